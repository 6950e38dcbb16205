import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from 'node:crypto';

import { favoriteId, personalContactId } from '../../../src/relay/global-id.ts';
import { type ExecuteOptions, type Harness, startHarness } from '../../support/harness.ts';
import { bookOf, contactIdsOf } from '../graph/support.ts';

let harness: Harness;
/** The demo user's extension, and a contact that is not a favorite. */
let own: string;
let contact: string;
beforeAll(async () => {
  harness = await startHarness({ env: { GOOGLE_SEARCH_WARMUP_MS: '0' } });
  own = bookOf(harness).extensionId;
  contact = contactIdsOf(harness)[0] ?? '';
});
afterAll(() => harness.close());

const ask = async (query: string, options: ExecuteOptions = {}) =>
  (await harness.execute(query, { ...options, headers: { 'x-cache-tags': '1', ...options.headers } })).body;

const GOOGLE = expect.stringMatching(/^caller:google-people:[\w-]{22}$/);
const RINGCENTRAL = expect.stringMatching(/^caller:ringcentral:[\w-]{22}$/);

/** @param fields of a query; `$id`, `$node` and `$extension` are replaced by those of `contact` */
const answerTags = async (fields: string, options?: ExecuteOptions): Promise<readonly string[]> => {
  const values: Readonly<Record<string, string>> = {
    $id: contact,
    $node: personalContactId({ ...bookOf(harness), contactId: contact }),
    $extension: own,
  };
  const query = `{ ${fields.replaceAll(/\$\w+/g, (name) => JSON.stringify(values[name]))} }`;
  const { errors, extensions } = await ask(query, options);
  expect(errors).toBeUndefined();
  expect(Object.keys(extensions ?? {})).toEqual(['apolloCacheTags']);
  return extensions?.['apolloCacheTags'] as readonly string[];
};

describe('the cache tags of a response', () => {
  it('are only sent if the request asks for them', async () => {
    const { body, headers } = await harness.execute('{ favorites { totalCount } }');
    expect(body).not.toHaveProperty('extensions');
    expect(headers.get('vary')).toContain('x-cache-tags');
  });

  it.each<[string, () => readonly string[]]>([
    ['personalContacts(first: 2) { nodes { id } }', () => [`personal-contacts:${own}`]],
    ['personalContacts(extensionId: $extension) { totalCount }', () => [`personal-contacts:${own}`]],
    ['personalContacts(startsWith: "no such name") { totalCount }', () => [`personal-contacts:${own}`]],
    ['favorites { nodes { id target { __typename } } }', () => [`favorites:${own}`]],
    ['personalContact(contactId: $id) { notes }', () => [`personal-contact:${own}/${contact}`]],
    ['node(id: $node) { ... on PersonalContact { notes } }', () => [`personal-contact:${own}/${contact}`]],
    ['personalContact(contactId: "1") { notes }', () => [`personal-contact:${own}/1`]],
    [
      'personalContact(contactId: $id) { notes } favorites { totalCount }',
      () => [`favorites:${own}`, `personal-contact:${own}/${contact}`],
    ],
  ])('name the book, the caller and the part of the book: %s', async (field, expected) => {
    expect(await answerTags(field)).toEqual([`address-book:${own}`, RINGCENTRAL, ...expected()]);
  });

  it('name the contacts of favorites if they are read', async () => {
    const tags = await answerTags(
      'favorites(first: 100) { nodes { target { ... on PersonalContact { notes } } } }',
    );
    const targets = harness.sandbox.ringcentral.store
      .favorites('demo')
      .flatMap(({ contactId }) => (contactId === undefined ? [] : [`personal-contact:${own}/${contactId}`]));
    expect(targets.length).toBeGreaterThan(30);
    expect(tags).toEqual([`address-book:${own}`, RINGCENTRAL, `favorites:${own}`, ...targets.sort()]);
  });

  it.each<[string, readonly unknown[]]>([
    ['otherContacts(first: 2) { totalCount }', ['persons']],
    ['searchOtherContacts(query: "a") { nodes { id } }', ['persons']],
    ['person(resourceName: "people/me") { displayName }', ['person:people/me']],
    // Google cannot look up a single other contact, so the list is read.
    ['person(resourceName: "otherContacts/c0") { displayName }', ['persons']],
    [
      'person(resourceName: "people/jane@example.com") { displayName }',
      [expect.stringMatching(/^person:[\w-]{43}$/)],
    ],
  ])('name persons, by hash if the name has special characters: %s', async (field, expected) => {
    expect(await answerTags(field)).toEqual([GOOGLE, ...expected]);
  });

  it('are those of both upstreams if both are read', async () => {
    expect(await answerTags('otherContacts { totalCount } favorites { totalCount }')).toEqual([
      `address-book:${own}`,
      GOOGLE,
      RINGCENTRAL,
      `favorites:${own}`,
      'persons',
    ]);
  });

  it.each([
    ['has errors', '{ favorites { totalCount } personalContacts(first: -1) { totalCount } }'],
    ['has a field that is never cacheable', '{ favorites { totalCount } __schema { queryType { name } } }'],
    ['is invalid', '{ nope }'],
  ])('are omitted if the response is not cacheable because it %s', async (_name, query) => {
    expect(await ask(query)).not.toHaveProperty('extensions');
  });

  it.each([
    ['searches both upstreams', '{ searchContacts(query: "a") { nodes { id } } }'],
    ['looks up phone numbers', '{ matchPhoneNumbers(numbers: ["+12025550111"]) { number } }'],
    ['looks for duplicates', '{ duplicateContacts(first: 1) { nodes { reasons { kind } } } }'],
    ['shows the quotas', '{ upstreamQuotas { remaining } }'],
  ])('are omitted from a response that %s, which is never cacheable', async (_name, query) => {
    const { body, headers } = await harness.execute(query, { headers: { 'x-cache-tags': '1' } });
    expect(body.errors).toBeUndefined();
    expect(body).not.toHaveProperty('extensions');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('are sent together with a trace', async () => {
    const { extensions } = await ask('{ favorites { totalCount } }', {
      headers: { 'apollo-federation-include-trace': 'ftv1' },
    });
    expect(Object.keys(extensions ?? {}).sort()).toEqual(['apolloCacheTags', 'ftv1']);
  });

  it('name the caller by a hash that clients can compute from the token', async () => {
    const token = harness.sandbox.credentials.ringcentral.accessTokens.demo;
    const key = hash('sha256', JSON.stringify(['ringcentral', token]), 'base64url').slice(0, 22);
    expect(await answerTags('favorites { totalCount }')).toContain(`caller:ringcentral:${key}`);
  });

  it('differ between callers, are stable, and never name data of another caller', async () => {
    const field =
      'personalContacts(first: 50) { nodes { id } } otherContacts { totalCount } favorites { totalCount }';
    const [demo, again, second] = [
      await answerTags(field),
      await answerTags(field),
      await answerTags(field, { as: 'second' }),
    ];
    expect(again).toEqual(demo);
    expect(demo.filter((tag) => second.includes(tag))).toEqual(['persons']);
    const { accessTokens } = harness.sandbox.credentials.ringcentral;
    expect(JSON.stringify([demo, second])).not.toContain(accessTokens.demo);
  });
});

const ENTITIES = `query ($r: [_Any!]!) {
  _entities(representations: $r) {
    ... on Person { displayName }
    ... on PersonalContact { displayName }
    ... on Favorite { position target { ... on PersonalContact { displayName } } }
    ... on Extension { personalContacts(first: 2) { nodes { displayName } } favorites { totalCount } }
  }
}`;
const representation = (key: object) => ({ __typename: 'PersonalContact', ...key });

describe('the cache tags of entities', () => {
  const entityTags = async (representations: readonly object[], query = ENTITIES) => {
    const { data, errors, extensions } = await ask(query, { variables: { r: representations } });
    expect(errors).toBeUndefined();
    expect(Object.keys(extensions ?? {})).toEqual(['apolloEntityCacheTags']);
    const tags = extensions?.['apolloEntityCacheTags'] as readonly (readonly string[])[];
    expect(tags).toHaveLength(data._entities.length);
    return tags;
  };

  it('are at the index of the representation, and empty for a missing entity', async () => {
    const { accountId } = bookOf(harness);
    const contactId = contact;
    const target = harness.sandbox.ringcentral.store
      .favorites('demo')
      .flatMap((favorite) => (favorite.contactId === undefined ? [] : [favorite.contactId]))[0];
    const book = [`address-book:${own}`, RINGCENTRAL];
    const ofContact = [`personal-contact:${own}/${contact}`, ...book];
    expect(
      await entityTags([
        representation({ accountId, extensionId: own, contactId }),
        { __typename: 'Person', resourceName: 'people/me' },
        representation({ accountId: '~', extensionId: '~', contactId }),
        representation({ accountId, extensionId: own, contactId: '1' }),
        representation({ id: personalContactId({ ...bookOf(harness), contactId }) }),
        { __typename: 'Favorite', id: favoriteId(bookOf(harness), { contactId: target ?? '' }) },
        { __typename: 'Extension', extensionId: own },
        { __typename: 'Extension', extensionId: '~' },
        { __typename: 'Person', resourceName: 'people/c1' },
      ]),
    ).toEqual([
      ofContact,
      [expect.stringMatching(/^person:people\/\w+$/), GOOGLE],
      ofContact,
      [],
      ofContact,
      [`favorites:${own}`, `personal-contact:${own}/${target ?? ''}`, ...book],
      [`personal-contacts:${own}`, `favorites:${own}`, ...book],
      [`personal-contacts:${own}`, `favorites:${own}`, ...book],
      [],
    ]);
  });

  it('are omitted if an operation has two lists of representations', async () => {
    const { errors, extensions } = await ask(
      `query ($r: [_Any!]!) { a: _entities(representations: $r) { ...C } b: _entities(representations: $r) { ...C } }
       fragment C on PersonalContact { notes }`,
      { variables: { r: [representation({ accountId: '~', extensionId: '~', contactId: contact })] } },
    );
    expect(errors).toBeUndefined();
    expect(extensions).toEqual({
      apolloCacheTags: [`address-book:${own}`, RINGCENTRAL, `personal-contact:${own}/${contact}`],
    });
  });

  it('are short, also for a thousand entities', async () => {
    const ids = contactIdsOf(harness).slice(0, 999);
    const tags = await entityTags([
      ...ids.map((contactId) => representation({ accountId: '~', extensionId: '~', contactId })),
      { __typename: 'Person', resourceName: `people/${'x'.repeat(190)}` },
    ]);
    expect(tags.flat()).toHaveLength(999 * 3);
    for (const tag of tags.flat()) expect(tag).toMatch(/^[\w:/-]{1,120}$/);
  });
});
