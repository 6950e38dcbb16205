/** graphql-yoga, with its default parse and validation cache, dataloader and got. */
import { createYoga } from 'graphql-yoga';
import { createServer } from 'node:http';

import { HOST, PORT } from './environment.ts';
import { createGotSources } from './got-sources.ts';
import { createSchema, type GraphContext } from './graph.ts';

const yoga = createYoga<object, GraphContext>({
  schema: createSchema(),
  parserAndValidationCache: true,
  logging: 'error',
  graphiql: false,
  landingPage: false,
  context: ({ request: { headers } }) => ({
    sources: createGotSources({
      google: headers.get('x-google-authorization') ?? '',
      ringcentral: headers.get('x-ringcentral-authorization') ?? '',
    }),
  }),
});

// yoga's listener returns a promise that it handles itself.
createServer((request, response) => void yoga(request, response)).listen(PORT, HOST);
