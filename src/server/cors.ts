import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** Where Apollo's web tools run that may be pointed at a server of one's own. Sandbox is a page of Studio. */
export const apolloToolOrigins = [
  'https://studio.apollographql.com',
  'https://explorer.embed.apollographql.com',
  'https://sandbox.embed.apollographql.com',
];

/**
 * Lets Apollo's tools call this server from a developer's browser. Headers are not restricted: the tools send their
 * own besides the credentials. Cookies are not allowed, nothing here reads any.
 */
export const allowApolloTools = async (app: FastifyInstance): Promise<void> => {
  // Browsers ask this before a public page may reach an address on the machine or its network.
  app.addHook('onRequest', (request, reply, done) => {
    const { origin, 'access-control-request-private-network': asked } = request.headers;
    if (asked === 'true' && origin !== undefined && apolloToolOrigins.includes(origin)) {
      reply.header('access-control-allow-private-network', 'true');
    }
    done();
  });
  await app.register(cors, {
    origin: apolloToolOrigins,
    methods: ['GET', 'POST'],
    exposedHeaders: ['x-request-id', 'cache-control'],
    maxAge: 600,
    strictPreflight: false,
  });
};
