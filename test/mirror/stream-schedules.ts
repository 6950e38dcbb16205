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
  searchedTexts: ({ id }) => ({ texts: [id], numbers: [] }),
  emailAddresses: () => [],
  phoneNumbers: () => [],
};

/** An upstream with a change log: revision by revision, the id that changed and its new value, null when it was deleted. */
class Upstream {
  readonly log: { readonly id: string; readonly value: number | null }[] = [];

  change(id: string, value: number | null): void {
    this.log.push({ id, value });
  }

  /** What is there after so many changes. */
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

/** Steps that wait until the schedule lets one of them go on. */
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

/** Lets everything run that does not wait for the schedule. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
};

/**
 * Lets all steps go on, in their order, until the work is done. On a slow machine the stream itself lets other work in, so
 * that a step may come later.
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

/** Each call takes effect, or is answered, at moments that the schedule chooses. */
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
  | { readonly do: 'sync' | 'fill' }
  | { readonly do: 'write' | 'other'; readonly id: string; readonly isDeletion: boolean }
  | { readonly do: 'go on'; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'sync' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'fill' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom<'write' | 'other'>('write', 'other'),
      id: fc.constantFrom('a', 'b', 'c'),
      isDeletion: fc.boolean(),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant<'go on'>('go on'), which: fc.nat(20) }) },
);

/**
 * Runs own writes, changes by others, syncs and fills in random order, each call taking effect at a random moment. Checks
 * that each own write is seen once it is answered, and that the stream equals upstream after the next quiet sync.
 */
export const checkSchedules = async (numRuns: number): Promise<void> => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const upstream = new Upstream();
      upstream.change('a', 1);
      upstream.change('b', 2);
      const scheduler = new Scheduler();
      const source = sourceOf(upstream, scheduler);
      const stream = new MirroredStream<Item, 'ID'>(kind, { clock });
      let value = 10;
      const lost: string[] = [];
      // The last own write of an id, as long as nobody else has touched it: every read must show it.
      const own = new Map<string, number | null>();
      const look = (): void => {
        // In doubt every read waits for a sync.
        if (stream.state === undefined || stream.isInDoubt) return;
        const items = itemsOf(stream);
        for (const [id, mine] of own) {
          const seen = items[id] ?? null;
          if (seen !== mine) lost.push(`${id}: ${String(seen)} in place of ${String(mine)}`);
        }
      };
      const running: Promise<unknown>[] = [];
      // Ids that others, or another own write, touched while an own write was under way: its result may be overtaken.
      const touched = new Set<Set<string>>();
      const open: string[] = [];

      const write = async (id: string, isDeletion: boolean): Promise<void> => {
        const mine = isDeletion ? null : (value += 1);
        // Of two writes of one record at the same time, either may be the last.
        const others = new Set(open);
        open.push(id);
        for (const set of touched) set.add(id);
        own.delete(id);
        touched.add(others);
        await stream.write(
          [id],
          async () => {
            await scheduler.pause();
            upstream.change(id, mine);
            await scheduler.pause();
          },
          () => (mine === null ? { tombstones: [id] } : { upserts: [{ id, value: mine }] }),
          () => false,
        );
        touched.delete(others);
        open.splice(open.indexOf(id), 1);
        if (!others.has(id)) own.set(id, mine);
        look();
      };

      running.push(stream.fill(source));
      for (const step of steps) {
        if (step.do === 'sync') running.push(stream.refresh(source));
        else if (step.do === 'fill') running.push(stream.fill(source).catch(() => undefined));
        else if (step.do === 'write') running.push(write(step.id, step.isDeletion));
        else if (step.do === 'other') {
          upstream.change(step.id, step.isDeletion ? null : (value += 1));
          for (const set of touched) set.add(step.id);
          own.delete(step.id);
        } else if ('which' in step && scheduler.count > 0) await scheduler.release(step.which);
        await settled();
        look();
      }
      await drained(scheduler, Promise.all(running.map((one) => one.catch(() => undefined))), look);
      expect(lost).toEqual([]);

      if (stream.state === undefined) return;
      await drained(scheduler, stream.refresh(source));
      expect(itemsOf(stream)).toEqual(Object.fromEntries(upstream.at()));
    }),
    { numRuns },
  );
};

/** A store that processes share, as far as a stream sees it; each step takes effect at a moment that the schedule chooses. */
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
      erase: async () => {
        await Promise.resolve();
        this.#kept = undefined;
      },
    };
  }
}

const replicaStep = fc.record({ replica: fc.nat(1), step });

/**
 * The same with two processes that share a store: each catches up before a read, so that it shows the own writes that
 * either has answered.
 */
export const checkReplicas = async (numRuns: number): Promise<void> => {
  await fc.assert(
    fc.asyncProperty(fc.array(replicaStep, { minLength: 5, maxLength: 40 }), async (steps) => {
      const upstream = new Upstream();
      upstream.change('a', 1);
      upstream.change('b', 2);
      const scheduler = new Scheduler();
      const source = sourceOf(upstream, scheduler);
      const store = new SharedStore();
      const streams = [0, 1].map(
        () => new MirroredStream<Item, 'ID'>(kind, { clock, keeper: store.keeper(scheduler) }),
      ) as [MirroredStream<Item, 'ID'>, MirroredStream<Item, 'ID'>];
      let value = 10;
      const lost: string[] = [];
      const own = new Map<string, number | null>();
      const running: Promise<unknown>[] = [];
      const touched = new Set<Set<string>>();
      const open: string[] = [];

      const look = async (stream: MirroredStream<Item, 'ID'>): Promise<void> => {
        // What has been answered before the read begins must be in it.
        const expected = new Map(own);
        await stream.catchUp();
        if (stream.state === undefined || stream.isInDoubt) return;
        const items = itemsOf(stream);
        for (const [id, mine] of expected) {
          if (!own.has(id) || own.get(id) !== mine) continue;
          const seen = items[id] ?? null;
          if (seen !== mine) lost.push(`${id}: ${String(seen)} in place of ${String(mine)}`);
        }
      };

      const write = async (stream: MirroredStream<Item, 'ID'>, id: string, isDeletion: boolean) => {
        const mine = isDeletion ? null : (value += 1);
        const others = new Set(open);
        open.push(id);
        for (const set of touched) set.add(id);
        own.delete(id);
        touched.add(others);
        await stream.write(
          [id],
          async () => {
            await scheduler.pause();
            upstream.change(id, mine);
            await scheduler.pause();
          },
          () => (mine === null ? { tombstones: [id] } : { upserts: [{ id, value: mine }] }),
          () => false,
        );
        touched.delete(others);
        open.splice(open.indexOf(id), 1);
        if (!others.has(id)) own.set(id, mine);
      };

      running.push(streams[0].fill(source));
      for (const { replica, step } of steps) {
        const stream = streams[replica] ?? streams[0];
        if (step.do === 'sync') running.push(stream.refresh(source));
        else if (step.do === 'fill') running.push(stream.fill(source).catch(() => undefined));
        else if (step.do === 'write') running.push(write(stream, step.id, step.isDeletion));
        else if (step.do === 'other') {
          upstream.change(step.id, step.isDeletion ? null : (value += 1));
          for (const set of touched) set.add(step.id);
          own.delete(step.id);
        } else if ('which' in step && scheduler.count > 0) await scheduler.release(step.which);
        await settled();
        running.push(look(stream));
        await settled();
      }
      await drained(scheduler, Promise.all(running.map((one) => one.catch(() => undefined))));
      for (const stream of streams) await drained(scheduler, look(stream));
      expect(lost).toEqual([]);

      for (const stream of streams) {
        await drained(scheduler, stream.catchUp());
        if (stream.state === undefined) continue;
        await drained(scheduler, stream.refresh(source));
        expect(itemsOf(stream)).toEqual(Object.fromEntries(upstream.at()));
      }
    }),
    { numRuns },
  );
};
