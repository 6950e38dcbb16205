/** This program with quota budgets that allow every call and record none. */
import type { QuotaStore } from '../../src/clients/quota/quota.ts';
import { loadConfig } from '../../src/config.ts';
import { startSubgraph } from '../../src/server/start.ts';
import '../../src/v8-flags.ts';
import './environment.ts';

const quotas: QuotaStore = {
  budget: () => ({
    acquire: () => ({ settle: () => undefined }),
    state: () => ({ limit: Infinity, remaining: Infinity, windowMs: 60_000, penaltyMs: 0, resetMs: 0 }),
  }),
};

await startSubgraph(loadConfig(), { quotas });
