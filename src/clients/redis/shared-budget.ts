import { enqueue, MAX_QUEUED, type LocalBudget, type Waiting } from '../quota/budget.ts';
import {
  QuotaRefusal,
  type QuotaBudget,
  type QuotaLease,
  type QuotaOutcome,
  type QuotaWait,
} from '../quota/quota.ts';
import { CLOCK_MARGIN_MS, type QuotaDefaults } from '../quota/sliding-window.ts';
import type { Link } from './link.ts';
import { readTakeAnswer, UNLIMITED, type TakeAnswer } from './take-answer.ts';

export interface SharedBudgetOptions {
  readonly link: Link;
  /** The same budget in the memory of this process: it knows of every call, and takes over while the store is away. */
  readonly local: LocalBudget;
  /** Of one caller and group; holds no secret. */
  readonly name: string;
  readonly defaults: QuotaDefaults;
  /** Milliseconds that a call may take at most. */
  readonly callMs: number;
  /** An id that no other call has. */
  readonly nextId: () => string;
}

export interface SharedBudget extends QuotaBudget {
  isBusy(): boolean;
  /** Tells the store what it may not know. */
  handIn(waitMs: number): Promise<unknown>;
}

/** One who waits for an answer of the store; the call has its id from the beginning. */
type Asking = Waiting & { readonly id: string };

// How often those who wait look for what other replicas have learned: a place that came free, a penalty.
const LOOK_MS = 100;
// A replica that waits and does not look any more is gone.
const BELIEVED_MS = 3 * LOOK_MS;

const ignore = (): void => undefined;
const told = (value: number | undefined): number | '' => value ?? '';

/**
 * A budget that replicas share. Whoever comes while a question is on its way goes along with the next one, so a call costs
 * one round trip at most, a crowd one for all; only those who have to wait ask again. The end of a call is told without
 * waiting for an answer.
 */
export function createSharedBudget(options: SharedBudgetOptions): SharedBudget {
  const { link, local, name, defaults, callMs, nextId } = options;
  const key = `quota:{${name}}`;
  const keys = [key, `${key}:answered`, `${key}:underway`, `${key}:line`];
  const leaseMs = callMs + defaults.windowMs;
  const basics = [Math.min(defaults.limit, UNLIMITED), defaults.windowMs, leaseMs] as const;
  const open = new Set<string>();
  const line: Asking[] = [];
  let isAsking = false;
  let mustAskAgain = false;
  let timer: NodeJS.Timeout | undefined;

  const tellEnd = (id: string, startedAt: number, outcome: QuotaOutcome): void => {
    const { limit, remaining, windowMs } =
      (outcome.kind === 'not-counted' ? undefined : outcome.announced) ?? {};
    const penaltyMs = outcome.kind === 'refused' ? outcome.penaltyMs : 0;
    const said = [told(limit), told(remaining), told(windowMs), penaltyMs];
    void link.run('settle', keys, [...basics, id, startedAt, outcome.kind, ...said, CLOCK_MARGIN_MS]);
  };

  /** @param startedAt by the store's clock; 0, which claims the least, where the store did not see it start */
  const shared = (lease: QuotaLease, id: string, startedAt = 0): QuotaLease => {
    open.add(id);
    return {
      settle(outcome) {
        if (!open.delete(id)) return;
        lease.settle(outcome);
        tellEnd(id, startedAt, outcome);
        if (line.length > 0) void ask();
      },
    };
  };

  /** Goes on without the store. It may have given out the place all the same; the end of the call clears that up. */
  const goLocal = (id: string, wait: QuotaWait): QuotaLease | Promise<QuotaLease> => {
    const noted = (lease: QuotaLease): QuotaLease => {
      // Where the store is about to be back, it must know of this call before it gives out places.
      void link.run('note', keys, [...basics, id]);
      return shared(lease, id);
    };
    const lease = local.acquire(wait);
    return lease instanceof Promise ? lease.then(noted) : noted(lease);
  };

  const leaveToMemory = (now: number): void => {
    for (const { id, until, wait, grant, refuse } of line.splice(0)) {
      const settleUnused = (error: Error): void => {
        tellEnd(id, 0, { kind: 'not-counted' });
        refuse(error);
      };
      const left = { ...wait, maxWaitMs: Math.max(0, until - now) };
      new Promise<QuotaLease>((resolve) => resolve(goLocal(id, left))).then(grant, settleUnused);
    }
  };

  /** Serves and refuses those who have asked. Gives the milliseconds until the next question. */
  const hear = (asked: readonly Asking[], answer: TakeAnswer, now: number): number => {
    const { granted, time, known, waits } = answer;
    const others = new Set(line);
    line.length = 0;
    let next = LOOK_MS;
    for (const [index, waiting] of asked.entries()) {
      const isHere = others.delete(waiting);
      if (index < granted) {
        if (isHere) waiting.grant(shared(local.lease(), waiting.id, time));
        else tellEnd(waiting.id, time, { kind: 'not-counted' });
      } else if (isHere) {
        const wait = waits[index - granted];
        const hasTime = wait === undefined ? now < waiting.until : now + wait <= waiting.until;
        if (hasTime) {
          line.push(waiting);
          next = Math.min(next, wait ?? LOOK_MS);
        } else waiting.refuse(new QuotaRefusal(wait ?? known.windowMs));
      }
    }
    line.push(...others);
    local.adopt(known);
    return next;
  };

  const ask = async (): Promise<void> => {
    mustAskAgain = true;
    if (isAsking) return;
    isAsking = true;
    clearTimeout(timer);
    let next = LOOK_MS;
    let isSecondTry = false;
    while (mustAskAgain && line.length > 0) {
      mustAskAgain = false;
      const asked = [...line];
      const now = performance.now();
      const callers = asked.flatMap(({ id, since, until }) => [
        id,
        Math.round(now - since),
        Math.max(0, Math.round(until - now)),
      ]);
      const answer = await link.run('take', keys, [...basics, link.replica, BELIEVED_MS, ...callers]);
      if (answer !== undefined) next = hear(asked, readTakeAnswer(answer), performance.now());
      else if (!isSecondTry && (await link.isBack())) isSecondTry = mustAskAgain = true;
      else leaveToMemory(performance.now());
    }
    isAsking = false;
    if (line.length > 0) timer = setTimeout(() => void ask(), Math.max(1, next));
  };

  return {
    acquire(wait) {
      if (!link.isUp) return goLocal(nextId(), wait);
      if (line.length >= MAX_QUEUED) throw new QuotaRefusal(defaults.windowMs);
      const lease = enqueue(line, wait, { id: nextId() }, ignore);
      void ask();
      return lease;
    },
    state: local.state,
    isBusy: () => line.length > 0 || open.size > 0 || local.isBusy(),
    async handIn(waitMs) {
      const { limit, windowMs, isConfirmed, penaltyMs, used } = local.knowledge();
      if (used === 0 && penaltyMs === 0) return;
      const heldMs = local.heldMs().map(Math.ceil);
      const known = [
        Math.min(limit, UNLIMITED),
        windowMs,
        isConfirmed ? 1 : 0,
        Math.ceil(penaltyMs),
        used,
        waitMs,
      ];
      const calls = [heldMs.length, ...heldMs, ...open];
      await link.run('handIn', keys, [...basics, link.replica, ...known, ...calls]);
    },
  };
}
