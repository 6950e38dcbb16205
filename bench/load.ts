import { Client } from 'undici';

import { type Operation, requestBody } from './operations.ts';

export interface LoadOptions {
  readonly url: string;
  /** Besides the caller's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body: string;
  readonly connections: number;
  readonly milliseconds: number;
  /** Throws when an answer is not the right one. */
  readonly check: (status: number, body: Buffer) => void;
}

export interface LoadResult {
  /** Operations per second. */
  readonly rate: number;
  /** Operations answered in all: those that were under way when the time was over have been waited for. */
  readonly operations: number;
  /** Medians and tails of one operation's time, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** One POST /graphql by dispatch, the cheapest way undici has: what the load costs, the stub beside it lacks. */
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
 * Closed loop: each connection sends its next operation when the answer to the last one is there. Each is a caller
 * of its own, because the program shares identical calls of one caller and the upstream calls should be comparable.
 *
 * The rate counts an operation by the share of its time that lies inside the window, so that slow contenders are
 * not rounded to whole operations and the beginning and the end, where some connections idle, stay out.
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

  // All are waited for, also after one has failed: nothing may still be running when the next contender has its turn.
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

/** One answer: a second one would begin after the time is over. Resolves with the milliseconds that it took. */
export const askOnce = async (
  { url, headers }: Pick<LoadOptions, 'url' | 'headers'>,
  operation: Operation,
  check: LoadOptions['check'],
): Promise<number> =>
  (await runLoad({ url, headers, body: requestBody(operation), connections: 1, milliseconds: 1, check })).p50;
