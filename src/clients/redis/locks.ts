import { WaitEnded, within } from '../http/waiting.ts';
import { QuotaRefusal } from '../quota/quota.ts';

export interface LockRequest {
  readonly name: string;
  /** Who asks. Owners that wait for the same lock take turns, so that none of them can keep the others out. */
  readonly owner: string;
  readonly maxWaitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** A lock that is ours until it is released. It is extended by itself meanwhile. */
export interface HeldLock {
  /** Whether nobody else can have it now. Ask before each step that must not happen twice. */
  isHeld(): Promise<boolean>;
  release(): void;
}

/** Locks by name: one holder at a time, among all replicas where they share a Redis. */
export interface Locks {
  /**
   * Waits for its turn.
   * @throws WaitEnded when the signal or the time ends first
   * @throws QuotaRefusal when too many requests of this owner wait already
   */
  acquire(request: LockRequest): Promise<HeldLock>;
  /** The lock where it is free, else undefined, without waiting for its holder. */
  tryAcquire(name: string): Promise<HeldLock | undefined>;
}

interface Waiter {
  /** Gives it the lock. */
  grant(): void;
  isGranted: boolean;
}

/** Max queued requests per lock and owner; later ones would time out anyway. */
const MAX_QUEUED = 1_000;
const FULL_QUEUE_RETRY_MS = 5_000;

/** Locks in the memory of this process. A name is kept only as long as somebody holds the lock. */
export const createMemoryLocks = (): Locks => {
  // Who waits for each held lock, by owner. The first owner is next, and goes to the end after its turn.
  const queues = new Map<string, Map<string, Set<Waiter>>>();

  const passOn = (name: string): void => {
    const queue = queues.get(name);
    const [owner, waiters] = queue?.entries().next().value ?? [];
    const [next] = waiters ?? [];
    if (queue === undefined || owner === undefined || waiters === undefined || next === undefined) {
      queues.delete(name);
      return;
    }
    queue.delete(owner);
    waiters.delete(next);
    if (waiters.size > 0) queue.set(owner, waiters);
    next.grant();
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
    queue: Map<string, Set<Waiter>>,
    { name, owner, maxWaitMs, signal }: LockRequest,
  ): Promise<void> => {
    const waiters = queue.get(owner) ?? new Set();
    if (waiters.size >= MAX_QUEUED) throw new QuotaRefusal(FULL_QUEUE_RETRY_MS);
    const { promise: turn, resolve } = Promise.withResolvers<undefined>();
    const waiter: Waiter = {
      isGranted: false,
      grant() {
        this.isGranted = true;
        resolve(undefined);
      },
    };
    queue.set(owner, waiters.add(waiter));
    try {
      await within(turn, maxWaitMs, signal);
    } catch (error) {
      // The turn may have come in the very moment in which the time ended.
      if (waiter.isGranted) passOn(name);
      waiters.delete(waiter);
      if (waiters.size === 0 && queue.get(owner) === waiters) queue.delete(owner);
      throw error;
    }
  };

  return {
    async acquire(request) {
      const { name, signal } = request;
      if (signal?.aborted === true) throw new WaitEnded('aborted');
      const queue = queues.get(name);
      if (queue === undefined) queues.set(name, new Map());
      else await waitForTurn(queue, request);
      return held(name);
    },
    async tryAcquire(name) {
      if (queues.has(name)) return undefined;
      queues.set(name, new Map());
      return Promise.resolve(held(name));
    },
  };
};
