import { type ApolloClient, CombinedGraphQLErrors, gql, type NormalizedCacheObject } from '@apollo/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { filter, firstValueFrom } from 'rxjs';

import { personalContactId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { bookOf, listedContactIds, routesOf } from '../graph/support.ts';

import { openApollo } from './apollo-session.ts';

let harness: Harness;
let client: ApolloClient;
beforeAll(async () => {
  harness = await startHarness({ env: { LOG_LEVEL: 'info' } });
  harness.sandbox.google.store.resize('demo', 1_700);
});
afterAll(() => harness.close());
beforeEach(() => {
  client = openApollo(harness);
  harness.clearCalls();
});

const CONTACTS = gql`
  query Contacts($first: Int, $after: String, $last: Int, $before: String, $startsWith: String) {
    personalContacts(first: $first, after: $after, last: $last, before: $before, startsWith: $startsWith) {
      totalCount
      edges {
        node {
          id
          displayName
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`;

/** Global ids of the whole book in upstream's order. */
const bookIds = async () =>
  (await listedContactIds(harness)).map((contactId) => personalContactId({ ...bookOf(harness), contactId }));

const cacheOf = ({ cache }: ApolloClient) => cache.extract() as NormalizedCacheObject;

/** Watches a list, like a component that shows it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is each query's own
const openList = async (query: any, field: string, variables: Record<string, unknown>) => {
  const observable = client.watchQuery({ query, variables });
  const subscription = observable.subscribe(() => undefined);
  await firstValueFrom(observable.pipe(filter(({ loading }) => !loading)));
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  const connection = (): any => client.readQuery<any>({ query, variables })[field];
  return {
    connection,
    ids: (): readonly string[] => connection().edges.map(({ node }: { node: { id: string } }) => node.id),
    next: (first: number) =>
      observable.fetchMore({ variables: { first, after: connection().pageInfo.endCursor } }),
    previous: (last: number) =>
      observable.fetchMore({
        variables: { first: null, after: null, last, before: connection().pageInfo.startCursor },
      }),
    close: () => {
      subscription.unsubscribe();
    },
  };
};

describe('relayStylePagination', () => {
  it('merges pages forward, each at one upstream call', async () => {
    const expected = await bookIds();
    harness.clearCalls();
    const list = await openList(CONTACTS, 'personalContacts', { first: 100 });
    await list.next(150);
    await list.next(1);
    expect(list.ids()).toEqual(expected.slice(0, 251));
    expect(list.connection()).toMatchObject({ totalCount: expected.length, pageInfo: { hasNextPage: true } });
    expect(routesOf(harness.calls())).toEqual(['contact', 'contact', 'contact']);
    list.close();
  });

  it('merges pages backward from the end', async () => {
    const expected = await bookIds();
    const list = await openList(CONTACTS, 'personalContacts', { last: 10 });
    await list.previous(20);
    await list.previous(5);
    expect(list.ids()).toEqual(expected.slice(-35));
    expect(list.connection().pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    list.close();
  });

  it('merges a page that is received twice', async () => {
    const list = await openList(CONTACTS, 'personalContacts', { first: 10 });
    const { endCursor } = list.connection().pageInfo;
    await list.next(10);
    const ids = list.ids();
    await client.query({
      query: CONTACTS,
      variables: { first: 10, after: endCursor },
      fetchPolicy: 'network-only',
    });
    await client.query({ query: CONTACTS, variables: { first: 10 }, fetchPolicy: 'network-only' });
    await list.next(10);
    expect(list.ids().slice(0, 20)).toEqual(ids);
    expect(new Set(list.ids()).size).toBe(list.ids().length);
    list.close();
  });

  it('keeps lists with other filters apart', async () => {
    const all = await openList(CONTACTS, 'personalContacts', { first: 5 });
    const some = await openList(CONTACTS, 'personalContacts', { first: 5, startsWith: 'b' });
    await some.next(5);
    expect(all.ids()).toHaveLength(5);
    expect(some.ids()).toHaveLength(10);
    for (const { node } of some.connection().edges) expect(node.displayName).toMatch(/\bb/i);
    all.close();
    some.close();
  });

  it('reads all other contacts, one upstream call per page', async () => {
    const query = gql`
      query OtherContacts($first: Int, $after: String) {
        otherContacts(first: $first, after: $after) {
          edges {
            node {
              id
              displayName
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    `;
    const list = await openList(query, 'otherContacts', { first: 500 });
    while (list.connection().pageInfo.hasNextPage) await list.next(500);
    const total = harness.sandbox.google.store.book('demo').otherContactCount;
    expect(new Set(list.ids()).size).toBe(total);
    expect(list.ids()).toHaveLength(total);
    expect(harness.calls()).toHaveLength(Math.ceil(total / 500));
    list.close();
  });
});

describe('the cache', () => {
  const FAVORITES = gql`
    query Favorites {
      favorites(first: 100) {
        edges {
          node {
            id
            position
            target {
              ... on PersonalContact {
                id
                displayName
              }
              ... on Extension {
                extensionId
              }
            }
          }
        }
      }
    }
  `;

  it('has one object per contact, whichever query fetched it, and every query sees the latest data', async () => {
    const list = await openList(CONTACTS, 'personalContacts', { first: 1 });
    const [id = ''] = list.ids();
    const query = gql`
      query Contact($id: ID!) {
        node(id: $id) {
          id
          ... on PersonalContact {
            notes
            name: displayName
          }
        }
      }
    `;
    await client.query({ query, variables: { id } });
    const key = client.cache.identify({ __typename: 'PersonalContact', id }) ?? '';
    expect(key).toBe(`PersonalContact:${id}`);
    expect(Object.keys(cacheOf(client)).filter((name) => name.includes(id))).toEqual([key]);
    expect(Object.keys(cacheOf(client)[key] ?? {})).toEqual(
      expect.arrayContaining(['id', 'displayName', 'notes', '__typename']),
    );
    client.cache.modify({ id: key, fields: { displayName: () => 'Amber Alder' } });
    expect(list.connection().edges[0].node.displayName).toBe('Amber Alder');
    list.close();
  });

  it('identifies extensions and uploads by their keys, and every object has a key', async () => {
    await client.query({ query: FAVORITES });
    const keys = Object.keys(cacheOf(client));
    const { ringcentral } = harness.sandbox;
    const favorites = ringcentral.store.favorites('demo');
    expect(keys.filter((key) => key.startsWith('Favorite:'))).toHaveLength(favorites.length);
    expect(keys.filter((key) => key.startsWith('Extension:')).sort()).toEqual(
      favorites
        .flatMap(({ extensionId }) =>
          extensionId === undefined ? [] : [`Extension:{"extensionId":"${extensionId}"}`],
        )
        .sort(),
    );
    expect(/"target":{(?!"__ref":)/.test(JSON.stringify(cacheOf(client)))).toBe(false);
    expect(client.cache.identify({ __typename: 'AddressBookUpload', taskId: '1' })).toBe(
      'AddressBookUpload:{"taskId":"1"}',
    );
  });

  it('answers the second query without a request', async () => {
    await client.query({ query: FAVORITES });
    harness.clearCalls();
    await client.query({ query: FAVORITES });
    expect(harness.calls()).toEqual([]);
  });
});

describe('over HTTP', () => {
  const WRONG = gql`
    query Wrong {
      favorites {
        rows
      }
    }
  `;

  it('a rejected document is an answer with errors, not a network failure', async () => {
    const error = await client.query({ query: WRONG }).catch((reason: unknown) => reason);
    expect(CombinedGraphQLErrors.is(error)).toBe(true);
    expect((error as CombinedGraphQLErrors).errors[0]?.extensions).toEqual({
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
  });

  it('a failed field has an error with its code, and the other fields have data', async () => {
    const query = gql`
      query Some {
        personalContact(contactId: "none") {
          id
        }
        favorites {
          totalCount
        }
      }
    `;
    const { data, error } = await client.query({ query, errorPolicy: 'all' });
    expect(data).toMatchObject({ personalContact: null, favorites: { totalCount: expect.any(Number) } });
    expect((error as CombinedGraphQLErrors).errors.map(({ extensions }) => extensions?.['code'])).toEqual([
      'BAD_USER_INPUT',
    ]);
  });

  it('queries are sent by GET with their hash once it is known, and pass CSRF prevention', async () => {
    const statuses = () =>
      harness.log().flatMap(({ name, codes }) => (name === 'Counted' || codes ? [[name, codes]] : []));
    const query = gql`
      query Counted {
        favorites {
          totalCount
        }
      }
    `;
    const before = statuses().length;
    const [first, second] = [
      openApollo(harness, { persists: true }),
      openApollo(harness, { persists: true }),
    ];
    const answer = await first.query({ query });
    expect((await second.query({ query })).data).toEqual(answer.data);
    expect(statuses().slice(before)).toEqual([
      [null, ['PERSISTED_QUERY_NOT_FOUND']],
      ['Counted', undefined],
      ['Counted', undefined],
    ]);
  });
});
