import got, { type OptionsInit } from 'got';
import { promisify } from 'node:util';
import { brotliDecompress, brotliDecompressSync, gunzip, gunzipSync, inflate, inflateSync } from 'node:zlib';

import { headerValue, type HttpRequest } from './call.ts';
import { ConnectionQueue, createDispatcher, type ProxyOptions } from './connections.ts';
import {
  type Exchange,
  type HttpAnswer,
  type SendLimits,
  type Transport,
  TransportFailure,
  UndiciExchange,
} from './exchange.ts';

/** Makes single HTTP exchanges with one upstream: no retry, no quota, no credentials, no parsing of bodies. */
export interface HttpClient {
  /**
   * An aborted signal ends a GET, and a write that was not sent yet; a write that was sent is not interrupted.
   * @returns the answer with its decoded body
   * @throws TransportFailure where there is no usable answer
   */
  send(request: HttpRequest, limits: SendLimits): Promise<HttpAnswer>;
  /** Waits for exchanges in flight. */
  close(): Promise<void>;
}

export interface HttpClientOptions {
  /** Scheme, host, port and perhaps a path in front of every target; no slash at the end. */
  readonly baseUrl: string;
  /** Default: 128. */
  readonly maxConnections?: number;
  /** Calls that may wait for a connection; further ones fail at once. Default: 2,048. */
  readonly maxQueued?: number;
  readonly proxy?: ProxyOptions | undefined;
}

/** Bodies of these upstreams are smaller, on the wire and decoded. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;
const MAX_REDIRECTS = 3;

const HEADERS = {
  // Google compresses only for clients whose user agent contains `gzip`, whatever `Accept-Encoding` says.
  'user-agent': 'contacts-subgraph/1.0.0 (gzip)',
  'accept-encoding': 'gzip, br',
};

interface Decoder {
  readonly sync: (body: Buffer, options: { maxOutputLength: number }) => Buffer;
  readonly async: (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;
}

const GZIP: Decoder = { sync: gunzipSync, async: promisify(gunzip) };
const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: GZIP,
  'x-gzip': GZIP,
  deflate: { sync: inflateSync, async: promisify(inflate) },
  br: { sync: brotliDecompressSync, async: promisify(brotliDecompress) },
};

// For smaller bodies the thread pool costs more than decoding (a tenth of a millisecond).
const SMALL_BODY = 16 * 1024;

/** @throws TransportFailure `too-large`, or `undecodable` for a broken, truncated or unknown encoding */
const decodeBody = async (body: Buffer, contentEncoding: string): Promise<Buffer> => {
  const options = { maxOutputLength: MAX_BODY_BYTES };
  let decoded = body;
  // The header lists the encodings in the order in which they were applied.
  for (const item of contentEncoding.toLowerCase().split(',').reverse()) {
    const encoding = item.trim();
    if (encoding === '' || encoding === 'identity') continue;
    const decoder = DECODERS[encoding];
    if (decoder === undefined) throw new TransportFailure('undecodable');
    try {
      decoded =
        decoded.length <= SMALL_BODY ? decoder.sync(decoded, options) : await decoder.async(decoded, options);
    } catch (error) {
      const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      throw new TransportFailure(isTooLarge ? 'too-large' : 'undecodable');
    }
  }
  return decoded;
};

/**
 * An HTTP client over keep-alive connections to one upstream. got is configured once for all requests; its handler passes
 * each request directly to undici, because node:http takes twice the CPU time.
 */
export const createHttpClient = ({
  baseUrl,
  maxConnections = 128,
  maxQueued = 2_048,
  proxy,
}: HttpClientOptions): HttpClient => {
  const { origin, pathname } = new URL(baseUrl);
  // A target begins with a slash, or is empty.
  const basePath = pathname === '/' ? '' : pathname;
  const transport: Transport = {
    dispatcher: createDispatcher(origin, maxConnections, proxy),
    queue: new ConnectionQueue({ maxConnections, maxQueued }),
    origin,
    headers: HEADERS,
    maxBodyBytes: MAX_BODY_BYTES,
    freed: 0,
  };
  const client = got.extend({
    // The retry stage does it: got does not know quotas, outcomes and deadlines.
    // Copied for each request, so the lists that it does not need are empty.
    retry: { limit: 0, methods: [], statusCodes: [], errorCodes: [] },
    throwHttpErrors: false,
    handlers: [
      // Inside an object: for a promise got would start a request of its own.
      ({ context }) => ({ answer: new UndiciExchange(transport, context as Exchange).run() }) as never,
    ],
  });
  // got parses its URL five times per request, which for thirty ids takes as long as everything else in it. So got gets
  // only the origin, and the path goes directly to undici.
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
        const { status, headers, body } = answer;
        if (status < 300 || status >= 400) {
          const encoding = headerValue(headers, 'content-encoding');
          return encoding === undefined || body.length === 0
            ? answer
            : { status, headers, body: await decodeBody(body, encoding) };
        }
        const location = headerValue(headers, 'location') ?? '';
        const next =
          request.method === 'GET' && redirects < MAX_REDIRECTS ? URL.parse(location, origin + path) : null;
        // Never to another origin: it must not get the credential, nor make this server send requests elsewhere.
        if (next?.origin !== origin) throw new TransportFailure('redirect');
        path = next.pathname + next.search;
      }
    },
    close: () => transport.dispatcher.close(),
  };
};
