import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { favoriteId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';

import { ask, askWell, batchSizes, bookOf, failuresOf, routesOf } from './support.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const stored = () => harness.sandbox.ringcentral.store.favorites('demo');
const contactCount = (): number => stored().filter(({ contactId }) => contactId !== undefined).length;

const SELECTED_IDS = '{ favorites { nodes { id target { ... on PersonalContact { id } } } } }';

describe('favorites', () => {
  it('cost one Light call if only ids of their targets are selected', async () => {
    const { data, calls } = await askWell(
      harness,
      `{ favorites(first: 100) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { cursor }
        nodes {
          id position targetAccountId
          target { __typename ... on PersonalContact { id accountId extensionId contactId } ... on Extension { extensionId } }
        }
      } }`,
    );
    expect(routesOf(calls)).toEqual(['favorite']);
    expect(data.favorites.totalCount).toBe(stored().length);
    expect(
      data.favorites.nodes.map(
        ({ target }: { target: { contactId?: string; extensionId: string } }) =>
          target.contactId ?? target.extensionId,
      ),
    ).toEqual(stored().map(({ contactId, extensionId }) => contactId ?? extensionId));
  });

  it('cost another call per 30 contacts if other fields of contacts are selected', async () => {
    const { data, calls } = await askWell(
      harness,
      `{ favorites(first: 100) { nodes { target { ... on PersonalContact { contactId displayName phoneNumbers { number } } } } } }`,
    );
    expect(contactCount()).toBeGreaterThan(30);
    expect(routesOf(calls).filter((route) => route === 'favorite')).toHaveLength(1);
    expect(batchSizes(calls)).toEqual([30, contactCount() - 30]);
    expect(calls).toHaveLength(3);
    expect(data.favorites.nodes[0].target.displayName).not.toBe('');
  });

  it('do not read contacts beyond the page', async () => {
    const { calls } = await askWell(
      harness,
      '{ favorites(first: 3) { nodes { target { ... on PersonalContact { notes } } } } }',
    );
    const shown = stored()
      .slice(0, 3)
      .filter(({ contactId }) => contactId !== undefined);
    expect(batchSizes(calls)).toEqual([shown.length]);
  });

  it('share one call for all pages, nodes and references of a list', async () => {
    const book = bookOf(harness);
    const [first, second] = stored().map(({ contactId, extensionId = '' }) =>
      favoriteId(book, contactId === undefined ? { extensionId } : { contactId }),
    );
    const { data, calls } = await askWell(
      harness,
      `query ($first: ID!, $representations: [_Any!]!) {
        favorites(first: 1) { nodes { id } }
        more: favorites(last: 2) { nodes { id } }
        node(id: $first) { ... on Favorite { position } }
        _entities(representations: $representations) {
          ... on Favorite { id position }
          ... on Extension { favorites(first: 2) { nodes { id } } }
        }
      }`,
      {
        variables: {
          first,
          representations: [
            { __typename: 'Favorite', id: second },
            { __typename: 'Extension', extensionId: '~' },
          ],
        },
      },
    );
    expect(routesOf(calls)).toEqual(['favorite']);
    expect(data.favorites.nodes).toEqual([{ id: first }]);
    expect(data.node).toEqual({ position: 0 });
    expect(data._entities).toEqual([
      { id: second, position: 1 },
      { favorites: { nodes: [{ id: first }, { id: second }] } },
    ]);
  });

  it('share the calls for their contacts with other lookups of the operation', async () => {
    const contactId = stored().find((favorite) => favorite.contactId !== undefined)?.contactId;
    const { calls } = await askWell(
      harness,
      `query ($contactId: ID!) {
        favorites(first: 5) { nodes { target { ... on PersonalContact { email } } } }
        again: favorites(first: 5) { nodes { target { ... on PersonalContact { company } } } }
        personalContact(contactId: $contactId) { notes }
      }`,
      { variables: { contactId } },
    );
    const shown = stored()
      .slice(0, 5)
      .filter((favorite) => favorite.contactId !== undefined);
    const asked = batchSizes(calls).reduce((sum, size) => sum + size, 0);
    // The lookup may be sent before the list has arrived with its contacts; then it is a separate call.
    expect(asked).toBe(shown.length);
  });

  it('have cursors that are valid for `~` and for the real ids of the book', async () => {
    const { data } = await askWell(harness, '{ favorites(first: 2) { pageInfo { endCursor } } }');
    const { data: rest } = await askWell(
      harness,
      `query ($after: String, $accountId: ID!, $extensionId: ID!) {
        real: favorites(first: 1, after: $after, accountId: $accountId, extensionId: $extensionId) { nodes { position } }
        half: favorites(first: 1, after: $after, extensionId: $extensionId) { nodes { position } }
      }`,
      { variables: { after: data.favorites.pageInfo.endCursor, ...bookOf(harness) } },
    );
    expect(rest).toEqual({ real: { nodes: [{ position: 2 }] }, half: { nodes: [{ position: 2 }] } });
  });

  it('have cursors that are not valid for another book', async () => {
    const { data } = await askWell(harness, '{ favorites(first: 1) { pageInfo { endCursor } } }');
    const answer = await ask(harness, 'query ($after: String) { favorites(after: $after) { totalCount } }', {
      as: 'second',
      variables: { after: data.favorites.pageInfo.endCursor },
    });
    expect(failuresOf(answer)).toEqual(['favorites BAD_USER_INPUT']);
  });

  it('belong to the own book even if upstream does not return its ids again', async () => {
    const { data: before } = await askWell(harness, SELECTED_IDS);
    const records = stored().slice(0, 20);
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 200, body: { records }, times: 1 });
    const { data, calls } = await askWell(harness, SELECTED_IDS);
    expect(routesOf(calls)).toEqual(['favorite']);
    expect(data).toEqual(before);
  });

  it('have the account of an extension only if it is another account', async () => {
    const { accountId, extensionId } = bookOf(harness);
    const records = [
      { id: 1, extensionId: '711060004', accountId },
      { id: 2, extensionId: '833020004', accountId: '402977004' },
    ];
    const uri = `https://platform.example.com/account/${accountId}/extension/${extensionId}/favorite`;
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 200, body: { uri, records }, times: 1 });
    const { data } = await askWell(harness, '{ favorites { nodes { id targetAccountId } } }');
    expect(data.favorites.nodes).toEqual([
      { id: favoriteId(bookOf(harness), { extensionId: '711060004' }), targetAccountId: null },
      expect.objectContaining({ targetAccountId: '402977004' }),
    ]);
  });
});
