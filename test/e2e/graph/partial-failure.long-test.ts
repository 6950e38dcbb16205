import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Fault } from '../../../sandbox/index.ts';
import { type Harness, startHarness } from '../../support/harness.ts';

import { type Answer, ask, askWell, failuresOf } from './support.ts';

const QUERY = `{
  otherContacts(first: 3) { totalCount nodes { id displayName } }
  person(resourceName: "people/me") { id }
  personalContacts(first: 3) { totalCount nodes { id displayName } }
  favorites(first: 3) { totalCount nodes { id } }
}`;
const FIELDS = {
  'google-people': ['otherContacts', 'person'],
  ringcentral: ['favorites', 'personalContacts'],
} as const;
type UpstreamName = keyof typeof FIELDS;

const other = (upstream: UpstreamName): UpstreamName =>
  upstream === 'ringcentral' ? 'google-people' : 'ringcentral';

let harness: Harness;
let whole: Readonly<Record<string, unknown>>;

const start = async (timeoutMs: number): Promise<void> => {
  harness = await startHarness({
    env: { UPSTREAM_TIMEOUT_MS: String(timeoutMs), MAX_RATE_WAIT_MS: '0' },
  });
  whole = (await askWell(harness, QUERY)).data as typeof whole;
};
beforeEach(() => start(30_000));
afterEach(() => harness.close());

const addFault = (upstream: UpstreamName, fault: Fault): void =>
  harness.sandbox[upstream === 'ringcentral' ? 'ringcentral' : 'google'].addFault(fault);

/** Checks that the answer reveals no internals of us or of the upstreams. */
const expectNoLeak = ({ text }: Answer): void => {
  const { google, ringcentral, credentials } = harness.sandbox;
  const secrets = [
    google.url,
    ringcentral.url,
    new URL(google.url).host,
    new URL(ringcentral.url).host,
    credentials.google.accessTokens.demo,
    credentials.ringcentral.accessTokens.demo,
    'Bearer sandbox',
    '127.0.0.1',
    '/restapi',
    '/v1/',
    '<html',
    '<body',
    'ECONN',
    'node_modules',
    '.ts:',
    '    at ',
  ];
  for (const secret of secrets) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
};

const expectFailed = (answer: Answer, upstream: UpstreamName, code: string): void => {
  expect(failuresOf(answer)).toEqual(FIELDS[upstream].map((field) => `${field} ${code}`));
  for (const { extensions, message } of answer.errors ?? []) {
    expect(extensions['upstream']).toBe(upstream);
    expect(message).not.toBe('');
  }
  for (const field of FIELDS[upstream]) expect(answer.data[field]).toBeNull();
  for (const field of FIELDS[other(upstream)]) expect(answer.data[field]).toEqual(whole[field]);
  expect(answer.status).toBe(200);
  expectNoLeak(answer);
};

const FAULTS: readonly (readonly [string, Fault, string])[] = [
  ['resets the connection', { kind: 'reset' }, 'UPSTREAM_UNAVAILABLE'],
  ["answers with a proxy's page", { kind: 'html' }, 'UPSTREAM_UNAVAILABLE'],
  ["answers with a proxy's page and 200", { kind: 'html', status: 200 }, 'UPSTREAM_BAD_RESPONSE'],
  ['truncates a body', { kind: 'truncated' }, 'UPSTREAM_BAD_RESPONSE'],
  ['cuts the connection in the body', { kind: 'truncated', isCut: true }, 'UPSTREAM_BAD_RESPONSE'],
  ['sends an empty body', { kind: 'empty' }, 'UPSTREAM_BAD_RESPONSE'],
  ['is down', { kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
  ['times out itself', { kind: 'status', status: 504 }, 'UPSTREAM_TIMEOUT'],
  ['fails', { kind: 'status', status: 500 }, 'UPSTREAM_UNAVAILABLE'],
  ['is out of quota', { kind: 'status', status: 429, retryAfter: 45 }, 'RATE_LIMITED'],
  ['refuses permission', { kind: 'status', status: 403 }, 'FORBIDDEN'],
  ['refuses the credential', { kind: 'status', status: 401 }, 'UNAUTHENTICATED'],
  [
    'puts secrets in its error',
    {
      kind: 'status',
      status: 500,
      body: { message: 'see https://127.0.0.1/v1/secret?access_token=sandbox-google-demo <html>' },
    },
    'UPSTREAM_UNAVAILABLE',
  ],
];

describe.each(['google-people', 'ringcentral'] as const)('when %s', (upstream) => {
  it.each(FAULTS)('%s, only its fields are null and report the reason', async (_name, fault, code) => {
    addFault(upstream, fault);
    expectFailed(await ask(harness, QUERY), upstream, code);
  });

  it('never answers, only its fields are null and report the reason', async () => {
    await harness.close();
    await start(3_000);
    addFault(upstream, { kind: 'hang' });
    expectFailed(await ask(harness, QUERY), upstream, 'UPSTREAM_TIMEOUT');
  });

  it('says how long to wait, the error says so too', async () => {
    addFault(upstream, { kind: 'status', status: 429, retryAfter: 45 });
    const answer = await ask(harness, QUERY);
    for (const { extensions } of answer.errors ?? []) {
      expect(extensions['retryAfter']).toBeGreaterThan(40);
      expect(extensions['retryAfter']).toBeLessThanOrEqual(45);
    }
    expect(answer.errors).toHaveLength(2);
  });

  it('recovers, the graph recovers', async () => {
    addFault(upstream, { kind: 'status', status: 500 });
    expectFailed(await ask(harness, QUERY), upstream, 'UPSTREAM_UNAVAILABLE');
    harness.sandbox[upstream === 'ringcentral' ? 'ringcentral' : 'google'].clearFaults();
    expect((await askWell(harness, QUERY)).data).toEqual(whole);
  });

  it('fails once, the retry succeeds', async () => {
    addFault(upstream, { kind: 'reset', times: 1 });
    addFault(upstream, { kind: 'status', status: 503, times: 1 });
    expect((await askWell(harness, QUERY)).data).toEqual(whole);
  });

  it('gets no credential, only its fields are null, without a call to it', async () => {
    const { google, ringcentral } = harness.sandbox.credentials;
    const headers =
      upstream === 'ringcentral'
        ? { 'x-google-authorization': `Bearer ${google.accessTokens.demo}` }
        : { 'x-ringcentral-authorization': `Bearer ${ringcentral.accessTokens.demo}` };
    const answer = await ask(harness, QUERY, { as: 'nobody', headers });
    expectFailed(answer, upstream, 'UNAUTHENTICATED');
    expect(answer.calls.filter((call) => call.upstream === upstream)).toEqual([]);
  });

  it.each(['garbage', 'Basic dXNlcjpwYXNz', 'Bearer', 'Bearer no-such-token', 'Bearer a b'])(
    'gets the credential %j, only its fields are null',
    async (value) => {
      const header = upstream === 'ringcentral' ? 'x-ringcentral-authorization' : 'x-google-authorization';
      const answer = await ask(harness, QUERY, { headers: { [header]: value } });
      expectFailed(answer, upstream, 'UNAUTHENTICATED');
      expect(answer.text).not.toContain('no-such-token');
      expect(answer.text).not.toContain('dXNlcjpwYXNz');
    },
  );
});

describe('a caller without credentials', () => {
  it('gets an error for each field without any call', async () => {
    const answer = await ask(harness, QUERY, { as: 'nobody' });
    expect(failuresOf(answer)).toEqual(
      [...FIELDS['google-people'], ...FIELDS.ringcentral].map((field) => `${field} UNAUTHENTICATED`).sort(),
    );
    expect(answer.calls).toEqual([]);
    expect(
      answer.errors?.map(({ message }) => /x-(google|ringcentral)-authorization/.exec(message)?.[1]).sort(),
    ).toEqual(['google', 'google', 'ringcentral', 'ringcentral']);
  });
});

describe('one call of several to the same upstream', () => {
  it('only nulls the fields that depend on it', async () => {
    addFault('ringcentral', {
      kind: 'html',
      match: { route: await routeOf('{ favorites { totalCount } }') },
    });
    const answer = await ask(harness, QUERY);
    expect(failuresOf(answer)).toEqual(['favorites UPSTREAM_UNAVAILABLE']);
    expect(answer.data).toEqual({ ...whole, favorites: null });
  });

  it('nulls the targets of favorites but not the list', async () => {
    const query =
      '{ favorites(first: 5) { nodes { id position target { ... on PersonalContact { contactId notes } } } } }';
    const route = await routeOf('{ personalContact(contactId: "1") { notes } }');
    const before = (await askWell(harness, query)).data.favorites.nodes as readonly { target: object }[];
    addFault('ringcentral', { kind: 'html', match: { route } });
    const answer = await ask(harness, query);
    expect(answer.data.favorites.nodes).toEqual(
      before.map((node) => ('contactId' in node.target ? { ...node, target: null } : node)),
    );
    expect(new Set(failuresOf(answer).map((line) => line.replace(/\d+/, 'n')))).toEqual(
      new Set(['favorites.nodes.n.target UPSTREAM_UNAVAILABLE']),
    );
    expectNoLeak(answer);
  });

  const routeOf = async (query: string): Promise<string> =>
    (await askWell(harness, query)).calls[0]?.route ?? 'none';
});
