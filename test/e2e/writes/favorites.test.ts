import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type RingCentral from '@rc-ex/core';

import {
  COLLEAGUES,
  FEDERATED_ACCOUNT_ID,
  FEDERATED_EXTENSIONS,
} from '../../../sandbox/ringcentral/directory.ts';
import { favoriteId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { askWell, batchSizes, bookOf, contactIdsOf, range } from '../graph/support.ts';

import { contactTarget, linesOf, mutate, putFavorites, READ, storedIds, WRITE } from './favorites-support.ts';
import { officialClient, readOfficially } from './ringcentral-clients.ts';

let harness: Harness;
let client: RingCentral;

beforeAll(async () => {
  harness = await startHarness();
  client = await officialClient(harness);
  // After this read the graph knows the ids of the book `~`.
  await askWell(harness, '{ favorites { totalCount } }');
});
afterAll(() => harness.close());

const [FIRST = '', SECOND = '', THIRD = ''] = range(3).map((index) => `905000${String(10 + index)}004`);
const COLLEAGUE = COLLEAGUES[30]?.extensionId ?? '';
const FOREIGN = { extensionId: FEDERATED_EXTENSIONS[3]?.extensionId ?? '', accountId: FEDERATED_ACCOUNT_ID };
const idOf = (target: Parameters<typeof favoriteId>[1]) => favoriteId(bookOf(harness), target);

beforeEach(async () => {
  harness.sandbox.ringcentral.settings.reset();
  harness.sandbox.ringcentral.clearFaults();
  await putFavorites(harness, [
    { contactId: FIRST },
    { extensionId: COLLEAGUE },
    { contactId: SECOND },
    FOREIGN,
  ]);
});

describe('setFavorites', () => {
  it('replaces the list in one call', async () => {
    const answer = await mutate(harness, 'setFavorites', {
      favorites: [
        contactTarget(harness, THIRD),
        FOREIGN,
        { extensionId: COLLEAGUE },
        contactTarget(harness, FIRST),
      ],
    });
    expect(linesOf(answer)).toEqual([WRITE]);
    expect(answer.payload.userErrors).toEqual([]);
    expect(answer.payload.favorites).toEqual([
      { id: idOf({ contactId: THIRD }), position: 0 },
      { id: idOf(FOREIGN), position: 1 },
      { id: idOf({ extensionId: COLLEAGUE }), position: 2 },
      { id: idOf({ contactId: FIRST }), position: 3 },
    ]);
    expect(await readOfficially(client)).toEqual([
      { id: 1, contactId: THIRD },
      { id: 2, ...FOREIGN },
      { id: 3, extensionId: COLLEAGUE },
      { id: 4, contactId: FIRST },
    ]);
  });

  it.each([0, 1, 100])('accepts a list of %i', async (count) => {
    const contacts = contactIdsOf(harness).slice(0, count);
    const answer = await mutate(harness, 'setFavorites', {
      favorites: contacts.map((contactId) => contactTarget(harness, contactId)),
    });
    expect(linesOf(answer)).toEqual([WRITE]);
    expect(answer.payload.favorites).toHaveLength(count);
    expect((await readOfficially(client)).map(({ contactId }) => contactId)).toEqual(contacts);
  });

  it('leaves out the account of an extension if it is the own one', async () => {
    const { accountId } = bookOf(harness);
    const answer = await mutate(harness, 'setFavorites', {
      favorites: [{ extensionId: COLLEAGUE, accountId }],
    });
    expect(answer.calls[0]?.requestBody).toEqual({ records: [{ id: 1, extensionId: COLLEAGUE }] });
    expect(answer.payload.favorites).toEqual([{ id: idOf({ extensionId: COLLEAGUE }), position: 0 }]);
  });

  it("writes another extension's list with permission", async () => {
    const { extensionId } = bookOf(harness, 'second');
    await mutate(harness, 'setFavorites', { extensionId, favorites: [] });
    const answer = await mutate(harness, 'setFavorites', {
      extensionId,
      favorites: [{ extensionId: COLLEAGUE }],
    });
    expect(linesOf(answer)).toEqual([WRITE]);
    expect(storedIds(harness, 'second')).toEqual(answer.payload.favorites?.map(({ id }) => id));
  });
});

describe('addFavorite', () => {
  it('puts a contact at the end, in two calls', async () => {
    const answer = await mutate(harness, 'addFavorite', { target: contactTarget(harness, THIRD) });
    expect(linesOf(answer)).toEqual([READ, WRITE]);
    const favorite = { id: idOf({ contactId: THIRD }), position: 4 };
    expect(answer.payload).toMatchObject({ favorite, edge: { node: favorite }, userErrors: [] });
    expect(answer.payload.favorites?.at(-1)).toEqual(favorite);
    expect((await readOfficially(client)).at(-1)).toEqual({ id: 5, contactId: THIRD });
  });

  it.each([0, 1, 4])('inserts it at position %i of 4', async (position) => {
    const before = storedIds(harness);
    const answer = await mutate(harness, 'addFavorite', { target: contactTarget(harness, THIRD), position });
    expect(answer.payload.favorite?.position).toBe(position);
    expect(storedIds(harness)).toEqual(before.toSpliced(position, 0, idOf({ contactId: THIRD })));
    const records = await readOfficially(client);
    expect(records.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    expect(records).toContainEqual(expect.objectContaining(FOREIGN));
  });

  it('adds an extension of another account', async () => {
    const foreign = {
      extensionId: FEDERATED_EXTENSIONS[4]?.extensionId ?? '',
      accountId: FEDERATED_ACCOUNT_ID,
    };
    const { payload } = await mutate(harness, 'addFavorite', { target: foreign, position: 0 });
    expect(payload.favorite).toEqual({ id: idOf(foreign), position: 0 });
    expect((await readOfficially(client))[0]).toEqual({ id: 1, ...foreign });
  });

  it('accepts the hundredth', async () => {
    await putFavorites(
      harness,
      contactIdsOf(harness)
        .slice(1, 100)
        .map((contactId) => ({ contactId })),
    );
    const { payload } = await mutate(harness, 'addFavorite', {
      target: { extensionId: COLLEAGUE },
      position: 99,
    });
    expect([payload.favorite?.position, payload.favorites?.length]).toEqual([99, 100]);
    expect(await readOfficially(client)).toHaveLength(100);
  });

  it("gives an edge whose cursor is valid for the book's list in every spelling", async () => {
    const { payload } = await mutate(harness, 'addFavorite', {
      target: contactTarget(harness, THIRD),
      position: 1,
    });
    const { data } = await askWell(
      harness,
      `query ($after: String, $accountId: ID, $extensionId: ID!) {
        own: favorites(after: $after) { nodes { id } }
        real: favorites(after: $after, accountId: $accountId, extensionId: $extensionId) { nodes { id } }
        _entities(representations: [{ __typename: "Extension", extensionId: $extensionId }]) {
          ... on Extension { favorites(after: $after) { nodes { id } } }
        }
      }`,
      { variables: { after: payload.edge?.cursor, ...bookOf(harness) } },
    );
    const rest = {
      nodes: storedIds(harness)
        .slice(2)
        .map((id) => ({ id })),
    };
    expect(data).toEqual({ own: rest, real: rest, _entities: [{ favorites: rest }] });
  });
});

describe('removeFavorite', () => {
  it('removes one in two calls', async () => {
    const [first, , ...others] = storedIds(harness);
    const id = idOf({ extensionId: COLLEAGUE });
    const answer = await mutate(harness, 'removeFavorite', { id });
    expect(linesOf(answer)).toEqual([READ, WRITE]);
    expect(answer.payload).toMatchObject({ removedId: id, userErrors: [] });
    expect(answer.payload.favorites).toEqual(
      [first, ...others].map((each, position) => ({ id: each, position })),
    );
    expect(await readOfficially(client)).toEqual([
      { id: 1, contactId: FIRST },
      { id: 2, contactId: SECOND },
      { id: 3, ...FOREIGN },
    ]);
  });

  it('removes the last one', async () => {
    await putFavorites(harness, [FOREIGN]);
    const { payload } = await mutate(harness, 'removeFavorite', { id: idOf(FOREIGN) });
    expect([payload.removedId, payload.favorites]).toEqual([idOf(FOREIGN), []]);
    expect(await readOfficially(client)).toEqual([]);
  });
});

describe('moveFavorite', () => {
  it.each([0, 1, 3])('moves one to position %i of 4', async (position) => {
    const id = idOf({ contactId: SECOND });
    const others = storedIds(harness).filter((each) => each !== id);
    const answer = await mutate(harness, 'moveFavorite', { id, position });
    expect(linesOf(answer)).toEqual([READ, WRITE]);
    expect(answer.payload).toMatchObject({ favorite: { id, position }, userErrors: [] });
    const expected = others.toSpliced(position, 0, id);
    expect(answer.payload.favorites?.map((each) => each.id)).toEqual(expected);
    expect(storedIds(harness)).toEqual(expected);
    expect((await readOfficially(client))[position]).toEqual({ id: position + 1, contactId: SECOND });
  });

  it('writes nothing if it is already there', async () => {
    const id = idOf({ contactId: SECOND });
    const answer = await mutate(harness, 'moveFavorite', { id, position: 2 });
    expect(linesOf(answer)).toEqual([READ]);
    expect(answer.payload).toMatchObject({ favorite: { id, position: 2 }, userErrors: [] });
    expect(answer.payload.favorites?.map((each) => each.id)).toEqual(storedIds(harness));
  });
});

describe('a change of favorites', () => {
  it('is visible to later reads in the same operation without a call', async () => {
    const { extensionId } = bookOf(harness);
    await putFavorites(harness, [{ contactId: FIRST }, { contactId: SECOND }]);
    const answer = await askWell(
      harness,
      `mutation ($first: AddFavoriteInput!, $second: RemoveFavoriteInput!) {
        addFavorite(input: $first) { favorite { target { ... on Extension { favorites { nodes { id } } } } } }
        removeFavorite(input: $second) {
          favorites { id target { ... on Extension { extensionId favorites { nodes { id } } } } }
        }
      }`,
      {
        variables: {
          first: { target: { extensionId } },
          second: { id: idOf({ contactId: FIRST }) },
        },
      },
    );
    expect(linesOf(answer)).toEqual([READ, WRITE, READ, WRITE]);
    const nodes = storedIds(harness).map((id) => ({ id }));
    const added = { nodes: [{ id: idOf({ contactId: FIRST }) }, ...nodes] };
    expect(answer.data.addFavorite.favorite.target.favorites).toEqual(added);
    const own = answer.data.removeFavorite.favorites.find(
      ({ target }: { target: { extensionId?: string } }) => target.extensionId === extensionId,
    );
    expect(own.target.favorites).toEqual({ nodes });
  });

  it('costs further calls only for contact fields: one per 30 contacts', async () => {
    const contacts = contactIdsOf(harness).slice(0, 61);
    await putFavorites(
      harness,
      contacts.map((contactId) => ({ contactId })),
    );
    const { calls } = await askWell(
      harness,
      `mutation ($input: AddFavoriteInput!) {
        addFavorite(input: $input) { favorites { target { ... on PersonalContact { displayName } } } }
      }`,
      { variables: { input: { target: { extensionId: COLLEAGUE } } } },
    );
    expect(calls).toHaveLength(5);
    expect(batchSizes(calls)).toEqual([30, 30, 1]);
  });

  it("returns upstream's list, even with status 201 and other ranks", async () => {
    harness.sandbox.ringcentral.settings.update({ favoritesPutStatus: 201, favoriteOrdinals: 'renumber' });
    const answer = await mutate(harness, 'moveFavorite', { id: idOf(FOREIGN), position: 0 });
    expect(answer.calls.at(-1)?.status).toBe(201);
    expect(answer.payload.favorites?.map(({ id }) => id)).toEqual(storedIds(harness));
    expect(answer.payload.favorite).toEqual({ id: idOf(FOREIGN), position: 0 });
  });

  it('writes ranks from 1 without gaps', async () => {
    await putFavorites(harness, [
      { id: 4, contactId: FIRST },
      { id: 9, contactId: SECOND },
    ]);
    const answer = await mutate(harness, 'addFavorite', {
      target: contactTarget(harness, THIRD),
      position: 1,
    });
    expect(answer.calls.at(-1)?.requestBody).toEqual({
      records: [
        { id: 1, contactId: FIRST },
        { id: 2, contactId: THIRD },
        { id: 3, contactId: SECOND },
      ],
    });
  });

  it('keeps unknown entries and properties', async () => {
    harness.sandbox.ringcentral.settings.update({ favoriteKinds: 'any' });
    const unknown = { groupId: '77', label: 'Front desk' };
    await putFavorites(harness, [
      unknown,
      { contactId: FIRST, colour: 'red' },
      { ...unknown, groupId: '78' },
      { contactId: SECOND },
    ]);
    await mutate(harness, 'moveFavorite', { id: idOf({ contactId: FIRST }), position: 1 });
    await mutate(harness, 'addFavorite', { target: contactTarget(harness, THIRD), position: 0 });
    const { payload } = await mutate(harness, 'removeFavorite', { id: idOf({ contactId: SECOND }) });
    expect(payload.favorites).toEqual([
      { id: idOf({ contactId: THIRD }), position: 0 },
      { id: idOf({ contactId: FIRST }), position: 1 },
    ]);
    expect(await readOfficially(client)).toEqual([
      { id: 1, ...unknown },
      { id: 2, ...unknown, groupId: '78' },
      { id: 3, contactId: THIRD },
      { id: 4, contactId: FIRST, colour: 'red' },
    ]);
  });

  it('is not cacheable', async () => {
    const { headers } = await harness.execute(
      `mutation { removeFavorite(input: { id: "${idOf(FOREIGN)}" }) { removedId } }`,
    );
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('the first change of a caller', () => {
  const startFresh = async () => {
    const fresh = await startHarness();
    return { ...fresh, [Symbol.asyncDispose]: fresh.close };
  };
  const costs = async (name: Parameters<typeof mutate>[1], input: object) => {
    await using fresh = await startFresh();
    const answer = await mutate(fresh, name, { ...input });
    expect(answer.payload.userErrors).toEqual([]);
    expect(answer.payload.favorites?.map(({ id }) => id)).toEqual(storedIds(fresh));
    return [linesOf(answer), linesOf(await mutate(fresh, name, { ...input }))];
  };

  it.each([
    ['an extension', () => ({ extensionId: COLLEAGUE }), {}],
    ['a contact, whose id includes the book', () => contactTarget(harness, THIRD), {}],
    ['an extension, with the ids of the book', () => ({ extensionId: COLLEAGUE }), 'named'],
  ])('costs one more Light call, which proves who the caller is: %s', async (_name, targetOf, book) => {
    const named = book === 'named' ? { extensionId: bookOf(harness).extensionId } : {};
    const target = targetOf();
    expect(await costs('addFavorite', { ...named, target })).toEqual([[READ, READ, WRITE], [READ]]);
    expect(await costs('setFavorites', { ...named, favorites: [target] })).toEqual([[READ, WRITE], [WRITE]]);
  });

  it('is visible even if the list was read before with another spelling', async () => {
    const { extensionId } = bookOf(harness);
    const first = { extensionId, target: { extensionId }, position: 0 };
    await using fresh = await startFresh();
    await putFavorites(fresh, [{ contactId: FIRST }, { contactId: SECOND }]);
    const [removed = ''] = storedIds(fresh);
    const answer = await askWell(
      fresh,
      `mutation ($first: AddFavoriteInput!, $second: RemoveFavoriteInput!) {
        addFavorite(input: $first) { favorite { ...OfTarget } }
        removeFavorite(input: $second) { favorites { ...OfTarget } }
      }
      fragment OfTarget on Favorite { target { ... on Extension { favorites { nodes { id } } } } }`,
      { variables: { first, second: { id: removed } } },
    );
    const nodes = storedIds(fresh).map((id) => ({ id }));
    const [own = '', ...others] = storedIds(fresh);
    expect(answer.data.addFavorite.favorite.target.favorites.nodes).toEqual(
      [own, removed, ...others].map((id) => ({ id })),
    );
    expect(answer.data.removeFavorite.favorites[0].target.favorites.nodes).toEqual(nodes);
  });
});
