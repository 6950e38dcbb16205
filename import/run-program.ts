import { UsageError } from './command-line.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './progress.ts';

/** The parts of the process that a command uses. */
export interface ProgramContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results, for people and programs. */
  readonly output: NodeJS.WritableStream;
  /** Progress and errors. */
  readonly terminal: Terminal;
  /** Aborted when the user stops the command. */
  readonly stop: AbortSignal;
}

/** A command, before its options are parsed. */
interface Command<Options extends object> {
  /** `npm run …` */
  readonly name: string;
  readonly usage: string;
  /**
   * @returns `help` when only the help text was requested
   * @throws UsageError
   */
  readonly readOptions: (args: readonly string[], env: ProgramContext['env']) => Options | 'help';
}

/** Parses the options of a command; returns an exit code after printing the help text or an error. */
export const readCommand = <Options extends object>(
  { name, usage, readOptions }: Command<Options>,
  args: readonly string[],
  { env, output, terminal }: Pick<ProgramContext, 'env' | 'output' | 'terminal'>,
): Options | ExitCode => {
  try {
    const options = readOptions(args, env);
    if (options !== 'help') return options;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.write(`${error.message}\nTo see all options: npm run ${name} -- --help\n`);
    return EXIT.wrong;
  }
  output.write(usage);
  return EXIT.allAdded;
};

/**
 * Runs a command and sets the exit code of the process. The first Ctrl-C aborts `stop`, the second ends the process immediately.
 * @param stopping what the first Ctrl-C prints
 */
export const runProgram = async (
  run: (args: readonly string[], context: ProgramContext) => Promise<ExitCode>,
  stopping: string,
): Promise<void> => {
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
    process.stderr.write(`\n${stopping}\n`);
    process.once('SIGINT', () => process.exit(EXIT.stopped));
  });
  // The reader of the output may close it, as `head` does. That must not end a command halfway.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const context = { env: process.env, output: process.stdout, terminal: process.stderr, stop: stop.signal };
  process.exitCode = await run(process.argv.slice(2), context).catch((error: unknown) => {
    // A bug. It is not known what was done before it, so the exit code must be the one for an unknown outcome.
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.uploadFailed;
  });
};
