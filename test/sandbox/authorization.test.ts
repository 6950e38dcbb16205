import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { findChromium, HOW_TO_GET_CHROMIUM, withBrowser } from '../support/chromium.ts';

const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const REDIRECT = 'http://127.0.0.1:49152/callback';
const SCOPES = ['contacts', 'contacts.other.readonly'].map(
  (name) => `https://www.googleapis.com/auth/${name}`,
);

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => {
  sandbox.google.reset();
  sandbox.ringcentral.reset();
});
afterAll(() => sandbox.close());

type Upstream = 'google' | 'ringcentral';
type Form = Readonly<Record<string, string>>;

const ASKED: Readonly<Record<Upstream, Form>> = {
  google: {
    client_id: 'sandbox-google-client',
    scope: SCOPES.join(' '),
    access_type: 'offline',
  },
  ringcentral: { client_id: 'sandbox-ringcentral-public-client' },
};

const authorizeUrl = (upstream: Upstream, changes: Form = {}): string => {
  const path = upstream === 'google' ? '/o/oauth2/v2/auth' : '/restapi/oauth/authorize';
  const parameters = new URLSearchParams({
    ...ASKED[upstream],
    response_type: 'code',
    redirect_uri: REDIRECT,
    state: 'a "state" & more',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...changes,
  });
  return `${sandbox[upstream].url}${path}?${parameters.toString()}`;
};

/** Submits the form of the page by one of its buttons, without a browser, and returns what the application receives. */
const press = async (upstream: Upstream, button: Form, changes?: Form): Promise<URL> => {
  const response = await fetch(authorizeUrl(upstream, changes), {
    method: 'POST',
    body: new URLSearchParams(button),
    redirect: 'manual',
  });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '');
};

const newCode = async (upstream: Upstream, changes?: Form, user = 'demo'): Promise<string> =>
  (await press(upstream, { user }, changes)).searchParams.get('code') ?? '';

interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly scope: string;
  readonly error?: string;
  readonly error_description?: string;
  readonly errors?: readonly { readonly errorCode: string }[];
}

const exchange = async (
  upstream: Upstream,
  form: Form,
): Promise<{ readonly status: number; readonly body: TokenAnswer }> => {
  const path = upstream === 'google' ? '/token' : '/restapi/oauth/token';
  const response = await fetch(`${sandbox[upstream].url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: ASKED[upstream]['client_id'] ?? '',
      ...(upstream === 'google' && { client_secret: 'sandbox-google-secret' }),
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      ...form,
    }),
  });
  return { status: response.status, body: (await response.json()) as TokenAnswer };
};

/** The user whose people a token gives access to. */
const ownerOf = async (upstream: Upstream, token: string): Promise<string | undefined> => {
  const path =
    upstream === 'google'
      ? `/v1/otherContacts?readMask=names&pageSize=1`
      : '/restapi/v1.0/account/~/extension/~/favorite';
  const response = await fetch(`${sandbox[upstream].url}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await response.text();
  return response.status === 200 ? sandbox[upstream].calls().at(-1)?.caller : undefined;
};

const UPSTREAMS = ['google', 'ringcentral'] as const;

describe.each(UPSTREAMS)('the consent page of %s', (upstream) => {
  it('names the application and its scopes, with a button for each user and one to refuse', async () => {
    const response = await fetch(authorizeUrl(upstream, { state: '"><script>alert(1)</script>' }));
    const html = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(html).toContain(ASKED[upstream]['client_id']);
    for (const scope of upstream === 'google' ? SCOPES : ['ReadContacts', 'Contacts']) {
      expect(html).toContain(`<li>${scope}</li>`);
    }
    const buttons = [...html.matchAll(/<button name="(\w+)" value="(\w+)">/g)].map((found) => found.slice(1));
    expect(buttons).toEqual([
      ['user', 'demo'],
      ['user', 'second'],
      ['error', 'access_denied'],
    ]);
    expect(html).not.toContain('<script');
  });

  it.each(['demo', 'second'])(
    'sends %s back with state and code, which can be exchanged for their tokens',
    async (user) => {
      const back = await press(upstream, { user });
      expect(`${back.origin}${back.pathname}`).toBe(REDIRECT);
      expect(back.searchParams.get('state')).toBe('a "state" & more');
      const { status, body } = await exchange(upstream, { code: back.searchParams.get('code') ?? '' });
      expect(status).toBe(200);
      expect(await ownerOf(upstream, body.access_token)).toBe(user);
      expect(body.refresh_token).toEqual(expect.any(String));
      const refreshed = await exchange(upstream, {
        grant_type: 'refresh_token',
        refresh_token: body.refresh_token ?? '',
      });
      expect(await ownerOf(upstream, refreshed.body.access_token)).toBe(user);
    },
  );

  it('reports to the application when the user refuses', async () => {
    const { searchParams } = await press(upstream, { error: 'access_denied' });
    expect([searchParams.get('error'), searchParams.get('code')]).toEqual(['access_denied', null]);
    expect(searchParams.get('state')).toBe('a "state" & more');
  });

  it.each([
    ['an unknown application', { client_id: 'nobody' }, 401],
    ['a redirect to another address', { redirect_uri: 'http://app.example.com/back' }, 400],
    ['another response type', { response_type: 'token' }, 400],
    ['an unknown PKCE method', { code_challenge_method: 'S512' }, 400],
  ])('refuses %s without a redirect', async (_case, changes, status) => {
    for (const method of ['GET', 'POST']) {
      const response = await fetch(authorizeUrl(upstream, changes), {
        method,
        redirect: 'manual',
        ...(method === 'POST' && { body: new URLSearchParams({ user: 'demo' }) }),
      });
      expect([response.status, response.headers.get('location')]).toEqual([status, null]);
    }
  });

  it('takes a verifier without a method as plain text', async () => {
    const response = await fetch(
      authorizeUrl(upstream, { code_challenge: VERIFIER, code_challenge_method: 'plain' }),
      { method: 'POST', body: new URLSearchParams({ user: 'demo' }), redirect: 'manual' },
    );
    const code = new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
    expect((await exchange(upstream, { code })).status).toBe(200);
  });

  it('keeps codes, verifiers and tokens out of the call log', async () => {
    const code = await newCode(upstream);
    const { body } = await exchange(upstream, { code });
    const log = JSON.stringify(sandbox[upstream].calls());
    for (const secret of [code, VERIFIER, body.access_token]) expect(log).not.toContain(secret);
  });
});

describe('a code', () => {
  const REFUSALS: readonly [string, Form, readonly [string, string], readonly [string, string]][] = [
    [
      'a wrong verifier',
      { code_verifier: 'another' },
      ['invalid_grant', 'Invalid code verifier.'],
      ['invalid_grant', 'OAU-213'],
    ],
    [
      'another redirect',
      { redirect_uri: 'http://127.0.0.1:49153/callback' },
      ['redirect_uri_mismatch', 'Bad Request'],
      ['invalid_grant', 'OAU-109'],
    ],
    ['a made-up code', { code: 'made-up' }, ['invalid_grant', 'Bad Request'], ['invalid_grant', 'OAU-213']],
  ];

  it.each(REFUSALS)('is refused with %s, and spent by it', async (_case, form, atGoogle, atRingcentral) => {
    for (const [upstream, expected] of [
      ['google', atGoogle],
      ['ringcentral', atRingcentral],
    ] as const) {
      const code = await newCode(upstream);
      const { status, body } = await exchange(upstream, { code, ...form });
      const told = upstream === 'google' ? body.error_description : body.errors?.[0]?.errorCode;
      expect([status, body.error, told]).toEqual([400, ...expected]);
      expect((await exchange(upstream, { code })).status).toBe(form['code'] === undefined ? 400 : 200);
    }
  });

  it.each(UPSTREAMS)('can be used once, at %s', async (upstream) => {
    const code = await newCode(upstream);
    expect((await exchange(upstream, { code })).status).toBe(200);
    const again = await exchange(upstream, { code });
    expect([again.status, again.body.error]).toEqual([400, 'invalid_grant']);
  });

  it('expires after ten minutes at Google and after one at RingCentral', async () => {
    const codes = [await newCode('google'), await newCode('ringcentral')] as const;
    sandbox.clock.advance(60_000);
    expect((await exchange('ringcentral', { code: codes[1] })).status).toBe(400);
    expect((await exchange('google', { code: codes[0] })).status).toBe(200);
    const late = await newCode('google');
    sandbox.clock.advance(600_000);
    expect((await exchange('google', { code: late })).status).toBe(400);
  });

  it('needs its verifier, and refuses one without a challenge, at Google', async () => {
    const code = await newCode('google');
    const missing = await exchange('google', { code, code_verifier: '' });
    expect(missing.body.error_description).toBe('Missing code verifier.');
    const response = await fetch(authorizeUrl('google').replace(/&code_challenge(_method)?=[^&]*/g, ''), {
      method: 'POST',
      body: new URLSearchParams({ user: 'demo' }),
      redirect: 'manual',
    });
    const bare = new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const needless = await exchange('google', { code: bare });
    expect(needless.body.error_description).toBe('code_verifier or verifier is not needed.');
  });
});

describe("Google's consent", () => {
  it.each([
    ['no scope', { scope: '' }],
    ['an unknown scope', { scope: `${SCOPES.join(' ')} https://www.googleapis.com/auth/nothing` }],
  ])('is not shown for %s', async (_case, changes) => {
    expect((await fetch(authorizeUrl('google', changes))).status).toBe(400);
  });

  it('covers the requested scopes and no others', async () => {
    const code = await newCode('google', { scope: SCOPES[0] ?? '' });
    const { body } = await exchange('google', { code });
    expect(body.scope).toBe(SCOPES[0]);
    // Other contacts need a scope of their own.
    expect(await ownerOf('google', body.access_token)).toBeUndefined();
  });

  it('gives a refresh token for offline access the first time, and again only with a new consent prompt', async () => {
    const hasRefreshToken = async (changes: Form): Promise<boolean> => {
      const { body } = await exchange('google', { code: await newCode('google', changes, 'second') });
      return body.refresh_token !== undefined;
    };
    expect(await hasRefreshToken({ access_type: 'online' })).toBe(false);
    sandbox.google.reset();
    expect(await hasRefreshToken({})).toBe(true);
    expect(await hasRefreshToken({})).toBe(false);
    expect(await hasRefreshToken({ prompt: 'consent' })).toBe(true);
  });
});

const CHROMIUM = findChromium();
const IS_DEMANDED = process.env['CI'] === 'true';
if (CHROMIUM === undefined && !IS_DEMANDED) {
  console.warn(`The sandbox's browser test is skipped, ${HOW_TO_GET_CHROMIUM}`);
}

(CHROMIUM === undefined && !IS_DEMANDED ? describe.skip : describe)('in a browser', () => {
  it('a user signs in at both upstreams by pressing a button', async () => {
    const seen: URL[] = [];
    const application = createServer((request, response) => {
      if (request.url?.startsWith('/callback') === true) seen.push(new URL(request.url, 'http://localhost'));
      response.end('Signed in.');
    }).listen(0, '127.0.0.1');
    await once(application, 'listening');
    const redirect_uri = `http://127.0.0.1:${(application.address() as AddressInfo).port}/callback`;
    try {
      await withBrowser(CHROMIUM ?? '', async (browser) => {
        for (const upstream of UPSTREAMS) {
          const page = await browser.newPage();
          await page.goto(authorizeUrl(upstream, { redirect_uri }));
          await Promise.all([page.waitForNavigation(), page.click('button[value="second"]')]);
          expect(await page.evaluate(() => document.body.textContent)).toBe('Signed in.');
          const code = seen.at(-1)?.searchParams.get('code') ?? '';
          const { body } = await exchange(upstream, { code, redirect_uri });
          expect(await ownerOf(upstream, body.access_token)).toBe('second');
        }
      });
      expect(seen).toHaveLength(2);
    } finally {
      application.close();
    }
  }, 60_000);
});
