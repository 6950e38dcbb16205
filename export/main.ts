import { runProgram } from '../import/run-program.ts';

import { runCommand } from './command.ts';

await runProgram(runCommand, 'Stopping; press Ctrl-C again to stop immediately');
