import { createCheck } from './answers.ts';
import { askOnce, type LoadOptions, runLoad } from './load.ts';
import type { Report, Setting } from './modes.ts';
import { requestBody } from './operations.ts';
import { stopServer } from './processes.ts';
import { askReference } from './run.ts';
import { asTable } from './text-table.ts';

/** Measurements of a fresh process. For the floor only the first answer is measured. */
interface Start {
  readonly operation: string;
  readonly contender: string;
  /** Time from process start to the first answer, in milliseconds. */
  readonly firstAnswerMs: number;
  readonly warming?: Warming;
}

interface Warming {
  /** Seconds of load until the rate reached half of the warm rate. */
  readonly halfRateSeconds: number;
  /** Operations per second at the end of the run. */
  readonly warmRate: number;
}

/** Uses a new process for each operation: code compiled for one would speed up the next. */
export const measureCold = async (setting: Setting): Promise<Report> => {
  const { stage, options, contenders, operations, say } = setting;
  const { connections, seconds } = options;
  const starts: Start[] = [];
  for (const operation of operations) {
    say(`${operation.name}: ${String(seconds)} seconds`);
    let reference: unknown;
    for (const contender of contenders) {
      const begin = performance.now();
      const server = await stage.start(contender);
      if (contender.isFloor) reference = await askReference(server, operation);
      const load = { url: server.url, body: requestBody(operation), check: createCheck(reference) };
      if (!contender.isFloor) await askOnce(server, operation, load.check);
      starts.push({
        operation: operation.name,
        contender: contender.name,
        firstAnswerMs: performance.now() - begin,
        ...(!contender.isFloor && {
          warming: await measureWarming({ ...load, connections, milliseconds: seconds * 1_000 }),
        }),
      });
      await stopServer(server);
    }
  }
  const titles = ['operation', 'contender', 'first answer ms', 'half rate s', 'warm op/s'];
  return { text: asTable([titles, ...starts.map(cellsOf)], 2), data: { starts }, faults: [] };
};

/** Number of intervals in which answers are counted; the last ten count as warm. */
const PARTS = 60;
const WARM_PARTS = 10;

const measureWarming = async (load: LoadOptions): Promise<Warming> => {
  const begin = performance.now();
  const partMs = load.milliseconds / PARTS;
  const counts = new Array<number>(PARTS).fill(0);
  const check: LoadOptions['check'] = (status, body) => {
    load.check(status, body);
    const part = Math.floor((performance.now() - begin) / partMs);
    if (part < PARTS) counts[part] = (counts[part] ?? 0) + 1;
  };
  await runLoad({ ...load, check });
  const warm = counts.slice(-WARM_PARTS).reduce((sum, count) => sum + count, 0) / WARM_PARTS;
  const half = counts.findIndex((count) => count >= warm / 2);
  return { halfRateSeconds: ((half + 1) * partMs) / 1_000, warmRate: (warm * 1_000) / partMs };
};

const cellsOf = ({ operation, contender, firstAnswerMs, warming }: Start): readonly string[] => [
  operation,
  contender,
  firstAnswerMs.toFixed(0),
  warming?.halfRateSeconds.toFixed(1) ?? '–',
  warming?.warmRate.toFixed(0) ?? '–',
];
