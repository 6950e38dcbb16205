import {
  aPositive,
  type Clock,
  createUpstreamServer,
  type SandboxUpstream,
  type Settings,
  type UpstreamRequest,
} from '../kit/index.ts';

import { type ApiContext, apiRoute, notFoundPage } from './api-method.ts';
import { controlRoutes } from './control-routes.ts';
import { COPY_METHOD } from './copy.ts';
import { GOOGLE_USERS, type GoogleUser } from './credentials.ts';
import { failure, finish } from './front.ts';
import { listMethod } from './list.ts';
import { pageLoop } from './page-loop.ts';
import { BATCH_GET_METHOD, GET_METHOD } from './people-methods.ts';
import { readAccessToken } from './query.ts';
import { createQuotas } from './quotas.ts';
import { createSearch } from './search.ts';
import { createGoogleSettings, type GoogleSettings } from './settings.ts';
import { createStore, type GoogleStore } from './store.ts';
import { createTokens } from './tokens.ts';

export type { OtherContactInput } from './contact-input.ts';
export { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_REFRESH_TOKENS } from './credentials.ts';
export type { GoogleUser } from './credentials.ts';
export { PERSON_FIELDS } from './person.ts';
export type { Person } from './person.ts';
export type { GoogleSettings } from './settings.ts';
export type { GoogleStore } from './store.ts';

export interface GoogleSandboxOptions {
  /** Number of other contacts, of `demo` or by user. By default `demo` has 2,600 and `second` 320. */
  readonly otherContactCount?: number | Partial<Readonly<Record<GoogleUser, number>>>;
  /** Length of the quotas' minute in seconds; 60 by default. */
  readonly windowSeconds?: number;
  /** Initial settings; `reset` restores them. */
  readonly settings?: Partial<GoogleSettings>;
}

export interface GoogleUpstream extends SandboxUpstream {
  /** Reads and changes the settings. */
  readonly settings: Settings<GoogleSettings>;
  /** The people; reads and changes here are not API calls. */
  readonly store: GoogleStore;
}

const isUser = (user: string): user is GoogleUser => GOOGLE_USERS.some((known) => known === user);

/** Starts Google's side of the sandbox: the part of the People API about other contacts, and the token endpoint. */
export const startGooglePeople = async (
  options: GoogleSandboxOptions & {
    readonly port: number;
    readonly host: string;
    readonly quotas: 'generous' | 'real';
    readonly clock: Clock;
  },
): Promise<GoogleUpstream> => {
  const { clock, otherContactCount } = options;
  const settings = createGoogleSettings(options.quotas, {
    ...options.settings,
    ...(options.windowSeconds !== undefined && {
      windowSeconds: aPositive(options.windowSeconds, 'windowSeconds'),
    }),
  });
  const current = (): GoogleSettings => settings.values;
  const sizes = typeof otherContactCount === 'number' ? { demo: otherContactCount } : otherContactCount;
  const store = createStore({ demo: 2_600, second: 320, ...sizes }, clock);
  const tokens = createTokens(clock, current);
  const quotas = createQuotas(clock, current);
  const search = createSearch(clock.now);

  const context: ApiContext = {
    settings: current,
    quotas,
    grantOf: tokens.grantOf,
    bookOf: (user) => store.book(isUser(user) ? user : 'demo'),
  };
  const apiRoutes = [listMethod(clock.now), search.method, COPY_METHOD, BATCH_GET_METHOD, GET_METHOD].map(
    (method) => apiRoute(method, context),
  );
  const identify = (request: UpstreamRequest): string | undefined =>
    tokens.grantOf(readAccessToken(request) ?? '')?.user;

  const server = await createUpstreamServer({
    name: 'google-people',
    host: options.host,
    port: options.port,
    clock,
    routes: [...tokens.routes, ...apiRoutes],
    identify,
    notFound: notFoundPage,
    failure: (status, request, reason) => failure(request, current(), status, reason),
    loop: pageLoop,
    finish,
    effectiveMethod: ({ method, headers }) =>
      method === 'POST' ? String(headers['x-http-method-override'] ?? method).toUpperCase() : method,
    allowsGzip: ({ headers }) => !current().gzipNeedsUserAgent || /gzip/i.test(headers['user-agent'] ?? ''),
    settings,
    control: controlRoutes(store, tokens),
    reset() {
      for (const part of [store, tokens, quotas, search, settings]) part.reset();
    },
  });
  return { ...server, settings, store };
};
