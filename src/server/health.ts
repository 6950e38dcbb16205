import type { FastifyInstance } from 'fastify';
import type { InFlight } from './in-flight.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** `/healthz`: the process runs. `/readyz`: it takes operations (it asks no upstream). `/metrics`: Prometheus text. */
export const addHealthRoutes = (app: FastifyInstance, inFlight: InFlight, metrics: Metrics): void => {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return inFlight.isDraining
      ? reply.code(503).send({ status: 'draining' })
      : reply.send({ status: 'ready' });
  });
  app.get('/metrics', async (_request, reply) => {
    const { text, contentType } = await metrics.render();
    return reply.header('content-type', contentType).header('cache-control', 'no-store').send(text);
  });
};
