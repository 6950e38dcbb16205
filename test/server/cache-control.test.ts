import { Trace } from '@apollo/usage-reporting-protobuf';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type StandIn, startStandIn } from './stand-in.ts';

let server: StandIn;
beforeAll(async () => {
  server = await startStandIn();
});
afterAll(() => server.close());

const entities = (selection: string) =>
  `{ _entities(representations: [{ __typename: "Book", id: "1" }]) { ${selection} } }`;

describe('Cache-Control', () => {
  it.each([
    ['a hinted root field', '{ hello }', 'max-age=300, public'],
    ['a root field without a hint', '{ unhinted }', 'no-store'],
    ['a hinted and an unhinted root field', '{ hello unhinted }', 'no-store'],
    ['several hinted root fields', '{ hello cds { id } }', 'max-age=120, public'],
    ['a type below the root', '{ hello books { id } }', 'max-age=120, private'],
    ['a field below the root', '{ books { live } }', 'max-age=5, private'],
    [
      'a field whose hint overrides the max-age of its type, but not its scope',
      '{ me { id } }',
      'max-age=60, private',
    ],
    [
      'a type in a fragment on an interface field',
      '{ node(id: 1) { ... on Book { id } } }',
      'max-age=60, private',
    ],
    [
      'a named fragment',
      '{ ...A } fragment A on Query { books { ...B } } fragment B on Book { live }',
      'max-age=5, private',
    ],
    ['`__typename` only', '{ __typename }', 'no-store'],
    ['an entity', entities('... on Book { title }'), 'max-age=60, private'],
    ['two entities', entities('... on Book { title } ... on Cd { id }'), 'max-age=60, private'],
    ['an entity without a hint', entities('... on Film { id }'), 'no-store'],
    ['a hinted and an unhinted entity', entities('... on Book { title } ... on Film { id }'), 'no-store'],
    ['an entity in a named fragment', `${entities('...F')} fragment F on Film { id }`, 'no-store'],
    ['an entity selected by interface', entities('... on Node { id }'), 'max-age=60, private'],
    ['entities with `__typename` only', entities('__typename'), 'no-store'],
    ['the SDL', '{ _service { sdl } }', 'no-store'],
    ['a mutation', 'mutation { touch }', 'no-store'],
    ['hinted fields with an error', '{ hello coded }', 'no-store'],
    ['an invalid operation', '{ nope }', 'no-store'],
  ])('of %s', async (_name, query, expected) => {
    const { headers } = await server.post(query);
    expect(headers.get('cache-control')).toBe(expected);
  });

  it('is computed per operation of a cached document', async () => {
    const query = 'query A { hello } query B { books { id } }';
    for (const [operationName, expected] of [
      ['A', 'max-age=300, public'],
      ['B', 'max-age=120, private'],
      ['A', 'max-age=300, public'],
    ] as const) {
      expect((await server.post(query, { operationName })).headers.get('cache-control')).toBe(expected);
    }
  });

  it('comes with a `Vary` header that names the credential headers', async () => {
    const { headers } = await server.post('{ books { id } }');
    const varying = headers.get('vary') ?? '';
    expect(varying).toContain('x-google-authorization');
    expect(varying).toContain('x-ringcentral-authorization');
  });
});

describe('federated tracing', () => {
  const traced = { headers: { 'apollo-federation-include-trace': 'ftv1' } };

  it('uses a second schema, created for the first traced request, and leaves the resolvers of the first one unwrapped', async () => {
    const own = await startStandIn();
    try {
      await own.post('{ hello }');
      expect(own.schemasMade()).toBe(1);
      const { body, headers } = await own.post('{ hello books { id } }', traced);
      await own.post('{ hello }', traced);
      expect(own.schemasMade()).toBe(2);
      const trace = Trace.decode(Buffer.from(String(body.extensions?.['ftv1']), 'base64'));
      expect(trace.root?.child?.map(({ responseName }) => responseName)).toEqual(['hello', 'books']);
      expect(headers.get('cache-control')).toBe('max-age=120, private');
      expect((await own.post('{ hello }')).body.extensions).toBeUndefined();
    } finally {
      await own.close();
    }
  });

  it('masks error messages', async () => {
    const { body } = await server.post('{ boom }', traced);
    expect(Buffer.from(String(body.extensions?.['ftv1']), 'base64').toString()).not.toContain('sekret-token');
  });
});
