import { expect, it } from '@jest/globals';

import { copySchema, OUT_OF_DATE, removeTargetAccount, TARGET_ACCOUNT_REMOVED } from './schema-program.ts';

it('npm run schema -- --check fails on files that are out of date and on a breaking change', async () => {
  using copy = copySchema();
  removeTargetAccount(copy);
  const [code, complaints] = await copy.run('--check');
  expect([code, complaints]).toEqual([
    1,
    [...OUT_OF_DATE, expect.stringMatching(`^Breaking change .*${TARGET_ACCOUNT_REMOVED}`)],
  ]);
});
