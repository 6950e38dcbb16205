import { GraphQLError } from 'graphql';

/**
 * An id, a cursor or a page size that the caller gave and that cannot be used. The message names the argument, what is
 * wrong with it and what is allowed; it goes to the caller as it stands.
 */
export class RelayInputError extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: 'BAD_USER_INPUT' } });
    this.name = 'RelayInputError';
  }
}
