import { GraphQLError } from 'graphql';

import type { ErrorCode, UpstreamName } from './error-code.ts';

/** A GraphQLError with one of our codes. */
export const codedError = (code: ErrorCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

/** BAD_USER_INPUT. Say what is wrong and what is allowed. @param argument the argument or input field, as a prefix */
export const userInputError = (message: string, argument?: string): GraphQLError =>
  codedError('BAD_USER_INPUT', argument === undefined ? message : `${argument}: ${message}`);

/** UPSTREAM_BAD_RESPONSE, for a valid answer without something that is required. */
export const upstreamBadResponse = (upstream: UpstreamName, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'UPSTREAM_BAD_RESPONSE', upstream } });
