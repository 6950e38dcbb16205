import { setTimeout as delay } from 'node:timers/promises';

/** Memory of the process, in bytes. */
interface Sample {
  readonly heap: number;
  readonly resident: number;
}

export interface MemoryReport {
  /** Lowest heap size in the second and in the last third of the run, in MiB: memory that garbage collection could not free. */
  readonly heapBefore: number;
  readonly heapAfter: number;
  readonly residentPeak: number;
  readonly isFlat: boolean;
}

const EVERY_MS = 200;
const MIB = 2 ** 20;
// Compiled code and bounded caches still grow a little; a leak at full load grows far more.
const ALLOWED_GROWTH = 1.25;
const ALLOWED_MIB = 16;

/** The value of a gauge in the text of `/metrics`; NaN when it is missing. */
export const metric = (text: string, name: string): number =>
  Number(new RegExp(`^${name} ([\\d.e+]+)$`, 'm').exec(text)?.[1] ?? Number.NaN);

/** Samples the memory of the process behind `/metrics` until the signal aborts. */
export const watchMemory = async (url: string, signal: AbortSignal): Promise<MemoryReport> => {
  const samples: Sample[] = [];
  while (!signal.aborted) {
    const text = await (await fetch(`${url}/metrics`)).text();
    samples.push({
      heap: metric(text, 'nodejs_heap_size_used_bytes'),
      resident: metric(text, 'process_resident_memory_bytes'),
    });
    await delay(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return report(samples);
};

const report = (samples: readonly Sample[]): MemoryReport => {
  const third = Math.floor(samples.length / 3);
  const floorOf = (part: readonly Sample[]): number => Math.min(...part.map(({ heap }) => heap)) / MIB;
  const heapBefore = floorOf(samples.slice(third, 2 * third));
  const heapAfter = floorOf(samples.slice(2 * third));
  return {
    heapBefore,
    heapAfter,
    residentPeak: Math.max(...samples.map(({ resident }) => resident)) / MIB,
    isFlat: heapAfter <= heapBefore * ALLOWED_GROWTH + ALLOWED_MIB,
  };
};
