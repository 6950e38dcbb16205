import type { Dispatcher } from 'undici';

import type { AnswerHeaders, HttpRequest } from './call.ts';
import type { ConnectionCaller, ConnectionQueue } from './connections.ts';
import { answerInTurn } from './event-loop.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: Buffer;
}

export interface SendLimits {
  /** Timeout in milliseconds from when the exchange has a connection. */
  readonly tryMs: number;
  /** Deadline by `performance.now()`. */
  readonly endsAt: number;
  readonly signal?: AbortSignal | undefined;
  /** For the fair sharing of connections. */
  readonly caller: ConnectionCaller;
}

/**
 * `network`: no answer at all. `cut`: a success whose body ended too soon. `too-large`, `undecodable`: an unusable body.
 * `redirect`: a redirect that is not followed.
 */
type TransportFailureKind =
  'network' | 'cut' | 'timeout' | 'aborted' | 'too-large' | 'undecodable' | 'redirect';

// Logged and counted, so it must never be upstream's own text.
const NETWORK_CODE = /^[A-Z][A-Z\d_]{1,63}$/;

/** Why there is no usable answer. Never leaves the clients: `callFailure` makes the error that callers see. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';
  readonly kind: TransportFailureKind;
  /** False where the request certainly never left: no connection, or still in the queue for one. */
  readonly reached: boolean;
  /** A code of Node or OpenSSL, such as `ECONNREFUSED` or `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly networkCode: string | undefined;
  /** This machine ran out of something; upstream had no part in it. */
  readonly isLocal: boolean;
  /** Milliseconds with a connection, or connecting. */
  readonly triedMs: number;

  constructor(
    kind: TransportFailureKind,
    facts: Partial<Pick<TransportFailure, 'reached' | 'networkCode' | 'isLocal' | 'triedMs'>> = {},
  ) {
    const { reached = true, networkCode, isLocal = false, triedMs = 0 } = facts;
    super(kind);
    this.kind = kind;
    this.reached = reached;
    this.networkCode = networkCode === undefined || NETWORK_CODE.test(networkCode) ? networkCode : 'UNKNOWN';
    this.isLocal = isLocal;
    this.triedMs = triedMs;
  }
}

// Error envelopes have a few kilobytes.
const MAX_ERROR_BODY_BYTES = 256 * 1024;

// Errors of this machine, which say nothing about upstream.
const LOCAL_CODES: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'ENOBUFS', 'EADDRNOTAVAIL', 'ENOMEM']);

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : error.name;

/** An exchange to make. Passed to got's handler as `context`, which must be a record. */
export interface Exchange extends Record<string, unknown> {
  /** Path and query. */
  readonly path: string;
  readonly request: HttpRequest;
  readonly limits: SendLimits;
}

/** Shared by the exchanges with one upstream. */
export interface Transport {
  readonly dispatcher: Dispatcher;
  readonly queue: ConnectionQueue;
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBodyBytes: number;
  /** Connections that undici gets back in the next turn of the event loop. */
  freed: number;
}

/** One request and its answer over undici, with our own timers and abort signal. */
export class UndiciExchange implements Dispatcher.DispatchHandler {
  readonly #transport: Transport;
  readonly #path: string;
  readonly #request: HttpRequest;
  readonly #limits: SendLimits;
  readonly #chunks: Buffer[] = [];
  #resolve!: (answer: HttpAnswer) => void;
  #reject!: (failure: TransportFailure) => void;
  #leaveQueue: (() => void) | undefined;
  #hasConnection = false;
  #isSettled = false;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  // undici passes the controller only when it has a connection and begins to write.
  #controller: Dispatcher.DispatchController | undefined;
  #bytes = 0;
  #status = 0;
  #headers: AnswerHeaders = {};

  constructor(transport: Transport, { path, request, limits }: Exchange) {
    this.#transport = transport;
    this.#path = path;
    this.#request = request;
    this.#limits = limits;
  }

  run(): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      const { signal, caller, endsAt } = this.#limits;
      if (signal?.aborted === true) return this.#stop('aborted');
      signal?.addEventListener('abort', this.#onAbort, { once: true });
      this.#leaveQueue = this.#transport.queue.enter(caller, () => this.#begin());
      if (this.#leaveQueue === undefined) return this.#fail('network', 'EQUEUEFULL', true);
      // A closed dispatcher fails at once: then the exchange has ended already.
      if (!this.#hasConnection && !this.#isSettled)
        this.#timer = setTimeout(
          () => this.#fail('timeout', undefined, true),
          Math.max(0, endsAt - performance.now()),
        );
    });
  }

  /** The exchange has a connection: from here on the time counts against upstream. */
  #begin(): void {
    const { tryMs, endsAt } = this.#limits;
    this.#hasConnection = true;
    clearTimeout(this.#timer);
    this.#startedAt = performance.now();
    this.#timer = setTimeout(
      () => this.#stop('timeout'),
      Math.max(0, Math.min(tryMs, endsAt - this.#startedAt)),
    );
    // undici gets a connection back only in the turn of the event loop after an answer. A call that follows at once would
    // find it busy and open another one.
    if (this.#transport.freed > 0) setImmediate(() => this.#dispatch());
    else this.#dispatch();
  }

  #dispatch(): void {
    if (this.#isSettled) {
      this.#release();
      return;
    }
    const { method, body = null, headers } = this.#request;
    const { dispatcher, origin, headers: own } = this.#transport;
    dispatcher.dispatch(
      {
        origin,
        path: this.#path,
        method,
        headers: { ...own, ...headers },
        body,
      },
      this,
    );
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isSettled) controller.abort(new TransportFailure('aborted'));
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: AnswerHeaders): void {
    // An interim answer (103) comes before the final one.
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    this.#chunks.push(chunk);
    const isError = this.#status >= 400;
    if (this.#bytes <= (isError ? MAX_ERROR_BODY_BYTES : this.#transport.maxBodyBytes)) return;
    // For an error the status is enough, so the rest of the body is dropped.
    if (isError) this.#succeed();
    this.#stop('too-large');
  }

  onResponseEnd(): void {
    const transport = this.#transport;
    transport.freed += 1;
    setImmediate(() => (transport.freed -= 1));
    this.#succeed();
    this.#release();
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    const code = codeOf(error);
    if (this.#status >= 400) this.#succeed();
    else this.#fail(this.#status === 0 ? 'network' : 'cut', code, LOCAL_CODES.has(code));
    this.#release();
  }

  readonly #onAbort = (): void => {
    // A write that was sent is not aborted, so that its outcome is known.
    if (this.#controller === undefined || this.#request.method === 'GET') this.#stop('aborted');
  };

  #stop(kind: TransportFailure['kind']): void {
    this.#fail(kind);
    this.#controller?.abort(new TransportFailure(kind));
  }

  #release(): void {
    if (!this.#hasConnection) return;
    this.#hasConnection = false;
    this.#transport.queue.release(this.#limits.caller);
  }

  #settle(): boolean {
    if (this.#isSettled) return false;
    this.#isSettled = true;
    clearTimeout(this.#timer);
    this.#limits.signal?.removeEventListener('abort', this.#onAbort);
    this.#leaveQueue?.();
    return true;
  }

  #succeed(): void {
    if (!this.#settle()) return;
    const [first] = this.#chunks;
    const body = this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks);
    answerInTurn(() => this.#resolve({ status: this.#status, headers: this.#headers, body }));
  }

  #fail(kind: TransportFailure['kind'], networkCode?: string, isLocal = false): void {
    if (!this.#settle()) return;
    const triedMs = this.#hasConnection ? performance.now() - this.#startedAt : 0;
    const reached = this.#controller !== undefined;
    this.#reject(new TransportFailure(kind, { reached, networkCode, isLocal, triedMs }));
  }
}
