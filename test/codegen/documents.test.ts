import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

import { operationsOf } from '../../codegen/document.ts';

import { DOCUMENT_FILES, googlePeople, objectsIn, ringCentral } from './support.ts';

const DOCUMENTS = [
  ['google-people', googlePeople, ['read', 'write', 'token']],
  ['ringcentral', ringCentral, ['heavy', 'medium', 'light', 'auth']],
] as const;

const isValid = async (document: Record<string, unknown>): Promise<boolean> =>
  (await new Validator().validate(document)).valid;

describe.each(DOCUMENT_FILES)('%s', (file) => {
  const document = (): Record<string, unknown> & { paths: Record<string, unknown> } =>
    parse(readFileSync(file, 'utf8'));

  it('is OpenAPI 3.1', async () => {
    expect(document()).toMatchObject({ openapi: '3.1.0' });
    expect(await isValid(document())).toBe(true);
  });

  it.each([
    ['no version of the API', (broken: ReturnType<typeof document>) => ({ ...broken, info: { title: 'x' } })],
    [
      'a path without a slash',
      (broken: ReturnType<typeof document>) => ({ ...broken, paths: { ...broken.paths, x: {} } }),
    ],
    [
      'a response without a description',
      (broken: ReturnType<typeof document>) => ({
        ...broken,
        paths: { ...broken.paths, '/x': { get: { responses: { 200: {} } } } },
      }),
    ],
  ])('would not be valid with %s', async (_name, breakIt) => {
    expect(await isValid(breakIt(document()))).toBe(false);
  });

  // In YAML's flow style an unquoted text ends at its first comma, and the rest becomes a key without a value.
  it('has a value for every key', () => {
    const valueless = [...objectsIn(document())].flatMap(([path, object]) =>
      Object.keys(object)
        .filter((key) => object[key] === null)
        .map((key) => `${path}/${key}`),
    );
    expect(valueless).toEqual([]);
  });

  it('follows all of its references', () => {
    const root = document();
    const lost = [...objectsIn(root)].flatMap(([path, { $ref }]) =>
      typeof $ref === 'string' && at(root, $ref) === undefined ? [`${path}: ${$ref}`] : [],
    );
    expect(lost).toEqual([]);
  });
});

const at = (root: unknown, $ref: string): unknown =>
  $ref
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], root);

describe.each(DOCUMENTS)('%s', (_name, document, quotaGroups) => {
  it.each(operationsOf(document).map((operation) => [operation.id, operation] as const))(
    '%s has a summary, its quota group and whether it may be repeated',
    (_id, { operation, parameters }) => {
      expect(operation.summary).toMatch(/\w.*\.$/);
      expect(operation.description).toMatch(/\w.*\.$/s);
      expect(quotaGroups).toContain(operation['x-quota-group']);
      expect(typeof operation['x-idempotent']).toBe('boolean');
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['4XX', '5XX']));
      expect(parameters.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
    },
  );

  it('has a description for every schema and property', () => {
    const { schemas } = document.components;
    const described = (schema: { readonly $ref?: string; readonly description?: string }): boolean =>
      Boolean(schema.description ?? schemas[schema.$ref?.split('/').at(-1) ?? '']?.description);
    const undescribed = [...objectsIn(schemas)].flatMap(([path, schema]) =>
      Object.entries((schema['properties'] ?? {}) as Record<string, { $ref?: string; description?: string }>)
        .filter(([, property]) => !described(property))
        .map(([name]) => `${path}/${name}`),
    );
    expect(undescribed).toEqual([]);
    expect(Object.keys(schemas).filter((name) => !schemas[name]?.description)).toEqual([]);
  });

  it('has each operation once', () => {
    const ids = operationsOf(document).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
