import type { ApolloServerPlugin, GraphQLRequestContext, HTTPGraphQLRequest } from '@apollo/server';
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
import type { OperationFacts } from '../telemetry/operation-facts.ts';

import { isLimitError, isUnexpected, mergeErrors, rootCause } from './graphql-errors.ts';
import { checkEstimate, type OperationCosts } from './operation-cost.ts';
import { checkVariables } from './operation-limits.ts';
import { BODY_LIMITS } from './request-body.ts';

/** What the server uses of an operation's context. */
export interface ServerContext {
  /** Errors to report although the operation succeeded, such as records left out of a list. */
  readonly problems: readonly GraphQLError[];
  /** Null unless the request asks for cache tags. */
  readonly cacheTags: CacheTags | null;
  /** The operation's upstream calls and quotas, for `extensions.upstream`. */
  readonly reportUpstream: () => Promise<object>;
}

/** The request that the route makes. Apollo Server passes it to plugins unchanged. */
export interface ObservedRequest extends HTTPGraphQLRequest {
  readonly facts: OperationFacts;
  /** The media type of the response, if Apollo Server has chosen it for this `Accept` header before. */
  readonly contentType: string | undefined;
}

type RequestContext = GraphQLRequestContext<ServerContext>;

const observedRequest = ({ request }: RequestContext): ObservedRequest => request.http as ObservedRequest;

export interface OperationPluginOptions {
  /** The `Cache-Control` header of the operation's responses. Called once per parsed document. */
  readonly cachePolicyOf: (document: DocumentNode, operation: OperationDefinitionNode) => string;
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
export const operationPlugin = (options: OperationPluginOptions): ApolloServerPlugin<ServerContext> => {
  const policies = new WeakMap<OperationDefinitionNode, string>();
  const policyOf = (document: DocumentNode, operation: OperationDefinitionNode): string => {
    let policy = policies.get(operation);
    if (policy === undefined) {
      policy = options.cachePolicyOf(document, operation);
      policies.set(operation, policy);
    }
    return policy;
  };

  /** Adds errors, headers and extensions to the response, and records the facts for log and metrics. */
  const complete = async (context: RequestContext): Promise<void> => {
    const { document, operation, response, contextValue } = context;
    if (response.body?.kind !== 'single') return;
    const { facts, contentType } = observedRequest(context);
    if (contentType !== undefined) response.http.headers.set('content-type', contentType);
    const { singleResult } = response.body;
    const { data } = singleResult;
    const isMutation = operation?.operation === OperationTypeNode.MUTATION;
    const all = [...(singleResult.errors ?? []), ...contextValue.problems.map((error) => error.toJSON())];
    // Mutations keep all errors: the client must know for each field whether its write was done.
    const errors = all.length === 0 || isMutation ? all : mergeErrors(all);
    if (errors.length > 0) {
      singleResult.errors = errors;
      facts.codes = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))];
    }
    facts.hasData = data != null;
    if (data === undefined && (response.http.status ?? 200) < 500)
      facts.refusal = context.errors?.some(isLimitError) === true ? 'limit' : 'request';
    // The upstream report is only true at this moment, so a response with it is not cacheable.
    const isCacheable = errors.length === 0 && !facts.isReported && document && operation;
    const policy = isCacheable ? policyOf(document, operation) : NO_STORE;
    response.http.headers.set('cache-control', policy);
    if (policy !== NO_STORE) response.http.headers.set('vary', VARYING_HEADERS);
    if (facts.isReported) {
      const upstream = await contextValue.reportUpstream();
      singleResult.extensions = { ...singleResult.extensions, upstream };
    }
    const { cacheTags } = contextValue;
    if (cacheTags !== null && (isMutation || policy !== NO_STORE)) {
      const added = isMutation ? { invalidatedCacheTags: cacheTags.ofChanges() } : await cacheTags.ofAnswer();
      singleResult.extensions = { ...singleResult.extensions, ...added };
    }
  };

  const listener = {
    // eslint-disable-next-line @typescript-eslint/require-await -- Apollo Server handles a rejected promise, but not a throw
    didResolveOperation: async (context: RequestContext): Promise<void> => {
      const { document, operation, request } = context;
      if (document && operation) {
        const { facts } = observedRequest(context);
        facts.operationName = operation.name?.value.slice(0, 100) ?? null;
        facts.operationType = operation.operation;
        rejectSubscription(operation);
        rejectLargeBody(facts.bodyBytes, operation);
        const { variables } = request;
        if (variables !== undefined) checkVariables(operation, variables);
        checkEstimate(options.costs.estimate(document, operation, variables), operation, options.maxCost);
      }
    },

    didEncounterErrors: (context: RequestContext): Promise<void> => {
      const unexpected = context.errors?.filter(isUnexpected) ?? [];
      unexpected.slice(0, MAX_LOGGED_ERRORS).forEach((error) => {
        options.logger.error(
          {
            requestId: observedRequest(context).facts.requestId,
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
