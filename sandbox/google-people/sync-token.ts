import { expiredSyncToken, invalidArgument } from './errors.ts';
import { readToken, writeToken } from './opaque-token.ts';
import type { GoogleSettings } from './settings.ts';

/** The state of the book that a sync has seen. */
export interface SyncState {
  /** Newest revision that was shown. */
  readonly revision: number;
  /** Start of the token's life, in milliseconds. */
  readonly issuedAt: number;
}

interface SyncPayload extends SyncState {
  readonly user: string;
  /** Id of the book that issued the token. */
  readonly epoch: string;
  readonly binding: string;
}

export const writeSyncToken = (payload: SyncPayload): string => writeToken('sync', payload);

/** Parses a sync token. An expired token has its own error; any other token that does not match is an invalid argument. */
export const readSyncToken = (
  token: string | undefined,
  {
    user,
    epoch,
    binding,
    revision,
    now,
    settings,
  }: {
    readonly user: string;
    readonly epoch: string;
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
  const expired = expiredSyncToken(settings);
  if (payload.binding !== binding) throw settings.syncMismatch === 'expired' ? expired : invalidArgument();
  // A token from before a reset or restart refers to revisions that this book does not have.
  const isOfOldBook = payload.epoch !== epoch || payload.revision > revision;
  if (isOfOldBook || now - payload.issuedAt >= settings.syncTokenLifetimeMs) throw expired;
  return { revision: payload.revision, issuedAt: payload.issuedAt };
};
