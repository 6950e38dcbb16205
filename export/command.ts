import { FileError } from '../import/contact.ts';
import { EXIT, type ExitCode } from '../import/exit-code.ts';
import { type ProgramContext, readCommand } from '../import/run-program.ts';

import { ReadError } from './books.ts';
import { readOptions, USAGE } from './options.ts';
import { runExport } from './run.ts';

/** Runs the command. Errors that the user can fix become a message and an exit code; anything else is a bug and is thrown. */
export const runCommand = async (args: readonly string[], context: ProgramContext): Promise<ExitCode> => {
  const complain = (line: string, code: ExitCode): ExitCode => {
    context.terminal.write(`${line}\n`);
    return code;
  };
  const options = readCommand({ name: 'export', usage: USAGE, readOptions }, args, context);
  if (typeof options === 'number') return options;
  const nothing = options.path === '-' ? '' : ' No file was written.';
  try {
    return await runExport(options, context);
  } catch (error) {
    if (context.stop.aborted) return complain(`Stopped.${nothing}`, EXIT.stopped);
    if (error instanceof ReadError) return complain(`${error.message}.${nothing}`, EXIT.uploadFailed);
    if (error instanceof FileError) return complain(`${options.path}: ${error.message}`, EXIT.wrong);
    // The reader of the output has closed it, as `head` does.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return EXIT.stopped;
    throw error;
  }
};
