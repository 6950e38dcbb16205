import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Socket } from 'node:net';

import { sendError } from './http-errors.ts';

/** Limits for clients that send requests but read the responses slowly or not at all. */
export interface SlowClientLimits {
  /** Milliseconds without traffic after which a connection is closed. Longer than the timeout of an operation. */
  readonly idleMs: number;
  /** Maximum total size of responses that are being sent, in characters. */
  readonly unsent: number;
  /** Minimum rate at which a client must read a response after `idleMs`, in characters per second. */
  readonly perSecond: number;
  /** Maximum requests in flight on one connection (HTTP/1.1 pipelining). */
  readonly pipelined: number;
}

export const SLOW_CLIENT_LIMITS: SlowClientLimits = {
  idleMs: 30_000,
  unsent: 256 * 2 ** 20,
  perSecond: 64 * 2 ** 10,
  pipelined: 10,
};

interface Unsent {
  readonly size: number;
  readonly deadline: number;
  readonly socket: Socket;
}

/** Smaller responses have no deadline; only `idleMs` applies. */
const WATCHED_SIZE = 16 * 2 ** 10;
const SWEEP_MS = 1_000;

/**
 * Closes the connections of clients that read too slowly. (Fastify's `connectionTimeout` makes Node close idle ones.) A
 * response has a deadline that depends on its size, and if all unsent responses together take too much memory, the
 * connections of the oldest are closed.
 */
export const limitSlowClients = (app: FastifyInstance, limits: SlowClientLimits): void => {
  const unsent = new Set<Unsent>();
  let total = 0;
  let sweep: NodeJS.Timeout | undefined;

  const closeLate = (): void => {
    const now = performance.now();
    for (const { deadline, socket } of unsent) if (deadline < now) socket.destroy();
  };

  const add = (reply: FastifyReply, size: number): void => {
    const { socket } = reply.request;
    for (const oldest of unsent) {
      if (total + size <= limits.unsent) break;
      forget(oldest);
      oldest.socket.destroy();
    }
    const deadline = performance.now() + limits.idleMs + (1_000 * size) / limits.perSecond;
    const entry: Unsent = { size, deadline, socket };
    unsent.add(entry);
    total += size;
    sweep ??= setInterval(closeLate, SWEEP_MS).unref();
    reply.raw.once('close', () => forget(entry));
  };

  const forget = (entry: Unsent): void => {
    if (!unsent.delete(entry)) return;
    total -= entry.size;
    if (unsent.size > 0) return;
    clearInterval(sweep);
    sweep = undefined;
  };

  // This hook runs before compression, so the size is that of the uncompressed text.
  app.addHook('onSend', (_request, reply, payload, done) => {
    const size = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0;
    if (size > WATCHED_SIZE) add(reply, size);
    done(null, payload);
  });

  const open = new WeakMap<Socket, number>();
  app.addHook('onRequest', (request, reply, done) => {
    const { socket } = request;
    const count = (open.get(socket) ?? 0) + 1;
    open.set(socket, count);
    reply.raw.once('close', () => open.set(socket, (open.get(socket) ?? 1) - 1));
    if (count <= limits.pipelined) {
      done();
      return;
    }
    reply.header('connection', 'close').header('retry-after', '1');
    sendError(
      reply,
      503,
      'SERVICE_UNAVAILABLE',
      `This connection already has ${limits.pipelined} requests in flight, which is the maximum; read the responses before you send more`,
    );
  });
};
