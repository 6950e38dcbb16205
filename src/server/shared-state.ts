import { createSharedState, type SharedState } from '../clients/redis/shared-state.ts';
import { quotaDefaultsFor } from '../clients/upstreams.ts';
import type { Config } from '../config.ts';
import { WARMUP_LIFETIME_MS } from '../loaders/search-warmups.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** The state that replicas share, where there is a place for it. Its losses and returns are logged once each. */
export const connectSharedState = async (
  config: Pick<Config, 'redisUrl' | 'upstreamTimeoutMs'>,
  logger: Pick<Logger, 'info' | 'warn'>,
  metrics: Pick<Metrics, 'sharedState'>,
): Promise<SharedState | undefined> => {
  if (config.redisUrl === undefined) return undefined;
  metrics.sharedState(true);
  return createSharedState({
    url: config.redisUrl,
    defaultsFor: quotaDefaultsFor,
    callMs: config.upstreamTimeoutMs,
    warmupLifeMs: WARMUP_LIFETIME_MS,
    onChange: (change) => {
      metrics.sharedState(change.isShared);
      if (change.isShared) logger.info('REDIS_URL answers: replicas share their state');
      else
        logger.warn(
          { reason: change.reason },
          'REDIS_URL does not answer: this replica goes on with what it knows by itself',
        );
    },
  });
};
