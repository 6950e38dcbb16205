import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { json } from '../../clients/support/upstream-stub.ts';

import { startStubbedGraph, type StubbedGraph } from './stubbed-graph.ts';

const long = (length: number): string => 'x'.repeat(length);
const NUMBERS = Array.from({ length: 2_000 }, (_, index) => `+1650555${String(index).padStart(4, '0')}`);

/** Query, variables, and the expected error with argument and limit. */
const TOO_MUCH: readonly (readonly [string, object, RegExp])[] = [
  [
    'query ($v: ID!) { person(resourceName: $v) { displayName } }',
    { v: `people/c${long(500_000)}` },
    /^resourceName: .*at most 200 characters/,
  ],
  [
    'query ($v: ID!) { person(resourceName: $v) { displayName } }',
    { v: `otherContacts/c${long(186)}` },
    /^resourceName: .*at most 200 characters/,
  ],
  [
    'query ($v: String!) { searchOtherContacts(query: $v) { totalCount } }',
    { v: long(501) },
    /^query: .*at most 500 characters/,
  ],
  [
    'query ($v: String!) { searchOtherContacts(query: $v) { totalCount } }',
    { v: ' '.repeat(500_000) },
    /^query: .*at most 500 characters/,
  ],
  [
    'query ($v: String) { personalContacts(startsWith: $v) { totalCount } }',
    { v: long(501) },
    /^startsWith: .*at most 500 characters/,
  ],
  [
    'query ($v: [String!]) { personalContacts(phoneNumbers: $v) { totalCount } }',
    { v: NUMBERS },
    /^phoneNumbers: must have at most 100 items/,
  ],
  [
    'query ($v: [PersonalContactSort!]) { personalContacts(sortBy: $v) { totalCount } }',
    { v: Array.from({ length: 11 }, () => 'COMPANY') },
    /^sortBy: must have at most 10 items/,
  ],
  [
    'query ($v: [PersonReadSource!]) { otherContacts(sources: $v) { totalCount } }',
    { v: Array.from({ length: 11 }, () => 'CONTACT') },
    /^sources: must have at most 10 items/,
  ],
  [
    'query ($v: ID) { personalContacts(accountId: $v) { totalCount } }',
    { v: '1'.repeat(21) },
    /^accountId: must be ~ or 1 to 20 decimal digits/,
  ],
  [
    'query ($v: ID!) { personalContact(contactId: $v) { firstName } }',
    { v: '1'.repeat(500_000) },
    /^contactId: must be 1 to 20 decimal digits/,
  ],
  [
    'query ($v: ID!) { addressBookUpload(taskId: $v) { status } }',
    { v: long(129) },
    /^taskId: must be 1 to 128/,
  ],
  ...['otherContacts', 'searchOtherContacts', 'personalContacts', 'favorites', 'otherContactChanges'].map(
    (field) =>
      [
        `query ($v: String) { ${field}(after: $v${field.startsWith('search') ? ', query: "a"' : ''}) { nodes { __typename } } }`,
        { v: long(20_001) },
        /^Argument `after` must have at most 20000 characters, but has 20001/,
      ] as const,
  ),
  [
    'query ($v: String) { personalContacts(last: 5, before: $v) { totalCount } }',
    { v: long(20_001) },
    /^Argument `before` must have at most 20000 characters, but has 20001/,
  ],
  [
    'query ($v: String) { personalContactChanges(since: $v) { nextSince } }',
    { v: long(20_001) },
    /^Argument `since` must have at most 20000 characters, but has 20001/,
  ],
  [
    'query ($v: ID!) { node(id: $v) { id } }',
    { v: long(500_000) },
    /^Argument `id` must have at most 20000 characters, but has 500000/,
  ],
  [
    'query ($v: [ID!]!) { nodes(ids: $v) { id } }',
    { v: Array.from({ length: 1_001 }, () => 'x') },
    /^ids: must have at most 1000 items/,
  ],
  [
    'query ($v: [_Any!]!) { _entities(representations: $v) { ... on Person { displayName } } }',
    { v: [{ __typename: 'Person', resourceName: `people/c${long(200)}` }] },
    /^resourceName: .*at most 200 characters/,
  ],
];

describe('arguments beyond their limits', () => {
  let graph: StubbedGraph;
  beforeAll(async () => {
    graph = await startStubbedGraph();
  });
  afterAll(() => graph.close());

  it.each(TOO_MUCH)('are refused before any call: %s', async (query, variables, message) => {
    graph.answerWith(json({}));
    const { errors = [] } = await graph.execute(query, variables as Readonly<Record<string, unknown>>);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.message.length).toBeLessThan(300);
    expect(graph.requests()).toHaveLength(0);
  });

  it('are accepted at the limit: 100 numbers', async () => {
    graph.answerWith(json({ records: [], paging: { totalElements: 0 } }));
    const { data, errors } = await graph.execute(
      'query ($v: [String!]) { personalContacts(phoneNumbers: $v) { totalCount } }',
      { v: NUMBERS.slice(0, 100) },
    );
    expect(errors).toBeUndefined();
    expect(data.personalContacts).toEqual({ totalCount: 0 });
    expect(graph.requests()).toHaveLength(1);
  });

  it('have their limit in the description of the argument', async () => {
    const { data } = await graph.execute(
      `{ __schema { types { name fields { name args { name description
        type { name kind ofType { name kind ofType { name kind ofType { name kind } } } } } } } } }`,
    );
    type Type = { readonly name: string | null; readonly kind: string; readonly ofType?: Type | null };
    const isListOrText = ({ name, kind, ofType }: Type): boolean =>
      kind === 'LIST' || (ofType ? isListOrText(ofType) : name === 'String' || name === 'ID');
    interface Field {
      readonly name: string;
      readonly args: readonly { readonly name: string; readonly description: string; readonly type: Type }[];
    }
    const types = data.__schema.types as readonly {
      readonly name: string;
      readonly fields: Field[] | null;
    }[];
    const unbounded = types
      .filter(({ name }) => name === 'Query' || name === 'Extension')
      .flatMap(({ name, fields }) => (fields ?? []).map((field) => ({ type: name, field })))
      .flatMap(({ type, field }) => field.args.map((arg) => ({ at: `${type}.${field.name}`, arg })))
      .filter(({ at }) => at !== 'Query._entities')
      .filter(({ arg }) => isListOrText(arg.type) && !/at most [\d,]+/i.test(arg.description))
      .map(({ at, arg }) => `${at}(${arg.name}:)`);
    expect(unbounded).toEqual([]);
  });
});

describe('an empty cursor', () => {
  let graph: StubbedGraph;
  beforeAll(async () => {
    graph = await startStubbedGraph();
  });
  afterAll(() => graph.close());

  it.each([
    ['personalContacts', 'first: 2, after: ""'],
    ['personalContacts', 'last: 2, before: ""'],
    ['personalContacts', 'first: 2, after: "", before: ""'],
    ['favorites', 'first: 2, after: ""'],
    ['favorites', 'last: 2, before: ""'],
    ['otherContacts', 'first: 2, after: ""'],
    ['searchOtherContacts', 'query: "a", first: 2, after: ""'],
    ['otherContactChanges', 'first: 2, after: ""'],
    ['personalContactChanges', 'first: 2, after: ""'],
  ])('of `%s(%s)` means none', async (field, args) => {
    graph.answerWith(
      json({
        uri: 'https://x/account/1/extension/2/',
        records: [],
        syncInfo: { syncType: 'FSync', syncToken: 't' },
        nextSyncToken: 't',
      }),
    );
    const { data, errors } = await graph.execute(
      `{ field: ${field}(${args}) { nodes { __typename } pageInfo { hasPreviousPage } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.field).toEqual({ nodes: [], pageInfo: { hasPreviousPage: false } });
  });
});
