import { Pool, type Dispatcher } from 'undici';

/** Keep-alive connections to one origin. */
export interface ConnectionPool {
  dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void;
  /** To be told when an answer has ended. */
  answered(): void;
  /** Waits for exchanges under way. */
  close(): Promise<void>;
}

export interface ConnectionPoolOptions {
  readonly origin: string;
  readonly maxConnections: number;
  /** Exchanges that wait for a connection at most; each further one fails at once, without having left: 2,048. */
  readonly maxQueued?: number | undefined;
}

const nothing = (): void => undefined;
const NOT_STARTED = {
  aborted: false,
  paused: false,
  reason: null,
  abort: nothing,
  pause: nothing,
  resume: nothing,
} satisfies Dispatcher.DispatchController;

/** Many more wait for a connection than can be served in the time of a call. */
class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
  readonly code = 'EQUEUEFULL';
}

// Idle sockets: a server's own `Keep-Alive: timeout` goes first; without one, long enough to spare the next operation
// a TLS handshake and short enough not to outlive what front ends usually keep (60 s and more).
const IDLE_SOCKET_MS = 30_000;

/**
 * An undici pool that does not open a connection where one is about to be free. undici takes a connection back only
 * in the next turn of the event loop after an answer, so the call that follows from that answer would find it busy
 * and pay for another handshake.
 */
export function createConnectionPool({
  origin,
  maxConnections,
  maxQueued = 2_048,
}: ConnectionPoolOptions): ConnectionPool {
  // HTTP/1.1: it is what both upstreams are known to answer, and with a pool nothing waits behind a slow answer.
  const pool = new Pool(origin, {
    connections: maxConnections,
    keepAliveTimeout: IDLE_SOCKET_MS,
    allowH2: false,
  });
  let aboutToBeFree = 0;
  const isFree = (): void => {
    aboutToBeFree -= 1;
  };
  // Counting the queue takes a walk over all connections, so it is done only while undici says that they are all taken.
  let isBusy = false;
  const send: ConnectionPool['dispatch'] = (options, handler) => {
    if (isBusy && pool.stats.queued >= maxQueued) {
      handler.onResponseError?.(NOT_STARTED, new QueueFullError('Too many calls wait for a connection.'));
    } else isBusy = !pool.dispatch(options, handler);
  };
  return {
    dispatch(options, handler) {
      // Not before undici's own immediate, which was set after the answer and before this call.
      if (aboutToBeFree > 0 && pool.stats.free === 0) setImmediate(send, options, handler);
      else send(options, handler);
    },
    answered() {
      aboutToBeFree += 1;
      setImmediate(isFree);
    },
    close: () => pool.close(),
  };
}
