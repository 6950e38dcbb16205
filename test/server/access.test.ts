import { afterEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { request as rawRequest } from 'undici';

import { startSandbox } from '../../sandbox/index.ts';
import type { Environment } from '../../src/config.ts';
import { createPersistedQueries } from '../../src/server/persisted-queries.ts';

import { request, type StandIn, startStandIn } from './stand-in.ts';

let server: StandIn;
const start = async (env: Environment) => (server = await startStandIn(env));
afterEach(() => server.close());

const preflight = (origin: string) =>
  request(`${server.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-google-authorization,x-ringcentral-authorization',
    },
  });

describe('CORS', () => {
  it.each([
    'http://localhost:3000',
    'http://127.0.0.1:5173',
    'http://[::1]:8080',
    'https://app.localhost:3000',
  ])('allows pages of this machine in developer mode: %s', async (origin) => {
    await start({ NODE_ENV: 'development' });
    const asked = await preflight(origin);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(origin);
    expect(asked.headers.get('access-control-allow-headers')).toContain('x-ringcentral-authorization');
    expect(asked.headers.get('access-control-max-age')).toBe('7200');
    const answer = await server.post('{ hello }', { headers: { origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('vary')).toContain('Origin');
  });

  it.each(['https://example.com', 'http://localhost.example.com', 'http://127.0.0.1.example.com', 'null'])(
    'allows no other page in developer mode: %s',
    async (origin) => {
      await start({ NODE_ENV: 'development' });
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('allows only the pages of CORS_ORIGINS in production', async () => {
    await start({ CORS_ORIGINS: 'https://app.example.com' });
    const allowed = async (origin: string) =>
      (await preflight(origin)).headers.get('access-control-allow-origin');
    expect(await allowed('https://app.example.com')).toBe('https://app.example.com');
    expect(await allowed('http://localhost:3000')).toBeNull();
    expect(await allowed('https://studio.apollographql.com')).toBeNull();
  });

  it('is off in production without CORS_ORIGINS', async () => {
    await start({});
    const { headers } = await server.post('{ hello }', { headers: { origin: 'https://app.example.com' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the Host header in developer mode', () => {
  const statusFor = async (host: string): Promise<readonly [number, string]> => {
    const { statusCode, body } = await rawRequest(`${server.url}/graphql`, {
      method: 'POST',
      headers: { host, 'content-type': 'application/json' },
      body: '{"query":"{ hello }"}',
    });
    return [statusCode, await body.text()];
  };

  it('must not be a public name, which could be used for DNS rebinding', async () => {
    await start({ NODE_ENV: 'development' });
    for (const host of [
      'evil.example.com',
      'evil.example.com:4001',
      '127.0.0.1.example.com',
      'localhost.example.com',
    ]) {
      const [status, text] = await statusFor(host);
      expect([host, status]).toEqual([host, 403]);
      expect(text).toContain('"code":"FORBIDDEN"');
    }
    for (const host of [
      'localhost:4001',
      '127.0.0.1:4001',
      '[::1]:4001',
      '10.0.0.7',
      'graph:4001',
      'graph.localhost',
    ])
      expect([host, (await statusFor(host))[0]]).toEqual([host, 200]);
  });

  it('is not checked in production', async () => {
    await start({});
    expect((await statusFor('graph.example.com'))[0]).toBe(200);
  });
});

describe('malformed HTTP', () => {
  const send = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(server.app.server.address() as { port: number }, () => socket.write(text));
      socket.on('data', (data) => (answer += String(data)));
      socket.once('error', reject).once('close', () => resolve(answer));
    });

  it.each([
    [
      'headers that are too large',
      `GET /graphql HTTP/1.1\r\nHost: x\r\nx-long: ${'a'.repeat(40_000)}\r\n\r\n`,
      '431 Request Header Fields Too Large',
    ],
    ['text that is not a request', 'Hello?\r\n\r\n', '400 Bad Request'],
    [
      'two Content-Length headers',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      '400 Bad Request',
    ],
  ])('gets a response in the format of GraphQL: %s', async (_what, text, status) => {
    await start({});
    const answer = await send(text);
    expect(answer).toContain(`HTTP/1.1 ${status}\r\n`);
    const { errors } = JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as { errors: object[] };
    expect(errors).toEqual([{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }]);
  });
});

describe('a persisted query in the shared cache', () => {
  it('is used only if its text matches its hash', async () => {
    await start({});
    const key = (text: string) => `apq:${createHash('sha256').update(text).digest('hex')}`;
    const shared = createPersistedQueries();
    const queries = createPersistedQueries(shared);
    await shared.set(key('{ hello }'), 'mutation { touch }');
    await shared.set(key('{ me { id } }'), '{ me { id } }');
    expect(await queries.get(key('{ hello }'))).toBeUndefined();
    expect(await queries.get(key('{ me { id } }'))).toBe('{ me { id } }');
    await queries.set(key('{ hello }'), '{ hello }');
    expect(await queries.get(key('{ hello }'))).toBe('{ hello }');
  });
});

describe("the sandbox's control endpoint", () => {
  it('rejects changes from pages of other sites', async () => {
    await start({});
    const sandbox = await startSandbox();
    try {
      const { url } = sandbox.google;
      const reset = async (headers: Readonly<Record<string, string>>) => {
        const { statusCode, body } = await rawRequest(`${url}/__sandbox/reset`, { method: 'POST', headers });
        await body.dump();
        return statusCode;
      };
      expect(await reset({})).toBe(204);
      expect(await reset({ origin: url })).toBe(204);
      expect(await reset({ origin: 'https://example.com' })).toBe(403);
      expect(await reset({ origin: 'null' })).toBe(403);
      expect(await reset({ origin: 'http://evil.example.com', host: 'evil.example.com' })).toBe(403);
    } finally {
      await sandbox.close();
    }
  });
});
