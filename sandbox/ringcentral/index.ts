import {
  aPositive,
  type Clock,
  createUpstreamServer,
  Refusal,
  type Route,
  type SandboxUpstream,
  type Settings,
  type UpstreamRequest,
} from '../kit/index.ts';

import { bookOperations } from './book-operations.ts';
import { contactOperations } from './contact-operations.ts';
import { controlRoutes } from './control-routes.ts';
import { type User, USER_EXTENSIONS, USERS } from './directory.ts';
import { usualAnswer } from './errors.ts';
import { apiVersions, createNotFound, effectiveMethod, finish } from './front.ts';
import { authenticate, createGate } from './gate.ts';
import { createOAuth } from './oauth.ts';
import { pageLoop } from './page-loop.ts';
import { createRateLimiter, type QuotaLimits, QUOTAS } from './rate-limiter.ts';
import { createSessions } from './sessions.ts';
import { createRingcentralSettings, type RingcentralSettings } from './settings.ts';
import { createStore, type StoreView, viewStore } from './store.ts';
import { createSync } from './sync.ts';
import { createUploads } from './uploads.ts';

export { RINGCENTRAL_CLIENT_ID, RINGCENTRAL_CLIENT_SECRET, RINGCENTRAL_JWT } from './credentials.ts';
export { COLLEAGUES, FEDERATED_ACCOUNT_ID, FEDERATED_EXTENSIONS } from './directory.ts';
export type { User } from './directory.ts';
export type { QuotaLimits } from './rate-limiter.ts';
export type { RingcentralSettings } from './settings.ts';
export type { StoredContact, StoreView } from './store.ts';
export { readSyncToken, writeSyncToken } from './sync-token.ts';

export interface RingcentralSandboxOptions {
  /** Initial number of contacts in each user's book. */
  readonly bookSizes?: Partial<Readonly<Record<User, number>>>;
  /** Length of the sliding window of the rate limits in seconds; 60 by default. */
  readonly windowSeconds?: number;
  /** Calls per window, by group; overrides `quotas`. */
  readonly limits?: Partial<QuotaLimits>;
  /** Initial settings; `reset` restores them. */
  readonly settings?: Partial<RingcentralSettings>;
}

export interface RingcentralUpstream extends SandboxUpstream {
  /** Reads and changes the settings. */
  readonly settings: Settings<RingcentralSettings>;
  /** The content of the books; reading it is not an API call. */
  readonly store: StoreView;
}

/** Longest request body: the documented limit of an upload. */
const MAX_BODY_BYTES = 20 * 2 ** 20;

/** Starts RingCentral's side of the sandbox. Port 0 uses any free port. */
export const startRingcentral = async (
  options: RingcentralSandboxOptions & {
    readonly port: number;
    readonly host: string;
    readonly quotas: 'generous' | 'real';
    readonly clock: Clock;
  },
): Promise<RingcentralUpstream> => {
  const { clock } = options;
  const settings = createRingcentralSettings({
    ...options.settings,
    ...(options.windowSeconds !== undefined && {
      windowSeconds: aPositive(options.windowSeconds, 'windowSeconds'),
    }),
  });
  const current = (): RingcentralSettings => settings.values;
  const store = createStore({ clock, ...(options.bookSizes && { bookSizes: options.bookSizes }) });
  const sessions = createSessions({ clock, settings: current });
  const limiter = createRateLimiter({
    clock,
    limits: { ...QUOTAS[options.quotas], ...options.limits },
    durations() {
      const { windowSeconds, penaltySeconds } = current();
      return { windowSeconds, penaltySeconds: penaltySeconds ?? windowSeconds };
    },
  });
  const uploads = createUploads({ clock, store, settings: current });
  const sync = createSync({ clock, settings: current });
  const oauth = createOAuth({ clock, sessions, limiter });
  const view = viewStore(store, uploads.settle);
  const gate = createGate({ sessions, limiter, store, settings, settle: uploads.settle });
  const routes: readonly Route[] = [
    { method: 'GET', path: '/restapi', handle: apiVersions },
    ...oauth.routes,
    ...[...contactOperations(store), ...bookOperations({ store, sync, uploads })].map(gate),
  ];

  const identify = (request: UpstreamRequest): string | undefined => {
    try {
      return authenticate(request, sessions).user;
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  };

  const server = await createUpstreamServer({
    name: 'ringcentral',
    host: options.host,
    port: options.port,
    clock,
    routes,
    identify,
    notFound: createNotFound(routes),
    failure: (status, _request, reason) => usualAnswer(status, reason),
    loop: pageLoop,
    finish,
    effectiveMethod,
    maxBodyBytes: MAX_BODY_BYTES,
    settings,
    control: controlRoutes({ view, store, sync, sessions, settings: current }),
    reset() {
      for (const part of [store, sessions, limiter, uploads, oauth, settings]) part.reset();
      for (const user of USERS) sync.loseTokens(USER_EXTENSIONS[user]);
    },
  });
  return { ...server, settings, store: view };
};
