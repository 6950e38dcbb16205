import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig, withSandbox, type Environment } from '../../src/config.ts';

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
  it('is a developer graph with its sandbox on loopback when nothing is set', () => {
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
      upstreamTimeoutMs: 10_000,
      maxRateWaitMs: 2_000,
      googleSearchWarmupMs: 3_000,
      graphNode: 'public',
      logLevel: 'info',
      sandbox: { googlePort: 4010, ringcentralPort: 4011, quotas: 'generous', windowSeconds: 60 },
    });
  });

  it('is live on every interface in production, and what is set wins there too', () => {
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
      UPSTREAM_TIMEOUT_MS: '5000',
      MAX_RATE_WAIT_MS: '0',
      GOOGLE_SEARCH_WARMUP_MS: '10',
      GRAPH_NODE: 'inaccessible',
      REDIS_URL: 'rediss://user:password@cache.example.com:6380/2',
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
      upstreamTimeoutMs: 5_000,
      maxRateWaitMs: 0,
      googleSearchWarmupMs: 10,
      graphNode: 'inaccessible',
      redisUrl: 'rediss://user:password@cache.example.com:6380/2',
      logLevel: 'debug',
      otlpEndpoint: 'http://collector.example.com:4318',
      sandbox: { googlePort: 0, ringcentralPort: 1, quotas: 'real', windowSeconds: 2 },
    });
  });

  it('takes an empty or blank value for absent', () => {
    expect(loadConfig({ PORT: '', REDIS_URL: ' ', GOOGLE_CLIENT_ID: '' })).toEqual(loadConfig({}));
  });

  it('gives a result that nothing can change, also inside', () => {
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
    ['UPSTREAM_TIMEOUT_MS', '0', /is 0; allowed: milliseconds, a whole number 1…600000$/],
    ['MAX_RATE_WAIT_MS', '1.5', /is "1.5"/],
    ['GOOGLE_SEARCH_WARMUP_MS', '1e3', /is "1e3"/],
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
  ])('never repeats what may be a secret: %s', (name, value) => {
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
