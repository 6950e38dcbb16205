import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** The checks of `npm test`, as npm scripts. The longest is first, because the others need about as much time as it. */
const CHECKS = [
  'check:lint',
  'check:types',
  'check:format',
  'codegen -- --check',
  'check:dead',
  'codegen:app -- --check',
  'schema -- --check',
];

/** Each check uses one core, and the linter needs more memory than all others together. */
const AT_A_TIME = 2;

/** Runs a check to its end, then prints its result and what it has printed. Returns whether it has passed. */
const run = async (check: string): Promise<boolean> => {
  const startedAt = performance.now();
  // A shell, because npm is not an executable file on every system.
  const child = spawn(`npm run --silent ${check} 2>&1`, {
    shell: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, hasPassed] = await Promise.all([
    text(child.stdout),
    new Promise<boolean>((resolve) => child.once('close', (code) => resolve(code === 0))),
  ]);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${hasPassed ? 'passed' : 'FAILED'}: npm run ${check} (${seconds} s)`);
  if (!hasPassed) console.log(output);
  return hasPassed;
};

const FAILED: string[] = [];
const waiting = CHECKS.values();
const runWaiting = async (): Promise<void> => {
  for (const check of waiting) if (!(await run(check))) FAILED.push(check);
};
await Promise.all(Array.from({ length: AT_A_TIME }, runWaiting));
if (FAILED.length > 0) {
  console.error(`Failed: ${FAILED.join(', ')}`);
  process.exitCode = 1;
}
