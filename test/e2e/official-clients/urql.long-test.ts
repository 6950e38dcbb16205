import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type AnyVariables, Client, fetchExchange, type OperationResult } from '@urql/core';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createContactsCacheExchange } from '../../../examples/clients/urql.ts';
import { API_FILE, PUBLISHED_DIRECTORY } from '../../../scripts/published-schema.ts';
import { personalContactId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { callerHeaders } from '../../support/sandbox-client.ts';
import { bookOf, listedContactIds, routesOf } from '../graph/support.ts';

const SCHEMA = buildSchema(readFileSync(join(PUBLISHED_DIRECTORY, API_FILE), 'utf8'));

describe.each([
  ['and without the schema', undefined],
  ['and the schema', introspectionFromSchema(SCHEMA, { descriptions: false })],
])('urql with that cache %s', (_name, schema) => {
  let harness: Harness;
  let client: Client;
  const warn = jest.spyOn(console, 'warn').mockReturnValue();
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    client = new Client({
      url: `${harness.url}/graphql`,
      preferGetMethod: false,
      exchanges: [createContactsCacheExchange(schema), fetchExchange],
      fetchOptions: { headers: callerHeaders(harness.sandbox, 'demo') },
    });
    harness.clearCalls();
  });
  afterEach(() => {
    harness.sandbox.google.clearFaults();
    harness.sandbox.ringcentral.clearFaults();
    const warnings = warn.mock.calls.splice(0);
    if (schema !== undefined) expect(warnings).toEqual([]);
  });

  const ask = (query: string, variables: AnyVariables = {}): Promise<OperationResult> =>
    client.query(query, variables).toPromise();

  const PAGE = `pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;
  const CONTACTS = `query ($first: Int, $after: String, $last: Int, $before: String, $startsWith: String) {
    personalContacts(first: $first, after: $after, last: $last, before: $before, startsWith: $startsWith) {
      totalCount edges { cursor node { id displayName phoneNumbers { type number } } } ${PAGE} } }`;
  const OTHERS = `query ($first: Int, $after: String) {
    otherContacts(first: $first, after: $after) { edges { node { id displayName names { givenName } } } ${PAGE} } }`;

  interface Connection {
    readonly edges: readonly { readonly node: { readonly id: string } }[];
    readonly pageInfo: Readonly<Record<'startCursor' | 'endCursor', string>> & {
      readonly hasNextPage: boolean;
    };
  }
  const idsOf = (list: Connection): readonly string[] => list.edges.map(({ node }) => node.id);
  const bookIds = async () =>
    (await listedContactIds(harness)).map((contactId) =>
      personalContactId({ ...bookOf(harness), contactId }),
    );

  it('loads a list forward, each page at one upstream call', async () => {
    const expected = await bookIds();
    harness.clearCalls();
    const first = await ask(CONTACTS, { first: 100 });
    await ask(CONTACTS, { first: 150, after: first.data.personalContacts.pageInfo.endCursor });
    const { data } = await ask(CONTACTS, { first: 100 });
    expect(idsOf(data.personalContacts)).toEqual(expected.slice(0, 250));
    expect(data.personalContacts).toMatchObject({
      totalCount: expected.length,
      pageInfo: { hasNextPage: true },
    });
    expect(routesOf(harness.calls())).toEqual(['contact', 'contact']);
  });

  it('loads a list backward from its end', async () => {
    const expected = await bookIds();
    const end = await ask(CONTACTS, { last: 10 });
    const { data } = await ask(CONTACTS, {
      last: 20,
      before: end.data.personalContacts.pageInfo.startCursor,
    });
    expect(idsOf(data.personalContacts)).toEqual(expected.slice(-30));
    expect(data.personalContacts.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
  });

  it('loads the list of the other system, and keeps lists with other filters apart', async () => {
    const first = await ask(OTHERS, { first: 50 });
    const { data } = await ask(OTHERS, { first: 50, after: first.data.otherContacts.pageInfo.endCursor });
    expect(new Set(idsOf(data.otherContacts)).size).toBe(100);
    await ask(CONTACTS, { first: 5 });
    const some = await ask(CONTACTS, { first: 5, startsWith: 'b' });
    expect(idsOf(some.data.personalContacts)).toHaveLength(5);
    expect(idsOf((await ask(CONTACTS, { first: 5 })).data.personalContacts)).toHaveLength(5);
  });

  it('has one object per contact: node(id:) of a contact from a list needs no request', async () => {
    const [id] = idsOf((await ask(CONTACTS, { first: 1 })).data.personalContacts);
    harness.clearCalls();
    const known = await ask(
      'query ($id: ID!) { node(id: $id) { __typename id ... on Contact { displayName } } }',
      {
        id,
      },
    );
    expect(known.data.node).toMatchObject({
      __typename: 'PersonalContact',
      id,
      displayName: expect.any(String),
    });
    expect(harness.calls()).toEqual([]);
    const more = await ask(
      'query ($id: ID!) { node(id: $id) { id ... on PersonalContact { notes company } } }',
      { id },
    );
    expect(more.data.node).toMatchObject({ id });
    expect(routesOf(harness.calls())).toEqual(['{contactId}']);
  });

  it('has one object per favorite, and per extension that several of them point to', async () => {
    const query = `{ favorites(first: 100) { edges { node { id position target {
      __typename ... on PersonalContact { id displayName } ... on Extension { id extensionId } } } } ${PAGE} } }`;
    const { data } = await ask(query);
    const favorites = harness.sandbox.ringcentral.store.favorites('demo');
    expect(data.favorites.edges).toHaveLength(favorites.length);
    const targets = data.favorites.edges.map(
      ({ node }: { node: { target: { __typename: string } } }) => node.target.__typename,
    );
    expect(new Set(targets)).toEqual(new Set(['PersonalContact', 'Extension']));
    harness.clearCalls();
    expect((await ask(query)).data).toEqual(data);
    expect(harness.calls()).toEqual([]);
  });

  const BOTH = `query ($after: String) {
    otherContacts(first: 5) { edges { node { id } } ${PAGE} }
    personalContacts(first: 5, after: $after) { edges { node { id } } ${PAGE} } }`;

  it('gives partial data with the error, and null for a list without data', async () => {
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 403 });
    const { data, error } = await ask(BOTH);
    expect(idsOf(data.otherContacts)).toHaveLength(5);
    expect(data.personalContacts).toBeNull();
    expect(error?.graphQLErrors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['personalContacts'], 'FORBIDDEN'],
    ]);
  });

  it('keeps the loaded pages when the next one fails, and continues when it works again', async () => {
    const first = await ask(BOTH);
    const after = first.data.personalContacts.pageInfo.endCursor;
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 403 });
    const failed = await ask(BOTH, { after });
    expect(failed.error?.graphQLErrors).toHaveLength(1);
    expect(idsOf(failed.data.personalContacts)).toEqual(idsOf(first.data.personalContacts));
    harness.sandbox.ringcentral.clearFaults();
    const { data, error } = await ask(BOTH, { after });
    expect(error).toBeUndefined();
    expect(idsOf(data.personalContacts)).toHaveLength(10);
  });

  it('may send queries by GET with a header that forged requests cannot have', async () => {
    const byGet = (headers: Readonly<Record<string, string>>) =>
      new Client({
        url: `${harness.url}/graphql`,
        exchanges: [createContactsCacheExchange(schema), fetchExchange],
        fetchOptions: { headers: { ...callerHeaders(harness.sandbox, 'demo'), ...headers } },
      })
        .query('{ favorites(first: 1) { totalCount } }', {})
        .toPromise();
    expect((await byGet({ 'apollo-require-preflight': 'true' })).error).toBeUndefined();
    expect((await byGet({})).error?.message).toContain('Cross-Site Request Forgery');
  });

  it('shows a write in every query', async () => {
    const list = await ask(CONTACTS, { first: 1 });
    const [id] = idsOf(list.data.personalContacts);
    const { data, error } = await client
      .mutation(
        `mutation ($input: PatchPersonalContactInput!) { patchPersonalContact(input: $input) {
          personalContact { id displayName } userErrors { field code } } }`,
        { input: { id, contact: { firstName: 'Amber', lastName: 'Alder' } } },
      )
      .toPromise();
    expect([error, data.patchPersonalContact.userErrors]).toEqual([undefined, []]);
    harness.clearCalls();
    const again = await ask(CONTACTS, { first: 1 });
    expect(again.data.personalContacts.edges[0].node.displayName).toBe('Amber Alder');
    expect(harness.calls()).toEqual([]);
  });
});
