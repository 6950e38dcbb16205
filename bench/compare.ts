import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { subject, VARIANTS } from './contenders.ts';
import type { Report, Setting } from './modes.ts';
import { type Server, stopAll } from './processes.ts';
import { costsOf, costTable, readProfile } from './profile.ts';
import { caveats, type Row, summarise, table } from './report.ts';
import { type Fault, type Outcome, run } from './run.ts';

/** Runs the contenders in turns for each operation, and compares each with the floor in the same round. */
export const compare = async (setting: Setting): Promise<Report> => {
  const outcome = await takeTurns(setting);
  // Profiles are written when the processes end.
  await stopAll();
  return reportOn(setting, outcome);
};

const takeTurns = async ({ stage, options, contenders, operations, say }: Setting): Promise<Outcome> => {
  // V8 compiles for about a minute of load, the shared code for longer than the code of one operation.
  const warmUpMs = Math.min(6_000, options.seconds * 6_000);
  const turnMs = options.seconds * 1_000;
  const plannedMs = contenders.length * operations.length * (warmUpMs + options.rounds * turnMs);
  say(`About ${String(Math.ceil((plannedMs * 1.1 + contenders.length * 1_000) / 1_000))} seconds`);

  const servers: Server[] = [];
  const absent: Fault[] = [];
  for (const contender of contenders) {
    const { name } = contender;
    const nodeFlags =
      options.profile === undefined
        ? []
        : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`, `--cpu-prof-name=${name}.cpuprofile`];
    try {
      servers.push(await stage.start(contender, nodeFlags));
    } catch (error) {
      absent.push({
        operation: 'start',
        contender: name,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }
  // Startup work (compilation, first collections) of the last contender should not disturb the first one's warm-up.
  await sleep(500);
  const outcome = await run({
    stub: stage.stub,
    servers,
    operations,
    rounds: options.rounds,
    connections: options.connections,
    turnMs,
    warmUpMs,
    deadline: Date.now() + plannedMs * 2 + 60_000,
    onProgress: say,
  });
  return { ...outcome, faults: [...absent, ...outcome.faults] };
};

const reportOn = ({ options, contenders }: Setting, outcome: Outcome): Report => {
  const floorName = contenders.find(({ isFloor }) => isFloor)?.name ?? '';
  const variantNames = VARIANTS.map(({ name }) => name);
  const rows = summarise(outcome, floorName, (name) => !variantNames.includes(name));
  const overheads = summarise(outcome, subject.name, (name) =>
    [subject.name, ...variantNames].includes(name),
  );
  const notes = [
    ...caveats(rows, floorName, options.latency),
    ...(outcome.rounds < options.rounds ? [`Only ${String(outcome.rounds)} rounds: time ran out.`] : []),
  ];
  const mirrored = contenders.filter(({ isMirrored }) => isMirrored).map(({ name }) => name);
  const text = [
    table(rows),
    ...(overheads.some(({ contender }) => contender !== subject.name)
      ? [`In relation to ${subject.name}:\n${table(overheads)}`]
      : []),
    ...(options.profile === undefined ? [] : profilesOf(options.profile, outcome)),
    ...notes.map((note) => `Note: ${note}`),
  ].join('\n\n');
  const faults = [
    ...outcome.faults,
    ...rows.filter(({ contender }) => mirrored.includes(contender)).flatMap(faultOf),
  ];
  return { text, data: { rounds: outcome.rounds, rows, overheads, notes }, faults };
};

/** Renewing grants and syncing cost a call now and then, far less than one per operation. */
const faultOf = ({ operation, contender, callsPerOperation }: Row): readonly Fault[] =>
  callsPerOperation < 0.1
    ? []
    : [
        {
          operation,
          contender,
          message: `made ${callsPerOperation.toFixed(1)} upstream calls per operation`,
        },
      ];

const profilesOf = (folder: string, { turns }: Outcome): readonly string[] =>
  [...Map.groupBy(turns, (turn) => turn.contender)].map(([contender, own]) => {
    const profile = readProfile(join(folder, `${contender}.cpuprofile`));
    return `CPU of ${contender} by category:\n${costTable(costsOf(profile, own))}`;
  });
