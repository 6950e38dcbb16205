import { describe, it } from '@jest/globals';

import { checkSchedules } from './stream-schedules.ts';

describe('a mirrored stream', () => {
  it('shows own writes at once and loses no change, under 1,000 random schedules', async () => {
    await checkSchedules(1_000);
  });
});
