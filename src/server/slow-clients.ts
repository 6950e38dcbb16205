import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Socket } from 'node:net';

import { sendError } from './http-errors.ts';

/** How much a client that sends faster than it reads may cost. */
export interface SlowClientLimits {
  /** Milliseconds after which a connection on which nothing moves is closed. Longer than an operation may take. */
  readonly idleMs: number;
  /** Characters of answers that are being sent, all together. */
  readonly unsent: number;
  /** Characters per second that a client must read of an answer once `idleMs` are over. */
  readonly perSecond: number;
  /** Requests on one connection that are being answered (HTTP/1.1 pipelining). */
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

/** Smaller answers are left to `idleMs` alone. */
const WATCHED_SIZE = 16 * 2 ** 10;
const SWEEP_MS = 1_000;

/**
 * Closes the connections of clients that do not read what they asked for. (Node itself closes those on which nothing moves:
 * Fastify's `connectionTimeout`.) An answer that is read steadily but very slowly has a deadline by its size, and where
 * all answers together take too much memory, the oldest are given up.
 */
export const limitSlowClients = (app: FastifyInstance, limits: SlowClientLimits): void => {
  const unsent = new Set<Unsent>();
  let total = 0;
  let sweep: NodeJS.Timeout | undefined;

  const giveUpLate = (): void => {
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
    sweep ??= setInterval(giveUpLate, SWEEP_MS).unref();
    reply.raw.once('close', () => forget(entry));
  };

  const forget = (entry: Unsent): void => {
    if (!unsent.delete(entry)) return;
    total -= entry.size;
    if (unsent.size > 0) return;
    clearInterval(sweep);
    sweep = undefined;
  };

  // Runs before compression, so the size is that of the text.
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
      `At most ${limits.pipelined} requests of one connection are answered at a time; read the answers before you send more`,
    );
  });
};
