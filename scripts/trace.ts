import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { startSandbox } from '../sandbox/index.ts';
import { type Program, startProgram } from '../test/support/program.ts';
import { callerHeaders, sandboxVariables } from '../test/support/sandbox-client.ts';

import { type RunFunction, startCoverage } from './trace/coverage.ts';

/**
 * `npm run trace` prints the files and functions of src/ that run for one read of `personalContacts`;
 * with `-- --mirror`, for a read that the mirror answers; with `--functions`, with their names.
 */
const { values: options } = parseArgs({
  options: { mirror: { type: 'boolean', default: false }, functions: { type: 'boolean', default: false } },
});

const QUERY =
  '{ personalContacts(first: 10) { asOf nodes { displayName phoneNumbers { number } } pageInfo { hasNextPage } } }';
/** Number of repetitions. Functions that do not run in each of them belong to a timer, not to the read. */
const READS = 3;
const WARM_READS = 20;
const SOURCES = new URL('../src/', import.meta.url).href;

interface Answer {
  readonly data?: { readonly personalContacts: { readonly asOf: string | null } | null };
}

const sandbox = await startSandbox({});

const readContacts = async (program: Program): Promise<string | null> => {
  const response = await fetch(`${program.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...callerHeaders(sandbox, 'demo') },
    body: JSON.stringify({ query: QUERY }),
  });
  const { data } = (await response.json()) as Answer;
  const connection = data?.personalContacts;
  if (connection == null) throw new Error(`The read failed with status ${response.status}.`);
  return connection.asOf;
};

/** Runs one-time initialization, and with --mirror waits until the mirror answers. */
const warmUp = async (program: Program): Promise<void> => {
  let asOf: string | null = null;
  for (let read = 0; read < WARM_READS; read += 1) {
    asOf = await readContacts(program);
    if (options.mirror && asOf === null) await delay(200);
  }
  if (options.mirror && asOf === null) throw new Error('The mirror does not answer the read.');
};

const inspectorOf = (program: Program): string => {
  const url = /ws:\/\/\S+/.exec(program.errors())?.[0];
  if (url === undefined) throw new Error('The program did not print its inspector URL.');
  return url;
};

const keyOf = ({ url, offset }: RunFunction): string => `${url}#${offset}`;

const traceReads = async (program: Program): Promise<readonly RunFunction[]> => {
  const coverage = await startCoverage(inspectorOf(program));
  const reads: (readonly RunFunction[])[] = [];
  for (let read = 0; read <= READS; read += 1) {
    await readContacts(program);
    // Work after the response, such as the log line, is part of the read.
    await delay(100);
    reads.push((await coverage.take()).filter(({ url }) => url.startsWith(SOURCES)));
  }
  coverage.close();
  // The first read is left out, because V8 is only starting to count.
  const [, first = [], ...others] = reads;
  const keys = others.map((functions) => new Set(functions.map(keyOf)));
  return first.filter((run) => keys.every((known) => known.has(keyOf(run))));
};

const printByRoom = (functions: readonly RunFunction[]): void => {
  const files = Map.groupBy(functions, ({ url }) => url.slice(SOURCES.length));
  const rooms = Map.groupBy(files.keys(), (file) =>
    file.includes('/') ? file.slice(0, file.indexOf('/')) : '.',
  );
  for (const [room, members] of [...rooms].sort()) {
    console.log(`${room}/ (${members.length})`);
    for (const file of members.sort()) {
      const run = files.get(file) ?? [];
      const names = run.map(({ name }) => name || '(anonymous)').join(', ');
      console.log(`  ${file.padEnd(52)} ${options.functions ? names : run.length}`);
    }
  }
  console.log(
    `${options.mirror ? 'answered by the mirror' : 'passed through'}: ${files.size} files, ` +
      `${rooms.get('clients')?.length ?? 0} of them below the loaders; ${functions.length} functions`,
  );
};

const program = await startProgram({
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  NODE_OPTIONS: '--inspect=127.0.0.1:0',
  MIRROR: options.mirror ? 'memory' : 'off',
  ...sandboxVariables(sandbox),
});
try {
  await warmUp(program);
  printByRoom(await traceReads(program));
} finally {
  await program.stop();
  await sandbox.close();
}
