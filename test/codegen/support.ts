import { readDocument } from '../../codegen/document.ts';

export const DOCUMENT_FILES = [
  'schema/upstreams/google-people.yaml',
  'schema/upstreams/ringcentral.yaml',
] as const;

export const googlePeople = readDocument(DOCUMENT_FILES[0]);
export const ringCentral = readDocument(DOCUMENT_FILES[1]);

/** Every object in a document with the path that leads to it, lists' items by their index. */
export function* objectsIn(
  value: unknown,
  path = '',
): Generator<readonly [string, Readonly<Record<string, unknown>>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [path, value as Readonly<Record<string, unknown>>];
  for (const [key, inner] of Object.entries(value)) yield* objectsIn(inner, `${path}/${key}`);
}
