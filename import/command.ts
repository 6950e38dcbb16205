import { UsageError } from './command-line.ts';
import { FileError } from './contact.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { type ImportOptions, readOptions, USAGE } from './options.ts';
import type { ProgramContext } from './run-program.ts';
import { runImport } from './run.ts';

/** The command as it was typed: what people can mend ends in a line and a code, everything else is a defect and is thrown. */
export const runCommand = async (args: readonly string[], context: ProgramContext): Promise<ExitCode> => {
  const complain = (line: string): ExitCode => {
    context.terminal.write(`${line}\n`);
    return EXIT.wrong;
  };
  let options: ImportOptions | 'help';
  try {
    options = readOptions(args, context.env);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return complain(`${error.message}\nFor all options: npm run import -- --help`);
  }
  if (options === 'help') {
    context.output.write(USAGE);
    return EXIT.allAdded;
  }
  try {
    return await runImport(options, context);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return complain(`${options.path}: ${error.message}`);
  }
};
