import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { personalContactId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { contactIdsOf } from '../graph/support.ts';

import { chunksOf, faultsOf, globalIdsOf, stored, write, writeWell } from './support.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ sandbox: { ringcentral: { bookSizes: { demo: 150 } } } });
});
beforeEach(() => harness.sandbox.ringcentral.reset());
afterAll(() => harness.close());

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

describe.each([1, 2, 30, 31, 100, 101, 3_000])('%i contacts', (count) => {
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

describe.each([
  [0, 'EMPTY'],
  [3_001, 'TOO_LONG'],
  [10_000, 'TOO_LONG'],
  [10_001, 'TOO_LONG'],
])('%i contacts', (count, code) => {
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
});

describe('contacts of several books', () => {
  const idIn = (book: number): string =>
    personalContactId({ accountId: '1', extensionId: String(book), contactId: '1' });

  it('cost separate calls, and are refused without a call if that is too many', async () => {
    const ids = Array.from({ length: 101 }, (_, book) => idIn(book));
    const { payload, calls } = await write(harness, 'deletePersonalContacts', { ids });
    expect(faultsOf(payload)).toEqual(['ids TOO_LONG']);
    expect(payload.userErrors[0].message).toContain('101 upstream calls');
    expect(calls).toEqual([]);
    const answer = await write(harness, 'deletePersonalContacts', { ids: ids.slice(1) });
    expect(answer.calls).toHaveLength(100);
    expect(faultsOf(answer.payload)).toEqual(
      ids.slice(1).map((_id, index) => `ids.${String(index)} NOT_FOUND`),
    );
  });

  it('are grouped by book, whatever their order in the list', async () => {
    const [mine, others] = [globalIdsOf(harness).slice(0, 35), globalIdsOf(harness, 'second').slice(0, 31)];
    const ids = mine.flatMap((id, index) => [id, others[index]]).filter((id) => id !== undefined);
    const { payload, calls } = await writeWell(harness, 'deletePersonalContacts', { ids });
    expect(payload.deletedIds).toEqual(ids);
    expect(chunksOf(calls)).toEqual(['DELETE 30', 'DELETE 5', 'DELETE 30', 'DELETE 1']);
  });
});
