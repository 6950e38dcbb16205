import { GraphQLError } from 'graphql';

import type { ErrorCode, UpstreamName } from './error-code.ts';
import { UpstreamError } from './upstream-error.ts';

/**
 * Any thrown thing as the GraphQLError that a caller may see. An upstream failure brings the promised extensions
 * and no others; a GraphQLError passes as it is; everything else is our fault and says no more than that.
 */
export const toGraphQLError = (error: unknown): GraphQLError => {
  if (error instanceof GraphQLError) return error;
  if (error instanceof UpstreamError)
    return new GraphQLError(error.message, { extensions: { ...error.extensions } });
  return codedError('INTERNAL_SERVER_ERROR', 'Something went wrong inside the server.');
};

/** A GraphQLError of one of our codes. */
export const codedError = (code: ErrorCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

/**
 * BAD_USER_INPUT. Say what is wrong and what is allowed; `argument` is the argument or input field that it is about
 * and goes in front of the message.
 */
export const userInputError = (message: string, argument?: string): GraphQLError =>
  codedError('BAD_USER_INPUT', argument === undefined ? message : `${argument}: ${message}`);

/** NOT_FOUND, for what has to exist so that there is an answer at all (a list of an account that does not exist). */
export const notFoundError = (message: string): GraphQLError => codedError('NOT_FOUND', message);

/** UPSTREAM_BAD_RESPONSE, for an answer that can be read and yet lacks what it must have. */
export const upstreamBadResponse = (upstream: UpstreamName, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'UPSTREAM_BAD_RESPONSE', upstream } });
