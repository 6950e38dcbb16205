import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { CHILD_ENVIRONMENT } from './child-environment.ts';

/** The program as `npm start` runs it: a separate process. */
export interface Program {
  /** `http://127.0.0.1:port`, once it answers. */
  readonly url: string;
  /** The standard output so far. */
  readonly output: () => string;
  /** The standard error so far. */
  readonly errors: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** The exit code, or the signal that ended the program. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Sends SIGTERM and waits until the program has ended. */
  readonly stop: () => Promise<number | NodeJS.Signals | null>;
}

const MAIN_FILE = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/**
 * Starts the program with free ports unless `env` sets them. It inherits only `CHILD_ENVIRONMENT` from this process's
 * environment. By default the program is that of `npm start`. Its URL is the first URL of a graph that it prints.
 */
export const startProgram = async (
  env: Readonly<Record<string, string>> = {},
  file = MAIN_FILE,
): Promise<Program> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    env: {
      ...CHILD_ENVIRONMENT,
      PORT: '0',
      // Most tests count calls that are passed through.
      MIRROR: 'off',
      SANDBOX_GOOGLE_PORT: '0',
      SANDBOX_RINGCENTRAL_PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += String(data)));
  const ended = once(child, 'exit').then(
    ([code, signal]) => (code ?? signal) as number | NodeJS.Signals | null,
  );
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      output += String(data);
      const found = /(http:\/\/[\w.:[\]]+)\/graphql/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => {
      reject(new Error(`The program ended with ${String(code)}: ${errors}${output}`));
    });
  });
  return {
    url,
    output: () => output,
    errors: () => errors,
    kill: (signal) => child.kill(signal),
    ended,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
};
