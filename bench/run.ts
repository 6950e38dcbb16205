import { AnswerError, createCheck, dataOf, emptinessOf } from './answers.ts';
import { askOnce, type LoadResult, runLoad } from './load.ts';
import { type Operation, requestBody } from './operations.ts';
import { countCalls, type Server, usageOf } from './processes.ts';

/** One contender's turn at one operation. */
export interface Turn extends LoadResult {
  readonly round: number;
  readonly operation: string;
  readonly contender: string;
  readonly callsPerOperation: number;
  /** Absent when the system does not report it. */
  readonly cpuMsPerOperation?: number;
  /** Share of the turn during which the server used its core; 1 is all of it. */
  readonly busy?: number;
  readonly rssMb?: number;
  /** Begin and end by the clock of profiles, in microseconds. */
  readonly from: number;
  readonly to: number;
}

/** Why a contender has no figures for an operation. */
export interface Fault {
  readonly operation: string;
  readonly contender: string;
  readonly message: string;
}

export interface Outcome {
  readonly turns: readonly Turn[];
  readonly faults: readonly Fault[];
  /** Completed rounds; fewer than requested when time ran out. */
  readonly rounds: number;
}

export interface Plan {
  readonly stub: Server;
  /** The first is the floor. */
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
  readonly rounds: number;
  readonly connections: number;
  readonly turnMs: number;
  /** Per operation and contender. */
  readonly warmUpMs: number;
  /** No round begins after this `Date.now()`. */
  readonly deadline: number;
  readonly onProgress: (line: string) => void;
}

/** A contender and an operation, with the check of its answers. */
interface Pair {
  readonly server: Server;
  readonly operation: Operation;
  readonly body: string;
  readonly check: (status: number, body: Buffer) => void;
}

const load = ({ server: { url, headers }, body, check }: Pair, connections: number, milliseconds: number) =>
  runLoad({ url, headers, body, connections, milliseconds, check });

/** The floor's answer, with which all others are compared. Throws when it is unusable. */
export const askReference = async (floor: Server, operation: Operation): Promise<unknown> => {
  let reference: unknown;
  const check = (status: number, body: Buffer): void => {
    reference = dataOf(status, body);
  };
  await askOnce(floor, operation, check);
  const emptiness = emptinessOf(reference);
  if (emptiness !== undefined)
    throw new AnswerError(
      `the floor's own answer to ${operation.name} cannot be used as a reference: ${emptiness}`,
    );
  return reference;
};

/** Monotonic time, the same for all processes of the machine. */
const monotonicMicros = (): number => Number(process.hrtime.bigint() / 1_000n);

const measure = async (plan: Plan, pair: Pair, round: number): Promise<Turn> => {
  const { server, operation } = pair;
  const calls = await countCalls(plan.stub);
  const before = usageOf(server);
  const from = monotonicMicros();
  const result = await load(pair, operation.connections ?? plan.connections, plan.turnMs);
  const to = monotonicMicros();
  const after = usageOf(server);
  const cpuMs = before && after && after.cpuMs - before.cpuMs;
  return {
    ...result,
    ...{ round, from, to },
    operation: operation.name,
    contender: server.name,
    callsPerOperation: ((await countCalls(plan.stub)) - calls) / result.operations,
    ...(cpuMs !== undefined && {
      cpuMsPerOperation: cpuMs / result.operations,
      busy: (cpuMs * 1_000) / (to - from),
    }),
    ...(after && { rssMb: after.rssMb }),
  };
};

const WARM_UP_PASSES = 2;

/** For each operation: compares one answer of each contender, warms up all, then runs turns A B C … A B C …. */
export const run = async (plan: Plan): Promise<Outcome> => {
  const { servers, operations, connections, warmUpMs, deadline, onProgress } = plan;
  const [floor] = servers;
  if (floor === undefined) throw new Error('There is no floor to compare with');

  const turns: Turn[] = [];
  const faults: Fault[] = [];
  const failed = new Set<Pair>();
  const attempt = async <Result>(pair: Pair, action: () => Promise<Result>): Promise<Result | undefined> => {
    if (failed.has(pair)) return undefined;
    try {
      return await action();
    } catch (error) {
      failed.add(pair);
      const message =
        `${error instanceof Error ? error.message : String(error)}\n${pair.server.complaint()}`.trim();
      faults.push({ operation: pair.operation.name, contender: pair.server.name, message });
      return undefined;
    }
  };

  const pairs: Pair[] = [];
  for (const operation of operations) {
    const reference = await askReference(floor, operation);
    const body = requestBody(operation);
    for (const server of servers)
      if (operation.without?.includes(server.name) !== true)
        pairs.push({ server, operation, body, check: createCheck(reference) });
  }
  onProgress('Comparing answers and warming up');
  for (const pair of pairs) await attempt(pair, () => askOnce(pair.server, pair.operation, pair.check));
  // Twice, so that the operation that is measured first is not the only one that the compiled code was made for.
  for (let pass = 0; pass < WARM_UP_PASSES; pass += 1)
    for (const pair of pairs)
      await attempt(pair, () =>
        load(pair, pair.operation.connections ?? connections, warmUpMs / WARM_UP_PASSES),
      );

  let rounds = 0;
  for (let round = 1; round <= plan.rounds && Date.now() < deadline; round += 1) {
    onProgress(`Round ${String(round)} of ${String(plan.rounds)}`);
    for (const pair of pairs) {
      const turn = await attempt(pair, () => measure(plan, pair, round));
      if (turn !== undefined) turns.push(turn);
    }
    rounds = round;
  }
  return { turns, faults, rounds };
};
