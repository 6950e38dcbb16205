import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import type { DocumentNode, GraphQLSchema } from 'graphql';

import { createCachePolicies } from '../caching/cache-policy.ts';
import type { Config } from '../config.ts';
import type { FallbackReason } from '../execution/executor.ts';
import type { Logger } from '../telemetry/logger.ts';

import { createBoundedCache, type KeyValueCache } from './bounded-cache.ts';
import { compiledExecution } from './compiled-execution.ts';
import { createErrorFormatter } from './graphql-errors.ts';
import { createOperationCosts, TRACE_FACTOR } from './operation-cost.ts';
import { OPERATION_LIMITS, operationLimitRule } from './operation-limits.ts';
import { operationPlugin, type OperationPluginOptions } from './operation-plugin.ts';

export interface ApolloOptions<Context extends object> {
  readonly config: Pick<Config, 'isProduction' | 'nodeEnv' | 'maxOperationCost'>;
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly problemsOf?: OperationPluginOptions<Context>['problemsOf'];
  readonly cacheTagsOf?: OperationPluginOptions<Context>['cacheTagsOf'];
  readonly endContext?: OperationPluginOptions<Context>['endContext'];
  /** Automatic persisted queries: text by hash. Shared between replicas where one is given. */
  readonly persistedQueries: KeyValueCache<string>;
  /** Whether answers carry a trace. It makes Apollo Server hook every field of `schema`, for good. */
  readonly isTraced: boolean;
  readonly reportUpstream: (context: Context) => Promise<object>;
  /** Told why graphql-js executed an operation in place of a plan; never for traced requests, which it all executes. */
  readonly onFallback?: ((reason: FallbackReason) => void) | undefined;
}

const MAX_COERCION_ERRORS = 20;
/** Estimates take lists within a record to be of usual length; an answer with this many times the limit is stopped. */
const VALUES_PER_COST = 4;
const DOCUMENT_CACHE_BYTES = 32 * 2 ** 20;
const PERSISTED_QUERY_SECONDS = 24 * 60 * 60;

/** Starts an Apollo Server with every switch set by hand: what it does by default differs by version and environment. */
export const startApollo = async <Context extends object>(
  options: ApolloOptions<Context>,
): Promise<ApolloServer<Context>> => {
  const { config, schema, logger } = options;
  const sdlLength = keepSdl(schema);
  const apollo = new ApolloServer<Context>({
    // Traces come from hooks on every field, which graphql-js alone calls.
    ...(options.isTraced
      ? { schema }
      : compiledExecution(schema, {
          maxCoercionErrors: MAX_COERCION_ERRORS,
          maxValues: VALUES_PER_COST * config.maxOperationCost,
          onFallback: options.onFallback,
        })),
    logger,
    nodeEnv: config.nodeEnv,
    apollo: {},
    introspection: !config.isProduction,
    // It would add a plugin whose regular expression takes quadratic time over what a caller wrote; see `hideSuggestions`.
    hideSchemaDetailsFromClientErrors: false,
    includeStacktraceInErrorResponses: false,
    formatError: createErrorFormatter({ hideSuggestions: config.isProduction }),
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Our limits run as a second pass, on documents that are known to be free of fragment cycles.
    maxRecursiveSelections: true,
    validationRules: [operationLimitRule(OPERATION_LIMITS)],
    validationOptions: { maxErrors: 20, hideSuggestions: config.isProduction },
    parseOptions: { maxLexicalTokens: OPERATION_LIMITS.tokens },
    executionOptions: { maxCoercionErrors: MAX_COERCION_ERRORS },
    documentStore: createBoundedCache<DocumentNode>({ maxSize: DOCUMENT_CACHE_BYTES, sizeOf: documentBytes }),
    persistedQueries: { cache: options.persistedQueries, ttl: PERSISTED_QUERY_SECONDS },
    stopOnTerminationSignals: false,
    plugins: [
      operationPlugin<Context>({
        cachePolicyOf: createCachePolicies(schema),
        problemsOf: options.problemsOf,
        cacheTagsOf: options.cacheTagsOf,
        endContext: options.endContext,
        costs: createOperationCosts(schema, sdlLength),
        // Every field value of an answer has an entry in its trace.
        maxCost: options.isTraced
          ? Math.floor(config.maxOperationCost / TRACE_FACTOR)
          : config.maxOperationCost,
        logger,
        quotesMessages: !config.isProduction,
        reportUpstream: options.reportUpstream,
      }),
      options.isTraced
        ? ApolloServerPluginInlineTrace({ includeErrors: { masked: true } })
        : ApolloServerPluginInlineTraceDisabled(),
      ...disabledPlugins(),
    ],
  });
  await apollo.start();
  return apollo;
};

/**
 * Prints the subgraph's SDL once: @apollo/subgraph prints it for every `_service` field of every operation.
 * @returns its length in characters
 */
const keepSdl = (schema: GraphQLSchema): number => {
  const field = schema.getQueryType()?.getFields()['_service'];
  const resolve = field?.resolve as (() => { readonly sdl: string }) | undefined;
  if (field === undefined || resolve === undefined) return 0;
  const service = resolve();
  field.resolve = () => service;
  return service.sdl.length;
};

/** Reporting would send data to Apollo as soon as an APOLLO_KEY is in the environment. */
const disabledPlugins = (): readonly ApolloServerPlugin[] => [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
];

/** A parsed document weighs about twenty times its text, which it keeps as well. */
const documentBytes = (document: DocumentNode): number => 20 * (document.loc?.source.body.length ?? 1_000);
