import type { BudgetKnowledge } from '../quota/budget.ts';

/** Stands for `Infinity` in the scripts. */
export const UNLIMITED = 1e15;

/** What `take.lua` gives. */
export interface TakeAnswer {
  /** How many of those who asked have a place: the first ones. */
  readonly granted: number;
  /** Milliseconds of the store's clock. */
  readonly time: number;
  readonly known: BudgetKnowledge;
  /** Of each of the others, in how many milliseconds it has a chance; undefined while an answer may still tell. */
  readonly waits: readonly (number | undefined)[];
}

export function readTakeAnswer(answer: unknown): TakeAnswer {
  const numbers = answer as readonly number[];
  const [granted = 0, time = 0, limit = 0, windowMs = 0, used = 0, penaltyMs = 0, isConfirmed] = numbers;
  return {
    granted,
    time,
    known: {
      limit: limit >= UNLIMITED ? Infinity : limit,
      windowMs,
      used,
      penaltyMs,
      isConfirmed: isConfirmed === 1,
    },
    waits: numbers.slice(7).map((wait) => (wait < 0 ? undefined : wait)),
  };
}
