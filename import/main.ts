import { runCommand } from './command.ts';
import { runProgram } from './run-program.ts';

await runProgram(runCommand, 'Stopping after the current request; press Ctrl-C again to stop immediately');
