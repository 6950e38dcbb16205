import { performance } from 'node:perf_hooks';

/** Milliseconds of work in one turn of the event loop after which further work waits for the next turn. */
const TURN_MS = 1;

/** A process that is busier than this has no idle time to gain, and shorter turns cost a sixth more CPU time. */
const MAX_UTILIZATION = 0.9;
const SAMPLE_MS = 100;

/** Operations that a saturated process begins in one turn. Fewer cost small operations up to a quarter more CPU time. */
const MAX_BEGUN = 16;
/** No more begin once their requests have this size together, so large ones begin one by one: a thousand references are 100 kB. */
const MAX_BEGUN_BYTES = 64_000;
/** If the first operation has waited for this long, operations begin even in turns with answers. */
const MAX_WAIT_MS = 1_000;

/** A request for an operation whose work has not begun. */
interface QueuedOperation {
  readonly begin: () => void;
  readonly bodyBytes: number;
  readonly since: number;
}

const DEFERRED_WORK: (() => void)[] = [];
const QUEUED_OPERATIONS: QueuedOperation[] = [];
let isCounting = false;
let turnBeganAt = 0;
let sample = performance.eventLoopUtilization();
let sampledAt = performance.now();
let isSaturated = false;
let hasAnswer = false;

/**
 * Begins an operation now, or in one of the next turns of the event loop. The order is kept.
 *
 * A saturated process first ends the operations that it has begun: an operation begins in a turn in which no answer of an
 * upstream has arrived. If it began all of them at once, each would take as long as all together, and their data would be
 * alive for that long: with 16 clients that ask for 1,000 entities each, garbage collection doubled the CPU time per operation
 * (docs/performance.md).
 *
 * @param begin must not throw
 * @param bodyBytes size of the request
 */
export const beginInTurn = (begin: () => void, bodyBytes: number): void => {
  const now = performance.now();
  measureUtilization(now);
  if (!isSaturated && QUEUED_OPERATIONS.length === 0) {
    shareTurn(begin, now);
    return;
  }
  QUEUED_OPERATIONS.push({ begin, bodyBytes, since: now });
  if (QUEUED_OPERATIONS.length === 1) setImmediate(beginQueued);
};

/** Processes an answer of an upstream now, or in one of the next turns of the event loop. The order is kept. */
export const answerInTurn = (work: () => void): void => {
  hasAnswer = true;
  const now = performance.now();
  measureUtilization(now);
  shareTurn(work, now);
};

const beginQueued = (): void => {
  const [first] = QUEUED_OPERATIONS;
  if (first !== undefined && (!hasAnswer || performance.now() - first.since > MAX_WAIT_MS)) {
    let bytes = 0;
    for (let count = 0; count < MAX_BEGUN && bytes < MAX_BEGUN_BYTES; count += 1) {
      const next = QUEUED_OPERATIONS.shift();
      if (next === undefined) break;
      bytes += next.bodyBytes;
      next.begin();
    }
  }
  hasAnswer = false;
  if (QUEUED_OPERATIONS.length > 0) setImmediate(beginQueued);
};

/**
 * Runs the work now, or in one of the next turns if this one has worked for a millisecond already. A saturated process runs it
 * now.
 *
 * undici sends a request over a kept-alive connection only at the end of a turn. If sixteen operations arrive in one turn,
 * none of their calls would be sent before all sixteen are planned. Their answers then arrive together as well, and so do the
 * next operations of these clients: this process and its upstreams take turns instead of working at the same time. With
 * upstreams that take 20 ms this costs a fifth to a third of the rate (docs/performance.md).
 */
const shareTurn = (work: () => void, now: number): void => {
  if (DEFERRED_WORK.length > 0) DEFERRED_WORK.push(work);
  else if (isSaturated || (isCounting && now - turnBeganAt < TURN_MS)) work();
  else if (isCounting) DEFERRED_WORK.push(work);
  else {
    isCounting = true;
    beginTurn(now);
    work();
  }
};

const measureUtilization = (now: number): void => {
  if (now - sampledAt <= SAMPLE_MS) return;
  const current = performance.eventLoopUtilization();
  isSaturated = performance.eventLoopUtilization(current, sample).utilization > MAX_UTILIZATION;
  sample = current;
  sampledAt = now;
};

const beginTurn = (now: number): void => {
  turnBeganAt = now;
  setImmediate(nextTurn);
};

// One piece of work per turn: Node sends what it has written, and reads what has arrived, before the next one.
const nextTurn = (): void => {
  const work = DEFERRED_WORK.shift();
  if (work === undefined) {
    isCounting = false;
    return;
  }
  beginTurn(performance.now());
  work();
  // The queue must not grow while operations arrive faster than turns pass.
  if (isSaturated) for (const next of DEFERRED_WORK.splice(0)) next();
};
