import { createLocalBudget } from './budget.ts';
import { type QuotaKey, type QuotaStore, REFUSING_BUDGET } from './quota.ts';
import type { QuotaDefaults } from './sliding-window.ts';

/** What is kept per caller. */
export interface Kept {
  /** Whether it must not be forgotten now. */
  isBusy(): boolean;
}

/** One of its kind per key, made when it is first asked for and forgotten when it has been silent for long. */
export interface BoundedRegistry<Value> {
  /** Undefined where so many are busy that there is no room for another. */
  obtain(key: QuotaKey): Value | undefined;
  values(): Iterable<Value>;
}

// Longer than any window or penalty that upstream is known to have, so that forgetting a silent caller changes nothing.
const IDLE_MS = 15 * 60_000;

// How many of the longest silent ones are looked at when another one comes: a bound on the work, at little cost, as
// those that are busy do not come up again soon.
const LOOKS = 16;

/** @param max beyond it the one that has been silent longest makes room, of those that are not busy */
export const createBoundedRegistry = <Value extends Kept>(
  max = 10_000,
  make: (key: QuotaKey) => Value,
): BoundedRegistry<Value> => {
  interface Entry {
    readonly value: Value;
    usedAt: number;
  }
  // A Map keeps the order of insertion: whatever is used goes to the end, so the first has been silent longest.
  const entries = new Map<string, Entry>();

  const putLast = (name: string, entry: Entry, now: number): void => {
    entry.usedAt = now;
    entries.delete(name);
    entries.set(name, entry);
  };

  const makeRoom = (now: number): void => {
    let looks = 0;
    for (const [name, entry] of entries) {
      looks += 1;
      if (looks > LOOKS || (entries.size < max && entry.usedAt > now - IDLE_MS)) return;
      if (entry.value.isBusy()) putLast(name, entry, now);
      else entries.delete(name);
    }
  };

  return {
    obtain(key) {
      const now = performance.now();
      const name = `${key.credentialKey} ${key.upstream} ${key.group}`;
      const present = entries.get(name);
      if (present !== undefined) {
        putLast(name, present, now);
        return present.value;
      }
      makeRoom(now);
      if (entries.size >= max) return undefined;
      const value = make(key);
      entries.set(name, { value, usedAt: now });
      return value;
    },
    *values() {
      for (const { value } of entries.values()) yield value;
    },
  };
};

export interface MemoryQuotaOptions {
  /** What holds for a budget until upstream has told more. */
  readonly defaultsFor: (key: QuotaKey) => QuotaDefaults;
  /** Budgets that are kept: 10,000. */
  readonly maxBudgets?: number | undefined;
}

/** Budgets in the memory of this process. */
export const createMemoryQuotaStore = ({ defaultsFor, maxBudgets }: MemoryQuotaOptions): QuotaStore => {
  const budgets = createBoundedRegistry(maxBudgets, (key: QuotaKey) => createLocalBudget(defaultsFor(key)));
  return { budget: (key) => budgets.obtain(key) ?? REFUSING_BUDGET };
};
