import { describe, expect, it } from '@jest/globals';

import { describeBatches, harness, idIn } from './batch-sizes.ts';
import { chunksOf, faultsOf, globalIdsOf, write, writeWell } from './support.ts';

describeBatches({ allowed: [1, 30, 31], refused: [0, 3_001] });

describe('contacts of several books', () => {
  it('are refused without a call if they cost too many', async () => {
    const ids = Array.from({ length: 101 }, (_, book) => idIn(book));
    const { payload, calls } = await write(harness, 'deletePersonalContacts', { ids });
    expect(faultsOf(payload)).toEqual(['ids TOO_LONG']);
    expect(payload.userErrors[0].message).toContain('101 upstream calls');
    expect(calls).toEqual([]);
  });

  it('are grouped by book, whatever their order in the list', async () => {
    const [mine, others] = [globalIdsOf(harness).slice(0, 35), globalIdsOf(harness, 'second').slice(0, 31)];
    const ids = mine.flatMap((id, index) => [id, others[index]]).filter((id) => id !== undefined);
    const { payload, calls } = await writeWell(harness, 'deletePersonalContacts', { ids });
    expect(payload.deletedIds).toEqual(ids);
    expect(chunksOf(calls)).toEqual(['DELETE 30', 'DELETE 5', 'DELETE 30', 'DELETE 1']);
  });
});
