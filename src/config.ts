import type { GoogleServerCredential } from './clients/google-people/credential.ts';
import type { ProxyOptions } from './clients/http/connections.ts';
import type { RingcentralServerCredential } from './clients/ringcentral/credential.ts';

/** The environment variables. An empty value counts as absent, because compose files pass empty values for unset variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

const NODE_ENVIRONMENTS = ['development', 'test', 'production'] as const;
export const UPSTREAM_MODES = ['sandbox', 'live'] as const;
export const GRAPH_NODE_MODES = ['public', 'inaccessible', 'off'] as const;
/** Revisions of GraphQL over HTTP, by year; they differ in status codes. */
const HTTP_STATUS_REVISIONS = ['2025', '2026'] as const;
export type HttpStatusRevision = (typeof HTTP_STATUS_REVISIONS)[number];
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const SANDBOX_QUOTAS = ['generous', 'real'] as const;

/** An invalid value. `readAll` turns it into a `ConfigError`, which also names the variable. */
class InvalidValue extends Error {
  readonly problem: string;
  readonly allowed: string;

  constructor(problem: string, allowed: string) {
    super(problem);
    this.problem = problem;
    this.allowed = allowed;
  }
}

/** Parses a variable; `raw` is undefined if it is absent. @throws InvalidValue */
type Variable<Value> = (raw: string | undefined) => Value;

const variable =
  <Value, Fallback>(parse: (text: string) => Value, fallback: Fallback): Variable<Value | Fallback> =>
  (raw) => {
    const text = raw?.trim() ?? '';
    return text === '' ? fallback : parse(text);
  };

const quote = (value: string): string => JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);

const oneOf = <Value extends string, Fallback extends Value | undefined>(
  allowed: readonly Value[],
  fallback: Fallback,
) =>
  variable((text) => {
    const found = allowed.find((candidate) => candidate === text);
    if (found === undefined) throw new InvalidValue(`is ${quote(text)}`, allowed.join(', '));
    return found;
  }, fallback);

const integer = (fallback: number, min: number, max: number, unit: string) =>
  variable((text) => {
    const allowed = `${unit}, a whole number ${min}…${max}`;
    if (!/^\d{1,9}$/.test(text)) throw new InvalidValue(`is ${quote(text)}`, allowed);
    const number = Number(text);
    if (number < min || number > max) throw new InvalidValue(`is ${text}`, allowed);
    return number;
  }, fallback);

const port = (fallback: number) => integer(fallback, 0, 65_535, 'a port number');
const milliseconds = (fallback: number, min: number) => integer(fallback, min, 600_000, 'milliseconds');

const host = variable((text) => {
  if (!/^[\w.:%-]+$/.test(text))
    throw new InvalidValue(`is ${quote(text)}`, 'an IP address or a host name, without scheme or port');
  return text;
}, undefined);

/** Parses a URL with one of these schemes. Messages never quote the value, which may contain a password. */
const parseUrl = (
  text: string,
  schemes: readonly string[],
): { readonly url: URL; readonly allowed: string } => {
  const allowed = `an absolute URL that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`;
  if (!URL.canParse(text)) throw new InvalidValue('is not a URL', allowed);
  const url = new URL(text);
  if (!schemes.includes(url.protocol))
    throw new InvalidValue(`has the scheme ${quote(url.protocol)}`, allowed);
  return { url, allowed };
};

const HTTP_SCHEMES = ['http:', 'https:'];

/** A base URL to which paths are appended. */
const baseUrl = <Fallback>(fallback: Fallback) =>
  variable((text) => {
    const { url, allowed } = parseUrl(text, HTTP_SCHEMES);
    if (url.username !== '' || url.password !== '')
      throw new InvalidValue('contains a user name or password', `${allowed}, without credentials`);
    if (url.search !== '' || url.hash !== '')
      throw new InvalidValue('has a query or fragment', `${allowed}, without query and fragment`);
    if (text.endsWith('/')) throw new InvalidValue('ends with a slash', `${allowed}, no trailing slash`);
    return text;
  }, fallback);

const ringcentralUrl: Variable<string> = (raw) => {
  const url = baseUrl('https://platform.ringcentral.com')(raw);
  if (/\/restapi(\/|$)/.test(url))
    throw new InvalidValue('contains /restapi', 'the base URL without /restapi, which is appended');
  return url;
};

/** A URL that may contain a user name and password. */
const urlWithCredentials = (...schemes: string[]) =>
  variable((text) => {
    parseUrl(text, schemes);
    return text;
  }, undefined);

/**
 * A value that can be sent in a header or query. Messages never quote it. A blank value is an error instead of counting as
 * absent, because a person who sets a secret expects to be protected by it.
 */
const secret: Variable<string | undefined> = (raw) => {
  if (raw === undefined || raw === '') return undefined;
  const text = raw.trim();
  if (text === '') throw new InvalidValue('is blank', 'printable ASCII, no spaces; leave it unset for none');
  if (!/^[\x21-\x7e]+$/.test(text))
    throw new InvalidValue('contains a space or an unprintable character', 'printable ASCII, no spaces');
  return text;
};

const quotaUser: Variable<string | undefined> = (raw) => {
  const text = secret(raw);
  // Google's limit for the system parameter `quotaUser`.
  if (text !== undefined && text.length > 40)
    throw new InvalidValue(`has ${text.length} characters`, 'at most 40 characters');
  return text;
};

/** One secret, or two separated by a comma during a rotation. */
const secretPair =
  <Value>(parse: (text: string) => Value, allowed: string): Variable<readonly Value[]> =>
  (raw) => {
    const secrets = secret(raw)?.split(',') ?? [];
    if (secrets.length > 2) throw new InvalidValue(`holds ${secrets.length} secrets`, allowed);
    if (secrets.includes('')) throw new InvalidValue('holds an empty secret', allowed);
    return secrets.map(parse);
  };

const routerSecrets = secretPair(
  (text) => text,
  'one secret, or two separated by a comma (no spaces) during a rotation',
);

const MIRROR_KEY_BYTES = 32;
const MIRROR_KEY_FORM = `at least ${MIRROR_KEY_BYTES} random bytes in base64 or hex, or two such keys separated by a comma during a rotation (the first encrypts, both decrypt)`;

const mirrorKeys = secretPair((text): Uint8Array => {
  // Hex digits are also valid base64, but the base64 of 32 random bytes never consists of hex digits only.
  const encoding = /^[\da-f]+$/i.test(text) ? 'hex' : 'base64';
  if (encoding === 'base64' && !/^[\w+/-]+={0,2}$/.test(text))
    throw new InvalidValue('is neither base64 nor hex', MIRROR_KEY_FORM);
  const key = Buffer.from(text, encoding);
  if (key.length < MIRROR_KEY_BYTES)
    throw new InvalidValue(`holds a key of ${key.length} bytes`, MIRROR_KEY_FORM);
  return new Uint8Array(key);
}, MIRROR_KEY_FORM);

const mirrorStore = variable(
  (
    text,
  ): { readonly kind: 'off' | 'memory' | 'redis' } | { readonly kind: 'sqlite'; readonly file: string } => {
    if (text === 'off' || text === 'memory' || text === 'redis') return { kind: text };
    if (text.startsWith('sqlite:') && text.length > 'sqlite:'.length)
      return { kind: 'sqlite', file: text.slice('sqlite:'.length) };
    throw new InvalidValue(`is ${quote(text)}`, 'memory, off, sqlite:<file>, redis');
  },
  { kind: 'memory' } as const,
);

const corsOrigins = variable(
  (text) =>
    text.split(',').map((part) => {
      const origin = part.trim().toLowerCase();
      const isOrigin =
        URL.canParse(origin) &&
        HTTP_SCHEMES.includes(new URL(origin).protocol) &&
        new URL(origin).origin === origin;
      if (!isOrigin)
        throw new InvalidValue(
          `has ${quote(part.trim())} in its list`,
          'origins separated by commas, such as https://app.example.com or http://localhost:3000; no path, no slash at the end, no default port, no *',
        );
      return origin;
    }),
  [] as readonly string[],
);

/** All environment variables of the program, with their parsers and defaults. */
const VARIABLES = {
  NODE_ENV: oneOf(NODE_ENVIRONMENTS, 'development'),
  HOST: host,
  PORT: port(4001),
  UPSTREAMS: oneOf(UPSTREAM_MODES, undefined),
  GOOGLE_PEOPLE_URL: baseUrl('https://people.googleapis.com'),
  GOOGLE_TOKEN_URL: baseUrl('https://oauth2.googleapis.com/token'),
  GOOGLE_CLIENT_ID: secret,
  GOOGLE_CLIENT_SECRET: secret,
  GOOGLE_REFRESH_TOKEN: secret,
  GOOGLE_API_KEY: secret,
  GOOGLE_QUOTA_USER: quotaUser,
  RINGCENTRAL_URL: ringcentralUrl,
  RINGCENTRAL_CLIENT_ID: secret,
  RINGCENTRAL_CLIENT_SECRET: secret,
  RINGCENTRAL_JWT: secret,
  RINGCENTRAL_REFRESH_TOKEN: secret,
  ROUTER_SECRET: routerSecrets,
  CORS_ORIGINS: corsOrigins,
  HTTP_STATUS: oneOf(HTTP_STATUS_REVISIONS, '2025'),
  MAX_OPERATION_COST: integer(200_000, 1, 100_000_000, 'field values'),
  UPSTREAM_TIMEOUT_MS: milliseconds(10_000, 1),
  MAX_RATE_WAIT_MS: milliseconds(2_000, 0),
  GOOGLE_SEARCH_WARMUP_MS: milliseconds(3_000, 0),
  GRAPH_NODE: oneOf(GRAPH_NODE_MODES, 'public'),
  REDIS_URL: urlWithCredentials('redis:', 'rediss:'),
  MIRROR: mirrorStore,
  MIRROR_KEY: mirrorKeys,
  MIRROR_REDIS_URL: urlWithCredentials('redis:', 'rediss:'),
  MIRROR_MAX_MB: integer(512, 1, 1_000_000, 'megabytes'),
  MIRROR_STALE_IF_ERROR_S: integer(300, 0, 86_400, 'seconds'),
  HTTPS_PROXY: urlWithCredentials(...HTTP_SCHEMES),
  HTTP_PROXY: urlWithCredentials(...HTTP_SCHEMES),
  NO_PROXY: variable((text) => text, undefined),
  LOG_LEVEL: oneOf(LOG_LEVELS, 'info'),
  OTEL_EXPORTER_OTLP_ENDPOINT: baseUrl(undefined),
  SANDBOX_GOOGLE_PORT: port(4010),
  SANDBOX_RINGCENTRAL_PORT: port(4011),
  SANDBOX_QUOTAS: oneOf(SANDBOX_QUOTAS, 'generous'),
  SANDBOX_WINDOW_SECONDS: integer(60, 1, 3_600, 'seconds'),
} satisfies Record<string, Variable<unknown>>;

type Name = keyof typeof VARIABLES;
type Values = { readonly [Key in Name]: ReturnType<(typeof VARIABLES)[Key]> };

/** By convention these are also read in lower case. */
const ANY_CASE: readonly string[] = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'];

/** An invalid environment variable, which prevents the start. The message is one line without secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly variable: string;

  constructor(variable: string, problem: string, allowed: string) {
    super(`${variable} ${problem}; allowed: ${allowed}`);
    this.variable = variable;
  }
}

const readAll = (env: Environment): Values => {
  const read = ([name, parse]: [string, Variable<unknown>]): [string, unknown] => {
    try {
      return [name, parse(env[name] ?? (ANY_CASE.includes(name) ? env[name.toLowerCase()] : undefined))];
    } catch (error) {
      if (error instanceof InvalidValue) throw new ConfigError(name, error.problem, error.allowed);
      throw error;
    }
  };
  return Object.fromEntries(Object.entries(VARIABLES).map(read)) as unknown as Values;
};

/** Where mirrored books are stored. */
export type MirrorStoreConfig =
  | { readonly kind: 'off' | 'memory' }
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'redis'; readonly url: string };

/** The validated configuration, frozen. Durations are in milliseconds, URLs have no trailing slash. */
export interface Config {
  readonly nodeEnv: Values['NODE_ENV'];
  /** Turns off introspection, the explorer, and suggestions in messages. */
  readonly isProduction: boolean;
  /** The opposite of `isProduction`. */
  readonly isDeveloperMode: boolean;
  readonly host: string;
  /** 0 means any free port. */
  readonly port: number;
  readonly upstreams: (typeof UPSTREAM_MODES)[number];
  readonly google: {
    readonly peopleUrl: string;
    readonly tokenUrl: string;
    readonly credential: GoogleServerCredential | undefined;
    readonly apiKey: string | undefined;
    readonly quotaUser: string | undefined;
  };
  readonly ringcentral: {
    readonly url: string;
    readonly credential: RingcentralServerCredential | undefined;
  };
  /** Secrets that `/graphql` accepts: two during a rotation; empty if no secret is required. */
  readonly routerSecrets: readonly string[];
  /** Origins allowed by CORS. Developer mode also allows loopback origins. */
  readonly corsOrigins: readonly string[];
  /** The revision of GraphQL over HTTP that decides the status codes. */
  readonly httpStatus: HttpStatusRevision;
  /** Maximum cost of an operation, in field values. */
  readonly maxOperationCost: number;
  readonly upstreamTimeoutMs: number;
  readonly maxRateWaitMs: number;
  readonly googleSearchWarmupMs: number;
  readonly graphNode: Values['GRAPH_NODE'];
  readonly redisUrl: string | undefined;
  readonly mirror: {
    readonly store: MirrorStoreConfig;
    /** At least 32 bytes each. The first encrypts, all decrypt. Not empty if the store is `sqlite` or `redis`. */
    readonly keys: readonly Uint8Array[];
    readonly maxBytes: number;
    readonly staleIfErrorMs: number;
  };
  /** Forward proxies for upstream calls. URLs may contain credentials. */
  readonly proxy: Required<ProxyOptions>;
  readonly logLevel: Values['LOG_LEVEL'];
  readonly otlpEndpoint: string | undefined;
  readonly sandbox: {
    readonly googlePort: number;
    readonly ringcentralPort: number;
    readonly quotas: Values['SANDBOX_QUOTAS'];
    readonly windowSeconds: number;
  };
}

/**
 * Reads and checks every variable.
 * @throws ConfigError for the first invalid value
 */
export const loadConfig = (env: Environment = process.env): Config => {
  const values = readAll(env);
  const isProduction = values.NODE_ENV === 'production';
  return deepFreeze<Config>({
    nodeEnv: values.NODE_ENV,
    isProduction,
    isDeveloperMode: !isProduction,
    host: values.HOST ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    port: values.PORT,
    upstreams: values.UPSTREAMS ?? (isProduction ? 'live' : 'sandbox'),
    google: {
      peopleUrl: values.GOOGLE_PEOPLE_URL,
      tokenUrl: values.GOOGLE_TOKEN_URL,
      credential: allOrNone(values, {
        clientId: 'GOOGLE_CLIENT_ID',
        clientSecret: 'GOOGLE_CLIENT_SECRET',
        refreshToken: 'GOOGLE_REFRESH_TOKEN',
      }),
      apiKey: values.GOOGLE_API_KEY,
      quotaUser: values.GOOGLE_QUOTA_USER,
    },
    ringcentral: {
      url: values.RINGCENTRAL_URL,
      credential: ringcentralCredentialOf(values),
    },
    routerSecrets: values.ROUTER_SECRET,
    corsOrigins: values.CORS_ORIGINS,
    httpStatus: values.HTTP_STATUS,
    maxOperationCost: values.MAX_OPERATION_COST,
    upstreamTimeoutMs: values.UPSTREAM_TIMEOUT_MS,
    maxRateWaitMs: values.MAX_RATE_WAIT_MS,
    googleSearchWarmupMs: values.GOOGLE_SEARCH_WARMUP_MS,
    graphNode: values.GRAPH_NODE,
    redisUrl: values.REDIS_URL,
    mirror: {
      store: mirrorStoreOf(values),
      keys: values.MIRROR_KEY,
      maxBytes: values.MIRROR_MAX_MB * 2 ** 20,
      staleIfErrorMs: values.MIRROR_STALE_IF_ERROR_S * 1_000,
    },
    proxy: {
      httpsProxy: values.HTTPS_PROXY,
      httpProxy: values.HTTP_PROXY,
      noProxy: values.NO_PROXY,
    },
    logLevel: values.LOG_LEVEL,
    otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    sandbox: {
      googlePort: values.SANDBOX_GOOGLE_PORT,
      ringcentralPort: values.SANDBOX_RINGCENTRAL_PORT,
      quotas: values.SANDBOX_QUOTAS,
      windowSeconds: values.SANDBOX_WINDOW_SECONDS,
    },
  });
};

type SecretName = { [Key in Name]: Values[Key] extends string | undefined ? Key : never }[Name];

/** An incomplete credential would fail only at the first call, so it prevents the start. */
const allOrNone = <Field extends string>(
  values: Values,
  names: Readonly<Record<Field, SecretName>>,
): Record<Field, string> | undefined => {
  const entries = Object.entries<SecretName>(names).map(([field, name]) => ({
    field,
    name,
    value: values[name],
  }));
  const missing = entries.filter(({ value }) => value === undefined);
  const [first] = missing;
  if (missing.length === entries.length) return undefined;
  if (first !== undefined) {
    const given = entries.filter(({ value }) => value !== undefined).map(({ name }) => name);
    throw new ConfigError(
      first.name,
      `is missing while ${given.join(' and ')} ${given.length > 1 ? 'are' : 'is'} set`,
      `all of ${entries.map(({ name }) => name).join(', ')}, or none`,
    );
  }
  return Object.fromEntries(entries.map(({ field, value }) => [field, value])) as Record<Field, string>;
};

const ringcentralCredentialOf = (values: Values): RingcentralServerCredential | undefined => {
  const application = {
    clientId: 'RINGCENTRAL_CLIENT_ID',
    clientSecret: 'RINGCENTRAL_CLIENT_SECRET',
  } as const;
  if (values.RINGCENTRAL_REFRESH_TOKEN === undefined)
    return allOrNone(values, { ...application, jwt: 'RINGCENTRAL_JWT' });
  if (values.RINGCENTRAL_JWT !== undefined)
    throw new ConfigError(
      'RINGCENTRAL_REFRESH_TOKEN',
      'is set while RINGCENTRAL_JWT is set',
      'one of the two: the JWT still works after a restart, the refresh token does not',
    );
  return allOrNone(values, { ...application, refreshToken: 'RINGCENTRAL_REFRESH_TOKEN' });
};

/** Stored data is encrypted, so a store outside of the process needs a key. */
const mirrorStoreOf = ({
  MIRROR: store,
  MIRROR_KEY: keys,
  MIRROR_REDIS_URL: url,
}: Values): MirrorStoreConfig => {
  if (store.kind === 'off' || store.kind === 'memory') return { kind: store.kind };
  if (keys.length === 0)
    throw new ConfigError('MIRROR_KEY', `is missing while MIRROR is ${store.kind}`, MIRROR_KEY_FORM);
  if (store.kind === 'sqlite') return store;
  if (url === undefined)
    throw new ConfigError(
      'MIRROR_REDIS_URL',
      'is missing while MIRROR is redis',
      'the URL of a separate Redis with an eviction policy, redis:// or rediss://',
    );
  return { kind: 'redis', url };
};

/** The URLs and credentials of a running sandbox. */
export interface SandboxAddresses {
  readonly google: { readonly url: string };
  readonly ringcentral: { readonly url: string };
  readonly credentials: {
    readonly google: GoogleServerCredential;
    readonly ringcentral: RingcentralServerCredential;
  };
}

/**
 * Replaces upstream URLs and credentials by those of the sandbox and its demo user, so that no real credential is sent to
 * it. Removes proxies, because the sandbox runs on this machine.
 */
export const withSandbox = (config: Config, sandbox: SandboxAddresses): Config =>
  deepFreeze<Config>({
    ...config,
    google: {
      peopleUrl: sandbox.google.url,
      tokenUrl: `${sandbox.google.url}/token`,
      credential: sandbox.credentials.google,
      apiKey: undefined,
      quotaUser: undefined,
    },
    ringcentral: { url: sandbox.ringcentral.url, credential: sandbox.credentials.ringcentral },
    proxy: { httpsProxy: undefined, httpProxy: undefined, noProxy: undefined },
  });

const deepFreeze = <Value>(value: Value): Value => {
  // The bytes of a typed array cannot be frozen.
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
};
