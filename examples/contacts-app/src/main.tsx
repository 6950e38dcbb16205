import { ApolloClient, HttpLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { createApolloCache } from '../../clients/apollo-client.ts';

import { App } from './app.tsx';

const client = new ApolloClient({ cache: createApolloCache(), link: new HttpLink({ uri: '/graphql' }) });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <App />
    </ApolloProvider>
  </StrictMode>,
);
