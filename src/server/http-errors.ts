import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';

import type { ErrorCode, RequestErrorCode } from '../clients/errors/error-code.ts';
import type { Logger } from '../telemetry/logger.ts';

import { BODY_LIMITS, type BodyErrorCode } from './request-body.ts';

/** Sends an error from outside of GraphQL execution as a GraphQL response, so that clients parse one format only. */
export const sendError = (
  reply: FastifyReply,
  status: number,
  code: ErrorCode | RequestErrorCode,
  message: string,
): FastifyReply => {
  const { operation } = reply.request;
  if (operation) operation.facts.codes = [code];
  return reply
    .code(status)
    .header('content-type', mediaType(reply.request.headers.accept))
    .header('cache-control', 'no-store')
    .send(errorText(code, message));
};

const errorText = (code: ErrorCode | RequestErrorCode, message: string): string =>
  JSON.stringify({ errors: [{ message, extensions: { code } }] });

const mediaType = (accept: string | undefined): string =>
  accept !== undefined && accept.includes('graphql-response+json') && !accept.includes('application/json')
    ? 'application/graphql-response+json; charset=utf-8'
    : 'application/json; charset=utf-8';

const mebibytes = (bytes: number): string => `${bytes / 2 ** 20} MiB`;

const BODY_MESSAGES: Readonly<Record<BodyErrorCode, string>> = {
  BODY_TOO_LARGE: `The request body is larger than the maximum of ${mebibytes(BODY_LIMITS.upload)}`,
  QUERY_TOO_LARGE: `The document is larger than the maximum of ${mebibytes(BODY_LIMITS.ordinary)}`,
  EMPTY_BODY: 'The request body is empty; send a JSON object with the key `query`',
  INVALID_JSON: 'The request body is not valid JSON',
  INVALID_UTF8: 'The request body is not valid UTF-8',
  TOO_DEEP: `The request body nests lists and objects more than ${BODY_LIMITS.depth} levels deep`,
  TOO_MANY_UPLOADS: `The server is already reading ${BODY_LIMITS.uploadsAtOnce} large request bodies, which is the maximum; retry later`,
  TOO_MANY_VALUES: `The request body has more than ${BODY_LIMITS.values} values, which is the maximum`,
  UNSUPPORTED_CHARSET: 'The request body has an unsupported charset; send UTF-8',
};

/** Our message for each of Fastify's error codes. Fastify's own messages may quote the body. */
const MESSAGES: Readonly<Record<string, string>> = {
  ...BODY_MESSAGES,
  FST_ERR_CTP_EMPTY_JSON_BODY: BODY_MESSAGES.EMPTY_BODY,
  FST_ERR_CTP_INVALID_JSON_BODY: BODY_MESSAGES.INVALID_JSON,
  FST_ERR_CTP_BODY_TOO_LARGE: BODY_MESSAGES.BODY_TOO_LARGE,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The request body has an unsupported media type; send application/json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The request body is not as long as its content-length says',
  FST_CP_ERR_INVALID_CONTENT_ENCODING:
    'The request body has an unsupported content-encoding; send gzip, br or none',
  FST_CP_ERR_INVALID_CONTENT: 'The request body could not be decompressed with its content-encoding',
  FST_ERR_BAD_URL: 'The URL is malformed',
  FST_ERR_MAX_LIMIT_HEADER: 'The request has too many headers',
};

/** For Fastify's `setErrorHandler`: answers every error as JSON with a code, without a stack or quoted input. */
export const createErrorHandler =
  (logger: Logger) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const status = error.statusCode ?? 500;
    // The rest of the body is not read.
    if (status === 413 || status === 503) reply.header('connection', 'close');
    if (status === 503) {
      reply.header('retry-after', '1');
      return sendError(reply, status, 'SERVICE_UNAVAILABLE', MESSAGES[error.code] ?? 'The server is busy');
    }
    if (status < 500)
      return sendError(reply, status, 'BAD_REQUEST', MESSAGES[error.code] ?? 'The request is malformed');
    logger.error(
      { requestId: request.id, error: error.name, code: error.code },
      'unexpected error in a request',
    );
    return sendError(reply, 500, 'INTERNAL_SERVER_ERROR', 'An unexpected error happened on the server');
  };

/** Errors of Node's HTTP parser, by code. There is no request object yet. */
const PARSER_ERRORS: Readonly<Record<string, readonly [status: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The request headers are too large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not arrive in time'],
};

/** For Fastify's `clientErrorHandler`: answers malformed HTTP in the graph's error format. */
export const rejectUnparsed = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, message] = PARSER_ERRORS[error.code ?? ''] ?? [
    '400 Bad Request',
    'The request is not valid HTTP',
  ];
  const body = errorText('BAD_REQUEST', message);
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncache-control: no-store\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
};
