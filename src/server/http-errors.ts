import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { invalidUtf8, unsupportedCharset } from './json-body.ts';
import type { Logger } from '../telemetry/logger.ts';

/**
 * Bytes of a request body, unpacked. RingCentral takes 20 MiB in its largest request, an upload of address books; the same
 * contacts are longer in a GraphQL request, which spells out attributes that are null and may escape what is not ASCII.
 */
export const bodyLimit = 32 * 2 ** 20;

/** An error outside of GraphQL's execution, in the shape of a GraphQL answer: clients parse one shape alone. */
export const sendError = (
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
): FastifyReply => {
  const { operation } = reply.request;
  if (operation) operation.facts.codes = [code];
  return reply
    .code(status)
    .header('content-type', mediaType(reply.request.headers.accept))
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
};

const mediaType = (accept: string | undefined): string =>
  accept !== undefined && accept.includes('graphql-response+json') && !accept.includes('application/json')
    ? 'application/graphql-response+json; charset=utf-8'
    : 'application/json; charset=utf-8';

/** What we say for each of Fastify's own complaints; their texts may quote the body. */
const knownFaults: Readonly<Record<string, string>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The request body is empty; send a JSON object with the key `query`',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The request body is not valid JSON',
  FST_ERR_CTP_BODY_TOO_LARGE: `The request body is larger than the ${bodyLimit / 2 ** 20} MiB that are allowed`,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The request body has an unsupported media type; send application/json',
  [unsupportedCharset]: 'The request body has an unsupported charset; send UTF-8',
  [invalidUtf8]: 'The request body is not valid UTF-8',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The request body is not as long as its content-length says',
  FST_CP_ERR_INVALID_CONTENT_ENCODING:
    'The request body has an unsupported content-encoding; send gzip, br or none',
  FST_CP_ERR_INVALID_CONTENT: 'The request body does not unpack with its content-encoding',
  FST_ERR_BAD_URL: 'The URL is malformed',
  FST_ERR_MAX_LIMIT_HEADER: 'The request has too many headers',
};

/** For Fastify's `setErrorHandler`: JSON with a code whatever went wrong, and neither a stack nor a quotation. */
export const createErrorHandler =
  (logger: Logger) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const status = error.statusCode ?? 500;
    if (status < 500) {
      return sendError(reply, status, 'BAD_REQUEST', knownFaults[error.code] ?? 'The request is malformed');
    }
    logger.error(
      { requestId: request.id, error: error.name, code: error.code },
      'a request failed unforeseen',
    );
    return sendError(reply, 500, 'INTERNAL_SERVER_ERROR', 'The server failed on this request');
  };
