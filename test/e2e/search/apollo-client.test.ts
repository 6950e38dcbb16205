import { gql, type TypedDocumentNode } from '@apollo/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Harness } from '../../support/harness.ts';
import { openApollo } from '../official-clients/apollo-session.ts';

import { mirrorBooks, startWithBooks } from './support.ts';

const PAGE: TypedDocumentNode<Search, { after?: string | null | undefined }> = gql`
  query ($after: String) {
    searchContacts(query: "ann", first: 1, after: $after) {
      edges {
        cursor
        node {
          id
          ...Shown
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  fragment Shown on Contact {
    displayName
  }
`;

interface Search {
  readonly searchContacts: {
    readonly edges: readonly {
      readonly node: { readonly displayName: string; readonly __typename: string };
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

describe('the cache of Apollo Client', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startWithBooks({
      contacts: [{ firstName: 'Ann', lastName: 'Maple' }],
      persons: [{ givenName: 'Anne', familyName: 'Cedar' }],
    });
    await mirrorBooks(harness);
  });
  afterAll(() => harness.close());

  it('matches fragments on the interface with both types of contacts, page by page', async () => {
    const client = openApollo(harness);
    const { data: first } = await client.query({ query: PAGE });
    const query = client.watchQuery({ query: PAGE });
    await query.fetchMore({ variables: { after: first?.searchContacts.pageInfo.endCursor } });
    const nodes = (client.readQuery({ query: PAGE })?.searchContacts.edges ?? []).map(({ node }) => node);
    expect(nodes.map(({ __typename, displayName }) => [__typename, displayName])).toEqual([
      ['PersonalContact', 'Ann Maple'],
      ['Person', 'Anne Cedar'],
    ]);
    client.stop();
  });
});
