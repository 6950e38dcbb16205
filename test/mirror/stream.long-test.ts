import { describe, it } from '@jest/globals';

import { checkReplicas, checkSchedules } from './stream-schedules.ts';

describe('a mirrored stream', () => {
  it('shows own writes at once and loses no change, under 10,000 random schedules', async () => {
    await checkSchedules(10_000);
  });

  it('does so in two processes that share a store, under 10,000 random schedules', async () => {
    await checkReplicas(10_000);
  });
});
