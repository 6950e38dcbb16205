import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { mostWithin, type RecordedCall, type Sandbox, startSandbox } from '../../sandbox/index.ts';

import { startGoogle } from './google-support.ts';
import { startTestServer, type TestServer } from './ringcentral-support.ts';

const CONTACTS = '/address-book/contact';

describe('the call log', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ quotas: 'real' });
  });
  afterEach(() => server.upstream.close());

  const heavy = (): readonly RecordedCall[] =>
    server.upstream.calls().filter(({ quota }) => quota?.group === 'heavy');

  it('has time, caller, quota group, and whether a call was allowed and in a penalty', async () => {
    for (let made = 0; made < 12; made += 1) await server.own('GET', CONTACTS);
    await server.own('GET', '/favorite', { token: 'sandbox-ringcentral-second' });
    await server.own('GET', CONTACTS, { token: 'unknown' });
    const calls = server.upstream.calls();
    expect(calls.map(({ quota }) => quota)).toEqual([
      ...Array<object>(10).fill({ group: 'heavy', isAllowed: true, isInPenalty: false }),
      { group: 'heavy', isAllowed: false, isInPenalty: false },
      { group: 'heavy', isAllowed: false, isInPenalty: true },
      { group: 'light', isAllowed: true, isInPenalty: false },
      // A call with an unknown credential is not charged to any user.
      undefined,
    ]);
    expect(calls.slice(9).map(({ status, caller }) => [status, caller])).toEqual([
      [200, 'demo'],
      [429, 'demo'],
      [429, 'demo'],
      [200, 'second'],
      [401, undefined],
    ]);
    expect(new Set(calls.map(({ credential }) => credential)).size).toBe(3);
    expect(calls.every(({ credential }) => /^[0-9a-f]{12}$/.test(credential ?? ''))).toBe(true);
    expect(calls[0]?.at).toBe(server.clock.now());
  });

  it('identifies a credential in header and query alike, and has the charge of calls that were refused later', async () => {
    await server.own('GET', `${CONTACTS}?perPage=x`);
    await server.own('GET', `${CONTACTS}?access_token=sandbox-ringcentral-demo`, { token: null });
    const [refused, asked] = server.upstream.calls();
    expect([refused?.status, refused?.quota?.isAllowed]).toEqual([400, true]);
    expect(asked?.credential).toBe(refused?.credential);
  });

  it('counts the maximum number of calls in any window', async () => {
    for (let made = 0; made < 25; made += 1) {
      await server.own('GET', CONTACTS);
      server.clock.advance(7_000);
    }
    expect(mostWithin(heavy(), 60_000)).toBe(9);
    expect(mostWithin(heavy(), 7_000)).toBe(1);
    expect(mostWithin([], 60_000)).toBe(0);
    expect(heavy().some(({ quota }) => quota?.isInPenalty)).toBe(false);
  });
});

describe('a short minute', () => {
  let sandbox: Sandbox;
  afterEach(() => sandbox.close());

  it('makes several windows of both upstreams pass in seconds, with real limits', async () => {
    sandbox = await startSandbox({ quotas: 'real', windowSeconds: 1 });
    const { google, ringcentral, credentials, clock } = sandbox;
    const callGoogle = () =>
      fetch(`${google.url}/v1/otherContacts?readMask=names&pageSize=1`, {
        headers: { authorization: `Bearer ${credentials.google.accessTokens.demo}` },
      });
    const callRingcentral = () =>
      fetch(`${ringcentral.url}/restapi/v1.0/account/~/extension/~/address-book/contact?perPage=1`, {
        headers: { authorization: `Bearer ${credentials.ringcentral.accessTokens.demo}` },
      });
    for (let window = 0; window < 3; window += 1) {
      const answers = await Promise.all(Array.from({ length: 10 }, callRingcentral));
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
      expect(answers[0]?.headers.get('x-rate-limit-window')).toBe('1');
      const reads = await Promise.all(Array.from({ length: 60 }, callGoogle));
      expect(reads.every(({ status }) => status === 200)).toBe(true);
      clock.advance(1_000);
    }
    expect(mostWithin(ringcentral.calls(), 1_000)).toBe(10);
  });

  it('can be set while the sandbox runs', async () => {
    sandbox = await startSandbox({ quotas: 'real' });
    const { ringcentral } = sandbox;
    const change = await fetch(`${ringcentral.url}/__sandbox/settings`, {
      method: 'POST',
      body: '{"windowSeconds": 3}',
    });
    expect(await change.json()).toMatchObject({ windowSeconds: 3 });
    const answer = await fetch(`${ringcentral.url}/restapi/v1.0/account/~/extension/~/favorite`, {
      headers: { authorization: 'Bearer sandbox-ringcentral-demo' },
    });
    expect(answer.headers.get('x-rate-limit-window')).toBe('3');
  });
});

describe("the groups of Google's quotas", () => {
  it('are reads, writes and first pages of full syncs, which can be refused separately', async () => {
    const google = await startGoogle({ settings: { fullSyncsPerMinute: 0 }, otherContactCount: 30 });
    const mask = { readMask: 'names', pageSize: 20 };
    const name = google.upstream.store.book('demo').otherContactAt(0)?.person.resourceName ?? '';
    try {
      const refused = await google.list({ ...mask, requestSyncToken: true });
      await google.list(mask);
      await google.call(`/v1/${name}:copyOtherContactToMyContactsGroup`, {}, { body: { copyMask: 'names' } });
      google.upstream.settings.update({ fullSyncsPerMinute: 1 });
      const first = await google.list({ ...mask, requestSyncToken: true });
      await google.list({
        ...mask,
        requestSyncToken: true,
        pageToken: first.body.nextPageToken ?? '',
      });
      expect(refused.body.error?.status).toBe('RESOURCE_EXHAUSTED');
      expect(
        google.upstream.calls().map(({ status, quota }) => [status, quota?.group, quota?.isAllowed]),
      ).toEqual([
        [429, 'fullSync', false],
        [200, 'reads', true],
        [200, 'writes', true],
        [200, 'fullSync', true],
        [200, 'reads', true],
      ]);
    } finally {
      await google.upstream.close();
    }
  });
});
