import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The output of `measure-callers.ts`, in bytes unless noted. */
export interface CallersMeasured {
  readonly streams: number;
  readonly bound: number;
  readonly gauge: number;
  readonly mostGauge: number;
  readonly heap: number;
  readonly mostHeap: number;
  readonly rssBefore: number;
  readonly rssAfter: number;
  /** Callers whose book was no longer in memory at their second read. */
  readonly refilled: number;
  /** Callers who then got anything other than their own book. */
  readonly wrong: number;
}

/** Measures in a separate process, so that nothing else is on its heap. */
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
