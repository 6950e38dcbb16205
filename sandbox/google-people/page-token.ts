import { invalidArgument } from './errors.ts';
import { readToken, writeToken } from './opaque-token.ts';
import type { GoogleSettings } from './settings.ts';

/** Start of a page, and the time at which the listing began. */
export interface PagePosition {
  /** Position in the list or, in an incremental sync, the last revision already shown. */
  readonly next: number;
  /** Newest revision that the listing's sync token will cover. */
  readonly upTo: number;
  /** When the first page was read, in milliseconds. */
  readonly startedAt: number;
}

interface PagePayload extends PagePosition {
  readonly user: string;
  readonly binding: string;
}

export const writePageToken = (position: PagePosition, user: string, binding: string): string =>
  writeToken('page', { ...position, user, binding } satisfies PagePayload);

/** Parses a page token. Refuses one that is invented, expired, another user's, or for other parameters. */
export const readPageToken = (
  token: string | undefined,
  {
    user,
    binding,
    now,
    settings: { pageTokenLifetimeMs },
  }: {
    readonly user: string;
    readonly binding: string;
    readonly now: number;
    readonly settings: GoogleSettings;
  },
): PagePosition | undefined => {
  if (token === undefined) return undefined;
  const payload = readToken('page', token) as PagePayload | undefined;
  if (payload?.user !== user || payload.binding !== binding) throw invalidArgument();
  if (pageTokenLifetimeMs > 0 && now - payload.startedAt >= pageTokenLifetimeMs) throw invalidArgument();
  return { next: payload.next, upTo: payload.upTo, startedAt: payload.startedAt };
};
