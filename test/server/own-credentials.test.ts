import { afterEach, describe, expect, it } from '@jest/globals';

import { loadConfig } from '../../src/config.ts';
import { startText } from '../../src/server/start.ts';
import { type Harness, startHarness } from '../support/harness.ts';

import { until } from './stand-in.ts';

let harness: Harness | undefined;
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

const GOOGLE = { GOOGLE_CLIENT_ID: 'a', GOOGLE_CLIENT_SECRET: 'b', GOOGLE_REFRESH_TOKEN: 'c' };
const RINGCENTRAL = { RINGCENTRAL_CLIENT_ID: 'a', RINGCENTRAL_CLIENT_SECRET: 'b', RINGCENTRAL_JWT: 'c.d.e' };

describe('the start text', () => {
  const caller = (env: Readonly<Record<string, string>>) =>
    /Caller +(.*)/.exec(startText('http://127.0.0.1:4001', loadConfig(env)))?.[1];

  it('says whose data callers get, with and without headers', () => {
    const headers = 'the headers x-google-authorization and x-ringcentral-authorization';
    expect(caller({ UPSTREAMS: 'live' })).toBe(`the user of ${headers}`);
    expect(caller({ UPSTREAMS: 'live', ...GOOGLE })).toBe(
      `the user of ${headers}; without them, the owner of the server's own Google credential`,
    );
    expect(caller({ UPSTREAMS: 'live', ...GOOGLE, ...RINGCENTRAL })).toContain(
      "the owner of the server's own Google and RingCentral credentials",
    );
    expect(caller({})).toBe("the sandbox's demo user; send credential headers to be another user");
  });
});

describe("the server's own credentials", () => {
  const lines = (text: RegExp) => harness!.log().filter(({ msg }) => text.test(String(msg)));
  const LIVE = { NODE_ENV: 'production', LOG_LEVEL: 'info', HOST: '127.0.0.1' };

  it('cause a warning in production, and no error if they work', async () => {
    harness = await startHarness({ hasOwnCredentials: true, env: LIVE });
    expect(lines(/served with the server's own/)).toMatchObject([
      { level: 'warn', upstreams: ['Google', 'RingCentral'], hasRouterSecret: false },
    ]);
    await until(() => harness!.log().filter(({ kind }) => kind === 'upstream call').length === 2);
    expect(lines(/does not work/)).toEqual([]);
  });

  it('are checked at startup, and reported once each if they do not work', async () => {
    harness = await startHarness({
      hasOwnCredentials: true,
      env: { ...LIVE, GOOGLE_REFRESH_TOKEN: 'revoked', RINGCENTRAL_JWT: 'x.y.z' },
    });
    await until(() => lines(/does not work/).length === 2);
    expect(lines(/does not work/)).toMatchObject([
      { level: 'error', upstream: 'google-people', code: 'UNAUTHENTICATED' },
      { level: 'error', upstream: 'ringcentral', code: 'UNAUTHENTICATED' },
    ]);
    expect(JSON.stringify(harness.log())).not.toMatch(/revoked|x\.y\.z/);
  });

  it('cause no log line if there are none', async () => {
    harness = await startHarness({ env: LIVE });
    expect(lines(/own/)).toEqual([]);
  });
});
