import { pause } from '../http/waiting.ts';
import {
  type BudgetKnowledge,
  createLocalBudget,
  createQuotaStore,
  type EvictableBudget,
  type LocalBudget,
} from '../quota/budget.ts';
import {
  MAX_QUEUED,
  type QuotaKey,
  type QuotaLease,
  type QuotaOutcome,
  QuotaRefusal,
  type QuotaStore,
  type QuotaWait,
} from '../quota/quota.ts';
import { CLOCK_MARGIN_MS, type QuotaDefaults } from '../quota/sliding-window.ts';

import type { RedisConnection } from './redis-connection.ts';

export interface SharedQuotaOptions {
  readonly connection: RedisConnection;
  readonly defaultsFor: (key: QuotaKey) => QuotaDefaults;
  /** Timeout of a call in milliseconds. */
  readonly callMs: number;
}

/** Budgets that replicas share. While Redis is unavailable, each replica continues with its part of the limit. */
export const createSharedQuotaStore = ({
  connection,
  defaultsFor,
  callMs,
}: SharedQuotaOptions): QuotaStore => {
  let calls = 0;
  const nextId = (): string => `${connection.replica}:${(calls += 1).toString(36)}`;

  return createQuotaStore((key) => {
    const defaults = defaultsFor(key);
    const local = createLocalBudget(defaults, connection.replicas);
    // The credential's key begins with the name of the upstream, and is a hash.
    const name = `${key.credentialKey}:${key.group}`;
    return createSharedBudget({ connection, local, name, defaults, callMs, nextId });
  });
};

interface SharedBudgetOptions {
  readonly connection: RedisConnection;
  /** The same budget in memory: it counts every call of this process, and takes over while Redis is unavailable. */
  readonly local: LocalBudget;
  readonly name: string;
  readonly defaults: QuotaDefaults;
  readonly callMs: number;
  /** A unique id for a call. */
  readonly nextId: () => string;
}

// Waiting calls poll at this interval for news from other replicas: a free place, a penalty.
const POLL_MS = 50;
// Replicas may notice the return of Redis this far apart.
const REJOIN_MARGIN_MS = 1_000;
/** `Infinity` in the scripts. */
const UNLIMITED = 1e15;

/**
 * A budget that replicas share. A call costs one round trip; only waiting calls poll. The end of a call is reported without
 * waiting for an answer.
 *
 * When Redis is back after an outage, perhaps empty, each replica continues with its part of the limit for one window and
 * reports its calls. After that Redis knows all calls that still count, and the replicas share again.
 */
const createSharedBudget = (options: SharedBudgetOptions): EvictableBudget => {
  const { connection, local, name, defaults, callMs, nextId } = options;
  const key = `quota:{${name}}`;
  const keys = [key, `${key}:answered`, `${key}:underway`, `${key}:waiting`];
  let waiting = 0;
  let open = 0;
  // The end of a penalty that Redis does not have.
  let unsharedPenaltyUntil = 0;

  const isSharing = (): boolean => {
    const windowMs = Math.max(local.knowledge().windowMs, defaults.windowMs);
    return connection.isUp() && connection.upForMs() >= windowMs + REJOIN_MARGIN_MS;
  };

  const run = (script: 'take' | 'settle' | 'note', id: string, ...values: readonly (string | number)[]) => {
    const { limit, windowMs } = local.knowledge();
    const penaltyMs = Math.max(0, Math.ceil(unsharedPenaltyUntil - performance.now()));
    const basics = [Math.min(limit, UNLIMITED), windowMs, callMs + windowMs, penaltyMs];
    return connection.run(script, keys, [...basics, id, ...values]);
  };

  /** @param startedAt by the clock of Redis; 0 if Redis does not have the start of the call */
  const reportEnd = async (id: string, startedAt: number, outcome: QuotaOutcome): Promise<void> => {
    const announced = (outcome.kind === 'not-counted' ? undefined : outcome.announced) ?? {};
    const said = [announced.limit, announced.remaining, announced.windowMs].map((value) => value ?? '');
    const penaltyMs = outcome.kind === 'refused' ? outcome.penaltyMs : 0;
    await run('settle', id, startedAt, outcome.kind, ...said, penaltyMs, CLOCK_MARGIN_MS);
  };

  const leaseOf = (lease: QuotaLease, id: string, startedAt = 0): QuotaLease => {
    let isOpen = true;
    open += 1;
    return {
      settle(outcome) {
        if (!isOpen) return;
        isOpen = false;
        open -= 1;
        lease.settle(outcome);
        void reportEnd(id, startedAt, outcome);
      },
    };
  };

  /** Without Redis; the call is reported to it if possible. */
  const acquireLocally = async (id: string, wait: QuotaWait): Promise<QuotaLease> => {
    const lease = await local.acquire(wait);
    void run('note', id);
    return leaseOf(lease, id);
  };

  const acquireShared = async (id: string, { maxWaitMs, signal }: QuotaWait): Promise<QuotaLease> => {
    const until = performance.now() + maxWaitMs;
    let since = 0;
    for (;;) {
      const leftMs = Math.max(0, Math.round(until - performance.now()));
      const answer = isSharing() ? await run('take', id, since, leftMs, POLL_MS) : undefined;
      if (answer === undefined) return acquireLocally(id, { maxWaitMs: leftMs, signal });
      const { isGranted, time, waitMs, known, ...place } = parseTakeAnswer(answer);
      const { penaltyMs } = local.knowledge();
      if (known.penaltyMs === 0 && penaltyMs > POLL_MS) {
        unsharedPenaltyUntil = performance.now() + penaltyMs;
        continue;
      }
      local.adopt(known);
      if (isGranted) return leaseOf(local.lease(), id, time);
      const left = until - performance.now();
      if (left <= 0 || (waitMs ?? 0) > left) throw new QuotaRefusal(waitMs ?? known.windowMs);
      since = place.since;
      await pause(Math.max(1, Math.min(waitMs ?? POLL_MS, POLL_MS, left)), signal);
    }
  };

  return {
    async acquire(wait) {
      const id = nextId();
      if (waiting >= MAX_QUEUED) throw new QuotaRefusal(defaults.windowMs);
      waiting += 1;
      try {
        const lease = await acquireShared(id, wait);
        if (wait.signal?.aborted !== true) return lease;
        lease.settle({ kind: 'not-counted' });
        throw wait.signal.reason as Error;
      } catch (error) {
        // Redis may have granted a place in an answer that arrived too late.
        if (!(error instanceof QuotaRefusal)) void reportEnd(id, 0, { kind: 'not-counted' });
        throw wait.signal?.aborted === true ? wait.signal.reason : error;
      } finally {
        waiting -= 1;
      }
    },
    state: local.state,
    isBusy: () => waiting > 0 || open > 0 || local.isBusy(),
  };
};

/** The result of `take.lua`. */
const parseTakeAnswer = (answer: unknown) => {
  const numbers = answer as readonly number[];
  const [
    granted,
    time = 0,
    since = 0,
    wait = -1,
    limit = 0,
    windowMs = 0,
    used = 0,
    penaltyMs = 0,
    confirmed,
  ] = numbers;
  return {
    isGranted: granted === 1,
    /** Milliseconds by the clock of Redis. */
    time,
    /** Since when the call waits, in microseconds by the clock of Redis. */
    since,
    /** Milliseconds until there may be a place; undefined until the first answer announces a limit. */
    waitMs: wait < 0 ? undefined : wait,
    known: {
      limit: limit >= UNLIMITED ? Infinity : limit,
      windowMs,
      used,
      penaltyMs,
      isConfirmed: confirmed === 1,
    } satisfies BudgetKnowledge,
  };
};
