import { describe, expect, it } from '@jest/globals';

import { ConfigError, type Environment, loadConfig, withSandbox } from '../../src/config.ts';

const KEY = Buffer.alloc(32, 7);
const OLD_KEY = Buffer.alloc(48, 251);

const failure = (env: Environment): ConfigError => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error(`Accepted: ${JSON.stringify(env)}`);
};

describe('loadConfig', () => {
  it('defaults to a development graph with its sandbox on loopback', () => {
    expect(loadConfig({})).toEqual({
      nodeEnv: 'development',
      isProduction: false,
      isDeveloperMode: true,
      host: '127.0.0.1',
      port: 4001,
      upstreams: 'sandbox',
      google: {
        peopleUrl: 'https://people.googleapis.com',
        tokenUrl: 'https://oauth2.googleapis.com/token',
      },
      ringcentral: { url: 'https://platform.ringcentral.com' },
      routerSecrets: [],
      corsOrigins: [],
      httpStatus: '2025',
      maxOperationCost: 200_000,
      upstreamTimeoutMs: 10_000,
      maxRateWaitMs: 2_000,
      googleSearchWarmupMs: 3_000,
      graphNode: 'public',
      mirror: { store: { kind: 'memory' }, keys: [], maxBytes: 512 * 2 ** 20, staleIfErrorMs: 300_000 },
      proxy: {},
      logLevel: 'info',
      sandbox: { googlePort: 4010, ringcentralPort: 4011, quotas: 'generous', windowSeconds: 60 },
    });
  });

  it('is live on all interfaces in production, unless set otherwise', () => {
    expect(loadConfig({ NODE_ENV: 'production' })).toMatchObject({
      isProduction: true,
      isDeveloperMode: false,
      host: '0.0.0.0',
      upstreams: 'live',
    });
    expect(loadConfig({ NODE_ENV: 'production', HOST: '::1', UPSTREAMS: 'sandbox' })).toMatchObject({
      host: '::1',
      upstreams: 'sandbox',
    });
  });

  it('reads every variable', () => {
    const config = loadConfig({
      PORT: '8080',
      HOST: 'localhost',
      UPSTREAMS: 'live',
      GOOGLE_PEOPLE_URL: 'http://127.0.0.1:9',
      GOOGLE_TOKEN_URL: 'http://127.0.0.1:9/token',
      RINGCENTRAL_URL: 'http://127.0.0.1:8',
      GOOGLE_CLIENT_ID: 'a',
      GOOGLE_CLIENT_SECRET: 'b',
      GOOGLE_REFRESH_TOKEN: 'c',
      GOOGLE_API_KEY: 'd',
      GOOGLE_QUOTA_USER: 'e',
      RINGCENTRAL_CLIENT_ID: 'f',
      RINGCENTRAL_CLIENT_SECRET: 'g',
      RINGCENTRAL_JWT: 'h.i.j',
      ROUTER_SECRET: 'new-one,old-one',
      CORS_ORIGINS: 'https://app.example.com, http://10.0.0.7:3000',
      HTTP_STATUS: '2026',
      MAX_OPERATION_COST: '5000',
      UPSTREAM_TIMEOUT_MS: '5000',
      MAX_RATE_WAIT_MS: '0',
      GOOGLE_SEARCH_WARMUP_MS: '10',
      GRAPH_NODE: 'inaccessible',
      REDIS_URL: 'rediss://user:password@cache.example.com:6380/2',
      MIRROR: 'redis',
      MIRROR_KEY: `${KEY.toString('hex')},${OLD_KEY.toString('base64url')}`,
      MIRROR_REDIS_URL: 'redis://mirror.example.com:6379',
      MIRROR_MAX_MB: '64',
      MIRROR_STALE_IF_ERROR_S: '0',
      HTTPS_PROXY: 'http://user:password@proxy.example.com:3128',
      HTTP_PROXY: 'http://proxy.example.com:3128',
      NO_PROXY: 'localhost,.example.org',
      LOG_LEVEL: 'debug',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example.com:4318',
      SANDBOX_GOOGLE_PORT: '0',
      SANDBOX_RINGCENTRAL_PORT: '1',
      SANDBOX_QUOTAS: 'real',
      SANDBOX_WINDOW_SECONDS: '2',
    });
    expect(config).toEqual({
      nodeEnv: 'development',
      isProduction: false,
      isDeveloperMode: true,
      host: 'localhost',
      port: 8080,
      upstreams: 'live',
      google: {
        peopleUrl: 'http://127.0.0.1:9',
        tokenUrl: 'http://127.0.0.1:9/token',
        credential: { clientId: 'a', clientSecret: 'b', refreshToken: 'c' },
        apiKey: 'd',
        quotaUser: 'e',
      },
      ringcentral: {
        url: 'http://127.0.0.1:8',
        credential: { clientId: 'f', clientSecret: 'g', jwt: 'h.i.j' },
      },
      routerSecrets: ['new-one', 'old-one'],
      corsOrigins: ['https://app.example.com', 'http://10.0.0.7:3000'],
      httpStatus: '2026',
      maxOperationCost: 5_000,
      upstreamTimeoutMs: 5_000,
      maxRateWaitMs: 0,
      googleSearchWarmupMs: 10,
      graphNode: 'inaccessible',
      redisUrl: 'rediss://user:password@cache.example.com:6380/2',
      mirror: {
        store: { kind: 'redis', url: 'redis://mirror.example.com:6379' },
        keys: [new Uint8Array(KEY), new Uint8Array(OLD_KEY)],
        maxBytes: 64 * 2 ** 20,
        staleIfErrorMs: 0,
      },
      proxy: {
        httpsProxy: 'http://user:password@proxy.example.com:3128',
        httpProxy: 'http://proxy.example.com:3128',
        noProxy: 'localhost,.example.org',
      },
      logLevel: 'debug',
      otlpEndpoint: 'http://collector.example.com:4318',
      sandbox: { googlePort: 0, ringcentralPort: 1, quotas: 'real', windowSeconds: 2 },
    });
  });

  it('treats an empty or blank value as absent', () => {
    expect(loadConfig({ PORT: '', REDIS_URL: ' ', GOOGLE_CLIENT_ID: '' })).toEqual(loadConfig({}));
  });

  it.each([
    'ROUTER_SECRET',
    'MIRROR_KEY',
    'GOOGLE_REFRESH_TOKEN',
    'RINGCENTRAL_JWT',
    'RINGCENTRAL_REFRESH_TOKEN',
    'GOOGLE_API_KEY',
  ])('refuses to start when the secret %s is blank', (name) => {
    expect(failure({ [name]: ' ' }).message).toBe(
      `${name} is blank; allowed: printable ASCII, no spaces; leave it unset for none`,
    );
  });

  it('also reads the proxy variables in lower case', () => {
    expect(loadConfig({ https_proxy: 'http://proxy.example.com:3128', no_proxy: '*' }).proxy).toEqual({
      httpsProxy: 'http://proxy.example.com:3128',
      noProxy: '*',
    });
  });

  it.each<[string, Environment, object]>([
    ['memory', { MIRROR: 'memory' }, { kind: 'memory' }],
    [
      'a file',
      { MIRROR: 'sqlite:/var/lib/contacts/mirror.db', MIRROR_KEY: KEY.toString('base64') },
      { kind: 'sqlite', file: '/var/lib/contacts/mirror.db' },
    ],
  ])('keeps the mirror in %s', (_name, env, store) => {
    expect(loadConfig(env).mirror.store).toEqual(store);
  });

  it.each<[Environment, string]>([
    [{ MIRROR: 'sqlite:mirror.db' }, 'MIRROR_KEY is missing while MIRROR is sqlite'],
    [
      { MIRROR: 'redis', MIRROR_REDIS_URL: 'redis://mirror.example.com' },
      'MIRROR_KEY is missing while MIRROR is redis',
    ],
    [
      { MIRROR: 'redis', MIRROR_KEY: KEY.toString('hex') },
      'MIRROR_REDIS_URL is missing while MIRROR is redis',
    ],
  ])('refuses an external mirror store without its key and location: %j', (env, message) => {
    expect(failure(env).message).toContain(message);
  });

  it('returns a deeply frozen result', () => {
    const config = loadConfig({ ROUTER_SECRET: 'one' });
    expect(() => {
      (config as { port: number }).port = 1;
    }).toThrow(TypeError);
    expect(() => {
      (config.google as { peopleUrl: string }).peopleUrl = 'x';
    }).toThrow(TypeError);
    expect(() => (config.routerSecrets as string[]).push('x')).toThrow(TypeError);
  });

  it.each<[string, string, RegExp]>([
    ['NODE_ENV', 'prodution', /is "prodution"; allowed: development, test, production$/],
    ['PORT', '65536', /is 65536; allowed: a port number, a whole number 0…65535$/],
    ['PORT', '-1', /is "-1"/],
    ['PORT', '80a', /is "80a"/],
    ['HOST', 'http://localhost', /is "http:\/\/localhost"; allowed: an IP address or a host name/],
    ['UPSTREAMS', 'Live', /is "Live"; allowed: sandbox, live$/],
    ['GOOGLE_PEOPLE_URL', 'people.googleapis.com', /is not a URL; allowed: an absolute URL/],
    ['GOOGLE_PEOPLE_URL', 'https://people.googleapis.com/', /ends with a slash/],
    ['GOOGLE_PEOPLE_URL', 'ftp://people.googleapis.com', /has the scheme "ftp:"/],
    ['GOOGLE_TOKEN_URL', 'https://oauth2.googleapis.com/token?a=b', /has a query or fragment/],
    ['RINGCENTRAL_URL', 'https://platform.ringcentral.com/restapi', /contains \/restapi/],
    ['GOOGLE_QUOTA_USER', 'x'.repeat(41), /has 41 characters; allowed: at most 40/],
    ['ROUTER_SECRET', 'a,b,c', /holds 3 secrets; allowed: one secret, or two/],
    ['ROUTER_SECRET', 'a,', /holds an empty secret/],
    ['CORS_ORIGINS', '*', /has "\*" in its list; allowed: origins separated by commas/],
    ['CORS_ORIGINS', 'https://app.example.com/', /has "https:\/\/app.example.com\/" in its list/],
    ['CORS_ORIGINS', 'https://a.example.com,,', /has "" in its list/],
    ['CORS_ORIGINS', 'file:///tmp', /has "file:\/\/\/tmp" in its list/],
    ['MAX_OPERATION_COST', '0', /is 0; allowed: field values, a whole number 1…100000000$/],
    ['MIRROR', 'disk', /is "disk"; allowed: memory, off, sqlite:<file>, redis$/],
    ['MIRROR', 'sqlite:', /is "sqlite:"/],
    ['MIRROR_KEY', 'ab'.repeat(31), /holds a key of 31 bytes; allowed: at least 32 random bytes/],
    ['MIRROR_KEY', 'x'.repeat(40), /holds a key of 30 bytes/],
    ['MIRROR_KEY', '!'.repeat(44), /is neither base64 nor hex/],
    ['MIRROR_REDIS_URL', 'http://cache.example.com', /has the scheme "http:"/],
    ['MIRROR_MAX_MB', '0', /is 0/],
    ['MIRROR_STALE_IF_ERROR_S', '-1', /is "-1"/],
    ['HTTPS_PROXY', 'socks5://proxy.example.com', /has the scheme "socks5:"/],
    ['UPSTREAM_TIMEOUT_MS', '0', /is 0; allowed: milliseconds, a whole number 1…600000$/],
    ['MAX_RATE_WAIT_MS', '1.5', /is "1.5"/],
    ['GOOGLE_SEARCH_WARMUP_MS', '1e3', /is "1e3"/],
    ['HTTP_STATUS', '2024', /is "2024"; allowed: 2025, 2026$/],
    ['GRAPH_NODE', 'hidden', /allowed: public, inaccessible, off$/],
    ['REDIS_URL', 'https://cache.example.com', /has the scheme "https:"; allowed: .*redis:\/\/ or rediss:/],
    ['LOG_LEVEL', 'verbose', /allowed: trace, debug, info, warn, error, fatal, silent$/],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', /has the scheme "collector:"/],
    ['SANDBOX_GOOGLE_PORT', 'x', /is "x"/],
    ['SANDBOX_RINGCENTRAL_PORT', '70000', /is 70000/],
    ['SANDBOX_QUOTAS', 'none', /allowed: generous, real$/],
  ])('refuses %s=%s in one line that names it', (name, value, message) => {
    const error = failure({ [name]: value });
    expect(error.variable).toBe(name);
    expect(error.message.startsWith(`${name} `)).toBe(true);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('\n');
  });

  it.each([
    [{ GOOGLE_CLIENT_ID: 'an-id' }, 'GOOGLE_CLIENT_SECRET is missing while GOOGLE_CLIENT_ID is set'],
    [
      { GOOGLE_CLIENT_ID: 'an-id', GOOGLE_CLIENT_SECRET: 'hush' },
      'GOOGLE_REFRESH_TOKEN is missing while GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET are set',
    ],
    [{ RINGCENTRAL_JWT: 'hush' }, 'RINGCENTRAL_CLIENT_ID is missing while RINGCENTRAL_JWT is set'],
    [
      { RINGCENTRAL_REFRESH_TOKEN: 'hush', RINGCENTRAL_CLIENT_ID: 'an-id' },
      'RINGCENTRAL_CLIENT_SECRET is missing while RINGCENTRAL_CLIENT_ID and RINGCENTRAL_REFRESH_TOKEN are set',
    ],
    [
      { RINGCENTRAL_REFRESH_TOKEN: 'hush', RINGCENTRAL_JWT: 'hush' },
      'RINGCENTRAL_REFRESH_TOKEN is set while RINGCENTRAL_JWT is set; allowed: one of the two',
    ],
  ])('refuses half a credential: %j', (env, message) => {
    expect(failure(env).message).toContain(message);
  });

  it.each<[string, string]>([
    ['ROUTER_SECRET', 'hush hush'],
    ['GOOGLE_API_KEY', 'hush\u00e9'],
    ['REDIS_URL', 'hush'],
    ['REDIS_URL', 'http://user:hush@cache.example.com'],
    ['GOOGLE_PEOPLE_URL', 'https://user:hush@people.example.com'],
    ['RINGCENTRAL_JWT', 'hu sh'],
    ['MIRROR_KEY', 'hush'],
    ['HTTPS_PROXY', 'ftp://user:hush@proxy.example.com'],
  ])('never prints a possible secret: %s', (name, value) => {
    const { message } = failure({ [name]: value });
    expect(message).toContain(name);
    expect(message).not.toMatch(/hu ?sh/);
  });
});

describe('withSandbox', () => {
  it('points to the sandbox as its demo user and keeps no real credential', () => {
    const real = loadConfig({
      GOOGLE_CLIENT_ID: 'real',
      GOOGLE_CLIENT_SECRET: 'real',
      GOOGLE_REFRESH_TOKEN: 'real',
      GOOGLE_API_KEY: 'real',
      PORT: '5000',
    });
    const config = withSandbox(real, {
      google: { url: 'http://127.0.0.1:4010' },
      ringcentral: { url: 'http://127.0.0.1:4011' },
      credentials: {
        google: { clientId: 'demo', clientSecret: 'demo', refreshToken: 'demo' },
        ringcentral: { clientId: 'demo', clientSecret: 'demo', jwt: 'demo' },
      },
    });
    expect(JSON.stringify(config)).not.toContain('real');
    expect(config).toMatchObject({
      port: 5000,
      google: {
        peopleUrl: 'http://127.0.0.1:4010',
        tokenUrl: 'http://127.0.0.1:4010/token',
        credential: { refreshToken: 'demo' },
      },
      ringcentral: { url: 'http://127.0.0.1:4011', credential: { jwt: 'demo' } },
    });
  });
});
