import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { dataOf } from './answers.ts';
import { askOnce } from './load.ts';
import type { Report, Setting } from './modes.ts';
import type { Operation } from './operations.ts';
import type { Pings } from './ping.ts';
import { countCalls, type Server, stopServer } from './processes.ts';
import { median } from './report.ts';
import { asTable } from './text-table.ts';

interface Delay {
  readonly operation: string;
  readonly contender: string;
  readonly answerMs: number;
  /** Megabytes (10^6 bytes). */
  readonly answerMb: number;
  readonly calls: number;
  /** Longest time of `/healthz` while the process was idle, in milliseconds. */
  readonly idleMs: number;
  /** Longest time of `/healthz` during an answer: the first one of a fresh process, and later ones. */
  readonly firstMs: number;
  readonly medianMs: number;
  readonly worstMs: number;
}

const PING_ENTRY = fileURLToPath(new URL('./ping.ts', import.meta.url));
const IDLE_MS = 1_000;
/** Answers before the measured ones, until V8 has compiled the code and books are mirrored. */
const WARM_UPS = 4;

/** Measures from another process how long `/healthz` takes while a large answer is computed. */
export const measureDelay = async (setting: Setting): Promise<Report> => {
  const { stage, options, contenders, operations, say } = setting;
  const delays: Delay[] = [];
  for (const contender of contenders) {
    const server = await stage.start(contender);
    const TARGET = `${server.url}/healthz`;
    const ping = await stage.startHelper({ name: 'ping', entry: PING_ENTRY, env: { TARGET } });
    const { longestMs: idleMs } = await pingDuring(ping, () => sleep(IDLE_MS));
    for (const operation of operations) {
      say(`${contender.name}, ${operation.name}`);
      const first = await pingDuring(ping, () => ask(server, operation));
      for (let count = 1; count < WARM_UPS; count += 1) await ask(server, operation);
      const callsBefore = await countCalls(stage.stub);
      const answers: (Answer & Pings)[] = [];
      for (let round = 0; round < options.rounds; round += 1)
        answers.push(await pingDuring(ping, () => ask(server, operation)));
      const longest = answers.map(({ longestMs }) => longestMs);
      delays.push({
        operation: operation.name,
        contender: contender.name,
        answerMs: median(answers.map(({ ms }) => ms)),
        answerMb: median(answers.map(({ mb }) => mb)),
        calls: ((await countCalls(stage.stub)) - callsBefore) / options.rounds,
        idleMs,
        firstMs: first.longestMs,
        medianMs: median(longest),
        worstMs: Math.max(...longest),
      });
    }
    await Promise.all([stopServer(ping), stopServer(server)]);
  }
  return { text: asTable([TITLES, ...delays.map(cellsOf)], 2), data: { delays }, faults: [] };
};

interface Answer {
  readonly ms: number;
  readonly mb: number;
}

const ask = async (server: Server, operation: Operation): Promise<Answer> => {
  let bytes = 0;
  const ms = await askOnce(server, operation, (status, body) => {
    dataOf(status, body);
    bytes = body.length;
  });
  return { ms, mb: bytes / 1e6 };
};

const pingDuring = async <Result>(ping: Server, work: () => Promise<Result>): Promise<Result & Pings> => {
  await fetch(`${ping.url}/start`);
  const result = await work();
  const pings = (await (await fetch(`${ping.url}/stop`)).json()) as Pings;
  return { ...result, ...pings };
};

const TITLES = [
  ...['operation', 'contender', 'answer ms', 'MB', 'calls/op'],
  ...['idle ms', 'first ms', 'median ms', 'worst ms'],
];

const cellsOf = (delay: Delay): readonly string[] => [
  delay.operation,
  delay.contender,
  delay.answerMs.toFixed(0),
  delay.answerMb.toFixed(1),
  delay.calls.toFixed(1),
  ...[delay.idleMs, delay.firstMs, delay.medianMs, delay.worstMs].map((ms) => ms.toFixed(1)),
];
