import type { UpstreamName } from '../errors/error-code.ts';
import type { QuotaKey, QuotaStore } from '../quota/quota.ts';

import type { CallRecord, CallScope } from './call.ts';

/** The state of a budget that the operation has used. */
export interface ReportedBudget {
  readonly upstream: UpstreamName;
  readonly group: string;
  /** Calls per window; null where no limit is known. */
  readonly limit: number | null;
  /** Calls that could be sent now; null where there is no limit and no penalty. */
  readonly remaining: number | null;
  readonly windowSeconds: number;
  /** Seconds for which nothing may be sent after a refusal; 0 without one. */
  readonly penaltySeconds: number;
}

/** The upstream calls of one operation. Has no ids or personal data, so callers may see it. */
export interface UpstreamReport {
  /** In the order in which they ended, shared calls included. */
  readonly calls: readonly CallRecord[];
  readonly budgets: readonly ReportedBudget[];
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
const tenths = (value: number): number => Math.round(value * 10) / 10;

const reportBudget = async (quotas: QuotaStore, key: QuotaKey): Promise<ReportedBudget> => {
  const { upstream, group } = key;
  const { limit, remaining, windowMs, penaltyMs } = await quotas.budget(key).state();
  return {
    upstream,
    group,
    limit: finiteOrNull(limit),
    remaining: finiteOrNull(remaining),
    windowSeconds: tenths(windowMs / 1000),
    penaltySeconds: tenths(penaltyMs / 1000),
  };
};

export const reportUpstream = async (scope: CallScope, quotas: QuotaStore): Promise<UpstreamReport> => ({
  calls: scope.calls.map((call) => ({ ...call, ms: tenths(call.ms) })),
  budgets: await Promise.all(scope.budgets.map((key) => reportBudget(quotas, key))),
});
