import { readFileSync } from 'node:fs';

import { asTable } from './text-table.ts';

/** A contender's turn: its interval of time belongs to one operation. */
export interface ProfiledTurn {
  readonly operation: string;
  /** Begin and end by `process.hrtime`, in microseconds; V8 uses the same clock. */
  readonly from: number;
  readonly to: number;
  readonly operations: number;
}

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
}

/** The parts of a `.cpuprofile` that are used. */
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

/** Categories by file; the first match applies. */
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

/** V8's own functions have no file; their time is assigned to the caller. */
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

/** CPU microseconds per operation in each category, by operation name. */
export type Costs = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Sums the samples of a profile by turn; idle time is left out. */
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
    // A delta is the time since the previous sample; the time until the next one belongs to this sample.
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

/** @throws Error when the file is missing or not a profile */
export const readProfile = (path: string): CpuProfile => JSON.parse(readFileSync(path, 'utf8')) as CpuProfile;

/** The costs as a Markdown table: a row per category, most expensive first, and a column per operation. */
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
