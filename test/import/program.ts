import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { runCommand as runExportCommand } from '../../export/command.ts';
import { runCommand as runImportCommand } from '../../import/command.ts';
import { CHILD_ENVIRONMENT } from '../support/child-environment.ts';
import { type Harness, type HarnessOptions, startHarness } from '../support/harness.ts';

export interface ImportResult {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A stream that records what is written to it. */
const createSink = () => {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { stream, text: () => text };
};

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stop?: AbortSignal;
  /** Whether standard error is a terminal. */
  readonly isTTY?: boolean;
}

const runInProcess =
  (run: typeof runImportCommand) =>
  async (
    args: readonly string[],
    { env = {}, stop = new AbortController().signal, isTTY = false }: CommandOptions = {},
  ): Promise<ImportResult> => {
    const [output, errors] = [createSink(), createSink()];
    const terminal = Object.assign(errors.stream, { isTTY, columns: 100, rows: 30 });
    const code = await run(args, { env, stop, terminal, output: output.stream });
    return { code, output: output.text(), errors: errors.text() };
  };

/** Runs the command in this process. */
export const runImport = runInProcess(runImportCommand);
export const runExport = runInProcess(runExportCommand);

const PEAK_MEMORY = new URL('./peak-memory.js', import.meta.url).href;

export interface ImportProcess {
  readonly interrupt: () => void;
  /** The process's peak memory, in MB. */
  readonly ended: Promise<ImportResult & { readonly peakMb: number }>;
}

/** Runs the command in a separate process, which inherits only `CHILD_ENVIRONMENT`. */
export const startImport = (args: readonly string[], nodeOptions: readonly string[] = []): ImportProcess =>
  startClient('import', args, nodeOptions);

export const startClient = (
  command: 'import' | 'export',
  args: readonly string[],
  nodeOptions: readonly string[] = [],
): ImportProcess => {
  const program = fileURLToPath(new URL(`../../${command}/main.ts`, import.meta.url));
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', PEAK_MEMORY, ...nodeOptions, program, ...args],
    { env: CHILD_ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const texts = [1, 2, 3].map(async (index) => {
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdio[index] as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  });
  const end = once(child, 'close').then(([code]) => code as number | null);
  return {
    interrupt: () => child.kill('SIGINT'),
    ended: Promise.all([end, ...texts]).then(([code, output = '', errors = '', peak]) => ({
      code,
      output,
      errors,
      peakMb: Number(peak),
    })),
  };
};

/** A graph without a credential of its own, whose sandbox processes uploads immediately. */
export const startImportHarness = ({ sandbox, env }: HarnessOptions = {}): Promise<Harness> =>
  startHarness({
    sandbox: {
      ...sandbox,
      ringcentral: {
        ...sandbox?.ringcentral,
        settings: { uploadAcceptedSeconds: 0, uploadRunSeconds: 0, ...sandbox?.ringcentral?.settings },
      },
    },
    env: { MAX_RATE_WAIT_MS: '0', ...env },
  });

/** The options for an import of the demo user into that graph. */
export const targetOf = ({ url, sandbox }: Harness): readonly string[] => [
  '--url',
  `${url}/graphql`,
  '--token',
  sandbox.credentials.ringcentral.accessTokens.demo,
];
