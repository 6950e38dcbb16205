/**
 * Both upstreams in one process that uses as little CPU as possible: every answer is serialized once and kept as
 * bytes, so that the measurement covers the program in front of it. Started by `processes.ts` with `PORT` and
 * `STUB_LATENCY_MS`; reports the number of answered calls over IPC. Also accepts traces, which it ignores.
 */
import { createServer, type ServerResponse } from 'node:http';

import { applySelection, readSelector } from '../sandbox/google-people/fields-selector.ts';

import {
  contactAt,
  contactIndexOf,
  contactPage,
  favoriteList,
  PERSON_COUNT,
  personAt,
  syncPage,
} from './book.ts';

const LATENCY = Number(process.env.STUB_LATENCY_MS ?? '0');
const BULK_TYPE = 'application/vnd.ringcentral.multipart+json';

interface Answer {
  readonly status: number;
  /** In the format of `writeHead`: name, value, name, value. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

const answer = (status: number, value: unknown, type: string, headers: readonly string[]): Answer => {
  const body = Buffer.from(JSON.stringify(value));
  return { status, headers: ['content-type', type, 'content-length', String(body.length), ...headers], body };
};

/** Limits that are high enough never to delay a client. */
const rateLimit = (group: string): readonly string[] => [
  'x-rate-limit-group',
  group,
  'x-rate-limit-limit',
  '1000000',
  'x-rate-limit-remaining',
  '999999',
  'x-rate-limit-window',
  '60',
];

const ringcentral = (
  status: number,
  value: unknown,
  group: string,
  type = 'application/json;charset=utf-8',
) =>
  answer(status, value, type, ['rcrequestid', '0b8f1c9e-2b6a-4c9e-9a52-1f4f5a6b7c8d', ...rateLimit(group)]);

const google = (value: unknown) =>
  answer(200, value, 'application/json; charset=UTF-8', ['cache-control', 'private']);

const notFound = (url: string) =>
  answer(404, { errorCode: 'CMN-120', message: `The stub has no ${url}` }, 'application/json', []);

const readContacts = (list: string): Answer => {
  const entries = decodeURIComponent(list)
    .split(',')
    .map((id) => ({ id: id.trim(), index: contactIndexOf(id.trim()) }));
  const missing = { errorCode: 'CMN-102', message: 'Resource for parameter [contactId] is not found' };
  const [single] = entries;
  if (entries.length === 1 && single !== undefined)
    return single.index === undefined
      ? ringcentral(404, missing, 'heavy')
      : ringcentral(200, contactAt(single.index), 'heavy');
  const parts = entries.map(({ id, index }) =>
    index === undefined
      ? { resourceId: id, status: 404, body: missing }
      : { resourceId: id, status: 200, body: contactAt(index) },
  );
  return ringcentral(207, parts, 'heavy', BULK_TYPE);
};

const listOtherContacts = (query: URLSearchParams): Answer => {
  const pageSize = Number(query.get('pageSize') ?? '100');
  const start = Number(query.get('pageToken') ?? '0');
  // Data never changes after a sync.
  const end = query.has('syncToken') ? start : Math.min(start + pageSize, PERSON_COUNT);
  const mask = new Set([...(query.get('readMask') ?? '').split(','), 'resourceName', 'etag']);
  const masked = Array.from({ length: end - start }, (_, offset) =>
    Object.fromEntries(Object.entries(personAt(start + offset)).filter(([name]) => mask.has(name))),
  );
  const page = {
    otherContacts: masked,
    totalSize: PERSON_COUNT,
    ...(end > start && end < PERSON_COUNT
      ? { nextPageToken: String(end) }
      : { nextSyncToken: 'bench-sync-token' }),
  };
  // A client that asks for fewer bytes must get fewer bytes.
  const selection = readSelector(query.get('fields') ?? undefined, 'ListOtherContactsResponse');
  return google(applySelection(page, selection));
};

const EXTENSION = String.raw`^/restapi/v1\.0/account/[^/]+/extension/[^/]+`;
const ROUTES: readonly (readonly [RegExp, (parts: readonly string[], query: URLSearchParams) => Answer])[] = [
  [
    new RegExp(`${EXTENSION}/address-book/contact$`),
    (_, query) =>
      ringcentral(
        200,
        contactPage(Number(query.get('page') ?? '1'), Number(query.get('perPage') ?? '100')),
        'heavy',
      ),
  ],
  [new RegExp(`${EXTENSION}/address-book/contact/([^/]+)$`), ([, list = '']) => readContacts(list)],
  [new RegExp(`${EXTENSION}/favorite$`), () => ringcentral(200, favoriteList(), 'light')],
  [
    new RegExp(`${EXTENSION}/address-book-sync$`),
    (_, query) => ringcentral(200, syncPage(query.get('syncType') ?? 'FSync'), 'heavy'),
  ],
  [/^\/v1\/people\/me$/, () => google({ resourceName: 'people/c100000000000000001', etag: '%EgMBAj0=' })],
  [/^\/v1\/otherContacts$/, (_, query) => listOtherContacts(query)],
];

const compute = (url: string): Answer => {
  const { pathname, searchParams } = new URL(url, 'http://stub');
  for (const [pattern, make] of ROUTES) {
    const match = pattern.exec(pathname);
    if (match !== null) return make(match, searchParams);
  }
  return notFound(url);
};

/** Bounded, although a run only requests a few hundred different URLs. */
const answers = new Map<string, Answer>();
const answerFor = (url: string): Answer => {
  const known = answers.get(url);
  if (known !== undefined) return known;
  const made = compute(url);
  if (answers.size < 4_000) answers.set(url, made);
  return made;
};

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, [...headers]);
  response.end(body);
};

const taken = answer(200, {}, 'application/json', []);
let calls = 0;
const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  if (request.url === '/v1/traces') {
    request.resume().once('end', () => send(response, taken));
    return;
  }
  calls += 1;
  const found = answerFor(request.url ?? '/');
  if (LATENCY > 0) setTimeout(send, LATENCY, response, found);
  else send(response, found);
});

process.on('message', () => process.send?.({ calls }));
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
server.listen(Number(process.env.PORT), '127.0.0.1');
