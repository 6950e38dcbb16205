import { describe, expect, it } from '@jest/globals';

import { NotWholeError } from '../../src/mirror/stream.ts';
import { pageChain } from '../../src/mirror/sync/page-chain.ts';

/** The tokens that a chain reads when `follow` gives the next token, and how the chain ends. */
const readAll = async (
  follow: (count: number) => string | undefined,
  maxPages = 1_000,
): Promise<readonly unknown[]> => {
  const read: unknown[] = [];
  let count = 0;
  const pages = pageChain(maxPages, (token) => {
    read.push(token);
    count += 1;
    return Promise.resolve({ nextToken: follow(count) });
  });
  try {
    for await (const _page of pages);
  } catch (error) {
    return [...read, (error as Error).constructor];
  }
  return read;
};

describe('a chain of pages', () => {
  it('ends with the page that has no token', async () => {
    expect(await readAll((count) => (count < 3 ? `page ${String(count)}` : undefined))).toEqual([
      undefined,
      'page 1',
      'page 2',
    ]);
  });

  it.each([1, 2, 5])('that forms a cycle of %i is not read twice', async (length) => {
    const read = await readAll((count) => `page ${String(count % length)}`);
    expect(read).toHaveLength(length + 2);
    expect(read.at(-1)).toBe(NotWholeError);
  });

  it('is not read beyond the limit', async () => {
    const read = await readAll((count) => String(count), 50);
    expect(read).toHaveLength(50 + 1);
    expect(read.at(-1)).toBe(NotWholeError);
    expect(await readAll((count) => (count < 50 ? String(count) : undefined), 50)).toHaveLength(50);
  });
});
