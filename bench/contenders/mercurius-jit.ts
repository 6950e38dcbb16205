/** mercurius with compiled execution, dataloader and undici. */
import Fastify from 'fastify';
import mercurius from 'mercurius';

import { createBatchedSources } from './batched-sources.ts';
import { HOST, PORT } from './environment.ts';
import { createSchema, type GraphContext } from './graph.ts';
import { undiciGet } from './undici-get.ts';

const app = Fastify();
await app.register(mercurius, {
  schema: createSchema(),
  jit: 1,
  context: ({ headers }): GraphContext => {
    const authorization = {
      google: String(headers['x-google-authorization']),
      ringcentral: String(headers['x-ringcentral-authorization']),
    };
    return {
      sources: createBatchedSources((upstream, path, accept) =>
        undiciGet(authorization, upstream, path, accept),
      ),
    };
  },
});
await app.listen({ port: PORT, host: HOST });
