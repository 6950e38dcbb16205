import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Harness, startHarness } from '../../support/harness.ts';
import { askWell, bookOf } from '../graph/support.ts';

import { applyChange, type Ids } from './favorites-model.ts';
import { startList, type Step, steps, take, waysOf } from './favorites-program.ts';
import { storedIds } from './favorites-support.ts';

let harness: Harness;
/** The list through every field that has it. Checks that all are equal. */
const readBack = async (): Promise<Ids> => {
  const { data } = await askWell(
    harness,
    `query ($accountId: ID!, $extensionId: ID!) {
      own: favorites(first: 100) { nodes { id position } }
      last: favorites(last: 100, accountId: $accountId, extensionId: $extensionId) { nodes { id position } totalCount }
      _entities(representations: [{ __typename: "Extension", extensionId: $extensionId }]) {
        ... on Extension { favorites(first: 100) { nodes { id position } } }
      }
    }`,
    { as: 'second', variables: bookOf(harness, 'second') },
  );
  const { nodes } = data.own as { nodes: readonly { id: string; position: number }[] };
  expect(data.last).toEqual({ nodes, totalCount: nodes.length });
  expect(data._entities[0].favorites.nodes).toEqual(nodes);
  expect(nodes.map(({ position }) => position)).toEqual(nodes.map((_, index) => index));
  return nodes.map(({ id }) => id);
};

export const describeFavoritesPrograms = (numRuns: number): void => {
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.close());

  it('any sequence of changes has the same results and the same final list as a simple model', async () => {
    const program = fc.array(fc.tuple(steps({ listsMayRepeat: true }), fc.nat({ max: 4 })), {
      maxLength: 12,
    });
    const settings = fc.record({
      favoritesPutStatus: fc.constantFrom(200, 201),
      favoriteOrdinals: fc.constantFrom('keep', 'renumber'),
    });
    await fc.assert(
      fc.asyncProperty(settings, program, async (changes, taken: readonly (readonly [Step, number])[]) => {
        harness.sandbox.ringcentral.settings.update(changes);
        await startList(harness, []);
        let ids: Ids = [];
        for (const [step, index] of taken) {
          const ways = waysOf(harness);
          const { change, outcome } = await take(harness, step, ways[index] ?? ways[0]);
          expect(outcome).toEqual(applyChange(ids, change));
          if ('ids' in outcome) ({ ids } = outcome);
        }
        expect(storedIds(harness, 'second')).toEqual(ids);
        expect(await readBack()).toEqual(ids);
      }),
      { numRuns },
    );
  });
};
