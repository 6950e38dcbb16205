import { parseArgs } from 'node:util';

/** What each mode measures, and its default duration. */
const MODES = {
  peers: ['reads without a mirror, compared with a floor and other ways to build the graph', '5 min'],
  mirrored: [
    'reads of mirrored books, compared with their own floor and with mercurius without a mirror',
    '3 min',
  ],
  latency: ['like peers with fewer contenders, and upstreams that take 20 ms per answer', '3 min'],
  sizes: ['answers with 1, 10, 100 and 1,000 items; see the CPU ratio', '3 min'],
  connections: ['1, 16, 64 and 256 clients; see p50 and p99', '3 min'],
  cold: ['a fresh process: time to the first answer, and time until half of the warm rate', '2½ min'],
  memory: ['resident memory and heap under load, twelve samples', '3 min'],
  delay: ['how long a large answer delays /healthz', '1 min'],
} as const satisfies Record<string, readonly [summary: string, takes: string]>;

export type ModeName = keyof typeof MODES;

export interface Options {
  readonly mode: ModeName;
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

const MODE_LINES = Object.entries(MODES).map(
  ([name, [summary, takes]]) => `  ${name.padEnd(12)} ${summary} (${takes})`,
);

export const HELP = `npm run bench -- [mode] [flags]

${MODE_LINES.join('\n')}

  --seconds <n>      length of one measured turn; in cold and memory, of the whole load
                                                                     0.1 to 600   (1; cold 30, memory 180)
  --rounds <n>       turns per operation and contender               1 to 50      (5)
  --only <names>     comma-separated contenders and operations of the mode; a floor always runs
  --latency <ms>     delay of each answer of the upstream stub       0 to 5000    (0; latency 20)
  --entities <n,…>   representations per _entities operation         1 to 1000    (100)
  --connections <n>  clients, each a separate caller                  1 to 256     (16)
  --json             print one JSON document instead of the table
  --profile <dir>    write CPU profiles of the contenders to this folder (modes that compare rates)`;

const DEFAULTS = { seconds: '1', latency: '0' };
const DEFAULTS_BY_MODE: Partial<Record<ModeName, Partial<typeof DEFAULTS>>> = {
  latency: { latency: '20' },
  cold: { seconds: '30' },
  memory: { seconds: '180' },
};

/** An invalid flag. */
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

const isMode = (name: string): name is ModeName => Object.hasOwn(MODES, name);

/** The mode on the command line; defaults to `peers`. */
const modeOf = ([name = 'peers', ...others]: readonly string[]): ModeName => {
  if (others.length > 0) throw new OptionError(`"${others.join(' ')}" is not expected: give one mode`);
  if (!isMode(name))
    throw new OptionError(`"${name}" is not a mode; allowed are ${Object.keys(MODES).join(', ')}`);
  return name;
};

const read = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        seconds: { type: 'string' },
        rounds: { type: 'string', default: '5' },
        only: { type: 'string', default: '' },
        latency: { type: 'string' },
        entities: { type: 'string', default: '100' },
        connections: { type: 'string', default: '16' },
        json: { type: 'boolean', default: false },
        profile: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
};

/** The options of a run, or `help` when requested. Throws OptionError. */
export const parseOptions = (args: readonly string[]): Options | 'help' => {
  const { values, positionals } = read(args);
  if (values.help) return 'help';
  const mode = modeOf(positionals);
  const defaults = { ...DEFAULTS, ...DEFAULTS_BY_MODE[mode] };
  return {
    mode,
    seconds: number('seconds', values.seconds ?? defaults.seconds, 0.1, 600, false),
    rounds: number('rounds', values.rounds, 1, 50),
    only: list(values.only),
    latency: number('latency', values.latency ?? defaults.latency, 0, 5_000),
    entities: [...new Set(list(values.entities).map((text) => number('entities', text, 1, 1_000)))],
    connections: number('connections', values.connections, 1, 256),
    json: values.json,
    profile: values.profile,
  };
};

/**
 * Filters `contenders` and `operations` by `--only`: of each kind those that are named, or all when none is. A floor is always kept.
 * Throws OptionError for an unknown name.
 */
export const choose = <
  C extends { readonly name: string; readonly isFloor?: boolean },
  O extends { readonly name: string },
>(
  only: readonly string[],
  contenders: readonly C[],
  operations: readonly O[],
): { readonly contenders: readonly C[]; readonly operations: readonly O[] } => {
  const known = [...contenders, ...operations].map(({ name }) => name);
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new OptionError(`--only has "${unknown}"; allowed are ${known.join(', ')}`);
  const isNamed = ({ name }: { readonly name: string }): boolean => only.includes(name);
  return {
    contenders: contenders.some(isNamed)
      ? contenders.filter((contender) => contender.isFloor === true || isNamed(contender))
      : contenders,
    operations: operations.some(isNamed) ? operations.filter(isNamed) : operations,
  };
};
