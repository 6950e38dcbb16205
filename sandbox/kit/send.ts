import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import type { UpstreamResponse } from './http.ts';
import type { IncomingCall } from './incoming.ts';

export interface SendOptions {
  /** Only called when the client accepts gzip. */
  readonly allowsGzip: (request: IncomingCall['head']) => boolean;
  /** Awaited after the headers are sent. */
  readonly beforeBody?: () => Promise<void>;
}

const compress = promisify(gzip);

/** Below this size gzip saves almost nothing. */
const MIN_GZIP_BYTES = 512;

const takesGzip = (acceptEncoding: string | readonly string[] | undefined): boolean =>
  String(acceptEncoding ?? '')
    .split(',')
    .some((entry) => /^\s*(gzip|\*)\s*(;\s*q\s*=\s*(1|0\.\d*[1-9]\d*)\S*\s*)?$/i.test(entry));

/** Sends an answer, with gzip when the client accepts it and the body is long enough. */
export const send = async (
  { head, response }: Pick<IncomingCall, 'head' | 'response'>,
  answer: UpstreamResponse,
  { allowsGzip, beforeBody }: SendOptions,
): Promise<void> => {
  const plain = answer.body === undefined ? Buffer.alloc(0) : Buffer.from(answer.body);
  const isGzipped =
    plain.length >= MIN_GZIP_BYTES && takesGzip(head.headers['accept-encoding']) && allowsGzip(head);
  const body = isGzipped ? await compress(plain) : plain;
  if (response.destroyed) return;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(isGzipped && { 'content-encoding': 'gzip' }),
    ...(answer.status !== 204 && answer.status !== 304 && { 'content-length': String(body.length) }),
  });
  if (beforeBody !== undefined) {
    response.flushHeaders();
    await beforeBody();
  }
  response.end(body);
};
