import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { readFile } from 'node:fs/promises';

import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { favoriteId, personalContactId, personId } from '../../../src/relay/global-id.ts';

import { type Replica, startReplica } from './replica.ts';
import { CONTACTS, control, listOf, mirrored, PERSONS } from './support.ts';

// Two graphs in front of one sandbox: one passes every read through, the other answers from its mirror.

let sandbox: Sandbox;
let passing: Replica;
let mirroring: Replica;
let schema: GraphQLSchema;
const ids = {
  $contact: '',
  $other: '',
  $extension: '',
  $node: '',
  $favorite: '',
  $person: '',
  $personNode: '',
};
let contactIds: readonly string[];

const API = new URL('../../../schema/published/api.graphql', import.meta.url);
const STALE_ALLOWED = { 'x-cache-tags': '1' };

beforeAll(async () => {
  schema = buildSchema(await readFile(API, 'utf8'));
  sandbox = await startSandbox();
  await control({ sandbox }, 'ringcentral', 'book-size', { user: 'demo', contacts: 300 });
  await control({ sandbox }, 'google', 'book-size', { user: 'demo', otherContacts: 40 });
  // The queries select every field of every record.
  const quiet = { LOG_LEVEL: 'silent', MAX_OPERATION_COST: '100000000' };
  passing = await startReplica(sandbox, { MIRROR: 'off', ...quiet });
  mirroring = await startReplica(sandbox, { MIRROR: 'memory', ...quiet });
  await mirrored(mirroring, PERSONS);
  await mirrored(
    mirroring,
    `{ otherContacts(first: 1, sources: [CONTACT, PROFILE]) { nodes { resourceName } totalCount asOf } }`,
  );
  const contacts = listOf(await mirrored(mirroring, CONTACTS));
  contactIds = contacts!.nodes.map(({ contactId }) => contactId);
  const book = { accountId: '', extensionId: '' };
  const { body } = await passing.execute(
    `{ personalContacts(first: 1) { nodes { accountId extensionId } }
       favorites { nodes { target { ... on PersonalContact { contactId } } } }
       otherContacts(first: 1) { nodes { resourceName } } }`,
  );
  Object.assign(book, body.data.personalContacts.nodes[0]);
  const favorites: { target: { contactId?: string } }[] = body.data.favorites.nodes;
  ids.$favorite = favoriteId(book, {
    contactId: favorites.find(({ target }) => target.contactId)!.target.contactId!,
  });
  ids.$contact = contactIds[0]!;
  ids.$other = contactIds[7]!;
  ids.$extension = book.extensionId;
  ids.$node = personalContactId({ ...book, contactId: ids.$contact });
  ids.$person = body.data.otherContacts.nodes[0].resourceName;
  ids.$personNode = personId(ids.$person);
});
afterAll(async () => {
  await passing.close();
  await mirroring.close();
  await sandbox.close();
});

/** Fields that say whether the mirror or upstream answered. */
const IS_OF_SIDE = new Set(['asOf', 'cursor', 'startCursor', 'endCursor']);

/** Links to the other system. They search it, and another test compares searches. */
const SEARCHED = new Set(['people', 'personalContacts', 'favorites', 'addressBook']);
/** The photo is that of the linked person, whom only the mirror can find without a call. */
const isLinked = (type: string, field: string): boolean => type === 'PersonalContact' && field === 'photoUrl';

/** A selection of all fields of a type that have no required argument. */
const selection = (type: GraphQLNamedType, path: readonly string[] = []): string => {
  if (isLeafType(type)) return '';
  if (isUnionType(type)) {
    const parts = type.getTypes().map((one) => `... on ${one.name} ${selection(one, path)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${type.name} cannot be selected.`);
  const fields = Object.values(type.getFields()).flatMap(({ name, args, type: outer, deprecationReason }) => {
    const inner = getNamedType(outer);
    const hasRequiredArgument = args.some(
      (argument) => isNonNullType(argument.type) && argument.defaultValue === undefined,
    );
    if (hasRequiredArgument || deprecationReason != null || IS_OF_SIDE.has(name) || path.includes(inner.name))
      return [];
    if ((path.length > 0 && SEARCHED.has(name)) || isLinked(type.name, name)) return [];
    if (isLeafType(inner)) return [name];
    const inside = selection(inner, [...path, type.name]);
    return inside === '{ __typename  }' ? [] : [`${name} ${inside}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
};
const allOf = (type: string): string => selection(schema.getType(type)!, ['Query']);

const ask = async (replica: Replica, query: string, variables: Readonly<Record<string, unknown>> = {}) => {
  const filled = query.replaceAll(/\$\w+(?=[,)\]\s])/g, (name) =>
    name in ids ? JSON.stringify(ids[name as keyof typeof ids]) : name,
  );
  const { status, headers, body } = await replica.execute(filled, { headers: STALE_ALLOWED, variables });
  const { date: _date, 'x-request-id': _id, ...rest } = Object.fromEntries(headers);
  return { status, headers: rest, body };
};

/** Sorts lists by id: without `orderBy`, upstream and the mirror have different orders. */
const inOrderOfId = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const idIn = (item: unknown) => /"id":"([^"]*)"/.exec(JSON.stringify(item))?.[1] ?? '';
    const items: unknown[] = value.map(inOrderOfId);
    return value.every((item) => idIn(item) !== '')
      ? items.toSorted((one, other) => (idIn(one) < idIn(other) ? -1 : 1))
      : items;
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inOrderOfId(inner)]));
};

/** The differences of two values by path. A comparison by `toEqual` would print whole lists. */
const differences = (one: unknown, other: unknown, path = ''): readonly string[] => {
  if (Object.is(one, other)) return [];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return [`${path}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`];
  }
  const [left, right] = [one, other] as Record<string, unknown>[];
  const names = new Set([...Object.keys(left!), ...Object.keys(right!)]);
  return [...names].flatMap((name) => differences(left![name], right![name], `${path}/${name}`)).slice(0, 10);
};

const expectEqual = async (
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  normalized: (value: unknown) => unknown = (value) => value,
): Promise<unknown> => {
  const passed = await ask(passing, query, variables);
  expect(passed.body.errors).toBeUndefined();
  expect(passed.headers).toHaveProperty('cache-control');
  sandbox.google.clearCalls();
  sandbox.ringcentral.clearCalls();
  const served = await ask(mirroring, query, variables);
  expect(differences(normalized(passed), normalized(served))).toEqual([]);
  return passed.body.data;
};
const upstreamCalls = () =>
  [...sandbox.google.calls(), ...sandbox.ringcentral.calls()].map(
    ({ method, route }) => `${method} ${route}`,
  );

describe('a mirrored read has the data, cache tags, cache hints and headers of one that is passed through', () => {
  it.each<[string, () => string]>([
    [
      'personalContacts of an extension, without contacts',
      () =>
        `{ personalContacts(extensionId: $extension, first: 0) { totalCount pageInfo { hasNextPage hasPreviousPage } } }`,
    ],
    [
      'personalContacts with search and order',
      () =>
        `{ personalContacts(first: 30, search: "ar", orderBy: { field: LAST_NAME, direction: DESC }) ${allOf('PersonalContactConnection')} }`,
    ],
    ['personalContact', () => `{ personalContact(contactId: $contact) ${allOf('PersonalContact')} }`],
    ['a personalContact that does not exist', () => `{ personalContact(contactId: "1") { id } }`],
    [
      'node of a PersonalContact',
      () => `{ node(id: $node) { ... on PersonalContact ${allOf('PersonalContact')} } }`,
    ],
    [
      'nodes of both systems',
      () =>
        `{ nodes(ids: [$node, $personNode, $favorite ]) { id ... on PersonalContact ${allOf('PersonalContact')} ... on Favorite { position } } }`,
    ],
    ['favorites', () => `{ favorites(first: 100) ${allOf('FavoriteConnection')} }`],
    [
      'the extension of the caller',
      () => `{ favorites(extensionId: $extension) { totalCount nodes { id position } } }`,
    ],
    ['person of other contacts', () => `{ person(resourceName: $person) ${allOf('Person')} }`],
    ['a person who does not exist', () => `{ person(resourceName: "otherContacts/c0") { id } }`],
    [
      'otherContacts with search',
      () =>
        `{ otherContacts(first: 20, search: "ar", sources: [CONTACT, PROFILE]) ${allOf('PersonConnection')} }`,
    ],
    ['otherContacts, counted', () => `{ otherContacts(first: 0) { totalCount } }`],
  ])('%s', async (_name, query) => {
    expect(JSON.stringify(await expectEqual(query())).length).toBeGreaterThan(10);
    expect(upstreamCalls()).toEqual([]);
  });

  it.each([
    ['personalContacts', 'personalContacts(first: 1000)', 'PersonalContactConnection'],
    ['personalContacts from the end', 'personalContacts(last: 1000)', 'PersonalContactConnection'],
    [
      'otherContacts with profiles',
      'otherContacts(first: 40, sources: [CONTACT, PROFILE])',
      'PersonConnection',
    ],
    ['otherContacts', 'otherContacts(first: 40)', 'PersonConnection'],
  ])('%s, in any order', async (_name, field, type) => {
    await expectEqual(`{ ${field} ${allOf(type)} }`, {}, inOrderOfId);
    expect(upstreamCalls()).toEqual([]);
  });

  it('entities', async () => {
    const entities = (parts: string) =>
      `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ${parts} } }`;
    await expectEqual(entities(`... on Person ${allOf('Person')}`), {
      r: [ids.$person, 'otherContacts/c0'].map((resourceName) => ({ __typename: 'Person', resourceName })),
    });
    const parts = `
      ... on PersonalContact ${allOf('PersonalContact')}
      ... on Favorite { id position target { ... on PersonalContact { displayName } } }
      ... on Extension {
        personalContacts(first: 1000) { totalCount nodes { id displayName } }
        favorites { totalCount }
      }`;
    const own = { __typename: 'PersonalContact', accountId: '~', extensionId: '~' };
    const r = [
      { ...own, contactId: ids.$contact },
      { __typename: 'PersonalContact', id: ids.$node },
      { ...own, contactId: '1' },
      { __typename: 'Favorite', id: ids.$favorite },
      { __typename: 'Extension', extensionId: ids.$extension },
      { __typename: 'Extension', extensionId: '~' },
    ];
    await expectEqual(entities(parts), { r }, (value) => {
      const { body, ...rest } = value as {
        readonly body: { readonly data: { _entities: readonly unknown[] } };
      };
      // The entities themselves are in the order of their representations.
      return { ...rest, body: { ...body, data: body.data._entities.map(inOrderOfId) } };
    });
    expect(upstreamCalls()).toEqual([]);
  });
});
