import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { personalContactId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { contactIdsOf } from '../graph/support.ts';

import { chunksOf, faultsOf, globalIdsOf, stored, write, writeWell } from './support.ts';

export let harness: Harness;

/** Global ids of some contacts, in a book that has more. */
const idsOf = async (count: number): Promise<readonly string[]> => {
  await fetch(`${harness.sandbox.ringcentral.url}/__sandbox/book-size`, {
    method: 'POST',
    body: JSON.stringify({ user: 'demo', contacts: count + SPARED }),
  });
  return globalIdsOf(harness).slice(0, count);
};
const SPARED = 20;

/** The expected number of ids in each call. */
const expectedChunks = (method: string, count: number): readonly string[] =>
  Array.from(
    { length: Math.ceil(count / 30) },
    (_, index) => `${method} ${Math.min(30, count - index * 30)}`,
  );

const replacementsOf = (ids: readonly string[]) =>
  ids.map((id, index) => ({ id, contact: { firstName: `Item ${String(index)}` } }));

interface Sizes {
  readonly allowed: readonly number[];
  readonly refused: readonly number[];
}

export const describeBatches = ({ allowed, refused }: Sizes): void => {
  beforeAll(async () => {
    harness = await startHarness({ sandbox: { ringcentral: { bookSizes: { demo: 150 } } } });
  });
  beforeEach(() => harness.sandbox.ringcentral.reset());
  afterAll(() => harness.close());

  describe.each(allowed)('%i contacts', (count) => {
    it('are deleted, 30 to a call', async () => {
      const ids = await idsOf(count);
      const { payload, calls } = await writeWell(harness, 'deletePersonalContacts', { ids });
      expect(payload.deletedIds).toEqual(ids);
      expect(chunksOf(calls)).toEqual(expectedChunks('DELETE', count));
      expect(globalIdsOf(harness)).toEqual(expect.not.arrayContaining([ids[0]]));
      expect(contactIdsOf(harness)).toHaveLength(SPARED);
    });

    it('are replaced, 30 to a call', async () => {
      const ids = await idsOf(count);
      const { payload, calls } = await writeWell(
        harness,
        'updatePersonalContacts',
        { contacts: replacementsOf(ids) },
        {
          selection:
            'results { id personalContact { id contactId firstName lastName } userErrors { code } } userErrors { code }',
        },
      );
      expect(chunksOf(calls)).toEqual(expectedChunks('PUT', count));
      expect(payload.results).toHaveLength(count);
      for (const [index, { id, personalContact, userErrors }] of payload.results.entries()) {
        expect([id, userErrors]).toEqual([ids[index], []]);
        expect(personalContact).toMatchObject({ id, firstName: `Item ${String(index)}`, lastName: null });
      }
      const last = payload.results.at(-1).personalContact;
      expect(stored(harness, last.contactId)).toEqual({
        id: last.contactId,
        firstName: `Item ${String(count - 1)}`,
      });
    });
  });

  describe.each(refused.map((count) => [count, count === 0 ? 'EMPTY' : 'TOO_LONG'] as const))(
    '%i contacts',
    (count, code) => {
      const ids = Array.from({ length: count }, (_, index) =>
        personalContactId({ accountId: '1', extensionId: '2', contactId: String(index) }),
      );

      it('are too few or too many to delete, and cost no call', async () => {
        const { payload, errors, calls } = await write(harness, 'deletePersonalContacts', { ids });
        expect([errors, calls, payload.deletedIds]).toEqual([undefined, [], []]);
        expect(faultsOf(payload)).toEqual([`ids ${code}`]);
        expect(payload.userErrors[0].message).toContain('1 to 3,000');
      });

      it('are too few or too many to replace, and cost no call', async () => {
        const { payload, errors, calls } = await write(harness, 'updatePersonalContacts', {
          contacts: replacementsOf(ids),
        });
        expect([errors, calls, payload.results]).toEqual([undefined, [], null]);
        expect(faultsOf(payload)).toEqual([`contacts ${code}`]);
      });
    },
  );
};

export const idIn = (book: number): string =>
  personalContactId({ accountId: '1', extensionId: String(book), contactId: '1' });
