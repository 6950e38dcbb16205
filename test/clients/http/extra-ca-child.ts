import type { UpstreamError } from '../../../src/clients/errors/upstream-error.ts';
import { createCallScope } from '../../../src/clients/http/call.ts';
import { createUpstreams } from '../../../src/clients/upstreams.ts';

/** Makes one call and prints the result. A separate process, because Node reads its certificates when it starts. */

const [, , UPSTREAM_URL = ''] = process.argv;
const upstreams = createUpstreams({
  googlePeopleUrl: UPSTREAM_URL,
  googleTokenUrl: UPSTREAM_URL,
  ringcentralUrl: UPSTREAM_URL,
  timeoutMs: 10_000,
  maxRateWaitMs: 0,
});
const { ringcentral } = upstreams.clientsFor({
  ringcentralAuthorization: 'Bearer token',
  scope: createCallScope(),
});
const TEXT = await ringcentral.listContacts({ accountId: '~', extensionId: '~' }).then(
  (body) => JSON.stringify(body),
  (error: unknown) => (error as UpstreamError).networkCode ?? String(error),
);
process.stdout.write(TEXT);
await upstreams.close();
