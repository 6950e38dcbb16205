import type { Clock } from '../kit/index.ts';

import type { GoogleError } from './errors.ts';
import { quotaExceeded, type QuotaMetric } from './quota-error.ts';
import type { GoogleSettings } from './settings.ts';

/** The quota that a call is charged to. */
export type Bucket = 'read' | 'write' | 'dailyWrite' | 'fullSync';

export type Cost = Readonly<Partial<Record<Bucket, number>>>;

interface BucketRule {
  readonly metric: QuotaMetric;
  readonly windowMs: (settings: GoogleSettings) => number;
  readonly limit: (settings: GoogleSettings) => number;
}

const minuteMs = ({ windowSeconds }: GoogleSettings): number => windowSeconds * 1_000;

const RULES: Readonly<Record<Bucket, BucketRule>> = {
  read: {
    metric: {
      title: 'Critical read requests (Contact and Profile Reads)',
      metric: 'critical_read_requests',
      limit: 'CriticalReadsPerMinutePerProjectPerUser',
      period: 'per minute per user',
    },
    windowMs: minuteMs,
    limit: ({ readsPerMinute }) => readsPerMinute,
  },
  write: {
    metric: {
      title: 'Critical write requests (Contact Creates and Updates)',
      metric: 'critical_write_requests',
      limit: 'CriticalWritesPerMinutePerProjectPerUser',
      period: 'per minute per user',
    },
    windowMs: minuteMs,
    limit: ({ writesPerMinute }) => writesPerMinute,
  },
  dailyWrite: {
    metric: {
      title: 'Daily Contact Writes (Total)',
      metric: 'daily_contact_writes',
      limit: 'DailyContactWritesPerDayPerProject',
      period: 'per day',
    },
    windowMs: () => 86_400_000,
    limit: ({ writesPerDay }) => writesPerDay,
  },
  // Google does not publish the name of the quota for a full sync's first page. This name is ours.
  fullSync: {
    metric: {
      title: 'Full sync requests',
      metric: 'full_sync_requests',
      limit: 'FullSyncsPerMinutePerProjectPerUser',
      period: 'per minute per user',
    },
    windowMs: minuteMs,
    limit: ({ fullSyncsPerMinute }) => fullSyncsPerMinute,
  },
};

/** The 429 for a call with this HTTP method when the quota of the minute is used up. */
export const quotaError = (shape: GoogleSettings['quotaErrorShape'], verb: string): GoogleError =>
  quotaExceeded(shape, RULES[verb === 'GET' ? 'read' : 'write'].metric).error;

/** Name of the quota group in the call log. The first page of a full sync also costs a read. */
export const groupOf = ({ fullSync = 0, write = 0 }: Cost): string => {
  if (fullSync > 0) return 'fullSync';
  return write > 0 ? 'writes' : 'reads';
};

/** Counts what each user has spent. */
export interface Quotas {
  /** Charges the whole cost; when a bucket is empty, charges nothing and throws the 429. */
  charge(user: string, cost: Cost): void;
  reset(): void;
}

/** Sliding windows on the sandbox's clock. Unlike at RingCentral, a refused call costs nothing and starts no penalty. */
export const createQuotas = (clock: Clock, settings: () => GoogleSettings): Quotas => {
  const spent = new Map<string, number[]>();

  const spentIn = (user: string, bucket: Bucket): number[] => {
    const key = `${bucket} ${user}`;
    const since = clock.now() - RULES[bucket].windowMs(settings());
    const recent = (spent.get(key) ?? []).filter((at) => at > since);
    spent.set(key, recent);
    return recent;
  };

  return {
    charge(user, cost) {
      const costs = (Object.entries(cost) as [Bucket, number][]).filter(([, units]) => units > 0);
      for (const [bucket, units] of costs) {
        const recent = spentIn(user, bucket);
        const { limit, metric, windowMs } = RULES[bucket];
        if (recent.length + units <= limit(settings())) continue;
        const waitMs = (recent[0] ?? clock.now()) + windowMs(settings()) - clock.now();
        const { quotaErrorShape, sendsRetryAfter } = settings();
        throw quotaExceeded(quotaErrorShape, metric, sendsRetryAfter ? Math.ceil(waitMs / 1000) : undefined);
      }
      for (const [bucket, units] of costs) {
        spent.get(`${bucket} ${user}`)?.push(...Array.from({ length: units }, () => clock.now()));
      }
    },
    reset: () => spent.clear(),
  };
};
