import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What `measure-callers.ts` prints. Bytes, unless it says otherwise. */
export interface CallersMeasured {
  readonly streams: number;
  readonly bound: number;
  readonly gauge: number;
  readonly mostGauge: number;
  readonly heap: number;
  readonly mostHeap: number;
  readonly rssBefore: number;
  readonly rssAfter: number;
  /** Callers whose book had left memory when they came back. */
  readonly refilled: number;
  /** Callers who then got something else than their own book. */
  readonly wrong: number;
}

/** Measures in a process of its own, so that nothing else is on its heap. */
export const measureCallers = async (
  kind: 'contacts' | 'persons',
  callers: number,
  megabytes: number,
): Promise<CallersMeasured> => {
  const program = new URL('./measure-callers.ts', import.meta.url).pathname;
  const flags = ['--expose-gc', '--disable-warning=ExperimentalWarning'];
  const words = [kind, String(callers), String(megabytes)];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, program, ...words]);
  return JSON.parse(stdout) as CallersMeasured;
};
