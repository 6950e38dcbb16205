import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Options shared by the commands that are clients of the graph. */

/** The command line is invalid; the message says what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The graph's URL, and the headers of each request. */
export interface GraphTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export const GRAPH_OPTIONS = {
  url: { type: 'string', short: 'u' },
  token: { type: 'string', short: 't' },
  'router-secret': { type: 'string' },
  header: { type: 'string', short: 'H', multiple: true },
} as const;

interface GraphValues {
  readonly url?: string | undefined;
  /** RingCentral's access token. */
  readonly token?: string | undefined;
  readonly 'google-token'?: string | undefined;
  readonly 'router-secret'?: string | undefined;
  readonly header?: readonly string[] | undefined;
}

/** @throws UsageError */
export const targetOf = (values: GraphValues, env: Environment): GraphTarget => {
  const token = values.token ?? env['RINGCENTRAL_TOKEN'];
  const googleToken = values['google-token'];
  const routerSecret = values['router-secret'] ?? env['ROUTER_SECRET'];
  return {
    url: urlOf(values.url ?? env['GRAPH_URL'] ?? 'http://127.0.0.1:4001/graphql'),
    headers: headersOf([
      ...(token ? [['x-ringcentral-authorization', `Bearer ${token}`] as const] : []),
      ...(googleToken ? [['x-google-authorization', `Bearer ${googleToken}`] as const] : []),
      ...(routerSecret ? [['router-authorization', routerSecret] as const] : []),
      ...(values.header ?? []).map(headerOf),
    ]),
  };
};

/** @throws UsageError when an option is unknown or lacks its value */
export const parseCommand = <const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

export const oneOf = <Value extends string>(
  option: string,
  value: string,
  allowed: readonly Value[],
): Value => {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new UsageError(`${option} must be ${allowed.join(' or ')}, not ${quoted(value)}`);
  return found;
};

export const id = (option: string, text: string): string => {
  if (text === '~' || /^\d{1,20}$/.test(text)) return text;
  throw new UsageError(`${option} must be ~ or 1 to 20 decimal digits, not ${quoted(text)}`);
};

const urlOf = (text: string): string => {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new UsageError(`--url must be an http or https address, not ${quoted(text)}`);
};

const headerOf = (text: string): readonly [string, string] => {
  const colon = text.indexOf(':');
  return [text.slice(0, Math.max(colon, 0)).trim(), text.slice(colon + 1).trim()];
};

/** Error messages quote neither names nor values: they may be secrets. */
const headersOf = (entries: readonly (readonly [string, string])[]): Readonly<Record<string, string>> => {
  const headers = new Headers();
  for (const [name, value] of entries) {
    try {
      headers.set(name, value);
    } catch {
      throw new UsageError(
        '--header must be "name: value", and headers must not contain line breaks or other control characters',
      );
    }
  }
  return Object.fromEntries(headers);
};

export const quoted = (text: string): string =>
  JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
