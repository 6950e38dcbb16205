import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { noStore } from './cache-policy.ts';
import { isUnforeseen, rootCause } from './format-error.ts';
import type { Logger } from './logger.ts';
import { factsOf } from './operation-facts.ts';
import { checkRepresentations, operationLimits } from './operation-limits.ts';
import { checkVariables } from './variable-limit.ts';

export interface OperationPluginOptions {
  readonly cachePolicyOf: (document: DocumentNode, operation: OperationDefinitionNode) => string;
  readonly logger: Logger;
  /** Whether the log repeats the message of an unforeseen error, which may quote data of a caller. */
  readonly quotesMessages: boolean;
}

/** Credentials decide the answer, so a cache that keeps one must tell callers apart by them. */
const varyingHeaders = 'accept, x-google-authorization, x-ringcentral-authorization';

/** A defect in an entity's resolver may strike a thousand times in one operation; the first few tell of it. */
const loggedFailures = 5;

/**
 * All that we hang into Apollo Server's pipeline, in one plugin without field hooks: the facts of the operation for
 * log and metrics, the limits that only the variables decide, and the `Cache-Control` header.
 */
export const operationPlugin = <Context extends object>(
  options: OperationPluginOptions,
): ApolloServerPlugin<Context> => {
  const listener = {
    // eslint-disable-next-line @typescript-eslint/require-await -- Apollo Server takes a rejection, not a throw
    didResolveOperation: async (context: GraphQLRequestContext<Context>): Promise<void> => {
      const { document, operation, request } = context;
      if (document && operation) {
        const facts = factsOf(request.http);
        facts.operationName = operation.name?.value.slice(0, 100) ?? null;
        facts.operationType = operation.operation;
        checkVariables(operation, request.variables, operationLimits);
        checkRepresentations(document, operation, request.variables, operationLimits);
      }
    },

    didEncounterErrors: (context: GraphQLRequestContext<Context>): Promise<void> => {
      const unforeseen = context.errors?.filter(isUnforeseen) ?? [];
      unforeseen.slice(0, loggedFailures).forEach((error) => {
        options.logger.error(
          {
            requestId: factsOf(context.request.http).requestId,
            path: error.path?.join('.'),
            ...describe(rootCause(error), options.quotesMessages),
          },
          'a field failed in a way that nobody foresaw',
        );
      });
      return Promise.resolve();
    },

    willSendResponse: (context: GraphQLRequestContext<Context>): Promise<void> => {
      const { document, operation, response, request } = context;
      if (response.body?.kind !== 'single') return Promise.resolve();
      const { errors, data } = response.body.singleResult;
      const facts = factsOf(request.http);
      facts.hasData = data != null;
      facts.codes = [...new Set(errors?.map(({ extensions }) => String(extensions?.['code'])))];
      const policy = errors || !document || !operation ? noStore : options.cachePolicyOf(document, operation);
      response.http.headers.set('cache-control', policy);
      if (policy !== noStore) response.http.headers.set('vary', varyingHeaders);
      return Promise.resolve();
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
};

const describe = (cause: unknown, quotesMessages: boolean) =>
  cause instanceof Error
    ? {
        error: cause.name,
        ...(quotesMessages ? { message: cause.message } : {}),
        stack: framesOf(cause),
      }
    : { error: typeof cause };

/** The lines of a stack without its first ones, which repeat the message. */
const framesOf = (error: Error): readonly string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
