import { createBoundedRegistry } from './bounded-registry.ts';
import { createLocalBudget } from './local-budget.ts';
import { REFUSING_BUDGET, type QuotaKey, type QuotaStore } from './quota.ts';
import type { QuotaDefaults } from './sliding-window.ts';

export interface MemoryQuotaOptions {
  /** What holds for a budget until upstream has told more. */
  readonly defaultsFor: (key: QuotaKey) => QuotaDefaults;
  /** Budgets that are kept: 10,000. */
  readonly maxBudgets?: number | undefined;
}

/** Budgets in the memory of this process. */
export function createMemoryQuotaStore({ defaultsFor, maxBudgets }: MemoryQuotaOptions): QuotaStore {
  const budgets = createBoundedRegistry(maxBudgets, (key: QuotaKey) => createLocalBudget(defaultsFor(key)));
  return { budget: (key) => budgets.obtain(key) ?? REFUSING_BUDGET };
}
