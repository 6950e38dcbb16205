import { runProgram } from '../import/run-program.ts';

import { runCommand } from './command.ts';

await runProgram(runCommand, 'Stopping; once more to stop at once');
