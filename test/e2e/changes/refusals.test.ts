import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import type { Fault } from '../../../sandbox/index.ts';
import { bindingOf, encodeCursor } from '../../../src/relay/cursor.ts';
import { personId } from '../../../src/relay/global-id.ts';
import { encodeOpaque } from '../../../src/relay/opaque-argument.ts';
import { encodeSince } from '../../../src/relay/since.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { bookOf, routesOf } from '../graph/support.ts';

import {
  askPage,
  type ChangesField,
  EDITORS,
  errorOf,
  FIELDS,
  keysOf,
  readAll,
  readPage,
  resetBooks,
  startBooks,
} from './support.ts';

const OTHERS = 'otherContactChanges';
const CONTACTS = 'personalContactChanges';

let harness: Harness;

beforeAll(async () => {
  harness = await startBooks({ demo: 20, second: 7 });
});
afterEach(() => resetBooks(harness));
afterAll(() => harness.close());

const DAY_MS = 86_400_000;
const SYNC_TOKEN_TEXT = 'Parameter [syncToken] value is invalid.';
const EXPIRED_TEXT = 'Sync token is expired. Clear local cache and retry call without the sync token.';
const info = (reason: string) => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain: 'people.googleapis.com',
});
const google = (status: string, message: string, ...details: readonly object[]) => ({
  error: { code: 400, message, status, ...(details.length > 0 && { details }) },
});

const fails = (status: number, body?: object): Fault => ({
  kind: 'status',
  status,
  times: 1,
  ...(body && { body }),
});

describe('an expired token', () => {
  it.each(['FAILED_PRECONDITION', 'INVALID_ARGUMENT'])('of Google is recognized by %s', async (status) => {
    const { google: upstream } = harness.sandbox;
    upstream.settings.update({ expiredSyncTokenStatus: status });
    const { nextSince: since } = await readAll(harness, OTHERS);
    harness.sandbox.clock.advance(7 * DAY_MS);
    const answer = await askPage(harness, OTHERS, { since });
    expect(errorOf(answer)).toMatchObject({
      code: 'SYNC_TOKEN_EXPIRED',
      message: expect.stringContaining('without `since`'),
      extensions: { upstream: 'google-people', upstreamCode: status },
      data: null,
    });
    expect(answer.calls).toHaveLength(1);
    expect((await readAll(harness, OTHERS)).changes).toHaveLength(20);
  });

  it.each([
    ['by its reason', 400, google('FAILED_PRECONDITION', EXPIRED_TEXT, info('EXPIRED_SYNC_TOKEN'))],
    ['as an invalid argument', 400, google('INVALID_ARGUMENT', EXPIRED_TEXT, info('EXPIRED_SYNC_TOKEN'))],
    ['by its text alone', 400, google('FAILED_PRECONDITION', EXPIRED_TEXT)],
    ['by another reason', 400, google('FAILED_PRECONDITION', 'It is old.', info('SYNC_TOKEN_EXPIRED'))],
    ['with 410, as in its guide', 410, undefined],
    ['like any invalid value', 400, google('INVALID_ARGUMENT', 'Request contains an invalid argument.')],
  ])('of Google, reported %s', async (_, status, body) => {
    const { nextSince: since } = await readAll(harness, OTHERS);
    harness.sandbox.google.addFault(fails(status, body));
    expect(errorOf(await askPage(harness, OTHERS, { since }))).toMatchObject({
      code: 'SYNC_TOKEN_EXPIRED',
      data: null,
    });
    expect((await readAll(harness, OTHERS, { since })).changes).toEqual([]);
  });

  it('of RingCentral', async () => {
    harness.sandbox.ringcentral.settings.update({ syncTokenSeconds: 60 });
    const { nextSince: since } = await readAll(harness, CONTACTS);
    harness.sandbox.clock.advance(60_000);
    const answer = await askPage(harness, CONTACTS, { since });
    expect(errorOf(answer)).toMatchObject({
      code: 'SYNC_TOKEN_EXPIRED',
      extensions: { upstream: 'ringcentral', upstreamCode: 'CMN-101' },
      data: null,
    });
    expect(answer.calls).toHaveLength(1);
    expect((await readAll(harness, CONTACTS)).changes).toHaveLength(20);
  });

  it.each([
    ['without the name of the parameter', { errors: [{ errorCode: 'CMN-101', message: SYNC_TOKEN_TEXT }] }],
    ['in the old format alone', { errorCode: 'CMN-101', message: SYNC_TOKEN_TEXT }],
    [
      'with another code on top',
      {
        errorCode: 'InvalidParameter',
        message: SYNC_TOKEN_TEXT,
        errors: [{ errorCode: 'CMN-101', message: 'Ungültig.', parameterName: 'syncToken' }],
      },
    ],
  ])('of RingCentral, reported %s', async (_, body) => {
    const { nextSince: since } = await readAll(harness, CONTACTS);
    harness.sandbox.ringcentral.addFault(fails(400, body));
    expect(errorOf(await askPage(harness, CONTACTS, { since })).code).toBe('SYNC_TOKEN_EXPIRED');
  });

  it("is also reported for another user's token, which Google answers like any invalid value", async () => {
    const { nextSince: since } = await readAll(harness, OTHERS);
    const answer = await askPage(harness, OTHERS, { since }, { as: 'second' });
    expect(errorOf(answer)).toMatchObject({
      code: 'SYNC_TOKEN_EXPIRED',
      extensions: { upstreamCode: 'INVALID_ARGUMENT' },
      data: null,
    });
  });

  it("does not affect the other upstream's part of the operation", async () => {
    const { nextSince: since } = await readAll(harness, OTHERS);
    harness.sandbox.clock.advance(7 * DAY_MS);
    const { body } = await harness.execute(
      `query ($since: String) {
        otherContactChanges(since: $since) { nextSince }
        personalContactChanges { nextSince }
      }`,
      { variables: { since } },
    );
    expect(body.data).toEqual({
      otherContactChanges: null,
      personalContactChanges: { nextSince: expect.any(String) },
    });
    expect(body.errors).toHaveLength(1);
  });
});

describe.each([true, false])('a page that upstream no longer has, of a full sync: %s', (isFull) => {
  const remedy = isFull
    ? 'Start a full sync: leave out `since` and `after`.'
    : 'Start the sync again: pass the same `since`, leave out `after`.';

  /** A `since` for changes, or none, and the cursor of the first of several pages. */
  const begin = async (field: ChangesField) => {
    const since = isFull ? null : (await readAll(harness, field, { first: 5 })).nextSince;
    const { keys, rename } = EDITORS[field](harness);
    for (const key of isFull ? [] : keys().slice(0, 8)) await rename(key, 'Moss');
    const { pageInfo } = await readPage(harness, field, { since, first: 5 });
    return { since, first: 5, after: pageInfo.endCursor };
  };

  it('of Google', async () => {
    harness.sandbox.google.settings.update({ pageTokenLifetimeMs: 1_000 });
    const demand = await begin(OTHERS);
    harness.sandbox.clock.advance(1_000);
    expect(errorOf(await askPage(harness, OTHERS, demand))).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(remedy),
      extensions: { upstreamCode: 'INVALID_ARGUMENT' },
    });
  });

  it.each([
    ['with its name', { errors: [{ errorCode: 'CMN-101', message: 'No.', parameterName: 'pageId' }] }],
    ['without its name', { errorCode: 'CMN-101', message: 'Parameter [pageId] value is invalid.' }],
  ])('of RingCentral, reported %s', async (_, body) => {
    const demand = await begin(CONTACTS);
    harness.sandbox.ringcentral.addFault(fails(400, body));
    expect(errorOf(await askPage(harness, CONTACTS, demand))).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(remedy),
      extensions: { upstreamCode: 'CMN-101' },
    });
  });
});

describe('a `since`', () => {
  it('of other sources is refused without a call', async () => {
    const { nextSince: since } = await readAll(harness, OTHERS);
    const answer = await askPage(harness, OTHERS, { since, sources: ['PROFILE', 'CONTACT'] });
    expect(errorOf(answer)).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/^since: .*\[CONTACT\].*\[CONTACT, PROFILE\]/),
      data: null,
    });
    expect(answer.calls).toEqual([]);
  });

  it.each([
    ['text', () => 'x', 'is not a `nextSince` of this service'],
    ['nothing', () => '', 'is not a `nextSince` of this service'],
    ['a cursor', (cursor: string) => cursor, 'is the cursor of an edge'],
    ['an id', () => personId('people/me'), 'is the id of a node'],
    ['of the other field', (_: string, other: string) => other, 'a `nextSince` of `'],
  ])('that is %s is refused without a call', async (_, make, message) => {
    const sinces = { [OTHERS]: '', [CONTACTS]: '' };
    for (const field of FIELDS) sinces[field] = (await readAll(harness, field)).nextSince;
    for (const [field, other] of [FIELDS, [...FIELDS].reverse()] as const) {
      const { pageInfo } = await readPage(harness, field, { first: 1 });
      const answer = await askPage(harness, field, {
        since: make(pageInfo.endCursor ?? '', sinces[other]),
      });
      expect(errorOf(answer)).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining(message),
        data: null,
      });
      expect(answer.calls).toEqual([]);
    }
  });

  it.each([
    [OTHERS, ['contact', 10]],
    [OTHERS, ['contact', 0, 'token']],
    [OTHERS, ['contact', 1_001, 'token']],
    [OTHERS, ['profile', 10, 'token']],
    [OTHERS, ['contact', 10, 'token', 'more']],
    [CONTACTS, ['~', '~']],
    [CONTACTS, ['~', 'x', 'token']],
    [CONTACTS, ['~', 1, 'token']],
    [CONTACTS, ['~', '~', 'token', 'more']],
    [CONTACTS, ['~', '~', 7]],
  ] as const)('of %s that carries %j is refused without a call', async (field, payload) => {
    const answer = await askPage(harness, field, { since: encodeSince(field, payload) });
    expect(errorOf(answer)).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('is not a `nextSince` of this service'),
    });
    expect(answer.calls).toEqual([]);
  });

  it('with one character changed is refused without a call', async () => {
    for (const field of FIELDS) {
      const { nextSince } = await readAll(harness, field);
      const at = Math.floor(nextSince.length / 2);
      const since = `${nextSince.slice(0, at)}${nextSince[at] === 'A' ? 'B' : 'A'}${nextSince.slice(at + 1)}`;
      const answer = await askPage(harness, field, { since });
      expect([errorOf(answer).code, answer.calls]).toEqual(['BAD_USER_INPUT', []]);
    }
  });

  it('of a later version is refused with that version', async () => {
    const answer = await askPage(harness, OTHERS, { since: encodeOpaque('since', 2, '["anything"]') });
    expect(errorOf(answer).message).toContain('the newer version 2');
  });
});

describe("a `since` of RingCentral's", () => {
  it('is valid for `~` and for the real ids of the same book', async () => {
    const book = bookOf(harness);
    const { keys, rename } = EDITORS[CONTACTS](harness);
    const own = await readAll(harness, CONTACTS);
    const named = await readAll(harness, CONTACTS, book);
    await rename(keys()[0] ?? '', 'Moss');
    for (const since of [own.nextSince, named.nextSince]) {
      for (const spelling of [{}, book, { extensionId: book.extensionId }]) {
        const { changes } = await readAll(harness, CONTACTS, { since, ...spelling });
        expect(keysOf(changes)).toEqual([keys()[0]]);
      }
    }
    const { pageInfo } = await readPage(harness, CONTACTS, { first: 5 });
    const rest = await readPage(harness, CONTACTS, { ...book, after: pageInfo.endCursor });
    expect(keysOf(rest.nodes)).toEqual(
      keys()
        .slice(6)
        .concat(keys()[0] ?? ''),
    );
  });

  it('of another book is refused without a call if the requested book is known', async () => {
    const { nextSince: since } = await readAll(harness, CONTACTS);
    const { extensionId } = bookOf(harness, 'second');
    const answer = await askPage(harness, CONTACTS, { since, extensionId });
    expect(errorOf(answer)).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(extensionId),
      data: null,
    });
    expect(answer.calls).toEqual([]);
  });

  it('of another book is not confused with an expired one if `~` is not known yet', async () => {
    const fresh = await startHarness();
    try {
      const { nextSince: since } = await readAll(fresh, CONTACTS, { first: 1_000 });
      const answer = await askPage(fresh, CONTACTS, { since }, { as: 'second' });
      expect(errorOf(answer)).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining(bookOf(fresh).extensionId),
      });
      expect(routesOf(answer.calls)).toEqual(['address-book-sync', 'favorite']);
      expect((await askPage(fresh, CONTACTS, { since }, { as: 'second' })).calls).toEqual([]);
    } finally {
      await fresh.close();
    }
  });

  it('that has expired is reported as such if `~` is not known yet', async () => {
    const fresh = await startHarness({ sandbox: { ringcentral: { settings: { syncTokenSeconds: 60 } } } });
    try {
      const { nextSince } = await readAll(fresh, CONTACTS, { ...bookOf(fresh), first: 1_000 });
      fresh.sandbox.clock.advance(60_000);
      const answer = await askPage(fresh, CONTACTS, { since: nextSince });
      expect(errorOf(answer).code).toBe('SYNC_TOKEN_EXPIRED');
    } finally {
      await fresh.close();
    }
  });
});

describe('a cursor', () => {
  it('of another sync is refused without a call', async () => {
    for (const field of FIELDS) {
      const full = await readPage(harness, field, { first: 5 });
      const { nextSince: since } = await readAll(harness, field);
      const answer = await askPage(harness, field, { since, after: full.pageInfo.endCursor });
      expect(errorOf(answer)).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('with other arguments'),
      });
      expect(answer.calls).toEqual([]);
    }
    const contacts = await readPage(harness, OTHERS, { first: 5 });
    const profiles = await askPage(harness, OTHERS, {
      sources: ['CONTACT', 'PROFILE'],
      after: contacts.pageInfo.endCursor,
    });
    expect(errorOf(profiles).message).toContain('with other arguments');
    const own = await readPage(harness, CONTACTS, { first: 5 });
    const other = await askPage(harness, CONTACTS, {
      extensionId: bookOf(harness, 'second').extensionId,
      after: own.pageInfo.endCursor,
    });
    expect(errorOf(other)).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(bookOf(harness).extensionId),
    });
    expect([...profiles.calls, ...other.calls]).toEqual([]);
  });

  it('that is a `since`, an id or of another field is refused with that reason', async () => {
    for (const field of FIELDS) {
      const { nextSince } = await readAll(harness, field);
      for (const [after, message] of [
        [nextSince, 'is the `nextSince` of a sync, not a cursor'],
        [personId('people/me'), 'is the id of a node, not a cursor'],
        [encodeCursor('favorites', 'x', [1]), 'is a cursor of `favorites`'],
      ]) {
        const answer = await askPage(harness, field, { after: after! });
        expect(errorOf(answer)).toMatchObject({
          code: 'BAD_USER_INPUT',
          message: expect.stringContaining(message!),
        });
        expect(answer.calls).toEqual([]);
      }
    }
  });

  const others = (...payload: readonly (string | number | null)[]) =>
    encodeCursor(OTHERS, bindingOf({ sources: 'contact', since: null }), payload);
  const contacts = (...payload: readonly (string | number | null)[]) =>
    encodeCursor(CONTACTS, bindingOf({ since: null }), payload);

  it.each([
    [OTHERS, others()],
    [OTHERS, others(0, null, 0, 0, 1)],
    [OTHERS, others(1_001, null, 0, 0, 1)],
    [OTHERS, others(5, 7, 0, 0, 1)],
    [OTHERS, others(5, null, -1, 0, 1)],
    [OTHERS, others(5, null, 0.5, 0, 1)],
    [OTHERS, others(5, null, 0, 2 ** 32, 1)],
    [OTHERS, others(5, null, 0, 0, 2)],
    [OTHERS, others(5, null, 0, 0, 1, 'more')],
    [CONTACTS, contacts(5, null, 0, 0, 1)],
    [CONTACTS, contacts(251, null, 0, 0, 1, '~', '~')],
    [CONTACTS, contacts(5, 'FSync:x', 0, 0, 1, '~', '~')],
    [CONTACTS, contacts(5, null, 0, 0, 1, '~', 'x')],
    [CONTACTS, contacts(5, null, 0, 0, 1, '~', '~', 1)],
  ] as const)(
    'of %s that this graph cannot have made is refused without a call: %#',
    async (field, after) => {
      const answer = await askPage(harness, field, { after });
      expect(errorOf(answer)).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('carries no position in a sync'),
      });
      expect(answer.calls).toEqual([]);
    },
  );
});

describe('a sync', () => {
  it.each(['accountId', 'extensionId'])('of a book with an unknown %s is NOT_FOUND', async (argument) => {
    const answer = await askPage(harness, CONTACTS, { [argument]: '999' });
    expect(errorOf(answer)).toMatchObject({ code: 'NOT_FOUND', data: null });
  });

  it('of an extension that cannot exist is refused without a call', async () => {
    const answer = await askPage(harness, CONTACTS, { extensionId: '../x' });
    expect([errorOf(answer).code, answer.calls]).toEqual(['BAD_USER_INPUT', []]);
  });

  it.each(FIELDS)('with an invalid page size is refused without a call: %s', async (field) => {
    for (const first of [-1, 1_001]) {
      const answer = await askPage(harness, field, { first });
      expect(errorOf(answer)).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('0 to 1000'),
      });
      expect(answer.calls).toEqual([]);
    }
  });

  it.each(FIELDS)('needs a credential: %s', async (field) => {
    const answer = await askPage(harness, field, {}, { as: 'nobody' });
    expect([errorOf(answer).code, answer.calls]).toEqual(['UNAUTHENTICATED', []]);
  });

  it('has a separate quota at Google if it is a full sync', async () => {
    const limited = await startHarness({ sandbox: { google: { settings: { fullSyncsPerMinute: 2 } } } });
    try {
      const { nextSince: since } = await readAll(limited, OTHERS, { first: 1_000 });
      await readPage(limited, OTHERS);
      const refused = await askPage(limited, OTHERS);
      expect(errorOf(refused)).toMatchObject({
        code: 'RATE_LIMITED',
        extensions: { retryAfter: 30, upstreamCode: 'RESOURCE_EXHAUSTED' },
      });
      // The ids of the caller's own book are known now.
      expect((await askPage(limited, OTHERS)).calls).toEqual([]);
      expect((await readAll(limited, OTHERS, { since })).changes).toEqual([]);
    } finally {
      await limited.close();
    }
  });

  it("shares RingCentral's quota with other calls", async () => {
    const limited = await startHarness({
      sandbox: { ringcentral: { limits: { heavy: 2 } } },
      env: { MAX_RATE_WAIT_MS: '0' },
    });
    try {
      // The changes that could be read are returned.
      const { nodes, pageInfo, calls } = await readPage(limited, CONTACTS, { first: 750 });
      expect([nodes.length, pageInfo.hasNextPage, calls.length]).toEqual([500, true, 2]);
      const refused = await askPage(limited, CONTACTS, { first: 750, after: pageInfo.endCursor });
      expect(errorOf(refused)).toMatchObject({
        code: 'RATE_LIMITED',
        extensions: { retryAfter: expect.any(Number) },
      });
      expect(refused.calls).toEqual([]);
    } finally {
      await limited.close();
    }
  });
});
