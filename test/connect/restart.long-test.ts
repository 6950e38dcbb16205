import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { describeWithRedis, startRedis } from '../support/redis.ts';

import { askForContacts, practiceFile, runConnect, startWithFile } from './support.ts';

let sandbox: Sandbox;
let folder: string;
let file: string;

beforeEach(async () => {
  sandbox = await startSandbox();
  folder = mkdtempSync(join(tmpdir(), 'connect-restart-'));
  file = join(folder, 'restart.env');
  writeFileSync(file, practiceFile(sandbox, 'RINGCENTRAL'));
  const command = runConnect(['ringcentral', '--file', file, '--redirect', 'http://127.0.0.1:0/callback']);
  // Presses the button of the demo user, and follows the redirect.
  await fetch(await command.nextPage(), { method: 'POST', body: new URLSearchParams({ user: 'demo' }) });
  expect(await command.ended).toMatchObject({ code: 0, errors: '' });
});
afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

/** What the program reads from RingCentral after a start. */
const readOnce = async (env: Readonly<Record<string, string>> = {}) => {
  const program = await startWithFile(file, env);
  try {
    const { data, errors = [] } = await askForContacts(program);
    return { count: data.personalContacts?.totalCount, messages: errors.map(({ message }) => message) };
  } finally {
    await program.stop();
    // Longer than an access token is valid: the next start must refresh, and the replaced refresh token no longer works.
    sandbox.clock.advance(2 * 60 * 60_000);
  }
};

it("after a restart, RingCentral's refresh token from the sign-in is refused, and the message says so", async () => {
  expect((await readOnce()).count).toEqual(expect.any(Number));
  const { count, messages } = await readOnce();
  expect(count).toBeUndefined();
  expect(messages).toContainEqual(
    expect.stringMatching(/refused the server's own credential .*RINGCENTRAL_REFRESH_TOKEN/),
  );
});

describeWithRedis('with REDIS_URL', () => {
  it('a restart continues with the newest refresh token', async () => {
    await using redis = await startRedis();
    for (let start = 0; start < 3; start += 1)
      expect((await readOnce({ REDIS_URL: redis.url })).count).toEqual(expect.any(Number));
  });
});
