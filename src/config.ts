/** The environment, as `process.env` gives it. An empty value counts as absent (compose files pass those). */
export type Environment = Readonly<Record<string, string | undefined>>;

export const nodeEnvironments = ['development', 'test', 'production'] as const;
export const upstreamModes = ['sandbox', 'live'] as const;
export const graphNodeModes = ['public', 'inaccessible', 'off'] as const;
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export const sandboxQuotas = ['generous', 'real'] as const;

export interface GoogleCredentialConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

export interface RingcentralCredentialConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly jwt: string;
}

/** What the process runs with: validated, complete, frozen. Durations are milliseconds, URLs have no trailing slash. */
export interface Config {
  readonly nodeEnv: (typeof nodeEnvironments)[number];
  /** Introspection, CORS, explorer and hints in messages are off. */
  readonly isProduction: boolean;
  /** The opposite of `isProduction`: explorer, introspection and a start text for people. */
  readonly isDeveloperMode: boolean;
  readonly host: string;
  /** 0 means any free port. */
  readonly port: number;
  readonly upstreams: (typeof upstreamModes)[number];
  readonly google: {
    readonly peopleUrl: string;
    readonly tokenUrl: string;
    readonly credential?: GoogleCredentialConfig;
    readonly apiKey?: string;
    readonly quotaUser?: string;
  };
  readonly ringcentral: {
    readonly url: string;
    readonly credential?: RingcentralCredentialConfig;
  };
  /** Any of them opens `/graphql`; two while a secret is being rotated; none means that no secret is asked for. */
  readonly routerSecrets: readonly string[];
  readonly upstreamTimeoutMs: number;
  readonly maxRateWaitMs: number;
  readonly googleSearchWarmupMs: number;
  readonly graphNode: (typeof graphNodeModes)[number];
  readonly redisUrl?: string;
  readonly logLevel: (typeof logLevels)[number];
  readonly otlpEndpoint?: string;
  readonly sandbox: {
    readonly googlePort: number;
    readonly ringcentralPort: number;
    readonly quotas: (typeof sandboxQuotas)[number];
    readonly windowSeconds: number;
  };
}

/** A value of the environment that the process must not start with. Its message is one line and holds no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly variable: string;

  constructor(variable: string, fault: string, allowed: string) {
    super(`${variable} ${fault}; allowed: ${allowed}`);
    this.variable = variable;
  }
}

/**
 * Reads and checks every variable.
 * @throws ConfigError for the first value that is not allowed.
 */
export const loadConfig = (env: Environment = process.env): Config => {
  const read = reader(env);
  const nodeEnv = read.oneOf('NODE_ENV', nodeEnvironments, 'development');
  const isProduction = nodeEnv === 'production';
  return deepFreeze<Config>({
    nodeEnv,
    isProduction,
    isDeveloperMode: !isProduction,
    host: read.host('HOST', isProduction ? '0.0.0.0' : '127.0.0.1'),
    port: read.integer('PORT', 4001, 0, 65_535, 'a port number'),
    upstreams: read.oneOf('UPSTREAMS', upstreamModes, isProduction ? 'live' : 'sandbox'),
    google: {
      peopleUrl: read.url('GOOGLE_PEOPLE_URL', httpSchemes) ?? 'https://people.googleapis.com',
      tokenUrl: read.url('GOOGLE_TOKEN_URL', httpSchemes) ?? 'https://oauth2.googleapis.com/token',
      ...present(
        'credential',
        read.together({
          clientId: 'GOOGLE_CLIENT_ID',
          clientSecret: 'GOOGLE_CLIENT_SECRET',
          refreshToken: 'GOOGLE_REFRESH_TOKEN',
        }),
      ),
      ...present('apiKey', read.secret('GOOGLE_API_KEY')),
      ...present('quotaUser', read.quotaUser('GOOGLE_QUOTA_USER')),
    },
    ringcentral: {
      url: read.ringcentralUrl('RINGCENTRAL_URL') ?? 'https://platform.ringcentral.com',
      ...present(
        'credential',
        read.together({
          clientId: 'RINGCENTRAL_CLIENT_ID',
          clientSecret: 'RINGCENTRAL_CLIENT_SECRET',
          jwt: 'RINGCENTRAL_JWT',
        }),
      ),
    },
    routerSecrets: read.routerSecrets('ROUTER_SECRET'),
    upstreamTimeoutMs: read.integer('UPSTREAM_TIMEOUT_MS', 10_000, 1, 600_000, 'milliseconds'),
    maxRateWaitMs: read.integer('MAX_RATE_WAIT_MS', 2_000, 0, 600_000, 'milliseconds'),
    googleSearchWarmupMs: read.integer('GOOGLE_SEARCH_WARMUP_MS', 3_000, 0, 600_000, 'milliseconds'),
    graphNode: read.oneOf('GRAPH_NODE', graphNodeModes, 'public'),
    ...present('redisUrl', read.url('REDIS_URL', ['redis:', 'rediss:'])),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
    ...present('otlpEndpoint', read.url('OTEL_EXPORTER_OTLP_ENDPOINT', httpSchemes)),
    sandbox: {
      googlePort: read.integer('SANDBOX_GOOGLE_PORT', 4010, 0, 65_535, 'a port number'),
      ringcentralPort: read.integer('SANDBOX_RINGCENTRAL_PORT', 4011, 0, 65_535, 'a port number'),
      quotas: read.oneOf('SANDBOX_QUOTAS', sandboxQuotas, 'generous'),
      windowSeconds: read.integer('SANDBOX_WINDOW_SECONDS', 60, 1, 3_600, 'seconds'),
    },
  });
};

/** What a running sandbox says of itself; its credentials take the place of the environment's. */
export interface SandboxAddresses {
  readonly google: { readonly url: string };
  readonly ringcentral: { readonly url: string };
  readonly credentials: {
    readonly google: GoogleCredentialConfig;
    readonly ringcentral: RingcentralCredentialConfig;
  };
}

/** The same configuration, talking to the sandbox as its demo user. No real credential of the environment is kept. */
export const withSandbox = (config: Config, sandbox: SandboxAddresses): Config =>
  deepFreeze<Config>({
    ...config,
    google: {
      peopleUrl: sandbox.google.url,
      tokenUrl: `${sandbox.google.url}/token`,
      credential: sandbox.credentials.google,
    },
    ringcentral: { url: sandbox.ringcentral.url, credential: sandbox.credentials.ringcentral },
  });

const httpSchemes = ['http:', 'https:'];

/** One method per kind of value; each answers the default where the variable is absent. */
const reader = (env: Environment) => {
  const raw = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };

  const oneOf = <Value extends string>(name: string, allowed: readonly Value[], fallback: Value): Value => {
    const value = raw(name);
    if (value === undefined) return fallback;
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw new ConfigError(name, `is ${quote(value)}`, allowed.join(', '));
    return found;
  };

  const integer = (name: string, fallback: number, min: number, max: number, unit: string): number => {
    const value = raw(name);
    if (value === undefined) return fallback;
    const allowed = `${unit}, a whole number ${String(min)}…${String(max)}`;
    if (!/^\d{1,9}$/.test(value)) throw new ConfigError(name, `is ${quote(value)}`, allowed);
    const number = Number(value);
    if (number < min || number > max) throw new ConfigError(name, `is ${value}`, allowed);
    return number;
  };

  const host = (name: string, fallback: string): string => {
    const value = raw(name) ?? fallback;
    if (!/^[\w.:%-]+$/.test(value)) {
      throw new ConfigError(
        name,
        `is ${quote(value)}`,
        'an IP address or a host name, without scheme or port',
      );
    }
    return value;
  };

  /** The value is never repeated in the message: a URL may carry a password. */
  const url = (name: string, schemes: readonly string[]): string | undefined => {
    const value = raw(name);
    if (value === undefined) return undefined;
    const allowed = `an absolute URL that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`;
    if (!URL.canParse(value)) throw new ConfigError(name, 'is not a URL', allowed);
    const parsed = new URL(value);
    if (!schemes.includes(parsed.protocol)) {
      throw new ConfigError(name, `has the scheme ${quote(parsed.protocol)}`, allowed);
    }
    if (!schemes.includes('http:')) return value;
    if (parsed.username !== '' || parsed.password !== '') {
      throw new ConfigError(name, 'contains a user name or password', `${allowed}, without credentials`);
    }
    if (parsed.search !== '' || parsed.hash !== '') {
      throw new ConfigError(name, 'has a query or fragment', `${allowed}, without query and fragment`);
    }
    if (value.endsWith('/'))
      throw new ConfigError(name, 'ends with a slash', `${allowed}, no trailing slash`);
    return value;
  };

  const ringcentralUrl = (name: string): string | undefined => {
    const value = url(name, httpSchemes);
    if (value !== undefined && /\/restapi(\/|$)/.test(value)) {
      throw new ConfigError(name, 'contains /restapi', 'the base URL alone, /restapi is added to it');
    }
    return value;
  };

  /** Anything that can stand in a header or a query. The value is never repeated in the message. */
  const secret = (name: string): string | undefined => {
    const value = raw(name);
    if (value !== undefined && !/^[\x21-\x7e]+$/.test(value)) {
      throw new ConfigError(
        name,
        'contains a space or an unprintable character',
        'printable ASCII, no spaces',
      );
    }
    return value;
  };

  const quotaUser = (name: string): string | undefined => {
    const value = secret(name);
    // Google's limit for the system parameter of that name.
    if (value !== undefined && value.length > 40) {
      throw new ConfigError(name, `has ${String(value.length)} characters`, 'at most 40 characters');
    }
    return value;
  };

  /** Half a credential is a mistake that would show only at the first call, so it stops the start. */
  const together = <Field extends string>(
    names: Readonly<Record<Field, string>>,
  ): Record<Field, string> | undefined => {
    const entries = (Object.entries(names) as [Field, string][]).map(
      ([field, name]) => [field, name, secret(name)] as const,
    );
    const missing = entries.filter(([, , value]) => value === undefined).map(([, name]) => name);
    if (missing.length === entries.length) return undefined;
    if (missing.length > 0) {
      const given = entries.filter(([, , value]) => value !== undefined).map(([, name]) => name);
      throw new ConfigError(
        missing[0] ?? '',
        `is missing while ${given.join(' and ')} ${given.length > 1 ? 'are' : 'is'} set`,
        `all of ${Object.values(names).join(', ')}, or none`,
      );
    }
    return Object.fromEntries(entries.map(([field, , value]) => [field, value])) as Record<Field, string>;
  };

  const routerSecrets = (name: string): readonly string[] => {
    const value = secret(name);
    if (value === undefined) return [];
    const secrets = value.split(',');
    const allowed = 'one secret, or two separated by a comma (no spaces) while it is being rotated';
    if (secrets.length > 2) throw new ConfigError(name, `holds ${String(secrets.length)} secrets`, allowed);
    if (secrets.includes('')) throw new ConfigError(name, 'holds an empty secret', allowed);
    return secrets;
  };

  return { oneOf, integer, host, url, ringcentralUrl, secret, quotaUser, together, routerSecrets };
};

/** A key that is there only with a value, as `exactOptionalPropertyTypes` wants it. */
const present = <Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };

const quote = (value: string): string => JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);

const deepFreeze = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
};
