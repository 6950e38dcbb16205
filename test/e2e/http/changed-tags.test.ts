import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type Clients, createUpstreams, type Upstreams } from '../../../src/clients/upstreams.ts';
import { type Context, createContextFactory } from '../../../src/context/context.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { bookOf, contactIdsOf } from '../graph/support.ts';

const OWN = { accountId: '~', extensionId: '~' };

let harness: Harness;
/** New ones for each test, because they remember whose book `~` is. */
let upstreams: Upstreams;
let contextFor: () => Context;
beforeAll(async () => {
  harness = await startHarness({ env: { GOOGLE_SEARCH_WARMUP_MS: '0' } });
});
beforeEach(() => {
  harness.sandbox.google.reset();
  harness.sandbox.ringcentral.reset();
  const { google, ringcentral, credentials } = harness.sandbox;
  upstreams = createUpstreams({
    googlePeopleUrl: google.url,
    googleTokenUrl: `${google.url}/token`,
    ringcentralUrl: ringcentral.url,
    timeoutMs: 10_000,
    maxRateWaitMs: 0,
  });
  const createContext = createContextFactory({ upstreams, googleSearchWarmupMs: 0, lockWaitMs: 1_000 });
  contextFor = () =>
    createContext({
      headers: {
        'x-cache-tags': '1',
        'x-google-authorization': `Bearer ${credentials.google.accessTokens.demo}`,
        'x-ringcentral-authorization': `Bearer ${credentials.ringcentral.accessTokens.demo}`,
      },
      signal: new AbortController().signal,
      deadline: performance.now() + 60_000,
      onUpstreamCall: () => undefined,
      maxStalenessMs: undefined,
      served: undefined,
    });
});
afterEach(() => upstreams.close());
afterAll(() => harness.close());

type Write = (clients: Clients, harness: Harness) => Promise<unknown>;

const realBook = (from: Harness) => bookOf(from);
const ids = (from: Harness) => contactIdsOf(from);
const favoriteIds = ({ sandbox }: Harness) =>
  sandbox.ringcentral.store
    .favorites('demo')
    .flatMap(({ contactId }) => (contactId === undefined ? [] : [contactId]));

const WRITES: Readonly<Record<string, Write>> = {
  'a new contact': ({ ringcentral }) =>
    ringcentral.createContact(OWN, { firstName: 'Aaron', lastName: 'Aardvark' }),
  'a replaced contact': ({ ringcentral }, from) =>
    ringcentral.updateContacts(realBook(from), [
      { contactId: ids(from)[0] ?? '', contact: { firstName: 'Aaron' } },
    ]),
  'replaced favorites': ({ ringcentral }, from) =>
    ringcentral.updateContacts(
      realBook(from),
      favoriteIds(from)
        .slice(0, 30)
        .map((contactId) => ({ contactId, contact: { firstName: 'Aaron', notes: 'new' } })),
    ),
  'a patched contact': ({ ringcentral }, from) =>
    ringcentral.patchContact({ ...realBook(from), contactId: ids(from)[0] ?? '' }, { notes: 'new' }),
  'deleted contacts': ({ ringcentral }, from) => ringcentral.deleteContacts(OWN, ids(from).slice(0, 3)),
  'other favorites': ({ ringcentral }) => ringcentral.updateFavoriteContactList(OWN, { records: [] }),
  'an upload': ({ ringcentral }, from) =>
    ringcentral.addressBookBulkUpload(
      { accountId: '~' },
      { records: [{ extensionId: realBook(from).extensionId, contacts: [{ firstName: 'Aaron' }] }] },
    ),
};

const READS = [
  '{ personalContacts(first: 3) { totalCount nodes { id displayName notes } } }',
  '{ personalContact(contactId: "$0") { displayName notes } }',
  '{ personalContact(contactId: "$2") { displayName } second: personalContact(contactId: "$1") { displayName } }',
  '{ favorites(first: 100) { nodes { id target { ... on PersonalContact { notes } } } } }',
  '{ favorites(first: 100) { totalCount } }',
  '{ _entities(representations: [{ __typename: "PersonalContact", accountId: "~", extensionId: "~", contactId: "$0" }]) { ... on PersonalContact { notes } } }',
  '{ _entities(representations: [{ __typename: "Extension", extensionId: "~" }]) { ... on Extension { personalContacts(first: 3) { nodes { displayName notes } } favorites(first: 100) { nodes { target { ... on PersonalContact { notes } } } } } } }',
  '{ otherContacts(first: 3) { nodes { displayName } } }',
  '{ person(resourceName: "people/me") { displayName } }',
];

interface Kept {
  readonly data: unknown;
  readonly tags: readonly string[];
}

const readAll = (contactIds: readonly string[]): Promise<readonly Kept[]> =>
  Promise.all(
    READS.map(async (query) => {
      const text = query.replaceAll(/\$(\d)/g, (_match, index: string) => contactIds[Number(index)] ?? '');
      const { body } = await harness.execute(text, { headers: { 'x-cache-tags': '1' } });
      const { apolloCacheTags = [], apolloEntityCacheTags = [] } = (body.extensions ?? {}) as {
        apolloCacheTags?: string[];
        apolloEntityCacheTags?: string[][];
      };
      return { data: body.data as unknown, tags: [...apolloCacheTags, ...apolloEntityCacheTags.flat()] };
    }),
  );

describe('invalidated cache tags', () => {
  it.each(Object.keys(WRITES))(
    'match every cached response that %s makes stale, and none of Google’s data',
    async (name) => {
      const contactIds = ids(harness);
      const before = await readAll(contactIds);
      const context = contextFor();
      await context.loaders.favorites.load(OWN); // the first response tells whose book it is
      await WRITES[name]?.(context.clients, harness);
      const changed = context.cacheTags?.ofChanges() ?? [];
      const after = await readAll(contactIds);
      const isFound = ({ tags }: Kept) => tags.some((tag) => changed.includes(tag));
      const outdated = before.filter(
        ({ data }, index) => JSON.stringify(data) !== JSON.stringify(after[index]?.data),
      );
      // The upload has only started.
      if (name !== 'an upload') expect(outdated.length).toBeGreaterThan(0);
      expect(outdated.filter((kept) => !isFound(kept))).toEqual([]);
      expect(before.slice(-2).filter(isFound)).toEqual([]);
    },
  );

  it('do not match the rest of the book', async () => {
    const { extensionId } = bookOf(harness);
    const context = contextFor();
    const [first = ''] = ids(harness);
    await context.clients.ringcentral.patchContact(
      { ...bookOf(harness), contactId: first },
      { notes: 'new' },
    );
    expect(context.cacheTags?.ofChanges()).toEqual([
      `personal-contact:${extensionId}/${first}`,
      `personal-contacts:${extensionId}`,
    ]);
    const other = contextFor();
    await other.clients.ringcentral.updateFavoriteContactList(bookOf(harness), { records: [] });
    expect(other.cacheTags?.ofChanges()).toEqual([`favorites:${extensionId}`]);
  });

  it('name the copy of an other contact', async () => {
    const context = contextFor();
    const page = await context.clients.googlePeople.listOtherContacts({ readMask: 'names', pageSize: 1 });
    const copy = await context.clients.googlePeople.copyOtherContactToMyContactsGroup(
      { resourceName: page.otherContacts?.[0]?.resourceName ?? '' },
      { copyMask: 'names', readMask: 'names' },
    );
    expect(context.cacheTags?.ofChanges()).toEqual([`person:${copy.resourceName ?? ''}`]);
  });

  it('name everything read for the caller if only upstream knows whose book it is', async () => {
    const context = contextFor();
    await context.clients.ringcentral.createContact(OWN, { firstName: 'Aaron' });
    const [tag, ...others] = context.cacheTags?.ofChanges() ?? [];
    expect(others).toEqual([]);
    expect((await readAll(ids(harness)))[0]?.tags).toContain(tag);
  });

  it('name what may have changed, and nothing else', async () => {
    const { ringcentral } = harness.sandbox;
    const [first = ''] = ids(harness);
    const patch = (context: Context) =>
      context.clients.ringcentral.patchContact({ ...bookOf(harness), contactId: first }, { notes: 'new' });
    const [unknown, refused] = [contextFor(), contextFor()];
    ringcentral.addFault({ kind: 'reset' });
    await expect(patch(unknown)).rejects.toMatchObject({ outcomeUnknown: true });
    ringcentral.clearFaults();
    expect(unknown.cacheTags?.ofChanges()).toHaveLength(2);
    ringcentral.addFault({ kind: 'status', status: 403 });
    await expect(patch(refused)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(refused.cacheTags?.ofChanges()).toEqual([]);
  });
});

describe('more than a thousand contacts', () => {
  const many = Array.from({ length: 1_200 }, (_, index) => String(index));
  const access = (isWrite: boolean) => ({
    operationId: isWrite ? 'updateContact' : 'readContact',
    isWrite,
    credentialKey: 'ringcentral:x',
    parameters: { accountId: '1', extensionId: '2', contactId: many },
    body: undefined,
    answer: undefined,
  });

  it('are named by their book only, which still matches a change of one or all of them', async () => {
    const { cacheTags } = contextFor();
    cacheTags?.onAccess(access(false));
    cacheTags?.onAccess(access(true));
    expect(await cacheTags?.ofAnswer()).toEqual({
      apolloCacheTags: ['address-book:2', 'caller:ringcentral:x', 'personal-contacts:2'],
    });
    expect(cacheTags?.ofChanges()).toEqual(['address-book:2', 'personal-contacts:2']);
  });
});
