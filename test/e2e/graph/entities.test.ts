import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { favoriteId, personalContactId, personId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';

import { ask, batchSizes, bookOf, contactIdsOf, failuresOf, range, routesOf } from './support.ts';

/** A representation and its expected outcome: an entity, null, or null and an error with this code. */
interface Case {
  readonly representation: unknown;
  readonly entity: Readonly<Record<string, unknown>> | null;
  readonly code?: 'BAD_USER_INPUT';
}

const QUERY = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on PersonalContact { contactId extensionId displayName }
    ... on Person { resourceName metadata { objectType } }
    ... on Favorite { id position }
    ... on Extension { extensionId }
  }
}`;

let harness: Harness;
let book: ReturnType<typeof bookOf>;
beforeEach(async () => {
  harness = await startHarness();
  book = bookOf(harness);
});
afterEach(() => harness.close());

const own = { accountId: '~', extensionId: '~' };
const contact = (contactId: string, keys: object): Case => ({
  representation: { __typename: 'PersonalContact', ...keys },
  entity: { __typename: 'PersonalContact', contactId, extensionId: book.extensionId },
});
const person = (resourceName: string, exists: boolean): Case => ({
  representation: { __typename: 'Person', resourceName },
  entity: exists ? { __typename: 'Person', resourceName } : null,
});

const contactCases = (): readonly Case[] => {
  const ids = contactIdsOf(harness);
  const byKeys = [...ids.slice(0, 300), ...ids.slice(0, 30)];
  return [
    ...byKeys.map((contactId) => contact(contactId, { ...book, contactId })),
    ...ids
      .slice(250, 350)
      .map((contactId) => contact(contactId, { id: personalContactId({ ...book, contactId }) })),
    ...ids.slice(350, 420).map((contactId) => contact(contactId, { ...own, contactId })),
    ...range(8).map((index) => ({
      representation: { __typename: 'PersonalContact', ...book, contactId: String(index + 1) },
      entity: null,
    })),
  ];
};

const personCases = (): readonly Case[] => {
  const { contacts, otherContactAt } = harness.sandbox.google.store.book('demo');
  const known = contacts()
    .map(({ resourceName }) => resourceName)
    .slice(0, 100);
  return [
    ...known.map((name) => person(name, true)),
    ...range(205 - known.length).map((index) => person(`people/c${String(index + 1)}`, false)),
    ...range(40).map((index) => person(otherContactAt(index * 20)?.person.resourceName ?? '', true)),
  ];
};

const favoriteCases = (): readonly Case[] => {
  const favorites = harness.sandbox.ringcentral.store.favorites('demo').slice(0, 18);
  const byTarget = favorites.map(({ contactId, extensionId = '', accountId = book.accountId }) =>
    favoriteId(book, contactId === undefined ? { extensionId, accountId } : { contactId }),
  );
  const absent = range(2).map((index) => favoriteId(book, { contactId: String(index + 1) }));
  return [...byTarget, ...absent].map((id, index) => ({
    representation: { __typename: 'Favorite', id },
    entity: index < favorites.length ? { __typename: 'Favorite', id, position: index } : null,
  }));
};

/** Invalid representations. */
const badRepresentations = (): readonly unknown[] => [
  { __typename: 'Invoice', id: '1' },
  { __typename: 'PageInfo' },
  { __typename: 'constructor' },
  { __typename: '__proto__' },
  { __typename: 7 },
  { id: personId('people/me') },
  'Person',
  ['Person'],
  { __typename: 'Person' },
  { __typename: 'Person', id: null, resourceName: 'people/me' },
  { __typename: 'Person', id: personalContactId({ ...book, contactId: '1' }) },
  { __typename: 'Person', resourceName: 'people/../oauth' },
  { __typename: 'PersonalContact', ...book },
  { __typename: 'PersonalContact', contactId: '90500000004' },
  { __typename: 'PersonalContact', ...book, contactId: '9050x' },
  { __typename: 'PersonalContact', ...book, contactId: 1.5 },
  { __typename: 'PersonalContact', ...book, contactId: ['90500000004'] },
  { __typename: 'PersonalContact', id: 'garbage' },
  { __typename: 'Favorite', position: 0 },
  { __typename: 'Extension', extensionId: { id: '711040004' } },
];

/** Mixed so that neighbors have different kinds; 7919 and 1,000 are coprime. */
const mixed = (cases: readonly Case[]): readonly Case[] =>
  cases.map((_, index) => cases[(index * 7919) % cases.length]!);

describe('1,000 valid and invalid representations', () => {
  it('each have their own outcome, and only valid ones cost calls', async () => {
    const extensions = range(27).map((index): Case => {
      const extensionId = String(711_060_004 + index * 1000);
      return {
        representation: { __typename: 'Extension', extensionId },
        entity: { __typename: 'Extension', extensionId },
      };
    });
    const bad = range(10)
      .flatMap(badRepresentations)
      .map((representation): Case => ({ representation, entity: null, code: 'BAD_USER_INPUT' }));
    const cases = mixed([...contactCases(), ...personCases(), ...favoriteCases(), ...extensions, ...bad]);
    expect(cases).toHaveLength(1000);

    const answer = await ask(harness, QUERY, {
      variables: { representations: cases.map(({ representation }) => representation) },
    });
    expect(answer.status).toBe(200);
    expect(answer.data._entities).toMatchObject(cases.map(({ entity }) => entity));
    expect(failuresOf(answer)).toEqual(
      cases
        .flatMap(({ code }, index) => (code === undefined ? [] : `_entities.${String(index)} ${code}`))
        .sort(),
    );

    // 350 contacts and 8 unknown ones of the real book, 70 of `~`, which is not known yet to be the same book.
    expect([...batchSizes(answer.calls)].sort((one, other) => one - other)).toEqual([
      10,
      28,
      ...Array(13).fill(30),
    ]);
    const others = routesOf(answer.calls).filter((route) => route !== '{contactId}');
    expect([...others].sort()).toEqual(['favorite', 'otherContacts', 'people:batchGet', 'people:batchGet']);
  });

  it('in a failed call do not affect those in other calls', async () => {
    const ids = contactIdsOf(harness).slice(0, 90);
    const route =
      '/restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact/{contactId}';
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 403, times: 1, match: { route } });
    const answer = await ask(harness, QUERY, {
      variables: {
        representations: ids.flatMap((contactId) => [
          contact(contactId, { ...book, contactId }).representation,
          person('people/me', true).representation,
        ]),
      },
    });
    const entities = answer.data._entities as readonly (Readonly<Record<string, unknown>> | null)[];
    const failed = entities.flatMap((entity, index) => (entity === null ? index : []));
    expect(failed).toHaveLength(30);
    expect(failuresOf(answer)).toEqual(failed.map((index) => `_entities.${String(index)} FORBIDDEN`).sort());
    for (const [index, entity] of entities.entries()) {
      if (entity !== null)
        expect(entity).toMatchObject(
          index % 2 === 0 ? { contactId: ids[index / 2] } : { __typename: 'Person' },
        );
    }
    expect(batchSizes(answer.calls)).toEqual([30, 30, 30]);
  });
});

describe('1,001 representations', () => {
  const tooMany = () =>
    range(1001).map((index) => contact('', { ...book, contactId: String(index) }).representation);

  it('are refused before any call', async () => {
    const answer = await ask(harness, QUERY, { variables: { representations: tooMany() } });
    expect([answer.status, answer.data, answer.calls]).toEqual([400, undefined, []]);
    expect(answer.errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringMatching(/1001.*1000/) },
    ]);
  });

  it('are also refused in two lists', async () => {
    const [some, rest] = [tooMany().slice(0, 600), tooMany().slice(600)];
    const answer = await ask(
      harness,
      `query ($some: [_Any!]!, $rest: [_Any!]!) {
        one: _entities(representations: $some) { __typename }
        other: _entities(representations: $rest) { __typename }
      }`,
      { variables: { some, rest } },
    );
    expect([answer.status, answer.calls, failuresOf(answer)]).toEqual([400, [], [' BAD_USER_INPUT']]);
  });
});

it('quotes only the start of an invalid representation', async () => {
  const answer = await ask(harness, QUERY, {
    variables: {
      representations: [
        { __typename: 'X'.repeat(100_000) },
        { __typename: 'Extension', extensionId: { name: 'y'.repeat(100_000) } },
      ],
    },
  });
  expect(answer.errors).toHaveLength(2);
  expect(answer.text.length).toBeLessThan(1000);
});
