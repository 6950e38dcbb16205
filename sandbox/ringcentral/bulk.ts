import type { UpstreamRequest, UpstreamResponse } from '../kit/index.ts';

import { type ApiFailure, batchTooLong, failure, invalidParameter, refuse, statusText } from './errors.ts';
import { joinMultipart } from './multipart.ts';
import type { RingcentralSettings } from './settings.ts';

/** Media type of bulk requests and answers in JSON. */
export const BULK_JSON_TYPE = 'application/vnd.ringcentral.multipart+json';
const MULTIPART_TYPE = 'multipart/mixed';

/** The result for one id of a bulk call. */
export interface BulkItem {
  readonly id: string;
  readonly status: number;
  /** JSON value; absent for an empty response (204). */
  readonly body?: unknown;
}

export const failedItem = (id: string, { status, body }: ApiFailure): BulkItem => ({ id, status, body });

const MAX_INT64 = 2n ** 63n - 1n;

export const isContactId = (text: string): boolean => /^\d{1,19}$/.test(text) && BigInt(text) <= MAX_INT64;

/**
 * The ids of a path such as `101004,102004`. Spaces around ids are ignored. Refuses too many ids, an empty id and,
 * depending on a setting, duplicate ids.
 */
export const readIds = (
  segment: string,
  { bulkLimit, duplicateIds }: Pick<RingcentralSettings, 'bulkLimit' | 'duplicateIds'>,
): readonly string[] => {
  const ids = segment.split(',').map((id) => id.trim());
  if (ids.length > bulkLimit) throw refuse(batchTooLong(bulkLimit));
  if (ids.includes('')) throw refuse(invalidParameter('contactId', segment));
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined && duplicateIds === 'refuse') {
    throw refuse(
      failure(400, {
        errorCode: 'CMN-406',
        message: 'Duplicate value for parameter [contactId] found in request',
        parameterName: 'contactId',
        parameterValue: repeated,
      }),
    );
  }
  return ids;
};

interface MediaRange {
  readonly type: string;
  readonly quality: number;
}

const mediaRanges = (accept: string): readonly MediaRange[] =>
  accept
    .split(',')
    .map((range) => range.trim().toLowerCase())
    .filter((range) => range !== '')
    .map((range) => ({
      type: range.split(';')[0]?.trim() ?? '',
      quality: Number(/;\s*q=([\d.]+)/.exec(range)?.[1] ?? 1),
    }));

/** Whether `Accept` prefers the JSON media type to multipart/mixed. At equal quality the first one wins. */
const wantsJson = (accept: string): boolean => {
  const chosen = mediaRanges(accept)
    .filter(({ type, quality }) => quality > 0 && (type === BULK_JSON_TYPE || type === MULTIPART_TYPE))
    .toSorted((left, right) => right.quality - left.quality)[0];
  return chosen?.type === BULK_JSON_TYPE;
};

const jsonForm = (items: readonly BulkItem[]): UpstreamResponse => ({
  status: 207,
  headers: { 'content-type': BULK_JSON_TYPE },
  body: JSON.stringify(items.map(({ id, status, body }) => ({ resourceId: id, status, body }))),
});

const multipartForm = (
  items: readonly BulkItem[],
  uriOf: (id: string) => string,
  boundary: string,
): UpstreamResponse => {
  const statuses = items.map(({ id, status }) => ({
    href: uriOf(id),
    status,
    responseDescription: statusText(status),
  }));
  const parts = [{ response: statuses }, ...items.map(({ body }) => body)].map((body) =>
    JSON.stringify(body),
  );
  return {
    status: 207,
    headers: { 'content-type': `${MULTIPART_TYPE}; boundary=${boundary}` },
    body: joinMultipart(parts, boundary),
  };
};

let boundaries = 0;

/** The 207 response with a result for each id, in request order. */
export const bulkResponse = (
  request: Pick<UpstreamRequest, 'headers'>,
  items: readonly BulkItem[],
  uriOf: (id: string) => string,
  { bulkEncoding }: Pick<RingcentralSettings, 'bulkEncoding'>,
): UpstreamResponse => {
  const isJson =
    bulkEncoding === 'accept' ? wantsJson(request.headers.accept ?? '') : bulkEncoding === 'json';
  boundaries += 1;
  return isJson
    ? jsonForm(items)
    : multipartForm(items, uriOf, `Boundary_${boundaries}_${process.pid}_${items.length}`);
};
