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
import { factsOf } from '../telemetry/operation-facts.ts';

import { isLimit, isUnforeseen, mergeErrors, rootCause } from './graphql-errors.ts';
import { checkCost, type OperationCosts } from './operation-cost.ts';
import { checkRepresentations, checkVariables, OPERATION_LIMITS } from './operation-limits.ts';
import { BODY_LIMITS } from './request-body.ts';

export interface OperationPluginOptions<Context extends object> {
  readonly cachePolicyOf: (document: DocumentNode, operation: OperationDefinitionNode) => string;
  /** What the context collects tags with; absent or null where nobody asks for them. */
  readonly cacheTagsOf?: ((context: Context) => CacheTags | null) | undefined;
  readonly costs: OperationCosts;
  /** Field values that an operation may answer. */
  readonly maxCost: number;
  /** Errors beside the answer, of records that were left out of a list. */
  readonly problemsOf?: ((context: Context) => readonly GraphQLError[]) | undefined;
  /** Told when the context is not needed any more. */
  readonly endContext?: ((context: Context) => void) | undefined;
  readonly logger: Logger;
  /** Whether the log repeats the message of an unforeseen error, which may quote data of a caller. */
  readonly quotesMessages: boolean;
  /** What the operation asked of the upstreams, as it goes into `extensions.upstream` where that is wanted. */
  readonly reportUpstream: (context: Context) => Promise<object>;
}

/** Credentials decide the answer, so a cache that keeps one must tell callers apart by them. */
const VARYING_HEADERS =
  'accept, x-google-authorization, x-ringcentral-authorization, x-cache-tags, x-max-staleness';

/** A defect in an entity's resolver may strike a thousand times in one operation; the first few tell of it. */
const LOGGED_FAILURES = 5;

/**
 * All that we hang into Apollo Server's pipeline, in one plugin without field hooks: the facts of the operation for
 * log and metrics, the limits that only the variables decide, the `Cache-Control` header, and the report of upstream calls.
 */
export const operationPlugin = <Context extends object>(
  options: OperationPluginOptions<Context>,
): ApolloServerPlugin<Context> => {
  /** What the answer says besides its data: errors, headers, extensions; and the facts for log and metrics. */
  const complete = async (context: GraphQLRequestContext<Context>): Promise<void> => {
    const { document, operation, response, request } = context;
    if (response.body?.kind !== 'single') return;
    const { singleResult } = response.body;
    const { data } = singleResult;
    const problems = options.problemsOf?.(context.contextValue) ?? [];
    const all = [...(singleResult.errors ?? []), ...problems.map((error) => error.toJSON())];
    // Each result of a write must say for itself whether it was done.
    const errors = operation?.operation === OperationTypeNode.MUTATION ? all : mergeErrors(all);
    if (errors.length > 0) singleResult.errors = errors;
    const facts = factsOf(request.http);
    facts.hasData = data != null;
    facts.codes = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))];
    if (data === undefined && (response.http.status ?? 200) < 500)
      facts.refusal = context.errors?.some(isLimit) === true ? 'limit' : 'request';
    // Calls and budgets are those of this one moment.
    const isKept = errors.length === 0 && !facts.isReported && document && operation;
    const policy = isKept ? options.cachePolicyOf(document, operation) : NO_STORE;
    response.http.headers.set('cache-control', policy);
    if (policy !== NO_STORE) response.http.headers.set('vary', VARYING_HEADERS);
    if (facts.isReported) {
      const upstream = await options.reportUpstream(context.contextValue);
      singleResult.extensions = { ...singleResult.extensions, upstream };
    }
    const tags = options.cacheTagsOf?.(context.contextValue);
    if (tags == null) return;
    const isMutation = operation?.operation === OperationTypeNode.MUTATION;
    if (isMutation || policy !== NO_STORE) {
      const added = isMutation ? { invalidatedCacheTags: tags.ofChanges() } : await tags.ofAnswer();
      singleResult.extensions = { ...singleResult.extensions, ...added };
    }
  };

  const listener = {
    // eslint-disable-next-line @typescript-eslint/require-await -- Apollo Server takes a rejection, not a throw
    didResolveOperation: async (context: GraphQLRequestContext<Context>): Promise<void> => {
      const { document, operation, request } = context;
      if (document && operation) {
        const facts = factsOf(request.http);
        facts.operationName = operation.name?.value.slice(0, 100) ?? null;
        facts.operationType = operation.operation;
        refuseSubscription(operation);
        refuseLargeBody(facts.bodyBytes, operation);
        checkVariables(operation, request.variables, OPERATION_LIMITS);
        checkRepresentations(document, operation, request.variables, OPERATION_LIMITS);
        checkCost(options.costs.estimate(document, operation, request.variables), operation, options.maxCost);
      }
    },

    didEncounterErrors: (context: GraphQLRequestContext<Context>): Promise<void> => {
      const unforeseen = context.errors?.filter(isUnforeseen) ?? [];
      unforeseen.slice(0, LOGGED_FAILURES).forEach((error) => {
        options.logger.error(
          {
            requestId: factsOf(context.request.http).requestId,
            path: error.path?.join('.'),
            ...describe(rootCause(error), options.quotesMessages),
          },
          'unexpected error in a field',
        );
      });
      return Promise.resolve();
    },

    willSendResponse: async (context: GraphQLRequestContext<Context>): Promise<void> => {
      await complete(context);
      options.endContext?.(context.contextValue);
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
};

/** To graphql-js an operation type without a root type is a defect of the server; here it is a fault of the request. */
const refuseSubscription = (operation: OperationDefinitionNode): void => {
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return;
  throw new GraphQLError('This graph has no subscriptions; send a query or a mutation', {
    nodes: [operation],
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  });
};

/** Fields whose input is a list of contacts with all that they hold; nothing else needs a large request. */
const UPLOADS: ReadonlySet<string> = new Set(['uploadAddressBooks', 'updatePersonalContacts']);

/**
 * @throws GraphQLError with 413 for a body over the ordinary limit that is no upload
 */
const refuseLargeBody = (bytes: number, operation: OperationDefinitionNode): void => {
  if (bytes <= BODY_LIMITS.ordinary) return;
  const isUpload = operation.selectionSet.selections.some(
    (selection) => selection.kind === Kind.FIELD && UPLOADS.has(selection.name.value),
  );
  if (isUpload) return;
  throw new GraphQLError(
    `The request body is larger than the ${BODY_LIMITS.ordinary / 2 ** 20} MiB that are allowed for all fields except ${[...UPLOADS].join(' and ')}`,
    { nodes: [operation], extensions: { code: 'BAD_REQUEST', http: { status: 413 } } },
  );
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
