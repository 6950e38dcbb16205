import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { createHash } from 'node:crypto';

import { personalContactId, personId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { ask } from '../graph/support.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const representations = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    __typename: 'Person',
    resourceName: `people/c${String(index)}`,
  }));
const ENTITIES = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { displayName } } }';

/** Fields nested to any depth: a favorite's target is an extension, which has favorites. */
const favorites = (levels: number): string =>
  levels === 0
    ? '__typename'
    : `favorites { nodes { target { ... on Extension { ${favorites(levels - 1)} } } } }`;

interface Excess {
  readonly what: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The first field of each would make an upstream call. */
const EXCESSES: readonly Excess[] = [
  { what: 'depth', query: `{ otherContacts { totalCount } ${favorites(5)} }` },
  {
    what: 'root fields',
    query: `{ ${times(101, () => 'otherContacts { totalCount }')} }`,
  },
  {
    what: 'aliases',
    query: `{ otherContacts { ${times(101, (index) => `a${String(index)}: totalCount`)} } }`,
  },
  {
    what: 'aliases of mutations',
    query: `mutation { ${times(101, (index) => `a${String(index)}: deletePersonalContacts(input: { ids: [] }) { deletedIds }`)} }`,
  },
  { what: 'tokens', query: `{ otherContacts { ${'totalCount '.repeat(10_000)} } }` },
  { what: 'representations', query: ENTITIES, variables: { r: representations(1_001) } },
];

describe('an operation over a limit is rejected with 400 and a code, before any upstream call', () => {
  it.each(EXCESSES)('$what, by POST', async ({ query, variables }) => {
    const { status, data, errors, calls } = await ask(harness, query, variables ? { variables } : {});
    expect([status, data, calls]).toEqual([400, undefined, []]);
    expect(errors?.map(({ extensions }) => extensions)).toContainEqual({ code: 'BAD_USER_INPUT' });
  });

  // Longer ones do not fit into a URL.
  it.each(
    EXCESSES.filter(({ query, variables }) => (query + JSON.stringify(variables ?? '')).length < 10_000),
  )('$what, by GET', async ({ query }) => {
    harness.clearCalls();
    const response = await fetch(`${harness.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { 'apollo-require-preflight': 'yes' },
    });
    // Mutations by GET are rejected anyway.
    expect(response.status).toBe(query.startsWith('mutation') ? 400 : 400);
    expect(await response.text()).toContain('"code":"BAD_USER_INPUT"');
    expect(harness.calls()).toEqual([]);
  });

  it.each(EXCESSES)('$what, as a persisted query, which is not stored', async ({ query, variables }) => {
    const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') };
    const send = (body: object) =>
      fetch(`${harness.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, variables, extensions: { persistedQuery } }),
      });
    expect((await send({ query })).status).toBe(400);
    expect(await (await send({})).text()).toContain('PERSISTED_QUERY_NOT_FOUND');
  });

  it('also with a cached document, and with any variable name', async () => {
    expect((await ask(harness, ENTITIES, { variables: { r: representations(2) } })).status).toBe(200);
    const { status, calls } = await ask(harness, ENTITIES, { variables: { r: representations(1_001) } });
    expect([status, calls]).toEqual([400, []]);
  });
});

describe('an operation at a limit is answered', () => {
  it.each<Excess>([
    { what: '15 levels', query: `{ ${favorites(3)} me: person(resourceName: "people/me") { id } }` },
    { what: '1,000 representations', query: ENTITIES, variables: { r: representations(1_000) } },
    {
      what: '100 aliases of one field, which are one call',
      query: `{ ${times(100, (index) => `a${String(index)}: favorites { totalCount }`)} }`,
    },
    {
      what: 'the whole introspection of the schema',
      query: getIntrospectionQuery({
        descriptions: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        oneOf: true,
      }),
    },
  ])('$what', async ({ query, variables }) => {
    const { status, errors } = await ask(harness, query, variables ? { variables } : {});
    expect([status, errors]).toEqual([200, undefined]);
  });
});

describe('nodes(ids:)', () => {
  const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } favorites(first: 0) { totalCount } }';

  it('accepts 1,000 ids of persons and contacts, with the expected upstream calls', async () => {
    const ids = Array.from({ length: 1_000 }, (_, index) =>
      index % 2 === 0
        ? personId(`people/c${String(index)}`)
        : personalContactId({ accountId: '1', extensionId: '2', contactId: String(index) }),
    );
    const { status, data, calls } = await ask(harness, NODES, { variables: { ids } });
    expect([status, data.nodes?.length]).toEqual([200, 1_000]);
    expect(calls.filter(({ upstream }) => upstream === 'google-people')).toHaveLength(3);
  });

  it('rejects 1,001 ids with the limit in the message, and makes no upstream call', async () => {
    const ids = Array.from({ length: 1_001 }, (_, index) => personId(`people/c${String(index)}`));
    const { data, errors, calls } = await ask(harness, NODES, { variables: { ids } });
    expect(data).toBeNull();
    expect(errors?.map(({ message, extensions }) => [message, extensions['code']])).toEqual([
      ['ids: must have at most 1000 items, but has 1001.', 'BAD_USER_INPUT'],
    ]);
    expect(calls.filter(({ upstream }) => upstream === 'google-people')).toEqual([]);
  });
});

describe('the cost of an operation', () => {
  const aliases = (count: number, field: string) =>
    `query Wide { ${Array.from({ length: count }, (_, index) => `a${String(index)}: ${field}`).join(' ')} }`;

  it.each([
    ['wide pages', aliases(100, 'personalContacts(first: 1000) { nodes { id firstName lastName } }')],
    ['the SDL many times', aliases(100, '_service { sdl }')],
  ])(
    'is refused over the limit, with the cost and the limit, and without a call: %s',
    async (_what, query) => {
      const { status, errors, calls } = await ask(harness, query);
      expect([status, errors?.map(({ extensions }) => extensions), calls]).toEqual([
        400,
        [{ code: 'OPERATION_TOO_EXPENSIVE' }],
        [],
      ]);
      expect(errors?.[0]?.message).toMatch(
        /^The operation Wide may return \d{6} field values; at most 200000 are allowed\. Request/,
      );
    },
  );

  it('is three times as high for a traced operation', async () => {
    const query = aliases(25, 'personalContacts(first: 1000) { nodes { id firstName lastName } }');
    const { status, errors } = await ask(harness, query, {
      headers: { 'apollo-federation-include-trace': 'ftv1' },
    });
    expect([status, errors?.[0]?.extensions]).toEqual([400, { code: 'OPERATION_TOO_EXPENSIVE' }]);
    expect(errors?.[0]?.message).toContain('may return 75050 field values; at most 66666 are allowed');
  });
});
