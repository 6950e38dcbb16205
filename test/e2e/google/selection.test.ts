import { describe, expect, it } from '@jest/globals';
import { buildSchema, execute, type GraphQLResolveInfo, parse, validate } from 'graphql';

import { createExecutor } from '../../../src/execution/executor.ts';
import { requestedFields, requestedNodeFields } from '../../../src/lists/selection.ts';

const TYPES = `
  type Query { thing(id: ID): Node  target: Target  list: ThingConnection }
  interface Node { id: ID! }
  union Target = Thing | Other
  type Thing implements Node { id: ID!  name(size: Int): String  parts(size: Int): [Part!]  twin: Node }
  type Other implements Node { id: ID!  code: String }
  type Part { label: String  inner: Part }
  type ThingConnection { edges: [ThingEdge]  nodes: [Thing]  total: Int  pageInfo: PageInfo }
  type ThingEdge { node: Thing  cursor: String }
  type PageInfo { endCursor: String }
`;
const schema = buildSchema(TYPES);

/** Executes an operation and returns the result of `read` for the info of each root field. */
const read = async <Result>(
  source: string,
  read: (info: GraphQLResolveInfo) => Result,
  variableValues: Record<string, unknown> = {},
): Promise<Result[]> => {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const results: Result[] = [];
  const note = (_root: unknown, _arguments: unknown, _context: unknown, info: GraphQLResolveInfo): null => {
    results.push(read(info));
    return null;
  };
  const answer = await execute({
    schema,
    document,
    variableValues,
    fieldResolver: note,
  });
  expect(answer.errors).toBeUndefined();
  return results;
};

const fieldsOf = (typeName: string) => (info: GraphQLResolveInfo) =>
  [...requestedFields(info, typeName)].sort();

const reads = async (source: string, variables?: Record<string, unknown>) =>
  (await read(source, fieldsOf('Thing'), variables))[0];

describe('requestedFields', () => {
  it('gives dotted paths with their ancestors, schema names for aliases, and no __typename', async () => {
    expect(
      await reads(
        '{ thing { __typename a: id ... on Thing { b: parts { c: inner { label __typename } } } } }',
      ),
    ).toEqual(['id', 'parts', 'parts.inner', 'parts.inner.label']);
  });

  it('merges a field that is selected several times, also under different aliases', async () => {
    expect(
      await reads('{ thing { ... on Thing { parts { label } p: parts(size: 2) { inner { label } } } } }'),
    ).toEqual(['parts', 'parts.inner', 'parts.inner.label', 'parts.label']);
    expect(await reads('{ thing { id } thing { ... on Thing { name } } }')).toEqual(['id', 'name']);
  });

  it('follows fragments of the type, of its interfaces and unions, and none of other types', async () => {
    const source = `
      { target { ...T ... on Node { id ... on Other { code } } ... on Other { code } ... { ... on Thing { name } } } }
      fragment T on Target { ... on Thing { twin { id } } }
    `;
    expect(await reads(source)).toEqual(['id', 'name', 'twin', 'twin.id']);
    expect((await read(source, fieldsOf('Other')))[0]).toEqual(['code', 'id']);
  });

  it.each([
    [{ yes: true, no: false }, ['id', 'parts', 'parts.label']],
    [{ yes: false, no: true }, ['name']],
  ])('obeys @skip and @include with the variables %j', async (variables, expected) => {
    const source = `query ($yes: Boolean!, $no: Boolean!) {
      thing {
        id @include(if: $yes)
        ... on Thing @skip(if: $no) { parts { label inner @include(if: false) { label } } }
        ... on Thing { name @skip(if: $yes) twin @include(if: $yes) @skip(if: true) { id } }
      }
    }`;
    expect(await reads(source, variables)).toEqual(expected);
  });

  it('does not reuse a result of the same document with other variables', async () => {
    const document = parse('query ($yes: Boolean!) { list { nodes { id name @include(if: $yes) } } }');
    const seen: string[][] = [];
    const observed = buildSchema(TYPES);
    observed.getQueryType()!.getFields()['list']!.resolve = (_root, _arguments, _context, info) => {
      seen.push([...requestedNodeFields(info, 'Thing')]);
      return null;
    };
    const operation = createExecutor(observed).prepare(document);
    for (const yes of [true, false, true]) await operation.execute({ variableValues: { yes } });
    expect(seen).toEqual([['id', 'name'], ['id'], ['id', 'name']]);
  });

  it('finds the fields of nodes through `edges` and through `nodes`', async () => {
    const source = `{ list { total edges { cursor node { id } } n: nodes { name } ...More pageInfo { endCursor } } }
      fragment More on ThingConnection { e: edges { node { parts { label } } } }`;
    const [nodes] = await read(source, (info) => [...requestedNodeFields(info, 'Thing')].sort());
    expect(nodes).toEqual(['id', 'name', 'parts', 'parts.label']);
    const [connection] = await read(source, fieldsOf('ThingConnection'));
    expect(connection).toEqual(expect.arrayContaining(['total', 'edges.cursor', 'pageInfo.endCursor']));
  });

  it('is empty for __typename alone', async () => {
    expect(await reads('{ thing { __typename } }')).toEqual([]);
  });

  it('walks a selection once for all items of a list', async () => {
    const [sets] = await read('{ thing { id } }', (info) => [
      requestedFields(info, 'Thing'),
      requestedFields({ ...info }, 'Thing'),
    ]);
    expect(sets?.[0]).toBe(sets?.[1]);
  });
});
