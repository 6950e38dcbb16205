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

/** n fragments, each spreading the next one twice: 2^n aliases in a text of n lines. */
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

describe('limits of one operation', () => {
  it.each<Case>([
    { what: '15 levels', query: `{ me { ${nested(13)} } }` },
    {
      what: '15 levels through fragments',
      query: `{ ...A } fragment A on Query { me { ...B } } fragment B on Book { ${nested(13)} }`,
    },
    {
      what: '15 levels through inline fragments, which are no level',
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
      what: 'one representation that is no list',
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
  ])('lets $what pass', async ({ query, variables }) => {
    const { status, body } = await server.post(query, variables ? { variables } : {});
    expect([status, body.errors]).toEqual([200, undefined]);
  });

  it.each<Case & { readonly says: string }>([
    {
      what: 'depth',
      query: `query Deep { me { ${nested(14)} } }`,
      says: 'The operation Deep nests its fields 16 levels deep; at most 15 are allowed',
    },
    {
      what: 'depth through fragments',
      query: `{ me { ...A } } fragment A on Book { next { ...B } } fragment B on Book { ... { ${nested(20)} } }`,
      says: 'The operation nests its fields 23 levels deep; at most 15 are allowed',
    },
    {
      what: 'depth next to introspection',
      query: `{ __schema { types { name } } me { ${nested(14)} } }`,
      says: '16 levels deep',
    },
    {
      what: 'depth of an operation that is not run',
      query: `query A { hello } query B { me { ${nested(14)} } }`,
      says: 'B nests',
    },
    { what: 'depth for the validator', query: `{ me { ${nested(1_000)} } }`, says: '1002 levels deep' },
    { what: 'depth for the parser', query: '{me'.repeat(200_000), says: 'thousands of levels deep' },
    {
      what: 'width at the root',
      query: `{ ${many(101, () => 'hello')} }`,
      says: 'The operation has 101 root fields; at most 100 are allowed',
    },
    {
      what: 'width at the root through fragments',
      query: `{ ...A ...A } fragment A on Query { ${many(51, () => 'hello')} }`,
      says: 'has 102 root fields',
    },
    {
      what: 'aliasing below the root',
      query: `{ me { ${many(101, (index) => `a${String(index)}: id`)} } }`,
      says: 'has 101 aliases; at most 100',
    },
    {
      what: 'aliasing that fragments multiply',
      query: doublingFragments(10),
      says: 'has 2047 aliases; at most 100',
    },
    {
      what: 'aliasing by one, through fragments',
      query: `{ me { ...A next { ...A b: id } } } fragment A on Book { ${many(50, (index) => `a${String(index)}: id`)} }`,
      says: 'has 101 aliases; at most 100',
    },
    {
      what: 'aliasing below introspection',
      query: `{ __schema { ...A } } fragment A on __Schema { ${many(101, (index) => `a${String(index)}: types { name }`)} }`,
      says: 'has 101 aliases; at most 100',
    },
    {
      what: 'text',
      query: `{ me { ${'id '.repeat(9_996)}} }`,
      says: 'The document has more than 10000 tokens',
    },
    {
      what: 'repeating',
      query: `{ me { ${'id '.repeat(9_990)}} }`,
      says: 'repeats fields so often that they cannot be compared; at most 100 root fields and 100 aliases are allowed',
    },
    {
      what: 'repeating at the root',
      query: `{ ${many(9_000, () => '__typename')} }`,
      says: 'at most 100 root fields',
    },
    {
      what: 'representing',
      query: ENTITIES,
      variables: { r: books(1_001) },
      says: 'The operation E asks for 1001 entities by representation; at most 1000 are allowed',
    },
    {
      what: 'representing in several fields',
      query: `query($r: [_Any!]!) { ...A b: _entities(representations: $r) { __typename } }
        fragment A on Query { _entities(representations: $r) { __typename } }`,
      variables: { r: books(501) },
      says: 'asks for 1002 entities',
    },
    {
      what: 'input',
      query: 'query Wide { hello }',
      variables: { a: objects(100_000), b: { c: objects(99_999) } },
      says: 'The operation Wide has more than 200000 objects in its variables',
    },
    {
      what: 'representing in the text',
      query: `{ _entities(representations: [${many(1_001, () => '{}')}]) { __typename } }`,
      says: 'asks for 1001 entities',
    },
    {
      what: 'representing in the text, with variables in it',
      query: `query ($r: _Any!) { _entities(representations: [${many(1_001, () => '$r')}]) { __typename } }`,
      variables: { r: { __typename: 'Book', id: '1' } },
      says: 'asks for 1001 entities',
    },
    {
      what: 'representing in the default of a variable',
      query: `query ($r: [_Any!]! = [${many(1_001, () => '{}')}]) { _entities(representations: $r) { __typename } }`,
      says: 'asks for 1001 entities',
    },
    {
      what: 'representing in text and variables together',
      query: `query ($r: [_Any!]!) { _entities(representations: $r) { __typename } b: _entities(representations: [{}]) { __typename } }`,
      variables: { r: books(1_000) },
      says: 'asks for 1001 entities',
    },
  ])('refuses too much $what with 400, a code and the figure', async ({ query, says, variables }) => {
    const { status, body } = await server.post(query, variables ? { variables } : {});
    expect([status, body.data]).toEqual([400, undefined]);
    expect(body.errors?.map(({ extensions }) => extensions)).toContainEqual({ code: 'BAD_USER_INPUT' });
    expect(body.errors?.map((error) => error.message).join('\n')).toContain(says);
  });

  it('is quick about fragments that multiply without bound', async () => {
    const begun = performance.now();
    expect((await server.post(doublingFragments(200))).status).toBe(400);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it.each([
    ['unknown directives', `{ hello ${'@no '.repeat(4_990)} }`],
    ['one directive over and over', `{ hello ${'@skip(if: false) '.repeat(1_400)} }`],
    ['unused variables', `query (${many(2_400, (index) => `$v${String(index)}: Int`)}) { hello }`],
    ['unknown fields', `{ ${many(9_000, (index) => `f${String(index)}`)} }`],
    [
      'fragments that meet in one place',
      `{ me { ${many(1_100, () => '...A')} next { ...A } } } ${many(900, (index) => `fragment F${String(index)} on Book { id }`)} fragment A on Book { id }`,
    ],
    ['lists around lists', `{ node(id: ${'['.repeat(900)}${']'.repeat(900)}) { id } }`],
    [
      'introspection in circles',
      `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
    ],
  ])('is brief about %s', async (_name, query) => {
    const { status, text } = await server.post(query);
    expect(status).toBe(400);
    expect(text.length).toBeLessThan(10_000);
  });

  it('refuses the same the second time, when the document may be known', async () => {
    const query = `query Again { me { ${nested(14)} } }`;
    const [first, second] = [await server.post(query), await server.post(query)];
    expect(second.text).toBe(first.text);
    const tooMany = { variables: { r: books(1_001) } };
    const statuses = [await server.post(ENTITIES, tooMany), await server.post(ENTITIES, tooMany)];
    expect(statuses.map(({ status }) => status)).toEqual([400, 400]);
  });

  it('is not led astray by fragments in a circle', async () => {
    const { status, body } = await server.post(
      '{ me { ...A } } fragment A on Book { next { ...B } } fragment B on Book { next { ...A } }',
    );
    expect([status, body.errors?.[0]?.extensions?.['code']]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});
