import { expiredSyncToken, invalidArgument } from './errors.ts';
import { readToken, writeToken } from './opaque-token.ts';
import type { GoogleSettings } from './settings.ts';

/** What a sync has seen. */
export interface SyncState {
  /** Newest revision that was shown. */
  readonly revision: number;
  /** Start of the token's life, in milliseconds. */
  readonly issuedAt: number;
}

interface SyncPayload extends SyncState {
  readonly user: string;
  readonly binding: string;
}

export const writeSyncToken = (state: SyncState, user: string, binding: string): string =>
  writeToken('sync', { ...state, user, binding } satisfies SyncPayload);

/** Reads a sync token. Expired ones have an error of their own; others that do not fit are invalid arguments. */
export const readSyncToken = (
  token: string | undefined,
  {
    user,
    binding,
    revision,
    now,
    settings,
  }: {
    readonly user: string;
    readonly binding: string;
    /** Newest revision of the book. */
    readonly revision: number;
    readonly now: number;
    readonly settings: GoogleSettings;
  },
): SyncState | undefined => {
  if (token === undefined) return undefined;
  const payload = readToken('sync', token) as SyncPayload | undefined;
  if (payload?.user !== user) throw invalidArgument();
  const expired = expiredSyncToken(settings.expiredSyncTokenStatus);
  if (payload.binding !== binding) throw settings.syncMismatch === 'expired' ? expired : invalidArgument();
  // A token from before a reset or a restart speaks of changes that this book has never seen.
  if (payload.revision > revision || now - payload.issuedAt >= settings.syncTokenLifetimeMs) throw expired;
  return { revision: payload.revision, issuedAt: payload.issuedAt };
};
