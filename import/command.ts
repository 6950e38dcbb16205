import { FileError } from './contact.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { readOptions, USAGE } from './options.ts';
import { type ProgramContext, readCommand } from './run-program.ts';
import { runImport } from './run.ts';

/** Runs the command. Errors that the user can fix become a message and an exit code; anything else is a bug and is thrown. */
export const runCommand = async (args: readonly string[], context: ProgramContext): Promise<ExitCode> => {
  const options = readCommand({ name: 'import', usage: USAGE, readOptions }, args, context);
  if (typeof options === 'number') return options;
  try {
    return await runImport(options, context);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    context.terminal.write(`${options.path}: ${error.message}\n`);
    return EXIT.wrong;
  }
};
