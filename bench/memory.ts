import { setTimeout as sleep } from 'node:timers/promises';

import { metric } from '../scripts/soak/memory.ts';

import { dataOf } from './answers.ts';
import { runLoad } from './load.ts';
import type { Report, Setting } from './modes.ts';
import { requestBody } from './operations.ts';
import { type Server, usageOf } from './processes.ts';
import { asTable } from './text-table.ts';

interface Sample {
  readonly seconds: number;
  readonly contender: string;
  /** Megabytes (10^6 bytes); absent when the system does not report it. */
  readonly rssMb: number | undefined;
  readonly heapMb: number;
  /** Operations answered so far. */
  readonly operations: number;
}

const SAMPLES = 12;

/** Runs all contenders at once under a load of all operations, and samples their memory twelve times. */
export const measureMemory = async ({
  stage,
  options,
  contenders,
  operations,
  say,
}: Setting): Promise<Report> => {
  const { connections, seconds } = options;
  say(`About ${String(seconds + 3)} seconds`);
  const servers = await Promise.all(contenders.map((contender) => stage.start(contender)));
  const counts = new Map<Server, number>();
  const loads = servers.flatMap((server) =>
    operations.map((operation) =>
      runLoad({
        url: server.url,
        body: requestBody(operation),
        connections: Math.ceil(connections / operations.length),
        milliseconds: seconds * 1_000,
        check(status, body) {
          counts.set(server, (counts.get(server) ?? 0) + 1);
          if (status !== 200) dataOf(status, body);
        },
      }),
    ),
  );
  const samples: Sample[] = [];
  const begin = performance.now();
  const takeSamples = async (): Promise<void> => {
    for (let index = 1; index <= SAMPLES; index += 1) {
      const dueMs = (index * seconds * 1_000) / SAMPLES;
      await sleep(begin + dueMs - performance.now());
      for (const server of servers)
        samples.push({
          seconds: dueMs / 1_000,
          contender: server.name,
          rssMb: usageOf(server)?.rssMb,
          heapMb: await heapMbOf(server),
          operations: counts.get(server) ?? 0,
        });
    }
  };
  await Promise.all([takeSamples(), ...loads]);
  const titles = ['contender', 'after s', 'RSS MB', 'heap MB', 'operations'];
  const ordered = contenders.flatMap(({ name }) => samples.filter(({ contender }) => contender === name));
  return { text: asTable([titles, ...ordered.map(cellsOf)], 1), data: { samples }, faults: [] };
};

const heapMbOf = async ({ url }: Server): Promise<number> =>
  metric(await (await fetch(`${url}/metrics`)).text(), 'nodejs_heap_size_used_bytes') / 1e6;

const cellsOf = ({ seconds, contender, rssMb, heapMb, operations }: Sample): readonly string[] => [
  contender,
  seconds.toFixed(1),
  rssMb?.toFixed(0) ?? '–',
  heapMb.toFixed(0),
  String(operations),
];
