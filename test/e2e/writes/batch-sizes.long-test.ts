import { expect, it } from '@jest/globals';

import { describeBatches, harness, idIn } from './batch-sizes.ts';
import { faultsOf, write } from './support.ts';

describeBatches({ allowed: [2, 100, 101, 3_000], refused: [10_000, 10_001] });

it('contacts of a hundred books cost as many calls', async () => {
  const ids = Array.from({ length: 100 }, (_, book) => idIn(book));
  const { payload, calls } = await write(harness, 'deletePersonalContacts', { ids });
  expect(calls).toHaveLength(100);
  expect(faultsOf(payload)).toEqual(ids.map((_id, index) => `ids.${String(index)} NOT_FOUND`));
});
