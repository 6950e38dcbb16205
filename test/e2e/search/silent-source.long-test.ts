import { expect, it } from '@jest/globals';

import { namesOf, search, startWithBooks } from './support.ts';

it('a search gives the other source’s contacts before the call to a silent source ends', async () => {
  const harness = await startWithBooks(
    { persons: [{ givenName: 'Anne', familyName: 'Cedar' }] },
    { env: { UPSTREAM_TIMEOUT_MS: '60000' } },
  );
  try {
    const { ringcentral } = harness.sandbox;
    ringcentral.addFault({ kind: 'hang' });
    const found = await search(harness, { query: 'an' });
    expect(namesOf(found)).toEqual(['Anne Cedar']);
    expect(found.sources.map(({ problem }) => problem?.code)).toEqual([undefined, 'UPSTREAM_TIMEOUT']);
    expect(ringcentral.calls().map(({ finishedAt }) => finishedAt)).toEqual([undefined]);
  } finally {
    harness.sandbox.ringcentral.clearFaults();
    await harness.close();
  }
});
