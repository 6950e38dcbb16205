import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createClock, startSandbox } from '../../sandbox/index.ts';
import { CHILD_ENVIRONMENT } from '../support/child-environment.ts';

const MAIN = new URL('../../sandbox/main.ts', import.meta.url).pathname;

interface Program {
  readonly output: () => string;
  readonly stop: () => void;
  readonly exit: Promise<number | null>;
  /** Resolves once the output contains the text. */
  readonly says: (text: string) => Promise<void>;
}

const runProgram = (env: Readonly<Record<string, string>>): Program => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    env: { ...CHILD_ENVIRONMENT, SANDBOX_GOOGLE_PORT: '0', SANDBOX_RINGCENTRAL_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return {
    output: () => output,
    stop: () => void child.kill('SIGTERM'),
    exit: once(child, 'close').then(([code]) => code as number | null),
    async says(text) {
      while (!output.includes(text)) {
        await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
        if (child.exitCode !== null && !output.includes(text)) throw new Error(output);
      }
    },
  };
};

describe('the sandbox', () => {
  it('starts both upstreams with one clock, and accepts the demo users', async () => {
    const clock = createClock(() => Date.UTC(2031, 0, 1));
    const { google, ringcentral, credentials, close } = await startSandbox({ clock });
    try {
      await fetch(`${google.url}/__sandbox/clock`, { method: 'POST', body: '{"advanceMs":5000}' });
      expect([ringcentral.clock.now(), google.clock.now()]).toEqual(
        Array(2).fill(Date.UTC(2031, 0, 1, 0, 0, 5)),
      );
      const book = '/restapi/v1.0/account/~/extension/~/address-book/contact?perPage=1';
      for (const user of ['demo', 'second'] as const) {
        const answers = await Promise.all(
          [
            [`${google.url}/v1/people/me?personFields=names`, credentials.google.accessTokens[user]],
            [`${ringcentral.url}${book}`, credentials.ringcentral.accessTokens[user]],
          ].map(([url = '', token = '']) => fetch(url, { headers: { authorization: `Bearer ${token}` } })),
        );
        expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      }
      for (const calls of [google.calls(), ringcentral.calls()]) {
        expect(calls.map(({ caller }) => caller)).toEqual(['demo', 'second']);
      }
    } finally {
      await close();
    }
  });

  it('accepts other book sizes', async () => {
    const sandbox = await startSandbox({ google: { otherContactCount: 10_000 } });
    expect(sandbox.google.store.book('demo').otherContactCount).toBe(10_000);
    expect(sandbox.google.store.book('second').otherContactCount).toBeGreaterThanOrEqual(300);
    await sandbox.close();
  });

  it('leaves nothing running when a port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    await expect(startSandbox({ ringcentralPort: port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
    holder.close();
  });
});

describe('the sandbox as a program', () => {
  it('prints its URLs and credentials, and exits on SIGTERM', async () => {
    const program = runProgram({ SANDBOX_QUOTAS: 'real' });
    await program.says('Press Ctrl+C to stop it.');
    const output = program.output();
    expect(output).toContain('with real quotas');
    for (const token of ['sandbox-google-demo', 'sandbox-ringcentral-second', 'JWT'])
      expect(output).toContain(token);
    const controls = output.match(/http:\S+\/__sandbox\//g) ?? [];
    expect(controls).toHaveLength(2);
    for (const url of controls) expect((await fetch(url)).status).toBe(200);
    program.stop();
    expect(await program.exit).toBe(0);
  });

  it.each([
    [
      { SANDBOX_GOOGLE_PORT: 'http' },
      'SANDBOX_GOOGLE_PORT is "http"; allowed are 0 (any free port) to 65535.\n',
    ],
    [{ SANDBOX_QUOTAS: 'unlimited' }, 'SANDBOX_QUOTAS is "unlimited"; allowed are generous and real.\n'],
  ])('explains the error in %j', async (env, message) => {
    const program = runProgram(env);
    expect(await program.exit).toBe(1);
    expect(program.output()).toBe(message);
  });
});
