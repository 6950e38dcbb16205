import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getIntrospectionQuery,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  parse,
} from 'graphql';

import { createExecutor, type FallbackReason } from '../../src/execution/executor.ts';

import { byGraphqlJs, byPlan, type Given, watchRejections } from './both-ways.ts';

const schema = buildSchema(`
  type Query {
    text(of: Int = 3, kind: Kind, list: [Int!], input: In): String need(of: Int!): String! thing: Thing things: [Thing!]! any: Any node: Node bad: Int
  }
  type Mutation { one: Int two: Int three: Int! }
  type Thing implements Node { id: ID! name: String needName: String! thing: Thing grid: [[Int!]] }
  type Other implements Node { id: ID! other: Int }
  interface Node { id: ID! }
  union Any = Thing | Other
  enum Kind { SMALL LARGE }
  input In { a: Int = 1 b: [In!] c: Kind! }
`);

const echo = (args: object): string => JSON.stringify(args);
const root = {
  text: echo,
  need: echo,
  thing: { id: 1, name: 'x', thing: { id: '2', needName: null } },
  things: [{ id: 'a' }, { id: 'b', needName: 'b' }],
  any: { __typename: 'Other', other: 5 },
  node: { __typename: 'Thing', id: 9, grid: [[1, 2], null, [3, null]] },
  bad: 'no number',
};

const same = async (text: string, given: Given = {}): Promise<void> => {
  const options = { rootValue: root, ...given };
  expect(await byPlan(schema, text, options)).toEqual(await byGraphqlJs(schema, text, options));
};

describe('a plan gives the same result as graphql-js', () => {
  it.each<[rule: string, text: string, variables?: Record<string, unknown>]>([
    ['keys are in the order of the selection', '{ b: text text a: text __typename }'],
    [
      'fields of one name are merged',
      '{ thing { id } ...F thing { thing { id } } } fragment F on Query { thing { name id } }',
    ],
    ['a fragment counts once', '{ thing { ...F ...F id } } fragment F on Thing { name id }'],
    [
      'fragments apply by type',
      '{ any { ... on Thing { id } ... on Other { other } ... on Node { id2: __typename } } }',
    ],
    ['an abstract type is resolved by name', '{ node { id __typename ... on Thing { grid } } }'],
    ['default values of arguments apply', '{ text }'],
    ['null does not become the default', '{ text(of: null) }'],
    ['an absent variable becomes the default', 'query ($of: Int) { text(of: $of) }'],
    ['a null variable stays null', 'query ($of: Int) { text(of: $of) }', { of: null }],
    ['defaults of variables hold', 'query ($of: Int = 8) { text(of: $of) }'],
    ['defaults inside of input objects hold', '{ text(input: { c: SMALL, b: [{ c: LARGE, a: null }] }) }'],
    ['one value becomes a list', 'query ($n: Int!) { a: text(list: 1) b: text(list: [$n]) }', { n: 4 }],
    ['a variable of the wrong type is an error', 'query ($of: Int!) { need(of: $of) }', { of: 'x' }],
    ['a variable that is missing is an error', 'query ($of: Int!) { need(of: $of) }', {}],
    [
      'unknown fields of input objects are errors',
      'query ($in: In) { text(input: $in) }',
      { in: { c: 'SMALL', d: 1, e: 2 } },
    ],
    [
      'a null for a required argument is an error',
      'query ($of: Int = 1) { thing { id } need(of: $of) }',
      { of: null },
    ],
    [
      'skip and include',
      'query ($y: Boolean!, $n: Boolean = false) { a: text @skip(if: $y) b: text @include(if: $n) c: text @skip(if: $n) @include(if: $y) ...F @include(if: $y) ... @skip(if: $y) { d: text } } fragment F on Query { e: text }',
      { y: true },
    ],
    ['a null propagates to the nearest nullable field', '{ thing { id thing { needName id } name } }'],
    ['a null in a list of non-null items', '{ things { id needName } }'],
    ['a value that cannot be serialized', '{ bad thing { id } }'],
    ['lists in lists', '{ node { ... on Thing { grid } } }'],
    ['introspection', getIntrospectionQuery()],
    [
      'introspection of one type',
      '{ __type(name: "Thing") { name fields { name type { kind ofType { name } } } } none: __type(name: "No") { name } }',
    ],
  ])('%s', async (...[, text, variableValues]) => {
    await same(text, variableValues === undefined ? {} : { variableValues });
  });

  it('stops coercing variables after the same number of errors', async () => {
    const variableValues = { list: Array.from({ length: 60 }, () => 'x') };
    await same('query ($list: [Int!]) { text(list: $list) }', { variableValues });
    await same('query ($list: [Int!]) { text(list: $list) }', { variableValues, maxCoercionErrors: 3 });
  });

  it('executes the named operation', async () => {
    const text = 'query A { a: __typename } query B { b: __typename }';
    await same(text, { operationName: 'B' });
  });

  it('keeps the extensions and original errors of errors', async () => {
    const failing = {
      ...root,
      text: () => Promise.reject(new GraphQLError('told', { extensions: { code: 'TOLD' } })),
      thing: () => new Error('returned'),
      bad: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- resolvers may
        throw 'no error';
      },
    };
    await same('{ text }', { rootValue: failing });
    await same('{ thing { id } bad }', { rootValue: failing });
  });

  it('reports why an object type cannot be resolved', async () => {
    for (const any of [{}, { __typename: 'No' }, { __typename: 'Kind' }, { __typename: 'Query' }]) {
      await same('{ any { __typename } }', { rootValue: { any } });
    }
  });
});

const withResolver = (name: string, resolve: (...given: never[]) => unknown): GraphQLSchema => {
  const own = buildSchema(
    'type Query { a: Thing } type Mutation { one: Int two: Int three: Int! four: Int } type Thing { b(x: Int): [Int] }',
  );
  const fields = {
    ...own.getQueryType()!.getFields(),
    ...own.getMutationType()!.getFields(),
    ...(own.getType('Thing') as never as { getFields: () => object }).getFields(),
  };
  (fields as Record<string, { resolve: unknown }>)[name]!.resolve = resolve;
  return own;
};

describe('the arguments of resolvers', () => {
  it('include the same resolve info as with graphql-js', async () => {
    const infos: GraphQLResolveInfo[] = [];
    const own = withResolver('b', (...[, , , info]: [unknown, unknown, unknown, GraphQLResolveInfo]) => {
      infos.push(info);
      return [];
    });
    const text = 'query Q($x: Int) { a { also: b(x: $x) ...F } } fragment F on Thing { also: b(x: $x) }';
    const given = { rootValue: { a: {} }, variableValues: { x: 1 } };
    await byGraphqlJs(own, text, given);
    await byPlan(own, text, given);
    const [theirs, ours] = infos;
    for (const [name, value] of Object.entries(theirs!))
      expect({ [name]: Reflect.get(ours!, name) }).toEqual({ [name]: value });
    expect(ours!.path).toEqual({
      key: 'also',
      typename: 'Thing',
      prev: { key: 'a', typename: 'Query', prev: undefined },
    });
  });

  it('include the same array of field nodes in every execution, usable as a cache key', async () => {
    const nodes = new Set<unknown>();
    const own = withResolver('b', (...[, , , info]: [unknown, unknown, unknown, GraphQLResolveInfo]) => {
      nodes.add(info.fieldNodes);
    });
    await byPlan(own, '{ a { b } }', { rootValue: { a: {} } });
    expect(nodes.size).toBe(1);
  });
});

describe('a resolver that only uses its object', () => {
  it('may return promises that reject, of which none is left unhandled', async () => {
    const own = buildSchema('type Query { one: Thing all: [Thing] } type Thing { late: String some: [Int] }');
    const { late, some } = (own.getType('Thing') as GraphQLObjectType).getFields();
    late!.resolve = (_source) => Promise.reject(new Error('late'));
    some!.resolve = (_source) => ['no number', Promise.reject(new Error('some'))];
    const rejections = watchRejections();
    try {
      for (const text of ['{ one { late } all { late } }', '{ one { some } all { some } }']) {
        const given = { rootValue: { one: {}, all: [{}, {}] } };
        const { data, errors } = await byPlan(own, text, given);
        const expected = await byGraphqlJs(own, text, given);
        expect(data).toBe(expected.data);
        expect(errors.map(({ path }) => path).sort()).toEqual(expected.errors.map(({ path }) => path).sort());
      }
      expect(rejections.ofPlans).toEqual([]);
    } finally {
      rejections.end();
    }
  });
});

describe('mutations', () => {
  it('run serially, and stop after a field that nulls the data', async () => {
    const seen: string[] = [];
    const step = (name: string, value: unknown) => async () => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} ends`);
      return value;
    };
    const own = withResolver('one', () => 1);
    const rootValue = { one: 1, two: step('two', 2), three: step('three', null), four: step('four', 4) };
    const { json, errors } = await createExecutor(own)
      .prepare(parse('mutation { one two again: two three four }'))
      .execute({ rootValue });
    expect(seen).toEqual(['two begins', 'two ends', 'two begins', 'two ends', 'three begins', 'three ends']);
    expect(json).toBe('null');
    expect(errors).toMatchObject([{ path: ['three'] }]);
  });
});

describe('an operation without a plan', () => {
  it.each<[FallbackReason, string, Given?]>([
    ['no operation', 'query A { text }', { operationName: 'B' }],
    ['no operation', 'query A { text } query B { text }'],
    [
      'condition without a value',
      'query ($no: Boolean = false) { text @skip(if: $no) }',
      { variableValues: { no: null } },
    ],
  ])('is executed by graphql-js and reported: %s', async (reason, text, { operationName, ...given } = {}) => {
    const reasons: FallbackReason[] = [];
    const prepared = createExecutor(schema, { onFallback: (one) => reasons.push(one) }).prepare(
      parse(text),
      operationName,
    );
    const { json, errors } = await prepared.execute(given);
    expect(reasons).toEqual([reason]);
    const expected = await byGraphqlJs(schema, text, {
      ...given,
      ...(operationName !== undefined && { operationName }),
    });
    expect([json, errors?.map(({ message }) => message)]).toEqual([
      expected.data,
      expected.errors.map(({ message }) => message),
    ]);
  });
});

describe('an object that fails while some of its values are pending', () => {
  it('becomes null after they settle, so that no work continues after the response', async () => {
    const seen: string[] = [];
    const rootValue = {
      thing: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        seen.push('thing');
        return null;
      },
      need: () => null,
    };
    const prepared = createExecutor(schema).prepare(parse('{ thing { id } need(of: 1) }'));
    const { json, errors } = await prepared.execute({ rootValue });
    expect(seen).toEqual(['thing']);
    expect(json).toBe('null');
    expect(errors).toMatchObject([{ path: ['need'] }]);
  });
});
