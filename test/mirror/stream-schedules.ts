import { expect } from '@jest/globals';
import fc from 'fast-check';
import { setImmediate } from 'node:timers/promises';

import type { BookState } from '../../src/mirror/book-state.ts';
import type { RecordKind } from '../../src/mirror/record-kind.ts';
import {
  type Clock,
  type FillStart,
  type Keeper,
  MirroredStream,
  type StreamSource,
} from '../../src/mirror/stream.ts';

interface Item {
  readonly id: string;
  readonly value: number;
}

const kind: RecordKind<Item, 'ID'> = {
  idOf: ({ id }) => id,
  orders: { ID: ({ id }) => [id] },
  names: ({ id }) => [id],
  emailAddresses: () => [],
  phoneNumbers: () => [],
};

/** An upstream with a change log: per revision, the changed id and its new value, or null if it was deleted. */
class Upstream {
  readonly log: { readonly id: string; readonly value: number | null }[] = [];

  change(id: string, value: number | null): void {
    this.log.push({ id, value });
  }

  /** The items after this number of changes. */
  at(revision = this.log.length): Map<string, number> {
    const items = new Map<string, number>();
    for (const { id, value } of this.log.slice(0, revision)) {
      if (value === null) items.delete(id);
      else items.set(id, value);
    }
    return items;
  }

  since(revision: number) {
    const now = this.at();
    const ids = [...new Set(this.log.slice(revision).map(({ id }) => id))];
    return {
      upserts: ids.flatMap((id) => (now.has(id) ? [{ id, value: now.get(id)! }] : [])),
      tombstones: ids.filter((id) => !now.has(id)),
      syncToken: String(this.log.length),
    };
  }
}

/** Steps that wait until the schedule releases them. */
class Scheduler {
  readonly #waiting: (() => void)[] = [];

  pause = (): Promise<void> => new Promise((resolve) => void this.#waiting.push(resolve));

  get count(): number {
    return this.#waiting.length;
  }

  async release(index: number): Promise<void> {
    const [resolve] = this.#waiting.splice(index % this.#waiting.length, 1);
    resolve?.();
    await settled();
  }
}

/** Runs everything that does not wait for the schedule. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
};

/**
 * Releases all steps in order until the work is done. On a slow machine the stream itself yields, so a step may start to
 * wait later.
 */
const drained = async <Result>(
  scheduler: Scheduler,
  work: Promise<Result>,
  look?: () => void,
): Promise<Result> => {
  const progress = { isDone: false };
  const finish = (): void => {
    progress.isDone = true;
  };
  void work.then(finish, finish);
  for (;;) {
    await settled();
    look?.();
    if (progress.isDone) return work;
    if (scheduler.count > 0) await scheduler.release(0);
    else await setImmediate();
  }
};

const clock: Clock = { now: () => 0, date: () => 0 };

/** The schedule chooses when each call takes effect and when it is answered. */
const sourceOf = (
  upstream: Upstream,
  { pause }: Scheduler,
): StreamSource<Item, FillStart & { syncToken: string }> => ({
  begin: async () => {
    await pause();
    const syncToken = String(upstream.log.length);
    await pause();
    return { syncToken };
  },
  complete: async ({ syncToken }) => {
    await pause();
    const items = upstream.at();
    await pause();
    const changes = upstream.since(Number(syncToken));
    await pause();
    for (const { id, value } of changes.upserts) items.set(id, value);
    for (const id of changes.tombstones) items.delete(id);
    return {
      records: [...items].map(([id, value]) => ({ id, value })),
      syncToken: changes.syncToken,
    };
  },
  changesSince: async (token) => {
    await pause();
    const changes = upstream.since(Number(token));
    await pause();
    return changes;
  },
});

const itemsOf = (stream: MirroredStream<Item, 'ID'>): Record<string, number> =>
  Object.fromEntries([...(stream.state?.records.items() ?? [])].map(({ id, value }) => [id, value]));

type Step =
  | { readonly do: 'sync' | 'fill' | 'forget' }
  | { readonly do: 'write' | 'other' | 'upload'; readonly id: string; readonly isDeletion: boolean }
  /** An own write whose answer is lost: upstream may have carried it out. */
  | {
      readonly do: 'lost write';
      readonly id: string;
      readonly isDeletion: boolean;
      readonly isCarriedOut: boolean;
    }
  | { readonly do: 'go on'; readonly which: number };

const id = fc.constantFrom('a', 'b', 'c');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'sync' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'fill' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom<'write' | 'other' | 'upload'>('write', 'write', 'other', 'other', 'upload'),
      id,
      isDeletion: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant<'lost write'>('lost write'),
      id,
      isDeletion: fc.boolean(),
      isCarriedOut: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'forget' }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant<'go on'>('go on'), which: fc.nat(20) }) },
);

type Stream = MirroredStream<Item, 'ID'>;

/** The events so far, and what every read must show because of them. */
class Scenario {
  readonly upstream = new Upstream();
  readonly scheduler = new Scheduler();
  readonly running: Promise<unknown>[] = [];
  /** Results of reads that were wrong. */
  readonly wrong: string[] = [];
  readonly #source: StreamSource<Item, FillStart & { syncToken: string }>;
  /** The last own write of an id that no other change has touched since. Every read must show it. */
  readonly #own = new Map<string, number | null>();
  /** Per running own write, the ids that another change has touched, so that its result may be outdated. */
  readonly #touched = new Set<Set<string>>();
  readonly #open: string[] = [];
  #value = 10;
  #begunFills = 0;
  /** Number of fills that had begun when the book was last erased. None of them may restore it. */
  #begunBeforeForgotten = -1;

  constructor() {
    this.upstream.change('a', 1);
    this.upstream.change('b', 2);
    const source = sourceOf(this.upstream, this.scheduler);
    this.#source = {
      ...source,
      begin: () => {
        this.#begunFills += 1;
        return source.begin();
      },
    };
  }

  async take(step: Step, stream: Stream): Promise<void> {
    if (step.do === 'sync') this.#start(stream.refresh(this.#source));
    else if (step.do === 'fill') this.fill(stream);
    else if (step.do === 'forget') this.#start(this.#forget(stream));
    else if (step.do === 'write') this.#start(this.#write(stream, step));
    else if (step.do === 'lost write') this.#start(this.#loseAnswer(stream, step));
    else if (step.do === 'other') this.#changeByOthers(step);
    else if (step.do === 'upload') this.#start(this.#upload(stream, step));
    else if ('which' in step && this.scheduler.count > 0) await this.scheduler.release(step.which);
    await settled();
  }

  fill(stream: Stream): void {
    this.#start(stream.fill(this.#source));
  }

  /** Finishes all running work. */
  async drain(look?: () => void): Promise<void> {
    await drained(this.scheduler, Promise.all(this.running), look);
  }

  /** Checks that the book equals upstream after a sync without other events. */
  async checkSettled(stream: Stream): Promise<void> {
    await drained(this.scheduler, stream.refresh(this.#source));
    expect(stream.isInDoubt).toBe(false);
    expect(itemsOf(stream)).toEqual(Object.fromEntries(this.upstream.at()));
  }

  /** The items that a read that begins now must show. */
  get expected(): ReadonlyMap<string, number | null> {
    return new Map(this.#own);
  }

  get begunBeforeForgotten(): number {
    return this.#begunBeforeForgotten;
  }

  /** @param expected items when the read began; items that have changed meanwhile are not checked */
  look(
    stream: Stream,
    { expected, begunBeforeForgotten } = this as Pick<Scenario, 'expected' | 'begunBeforeForgotten'>,
  ): void {
    if (stream.state === undefined) return;
    if (this.#begunFills === begunBeforeForgotten) this.wrong.push('An erased book is back.');
    // In doubt, every read waits for a sync.
    if (stream.isInDoubt) return;
    const items = itemsOf(stream);
    for (const [id, mine] of expected) {
      if (!this.#own.has(id) || this.#own.get(id) !== mine) continue;
      const seen = items[id] ?? null;
      if (seen !== mine) this.wrong.push(`${id}: ${String(seen)} instead of ${String(mine)}`);
    }
  }

  #start(work: Promise<unknown>): void {
    this.running.push(work.catch(() => undefined));
  }

  #nextValue(isDeletion: boolean): number | null {
    if (isDeletion) return null;
    this.#value += 1;
    return this.#value;
  }

  #touch(id: string): void {
    for (const set of this.#touched) set.add(id);
    this.#own.delete(id);
  }

  #changeByOthers({ id, isDeletion }: { readonly id: string; readonly isDeletion: boolean }): void {
    this.upstream.change(id, this.#nextValue(isDeletion));
    this.#touch(id);
  }

  async #forget(stream: Stream): Promise<void> {
    const begun = this.#begunFills;
    await stream.forget();
    this.#begunBeforeForgotten = Math.max(this.#begunBeforeForgotten, begun);
  }

  /** An upload takes effect later, and upstream does not report what it changed. */
  async #upload(
    stream: Stream,
    { id, isDeletion }: { readonly id: string; readonly isDeletion: boolean },
  ): Promise<void> {
    await this.scheduler.pause();
    const value = this.#nextValue(isDeletion);
    this.upstream.change(id, value);
    this.#touch(id);
    await stream.doubt();
    if (this.upstream.at().get(id) === (value ?? undefined) && !this.#open.includes(id))
      this.#own.set(id, value);
  }

  /** Runs an own write and records what reads must show after it. */
  async #whileOpen(id: string, write: () => Promise<number | null>): Promise<void> {
    // Of two writes of one record at the same time, either may be the last.
    const others = new Set(this.#open);
    this.#open.push(id);
    this.#touch(id);
    this.#touched.add(others);
    const value = await write();
    this.#touched.delete(others);
    this.#open.splice(this.#open.indexOf(id), 1);
    if (!others.has(id)) this.#own.set(id, value);
  }

  #write(
    stream: Stream,
    { id, isDeletion }: { readonly id: string; readonly isDeletion: boolean },
  ): Promise<void> {
    const mine = this.#nextValue(isDeletion);
    return this.#whileOpen(id, async () => {
      await stream.write(
        [id],
        async () => {
          await this.scheduler.pause();
          this.upstream.change(id, mine);
          await this.scheduler.pause();
        },
        () => (mine === null ? { tombstones: [id] } : { upserts: [{ id, value: mine }] }),
        () => false,
      );
      return mine;
    });
  }

  #loseAnswer(
    stream: Stream,
    { id, isDeletion, isCarriedOut }: Extract<Step, { do: 'lost write' }>,
  ): Promise<void> {
    const mine = this.#nextValue(isDeletion);
    return this.#whileOpen(id, async () => {
      const call = async () => {
        await this.scheduler.pause();
        if (isCarriedOut) this.upstream.change(id, mine);
        await this.scheduler.pause();
        throw new Error('The answer is lost.');
      };
      await stream
        .write(
          [id],
          call,
          () => ({}),
          () => true,
        )
        .catch(() => undefined);
      return this.upstream.at().get(id) ?? null;
    });
  }
}

/**
 * Runs own writes, some without an answer, uploads, changes by others, syncs, fills and the erasure of a book in random order. Each
 * call takes effect at a random moment. Checks that each own write is visible after it has ended, that no erased book is
 * restored, and that the stream equals upstream after the next sync without other events.
 */
export const checkSchedules = async (numRuns: number): Promise<void> => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const scenario = new Scenario();
      const stream: Stream = new MirroredStream(kind, { clock });
      scenario.fill(stream);
      for (const step of steps) {
        await scenario.take(step, stream);
        scenario.look(stream);
      }
      await scenario.drain(() => scenario.look(stream));
      expect(scenario.wrong).toEqual([]);
      if (stream.state !== undefined) await scenario.checkSettled(stream);
    }),
    { numRuns },
  );
};

/** A store that processes share, with the interface for streams. The schedule chooses when each step takes effect. */
class SharedStore {
  #kept:
    { readonly history: string; readonly version: number; readonly state: BookState<Item, 'ID'> } | undefined;
  #histories = 0;

  keeper({ pause }: Scheduler): Keeper<Item, 'ID'> {
    const found = () =>
      this.#kept && {
        head: { history: this.#kept.history, version: this.#kept.version, baseEntries: 1 },
        state: this.#kept.state,
      };
    const isAt = (head: { history: string; version: number } | undefined): boolean =>
      head?.history === this.#kept?.history && head?.version === this.#kept?.version;
    const load = async () => Promise.resolve(found());
    return {
      load,
      catchUp: load,
      append: async (head, _changes, state) => {
        await pause();
        if (!isAt(head)) return undefined;
        this.#kept = { history: head.history, version: head.version + 1, state };
        return found()?.head;
      },
      replace: async (head, state) => {
        await pause();
        if (!isAt(head)) return undefined;
        this.#histories += 1;
        this.#kept = { history: String(this.#histories), version: 1, state };
        return found()?.head;
      },
    };
  }
}

const replicaStep = fc.record({ replica: fc.nat(1), step });

/**
 * The same with two processes that share a store. Each catches up before a read, so that it shows the answered own writes
 * of both.
 */
export const checkReplicas = async (numRuns: number): Promise<void> => {
  await fc.assert(
    fc.asyncProperty(fc.array(replicaStep, { minLength: 5, maxLength: 40 }), async (steps) => {
      const scenario = new Scenario();
      const store = new SharedStore();
      const makeStream = (): Stream =>
        new MirroredStream(kind, { clock, keeper: store.keeper(scenario.scheduler) });
      const streams = [makeStream(), makeStream()] as const;
      const read = async (stream: Stream): Promise<void> => {
        // A read must show every write that was answered before it began.
        const { expected, begunBeforeForgotten } = scenario;
        await stream.catchUp();
        scenario.look(stream, { expected, begunBeforeForgotten });
      };

      scenario.fill(streams[0]);
      for (const { replica, step } of steps) {
        const stream = streams[replica] ?? streams[0];
        await scenario.take(step, stream);
        scenario.running.push(read(stream));
        await settled();
      }
      await scenario.drain();
      for (const stream of streams) await drained(scenario.scheduler, read(stream));
      expect(scenario.wrong).toEqual([]);

      for (const stream of streams) {
        await drained(scenario.scheduler, stream.catchUp());
        if (stream.state !== undefined) await scenario.checkSettled(stream);
      }
    }),
    { numRuns },
  );
};
