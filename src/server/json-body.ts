import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';

/** Codes of our own beside Fastify's, for what is told of each in http-errors.ts. */
export const unsupportedCharset = 'UNSUPPORTED_CHARSET';
export const invalidUtf8 = 'INVALID_UTF8';

/**
 * Bodies are JSON and nothing else, and JSON is UTF-8 (RFC 8259). Fastify's own parser takes every body for UTF-8 whatever
 * its charset says, and puts U+FFFD where it is none: a name would be written damaged, and nobody would be told.
 */
export const addJsonBodies = (app: FastifyInstance): void => {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['text/plain', 'application/json']);
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isUtf8Charset(request.headers['content-type'])) done(refusal(415, unsupportedCharset));
    else if (!isUtf8(body)) done(refusal(400, invalidUtf8));
    else void parseJson(request, body.toString('utf8'), done);
  });
};

/** ASCII is UTF-8 as well. */
const isUtf8Charset = (contentType = ''): boolean =>
  ['utf-8', 'utf8', 'us-ascii', undefined].includes(
    /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1]?.toLowerCase(),
  );

const refusal = (statusCode: number, code: string): Error =>
  Object.assign(new Error(code), { statusCode, code });
