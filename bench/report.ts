import type { Fault, Outcome, Turn } from './run.ts';
import { asTable } from './text-table.ts';

/** One row of the table: medians over the rounds. */
export interface Row {
  readonly operation: string;
  readonly contender: string;
  /** Operations per second relative to the base (usually the floor) in the same round. */
  readonly ratio: number;
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly callsPerOperation: number;
  readonly cpuMsPerOperation: number | undefined;
  /** CPU per operation relative to the base in the same round. */
  readonly cpuRatio: number | undefined;
  readonly rssMb: number | undefined;
  readonly busy: number | undefined;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
};

/** The median of the known values; undefined when there are none. */
const medianOf = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : median(known);
};

const rowOf = (turns: readonly Turn[], bases: readonly Turn[]): Row => {
  const [{ operation, contender } = { operation: '', contender: '' }] = turns;
  const besides = turns.map((turn) => ({ turn, base: bases.find(({ round }) => round === turn.round) }));
  return {
    operation,
    contender,
    ratio: median(besides.flatMap(({ turn, base }) => (base ? [turn.rate / base.rate] : []))),
    rate: median(turns.map((turn) => turn.rate)),
    p50: median(turns.map((turn) => turn.p50)),
    p99: median(turns.map((turn) => turn.p99)),
    callsPerOperation: median(turns.map((turn) => turn.callsPerOperation)),
    cpuMsPerOperation: medianOf(turns.map((turn) => turn.cpuMsPerOperation)),
    cpuRatio: medianOf(
      besides.map(({ turn, base }) =>
        turn.cpuMsPerOperation !== undefined && base?.cpuMsPerOperation !== undefined
          ? turn.cpuMsPerOperation / base.cpuMsPerOperation
          : undefined,
      ),
    ),
    rssMb: medianOf(turns.map((turn) => turn.rssMb)),
    busy: medianOf(turns.map((turn) => turn.busy)),
  };
};

/**
 * The rows of a run by operation, for the contenders whose name `isWanted`, relative to the contender
 * `baseName`. There are no rows when that one has no figures.
 */
export const summarise = (
  { turns }: Outcome,
  baseName: string,
  isWanted: (name: string) => boolean,
): readonly Row[] => {
  const wanted = turns.filter(({ contender }) => isWanted(contender));
  const groups = Map.groupBy(wanted, ({ operation, contender }) => `${operation} ${contender}`);
  const byOperation = Map.groupBy(groups.values(), ([first]) => first?.operation ?? '');
  return [...byOperation.values()].flatMap((contenders) => {
    const base = contenders.find(([first]) => first?.contender === baseName);
    return base === undefined ? [] : contenders.map((own) => rowOf(own, base));
  });
};

const COLUMNS: readonly (readonly [title: string, cell: (row: Row) => string])[] = [
  ['operation', ({ operation }) => operation],
  ['contender', ({ contender }) => contender],
  ['ratio', ({ ratio }) => ratio.toFixed(2)],
  ['op/s', ({ rate }) => rate.toFixed(0)],
  ['p50 ms', ({ p50 }) => p50.toFixed(1)],
  ['p99 ms', ({ p99 }) => p99.toFixed(1)],
  ['calls/op', ({ callsPerOperation }) => callsPerOperation.toFixed(1)],
  ['CPU ms/op', ({ cpuMsPerOperation }) => cpuMsPerOperation?.toFixed(2) ?? '–'],
  ['CPU ratio', ({ cpuRatio }) => cpuRatio?.toFixed(2) ?? '–'],
  ['RSS MB', ({ rssMb }) => rssMb?.toFixed(0) ?? '–'],
];

/** The rows as a Markdown table. */
export const table = (rows: readonly Row[]): string =>
  asTable([COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))], 2);

/** Notes on the reliability of the figures. */
export const caveats = (rows: readonly Row[], floorName: string, latency: number): readonly string[] =>
  rows
    .filter(
      ({ contender, busy }) => contender === floorName && latency === 0 && busy !== undefined && busy < 0.75,
    )
    .map(
      ({ operation, busy = 0 }) =>
        `${operation}: the floor used its core for only ${(busy * 100).toFixed(0)} % of the time. Either other work on ` +
        'the machine took it, or load and stub were too slow for the floor, so the ratios look better than they are. ' +
        'The CPU ratio holds in both cases.',
    );

export const faultLine = ({ operation, contender, message }: Fault): string =>
  `${contender}, ${operation}: ${message}`;
