import type { Socket } from 'node:net';
import { buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';

/** Forward proxies as the usual variables name them; absent ones are none. */
export interface ProxyOptions {
  readonly httpProxy?: string | undefined;
  readonly httpsProxy?: string | undefined;
  /** Hosts that are reached directly, separated by commas. */
  readonly noProxy?: string | undefined;
}

// Idle sockets: a server's own `Keep-Alive: timeout` goes first; without one, long enough to spare the next operation
// a TLS handshake and short enough not to outlive what front ends usually keep (60 s and more).
const IDLE_SOCKET_MS = 30_000;

const INTERIM = Buffer.from('HTTP/1.1 100');
const BLANK_LINE = Buffer.from('\r\n\r\n');

/** Also true for its first bytes alone: the others may not have come yet. */
const beginsLikeInterim = (bytes: Buffer): boolean => {
  const length = Math.min(INTERIM.length, bytes.length);
  return bytes.compare(INTERIM, 0, length, 0, length) === 0;
};

/**
 * Makes a socket pass over `100 Continue`. undici never asks for it and so gives up an exchange that is answered with
 * it, though HTTP (RFC 9110, 15.2) has clients pass over answers of that kind which they did not ask for. Only what comes
 * first after a request was written is looked at: later the same bytes are part of a body.
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
        // The rest of it is on its way.
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

/** Keep-alive connections to an origin, straight or by a proxy. */
export const createDispatcher = (
  origin: string,
  connections: number,
  proxy: ProxyOptions = {},
): Dispatcher => {
  // HTTP/1.1: it is what both upstreams are known to answer, and with a pool nothing waits behind a slow answer.
  const connector = buildConnector({ allowH2: false });
  const options = {
    connections,
    keepAliveTimeout: IDLE_SOCKET_MS,
    allowH2: false,
    connect: ((target, callback) =>
      connector(target, (...outcome) => {
        const [, socket] = outcome;
        // Whatever its types say, there is none where the connection failed.
        if (socket) ignoreContinue(socket);
        callback(...outcome);
      })) satisfies buildConnector.connector,
  };
  const { httpProxy = '', httpsProxy = '', noProxy = '' } = proxy;
  return httpProxy === '' && httpsProxy === ''
    ? new Pool(origin, options)
    : new EnvHttpProxyAgent({ ...options, httpProxy, httpsProxy, noProxy });
};

/** Who asks for a connection. */
export interface ConnectionCaller {
  readonly key: string;
  /** Whether upstream has accepted the credential; those that it never did have to leave room for the others. */
  readonly isAccepted: boolean;
}

/** Called when the caller has a connection, at once or later. */
type OnTurn = () => void;

interface Waiting {
  readonly caller: ConnectionCaller;
  readonly onTurn: OnTurn;
}

export interface ConnectionQueueOptions {
  readonly maxConnections: number;
  readonly maxQueued: number;
}

// One of so many turns goes to a stranger while others wait too.
const TURNS_PER_STRANGER = 8;

/** Waiting callers of one kind: each credential in the order of asking, the credentials in turn. */
class Turns {
  readonly #byKey = new Map<string, Waiting[]>();
  size = 0;

  add(waiting: Waiting): void {
    const { key } = waiting.caller;
    const present = this.#byKey.get(key);
    if (present === undefined) this.#byKey.set(key, [waiting]);
    else present.push(waiting);
    this.size += 1;
  }

  lengthOf(key: string): number {
    return this.#byKey.get(key)?.length ?? 0;
  }

  remove(waiting: Waiting): void {
    const { key } = waiting.caller;
    const own = this.#byKey.get(key);
    const place = own?.indexOf(waiting) ?? -1;
    if (own === undefined || place < 0) return;
    own.splice(place, 1);
    this.size -= 1;
    if (own.length === 0) this.#byKey.delete(key);
  }

  /** The next one whose credential may have another connection; its credential goes to the end. */
  take(mayHave: (key: string) => boolean): Waiting | undefined {
    for (const [key, own] of this.#byKey) {
      if (!mayHave(key)) continue;
      const next = own.shift();
      this.#byKey.delete(key);
      if (own.length > 0) this.#byKey.set(key, own);
      this.size -= 1;
      return next;
    }
    return undefined;
  }
}

/**
 * Shares the connections to one upstream among credentials: none of them has more than half of the connections, or more
 * than an eighth of the queue, and whoever waits is served in turn. Strangers together have three quarters of the
 * connections at most and half of the queue, so that they never keep out those whom upstream knows.
 */
export class ConnectionQueue {
  readonly #maxConnections: number;
  readonly #maxOfOne: number;
  readonly #maxOfStrangers: number;
  readonly #maxQueued: number;
  readonly #maxQueuedOfOne: number;
  readonly #maxQueuedStrangers: number;
  readonly #known = new Turns();
  readonly #strangers = new Turns();
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
   * Gives a connection now or in turn, and with it the duty to `release` it.
   * @returns a function that leaves the queue, and does nothing once it is the caller's turn; undefined where the queue is full
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
    turns.add(waiting);
    // Others of its kind may wait only because their credentials have all that they may have.
    this.#serve();
    return () => turns.remove(waiting);
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

  /** Not within itself: whoever has its turn may be done with it at once. */
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
