import { type ApolloClient, gql, type Reference } from '@apollo/client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';

import { openApollo } from './apollo-session.ts';

let harness: Harness;
let client: ApolloClient;
beforeEach(async () => {
  harness = await startHarness();
  client = openApollo(harness);
});
afterEach(() => harness.close());

const CONTACTS = gql`
  query Contacts {
    personalContacts(first: 5) {
      edges {
        cursor
        node {
          id
          displayName
        }
      }
      pageInfo {
        endCursor
      }
    }
  }
`;

interface Node {
  readonly id: string;
  readonly displayName: string;
}

/** The list as the cache has it now. */
const nodes = (): readonly Node[] =>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's own
  client.readQuery<any>({ query: CONTACTS }).personalContacts.edges.map(({ node }: { node: Node }) => node);

describe('the cache after a mutation', () => {
  it('shows a changed contact in every list, because it has the id', async () => {
    await client.query({ query: CONTACTS });
    const [first, second, ...rest] = nodes();
    await client.mutate({
      mutation: gql`
        mutation Patch($input: PatchPersonalContactInput!) {
          patchPersonalContact(input: $input) {
            personalContact {
              id
              displayName
            }
          }
        }
      `,
      variables: { input: { id: second?.id, contact: { firstName: 'Amber', lastName: 'Alder' } } },
    });
    expect(nodes()).toEqual([first, { ...second, displayName: 'Amber Alder' }, ...rest]);
  });

  it('can be given the edge of a new contact', async () => {
    await client.query({ query: CONTACTS });
    const before = nodes();
    await client.mutate({
      mutation: gql`
        mutation Create($input: CreatePersonalContactInput!) {
          createPersonalContact(input: $input) {
            edge {
              cursor
              node {
                id
                displayName
              }
            }
          }
        }
      `,
      variables: { input: { contact: { firstName: 'Amber', lastName: 'Alder' } } },
      update: (cache, { data }) => {
        const { edge } = (data as { createPersonalContact: { edge: { node: Reference } } })
          .createPersonalContact;
        cache.modify<{ personalContacts: { edges: unknown[] } }>({
          fields: {
            personalContacts: (list, { toReference }) =>
              'edges' in list
                ? { ...list, edges: [...list.edges, { ...edge, node: toReference(edge.node) }] }
                : list,
          },
        });
      },
    });
    expect(nodes().slice(0, -1)).toEqual(before);
    expect(nodes().at(-1)).toMatchObject({ displayName: 'Amber Alder' });
  });

  it('loses a deleted contact from every list once it is evicted', async () => {
    await client.query({ query: CONTACTS });
    const [first, second, ...rest] = nodes();
    const ids = [first?.id, second?.id];
    const { data } = await client.mutate({
      mutation: gql`
        mutation Delete($input: DeletePersonalContactsInput!) {
          deletePersonalContacts(input: $input) {
            deletedIds
          }
        }
      `,
      variables: { input: { ids } },
      update: (cache) => {
        for (const id of ids)
          cache.evict({ id: cache.identify({ __typename: 'PersonalContact', id }) ?? '' });
        cache.gc();
      },
    });
    expect(data).toMatchObject({ deletePersonalContacts: { deletedIds: ids } });
    expect(nodes()).toEqual(rest);
  });
});
