import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { hash } from 'node:crypto';

import { createApolloCache } from '../../../examples/clients/apollo-client.ts';
import type { Harness } from '../../support/harness.ts';

/** @param persists whether to send hashes of queries by GET, and the text only if the hash is unknown */
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
