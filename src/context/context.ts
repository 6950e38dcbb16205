import type { Loaders } from '../loaders/loaders.ts';

/** What every resolver is given: made for one operation of one caller, and gone with it. */
export interface Context {
  /** Aborted when the caller went away or the operation's deadline passed. */
  readonly signal: AbortSignal;
  readonly loaders: Loaders;
}
