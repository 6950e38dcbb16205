import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { personalContactId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';

import { ask, askWell, batchSizes, bookOf, contactIdsOf, failuresOf, range, routesOf } from './support.ts';

let harness: Harness;
let book: { readonly accountId: string; readonly extensionId: string };
let contactIds: readonly string[];

// Each test starts a new program, so that it does not know yet what `~` is.
beforeEach(async () => {
  harness = await startHarness();
  book = bookOf(harness);
  contactIds = contactIdsOf(harness);
});
afterEach(() => harness.close());

const globalId = (contactId: string): string => personalContactId({ ...book, contactId });
const representation = (contactId: string, ids = book) => ({
  __typename: 'PersonalContact',
  ...ids,
  contactId,
});
const own = { accountId: '~', extensionId: '~' };

/** The same contacts looked up in every possible way, each with another selection. */
const EVERY_WAY = `query ($representations: [_Any!]!, $ids: [ID!]!, $id: ID!, $contactId: ID!, $account: ID!, $extension: ID!) {
  _entities(representations: $representations) { ... on PersonalContact { contactId firstName } }
  nodes(ids: $ids) { ... on PersonalContact { contactId lastName } }
  node(id: $id) { ...Name }
  again: node(id: $id) { id ... on PersonalContact { company } }
  personalContact(contactId: $contactId, accountId: $account, extensionId: $extension) { contactId email }
  ...Aliased
}
fragment Name on PersonalContact { contactId displayName }
fragment Aliased on Query {
  other: personalContact(contactId: $contactId, accountId: $account, extensionId: $extension) { notes }
}`;

const variablesFor = (ids: readonly string[], ofBook: typeof own) => ({
  representations: ids.flatMap((id) => [representation(id, ofBook), representation(id, ofBook)]),
  ids: ids.slice(0, 40).map(globalId),
  id: globalId(ids[0] ?? ''),
  contactId: ids[1],
  account: ofBook.accountId,
  extension: ofBook.extensionId,
});

describe('n contacts by id, looked up in any way', () => {
  it.each([1, 29, 30, 31, 60, 61, 200])('cost ⌈n / 30⌉ calls: %i', async (count) => {
    const ids = contactIds.slice(0, count);
    const { data, calls } = await askWell(
      harness,
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on PersonalContact { contactId displayName } }
      }`,
      { variables: { representations: ids.map((id) => representation(id)) } },
    );
    expect(data._entities.map((entity: { contactId: string }) => entity.contactId)).toEqual(ids);
    expect(calls).toHaveLength(Math.ceil(count / 30));
    expect(batchSizes(calls).reduce((sum, size) => sum + size, 0)).toBe(count);
  });

  it('share calls if they are in the same real book', async () => {
    const ids = contactIds.slice(0, 75);
    const { data, calls } = await askWell(harness, EVERY_WAY, { variables: variablesFor(ids, book) });
    expect(batchSizes(calls)).toEqual([30, 30, 15]);
    expect(routesOf(calls)).toHaveLength(3);
    expect(data._entities).toHaveLength(150);
    expect(data._entities[149].contactId).toBe(ids[74]);
    expect(data.nodes[39].contactId).toBe(ids[39]);
    expect(data.node.contactId).toBe(ids[0]);
    expect(data.personalContact.contactId).toBe(ids[1]);
    expect(data.other).toHaveProperty('notes');
  });

  it('treat `~` as another book until an answer shows which book it is', async () => {
    const ids = contactIds.slice(0, 45);
    const first = await askWell(harness, EVERY_WAY, { variables: variablesFor(ids, own) });
    // `~`: 45 by representation and by lookup; by global id: 40 of the real book.
    expect(batchSizes(first.calls)).toEqual([30, 30, 15, 10]);

    const second = await askWell(harness, EVERY_WAY, { variables: variablesFor(ids, own) });
    expect(batchSizes(second.calls)).toEqual([30, 15]);
    expect(second.data).toEqual(first.data);
  });

  it('cost a call per book and 30 contacts', async () => {
    const other = bookOf(harness, 'second');
    const strangers = contactIdsOf(harness, 'second').slice(0, 31);
    const { data, calls } = await askWell(
      harness,
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on PersonalContact { extensionId contactId email } }
      }`,
      {
        variables: {
          representations: [
            ...contactIds.slice(0, 31).map((id) => representation(id)),
            ...strangers.map((id) => representation(id, other)),
          ],
        },
      },
    );
    expect(batchSizes(calls)).toEqual([30, 30, 1, 1]);
    expect(data._entities.at(-1)).toMatchObject({
      extensionId: other.extensionId,
      contactId: strangers[30],
    });
  });

  it('cost nothing as references of which only keys are selected', async () => {
    const { data, calls } = await askWell(
      harness,
      `query ($representations: [_Any!]!, $yes: Boolean!) {
        _entities(representations: $representations) {
          __typename
          ... on PersonalContact {
            id accountId extensionId contactId
            notes @skip(if: $yes)
            ...Unwanted @skip(if: $yes)
            ... @include(if: false) { email }
          }
          ... on Person { id resourceName }
          ... on Favorite { id }
          ... on Extension { extensionId }
        }
      }
      fragment Unwanted on PersonalContact { firstName }`,
      {
        variables: {
          yes: true,
          representations: [
            ...contactIds.slice(0, 50).map((id) => representation(id)),
            { __typename: 'PersonalContact', id: globalId(contactIds[50] ?? '') },
            { __typename: 'Person', resourceName: 'people/c5' },
            { __typename: 'Extension', extensionId: book.extensionId },
          ],
        },
      },
    );
    expect(calls).toEqual([]);
    expect(data._entities[0]).toEqual({
      id: globalId(contactIds[0] ?? ''),
      ...representation(contactIds[0] ?? ''),
    });
    expect(data._entities.slice(50)).toMatchObject([
      { contactId: contactIds[50] },
      { resourceName: 'people/c5' },
      { extensionId: book.extensionId },
    ]);
  });

  it('cost nothing if other fields are excluded by `@skip` and `@include`', async () => {
    const query = `query ($wanted: Boolean!, $id: ID!) {
      personalContact(contactId: $id) @include(if: $wanted) { notes }
      node(id: "garbage") @skip(if: true) { id }
      ... @include(if: $wanted) { favorites { totalCount } }
      ...Lists @include(if: $wanted)
      __typename
    }
    fragment Lists on Query { personalContacts { totalCount } otherContacts { totalCount } }`;
    const off = await askWell(harness, query, { variables: { wanted: false, id: contactIds[0] } });
    expect(off.data).toEqual({ __typename: 'Query' });
    expect(off.calls).toEqual([]);

    const on = await askWell(harness, query, { variables: { wanted: true, id: contactIds[0] } });
    expect([...routesOf(on.calls)].sort()).toEqual(['contact', 'favorite', 'otherContacts', '{contactId}']);
  });
});

describe('more calls than one operation may make', () => {
  it('are not made, and the remaining fields report it', async () => {
    // 120 books with one contact each share no calls.
    const books = range(120).map((index) => ({ ...book, extensionId: String(800_000_000 + index) }));
    const answer = await ask(
      harness,
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on PersonalContact { email } }
      }`,
      { variables: { representations: books.map((ofBook) => representation('1', ofBook)) } },
    );
    expect(answer.calls).toHaveLength(100);
    expect(failuresOf(answer)).toHaveLength(20);
    for (const { path, extensions, message } of answer.errors ?? []) {
      expect(extensions).toEqual({ code: 'RATE_LIMITED', upstream: 'ringcentral' });
      expect(message).toMatch(/100/);
      expect(answer.data._entities[Number(path?.[1])]).toBeNull();
    }
  });

  it('do not affect what was read before', async () => {
    const answer = await ask(
      harness,
      `query ($representations: [_Any!]!) {
        personalContacts(first: 3) { nodes { contactId } }
        _entities(representations: $representations) { ... on Extension { favorites { totalCount } } }
      }`,
      {
        variables: {
          representations: range(110).map((index) => ({
            __typename: 'Extension',
            extensionId: String(800_000_000 + index),
          })),
        },
      },
    );
    expect(answer.calls).toHaveLength(100);
    expect(answer.data.personalContacts.nodes).toHaveLength(3);
    const codes = (answer.errors ?? []).map(({ extensions }) => extensions['code']);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(11);
    expect(codes.filter((code) => code === 'NOT_FOUND')).toHaveLength(99);
  });
});
