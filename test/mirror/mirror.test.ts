import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

import { UpstreamError } from '../../src/clients/errors/upstream-error.ts';
import type { Grant } from '../../src/mirror/grants.ts';
import { Mirror, type StreamSpec } from '../../src/mirror/mirror.ts';
import type { RecordKind } from '../../src/mirror/record-kind.ts';
import { BookArchive } from '../../src/mirror/store/book-archive.ts';
import { StoreUnavailableError } from '../../src/mirror/store/store.ts';
import { type FillStart, MirroredStream, NotWholeError } from '../../src/mirror/stream.ts';

import { createMemoryStore } from './store/memory.ts';

interface Item {
  readonly id: string;
}
type Spec = StreamSpec<Item, 'ID', FillStart>;

const KIND: RecordKind<Item, 'ID'> = {
  idOf: ({ id }) => id,
  orders: { ID: ({ id }) => [id] },
  names: ({ id }) => [id],
  emailAddresses: () => [],
  phoneNumbers: () => [],
};
const KEY = { credentialKey: 'one', book: 'book' };
const MINUTE_MS = 60_000;

const failure = (code: 'UPSTREAM_UNAVAILABLE' | 'UPSTREAM_BAD_RESPONSE' | 'RATE_LIMITED' | 'FORBIDDEN') =>
  new UpstreamError({ code, upstream: 'ringcentral' });

/** Calls that wait until the test answers them. */
class Calls {
  readonly open: ((error?: Error) => void)[] = [];
  count = 0;

  /** @param isAnswered whether the call is answered immediately */
  ask = (isAnswered: boolean): Promise<void> => {
    this.count += 1;
    if (isAnswered) return Promise.resolve();
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.open.push((error) => (error === undefined ? resolve(undefined) : reject(error)));
    return promise.then(() => undefined);
  };

  /** Answers the oldest waiting call, and lets the code that depends on it continue. */
  async answer(error?: Error): Promise<void> {
    this.open.shift()!(error);
    await setImmediate();
  }
}

const setUp = async () => {
  let now = 10 * MINUTE_MS;
  const clock = { now: () => now, date: () => now };
  const mirror = new Mirror({ clock, maxBytes: 1_000_000, staleIfErrorMs: 5 * MINUTE_MS });
  const proof = () => Promise.resolve({ subject: 'owner', book: 'book' });
  const grant: Grant = await mirror.grants.prove(KEY, proof);
  const fills = new Calls();
  const refreshes = new Calls();
  const calls = { isAnswered: false };
  const changesSince = async () => {
    await refreshes.ask(calls.isAnswered);
    return { syncToken: 'next' };
  };
  const fillSource: Spec['fillSource'] = {
    begin: async () => {
      await fills.ask(calls.isAnswered);
      return { syncToken: 'first' };
    },
    complete: () => Promise.resolve({ records: [{ id: '1' }], syncToken: 'first' }),
    changesSince,
  };
  const spec: Spec = {
    stream: 'items',
    kind: KIND,
    fillSource,
    refreshSource: { changesSince },
    grantKey: KEY,
  };
  const fill = async () => {
    calls.isAnswered = true;
    await mirror.fill(grant, spec);
    calls.isAnswered = false;
    fills.count = 0;
  };
  return { mirror, grant, spec, fills, refreshes, fill, wait: (ms: number) => void (now += ms) };
};

/** Lets other work continue until the condition is true. */
const until = async (holds: () => boolean): Promise<void> => {
  for (let turns = 0; turns < 10_000 && !holds(); turns += 1) await setImmediate();
  expect(holds()).toBe(true);
};

const outcomeOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe('a read that needs a fill', () => {
  it.each([
    failure('UPSTREAM_BAD_RESPONSE'),
    failure('UPSTREAM_UNAVAILABLE'),
    new NotWholeError('It kept changing.'),
  ])('does not fail with a fill that began before it: %s', async (error) => {
    const { mirror, grant, spec, fills } = await setUp();
    mirror.fillBehind(grant, spec);
    const reads = [mirror.fill(grant, spec), mirror.fill(grant, spec)];
    await setImmediate();
    expect(fills.count).toBe(1);
    await fills.answer(error);
    await fills.answer();
    await expect(Promise.all(reads)).resolves.toEqual([undefined, undefined]);
    expect(fills.count).toBe(2);
  });

  it('fails with a fill that began for it or later, so that a failing upstream is called at most twice', async () => {
    const { mirror, grant, spec, fills } = await setUp();
    const reads = [1, 2, 3, 4].map(() => outcomeOf(mirror.fill(grant, spec)));
    await setImmediate();
    await fills.answer(failure('UPSTREAM_UNAVAILABLE'));
    const later = failure('UPSTREAM_BAD_RESPONSE');
    await fills.answer(later);
    expect(await Promise.all(reads.slice(1))).toEqual([later, later, later]);
    expect(await reads[0]).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(fills.count).toBe(2);
  });

  it.each([failure('RATE_LIMITED'), failure('FORBIDDEN')])(
    'does not call upstream again after a refusal: %s',
    async (error) => {
      const { mirror, grant, spec, fills } = await setUp();
      mirror.fillBehind(grant, spec);
      const read = outcomeOf(mirror.fill(grant, spec));
      await setImmediate();
      await fills.answer(error);
      expect(await read).toBe(error);
      expect(fills.count).toBe(1);
    },
  );
});

describe('a read with a bound', () => {
  it('does not fail with a refresh that began before it', async () => {
    const { mirror, grant, spec, fill, refreshes, wait } = await setUp();
    await fill();
    wait(40_000);
    // Served immediately, and refreshed in the background.
    await mirror.open(grant, spec, {});
    const read = mirror.open(grant, spec, { maxStalenessMs: 5_000 });
    await setImmediate();
    await refreshes.answer(failure('UPSTREAM_UNAVAILABLE'));
    await refreshes.answer();
    expect(await read).toMatchObject({ isServed: true, ageMs: 0 });
    expect(refreshes.count).toBe(2);
  });

  it('fails with a refresh that began after it', async () => {
    const { mirror, grant, spec, fill, refreshes, wait } = await setUp();
    await fill();
    wait(40_000);
    const error = failure('UPSTREAM_UNAVAILABLE');
    const read = outcomeOf(mirror.open(grant, spec, { maxStalenessMs: 5_000 }));
    await setImmediate();
    await refreshes.answer(error);
    expect(await read).toBe(error);
    expect(refreshes.count).toBe(1);
  });
});

describe('a read without a bound', () => {
  it('is served older data at once when a shared refresh fails', async () => {
    const { mirror, grant, spec, fill, refreshes, wait } = await setUp();
    await fill();
    wait(70_000);
    const reads = [mirror.open(grant, spec, {}), mirror.open(grant, spec, {})];
    await setImmediate();
    await refreshes.answer(failure('UPSTREAM_UNAVAILABLE'));
    for (const read of reads) expect(await read).toMatchObject({ isServed: true, ageMs: 70_000 });
    expect(refreshes.count).toBe(1);
  });
});

describe('a book of more than 1,000 contacts', () => {
  const LARGE = 1_001;

  it.each([
    ['is filled in the background after the third read within five minutes', 5 * MINUTE_MS, 1],
    ['is not filled after three reads over more than five minutes', 5 * MINUTE_MS + 2, 0],
  ])('%s', async (_, span, expected) => {
    const { mirror, grant, spec, fills, wait } = await setUp();
    mirror.passedThrough(grant, spec, LARGE);
    wait(span / 2);
    mirror.passedThrough(grant, spec, LARGE);
    await setImmediate();
    expect(fills.count).toBe(0);
    wait(span / 2);
    mirror.passedThrough(grant, spec, LARGE);
    await setImmediate();
    expect(fills.count).toBe(expected);
  });

  it('counts the last three reads, not the first ones', async () => {
    const { mirror, grant, spec, fills, wait } = await setUp();
    for (let reads = 0; reads < 4; reads += 1) {
      mirror.passedThrough(grant, spec, LARGE);
      wait(3 * MINUTE_MS);
    }
    await setImmediate();
    expect(fills.count).toBe(0);
    mirror.passedThrough(grant, spec, LARGE);
    wait(MINUTE_MS);
    mirror.passedThrough(grant, spec, LARGE);
    await setImmediate();
    expect(fills.count).toBe(1);
  });
});

describe('a book of 1,000 contacts', () => {
  it('is filled in the background after the first read', async () => {
    const { mirror, grant, spec, fills } = await setUp();
    mirror.passedThrough(grant, spec, 1_000);
    await setImmediate();
    expect(fills.count).toBe(1);
  });
});

describe('a fill', () => {
  it('waits for an own write in flight, and makes its first call once', async () => {
    const stream = new MirroredStream<Item, 'ID'>(KIND);
    const fills = new Calls();
    const writes = new Calls();
    const write = stream.write(
      ['2'],
      () => writes.ask(false),
      () => ({ upserts: [{ id: '2' }] }),
      () => false,
    );
    const fill = stream.fill({
      begin: async () => {
        await fills.ask(true);
        return { syncToken: 'first' };
      },
      complete: () => Promise.resolve({ records: [{ id: '1' }, { id: '2' }], syncToken: 'first' }),
      changesSince: () => Promise.resolve({ syncToken: null }),
    });
    await setImmediate();
    expect(fills.count).toBe(0);
    await writes.answer();
    await Promise.all([write, fill]);
    expect(fills.count).toBe(1);
    expect([...stream.state!.records.ids()]).toEqual(['1', '2']);
  });

  it('does not restore a book that another process has erased meanwhile, however often', async () => {
    const store = createMemoryStore();
    const archive = new BookArchive({ store, keys: [randomBytes(32)] });
    const [one, other] = [1, 2].map(
      () => new MirroredStream<Item, 'ID'>(KIND, { keeper: archive.book('owner', KIND) }),
    );
    const fills = new Calls();
    const fill = outcomeOf(
      one!.fill({
        begin: () => Promise.resolve({ syncToken: 'first' }),
        complete: async () => {
          await fills.ask(false);
          return { records: [{ id: '1' }], syncToken: 'first' };
        },
        changesSince: () => Promise.resolve({ syncToken: null }),
      }),
    );
    await until(() => fills.count === 1);
    for (let times = 0; times < 2; times += 1) await other!.forget();
    await fills.answer();
    expect(await fill).toBeInstanceOf(NotWholeError);
    await other!.catchUp();
    expect([one!.state, other!.state]).toEqual([undefined, undefined]);
    expect(fills.count).toBe(1);
  });

  it('makes no call if the store was unavailable at its start and then has the book', async () => {
    const store = createMemoryStore();
    let isAway = false;
    const archive = new BookArchive({
      store: {
        ...store,
        load: async (name, access) => {
          if (isAway) throw new StoreUnavailableError();
          return store.load(name, access);
        },
        replace: (...args) => {
          // The store answers again from the next command on.
          isAway = false;
          return store.replace(...args);
        },
      },
      keys: [randomBytes(32)],
    });
    const open = () => new MirroredStream<Item, 'ID'>(KIND, { keeper: archive.book('owner', KIND) });
    const fills = new Calls();
    const source: Spec['fillSource'] = {
      begin: async () => {
        await fills.ask(true);
        return { syncToken: 'first' };
      },
      complete: () => Promise.resolve({ records: [{ id: '1' }], syncToken: 'first' }),
      changesSince: () => Promise.resolve({ syncToken: null }),
    };
    expect(await open().fill(source)).toBe(true);
    isAway = true;
    const later = open();
    expect(await later.fill(source)).toBe(false);
    expect([...later.state!.records.ids()]).toEqual(['1']);
    expect(fills.count).toBe(1);
  });
});
