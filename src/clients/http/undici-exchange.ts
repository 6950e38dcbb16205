import { Readable } from 'node:stream';
import type { RequestFunction } from 'got';
import type { Dispatcher } from 'undici';
import type { AnswerHeaders } from '../errors/retry-after.ts';
import type { ConnectionPool } from './connection-pool.ts';
import { TransportFailure } from './transport-failure.ts';

/** What one exchange needs besides what got decides (address, method, headers). */
export interface ExchangeLimits {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** A request that is on its way goes on when the signal ends: for changes, whose outcome must be known. */
  readonly outlivesSignal: boolean;
  readonly maxBodyBytes: number;
}

/** A request function for got, and what became of it. */
export interface Exchange {
  readonly request: RequestFunction;
  /** Why the exchange failed; undefined as long as it has not. */
  failure(): TransportFailure | undefined;
  /** Stops the clock and the listening. To be called once, when got is done. */
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: Buffer;
}

// What got takes for an answer: a readable stream with status and headers (its own type for it is `ResponseLike`).
// The body is here already, whole and bounded, so got cannot be left hanging in the middle of one.
function responseLike({ status, headers, body }: Answer): Awaited<ReturnType<RequestFunction>> {
  const stream = new Readable({
    read() {
      this.push(body);
      this.push(null);
    },
  });
  return Object.assign(stream, { statusCode: status, headers, complete: true }) as unknown as Awaited<
    ReturnType<RequestFunction>
  >;
}

// Error envelopes have a few kilobytes.
const LONGEST_ERROR_BODY = 256 * 1024;

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : error.name;

/**
 * One request and its answer over an undici pool, in the shape that got's `request` option takes. got alone asks
 * for at least twice the processor time, as it goes through node:http; it keeps what it is here for: options,
 * redirects, errors. The clock and the abort signal are ours: got could end its own stream, not undici's exchange.
 */
export function createExchange(
  pool: ConnectionPool,
  content: string | undefined,
  limits: ExchangeLimits,
): Exchange {
  let failure: TransportFailure | undefined;
  // undici hands over the means to stop an exchange only when it has a connection and begins to write.
  let controller: Dispatcher.DispatchController | undefined;
  let rejectCurrent: ((failure: TransportFailure) => void) | undefined;

  const stop = (kind: TransportFailure['kind'], networkCode?: string): void => {
    failure ??= new TransportFailure(kind, controller !== undefined, networkCode);
    rejectCurrent?.(failure);
    controller?.abort(failure);
  };

  const timer = setTimeout(() => stop('timeout'), limits.timeoutMs);
  const onAbort = (): void => {
    if (controller === undefined || !limits.outlivesSignal) stop('aborted');
  };
  if (limits.signal?.aborted === true) onAbort();
  else limits.signal?.addEventListener('abort', onAbort, { once: true });

  const dispatch = (
    url: URL,
    method: string,
    headers: Dispatcher.DispatchOptions['headers'],
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) {
        reject(failure);
        return;
      }
      rejectCurrent = reject;
      const chunks: Buffer[] = [];
      let bytes = 0;
      let status = 0;
      let answerHeaders: AnswerHeaders = {};
      const settle = (): void => {
        const [first] = chunks;
        const body = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
        resolve({ status, headers: answerHeaders, body });
      };
      pool.dispatch(
        { path: url.pathname + url.search, method, headers: headers ?? null, body: content ?? null },
        {
          onRequestStart(started) {
            controller = started;
            if (failure !== undefined) started.abort(failure);
          },
          onResponseStart(_, statusCode, fields) {
            // A provisional answer (103) goes before the one that counts.
            status = statusCode;
            answerHeaders = fields;
          },
          onResponseData(_, chunk) {
            bytes += chunk.length;
            chunks.push(chunk);
            if (bytes <= (status >= 400 ? LONGEST_ERROR_BODY : limits.maxBodyBytes)) return;
            // Of an error the status says enough, so the rest of what came with it is left alone.
            if (status >= 400) settle();
            stop('too-large');
          },
          onResponseEnd() {
            pool.answered();
            settle();
          },
          onResponseError(_, error) {
            if (status >= 400 && failure === undefined) {
              settle();
              return;
            }
            failure ??= new TransportFailure(
              status === 0 ? 'network' : 'cut',
              controller !== undefined,
              codeOf(error),
            );
            reject(failure);
          },
        },
      );
    });

  return {
    request: async (url, options) =>
      responseLike(
        await dispatch(
          url,
          options.method ?? 'GET',
          options.headers as Dispatcher.DispatchOptions['headers'],
        ),
      ),
    failure: () => failure,
    close: () => {
      clearTimeout(timer);
      limits.signal?.removeEventListener('abort', onAbort);
    },
  };
}
