import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';

import type { Sandbox } from '../../sandbox/index.ts';
import { CHILD_ENVIRONMENT } from '../support/child-environment.ts';
import { type Program, startProgram } from '../support/program.ts';

const MAIN = fileURLToPath(new URL('../../connect/main.ts', import.meta.url));

/** The result of the command. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** The command, running as a separate process. */
export interface Connect {
  /** The next URL that it asks the user to open; each is returned once. */
  readonly nextPage: () => Promise<string>;
  readonly ended: Promise<Outcome>;
}

/** Runs `npm run connect` with only `CHILD_ENVIRONMENT` from this process's environment. */
export const runConnect = (
  args: readonly string[],
  { env = {}, input = '' }: { readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {},
): Connect => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', MAIN, '--no-browser', '--timeout', '30', ...args],
    { env: { ...CHILD_ENVIRONMENT, ...env } },
  );
  child.stdin.end(input);
  let output = '';
  let errors = '';
  let shown = 0;
  child.stdout.on('data', (data: Buffer) => (output += String(data)));
  child.stderr.on('data', (data: Buffer) => (errors += String(data)));
  const ended = once(child, 'close').then(([code]): Outcome => ({ code: Number(code), output, errors }));
  const findPage = (): string | undefined => [...output.matchAll(/^ {2}(http\S+\?\S+)$/gm)][shown]?.[1];
  return {
    ended,
    async nextPage() {
      for (;;) {
        const page = findPage();
        if (page !== undefined) {
          shown += 1;
          return page;
        }
        const end = await Promise.race([once(child.stdout, 'data').then(() => undefined), ended]);
        if (end !== undefined) throw new Error(`The command ended: ${end.errors}${end.output}`);
      }
    },
  };
};

/** The variables of an env file. */
export const variablesOf = (file: string) => parseEnv(readFileSync(file, 'utf8'));

/** A URL with some parameters changed, as an attacker could do. */
export const withParameters = (page: string, changes: Readonly<Record<string, string>>): string => {
  const url = new URL(page);
  for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value);
  return url.href;
};

/**
 * `connect/sandbox.env` with the ports of this sandbox.
 * @param only the system whose application stays in it: an incomplete credential of the other would stop the start
 */
export const practiceFile = (sandbox: Sandbox, only?: 'GOOGLE' | 'RINGCENTRAL'): string =>
  readFileSync(new URL('../../connect/sandbox.env', import.meta.url), 'utf8')
    .replaceAll('http://127.0.0.1:4010', sandbox.google.url)
    .replaceAll('http://127.0.0.1:4011', sandbox.ringcentral.url)
    .split('\n')
    .filter((line) => only === undefined || !line.includes('_CLIENT_') || line.startsWith(only))
    .join('\n');

const LOAD_ENV = new URL('../../scripts/load-env.js', import.meta.url).href;

/** The program with an env file, as `npm start` loads it. */
export const startWithFile = (file: string, env: Readonly<Record<string, string>> = {}): Promise<Program> =>
  startProgram({ ENV_FILE: file, NODE_OPTIONS: `--import=${LOAD_ENV}`, ...env });

interface Answer {
  readonly data: {
    readonly person: { readonly displayName: string } | null;
    readonly personalContacts: { readonly totalCount: number } | null;
    readonly otherContacts: { readonly nodes: readonly unknown[] } | null;
  };
  readonly errors?: readonly { readonly message: string }[];
}

const QUERY = `{
  person(resourceName: "people/me") { displayName }
  otherContacts(first: 2) { nodes { resourceName } }
  personalContacts(first: 1) { totalCount }
}`;

/** Queries both systems, without credentials of the caller. */
export const askForContacts = async ({ url }: Pick<Program, 'url'>): Promise<Answer> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  });
  return (await response.json()) as Answer;
};
