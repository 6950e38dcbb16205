import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { startStandIn, type StandIn } from './stand-in.ts';

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
const entities = 'query E($r: [_Any!]!) { _entities(representations: $r) { ... on Book { title } } }';

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
    { what: '100 root fields', query: `{ ${many(100, (index) => `a${String(index)}: hello`)} }` },
    {
      what: 'full introspection',
      query: getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }),
    },
    { what: '1,000 representations', query: entities, variables: { r: books(1_000) } },
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
      what: 'text',
      query: `{ me { ${'id '.repeat(9_996)}} }`,
      says: 'The document has more than 10000 tokens',
    },
    {
      what: 'representing',
      query: entities,
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

  it('refuses the same the second time, when the document may be known', async () => {
    const query = `query Again { me { ${nested(14)} } }`;
    const [first, second] = [await server.post(query), await server.post(query)];
    expect(second.text).toBe(first.text);
    const tooMany = { variables: { r: books(1_001) } };
    const statuses = [await server.post(entities, tooMany), await server.post(entities, tooMany)];
    expect(statuses.map(({ status }) => status)).toEqual([400, 400]);
  });

  it('is not led astray by fragments in a circle', async () => {
    const { status, body } = await server.post(
      '{ me { ...A } } fragment A on Book { next { ...B } } fragment B on Book { next { ...A } }',
    );
    expect([status, body.errors?.[0]?.extensions?.['code']]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});
