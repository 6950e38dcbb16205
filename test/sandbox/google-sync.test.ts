import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import {
  CONTACT,
  errorOf,
  type GoogleTest,
  INVALID_ARGUMENT,
  type Parameters,
  PROFILE,
  startGoogle,
} from './google-support.ts';

const DAY_MS = 86_400_000;
const SYNC = { readMask: 'names,emailAddresses,metadata', requestSyncToken: true, pageSize: 50 } as const;

let google: GoogleTest;

beforeAll(async () => {
  google = await startGoogle({ otherContactCount: { demo: 120, second: 30 } });
});
afterEach(() => google.upstream.reset());
afterAll(() => google.upstream.close());

const fullSync = async (parameters: Parameters = SYNC): Promise<string> =>
  (await google.listAll(parameters)).at(-1)?.nextSyncToken ?? '';

const idAt = (position: number): bigint =>
  google.upstream.store.book('demo').otherContactAt(position)?.id ?? 0n;

describe('a full sync', () => {
  it('gives its token only on the last page', async () => {
    const pages = await google.listAll(SYNC);
    expect(pages.map(({ nextSyncToken }) => typeof nextSyncToken)).toEqual([
      'undefined',
      'undefined',
      'string',
    ]);
    const unasked = await google.listAll({ readMask: 'names', pageSize: 100 });
    expect(unasked.some(({ nextSyncToken }) => nextSyncToken !== undefined)).toBe(false);
  });

  it('has a separate quota for first pages', async () => {
    google.upstream.settings.update({ fullSyncsPerMinute: 2 });
    await fullSync();
    await fullSync();
    const refused = await google.list(SYNC);
    expect(refused.status).toBe(429);
    expect((await google.list({ ...SYNC, requestSyncToken: false })).status).toBe(200);
    google.clock.advance(60_000);
    expect((await google.list(SYNC)).status).toBe(200);
  });
});

describe('an incremental sync', () => {
  it('lists each added, changed and deleted contact once', async () => {
    const syncToken = await fullSync();
    const book = google.upstream.store.book('demo');
    expect((await google.list({ ...SYNC, syncToken })).body).toEqual({ nextSyncToken: expect.any(String) });

    const added = book.addOtherContact({
      givenName: 'Fern',
      familyName: 'Newcomb',
      emailAddress: 'fern@example.org',
    });
    const [changed, gone] = [idAt(3), idAt(4)];
    book.updateOtherContact(changed, { givenName: 'Moss' });
    book.updateOtherContact(gone, { givenName: 'Lichen' });
    book.deleteOtherContact(gone);
    book.updateOtherContact(changed, { familyName: 'Stonewall' });

    const { body } = await google.list({ ...SYNC, syncToken });
    expect(body.totalSize).toBe(3);
    expect(body.otherContacts).toEqual([
      expect.objectContaining({ resourceName: added.person.resourceName }),
      {
        resourceName: `otherContacts/c${gone}`,
        etag: expect.stringMatching(/^%/),
        metadata: {
          sources: [{ type: 'OTHER_CONTACT', id: gone.toString(16) }],
          deleted: true,
          objectType: 'PERSON',
        },
      },
      expect.objectContaining({
        resourceName: `otherContacts/c${changed}`,
        names: [expect.objectContaining({ displayName: 'Moss Stonewall' })],
      }),
    ]);
    const after = await google.list({ ...SYNC, syncToken: body.nextSyncToken ?? '' });
    expect(after.body.otherContacts).toBeUndefined();
    expect((await google.list({ readMask: 'names' })).body.totalSize).toBe(120);
  });

  it('is paged, and changes made meanwhile are left to the next sync', async () => {
    const parameters = { ...SYNC, pageSize: 2 };
    const syncToken = await fullSync();
    const book = google.upstream.store.book('demo');
    const names = [0, 1, 2, 3, 4].map((position) => {
      book.updateOtherContact(idAt(position), { familyName: 'Ridgeway' });
      return `otherContacts/c${idAt(position)}`;
    });
    const first = (await google.list({ ...parameters, syncToken })).body;
    book.updateOtherContact(idAt(0), { familyName: 'Valley' });
    const rest: (typeof first)[] = [];
    for (
      let pageToken = first.nextPageToken;
      pageToken !== undefined;
      pageToken = rest.at(-1)?.nextPageToken
    ) {
      rest.push((await google.list({ ...parameters, syncToken, pageToken })).body);
    }
    const pages = [first, ...rest];
    expect(pages.map(({ otherContacts }) => otherContacts?.map(({ resourceName }) => resourceName))).toEqual([
      names.slice(0, 2),
      names.slice(2, 4),
      names.slice(4),
    ]);
    expect(pages.map(({ nextSyncToken }) => nextSyncToken !== undefined)).toEqual([false, false, true]);
    const next = await google.list({ ...SYNC, syncToken: pages.at(-1)?.nextSyncToken ?? '' });
    expect(next.body.otherContacts?.map(({ resourceName }) => resourceName)).toEqual([names[0]]);
  });

  it('lists deletions as names only when the mask has no metadata', async () => {
    const parameters = { ...SYNC, readMask: 'names' };
    const syncToken = await fullSync(parameters);
    google.upstream.store.book('demo').deleteOtherContact(idAt(9));
    const { body } = await google.list({ ...parameters, syncToken });
    expect(Object.keys(body.otherContacts?.[0] ?? {})).toEqual(['resourceName', 'etag']);
  });

  it('returns a new token even without a request for it, unless switched off', async () => {
    const { requestSyncToken: _asked, ...unasked } = SYNC;
    const syncToken = await fullSync();
    expect((await google.list({ ...unasked, syncToken })).body.nextSyncToken).toBeDefined();
    google.upstream.settings.update({ returnsSyncTokenUnasked: false });
    expect((await google.list({ ...unasked, syncToken })).body.nextSyncToken).toBeUndefined();
  });

  it('sees changes only after they have propagated', async () => {
    google.upstream.settings.update({ syncPropagationMs: 180_000 });
    const syncToken = await fullSync();
    google.upstream.store.book('demo').deleteOtherContact(idAt(0));
    const early = (await google.list({ ...SYNC, syncToken })).body;
    expect(early.otherContacts).toBeUndefined();
    google.clock.advance(180_000);
    const { body } = await google.list({ ...SYNC, syncToken: early.nextSyncToken ?? '' });
    expect(body.otherContacts).toHaveLength(1);
  });
});

describe('a sync token', () => {
  const EXPIRED = 'Sync token is expired. Clear local cache and retry call without the sync token.';

  it('expires seven days after the full sync, regardless of syncs in between', async () => {
    const syncToken = await fullSync();
    google.clock.advance(6 * DAY_MS);
    const renewed = (await google.list({ ...SYNC, syncToken })).body.nextSyncToken ?? '';
    google.clock.advance(DAY_MS);
    for (const token of [syncToken, renewed]) {
      const answer = await google.list({ ...SYNC, syncToken: token });
      expect(errorOf(answer)).toEqual([400, 'FAILED_PRECONDITION', EXPIRED]);
      expect(answer.body.error?.details?.[0]?.reason).toBe('EXPIRED_SYNC_TOKEN');
    }
  });

  it('can be set to live longer, and to expire with another status', async () => {
    google.upstream.settings.update({
      incrementalSyncRenewsToken: true,
      expiredSyncTokenStatus: 'INVALID_ARGUMENT',
    });
    const syncToken = await fullSync();
    google.clock.advance(6 * DAY_MS);
    const renewed = (await google.list({ ...SYNC, syncToken })).body.nextSyncToken ?? '';
    google.clock.advance(DAY_MS);
    expect((await google.list({ ...SYNC, syncToken: renewed })).status).toBe(200);
    expect(errorOf(await google.list({ ...SYNC, syncToken }))).toEqual([400, 'INVALID_ARGUMENT', EXPIRED]);
  });

  it('is bound to mask, sources and user', async () => {
    const syncToken = await fullSync();
    expect((await google.list({ ...SYNC, syncToken, pageSize: 10 })).status).toBe(200);
    for (const change of [
      { readMask: 'names,metadata' },
      { sources: [CONTACT, PROFILE] },
      { syncToken: 'made-up' },
    ]) {
      expect(errorOf(await google.list({ ...SYNC, syncToken, ...change }))).toEqual(INVALID_ARGUMENT);
    }
    const foreign = await google.list({ ...SYNC, syncToken }, { token: 'sandbox-google-second' });
    expect(errorOf(foreign)).toEqual(INVALID_ARGUMENT);
    google.upstream.settings.update({ syncMismatch: 'expired' });
    const mismatch = await google.list({ ...SYNC, syncToken, sources: [CONTACT, PROFILE] });
    expect(mismatch.body.error?.message).toBe(EXPIRED);
    google.upstream.settings.update({ syncTokenBindsPageSize: true });
    const bound = await fullSync();
    expect((await google.list({ ...SYNC, syncToken: bound, pageSize: 10 })).status).toBe(400);
  });
});
