import { setImmediate } from 'node:timers/promises';

import { NotWholeError } from '../stream.ts';

/** A page, with the token of the next one. The last page has none. */
export interface ChainedPage {
  readonly nextToken: string | undefined;
}

/**
 * The pages of a list in order, starting with the given first page; one call for each other page.
 * @param maxPages more than any real list can have
 * @throws NotWholeError if a page token repeats or the pages do not end: such a list must not be mirrored
 */
export async function* pageChain<Page extends ChainedPage>(
  maxPages: number,
  load: (token: string | undefined) => Promise<Page>,
): AsyncGenerator<Page, void, undefined> {
  const seen = new Set<string>();
  let token: string | undefined;
  for (let count = 1; ; count += 1) {
    const page = await load(token);
    yield page;
    token = page.nextToken;
    if (token === undefined) return;
    if (seen.has(token) || count >= maxPages) {
      throw new NotWholeError('The list repeats a page that was already read, or has too many pages.');
    }
    seen.add(token);
    // Pages that arrive immediately would block the event loop.
    await setImmediate();
  }
}
