import { promisify } from 'node:util';
import { brotliDecompress, brotliDecompressSync, gunzip, gunzipSync, inflate, inflateSync } from 'node:zlib';

import { TransportFailure } from './transport-failure.ts';

/** What `Accept-Encoding` says. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

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

// Below this a hand-over to the thread pool costs more than the work itself (a tenth of a millisecond).
const SMALL_BODY = 16 * 1024;

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

const decodeOnce = async (body: Buffer, encoding: string, maxBytes: number): Promise<Buffer> => {
  const decoder = DECODERS[encoding];
  if (decoder === undefined) throw new TransportFailure('undecodable');
  const options = { maxOutputLength: maxBytes };
  try {
    return body.length <= SMALL_BODY ? decoder.sync(body, options) : await decoder.async(body, options);
  } catch (error) {
    throw new TransportFailure(isTooLarge(error) ? 'too-large' : 'undecodable');
  }
};

/**
 * The body without its `Content-Encoding`, never more than `maxBytes`, however small it came.
 * @throws TransportFailure `too-large`, or `undecodable` for a broken, cut or unknown encoding
 */
export const decodeBody = (
  body: Buffer,
  contentEncoding: string | undefined,
  maxBytes: number,
): Buffer | Promise<Buffer> => {
  if (contentEncoding === undefined || body.length === 0) return body;
  const encodings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== '' && encoding !== 'identity');
  if (encodings.length === 0) return body;
  // The header lists them in the order in which they were applied.
  return encodings
    .toReversed()
    .reduce<Promise<Buffer>>(
      async (decoded, encoding) => decodeOnce(await decoded, encoding, maxBytes),
      Promise.resolve(body),
    );
};
