/** `npm run bench`: the graph beside its peers and beside the floor. What it does and how to read it: docs/performance.md. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { CONTENDERS, floor, STUB_ENTRY, subject, VARIANTS } from './contenders.ts';
import { operations } from './operations.ts';
import { choose, HELP, OptionError, type Options, parseOptions } from './options.ts';
import { findCores, pinSelf, type Server, startServer, stopAll } from './processes.ts';
import { costsOf, costTable, readProfile } from './profile.ts';
import { caveats, faultLine, summarise, table } from './report.ts';
import { type Fault, type Outcome, run } from './run.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const bench = async (options: Options): Promise<Outcome> => {
  const chosen = choose(options.only, CONTENDERS, operations(options.entities));
  const entrants = [floor, ...chosen.contenders.filter(({ name }) => name !== floor.name)];
  const cores = findCores();
  if (cores === undefined)
    say('No taskset or no second core: the server shares its core with load and stub.');
  else pinSelf(cores[1]);

  const warmUpMs = Math.min(2_000, options.seconds * 2_000);
  const turnMs = options.seconds * 1_000;
  const plannedMs = entrants.length * chosen.operations.length * (warmUpMs + options.rounds * turnMs);
  say(`About ${String(Math.ceil((plannedMs * 1.1 + entrants.length * 1_000) / 1_000))} seconds`);

  const stub = await startServer({
    name: 'stub',
    entry: STUB_ENTRY,
    core: cores?.[1],
    env: { STUB_LATENCY_MS: String(options.latency) },
    hasIpc: true,
  });
  const env = {
    NODE_ENV: 'production',
    UPSTREAMS: 'live',
    GOOGLE_PEOPLE_URL: stub.url,
    RINGCENTRAL_URL: stub.url,
    // What is measured is the way to the upstreams.
    MIRROR: 'off',
  };
  const started: Server[] = [];
  const absent: Fault[] = [];
  for (const { name, entry, env: own } of entrants) {
    const nodeFlags =
      options.profile === undefined
        ? []
        : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`, `--cpu-prof-name=${name}.cpuprofile`];
    try {
      started.push(
        await startServer({
          name,
          entry,
          core: cores?.[0],
          env: { ...env, ...own?.(stub.url) },
          nodeFlags,
        }),
      );
    } catch (error) {
      absent.push({
        operation: 'start',
        contender: name,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }
  // Start-up work (compiling, first collections) of the last one should not fall into the first one's warm-up.
  await sleep(500);
  const outcome = await run({
    stub,
    servers: started,
    operations: chosen.operations,
    rounds: options.rounds,
    connections: options.connections,
    turnMs,
    warmUpMs,
    deadline: Date.now() + plannedMs * 2 + 60_000,
    onProgress: say,
  });
  return { ...outcome, faults: [...absent, ...outcome.faults] };
};

const print = (options: Options, outcome: Outcome): void => {
  const variantNames = VARIANTS.map(({ name }) => name);
  const rows = summarise(outcome, floor.name, (name) => !variantNames.includes(name));
  const overheads = summarise(outcome, subject.name, (name) =>
    [subject.name, ...variantNames].includes(name),
  );
  const notes = caveats(rows, floor.name, options.latency);
  if (options.json) {
    const { faults, rounds } = outcome;
    console.log(
      JSON.stringify(
        { node: process.version, options, rounds, rows, overheads, notes, faults },
        undefined,
        2,
      ),
    );
    return;
  }
  console.log(table(rows));
  if (overheads.some(({ contender }) => contender !== subject.name))
    console.log(`\nIn relation to ${subject.name}:\n${table(overheads)}`);
  if (options.profile !== undefined) printProfiles(options.profile, outcome);
  for (const note of notes) console.log(`\nNote: ${note}`);
  for (const fault of outcome.faults) console.log(`\nFAILED ${faultLine(fault)}`);
  if (outcome.rounds < options.rounds)
    console.log(`\nOnly ${String(outcome.rounds)} rounds: the time was over.`);
};

const printProfiles = (folder: string, { turns }: Outcome): void => {
  for (const [contender, own] of Map.groupBy(turns, (turn) => turn.contender)) {
    const profile = readProfile(join(folder, `${contender}.cpuprofile`));
    console.log(`\nCPU of ${contender} by what it is spent on:\n${costTable(costsOf(profile, own))}`);
  }
};

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    say(`${signal}: ending what was started`);
    void stopAll().then(() => process.exit(1));
  });

try {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'help') console.log(HELP);
  else {
    const outcome = await bench(options);
    // Profiles are written when the processes end.
    await stopAll();
    print(options, outcome);
    if (outcome.faults.length > 0) process.exitCode = 1;
  }
} catch (error) {
  say(error instanceof OptionError ? `${error.message}\n\n${HELP}` : String(error));
  process.exitCode = 1;
} finally {
  await stopAll();
}
