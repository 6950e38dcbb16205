import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { hash } from 'node:crypto';

import type { Harness } from '../../support/harness.ts';

const BOOK = ['accountId', 'extensionId'];

/** All that an app has to tell the cache of this graph. */
const createApolloCache = () =>
  new InMemoryCache({
    possibleTypes: {
      Node: ['Person', 'PersonalContact', 'Favorite'],
      Contact: ['Person', 'PersonalContact'],
      FavoriteTarget: ['PersonalContact', 'Extension'],
    },
    typePolicies: {
      // Everything else has its global id.
      Extension: { keyFields: ['extensionId'] },
      AddressBookUpload: { keyFields: ['taskId'] },
      Query: {
        fields: {
          otherContacts: relayStylePagination(['sources']),
          searchContacts: relayStylePagination(['query', 'sources']),
          searchOtherContacts: relayStylePagination(['query']),
          personalContacts: relayStylePagination([...BOOK, 'startsWith', 'phoneNumbers', 'sortBy']),
          favorites: relayStylePagination(BOOK),
        },
      },
    },
  });

/** @param persists whether it sends hashes of queries by GET, and the texts only where the hash is not known */
export const openApollo = (harness: Harness, { persists = false }: { readonly persists?: boolean } = {}) => {
  const { google, ringcentral } = harness.sandbox.credentials;
  const http = new HttpLink({
    uri: `${harness.url}/graphql`,
    headers: {
      'x-google-authorization': `Bearer ${google.accessTokens.demo}`,
      'x-ringcentral-authorization': `Bearer ${ringcentral.accessTokens.demo}`,
    },
  });
  const persisting = new PersistedQueryLink({
    sha256: (text: string) => hash('sha256', text),
    useGETForHashedQueries: true,
  });
  return new ApolloClient({
    cache: createApolloCache(),
    link: persists ? ApolloLink.from([persisting, http]) : http,
  });
};
