import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived. */
export interface Received {
  readonly method: string;
  /** Path and query, still encoded. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly at: number;
  /** Number of the connection that it came on, from 1. */
  readonly connection: number;
}

export type Answer = (request: Received, response: ServerResponse) => void | Promise<void>;

export interface UpstreamStub {
  readonly url: string;
  readonly requests: readonly Received[];
  readonly connections: number;
  /** Sets the answers to the next requests, in order. The last one repeats. */
  answer(...answers: readonly Answer[]): void;
  close(): Promise<void>;
}

/** A JSON answer. */
export const json =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json;charset=utf-8', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** A body that has the required members of every operation. */
export const SUCCESS = { id: 1, resourceName: 'people/c1', records: [] } as const;
export const success: Answer = json(SUCCESS);

/** Any other answer. */
export const text =
  (
    body: string | Buffer,
    contentType: string,
    status = 200,
    headers: Readonly<Record<string, string>> = {},
  ): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': contentType, ...headers });
    response.end(body);
  };

/** No answer at all, ever. */
export const hang: Answer = () => undefined;

/** Resets the connection instead of an answer. */
export const reset: Answer = (_, response) => {
  response.socket?.destroy();
};

/** A success whose connection breaks in the middle of the body. */
export const cut: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"records":[');
  setImmediate(() => response.socket?.destroy());
};

export const after =
  (ms: number, answer: Answer): Answer =>
  async (request, response) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    await answer(request, response);
  };

/** A real HTTP server on loopback that records every request and sends the answers that it is given. */
export const startUpstreamStub = async (...initial: readonly Answer[]): Promise<UpstreamStub> => {
  let answers = initial;
  let next = 0;
  let connections = 0;
  const requests: Received[] = [];
  const numbers = new WeakMap<object, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received: Received = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
        at: performance.now(),
        connection: numbers.get(request.socket) ?? 0,
      };
      requests.push(received);
      const answer = answers[Math.min(next, answers.length - 1)] ?? success;
      next += 1;
      void answer(received, response);
    });
  });
  server.on('connection', (socket) => {
    connections += 1;
    numbers.set(socket, connections);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get connections() {
      return connections;
    },
    answer(...given) {
      answers = given;
      next = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
