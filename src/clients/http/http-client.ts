import got from 'got';
import { headerValue, type AnswerHeaders } from '../errors/retry-after.ts';
import { createConnectionPool } from './connection-pool.ts';
import { ACCEPTED_ENCODINGS, decodeBody } from './decode-body.ts';
import { TransportFailure } from './transport-failure.ts';
import { createExchange, type ExchangeLimits } from './undici-exchange.ts';

export interface HttpRequest {
  readonly method: string;
  /** Path and query below the base URL, encoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** Decoded; at most the client's limit. */
  readonly body: Buffer;
}

export type SendLimits = Pick<ExchangeLimits, 'timeoutMs' | 'signal'>;

/** Makes single HTTP exchanges with one upstream: no retry, no quota, no credentials, no reading of bodies. */
export interface HttpClient {
  /**
   * When the signal ends, a GET ends with it, and so does a change that has not been sent yet; one that has is left to end.
   * @throws TransportFailure where there is no usable answer
   */
  send(request: HttpRequest, limits: SendLimits): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export interface HttpClientOptions {
  /** Scheme, host, port and perhaps a path in front of every target; no slash at the end. */
  readonly baseUrl: string;
  /** More than this, on the wire or decoded, is no answer of these upstreams: 32 MiB. */
  readonly maxBodyBytes?: number;
  /** Sockets that stay open at most; more calls wait in line for one: 128. */
  readonly maxConnections?: number;
  /** Calls that wait in that line at most; each further one fails at once: 2,048. */
  readonly maxQueued?: number | undefined;
}

const MAX_BODY_BYTES = 32 * 1024 * 1024;

// Google compresses only for clients whose name says `gzip`, whatever `Accept-Encoding` says.
const USER_AGENT = 'contacts-subgraph/0.1.0 (gzip)';

// got's own errors hold the whole request, credential included, so none of them goes further than this.
function gotFailure(error: Error): TransportFailure {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return new TransportFailure(code === 'ERR_TOO_MANY_REDIRECTS' ? 'redirect' : 'network', true, code);
}

/** An HTTP client over a keep-alive pool of connections to one upstream. */
export function createHttpClient({
  baseUrl,
  maxBodyBytes = MAX_BODY_BYTES,
  maxConnections = 128,
  maxQueued,
}: HttpClientOptions): HttpClient {
  const { origin } = new URL(baseUrl);
  const pool = createConnectionPool({ origin, maxConnections, maxQueued });
  const client = got.extend({
    headers: { 'user-agent': USER_AGENT, 'accept-encoding': ACCEPTED_ENCODINGS },
    // Retries follow rules that got does not know (quota, outcome, deadline).
    retry: { limit: 0 },
    throwHttpErrors: false,
    // Bodies arrive whole, where one call of zlib is cheaper than a stream of it.
    decompress: false,
    // undici checks it, except that it lets us keep what has come of an error.
    strictContentLength: false,
    maxRedirects: 3,
    // Never away from the upstream: its credential must not follow, and neither may our server's reach.
    followRedirect: ({ headers, url, request }) =>
      request.options.method === 'GET' && new URL(headers.location ?? '', url).origin === origin,
  });

  const exchangeOnce = (request: HttpRequest, limits: ExchangeLimits): Promise<HttpAnswer> =>
    new Promise((resolve, reject) => {
      const { method, target, headers, body } = request;
      const exchange = createExchange(pool, body, limits);
      const stream = client.stream(baseUrl + target, {
        method: method as 'GET',
        headers: { ...headers },
        request: exchange.request,
        ...(body === undefined ? {} : { body }),
      });
      const chunks: Buffer[] = [];
      let status = 0;
      let answerHeaders: AnswerHeaders = {};
      stream.once('response', (response: { statusCode: number; headers: AnswerHeaders }) => {
        status = response.statusCode;
        answerHeaders = response.headers;
      });
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        exchange.close();
        const [first] = chunks;
        resolve({
          status,
          headers: answerHeaders,
          body: chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks),
        });
      });
      stream.once('error', (error: Error) => {
        exchange.close();
        reject(exchange.failure() ?? gotFailure(error));
      });
      // got waits for a body to be written wherever the method allows one and the options have none.
      if (body === undefined && method !== 'GET') stream.end();
    });

  return {
    async send(request, limits) {
      const outlivesSignal = request.method !== 'GET';
      const answer = await exchangeOnce(request, { ...limits, outlivesSignal, maxBodyBytes });
      if (answer.status >= 300 && answer.status < 400) throw new TransportFailure('redirect', true);
      const body = decodeBody(answer.body, headerValue(answer.headers, 'content-encoding'), maxBodyBytes);
      return body === answer.body ? answer : { ...answer, body: await body };
    },
    close: () => pool.close(),
  };
}
