import { performance } from 'node:perf_hooks';

/** Milliseconds of work in one turn of the event loop after which further work waits for the next turn. */
const TURN_MS = 1;

/** A process that is busier than this has no idle time to gain, and shorter turns cost a sixth more CPU time. */
const MAX_UTILIZATION = 0.9;
const SAMPLE_MS = 100;

const WAITING: (() => void)[] = [];
let isCounting = false;
let turnBeganAt = 0;
let sample = performance.eventLoopUtilization();
let sampledAt = performance.now();
let isSaturated = false;

/**
 * Runs the work now, or in one of the next turns of the event loop if this turn has worked for a millisecond already. The
 * order is kept. Called where an operation begins and where an answer of an upstream arrives.
 *
 * undici sends a request over a kept-alive connection only at the end of a turn. If sixteen operations arrive in one turn,
 * none of their calls would be sent before all sixteen are planned. Their answers then arrive together as well, and so do the
 * next operations of these clients: this process and its upstreams take turns instead of working at the same time. With
 * upstreams that take 20 ms this costs a fifth to a third of the rate (docs/performance.md).
 */
export const shareTurn = (work: () => void): void => {
  const now = performance.now();
  if (now - sampledAt > SAMPLE_MS) measureUtilization(now);
  if (WAITING.length > 0) WAITING.push(work);
  else if (isSaturated || (isCounting && now - turnBeganAt < TURN_MS)) work();
  else if (isCounting) WAITING.push(work);
  else {
    isCounting = true;
    beginTurn(now);
    work();
  }
};

const measureUtilization = (now: number): void => {
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
  const work = WAITING.shift();
  if (work === undefined) {
    isCounting = false;
    return;
  }
  beginTurn(performance.now());
  work();
  // The queue must not grow while operations arrive faster than turns pass.
  if (isSaturated) for (const next of WAITING.splice(0)) next();
};
