import type { Socket } from 'node:net';
import { buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';

import { Turns } from './turns.ts';

/** Forward proxies, as in HTTP_PROXY, HTTPS_PROXY and NO_PROXY. */
export interface ProxyOptions {
  readonly httpProxy?: string | undefined;
  readonly httpsProxy?: string | undefined;
  /** Hosts that are reached directly, separated by commas. */
  readonly noProxy?: string | undefined;
}

// For idle sockets of servers without `Keep-Alive: timeout`: long enough to save the next operation a TLS handshake, shorter
// than the usual timeouts of servers (60 s and more).
const IDLE_SOCKET_MS = 30_000;

const INTERIM = Buffer.from('HTTP/1.1 100');
const BLANK_LINE = Buffer.from('\r\n\r\n');

/** Also true for a part of it: the other bytes may not have arrived yet. */
const beginsLikeInterim = (bytes: Buffer): boolean => {
  const length = Math.min(INTERIM.length, bytes.length);
  return bytes.compare(INTERIM, 0, length, 0, length) === 0;
};

/**
 * Makes a socket skip `100 Continue`. undici never asks for it and fails an exchange that gets one, although clients must
 * ignore unexpected 1xx answers (RFC 9110, 15.2). Only the first bytes after a request are checked: later the same bytes
 * would be part of a body.
 */
const ignoreContinue = (socket: Socket): void => {
  const read = socket.read.bind(socket) as (size?: number) => Buffer | null;
  const write = socket.write.bind(socket) as (...all: unknown[]) => boolean;
  let isHeadAwaited = false;
  let held: Buffer | undefined;

  socket.write = (...all: unknown[]) => {
    isHeadAwaited = true;
    return write(...all);
  };

  socket.read = (size?: number): Buffer | null => {
    const chunk = read(size);
    if (!isHeadAwaited || chunk === null) return chunk;
    let rest = held === undefined ? chunk : Buffer.concat([held, chunk]);
    held = undefined;
    while (beginsLikeInterim(rest)) {
      const end = rest.indexOf(BLANK_LINE);
      if (end < 0) {
        // The rest of the interim answer has not arrived yet.
        held = rest;
        return null;
      }
      rest = rest.subarray(end + BLANK_LINE.length);
      if (rest.length === 0) return null;
    }
    isHeadAwaited = false;
    return rest;
  };
};

/** Keep-alive connections to an origin, direct or through a proxy. */
export const createDispatcher = (
  origin: string,
  connections: number,
  proxy: ProxyOptions = {},
): Dispatcher => {
  // HTTP/1.1: both upstreams support it, and with a pool no call waits behind a slow answer.
  const connector = buildConnector({ allowH2: false });
  const options = {
    connections,
    keepAliveTimeout: IDLE_SOCKET_MS,
    allowH2: false,
    connect: ((target, callback) =>
      connector(target, (...outcome) => {
        const [, socket] = outcome;
        // The types are wrong: there is no socket where the connection failed.
        if (socket) ignoreContinue(socket);
        callback(...outcome);
      })) satisfies buildConnector.connector,
  };
  const { httpProxy = '', httpsProxy = '', noProxy = '' } = proxy;
  return httpProxy === '' && httpsProxy === ''
    ? new Pool(origin, options)
    : new EnvHttpProxyAgent({ ...options, httpProxy, httpsProxy, noProxy });
};

export interface ConnectionCaller {
  readonly key: string;
  /** Upstream has accepted the credential. Others ("strangers") must leave room for those. */
  readonly isAccepted: boolean;
}

/** Called when the caller gets a connection, at once or later. */
type OnTurn = () => void;

interface Waiting {
  readonly caller: ConnectionCaller;
  readonly onTurn: OnTurn;
}

export interface ConnectionQueueOptions {
  readonly maxConnections: number;
  readonly maxQueued: number;
}

// Every eighth turn goes to a stranger while accepted callers wait too.
const TURNS_PER_STRANGER = 8;

/**
 * Shares the connections to one upstream fairly: a credential has at most half of the connections and an eighth of the queue,
 * and waiting credentials take turns. Strangers together have at most three quarters of the connections and half of the queue,
 * so that they cannot block accepted callers.
 */
export class ConnectionQueue {
  readonly #maxConnections: number;
  readonly #maxOfOne: number;
  readonly #maxOfStrangers: number;
  readonly #maxQueued: number;
  readonly #maxQueuedOfOne: number;
  readonly #maxQueuedStrangers: number;
  // By credential.
  readonly #known = new Turns<Waiting>();
  readonly #strangers = new Turns<Waiting>();
  readonly #busyByKey = new Map<string, number>();
  #busy = 0;
  #busyStrangers = 0;
  #turn = 0;
  #isServing = false;

  constructor({ maxConnections, maxQueued }: ConnectionQueueOptions) {
    this.#maxConnections = maxConnections;
    this.#maxOfOne = Math.ceil(maxConnections / 2);
    this.#maxOfStrangers = Math.ceil((maxConnections * 3) / 4);
    this.#maxQueued = maxQueued;
    this.#maxQueuedOfOne = Math.ceil(maxQueued / 8);
    this.#maxQueuedStrangers = Math.ceil(maxQueued / 2);
  }

  /**
   * Assigns a connection now or later; call `release` when done with it.
   * @returns a function that leaves the queue, without effect once there is a connection; undefined where the queue is full
   */
  enter(caller: ConnectionCaller, onTurn: OnTurn): (() => void) | undefined {
    const turns = caller.isAccepted ? this.#known : this.#strangers;
    if (turns.size === 0 && this.#hasRoom(caller)) {
      this.#give({ caller, onTurn });
      return () => undefined;
    }
    const isFull =
      this.#known.size + this.#strangers.size >= this.#maxQueued ||
      turns.lengthOf(caller.key) >= this.#maxQueuedOfOne ||
      (!caller.isAccepted && turns.size >= this.#maxQueuedStrangers);
    if (isFull) return undefined;
    const waiting = { caller, onTurn };
    turns.add(caller.key, waiting);
    // The calls ahead may wait only because their credentials have their maximum.
    this.#serve();
    return () => void turns.remove(caller.key, waiting);
  }

  release({ key, isAccepted }: ConnectionCaller): void {
    this.#busy -= 1;
    if (!isAccepted) this.#busyStrangers -= 1;
    const left = (this.#busyByKey.get(key) ?? 1) - 1;
    if (left === 0) this.#busyByKey.delete(key);
    else this.#busyByKey.set(key, left);
    this.#serve();
  }

  readonly #mayHaveMore = (key: string): boolean => (this.#busyByKey.get(key) ?? 0) < this.#maxOfOne;

  #hasRoom({ key, isAccepted }: ConnectionCaller): boolean {
    return (
      this.#busy < this.#maxConnections &&
      (isAccepted || this.#busyStrangers < this.#maxOfStrangers) &&
      this.#mayHaveMore(key)
    );
  }

  #give({ caller: { key, isAccepted }, onTurn }: Waiting): void {
    this.#busy += 1;
    if (!isAccepted) this.#busyStrangers += 1;
    this.#busyByKey.set(key, (this.#busyByKey.get(key) ?? 0) + 1);
    onTurn();
  }

  #takeStranger(): Waiting | undefined {
    return this.#busyStrangers < this.#maxOfStrangers ? this.#strangers.take(this.#mayHaveMore) : undefined;
  }

  #takeNext(): Waiting | undefined {
    this.#turn = (this.#turn + 1) % TURNS_PER_STRANGER;
    return this.#turn === 0
      ? (this.#takeStranger() ?? this.#known.take(this.#mayHaveMore))
      : (this.#known.take(this.#mayHaveMore) ?? this.#takeStranger());
  }

  /** Not reentrant: `onTurn` may release its connection at once. */
  #serve(): void {
    if (this.#isServing) return;
    this.#isServing = true;
    while (this.#busy < this.#maxConnections && this.#known.size + this.#strangers.size > 0) {
      const next = this.#takeNext();
      if (next === undefined) break;
      this.#give(next);
    }
    this.#isServing = false;
  }
}
