import { describe, expect, it } from '@jest/globals';
import {
  getIntrospectionQuery,
  getNullableType,
  graphqlSync,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';

import { createSchema } from '../../src/resolvers/index.ts';
import { readExamples } from '../../src/server/explorer.ts';
import { checkEstimate, createOperationCosts, type Estimate } from '../../src/server/operation-cost.ts';

const EXAMPLES = await readExamples();
const schema = createSchema({ graphNode: 'public' });
const SDL_LENGTH = 70_000;
const costs = createOperationCosts(schema, SDL_LENGTH);
const LIMIT = 200_000;

const estimate = (query: string, variables?: Record<string, unknown>): Estimate => {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return costs.estimate(document, operation!, variables);
};
const costOf = (query: string, variables?: Record<string, unknown>): number =>
  estimate(query, variables).cost;

/** The number of fields of all objects in a result. */
const valuesIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const children = Object.values(value);
  return (
    (Array.isArray(value) ? 0 : children.length) +
    children.reduce<number>((sum, child) => sum + valuesIn(child), 0)
  );
};

const aliases = (count: number, field: (index: number) => string) =>
  `{ ${Array.from({ length: count }, (_, index) => `a${String(index)}: ${field(index)}`).join(' ')} }`;

describe('the cost of an operation', () => {
  it.each<[string, string, number]>([
    ['a field of the root', '{ __typename }', 1],
    [
      'each field of each object of a list',
      '{ personalContacts(first: 10) { nodes { id displayName } } }',
      22,
    ],
    ['edges with their nodes', '{ personalContacts(last: 10) { edges { cursor node { id } } } }', 32],
    ['20 for a list without a size', '{ favorites { nodes { id } } }', 22],
    ['the default of an argument', '{ otherContacts { nodes { id } } }', 22],
    [
      'nothing below an empty list',
      '{ personalContacts(first: 0) { nodes { id displayName } totalCount } }',
      3,
    ],
    [
      'one list, whatever is selected with it',
      '{ personalContacts(first: 5) { totalCount nodes { id } pageInfo { endCursor } } }',
      10,
    ],
    [
      'the values of a list of scalars',
      '{ personalContacts(first: 10) { nodes { emailAddresses } } }',
      2 + 10 * 4,
    ],
    [
      'a field once that fragments repeat',
      '{ me: person(resourceName: "people/me") { ...A ...A ... { id } } } fragment A on Person { id }',
      2,
    ],
    [
      'the most expensive type where several are possible',
      '{ node(id: "x") { ... on Person { id } ... on PersonalContact { id firstName lastName } } }',
      4,
    ],
    [
      'only the fragments that apply to a type',
      '{ node(id: "x") { ...on Favorite { id } ... on Person { displayName } } }',
      2,
    ],
    [
      'no skipped fields',
      '{ personalContacts(first: 1000) { nodes { id @skip(if: true) firstName @include(if: false) __typename } } }',
      2 + 1000,
    ],
    [
      'entities by their representations',
      '{ _entities(representations: [{}, {}, {}]) { ... on Person { id displayName } } }',
      7,
    ],
  ])('counts %s', (_what, query, cost) => {
    expect(costOf(query)).toBe(cost);
  });

  it('uses the values and defaults of variables, and the lengths of lists', () => {
    const page = 'query ($n: Int = 7) { personalContacts(first: $n) { nodes { id } } }';
    expect([costOf(page), costOf(page, { n: 100 }), costOf(page, { n: 0 })]).toEqual([9, 102, 2]);
    const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { id } } }';
    expect(costOf(entities, { r: Array.from({ length: 40 }, () => ({})) })).toBe(41);
    const toggled =
      'query ($all: Boolean!) { personalContacts(first: 10) { nodes { id firstName @include(if: $all) } } }';
    expect([costOf(toggled, { all: true }), costOf(toggled, { all: false })]).toEqual([22, 12]);
  });

  it('counts a single value of a list argument as a list of one', () => {
    const selection = '{ ... on Person { id displayName } }';
    const representation = '{ __typename: "Person", resourceName: "people/me" }';
    const queries = [
      `{ _entities(representations: [${representation}]) ${selection} }`,
      `{ _entities(representations: ${representation}) ${selection} }`,
      `query ($r: [_Any!]! = ${representation}) { _entities(representations: $r) ${selection} }`,
    ];
    const estimates = queries.map((query) => estimate(query));
    expect(estimates.map(({ cost }) => cost)).toEqual([3, 3, 3]);
    expect(estimates.map(({ representations }) => representations)).toEqual([1, 1, 1]);
    expect(costOf('{ nodes(ids: "x") { id } }')).toBe(costOf('{ nodes(ids: ["x"]) { id } }'));
  });

  it('does not take the estimate of null for that of a single value', () => {
    const document = parse(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { id } } }',
    );
    const [operation] = document.definitions as [OperationDefinitionNode];
    const costWith = (r: unknown): number => costs.estimate(document, operation, { r }).cost;
    expect([costWith(null), costWith({}), costWith([{}])]).toEqual([1, 2, 2]);
  });

  it('takes no inherited property for the value of a variable', () => {
    const page = 'query ($constructor: Int = 7) { personalContacts(first: $constructor) { nodes { id } } }';
    expect([costOf(page), costOf(page, {}), costOf(page, { constructor: 3 })]).toEqual([9, 9, 5]);
    const entities =
      'query ($constructor: [_Any!]! = [{}, {}]) { _entities(representations: $constructor) { ... on Person { id } } }';
    expect(estimate(entities, {})).toMatchObject({ cost: 3, representations: 2 });
  });

  it('multiplies nested lists', () => {
    expect(
      costOf(
        '{ favorites(first: 100) { nodes { target { ... on Extension { personalContacts(first: 100) { nodes { id } } } } } } }',
      ),
    ).toBe(2 + 100 * (1 + 2 + 100));
  });

  it.each([
    [
      '100 aliases of wide pages',
      aliases(100, () => 'personalContacts(first: 1000) { nodes { id firstName lastName email } }'),
    ],
    ['100 times the SDL', aliases(100, () => '_service { sdl }')],
    [
      'the books of a page of extensions',
      '{ favorites(first: 1000) { nodes { target { ... on Extension { personalContacts(first: 1000) { nodes { id } } } } } } }',
    ],
    [
      'introspection by 100 aliases',
      aliases(100, () => '__schema { types { name fields { name args { name type { name } } } } }'),
    ],
  ])('is over the limit for %s', (_what, query) => {
    expect(costOf(query)).toBeGreaterThan(LIMIT);
  });

  it('counts an id in `nodes` whether it is valid or not', () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `bad ${String(index)}`);
    const once = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(costOf(once, { ids })).toBeLessThan(LIMIT);
    const often = `query ($ids: [ID!]!) ${aliases(100, () => 'nodes(ids: $ids) { id }')}`;
    expect(costOf(often, { ids })).toBeGreaterThan(LIMIT);
  });

  it('allows a page of 1,000 with 30 fields, for both upstreams', () => {
    const contact = schema.getType('PersonalContact');
    const leaves = isObjectType(contact)
      ? Object.values(contact.getFields()).filter(
          ({ args, type }) => args.length === 0 && !String(type).includes('['),
        )
      : [];
    const scalar = leaves.filter(({ type }) => /^(String|ID|Int|Boolean)!?$/.test(String(type))).slice(0, 30);
    expect(scalar).toHaveLength(30);
    expect(
      costOf(
        `{ personalContacts(first: 1000) { nodes { ${scalar.map(({ name }) => name).join(' ')} phoneNumbers { number } } } }`,
      ),
    ).toBeLessThan(LIMIT);
    expect(
      costOf(
        `{ otherContacts(first: 1000) { nodes { id displayName ${['names', 'emailAddresses', 'phoneNumbers', 'organizations', 'addresses'].map((list) => `${list} { __typename metadata { primary } }`).join(' ')} } } }`,
      ),
    ).toBeLessThan(LIMIT);
  });

  it.each(EXAMPLES)('allows the example: $title', ({ query }) => {
    expect(costOf(query)).toBeLessThan(LIMIT / 4);
  });

  it('allows introspection by tools, and estimates roughly the size of its result', () => {
    const query = getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true });
    const { data } = graphqlSync({ schema, source: query });
    const answered = valuesIn(data);
    expect(costOf(query)).toBeLessThan(LIMIT);
    expect(costOf(query)).toBeGreaterThan(answered / 2);
    expect(costOf(query)).toBeLessThan(answered * 10);
  });

  it('stops counting exponentially nested fragments, and rejects them', () => {
    const levels = 14;
    const fields = ['edges { node', 'nodes { x: target'];
    const fragments = Array.from({ length: levels }, (_, index) => {
      const inner =
        index === levels - 1
          ? 'id'
          : `target { ... on Extension { favorites { edges { node { ...F${String(index + 1)} } } nodes { ...F${String(index + 1)} } } } }`;
      return `fragment F${String(index)} on Favorite { ${inner} }`;
    });
    expect(fields).toHaveLength(2);
    const tooMany = estimate(`{ favorites { nodes { ...F0 } } } ${fragments.join(' ')}`);
    expect(tooMany.isComplete).toBe(false);
    const operation = parse('{ __typename }').definitions[0] as OperationDefinitionNode;
    expect(() => checkEstimate(tooMany, operation, LIMIT)).toThrow(
      'The operation may return too many field values to count; at most 200000 are allowed',
    );
  });

  it('is in the error, with the limit and a code', () => {
    const operation = parse('query Wide { favorites { totalCount } }')
      .definitions[0] as OperationDefinitionNode;
    const of = (cost: number): Estimate => ({ cost, isComplete: true, representations: 0 });
    const check = () => checkEstimate(of(3_000), operation, 2_000);
    expect(check).toThrow('The operation Wide may return 3000 field values; at most 2000 are allowed');
    expect(check).toThrow(
      expect.objectContaining({ extensions: { code: 'OPERATION_TOO_EXPENSIVE', http: { status: 400 } } }),
    );
    expect(() => checkEstimate(of(2_000), operation, 2_000)).not.toThrow();
  });

  it('has a declared length for every list of the schema', () => {
    const sized = new Set<string>();
    const lists: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__')) continue;
      for (const field of Object.values(type.getFields())) {
        const directive = field.astNode?.directives?.find(({ name }) => name.value === 'listSize');
        const named = directive?.arguments?.find(({ name }) => name.value === 'sizedFields')?.value;
        const below = String(field.type).replace(/[[\]!]/g, '');
        if (named?.kind === Kind.LIST)
          for (const value of named.values)
            if (value.kind === Kind.STRING) sized.add(`${below}.${value.value}`);
        if (!isListType(getNullableType(field.type))) continue;
        const coordinate = `${type.name}.${field.name}`;
        lists.push(coordinate);
        if (
          directive !== undefined ||
          field.args.some(({ type: argument }) => isListType(getNullableType(argument)))
        )
          sized.add(coordinate);
      }
    }
    expect(lists.filter((coordinate) => !sized.has(coordinate))).toEqual([]);
  });
});
