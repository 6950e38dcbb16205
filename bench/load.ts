import { Client } from 'undici';

import { type Operation, requestBody } from './operations.ts';

export interface LoadOptions {
  readonly url: string;
  /** Additional headers, besides the caller's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body: string;
  readonly connections: number;
  readonly milliseconds: number;
  /** Throws when an answer is wrong. */
  readonly check: (status: number, body: Buffer) => void;
}

export interface LoadResult {
  /** Operations per second. */
  readonly rate: number;
  /** Total number of answered operations, including those that finished after the time was over. */
  readonly operations: number;
  /** Percentiles of the time of one operation, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** One POST /graphql by undici's dispatch, its cheapest API: the load generator shares a core with the stub. */
const ask = (client: Client, headers: Readonly<Record<string, string>>, body: string) =>
  new Promise<{ readonly status: number; readonly body: Buffer }>((resolve, reject) => {
    let status = 0;
    const pieces: Buffer[] = [];
    client.dispatch(
      { method: 'POST', path: '/graphql', headers, body },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_, statusCode) => {
          status = statusCode;
        },
        onResponseData: (_, piece) => void pieces.push(piece),
        onResponseEnd: () => {
          const [only] = pieces;
          resolve({ status, body: only !== undefined && pieces.length === 1 ? only : Buffer.concat(pieces) });
        },
        onResponseError: (_, error) => {
          reject(error);
        },
      },
    );
  });

/**
 * Closed loop: each connection sends its next operation when the last one is answered. Each connection is a separate
 * caller, because the program shares identical calls of one caller, which would make upstream calls incomparable.
 *
 * The rate counts each operation by the share of its time inside the measured interval, so that slow contenders are
 * not rounded to whole operations. The beginning and the end, when some connections are idle, are left out.
 */
export const runLoad = async (options: LoadOptions): Promise<LoadResult> => {
  const { url, body, connections, milliseconds, check } = options;
  const started = performance.now();
  const from = started + milliseconds * 0.1;
  const to = started + milliseconds;
  const times: number[] = [];
  let credit = 0;

  const connect = async (caller: number): Promise<void> => {
    const client = new Client(url, { pipelining: 1, headersTimeout: 30_000, bodyTimeout: 30_000 });
    const authorization = `Bearer bench-${String(caller)}`;
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-google-authorization': authorization,
      'x-ringcentral-authorization': authorization,
      ...options.headers,
    };
    try {
      for (let begin = started; begin < to;) {
        const answer = await ask(client, headers, body);
        check(answer.status, answer.body);
        const end = performance.now();
        credit += Math.max(0, Math.min(end, to) - Math.max(begin, from)) / (end - begin);
        times.push(end - begin);
        begin = end;
      }
    } finally {
      await client.close();
    }
  };

  // Wait for all, even after a failure: nothing may still be running during the next contender's turn.
  const ends = await Promise.allSettled(Array.from({ length: connections }, (_, caller) => connect(caller)));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  const sorted = times.toSorted((a, b) => a - b);
  return {
    rate: (credit / (to - from)) * 1_000,
    operations: times.length,
    p50: at(sorted, 0.5),
    p99: at(sorted, 0.99),
  };
};

/** Sends one operation and returns the milliseconds that it took. */
export const askOnce = async (
  { url, headers }: Pick<LoadOptions, 'url' | 'headers'>,
  operation: Operation,
  check: LoadOptions['check'],
): Promise<number> =>
  (await runLoad({ url, headers, body: requestBody(operation), connections: 1, milliseconds: 1, check })).p50;
