import type { IncomingMessage, ServerResponse } from 'node:http';

import type { CallOutcome } from './call-log.ts';
import type { UpstreamRequest } from './http.ts';

/** An incoming request and its response. */
export interface IncomingCall {
  readonly head: Omit<UpstreamRequest, 'body' | 'caller'>;
  readonly response: ServerResponse;
  /** The whole body, or absent when it is longer than `limit` bytes. */
  readBody(limit: number): Promise<Buffer | undefined>;
  /** Runs once, when the answer was sent or the connection was closed. */
  onEnd(listener: (outcome: Omit<CallOutcome, 'finishedAt'>) => void): void;
  /** Whether the caller has closed the connection. */
  isGone(): boolean;
  /** Ends the connection with a TCP reset. */
  destroy(): void;
}

const splitTarget = (target: string): Pick<UpstreamRequest, 'path' | 'query'> => {
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: [] }
    : { path: target.slice(0, mark), query: [...new URLSearchParams(target.slice(mark + 1))] };
};

const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  // Reads to the end even when the body is too long: a client that is still sending would see a reset instead of the answer.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size > limit ? undefined : Buffer.concat(chunks);
};

/** Wraps node's pair of request and response. */
export const readCall = (request: IncomingMessage, response: ServerResponse): IncomingCall => {
  let isDestroyedByUs = false;
  return {
    head: {
      method: request.method ?? 'GET',
      ...splitTarget(request.url ?? '/'),
      params: {},
      headers: request.headers,
      origin: `http://${request.headers.host ?? 'localhost'}`,
    },
    response,
    readBody: (limit) => readBody(request, limit),
    onEnd(listener) {
      const end = (): void =>
        listener({
          ...(response.headersSent && { status: response.statusCode }),
          ...(!response.writableFinished && !isDestroyedByUs && { isAborted: true }),
        });
      // The client may have disconnected while its body was read; then no close event follows.
      if (request.socket.destroyed) end();
      else response.once('close', end);
    },
    isGone: () => request.socket.destroyed,
    destroy() {
      isDestroyedByUs = true;
      request.socket.resetAndDestroy();
    },
  };
};
