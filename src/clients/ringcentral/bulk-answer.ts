import type { CallAnswer } from '../http/call.ts';
import { isFields, parseJson, scalarText } from '../http/json.ts';

import { parseMultipart } from './multipart.ts';

/** The part of a bulk answer for one id. */
export interface BulkItem {
  /** The id, if the answer has it. */
  readonly id: string | undefined;
  readonly status: number;
  readonly body: unknown;
}

const lastSegment = (href: unknown): string | undefined =>
  typeof href === 'string' ? /\/(\d+)\/?(?:[?#].*)?$/.exec(href)?.[1] : undefined;

const isStatus = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 100 && Number(value) < 600;

// The path of the id in a part.
const ID_PATHS = [['id']];

const parsedOrText = (text: string): unknown => {
  if (text === '') return undefined;
  try {
    return parseJson(text, ID_PATHS);
  } catch {
    return text;
  }
};

/** For an item without a status: whether its body looks like an error. */
const guessedStatus = (body: unknown): number =>
  isFields(body) && ('errorCode' in body || 'errors' in body) ? 400 : 200;

/** `application/vnd.ringcentral.multipart+json`: a list of `{resourceId, status, body}`. */
const readEntry = (entry: unknown): BulkItem | undefined => {
  if (!isFields(entry)) return undefined;
  const { resourceId, status, body } = entry;
  const id = scalarText(resourceId) ?? (isFields(body) ? scalarText(body['id']) : undefined);
  return { id, status: isStatus(status) ? status : guessedStatus(body), body };
};

/** `multipart/mixed`: a part with the list of statuses, then one part per id in the order of the request. */
const readMultipart = ({ contentType, body }: CallAnswer): readonly BulkItem[] | undefined => {
  const parts = parseMultipart(contentType, String(body))?.map((part) => parsedOrText(part.body));
  if (parts === undefined) return undefined;
  const [first, ...rest] = parts;
  const statuses =
    isFields(first) && Array.isArray(first['response'])
      ? first['response'].map((one: unknown) => (isFields(one) ? one : {}))
      : undefined;
  // An answer to a DELETE has only the statuses.
  if (statuses !== undefined && rest.length === 0) {
    return statuses.map(({ href, status }) => ({
      id: lastSegment(href),
      status: isStatus(status) ? status : 0,
      body: undefined,
    }));
  }
  const bodies = statuses === undefined ? parts : rest;
  if (statuses !== undefined && statuses.length !== bodies.length) return undefined;
  return bodies.map((item, index) => {
    const { href, status } = statuses?.[index] ?? {};
    const id = lastSegment(href) ?? (isFields(item) ? scalarText(item['id']) : undefined);
    return { id, status: isStatus(status) ? status : guessedStatus(item), body: item };
  });
};

/** The items of a 207 answer in either encoding; undefined if the answer cannot be parsed. */
export const readBulkAnswer = (answer: CallAnswer): readonly BulkItem[] | undefined => {
  if (answer.mediaType.startsWith('multipart/')) return readMultipart(answer);
  if (!Array.isArray(answer.body)) return undefined;
  const items = answer.body.map(readEntry);
  return items.every((item) => item !== undefined) ? items : undefined;
};

/**
 * The item of each id; undefined for an id without one. Items are in the order of the request, but ids in the answer take
 * precedence, so that a contact never gets the data of another one.
 */
export const matchItems = (
  ids: readonly string[],
  items: readonly BulkItem[],
): readonly (BulkItem | undefined)[] => {
  const isInOrder =
    items.length === ids.length && items.every(({ id }, index) => id === undefined || id === ids[index]);
  if (isInOrder) return items;
  const byId = new Map(items.map((item) => [item.id, item]));
  return ids.map((id) => byId.get(id));
};
