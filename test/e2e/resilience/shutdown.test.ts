import { expect, it } from '@jest/globals';

import { request, until } from '../../server/stand-in.ts';

import { ask, program, sandbox, startForEach } from './shutdown.ts';

startForEach();

it('SIGTERM makes the readiness probe fail immediately, while running operations finish', async () => {
  sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 800 });
  const running = ask('slow', 3);
  await until(() => sandbox.ringcentral.calls().length === 1);
  expect((await request(`${program.url}/readyz`)).status).toBe(200);
  program.kill('SIGTERM');
  await until(async () => (await request(`${program.url}/readyz`)).status === 503);
  expect((await request(`${program.url}/healthz`)).status).toBe(200);
  expect(await running).toMatchObject({ status: 200, isWhole: true, connection: 'close' });
  expect(await program.ended).toBe(0);
});
