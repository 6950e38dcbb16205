import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readSyncWindow, type SyncPage, type SyncPosition } from '../../../src/loaders/sync-window.ts';

type Page = SyncPage<string>;

interface Upstream {
  readonly load: (token: string | null) => Promise<Page>;
  readonly loaded: (string | null)[];
}

/** Pages by the token that leads to them. An `Error` rejects the request. */
const upstreamOf = (pages: Readonly<Record<string, Partial<Page> | Error>>): Upstream => {
  const loaded: (string | null)[] = [];
  return {
    loaded,
    load(token) {
      loaded.push(token);
      const page = pages[token ?? 'start'];
      if (page === undefined || page instanceof Error)
        return Promise.reject(page ?? new Error(`No ${token}.`));
      return Promise.resolve({
        changes: [],
        unreadable: 0,
        nextToken: null,
        syncToken: null,
        isFullSync: false,
        isFirst: token === null,
        ...page,
      });
    },
  };
};

const read = ({ load }: Upstream, first: number, after: SyncPosition | null = null, pageSize = 3) =>
  readSyncWindow<string, Page>({
    first,
    after,
    pageSize,
    upstream: 'ringcentral',
    signal: new AbortController().signal,
    load,
    fingerprint: (change) => change,
  });

/** A list in pages, some of which are shorter than requested or empty. */
const chainOf = (list: readonly string[], pageSize: number, cuts: readonly number[]) => {
  const pages: Record<string, Partial<Page>> = {};
  let token = 'start';
  for (let [from, turn] = [0, 0]; ; turn += 1) {
    // A cut of 0 is an empty page that has a next page. The last page is never cut.
    const size = Math.min(cuts[turn] ?? pageSize, pageSize);
    const changes = list.slice(from, from + size);
    from += changes.length;
    const isLast = from >= list.length && turn >= cuts.length;
    pages[token] = { changes, nextToken: isLast ? null : `page ${turn + 1}`, syncToken: `after ${turn}` };
    if (isLast) return pages;
    token = `page ${turn + 1}`;
  }
};

const list = fc
  .array(fc.string({ maxLength: 2 }), { maxLength: 30 })
  .map((texts) => texts.map((text, index) => `${index} ${text}`));

describe('a window of a sync', () => {
  it('has all changes after the position, once and in order, whatever pages upstream makes', async () => {
    const step = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.double({ min: 0, max: 1, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(
        list,
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.nat(5), { maxLength: 6 }),
        fc.array(step, { minLength: 1, maxLength: 40 }),
        async (all, pageSize, cuts, steps) => {
          const upstream = upstreamOf(chainOf(all, pageSize, cuts));
          let at = 0;
          let after: SyncPosition | null = null;
          for (const [first, share] of steps) {
            const window: Awaited<ReturnType<typeof read>> = await read(upstream, first, after, pageSize);
            expect(window.changes).toEqual(all.slice(at, at + window.changes.length));
            if (window.hasNextPage) expect(window.changes.length).toBeGreaterThan(0);
            else expect(at + window.changes.length).toBe(all.length);
            if (window.changes.length === 0) return;
            const index = Math.min(window.changes.length - 1, Math.floor(share * window.changes.length));
            after = window.positionBehind(index);
            at += index + 1;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("continues where upstream's page ended, and reads each page once", async () => {
    const upstream = upstreamOf(chainOf(['a', 'b', 'c', 'd', 'e', 'f', 'g'], 3, []));
    const { changes, positionBehind, hasNextPage } = await read(upstream, 3);
    expect([changes, hasNextPage]).toEqual([['a', 'b', 'c'], true]);
    await read(upstream, 3, positionBehind(2));
    expect(upstream.loaded).toEqual([null, 'page 1']);
    expect(() => positionBehind(3)).toThrow(RangeError);
  });

  it('returns a page that upstream cut short without filling it up', async () => {
    const upstream = upstreamOf(chainOf(['a', 'b', 'c', 'd', 'e'], 3, [2]));
    const { changes, hasNextPage } = await read(upstream, 3);
    expect([changes, hasNextPage, upstream.loaded]).toEqual([['a', 'b'], true, [null]]);
  });

  it('continues after an empty page', async () => {
    const upstream = upstreamOf(chainOf(['a', 'b', 'c', 'd'], 3, [0]));
    expect((await read(upstream, 3)).changes).toEqual(['a', 'b', 'c']);
  });

  it('without changes reads one page and returns its facts', async () => {
    const upstream = upstreamOf({ start: { nextToken: 'more', syncToken: 'x' } });
    const { changes, hasNextPage, page } = await read(upstream, 0);
    expect([changes, hasNextPage, page.syncToken]).toEqual([[], true, 'x']);
    expect(upstream.loaded).toEqual([null]);
  });
});

describe('a call that fails', () => {
  const pages = {
    start: { changes: ['a', 'b', 'c'], nextToken: 'more' },
    more: new Error('No quota.'),
  };

  it('fails the window if it is the first call', async () => {
    const upstream = upstreamOf(pages);
    const { positionBehind } = await read(upstream, 3);
    await expect(read(upstream, 6, positionBehind(2))).rejects.toThrow('No quota.');
    // An empty page has nothing to return.
    await expect(read(upstreamOf({ ...pages, start: { nextToken: 'more' } }), 6)).rejects.toThrow(
      'No quota.',
    );
  });

  it('ends the window if changes were read before', async () => {
    const { changes, hasNextPage, positionBehind, page } = await read(upstreamOf(pages), 6);
    expect([changes, hasNextPage]).toEqual([['a', 'b', 'c'], true]);
    expect(positionBehind(2)).toMatchObject({ token: 'more', count: 0 });
    expect(page.nextToken).toBe('more');
  });
});

describe('a page read again', () => {
  const behind = async (upstream: Upstream, index: number) => (await read(upstream, 9)).positionBehind(index);
  const again = (changes: readonly string[], isFullSync: boolean) =>
    upstreamOf({ start: { changes, isFullSync, syncToken: 'x' } });

  it('continues if it still has the same start', async () => {
    for (const isFullSync of [false, true]) {
      const after = await behind(again(['a', 'b', 'c'], isFullSync), 1);
      expect((await read(again(['a', 'b', 'd', 'c'], isFullSync), 9, after)).changes).toEqual(['d', 'c']);
    }
  });

  it.each([
    ['one has gone', ['b', 'c']],
    ['one has moved to the end', ['a', 'c', 'b']],
    ['one is different', ['a', 'B', 'c']],
    ['one was added before them', ['x', 'a', 'b', 'c']],
    ['none is left', []],
  ])('comes from its start when %s', async (_, changes) => {
    const after = await behind(again(['a', 'b', 'c'], false), 1);
    expect((await read(again(changes, false), 9, after)).changes).toEqual(changes);
  });

  it('of a full sync needs a new full sync if deletions could be hidden', async () => {
    const after = await behind(again(['a', 'b', 'c'], true), 1);
    for (const changed of [again(['b', 'c'], true), again(['a'], true), again(['a', 'b', 'c'], false)]) {
      await expect(read(changed, 9, after)).rejects.toMatchObject({
        message: expect.stringContaining('Start a full sync'),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });

  it('with a page token is returned from its start, even in a full sync', async () => {
    const upstream = (changes: readonly string[]) =>
      upstreamOf({
        start: { changes: ['a', 'b', 'c'], nextToken: 'more', isFullSync: true },
        more: { changes, isFullSync: true },
      });
    const after = await behind(upstream(['d', 'e', 'f']), 4);
    expect((await read(upstream(['d', 'f']), 9, after)).changes).toEqual(['d', 'f']);
  });
});

describe('a full sync in place of changes', () => {
  const full = { changes: ['a', 'b', 'c'], isFullSync: true, isFirst: true, nextToken: 'full' };
  const rest = { full: { changes: ['d'], isFullSync: true } };
  const start = { changes: ['x', 'y', 'z'], nextToken: 'more' };

  it('discards the pages before it', async () => {
    const upstream = upstreamOf({ start, more: full, ...rest });
    const { changes, page } = await read(upstream, 6);
    expect([changes, page.isFullSync]).toEqual([['a', 'b', 'c', 'd'], true]);
    // Its start is not skipped, although changes of the earlier sync were returned before.
    const after = (await read(upstreamOf({ start }), 3)).positionBehind(0);
    const again = await read(upstreamOf({ start: { ...full, changes: ['x', 'y'] }, ...rest }), 3, after);
    expect(again.changes).toEqual(['x', 'y']);
  });

  it('that has changed before a cursor needs a new full sync', async () => {
    const after = (await read(upstreamOf({ start, more: full, ...rest }), 6)).positionBehind(1);
    expect(after).toMatchObject({ token: 'more', count: 2, isFullSync: true });
    const changed = upstreamOf({ start, more: { ...full, changes: ['b', 'c'] }, ...rest });
    await expect(read(changed, 6, after)).rejects.toThrow('Start a full sync');
  });

  it('is never continued with changes', async () => {
    const upstream = upstreamOf({ start: full, full: { changes: ['x'] } });
    await expect(read(upstream, 6)).rejects.toThrow('Start a full sync');
    const after = (await read(upstream, 3)).positionBehind(2);
    await expect(read(upstream, 6, after)).rejects.toThrow('Start a full sync');
  });
});
