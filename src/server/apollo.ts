import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import { InMemoryLRUCache, type KeyValueCache } from '@apollo/utils.keyvaluecache';
import type { DocumentNode, GraphQLSchema } from 'graphql';

import { createCachePolicies } from '../caching/cache-policy.ts';
import type { Config } from '../config.ts';
import type { FallbackReason } from '../execution/executor.ts';
import type { Logger } from '../telemetry/logger.ts';

import { compiledExecution } from './compiled-execution.ts';
import { createErrorFormatter } from './graphql-errors.ts';
import { createOperationCosts, TRACE_FACTOR } from './operation-cost.ts';
import { OPERATION_LIMITS, operationLimitRule } from './operation-limits.ts';
import { operationPlugin, type ServerContext } from './operation-plugin.ts';

export interface ApolloOptions {
  readonly config: Pick<Config, 'isProduction' | 'nodeEnv' | 'maxOperationCost'>;
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  /** Automatic persisted queries: text by hash. */
  readonly persistedQueries: KeyValueCache;
  /** Whether responses carry a federated trace. Apollo Server then wraps every resolver of `schema` permanently. */
  readonly isTraced: boolean;
  /** Called when graphql-js executes an operation because it has no plan. Not called for traced requests. */
  readonly onFallback?: ((reason: FallbackReason) => void) | undefined;
}

const MAX_COERCION_ERRORS = 20;
/**
 * Cost estimates assume typical lengths for the lists within a record, so responses may have more values than estimated. A
 * response with this many times the limit is stopped.
 */
const VALUES_PER_COST = 4;
const DOCUMENT_CACHE_BYTES = 32 * 2 ** 20;
const PERSISTED_QUERY_SECONDS = 24 * 60 * 60;

/** Starts an Apollo Server with every option set explicitly, because its defaults depend on version and environment. */
export const startApollo = async (options: ApolloOptions): Promise<ApolloServer<ServerContext>> => {
  const { config, schema, logger } = options;
  const sdlLength = cacheSdl(schema);
  // Traces need hooks on every field, which only graphql-js calls.
  const { plugin: execution, ...compiled } = options.isTraced
    ? { schema, plugin: undefined }
    : compiledExecution(schema, {
        maxCoercionErrors: MAX_COERCION_ERRORS,
        maxValues: VALUES_PER_COST * config.maxOperationCost,
        onFallback: options.onFallback,
      });
  const apollo = new ApolloServer<ServerContext>({
    ...compiled,
    logger,
    nodeEnv: config.nodeEnv,
    apollo: {},
    introspection: !config.isProduction,
    // This would add a plugin whose regular expression takes quadratic time on caller input; we use `hideSuggestions`.
    hideSchemaDetailsFromClientErrors: false,
    includeStacktraceInErrorResponses: false,
    formatError: createErrorFormatter({ hideSuggestions: config.isProduction }),
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // With this option Apollo Server runs `validationRules` in a second pass, after it has rejected fragment cycles.
    maxRecursiveSelections: true,
    validationRules: [operationLimitRule],
    validationOptions: { maxErrors: 20, hideSuggestions: config.isProduction },
    parseOptions: { maxLexicalTokens: OPERATION_LIMITS.tokens },
    executionOptions: { maxCoercionErrors: MAX_COERCION_ERRORS },
    documentStore: new InMemoryLRUCache<DocumentNode>({
      maxSize: DOCUMENT_CACHE_BYTES,
      sizeCalculation: documentBytes,
    }),
    persistedQueries: { cache: options.persistedQueries, ttl: PERSISTED_QUERY_SECONDS },
    stopOnTerminationSignals: false,
    plugins: [
      operationPlugin({
        cachePolicyOf: createCachePolicies(schema),
        costs: createOperationCosts(schema, sdlLength),
        // A trace has an entry for every field value.
        maxCost: options.isTraced
          ? Math.floor(config.maxOperationCost / TRACE_FACTOR)
          : config.maxOperationCost,
        logger,
        logsMessages: !config.isProduction,
      }),
      ...(execution ? [execution] : []),
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
 * Caches the subgraph's SDL, which @apollo/subgraph prints again for every `_service` field.
 * @returns the length of the SDL in characters
 */
const cacheSdl = (schema: GraphQLSchema): number => {
  const field = schema.getQueryType()?.getFields()['_service'];
  const resolve = field?.resolve as (() => { readonly sdl: string }) | undefined;
  if (field === undefined || resolve === undefined) return 0;
  const service = resolve();
  field.resolve = () => service;
  return service.sdl.length;
};

/** The reporting plugins send data to Apollo as soon as APOLLO_KEY is set. */
const disabledPlugins = (): readonly ApolloServerPlugin[] => [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
];

/** A parsed document takes about twenty times the memory of its text, which it also holds. */
const documentBytes = (document: DocumentNode): number => 20 * (document.loc?.source.body.length ?? 1_000);
