import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';

import { type StandIn, startStandIn } from './stand-in.ts';

let server: StandIn;
beforeAll(async () => {
  server = await startStandIn({ NODE_ENV: 'development' });
});
afterAll(() => server.close());

const nested = (levels: number) => `${'next { '.repeat(levels)}id${' }'.repeat(levels)}`;
const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const books = (count: number) =>
  many(count, String)
    .split(' ')
    .map((id) => ({ __typename: 'Book', id }));
const objects = (count: number) => Array.from({ length: count }, () => ({}));
const ENTITIES = 'query E($r: [_Any!]!) { _entities(representations: $r) { ... on Book { title } } }';

/** n fragments that each spread the next one twice: 2^n aliases in n lines of text. */
const doublingFragments = (count: number) =>
  `{ me { ...F0 } } fragment F${String(count)} on Book { a: id } ${many(
    count,
    (index) =>
      `fragment F${String(index)} on Book { a: id ...F${String(index + 1)} ...F${String(index + 1)} }`,
  )}`;

interface Case {
  readonly what: string;
  readonly query: string;
  readonly variables?: object;
}

describe('the limits of an operation', () => {
  it.each<Case>([
    { what: '15 levels', query: `{ me { ${nested(13)} } }` },
    {
      what: '15 levels through fragments',
      query: `{ ...A } fragment A on Query { me { ...B } } fragment B on Book { ${nested(13)} }`,
    },
    {
      what: '15 levels through inline fragments, which do not count as levels',
      query: `{ me { ... { ... on Book { ${nested(13)} } } } }`,
    },
    {
      what: '100 root fields and 100 aliases',
      query: `{ ${many(100, (index) => `a${String(index)}: hello`)} }`,
    },
    {
      what: '100 root fields through fragments',
      query: `{ ...A ... { ...A } } fragment A on Query { ${many(50, () => 'hello')} }`,
    },
    {
      what: '100 aliases through fragments',
      query: `{ me { ...A next { ...A } } } fragment A on Book { ${many(50, (index) => `a${String(index)}: id`)} }`,
    },
    {
      what: '1,000 representations as the default of a variable',
      query: `query ($r: [_Any!]! = [${many(1_000, () => '{ __typename: "Book" }')}]) { _entities(representations: $r) { __typename } }`,
    },
    {
      what: 'a representation that is not in a list',
      query: '{ _entities(representations: { __typename: "Book", id: "1" }) { __typename } }',
    },
    {
      what: 'full introspection',
      query: getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }),
    },
    { what: '1,000 representations', query: ENTITIES, variables: { r: books(1_000) } },
    { what: '200,000 input objects', query: '{ hello }', variables: { a: objects(199_998), b: [[[{}]]] } },
    {
      what: '10,000 tokens',
      query: `{ _entities(representations: [{ __typename: "Book", n: [${'1 '.repeat(9_979)}] }]) { __typename } }`,
    },
  ])('allow $what', async ({ query, variables }) => {
    const { status, body } = await server.post(query, variables ? { variables } : {});
    expect([status, body.errors]).toEqual([200, undefined]);
  });

  it.each<Case & { readonly says: string }>([
    {
      what: 'levels',
      query: `query Deep { me { ${nested(14)} } }`,
      says: 'The operation Deep nests its fields 16 levels deep; at most 15 are allowed',
    },
    {
      what: 'levels through fragments',
      query: `{ me { ...A } } fragment A on Book { next { ...B } } fragment B on Book { ... { ${nested(20)} } }`,
      says: 'The operation nests its fields 23 levels deep; at most 15 are allowed',
    },
    {
      what: 'levels next to introspection',
      query: `{ __schema { types { name } } me { ${nested(14)} } }`,
      says: '16 levels deep',
    },
    {
      what: 'levels of an operation that is not executed',
      query: `query A { hello } query B { me { ${nested(14)} } }`,
      says: 'B nests',
    },
    { what: 'levels for the validator', query: `{ me { ${nested(1_000)} } }`, says: '1002 levels deep' },
    { what: 'levels for the parser', query: '{me'.repeat(200_000), says: 'thousands of levels deep' },
    {
      what: 'root fields',
      query: `{ ${many(101, () => 'hello')} }`,
      says: 'The operation has 101 root fields; at most 100 are allowed',
    },
    {
      what: 'root fields through fragments',
      query: `{ ...A ...A } fragment A on Query { ${many(51, () => 'hello')} }`,
      says: 'has 102 root fields',
    },
    {
      what: 'aliases below the root',
      query: `{ me { ${many(101, (index) => `a${String(index)}: id`)} } }`,
      says: 'has 101 aliases; at most 100',
    },
    {
      what: 'aliases that fragments multiply',
      query: doublingFragments(10),
      says: 'has 2047 aliases; at most 100',
    },
    {
      what: 'aliases by one, through fragments',
      query: `{ me { ...A next { ...A b: id } } } fragment A on Book { ${many(50, (index) => `a${String(index)}: id`)} }`,
      says: 'has 101 aliases; at most 100',
    },
    {
      what: 'aliases below introspection',
      query: `{ __schema { ...A } } fragment A on __Schema { ${many(101, (index) => `a${String(index)}: types { name }`)} }`,
      says: 'has 101 aliases; at most 100',
    },
    {
      what: 'tokens',
      query: `{ me { ${'id '.repeat(9_996)}} }`,
      says: 'The document has more than 10000 tokens',
    },
    {
      what: 'repeated fields',
      query: `{ me { ${'id '.repeat(9_990)}} }`,
      says: 'repeats fields too often to check them for conflicts; at most 100 root fields and 100 aliases are allowed',
    },
    {
      what: 'repeated root fields',
      query: `{ ${many(9_000, () => '__typename')} }`,
      says: 'at most 100 root fields',
    },
    {
      what: 'representations',
      query: ENTITIES,
      variables: { r: books(1_001) },
      says: 'The operation E requests 1001 entities by representation; at most 1000 are allowed',
    },
    {
      what: 'representations in several fields',
      query: `query($r: [_Any!]!) { ...A b: _entities(representations: $r) { __typename } }
        fragment A on Query { _entities(representations: $r) { __typename } }`,
      variables: { r: books(501) },
      says: 'requests 1002 entities',
    },
    {
      what: 'input objects',
      query: 'query Wide { hello }',
      variables: { a: objects(100_000), b: { c: objects(99_999) } },
      says: 'The operation Wide has more than 200000 objects in its variables',
    },
    {
      what: 'representations in the text',
      query: `{ _entities(representations: [${many(1_001, () => '{}')}]) { __typename } }`,
      says: 'requests 1001 entities',
    },
    {
      what: 'representations in the text, with variables in it',
      query: `query ($r: _Any!) { _entities(representations: [${many(1_001, () => '$r')}]) { __typename } }`,
      variables: { r: { __typename: 'Book', id: '1' } },
      says: 'requests 1001 entities',
    },
    {
      what: 'representations in the default of a variable',
      query: `query ($r: [_Any!]! = [${many(1_001, () => '{}')}]) { _entities(representations: $r) { __typename } }`,
      says: 'requests 1001 entities',
    },
    {
      what: 'representations in text and variables together',
      query: `query ($r: [_Any!]!) { _entities(representations: $r) { __typename } b: _entities(representations: [{}]) { __typename } }`,
      variables: { r: books(1_000) },
      says: 'requests 1001 entities',
    },
  ])(
    'reject an operation with 400, a code and the number: too many $what',
    async ({ query, says, variables }) => {
      const { status, body } = await server.post(query, variables ? { variables } : {});
      expect([status, body.data]).toEqual([400, undefined]);
      expect(body.errors?.map(({ extensions }) => extensions)).toContainEqual({ code: 'BAD_USER_INPUT' });
      expect(body.errors?.map((error) => error.message).join('\n')).toContain(says);
    },
  );

  // Whoever visited each spread would never end.
  it('reject exponentially nested fragments', async () => {
    expect((await server.post(doublingFragments(200))).status).toBe(400);
  });

  it.each([
    ['unknown directives', `{ hello ${'@no '.repeat(4_990)} }`],
    ['one directive repeated', `{ hello ${'@skip(if: false) '.repeat(1_400)} }`],
    ['unused variables', `query (${many(2_400, (index) => `$v${String(index)}: Int`)}) { hello }`],
    ['unknown fields', `{ ${many(9_000, (index) => `f${String(index)}`)} }`],
    [
      'many spreads of one fragment',
      `{ me { ${many(1_100, () => '...A')} next { ...A } } } ${many(900, (index) => `fragment F${String(index)} on Book { id }`)} fragment A on Book { id }`,
    ],
    ['nested lists', `{ node(id: ${'['.repeat(900)}${']'.repeat(900)}) { id } }`],
    [
      'recursive introspection',
      `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
    ],
  ])('lead to a short error response for %s', async (_name, query) => {
    const { status, text } = await server.post(query);
    expect(status).toBe(400);
    expect(text.length).toBeLessThan(10_000);
  });

  it('also apply to a document that was sent before', async () => {
    const query = `query Again { me { ${nested(14)} } }`;
    const [first, second] = [await server.post(query), await server.post(query)];
    expect(second.text).toBe(first.text);
    const tooMany = { variables: { r: books(1_001) } };
    const statuses = [await server.post(ENTITIES, tooMany), await server.post(ENTITIES, tooMany)];
    expect(statuses.map(({ status }) => status)).toEqual([400, 400]);
  });

  it('do not recurse forever in a fragment cycle', async () => {
    const { status, body } = await server.post(
      '{ me { ...A } } fragment A on Book { next { ...B } } fragment B on Book { next { ...A } }',
    );
    expect([status, body.errors?.[0]?.extensions?.['code']]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});
