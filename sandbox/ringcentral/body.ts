import type { UpstreamRequest } from '../kit/index.ts';

import { BULK_JSON_TYPE } from './bulk.ts';
import { failure, refuse, unparsableJson, unparsableRequest, unsupportedMediaType } from './errors.ts';
import { integerDigits, isJsonObject, parseJson } from './json.ts';
import { boundaryOf, splitMultipart } from './multipart.ts';
import type { RingcentralSettings } from './settings.ts';

const JSON_TYPE = 'application/json';

const contentTypeOf = ({ headers }: UpstreamRequest): string => headers['content-type'] ?? '';

const mediaTypeOf = (contentType: string): string => contentType.split(';')[0]?.trim().toLowerCase() ?? '';

const parse = (text: string): unknown => {
  try {
    return parseJson(text);
  } catch {
    throw refuse(unparsableJson());
  }
};

const isUtf8 = (contentType: string): boolean =>
  /^utf-?8$/i.test(/;\s*charset="?([^\s;"]+)/i.exec(contentType)?.[1] ?? 'utf-8');

/** The JSON of a request; refuses other content types with 415 and invalid JSON with 400. */
export const readJson = (request: UpstreamRequest): unknown => {
  const contentType = contentTypeOf(request);
  if (mediaTypeOf(contentType) !== JSON_TYPE || !isUtf8(contentType)) throw refuse(unsupportedMediaType());
  return parse(request.body.toString('utf8'));
};

/** One body of a PUT: a JSON value, or the error for a body that cannot be parsed. */
export interface PutBody {
  readonly id: string;
  readonly body: unknown;
}

type BulkBodySettings = Pick<
  RingcentralSettings,
  'bulkSingleBody' | 'bulkBodies' | 'bulkQuery' | 'bulkWildcard'
>;

const inOrder = (ids: readonly string[], bodies: readonly unknown[]): readonly PutBody[] => {
  if (bodies.length !== ids.length) throw refuse(unparsableRequest());
  return ids.map((id, index) => ({ id, body: bodies[index] }));
};

const MULTIPART_TYPE = 'multipart/mixed';

/** Refuses a bulk body in a disabled format, or with a query when that is disabled. */
const checkBulk = (
  { query, method }: UpstreamRequest,
  mediaType: string,
  { bulkBodies, bulkQuery }: BulkBodySettings,
): void => {
  const form = mediaType === MULTIPART_TYPE ? 'multipart' : 'json';
  if (bulkBodies !== 'any' && bulkBodies !== form) throw refuse(unsupportedMediaType());
  if (query.length === 0 || bulkQuery === 'allow' || bulkQuery === form) return;
  throw refuse(
    failure(400, {
      errorCode: 'CMN-105',
      message: `URL should not contain query string when method is [${method}] and content type is [${mediaType}]`,
    }),
  );
};

/** Entries `{ resourceId, body }` or, when the ids are in the path, `{ body }`. */
const entriesOf = (value: unknown): readonly { readonly id?: string; readonly body: unknown }[] => {
  if (!Array.isArray(value)) throw refuse(unparsableRequest());
  return value.map((entry: unknown) => {
    if (!isJsonObject(entry) || !isJsonObject(entry['body'])) throw refuse(unparsableRequest());
    const id = integerDigits(entry['resourceId']);
    return { ...(id !== undefined && { id }), body: entry['body'] };
  });
};

/**
 * The bodies of a PUT in any of its formats: one for each id of the path, in that order. `ids` is absent for the path
 * `*`: then the ids are in the body.
 */
export const readPutBodies = (
  request: UpstreamRequest,
  ids: readonly string[] | undefined,
  settings: BulkBodySettings,
): readonly PutBody[] => {
  const contentType = contentTypeOf(request);
  const mediaType = mediaTypeOf(contentType);
  const text = request.body.toString('utf8');
  if (mediaType === BULK_JSON_TYPE || mediaType === MULTIPART_TYPE) checkBulk(request, mediaType, settings);

  if (mediaType === BULK_JSON_TYPE) {
    const entries = entriesOf(parse(text));
    const bodies = entries.map(({ body }) => body);
    if (ids !== undefined) return inOrder(ids, bodies);
    const named = entries.flatMap(({ id }) => id ?? []);
    return inOrder(named, bodies);
  }
  if (ids === undefined) throw refuse(unsupportedMediaType());
  if (mediaType === MULTIPART_TYPE) {
    const parts = splitMultipart(text, boundaryOf(contentType) ?? '');
    if (parts === undefined) throw refuse(unparsableRequest());
    return inOrder(ids, parts.map(parse));
  }
  const body = readJson(request);
  if (ids.length > 1 && settings.bulkSingleBody === 'refuse') throw refuse(unparsableRequest());
  return ids.map((id) => ({ id, body }));
};
