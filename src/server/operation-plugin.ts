import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';

import { NO_STORE } from '../caching/cache-policy.ts';
import type { CacheTags } from '../caching/cache-tags.ts';
import type { Logger } from '../telemetry/logger.ts';
import { contentTypeOf, factsOf } from '../telemetry/operation-facts.ts';

import { isLimitError, isUnexpected, mergeErrors, rootCause } from './graphql-errors.ts';
import { checkCost, type OperationCosts } from './operation-cost.ts';
import { checkRepresentations, checkVariables, OPERATION_LIMITS } from './operation-limits.ts';
import { BODY_LIMITS } from './request-body.ts';

/** How the server uses an operation's context, whose type it does not know. */
export interface ContextHooks<Context extends object> {
  /** The collected cache tags; absent or null unless the request asks for them. */
  readonly cacheTagsOf?: (context: Context) => CacheTags | null;
  /** Errors to report although the operation succeeded, such as records left out of a list. */
  readonly problemsOf?: (context: Context) => readonly GraphQLError[];
  /** The operation's upstream calls and quotas, for `extensions.upstream`. */
  readonly reportUpstream: (context: Context) => Promise<object>;
}

export interface OperationPluginOptions<Context extends object> {
  readonly cachePolicyOf: (document: DocumentNode, operation: OperationDefinitionNode) => string;
  readonly hooks: ContextHooks<Context>;
  readonly costs: OperationCosts;
  /** Maximum cost of an operation, in field values. */
  readonly maxCost: number;
  readonly logger: Logger;
  /** Whether to log the message of an unexpected error, which may quote a caller's data. */
  readonly logsMessages: boolean;
}

/** Responses depend on the credentials, so caches must keep them apart. */
const VARYING_HEADERS =
  'accept, x-google-authorization, x-ringcentral-authorization, x-cache-tags, x-max-staleness';

/** One bug in a resolver may cause a thousand errors in an operation, so only the first few are logged. */
const MAX_LOGGED_ERRORS = 5;

/**
 * Everything that we add to Apollo Server's request pipeline, in one plugin without field hooks: facts for log and metrics,
 * the limits that depend on variables, the `Cache-Control` header, cache tags, and the report of upstream calls.
 */
export const operationPlugin = <Context extends object>(
  options: OperationPluginOptions<Context>,
): ApolloServerPlugin<Context> => {
  const { hooks } = options;
  /** Adds errors, headers and extensions to the response, and records the facts for log and metrics. */
  const complete = async (context: GraphQLRequestContext<Context>): Promise<void> => {
    const { document, operation, response, request } = context;
    if (response.body?.kind !== 'single') return;
    const contentType = contentTypeOf(request.http);
    if (contentType !== undefined) response.http.headers.set('content-type', contentType);
    const { singleResult } = response.body;
    const { data } = singleResult;
    const problems = hooks.problemsOf?.(context.contextValue) ?? [];
    const all = [...(singleResult.errors ?? []), ...problems.map((error) => error.toJSON())];
    // Mutations keep all errors: the client must know for each field whether its write was done.
    const errors = operation?.operation === OperationTypeNode.MUTATION ? all : mergeErrors(all);
    if (errors.length > 0) singleResult.errors = errors;
    const facts = factsOf(request.http);
    facts.hasData = data != null;
    facts.codes = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))];
    if (data === undefined && (response.http.status ?? 200) < 500)
      facts.refusal = context.errors?.some(isLimitError) === true ? 'limit' : 'request';
    // The upstream report is only true at this moment, so a response with it is not cacheable.
    const isCacheable = errors.length === 0 && !facts.isReported && document && operation;
    const policy = isCacheable ? options.cachePolicyOf(document, operation) : NO_STORE;
    response.http.headers.set('cache-control', policy);
    if (policy !== NO_STORE) response.http.headers.set('vary', VARYING_HEADERS);
    if (facts.isReported) {
      const upstream = await hooks.reportUpstream(context.contextValue);
      singleResult.extensions = { ...singleResult.extensions, upstream };
    }
    const tags = hooks.cacheTagsOf?.(context.contextValue);
    if (tags == null) return;
    const isMutation = operation?.operation === OperationTypeNode.MUTATION;
    if (isMutation || policy !== NO_STORE) {
      const added = isMutation ? { invalidatedCacheTags: tags.ofChanges() } : await tags.ofAnswer();
      singleResult.extensions = { ...singleResult.extensions, ...added };
    }
  };

  const listener = {
    // eslint-disable-next-line @typescript-eslint/require-await -- Apollo Server handles a rejected promise, but not a throw
    didResolveOperation: async (context: GraphQLRequestContext<Context>): Promise<void> => {
      const { document, operation, request } = context;
      if (document && operation) {
        const facts = factsOf(request.http);
        facts.operationName = operation.name?.value.slice(0, 100) ?? null;
        facts.operationType = operation.operation;
        rejectSubscription(operation);
        rejectLargeBody(facts.bodyBytes, operation);
        checkVariables(operation, request.variables, OPERATION_LIMITS);
        checkRepresentations(document, operation, request.variables, OPERATION_LIMITS);
        checkCost(options.costs.estimate(document, operation, request.variables), operation, options.maxCost);
      }
    },

    didEncounterErrors: (context: GraphQLRequestContext<Context>): Promise<void> => {
      const unexpected = context.errors?.filter(isUnexpected) ?? [];
      unexpected.slice(0, MAX_LOGGED_ERRORS).forEach((error) => {
        options.logger.error(
          {
            requestId: factsOf(context.request.http).requestId,
            path: error.path?.join('.'),
            ...describe(rootCause(error), options.logsMessages),
          },
          'unexpected error in a field',
        );
      });
      return Promise.resolve();
    },

    willSendResponse: complete,
  };
  return { requestDidStart: () => Promise.resolve(listener) };
};

/** graphql-js reports a missing root type as an internal error; a subscription is a bad request instead. */
const rejectSubscription = (operation: OperationDefinitionNode): void => {
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return;
  throw new GraphQLError('Subscriptions are not supported; send a query or a mutation', {
    nodes: [operation],
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  });
};

/** Fields that take a list of whole contacts. No other field needs a large request. */
const UPLOADS: ReadonlySet<string> = new Set(['uploadAddressBooks', 'updatePersonalContacts']);

/** @throws GraphQLError with status 413 if the body is over the ordinary limit and the operation is not an upload */
const rejectLargeBody = (bytes: number, operation: OperationDefinitionNode): void => {
  if (bytes <= BODY_LIMITS.ordinary) return;
  const isUpload = operation.selectionSet.selections.some(
    (selection) => selection.kind === Kind.FIELD && UPLOADS.has(selection.name.value),
  );
  if (isUpload) return;
  throw new GraphQLError(
    `The request body is larger than ${BODY_LIMITS.ordinary / 2 ** 20} MiB, which is the maximum for all fields except ${[...UPLOADS].join(' and ')}`,
    { nodes: [operation], extensions: { code: 'BAD_REQUEST', http: { status: 413 } } },
  );
};

const describe = (cause: unknown, logsMessages: boolean) =>
  cause instanceof Error
    ? {
        error: cause.name,
        ...(logsMessages ? { message: cause.message } : {}),
        stack: framesOf(cause),
      }
    : { error: typeof cause };

/** The frames of a stack, without the first lines, which repeat the message. */
const framesOf = (error: Error): readonly string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
