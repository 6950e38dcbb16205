import { readFileSync } from 'node:fs';

import { asTable } from './text-table.ts';

/** What the profiles are read for: which times of the process belong to which operation. */
export interface ProfiledTurn {
  readonly operation: string;
  /** Begin and end as `process.hrtime` counts, in microseconds; V8 has the same clock. */
  readonly from: number;
  readonly to: number;
  readonly operations: number;
}

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
}

/** The parts of a `.cpuprofile` that are needed. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: CallFrame;
    readonly children?: readonly number[];
  }[];
  /** Microseconds. */
  readonly startTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** The first one that fits has the function. */
const BUCKETS: readonly (readonly [bucket: string, url: RegExp])[] = [
  ['execution', /\/src\/execution\/|node_modules\/graphql\//],
  ['Apollo Server', /node_modules\/@apollo\//],
  ['got', /node_modules\/got\//],
  ['undici', /node_modules\/undici\/|internal\/deps\/undici/],
  ['fastify and its plugins', /node_modules\/(@fastify|fastify|find-my-way|secure-json-parse|avvio)\b/],
  ['logs and metrics', /node_modules\/(pino|sonic-boom|prom-client)|\/src\/telemetry\//],
  ['DataLoader and loaders', /node_modules\/dataloader\/|\/src\/loaders\//],
  ['resolvers, lists, relay', /\/src\/(resolvers|lists|relay|values|caching)\//],
  ['mirror and books', /\/src\/(mirror|books)\//],
  ['calls to the upstreams', /\/src\/clients\//],
  ['server and context', /\/src\/(server|context)\//],
  [
    'HTTP and sockets of Node',
    /^node:(_http|net|internal\/(http|stream_base|streams|net|timers))|^node:stream/,
  ],
  ['other Node', /^node:/],
];

const JSON_FUNCTIONS: ReadonlySet<string> = new Set(['parse', 'stringify']);

/** Functions of V8 itself have no file; their time counts for whoever calls them. */
const bucketOf = ({ functionName, url }: CallFrame, caller: string): string => {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(idle)' || functionName === '(root)') return 'idle';
  if (functionName === '(program)') return 'native code, system calls';
  if (url === '') return JSON_FUNCTIONS.has(functionName) ? 'JSON.parse, JSON.stringify' : caller;
  return BUCKETS.find(([, pattern]) => pattern.test(url))?.[0] ?? 'other';
};

const bucketsOf = ({ nodes }: CpuProfile): ReadonlyMap<number, string> => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const buckets = new Map<number, string>();
  const pending: (readonly [id: number, caller: string])[] = [];
  const [root] = nodes;
  if (root !== undefined) pending.push([root.id, 'other']);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [id, caller] = next;
    const node = byId.get(id);
    if (node === undefined) continue;
    const bucket = bucketOf(node.callFrame, caller);
    buckets.set(id, bucket);
    for (const child of node.children ?? []) pending.push([child, bucket]);
  }
  return buckets;
};

/** Microseconds of CPU per operation in each bucket, by the operation's name. */
export type Costs = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Adds the samples of a profile up by the turns that they fall into; idle time is left out. */
export const costsOf = (profile: CpuProfile, turns: readonly ProfiledTurn[]): Costs => {
  const buckets = bucketsOf(profile);
  const sums = new Map<string, Map<string, number>>();
  const counts = new Map<string, number>();
  for (const { operation, operations } of turns)
    counts.set(operation, (counts.get(operation) ?? 0) + operations);
  const ordered = turns.toSorted((a, b) => a.from - b.from);
  let turn = 0;
  let time = profile.startTime;
  for (const [index, sample] of profile.samples.entries()) {
    // A delta is the time since the sample before; the time until the next one is this sample's.
    time += profile.timeDeltas[index] ?? 0;
    while (turn < ordered.length && time > (ordered[turn]?.to ?? 0)) turn += 1;
    const current = ordered[turn];
    if (current === undefined) break;
    const bucket = buckets.get(sample) ?? 'other';
    if (time < current.from || bucket === 'idle') continue;
    const sum = sums.get(current.operation) ?? new Map<string, number>();
    sums.set(current.operation, sum);
    sum.set(bucket, (sum.get(bucket) ?? 0) + (profile.timeDeltas[index + 1] ?? 0));
  }
  return new Map(
    [...sums].map(([operation, sum]) => [
      operation,
      new Map([...sum].map(([bucket, micros]) => [bucket, micros / (counts.get(operation) ?? 1)])),
    ]),
  );
};

/** @throws Error where the file is missing or no profile */
export const readProfile = (path: string): CpuProfile => JSON.parse(readFileSync(path, 'utf8')) as CpuProfile;

/** The costs as a Markdown table: a row for each bucket, the dearest first, a column for each operation. */
export const costTable = (costs: Costs): string => {
  const operations = [...costs.keys()];
  const buckets = new Set([...costs.values()].flatMap((sum) => [...sum.keys()]));
  const totalOf = (operation: string): number =>
    [...(costs.get(operation)?.values() ?? [])].reduce((sum, micros) => sum + micros, 0);
  const shareOf = (bucket: string): number =>
    operations.reduce((sum, name) => sum + (costs.get(name)?.get(bucket) ?? 0) / totalOf(name), 0);
  const rows = [...buckets]
    .toSorted((a, b) => shareOf(b) - shareOf(a))
    .map((bucket) => [
      bucket,
      ...operations.map((name) => {
        const micros = costs.get(name)?.get(bucket) ?? 0;
        return `${micros.toFixed(0)} (${((micros / totalOf(name)) * 100).toFixed(0)} %)`;
      }),
    ]);
  const total = ['all', ...operations.map((name) => totalOf(name).toFixed(0))];
  return asTable([['µs per operation', ...operations], ...rows, total], 1);
};
