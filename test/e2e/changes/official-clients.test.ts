import { auth, people, type people_v1 } from '@googleapis/people';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import RingCentral from '@rc-ex/core';

import type { Harness } from '../../support/harness.ts';

import { type Change, type ChangesField, EDITORS, readAll, resetBooks, startBooks } from './support.ts';

const SIZE = 600;

let harness: Harness;

beforeAll(async () => {
  harness = await startBooks({ demo: SIZE });
});
afterEach(() => resetBooks(harness));
afterAll(() => harness.close());

/** The result of a sync in a common form. */
interface Outcome {
  readonly changes: readonly (readonly [key: string, name: string | null | undefined])[];
  readonly token: string;
}

/** Reads a whole sync; a full one without a token. */
type Sync = (token?: string) => Promise<Outcome>;

const GONE = 'gone';
const FULL = { syncType: 'FSync' } as const;

const googleClient = (): Sync => {
  const { google, credentials } = harness.sandbox;
  const { clientId, clientSecret, refreshToken } = credentials.google;
  const endpoints = { oauth2TokenUrl: `${google.url}/token` };
  const credential = new auth.OAuth2({ clientId, clientSecret, endpoints });
  credential.setCredentials({ refresh_token: refreshToken });
  const client = people({ version: 'v1', auth: credential, rootUrl: google.url });
  return async (syncToken) => {
    const persons: people_v1.Schema$Person[] = [];
    let page: people_v1.Schema$ListOtherContactsResponse = {};
    do {
      const pageToken = page.nextPageToken;
      const asked = { ...(syncToken && { syncToken }), ...(pageToken && { pageToken }) };
      const readMask = 'names,metadata';
      ({ data: page } = await client.otherContacts.list({
        readMask,
        requestSyncToken: true,
        pageSize: 250,
        ...asked,
      }));
      persons.push(...(page.otherContacts ?? []));
    } while (page.nextPageToken);
    return {
      changes: persons.map(({ resourceName, metadata, names }) => [
        resourceName ?? '',
        metadata?.deleted ? GONE : (names?.[0]?.displayName ?? null),
      ]),
      token: page.nextSyncToken ?? '',
    };
  };
};

const ringcentralClient = async (): Promise<Sync> => {
  const { ringcentral, credentials } = harness.sandbox;
  const { clientId, clientSecret, jwt } = credentials.ringcentral;
  const client = new RingCentral({ server: ringcentral.url, clientId, clientSecret });
  await client.authorize({ jwt });
  const book = client.restapi().account('~').extension('~').addressBookSync();
  return async (syncToken) => {
    const changes: Outcome['changes'][number][] = [];
    let page: Awaited<ReturnType<typeof book.get>> = {};
    do {
      const asked = syncToken === undefined ? FULL : { syncType: 'ISync' as const, syncToken };
      page = await book.get({ ...asked, ...(page.nextPageId !== undefined && { pageId: page.nextPageId }) });
      for (const { id, availability, firstName } of page.records ?? []) {
        changes.push([String(id), availability === 'Alive' ? (firstName ?? null) : GONE]);
      }
    } while (page.nextPageId !== undefined);
    return { changes, token: page.syncInfo?.syncToken ?? '' };
  };
};

const nameOf = ({ data }: Change) => (data?.['displayName'] ?? data?.['firstName'] ?? null) as string | null;

/** The same through the graph. The official client parses ids as numbers, and some are too large for that. */
const graph =
  (field: ChangesField): Sync =>
  async (since) => {
    const { changes, nextSince } = await readAll(harness, field, { since, first: 250 });
    const keyOf = (key: string) => (field === 'personalContactChanges' ? String(Number(key)) : key);
    return {
      changes: changes.map((change) => [keyOf(change.key), change.deleted ? GONE : nameOf(change)]),
      token: nextSince,
    };
  };

describe.each([
  ['@googleapis/people', 'otherContactChanges', () => Promise.resolve(googleClient())],
  ['@rc-ex/core', 'personalContactChanges', ringcentralClient],
] as const)('%s', (_, field, createClient) => {
  it('gets the same full sync and the same changes as the graph', async () => {
    const [theirs, ours] = [await createClient(), graph(field)];
    const [theirFull, ourFull] = [await theirs(), await ours()];
    expect(ourFull.changes).toHaveLength(SIZE);
    expect(ourFull.changes).toEqual(theirFull.changes);

    const { keys, add, rename, remove } = EDITORS[field](harness);
    const all = keys();
    for (const key of all.slice(0, 280)) await rename(key, 'Moss');
    for (const key of all.slice(40, 60)) await remove(key);
    await add('Fern');
    const [theirNext, ourNext] = [await theirs(theirFull.token), await ours(ourFull.token)];
    expect(ourNext.changes).toHaveLength(281);
    expect(ourNext.changes).toEqual(theirNext.changes);
    expect(await ours(ourNext.token)).toMatchObject({ changes: [] });
  });
});
