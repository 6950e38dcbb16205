import { parseArgs } from 'node:util';

import { ConnectError } from './connect-error.ts';

export const USAGE = `npm run connect -- [google] [ringcentral] [options]

Signs you in at Google and RingCentral, and writes the credentials for npm start to an env file. docs/accounts.md says
what to set up at both first.

  --write             also ask for permission to change contacts; without it the graph can only read
  --scope <name>      ask Google for one more scope, such as user.birthday.read; may be repeated
  --file <file>       the file to write; default: ENV_FILE, or .env
  --redirect <url>    the loopback URL that the browser returns to; default: http://127.0.0.1:0/callback at Google (any free
                      port), http://127.0.0.1:4021/callback at RingCentral
  --timeout <seconds> how long to wait for the browser; default: 300
  --no-browser        only print the URL of the page
  --help              print this text
`;

const SYSTEMS = ['google', 'ringcentral'] as const;
export type System = (typeof SYSTEMS)[number];

/** Names of the systems in messages. */
export const TITLES: Readonly<Record<System, string>> = { google: 'Google', ringcentral: 'RingCentral' };

export interface ConnectOptions {
  readonly systems: readonly System[];
  readonly isWriting: boolean;
  readonly extraScopes: readonly string[];
  readonly envFile: string;
  readonly redirect: URL | undefined;
  readonly timeoutMs: number;
  readonly opensBrowser: boolean;
}

const wrong = (text: string): ConnectError =>
  new ConnectError(`${text} For all options: npm run connect -- --help`);

const readSystems = (names: readonly string[]): readonly System[] => {
  const unknown = names.find((name) => !SYSTEMS.some((system) => system === name));
  if (unknown !== undefined) throw wrong(`"${unknown}" is neither google nor ringcentral.`);
  return names.length === 0 ? SYSTEMS : SYSTEMS.filter((system) => names.includes(system));
};

const readRedirect = (text: string | undefined): URL | undefined => {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLoopback = url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname);
  if (url === undefined || !isLoopback || url.search !== '' || url.hash !== '')
    throw wrong(
      '--redirect must be a URL of this machine, such as http://127.0.0.1:4021/callback or http://localhost:4021/callback.',
    );
  return url;
};

const readTimeout = (text: string): number => {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3_600)
    throw wrong('--timeout must be a whole number of seconds, 1 to 3600.');
  return seconds * 1_000;
};

const parse = (args: readonly string[], envFile: string) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      allowNegative: true,
      options: {
        write: { type: 'boolean', default: false },
        scope: { type: 'string', multiple: true, default: [] },
        // Not --env-file: Node would use that itself, wherever it is in the command line.
        file: { type: 'string', default: envFile },
        redirect: { type: 'string' },
        timeout: { type: 'string', default: '300' },
        browser: { type: 'boolean', default: true },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw wrong(error instanceof Error ? (error.message.split('. ')[0] ?? '') + '.' : String(error));
  }
};

/**
 * Parses the command line.
 * @throws ConnectError for an unknown option or an invalid value
 */
export const readOptions = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ConnectOptions | 'help' => {
  const { values, positionals } = parse(args, env['ENV_FILE'] ?? '.env');
  if (values.help) return 'help';
  return {
    systems: readSystems(positionals),
    isWriting: values.write,
    extraScopes: values.scope,
    envFile: values.file,
    redirect: readRedirect(values.redirect),
    timeoutMs: readTimeout(values.timeout),
    opensBrowser: values.browser,
  };
};
