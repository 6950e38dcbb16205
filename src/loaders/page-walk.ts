import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';

import type { UpstreamName } from '../clients/errors/error-code.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import { callFailure } from '../clients/errors/upstream-failure.ts';
import { MAX_CALLS } from '../clients/http/call.ts';

/**
 * What a cursor remembers of earlier pages, so that a cycle is detected even if each operation reads one page. Uses Brent's
 * algorithm: two numbers detect every cycle within three times its length.
 */
export interface PageTrail {
  /** Number of tokens followed since the start of the list. */
  readonly steps: number;
  /** Checksum of the token at the latest step that was a power of two; 0 at the start. */
  readonly mark: number;
}

/** The trail at the start of a list. */
const NO_TRAIL: PageTrail = { steps: 0, mark: 0 };

/** A page to read, and the trail that led to it. */
export interface PageStep {
  /** null for the start of the list. */
  readonly token: string | null;
  readonly trail: PageTrail;
}

export const LIST_START: PageStep = { token: null, trail: NO_TRAIL };

/** @throws UpstreamError UPSTREAM_BAD_RESPONSE when the token was followed before */
const nextStep = (upstream: UpstreamName, { steps, mark }: PageTrail, token: string): PageStep => {
  const checksum = crc32(token);
  if (steps > 0 && checksum === mark) throw repeatedPage(upstream);
  const step = steps + 1;
  const isPowerOfTwo = (step & (step - 1)) === 0;
  return { token, trail: { steps: step, mark: isPowerOfTwo ? checksum : mark } };
};

/** A walk along pages, each of which names the next one by a token. */
export interface PageWalk<Page> {
  readonly upstream: UpstreamName;
  /** Ends the walk when the operation ends or the caller disconnects. */
  readonly signal: AbortSignal;
  /** The first page to read. */
  readonly start: PageStep;
  readonly load: (token: string | null) => Promise<Page>;
}

/** A page that was read. */
export interface WalkedPage<Page> extends PageStep {
  readonly page: Page;
  /** The page after it; null on the last one. */
  readonly next: PageStep | null;
}

/**
 * Reads the pages of a walk lazily. Every loop over token pages must use this: a loader answers a repeated page from its cache,
 * so a cycle makes no calls, and no call limit, deadline or abort would end the loop.
 *
 * @throws UpstreamError UPSTREAM_BAD_RESPONSE if a page leads back to an earlier one, UPSTREAM_TIMEOUT after the operation has
 *   ended, RATE_LIMITED after more pages than an operation may make calls, and whatever `load` throws
 */
export async function* walkPages<Page extends { readonly nextToken: string | null }>({
  upstream,
  signal,
  start,
  load,
}: PageWalk<Page>): AsyncGenerator<WalkedPage<Page>, void, void> {
  const seen = new Set([start.token]);
  let step = start;
  for (let pages = 0; pages <= MAX_CALLS; pages += 1) {
    if (signal.aborted) throw callFailure(upstream, { kind: 'aborted', outcomeUnknown: false });
    const page = await load(step.token);
    const { nextToken } = page;
    if (nextToken !== null && seen.has(nextToken)) throw repeatedPage(upstream);
    const next = nextToken === null ? null : nextStep(upstream, step.trail, nextToken);
    yield { ...step, page, next };
    if (next === null) return;
    seen.add(next.token);
    step = next;
    // Cached pages resolve in microtasks. This lets timers, sockets and signals run.
    await nextTurn();
  }
  throw callFailure(upstream, { kind: 'too-many-calls', maxCalls: MAX_CALLS });
}

/** The token of an answer. An empty one means that there is none. */
export const nextTokenOf = (token: string | number | undefined): string | null =>
  token === undefined || token === '' ? null : String(token);

const repeatedPage = (upstream: UpstreamName): UpstreamError =>
  new UpstreamError({
    code: 'UPSTREAM_BAD_RESPONSE',
    upstream,
    message: 'The next page that upstream named is one that it already sent, so the list would never end.',
  });
