import { Turns } from '../http/turns.ts';
import { WaitEnded, within } from '../http/waiting.ts';
import { QuotaRefusal } from '../quota/quota.ts';

export interface LockRequest {
  readonly name: string;
  /** Owners that wait for the same lock take turns, so that none of them can block the others. */
  readonly owner: string;
  readonly maxWaitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** A held lock. Extended automatically until it is released. */
export interface HeldLock {
  /** Whether the lock is still held. Check before each step that must not happen twice. */
  isHeld(): Promise<boolean>;
  release(): void;
}

/** Named locks with one holder at a time, in all replicas that share a Redis. */
export interface Locks {
  /**
   * @throws WaitEnded when the signal aborts or the wait times out before the lock is acquired
   * @throws QuotaRefusal when the queue of this owner is full
   */
  acquire(request: LockRequest): Promise<HeldLock>;
  /** The lock if it is free, else undefined, without waiting. */
  tryAcquire(name: string): Promise<HeldLock | undefined>;
}

/** Max queued requests per lock and owner; later ones would time out anyway. */
const MAX_QUEUED = 1_000;
const FULL_QUEUE_RETRY_MS = 5_000;

/** Locks in the memory of this process. Keeps no state for free locks. */
export const createMemoryLocks = (): Locks => {
  // For each held lock, the functions that grant it to those who wait.
  const queues = new Map<string, Turns<() => void>>();

  const passOn = (name: string): void => {
    const grant = queues.get(name)?.take();
    if (grant === undefined) queues.delete(name);
    else grant();
  };

  const held = (name: string): HeldLock => {
    let isOurs = true;
    return {
      isHeld: () => Promise.resolve(isOurs),
      release() {
        if (isOurs) passOn(name);
        isOurs = false;
      },
    };
  };

  const waitForTurn = async (
    queue: Turns<() => void>,
    { name, owner, maxWaitMs, signal }: LockRequest,
  ): Promise<void> => {
    if (queue.lengthOf(owner) >= MAX_QUEUED) throw new QuotaRefusal(FULL_QUEUE_RETRY_MS);
    const { promise: turn, resolve } = Promise.withResolvers<undefined>();
    const grant = (): void => resolve(undefined);
    queue.add(owner, grant);
    try {
      await within(turn, maxWaitMs, signal);
    } catch (error) {
      // The lock may have been granted in the moment of the timeout.
      if (!queue.remove(owner, grant)) passOn(name);
      throw error;
    }
  };

  return {
    async acquire(request) {
      const { name, signal } = request;
      if (signal?.aborted === true) throw new WaitEnded('aborted');
      const queue = queues.get(name);
      if (queue === undefined) queues.set(name, new Turns());
      else await waitForTurn(queue, request);
      return held(name);
    },
    async tryAcquire(name) {
      if (queues.has(name)) return undefined;
      queues.set(name, new Turns());
      return Promise.resolve(held(name));
    },
  };
};
