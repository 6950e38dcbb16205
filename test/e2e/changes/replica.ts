import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

import type { Harness } from '../../support/harness.ts';

import {
  askPage,
  type BookEditor,
  type ChangesField,
  type ChangesPage,
  EDITORS,
  errorOf,
  FIELDS,
  resetBooks,
  startBooks,
} from './support.ts';

const SIZE = 12;

// Each run of the property makes dozens of requests.
jest.setTimeout(120_000);

let harness: Harness;

/** A change in the book, to the record that `pick` selects. */
type Edit = readonly ['add' | 'rename' | 'remove', pick: number];

const edit: fc.Arbitrary<Edit> = fc.tuple(fc.constantFrom('add', 'rename', 'remove'), fc.nat(1_000));

/** How a page is read: its size, how much of it is used, and the changes to the book before that. */
interface PageStep {
  readonly first: number;
  readonly share: number;
  readonly edits: readonly Edit[];
  readonly isAnsweredInFull: boolean;
}

const pageStep: fc.Arbitrary<PageStep> = fc.record({
  first: fc.integer({ min: 1, max: 9 }),
  // Usually the whole page, otherwise up to an edge in the middle.
  share: fc.oneof({ weight: 2, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  edits: fc.array(edit, { maxLength: 2 }),
  isAnsweredInFull: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
});

const round = fc.record({
  edits: fc.array(edit, { maxLength: 10 }),
  pages: fc.array(pageStep, { minLength: 1, maxLength: 8 }),
});

const QUIET: PageStep = { first: 100, share: 1, edits: [], isAnsweredInFull: false };

/** A client's data: the latest known state of each record, and its `nextSince`. */
interface Replica {
  readonly people: Map<string, object>;
  since: string | null;
}

const apply = async ({ keys, add, rename, remove }: BookEditor, [what, pick]: Edit): Promise<void> => {
  const all = keys();
  const key = all[pick % Math.max(all.length, 1)];
  if (what === 'add' || key === undefined) await add(`New ${pick}`);
  else if (what === 'rename') await rename(key, `Changed ${pick % 5}`);
  else await remove(key);
};

/** Reads a sync to its end by the rules in the schema's description, and starts again if told to. */
const synchronise = async (
  field: ChangesField,
  editor: BookEditor,
  replica: Replica,
  steps: readonly PageStep[],
): Promise<void> => {
  let after: string | null = null;
  let wasFullSync = false;
  for (let turn = 0; turn < 200; turn += 1) {
    const { first, share, edits, isAnsweredInFull } = steps[turn] ?? QUIET;
    for (const one of edits) await apply(editor, one);
    harness.sandbox.ringcentral.settings.update({ syncAnswersFull: isAnsweredInFull });
    const answer = await askPage(harness, field, { since: replica.since, first, after });
    if (answer.errors !== undefined) {
      expect(errorOf(answer)).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(errorOf(answer).message).toContain('Start a full sync');
      replica.since = null;
      [after, wasFullSync] = [null, false];
      continue;
    }
    const page = answer.data.changes as ChangesPage;
    if (page.isFullSync && !wasFullSync) replica.people.clear();
    wasFullSync = page.isFullSync;
    const taken = Math.ceil(share * page.nodes.length);
    for (const { deleted, key, data } of page.nodes.slice(0, taken)) {
      if (deleted || data === null) replica.people.delete(key);
      else replica.people.set(key, data);
    }
    if (taken < page.nodes.length) after = page.edges[taken - 1]?.cursor ?? after;
    else if (page.pageInfo.hasNextPage) after = page.pageInfo.endCursor ?? after;
    else {
      replica.since = page.nextSince;
      return;
    }
  }
  throw new Error('The sync does not end.');
};

export const describeReplicas = (numRuns: number): void => {
  beforeAll(async () => {
    harness = await startBooks({ demo: SIZE });
  });
  afterAll(() => harness.close());

  describe.each(FIELDS)('a client that follows a book by %s', (field) => {
    it('has the same data after each round, whatever happens between pages', async () => {
      const switches = fc.record({ bindsPageSize: fc.boolean(), delayMs: fc.constantFrom(0, 0, 5_000) });
      await fc.assert(
        fc.asyncProperty(
          switches,
          fc.array(round, { minLength: 1, maxLength: 4 }),
          async (turned, rounds) => {
            const { google, clock } = harness.sandbox;
            resetBooks(harness);
            google.settings.update({
              syncTokenBindsPageSize: turned.bindsPageSize,
              syncPropagationMs: turned.delayMs,
            });
            const editor = EDITORS[field](harness);
            const replica: Replica = { people: new Map(), since: null };
            for (const { edits, pages } of rounds) {
              for (const one of edits) await apply(editor, one);
              await synchronise(field, editor, replica, pages);
              clock.advance(turned.delayMs);
              await synchronise(field, editor, replica, [QUIET]);
              expect(replica.people).toEqual(editor.contents());
              // Nothing remains for the next round.
              const { data } = await askPage(harness, field, { since: replica.since });
              expect(data.changes).toMatchObject({ nodes: [], isFullSync: false });
            }
          },
        ),
        { numRuns },
      );
    });
  });
};
