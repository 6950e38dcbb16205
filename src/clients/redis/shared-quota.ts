import { createBoundedRegistry } from '../quota/store.ts';
import { createLocalBudget } from '../quota/budget.ts';
import { REFUSING_BUDGET, type QuotaKey, type QuotaStore } from '../quota/quota.ts';
import type { QuotaDefaults } from '../quota/sliding-window.ts';
import type { Link } from './link.ts';
import { createSharedBudget, type SharedBudget } from './shared-budget.ts';

export interface SharedQuotaOptions {
  readonly link: Link;
  /** What holds for a budget until upstream has told more. */
  readonly defaultsFor: (key: QuotaKey) => QuotaDefaults;
  /** Milliseconds that a call may take at most. */
  readonly callMs: number;
  /** Milliseconds in which all replicas tell the store what they know once it is back. */
  readonly joinMs: number;
}

// So many at a time that the last of them is answered before a command counts as lost.
const TOLD_AT_ONCE = 50;

/** Budgets that replicas share, and each of them goes on with by itself while the store is away. */
export function createSharedQuotaStore({
  link,
  defaultsFor,
  callMs,
  joinMs,
}: SharedQuotaOptions): QuotaStore {
  let calls = 0;
  const nextId = (): string => `${link.replica}:${(calls += 1).toString(36)}`;

  const budgets = createBoundedRegistry(undefined, (key: QuotaKey) => {
    const defaults = defaultsFor(key);
    // The credential's key begins with the upstream's name.
    const name = `${key.credentialKey}:${key.group}`;
    const local = createLocalBudget(defaults, link.replicas);
    return createSharedBudget({ link, local, name, defaults, callMs, nextId });
  });

  link.onJoin(async () => {
    let batch: SharedBudget[] = [];
    const flush = async (): Promise<void> => {
      const current = batch;
      batch = [];
      // Longer than the others may take, so that what one has told counts until the last has.
      await Promise.all(current.map((budget) => budget.handIn(2 * joinMs)));
    };
    for (const budget of budgets.values()) if (batch.push(budget) >= TOLD_AT_ONCE) await flush();
    await flush();
  });

  return { budget: (key) => budgets.obtain(key) ?? REFUSING_BUDGET };
}
