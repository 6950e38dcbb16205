import { parseArgs } from 'node:util';

export interface Options {
  /** Length of one measured turn, in seconds. */
  readonly seconds: number;
  /** Turns per operation and contender. */
  readonly rounds: number;
  /** Names of contenders and operations; empty for all. */
  readonly only: readonly string[];
  /** How long the stub waits before each answer, in milliseconds. */
  readonly latency: number;
  /** Representations per `_entities` operation; one operation for each figure. */
  readonly entities: readonly number[];
  readonly connections: number;
  readonly json: boolean;
  /** Folder for CPU profiles of the contenders, or undefined. */
  readonly profile: string | undefined;
}

export const HELP = `npm run bench -- [flags]

  --seconds <n>      length of one measured turn                     0.1 to 60    (1)
  --rounds <n>       turns per operation and contender               1 to 50      (5)
  --only <names>     comma-separated contenders and operations; the floor always runs
  --latency <ms>     time that the upstream stub takes per answer    0 to 5000    (0)
  --entities <n,…>   representations per _entities operation         1 to 1000    (100)
  --connections <n>  clients, each a caller of its own               1 to 256     (16)
  --json             print one JSON document in place of the table
  --profile <dir>    write a CPU profile of each contender there`;

/** A flag that cannot be meant as it was given. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

const number = (flag: string, text: string, least: number, most: number, isWhole = true): number => {
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most && (!isWhole || Number.isInteger(value)))
    return value;
  const kind = isWhole ? 'a whole number' : 'a number';
  throw new OptionError(
    `--${flag} is "${text}"; allowed is ${kind} from ${String(least)} to ${String(most)}`,
  );
};

const list = (text: string): readonly string[] => text.split(',').filter((item) => item !== '');

const read = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seconds: { type: 'string', default: '1' },
        rounds: { type: 'string', default: '5' },
        only: { type: 'string', default: '' },
        latency: { type: 'string', default: '0' },
        entities: { type: 'string', default: '100' },
        connections: { type: 'string', default: '16' },
        json: { type: 'boolean', default: false },
        profile: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
};

/** The options of a run, or `help` when that is asked for. Throws OptionError. */
export const parseOptions = (args: readonly string[]): Options | 'help' => {
  const values = read(args);
  if (values.help) return 'help';
  return {
    seconds: number('seconds', values.seconds, 0.1, 60, false),
    rounds: number('rounds', values.rounds, 1, 50),
    only: list(values.only),
    latency: number('latency', values.latency, 0, 5_000),
    entities: [...new Set(list(values.entities).map((text) => number('entities', text, 1, 1_000)))],
    connections: number('connections', values.connections, 1, 256),
    json: values.json,
    profile: values.profile,
  };
};

/**
 * Which of `contenders` and `operations` `--only` leaves: of each kind those that are named, all where none is.
 * Throws OptionError for a name that is neither.
 */
export const choose = <C extends { readonly name: string }, O extends { readonly name: string }>(
  only: readonly string[],
  contenders: readonly C[],
  operations: readonly O[],
): { readonly contenders: readonly C[]; readonly operations: readonly O[] } => {
  const known = [...contenders, ...operations].map(({ name }) => name);
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new OptionError(`--only has "${unknown}"; allowed are ${known.join(', ')}`);
  const pick = <Item extends { readonly name: string }>(items: readonly Item[]): readonly Item[] => {
    const named = items.filter(({ name }) => only.includes(name));
    return named.length === 0 ? items : named;
  };
  return { contenders: pick(contenders), operations: pick(operations) };
};
