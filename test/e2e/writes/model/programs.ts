import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Harness, startHarness } from '../../../support/harness.ts';

import { changes } from './changes.ts';
import { contacts } from './contacts.ts';
import { favorites } from './favorites.ts';
import { type Area, modelOf } from './world.ts';

/** All commands of a random program. */
const AREAS: readonly Area[] = [contacts, favorites, changes];

/** Upstream's undocumented behaviors: none of them may change the result. */
const anUpstream = fc.record({
  escapeNames: fc.boolean(),
  patchAddresses: fc.constantFrom('merge' as const, 'replace' as const),
  bulkEncoding: fc.constantFrom('accept' as const, 'json' as const, 'multipart' as const),
  favoriteOrdinals: fc.constantFrom('keep' as const, 'renumber' as const),
  tombstones: fc.constantFrom('id' as const, 'full' as const),
  syncAnswersFull: fc.boolean(),
});

/** Tests with this number of random programs that any writes end in the same state as a simple model. */
export const describeWrites = (numRuns: number): void => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await startHarness({ sandbox: { ringcentral: { bookSizes: { demo: 12 } } } });
  });
  afterAll(() => harness.close());

  it('random sequences of writes end in the same state as a simple model', async () => {
    const programs = fc.commands(
      AREAS.flatMap(({ commands }) => commands),
      { maxCommands: 30 },
    );
    let commandCount = 0;
    await fc.assert(
      fc.asyncProperty(anUpstream, programs, async (settings, program) => {
        harness.sandbox.ringcentral.reset();
        harness.sandbox.ringcentral.settings.update(settings);
        const model = modelOf(harness);
        await fc.asyncModelRun(() => ({ model, real: harness }), program);
        for (const { views } of AREAS) for (const view of views) await view(model, harness);
        commandCount += [...program].length;
      }),
      { numRuns },
    );
    expect(commandCount).toBeGreaterThan(2.5 * numRuns);
  }, 180_000);
};
