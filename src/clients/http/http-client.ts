import got, { type OptionsInit } from 'got';
import type { Dispatcher } from 'undici';

import { type AnswerHeaders, headerValue } from '../errors/retry-after.ts';

import type { HttpRequest } from './call.ts';
import {
  type ConnectionCaller,
  ConnectionQueue,
  createDispatcher,
  type ProxyOptions,
} from './connections.ts';
import { ACCEPTED_ENCODINGS, decodeBody } from './decode-body.ts';
import { TransportFailure } from './transport-failure.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** Decoded; at most the client's limit. */
  readonly body: Buffer;
}

export interface SendLimits {
  /** Milliseconds for the exchange once it has a connection. */
  readonly tryMs: number;
  /** When it must have ended, as `performance.now()` counts. */
  readonly endsAt: number;
  readonly signal?: AbortSignal | undefined;
  /** For whom, so that connections can be shared fairly. */
  readonly caller: ConnectionCaller;
}

/** Makes single HTTP exchanges with one upstream: no retry, no quota, no credentials, no reading of bodies. */
export interface HttpClient {
  /**
   * When the signal ends, a GET ends with it, and so does a change that has not been sent yet; one that has is left to end.
   * @throws TransportFailure where there is no usable answer
   */
  send(request: HttpRequest, limits: SendLimits): Promise<HttpAnswer>;
  /** Waits for exchanges under way. */
  close(): Promise<void>;
}

export interface HttpClientOptions {
  /** Scheme, host, port and perhaps a path in front of every target; no slash at the end. */
  readonly baseUrl: string;
  /** More than this, on the wire or decoded, is no answer of these upstreams: 32 MiB. */
  readonly maxBodyBytes?: number;
  /** Connections that are open at most: 128. */
  readonly maxConnections?: number;
  /** Calls that wait for a connection at most; each further one fails at once: 2,048. */
  readonly maxQueued?: number | undefined;
  readonly proxy?: ProxyOptions | undefined;
}

const MAX_BODY_BYTES = 32 * 1024 * 1024;
// Error envelopes have a few kilobytes.
const MAX_ERROR_BODY_BYTES = 256 * 1024;

// Google compresses only for clients whose name says `gzip`, whatever `Accept-Encoding` says.
const USER_AGENT = 'contacts-subgraph/1.0.0 (gzip)';

// What this machine has run out of says nothing of upstream.
const LOCAL_CODES: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'ENOBUFS', 'EADDRNOTAVAIL', 'ENOMEM']);

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : error.name;

const MAX_REDIRECTS = 3;

const decoded = async (answer: HttpAnswer, maxBytes: number): Promise<HttpAnswer> =>
  answer.headers['content-encoding'] === undefined
    ? answer
    : {
        ...answer,
        body: await decodeBody(answer.body, headerValue(answer.headers, 'content-encoding'), maxBytes),
      };

/** One exchange as the handler of the client finds it among got's options. */
interface Exchange extends Record<string, unknown> {
  /** Path and query. */
  readonly path: string;
  readonly request: HttpRequest;
  readonly limits: SendLimits;
}

interface Transport {
  readonly dispatcher: Dispatcher;
  readonly queue: ConnectionQueue;
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBodyBytes: number;
  /** Connections that undici takes back in the next turn of the event loop. */
  freed: number;
}

/** One request and its answer over undici. The clock and the abort signal are ours. */
class UndiciExchange implements Dispatcher.DispatchHandler {
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
  // undici hands over the means to stop an exchange only when it has a connection and begins to write.
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
      // A closed dispatcher refuses at once: then the exchange is over before it had to wait.
      if (!this.#hasConnection && !this.#isSettled)
        this.#timer = setTimeout(
          () => this.#fail('timeout', undefined, true),
          Math.max(0, endsAt - performance.now()),
        );
    });
  }

  /** It is our turn: from here on the time is upstream's. */
  #begin(): void {
    const { tryMs, endsAt } = this.#limits;
    this.#hasConnection = true;
    clearTimeout(this.#timer);
    this.#startedAt = performance.now();
    this.#timer = setTimeout(
      () => this.#stop('timeout'),
      Math.max(0, Math.min(tryMs, endsAt - this.#startedAt)),
    );
    // undici takes a connection back only in the next turn of the event loop after an answer, so the call that follows
    // from that answer would find it busy and pay for another handshake.
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
    // A provisional answer (103) goes before the one that counts.
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    this.#chunks.push(chunk);
    const isError = this.#status >= 400;
    if (this.#bytes <= (isError ? MAX_ERROR_BODY_BYTES : this.#transport.maxBodyBytes)) return;
    // Of an error the status says enough, so the rest of what came with it is left alone.
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
    // A change that is on its way goes on, so that its outcome is known.
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
    this.#resolve({ status: this.#status, headers: this.#headers, body });
  }

  #fail(kind: TransportFailure['kind'], networkCode?: string, isLocal = false): void {
    if (!this.#settle()) return;
    const triedMs = this.#hasConnection ? performance.now() - this.#startedAt : 0;
    const reached = this.#controller !== undefined;
    this.#reject(new TransportFailure(kind, { reached, networkCode, isLocal, triedMs }));
  }
}

/**
 * An HTTP client over keep-alive connections to one upstream. got is made ready once, with what all requests have in
 * common; its handler takes each request straight to undici, as going through node:http takes twice the processor time.
 */
export const createHttpClient = ({
  baseUrl,
  maxBodyBytes = MAX_BODY_BYTES,
  maxConnections = 128,
  maxQueued = 2_048,
  proxy,
}: HttpClientOptions): HttpClient => {
  const { origin, pathname } = new URL(baseUrl);
  // A target begins with a slash, or is empty.
  const basePath = pathname === '/' ? '' : pathname;
  const headers = { 'user-agent': USER_AGENT, 'accept-encoding': ACCEPTED_ENCODINGS };
  const transport: Transport = {
    dispatcher: createDispatcher(origin, maxConnections, proxy),
    queue: new ConnectionQueue({ maxConnections, maxQueued }),
    origin,
    headers,
    maxBodyBytes,
    freed: 0,
  };
  const client = got.extend({
    // Retries follow rules that got does not know (quota, outcome, deadline).
    retry: { limit: 0 },
    throwHttpErrors: false,
    handlers: [
      // Held in an object: got would begin a request of its own for a promise.
      ({ context }) => ({ answer: new UndiciExchange(transport, context as Exchange).run() }) as never,
    ],
  });
  // got parses its URL five times per request, which for thirty ids takes as long as all else that it does: the path
  // goes past it.
  const originUrl = new URL(origin);
  const exchange = (path: string, request: HttpRequest, limits: SendLimits): Promise<HttpAnswer> => {
    const options: OptionsInit = { context: { path, request, limits } satisfies Exchange };
    return (client(originUrl, options) as unknown as { answer: Promise<HttpAnswer> }).answer;
  };

  return {
    async send(request, limits) {
      let path = basePath + request.target || '/';
      for (let redirects = 0; ; redirects += 1) {
        const answer = await exchange(path, request, limits);
        if (answer.status < 300 || answer.status >= 400) return decoded(answer, maxBodyBytes);
        const location = headerValue(answer.headers, 'location') ?? '';
        const next =
          request.method === 'GET' && redirects < MAX_REDIRECTS ? URL.parse(location, origin + path) : null;
        // Never away from the upstream: its credential must not follow, and neither may our server's reach.
        if (next?.origin !== origin) throw new TransportFailure('redirect');
        path = next.pathname + next.search;
      }
    },
    close: () => transport.dispatcher.close(),
  };
};
