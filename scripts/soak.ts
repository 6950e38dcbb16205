import { parseArgs } from 'node:util';

import { startSandbox } from '../sandbox/index.ts';
import { startProgram } from '../test/support/program.ts';
import { callerHeaders, sandboxVariables } from '../test/support/sandbox-client.ts';

import { runClients } from './soak/clients.ts';
import { injectFaults } from './soak/faults.ts';
import { watchMemory } from './soak/memory.ts';

/**
 * `npm run soak -- --seconds 300` runs the whole program at full load while its upstreams fail in many ways.
 * Exits with 1 when memory grew, a response was unexpected, the program crashed, or it did not exit cleanly.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '300' },
    connections: { type: 'string', default: '16' },
  },
});
const SECONDS = Number(values.seconds);
const CONNECTIONS = Number(values.connections);
if (!(SECONDS >= 5 && SECONDS <= 3_600)) throw new RangeError('--seconds must be a number 5…3600.');
if (!(CONNECTIONS >= 1 && CONNECTIONS <= 256)) throw new RangeError('--connections must be a number 1…256.');

const PLENTY = 1_000_000_000;
const sandbox = await startSandbox({
  // This tests load; with real quotas it would stop after ten calls.
  ringcentral: { limits: { heavy: PLENTY, medium: PLENTY, light: PLENTY } },
  google: {
    settings: {
      readsPerMinute: PLENTY,
      writesPerMinute: PLENTY,
      fullSyncsPerMinute: PLENTY,
      writesPerDay: PLENTY,
      searchWarmupDelayMs: 0,
    },
  },
});
const program = await startProgram({
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  ...sandboxVariables(sandbox),
  GOOGLE_SEARCH_WARMUP_MS: '0',
  UPSTREAM_TIMEOUT_MS: '1000',
});
const CALLERS = (['demo', 'second'] as const).map((user) => callerHeaders(sandbox, user));

const signal = AbortSignal.timeout(SECONDS * 1_000);
const work = Promise.all([
  runClients({ url: `${program.url}/graphql`, callers: CALLERS, connections: CONNECTIONS, signal }),
  watchMemory(program.url, signal),
  injectFaults(sandbox, signal),
]);
// Stop the program even when the run fails.
const [outcome] = await Promise.allSettled([work]);
const exit = await program.stop();
await sandbox.close();
if (outcome.status === 'rejected') throw outcome.reason;
const [tally, memory, FAULTS] = outcome.value;

const FAILURES = [
  ...[...tally.faults].map(([what, example]) => `Unexpected response: ${what} (${example}).`),
  ...(memory.isFlat
    ? []
    : [`The heap grew from ${memory.heapBefore.toFixed(1)} to ${memory.heapAfter.toFixed(1)} MiB.`]),
  ...(exit === 0 ? [] : [`The program exited with ${String(exit)}.`]),
  ...(program.errors() === '' ? [] : [`The program wrote to stderr: ${program.errors().slice(0, 2_000)}`]),
];
console.log(
  `${SECONDS} s, ${CONNECTIONS} connections: ${tally.operations} operations, ${tally.abandoned} abandoned by their clients, ${FAULTS} faults.`,
);
console.log(`Errors by code: ${JSON.stringify(Object.fromEntries([...tally.codes].sort()))}`);
console.log(
  `Heap after collection ${memory.heapBefore.toFixed(1)} → ${memory.heapAfter.toFixed(1)} MiB, resident at most ${memory.residentPeak.toFixed(0)} MiB.`,
);
for (const failure of FAILURES) console.error(failure);
process.exitCode = FAILURES.length === 0 ? 0 : 1;
