/** Apollo Server in the standalone setup of its documentation, with dataloader and got. */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

import { HOST, PORT } from './environment.ts';
import { createGotSources } from './got-sources.ts';
import { createSchema, type GraphContext } from './graph.ts';

const server = new ApolloServer<GraphContext>({ schema: createSchema() });

await startStandaloneServer(server, {
  listen: { host: HOST, port: PORT },
  // eslint-disable-next-line @typescript-eslint/require-await -- Apollo's type requires a promise.
  context: async ({ req: { headers } }) => ({
    sources: createGotSources({
      google: String(headers['x-google-authorization']),
      ringcentral: String(headers['x-ringcentral-authorization']),
    }),
  }),
});
