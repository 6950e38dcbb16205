import { describe, expect, it } from '@jest/globals';

import { measureCallers } from './callers.ts';

describe.each(['contacts', 'persons'] as const)('the mirrored %s of 1,000 callers with 300 each', (kind) => {
  it('stay within MIRROR_MAX_MB, by the gauge and by the heap, and are read again correctly after an eviction', async () => {
    const { bound, streams, gauge, mostGauge, mostHeap, rssBefore, rssAfter, refilled, wrong } =
      await measureCallers(kind, 1_000, 256);
    expect(mostGauge).toBeLessThanOrEqual(bound);
    expect(mostHeap).toBeLessThanOrEqual(bound);
    expect(mostHeap / gauge).toBeGreaterThan(0.8);
    // The mirror keeps as many books as fit.
    expect(gauge).toBeGreaterThan(bound - (2 * gauge) / streams);
    // The garbage collector needs some more memory, and frees it late.
    expect(rssAfter - rssBefore).toBeLessThan(2.5 * bound);
    expect(refilled).toBeGreaterThan(1_000 - streams - 1);
    expect(wrong).toBe(0);
  });
});
