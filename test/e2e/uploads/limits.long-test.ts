import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';
import { bookOf } from '../graph/support.ts';

import { MAX_BYTES, ofBytes, upload } from './support.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

it('an upload may be up to 20 MiB as JSON, with the real id instead of ~', async () => {
  const { extensionId } = bookOf(harness);
  const { calls, data } = await upload(harness, ofBytes(MAX_BYTES, '~', extensionId));
  expect(calls.at(-1)?.status).toBe(202);
  expect(data.uploadAddressBooks.userErrors).toEqual([]);
});
