import { runCommand } from './command.ts';
import { runProgram } from './run-program.ts';

await runProgram(
  runCommand,
  'Stopping when the answer to the last request is there; once more to stop at once',
);
