import { readFileSync } from 'node:fs';

const read = (name: string): string => readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), 'utf8');

const ofBudget = (name: string) => ({ lua: read('budget') + read(name), numberOfKeys: 4 });

/**
 * What the store does in one piece, as ioredis takes it: sent as text once per connection and by hash from then on.
 *
 * The quota has scripts of its own. Of the libraries, rate-limiter-flexible counts in fixed windows, and
 * rolling-rate-limiter by the clocks of the processes; both take a place for good when a call is asked for. Here a place
 * is taken at the start, comes back one window after the answer or at once where upstream did not count the call, the
 * limit is what upstream last said, calls of others count, and a penalty stops everybody: that is sliding-window.ts, and
 * it must be the same wherever it is kept.
 */
export const scripts = {
  take: ofBudget('take'),
  settle: ofBudget('settle'),
  note: ofBudget('note'),
  handIn: ofBudget('hand-in'),
  beat: { lua: read('beat'), numberOfKeys: 1 },
  join: { lua: read('join'), numberOfKeys: 1 },
} as const;

export type ScriptName = keyof typeof scripts;
