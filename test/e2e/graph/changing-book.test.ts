import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Harness, startHarness } from '../../support/harness.ts';
import { ringcentralEditor } from '../changes/support.ts';

import { askWell, listedContactIds } from './support.ts';

const QUERY = `query ($first: Int, $after: String, $last: Int, $before: String) {
  personalContacts(first: $first, after: $after, last: $last, before: $before) {
    nodes { contactId } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

/** All contacts in the order of the pages, with the calls of each page. `change` runs between two pages. */
const walk = async (
  harness: Harness,
  size: number,
  isForward: boolean,
  change: (page: number) => Promise<void>,
) => {
  const shown: string[] = [];
  const calls: number[] = [];
  let cursor: string | null = null;
  for (let page = 1; page < 100; page += 1) {
    const variables: Record<string, unknown> = isForward
      ? { first: size, after: cursor }
      : { last: size, before: cursor };
    const answer = await askWell(harness, QUERY, { variables });
    calls.push(answer.calls.length);
    const { nodes, pageInfo } = answer.data.personalContacts;
    const ids = (nodes as { contactId: string }[]).map(({ contactId }) => contactId);
    if (isForward) shown.push(...ids);
    else shown.unshift(...ids);
    if (!(isForward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return { shown, calls };
    cursor = (isForward ? pageInfo.endCursor : pageInfo.startCursor) as string;
    await change(page);
  }
  throw new Error('The list does not end.');
};

describe('an address book that changes between two pages', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness({ sandbox: { ringcentral: { bookSizes: { demo: 60 } } } });
  });
  afterAll(() => harness.close());

  it.each([true, false])(
    'skips nobody after five deletions before the cursor (forward: %s)',
    async (isForward) => {
      harness.sandbox.ringcentral.reset();
      const all = await listedContactIds(harness);
      const gone = isForward ? all.slice(0, 5) : all.slice(-5);
      const { shown, calls } = await walk(harness, 20, isForward, async (page) => {
        if (page === 1) for (const id of gone) await ringcentralEditor(harness).remove(id);
      });
      expect(shown).toEqual(all);
      expect(calls).toEqual([1, 1, 1]);
    },
  );

  it('shows every remaining contact exactly once, at no more than two calls per page', async () => {
    const change = fc.record({
      removed: fc.array(fc.nat({ max: 59 }), { maxLength: 4 }),
      added: fc.array(fc.constantFrom('Ann', 'Änne', 'bob', 'Zoe', 'M', '張'), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 5, max: 30 }),
        fc.boolean(),
        fc.array(change, { maxLength: 4 }),
        async (size, isForward, changes) => {
          harness.sandbox.ringcentral.reset();
          const editor = ringcentralEditor(harness);
          const stays = new Set(await listedContactIds(harness));
          const { shown, calls } = await walk(harness, size, isForward, async (page) => {
            const { removed, added } = changes[page - 1] ?? { removed: [], added: [] };
            const keys = editor.keys();
            const gone = new Set(removed.flatMap((index) => keys[index] ?? []));
            for (const id of gone) {
              await editor.remove(id);
              stays.delete(id);
            }
            for (const name of added) await editor.add(name);
          });
          expect(new Set(shown).size).toBe(shown.length);
          expect([...stays].filter((id) => !shown.includes(id))).toEqual([]);
          expect(Math.max(...calls)).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);
});
