import { expect, it } from '@jest/globals';

import { measureCallers } from './callers.ts';

it.each(['contacts', 'persons'] as const)(
  'estimates the memory of %s close to the heap size, so that the limit holds',
  async (kind) => {
    const { streams, gauge, mostHeap, wrong } = await measureCallers(kind, 12, 512);
    expect(streams).toBe(12);
    expect(wrong).toBe(0);
    expect(mostHeap / gauge).toBeLessThan(1.1);
    expect(mostHeap / gauge).toBeGreaterThan(0.8);
  },
);
