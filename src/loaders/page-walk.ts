import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';

import type { UpstreamName } from '../clients/errors/error-code.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import { callFailure } from '../clients/errors/upstream-failure.ts';
import { MAX_CALLS } from '../clients/http/call.ts';

/**
 * What a cursor remembers of the pages before its own, so that a circle is noticed by a caller who reads one page per operation,
 * too. By Brent's algorithm: two numbers find every circle within three times its length.
 */
export interface PageTrail {
  /** How many tokens were followed since the start of the list. */
  readonly steps: number;
  /** Checksum of the token that was followed at the last step that is a power of two; 0 at the start. */
  readonly mark: number;
}

/** The trail at the start of a list. */
const NO_TRAIL: PageTrail = { steps: 0, mark: 0 };

/** A page to read, and the way to it. */
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

/** One walk along pages of which each names the next one by a token. */
export interface PageWalk<Page> {
  readonly upstream: UpstreamName;
  /** Ends the walk when the operation is over or its caller went away. */
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
 * The pages of a walk, read as they are asked for. Every loop over token pages goes through here, because a loader answers
 * a repeated page from its cache: such a loop makes no call, so no call limit, deadline or abort would ever end it.
 *
 * @throws UpstreamError UPSTREAM_BAD_RESPONSE when a page leads back to one of the walk, UPSTREAM_TIMEOUT when the operation
 *   is over, RATE_LIMITED after more pages than an operation may make calls, and what `load` throws
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
    // Cached pages come as microtasks. Timers, sockets and signals get their turn here.
    await nextTurn();
  }
  throw callFailure(upstream, { kind: 'too-many-calls', maxCalls: MAX_CALLS });
}

/** The token of an answer; an empty one means the same as none. */
export const nextTokenOf = (token: string | number | undefined): string | null =>
  token === undefined || token === '' ? null : String(token);

const repeatedPage = (upstream: UpstreamName): UpstreamError =>
  new UpstreamError({
    code: 'UPSTREAM_BAD_RESPONSE',
    upstream,
    message: 'Upstream named a page as the next one that it had already given, so the list would never end.',
  });
