import { randomBytes, randomUUID } from 'node:crypto';

import type { Clock, TokenChoice } from '../kit/index.ts';

import { type Identity, isStaticToken, STATIC_TOKENS } from './credentials.ts';
import type { User } from './directory.ts';
import type { RingcentralSettings } from './settings.ts';

/** An access token and a refresh token. A refresh replaces both. */
export interface TokenPair {
  readonly sessionId: string;
  readonly identity: Identity;
  readonly endpointId: string;
  readonly accessToken: string;
  /** Absent when the application gets none. */
  readonly refreshToken?: string;
  /** Milliseconds of the clock. */
  readonly accessExpiresAt: number;
  readonly refreshExpiresAt: number;
}

export interface TokenRequest {
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
  readonly endpointId: string;
}

export type TokenCheck =
  { readonly kind: 'valid'; readonly identity: Identity } | { readonly kind: 'unknown' | 'expired' | 'gone' };

export interface Sessions {
  check(accessToken: string): TokenCheck;
  open(identity: Identity, request: TokenRequest): TokenPair;
  /** A new pair for a refresh token, or the pair already issued for it; absent when the token is no longer valid. */
  refresh(
    refreshToken: string,
    clientId: string,
    request: Omit<TokenRequest, 'endpointId'>,
  ): TokenPair | undefined;
  /** The owner of an access or refresh token, valid or not. */
  ownerOf(token: string): Identity | undefined;
  /** Ends the session of an access or refresh token. Does nothing for unknown and static tokens. */
  revoke(token: string): void;
  /** Revokes one token or all tokens of a user, static ones until `reset`. False when there is none. */
  withdraw(choice: TokenChoice<User>): boolean;
  reset(): void;
}

/** After a refresh, the old refresh token stays valid for this long after the first use of the new tokens, … */
const GRACE_MS = 10_000;
/** … or, if the new tokens are not used, for this long after the refresh. */
const UNUSED_GRACE_MS = 3_600_000;

interface Session {
  readonly id: string;
  readonly identity: Identity;
  current: TokenPair;
  currentUsedAt?: number;
  /** The refresh token before the current one. */
  previous?: { readonly refreshToken: string; readonly replacedAt: number };
}

export interface SessionsOptions {
  readonly clock: Clock;
  readonly settings: () => RingcentralSettings;
}

const newToken = (): string => randomBytes(24).toString('base64url');

/** Bounds the memory of a sandbox that runs for days. */
const MAX_GONE_TOKENS = 10_000;

export const createSessions = ({ clock, settings }: SessionsOptions): Sessions => {
  const sessions = new Map<string, Session>();
  const byAccess = new Map<string, Session>();
  const byRefresh = new Map<string, Session>();
  const goneTokens = new Set<string>();
  const withdrawn = new Set<string>();

  const forget = (tokens: Map<string, Session>, token: string | undefined): void => {
    if (token === undefined) return;
    tokens.delete(token);
    goneTokens.add(token);
    const [oldest] = goneTokens;
    if (goneTokens.size > MAX_GONE_TOKENS && oldest !== undefined) goneTokens.delete(oldest);
  };

  const end = (session: Session): void => {
    sessions.delete(session.id);
    forget(byAccess, session.current.accessToken);
    forget(byRefresh, session.current.refreshToken);
    forget(byRefresh, session.previous?.refreshToken);
  };

  const makePair = (
    sessionId: string,
    identity: Identity,
    { accessSeconds, refreshSeconds, endpointId }: TokenRequest,
  ): TokenPair => ({
    sessionId,
    identity,
    endpointId,
    accessToken: newToken(),
    ...(settings().issueRefreshTokens && { refreshToken: newToken() }),
    accessExpiresAt: clock.now() + accessSeconds * 1_000,
    refreshExpiresAt: clock.now() + refreshSeconds * 1_000,
  });

  const index = (session: Session): TokenPair => {
    byAccess.set(session.current.accessToken, session);
    if (session.current.refreshToken !== undefined) byRefresh.set(session.current.refreshToken, session);
    return session.current;
  };

  /** A user has a limited number of sessions per application. Which one ends is not published; here it is the oldest. */
  const makeRoom = ({ user, clientId }: Identity): void => {
    const { sessionCap } = settings();
    if (sessionCap === null) return;
    const own = [...sessions.values()].filter(
      ({ identity }) => identity.user === user && identity.clientId === clientId,
    );
    own.slice(0, Math.max(0, own.length - sessionCap + 1)).forEach(end);
  };

  const rotate = (
    session: Session,
    refreshToken: string,
    request: Omit<TokenRequest, 'endpointId'>,
  ): TokenPair => {
    const { accessToken, endpointId } = session.current;
    forget(byAccess, accessToken);
    forget(byRefresh, session.previous?.refreshToken);
    session.previous = { refreshToken, replacedAt: clock.now() };
    session.current = makePair(session.id, session.identity, { ...request, endpointId });
    delete session.currentUsedAt;
    return index(session);
  };

  const isWithinGrace = ({ currentUsedAt, previous }: Session): boolean =>
    previous !== undefined &&
    clock.now() <
      (currentUsedAt === undefined ? previous.replacedAt + UNUSED_GRACE_MS : currentUsedAt + GRACE_MS);

  return {
    check(accessToken) {
      if (withdrawn.has(accessToken)) return { kind: 'gone' };
      if (isStaticToken(accessToken)) return { kind: 'valid', identity: STATIC_TOKENS[accessToken] };
      const session = byAccess.get(accessToken);
      if (session === undefined) return { kind: goneTokens.has(accessToken) ? 'gone' : 'unknown' };
      if (clock.now() >= session.current.accessExpiresAt) return { kind: 'expired' };
      session.currentUsedAt ??= clock.now();
      return { kind: 'valid', identity: session.identity };
    },
    open(identity, request) {
      makeRoom(identity);
      const id = randomUUID();
      const session: Session = { id, identity, current: makePair(id, identity, request) };
      sessions.set(id, session);
      return index(session);
    },
    refresh(refreshToken, clientId, request) {
      const session = byRefresh.get(refreshToken);
      if (session?.identity.clientId !== clientId) return undefined;
      if (session.current.refreshToken === refreshToken) {
        return clock.now() < session.current.refreshExpiresAt
          ? rotate(session, refreshToken, request)
          : undefined;
      }
      return isWithinGrace(session) ? session.current : undefined;
    },
    ownerOf: (token) => (byAccess.get(token) ?? byRefresh.get(token))?.identity,
    revoke(token) {
      const session = byAccess.get(token) ?? byRefresh.get(token);
      if (session !== undefined) end(session);
    },
    withdraw(choice) {
      const isMeant = (token: string, { user }: Identity): boolean =>
        'token' in choice ? token === choice.token : user === choice.user;
      const indexed = [...byAccess, ...byRefresh].filter(([token, { identity }]) => isMeant(token, identity));
      const statics = Object.entries(STATIC_TOKENS).filter(([token, identity]) => isMeant(token, identity));
      new Set(indexed.map(([, session]) => session)).forEach(end);
      for (const [token] of statics) withdrawn.add(token);
      return indexed.length + statics.length > 0;
    },
    reset: () => withdrawn.clear(),
  };
};
