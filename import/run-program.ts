import { UsageError } from './command-line.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './progress.ts';

/** What a command has of the process that it runs in. */
export interface ProgramContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the command found, for people and programs. */
  readonly output: NodeJS.WritableStream;
  /** Progress and complaints. */
  readonly terminal: Terminal;
  /** Aborted when the person does not want to go on. */
  readonly stop: AbortSignal;
}

/** What is known of a command before its options are. */
interface Command<Options extends object> {
  /** `npm run …` */
  readonly name: string;
  readonly usage: string;
  /** @throws UsageError; gives `help` where that is all that was asked for */
  readonly readOptions: (args: readonly string[], env: ProgramContext['env']) => Options | 'help';
}

/** The options of a command as it was typed; or its exit code where it was printed what is possible, or what is wrong. */
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
    terminal.write(`${error.message}\nFor all options: npm run ${name} -- --help\n`);
    return EXIT.wrong;
  }
  output.write(usage);
  return EXIT.allAdded;
};

/**
 * Runs a command to its end and sets the exit code of the process. A first Ctrl-C aborts `stop`, a second one ends the process at once.
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
  // Whoever reads the output may go away, as `head` does; no command may end in the middle for that.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const context = { env: process.env, output: process.stdout, terminal: process.stderr, stop: stop.signal };
  process.exitCode = await run(process.argv.slice(2), context).catch((error: unknown) => {
    // A defect. What had been done before it is not known here, so that nothing less may be said.
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.uploadFailed;
  });
};
