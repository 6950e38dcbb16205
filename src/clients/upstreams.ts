import { limits as googleLimits, operations as googleOperations } from '../__generated__/google-people.ts';
import {
  limits as ringcentralLimits,
  operations as ringcentralOperations,
} from '../__generated__/ringcentral.ts';

import { UpstreamError } from './errors/upstream-error.ts';
import { createGooglePeopleClient, type GooglePeopleClient } from './google-people/client.ts';
import { createGoogleCredential, type GoogleServerCredential } from './google-people/credential.ts';
import type { CallRecord, CallScope, Credential, OnTransportEvent } from './http/call.ts';
import { bearerCredential, type CallerAccess, createCaller } from './http/caller.ts';
import type { ProxyOptions } from './http/connections.ts';
import { createHttpClient, type HttpClient } from './http/http-client.ts';
import { batchParameters, type Upstream } from './http/operation.ts';
import { apiPipeline, type EndpointOptions, tokenPipeline } from './http/pipeline.ts';
import type { BreakerPolicy } from './http/stages/breaker.ts';
import { createSerialQueue, type SerialQueue } from './http/stages/serialize.ts';
import type { OpenTokenStore, TokenEndpoint } from './http/token-request.ts';
import { reportUpstream, type UpstreamReport } from './http/upstream-report.ts';
import { createMemoryQuotaStore } from './quota/budget.ts';
import type { QuotaKey, QuotaState, QuotaStore } from './quota/quota.ts';
import type { QuotaDefaults } from './quota/sliding-window.ts';
import type { BulkEncoding } from './ringcentral/bulk-update.ts';
import { createRingcentralClient, type RingcentralClient } from './ringcentral/client.ts';
import { createRingcentralCredential, type RingcentralServerCredential } from './ringcentral/credential.ts';
import { ringcentralQuotaDefaults } from './ringcentral/quota-defaults.ts';

export interface UpstreamsOptions {
  /** Base URLs and the token endpoint's URL, no slash at the end. */
  readonly googlePeopleUrl: string;
  readonly googleTokenUrl: string;
  readonly ringcentralUrl: string;
  /** Milliseconds for a whole upstream call, waiting and retries included. */
  readonly timeoutMs: number;
  /** Milliseconds that a call may wait for quota. */
  readonly maxRateWaitMs: number;
  /** Credentials of the server itself, for callers that bring none. */
  readonly google?: GoogleServerCredential | undefined;
  readonly ringcentral?: RingcentralServerCredential | undefined;
  readonly googleApiKey?: string | undefined;
  readonly googleQuotaUser?: string | undefined;
  /** Where budgets are kept; in memory unless given. */
  readonly quotas?: QuotaStore | undefined;
  /** Where the changes of one Google user wait for each other; in memory unless given. */
  readonly queue?: SerialQueue | undefined;
  /** Where replicas share the tokens of the server's own credentials; each process has its own unless given. */
  readonly openTokenStore?: OpenTokenStore | undefined;
  /** Hears of every request to a token endpoint; those belong to no operation. Other calls go to their scope's `onCall`. */
  readonly onTokenCall?: ((record: CallRecord) => void) | undefined;
  /** Hears of waits and refusals for want of quota, and of breakers that open and close. */
  readonly onEvent?: OnTransportEvent | undefined;
  /** Forward proxies for all upstream calls. */
  readonly proxy?: ProxyOptions | undefined;
  /** When an upstream counts as broken, where the defaults do not fit. */
  readonly breaker?: Partial<BreakerPolicy> | undefined;
}

/** One caller within one operation. Header values are passed on as they came; absent ones as `undefined`. */
export interface CallerCredentials {
  readonly googleAuthorization?: string | undefined;
  readonly ringcentralAuthorization?: string | undefined;
  readonly scope: CallScope;
}

export interface Clients {
  readonly googlePeople: GooglePeopleClient;
  readonly ringcentral: RingcentralClient;
}

/** Both upstreams. Make it once per process; `clientsFor` is cheap and made for every operation. */
export interface Upstreams {
  clientsFor(caller: CallerCredentials): Clients;
  /** What an operation has asked of the upstreams so far, and what is left of the budgets that it was charged to. */
  report(scope: CallScope): Promise<UpstreamReport>;
  /** What is left of the quotas of the clients' callers, one entry per group that their upstreams count. */
  quotasOf(clients: Clients): Promise<readonly QuotaReport[]>;
  /**
   * Gets a token for each of the server's own credentials, and tells which of them upstream does not give one for: none
   * where `close` came first. Never rejects.
   */
  checkOwnCredentials(): Promise<readonly CredentialFailure[]>;
  /**
   * Ends reads under way, and token requests that were not sent yet; waits for what else was sent, then closes every
   * connection. Once, however often it is asked for.
   */
  close(): Promise<void>;
}

/** What is left of one budget of a caller. */
export interface QuotaReport extends QuotaState {
  readonly upstream: Upstream;
  readonly group: string;
}

export interface CredentialFailure {
  readonly upstream: Upstream;
  readonly error: UpstreamError;
}

const NO_LIMIT = { limit: Infinity, windowMs: 60_000 };

/** What holds until upstream has told more. Google publishes no limits and announces none: only its refusals hold calls back. */
export const quotaDefaultsFor = ({ upstream, group }: QuotaKey): QuotaDefaults =>
  upstream === 'ringcentral' ? ringcentralQuotaDefaults(group) : NO_LIMIT;

/** The groups in which an upstream counts the calls of a caller. */
const QUOTA_GROUPS: Readonly<Record<Upstream, readonly string[]>> = {
  'google-people': ['read', 'write', 'full-sync'],
  ringcentral: ['heavy', 'medium', 'light', 'auth'],
};

const ignore: OnTransportEvent = () => undefined;

// RingCentral allows ten such calls a minute, Google a handful of first pages of full syncs.
const SCARCE_GROUPS: ReadonlySet<string> = new Set(['heavy', 'auth', 'full-sync']);

/** What Google is told with every call: compact JSON, and on whose account calls without a user's own project go. */
const googleParameters = ({ googleApiKey, googleQuotaUser }: UpstreamsOptions) => ({
  prettyPrint: false,
  key: googleApiKey,
  quotaUser: googleQuotaUser,
});

export const createUpstreams = (options: UpstreamsOptions): Upstreams => {
  const { timeoutMs, maxRateWaitMs, onTokenCall: onCall, onEvent = ignore, proxy, breaker: policy } = options;
  const { queue = createSerialQueue(), openTokenStore } = options;
  const closing = new AbortController();
  let closed: Promise<unknown> | undefined;
  const quotas = options.quotas ?? createMemoryQuotaStore({ defaultsFor: quotaDefaultsFor });
  const googleHttp = createHttpClient({ baseUrl: options.googlePeopleUrl, proxy });
  const googleTokenHttp = createHttpClient({ baseUrl: options.googleTokenUrl, proxy });
  const ringcentralHttp = createHttpClient({ baseUrl: options.ringcentralUrl, proxy });

  const endpoint = (upstream: Upstream, http: HttpClient): EndpointOptions => ({
    upstream,
    http,
    quotas,
    policy,
    onEvent,
    timeoutMs,
    maxRateWaitMs,
    scarceGroups: SCARCE_GROUPS,
    closing: closing.signal,
  });
  const googleAccess: CallerAccess = {
    upstream: 'google-people',
    send: apiPipeline({
      ...endpoint('google-people', googleHttp),
      queue,
      // Google asks for the changes of one user one after another: in parallel they are slower and fail.
      serialGroup: 'write',
    }),
    batchParameters: batchParameters(googleOperations, googleLimits),
    fixedParameters: googleParameters(options),
  };
  const ringcentralAccess: CallerAccess = {
    upstream: 'ringcentral',
    send: apiPipeline({ ...endpoint('ringcentral', ringcentralHttp), queue }),
    batchParameters: batchParameters(ringcentralOperations, ringcentralLimits),
    fixedParameters: {},
  };

  const tokens = (
    upstream: Upstream,
    http: HttpClient,
  ): Pick<TokenEndpoint, 'send' | 'timeoutMs' | 'onCall' | 'closing'> => ({
    send: tokenPipeline(endpoint(upstream, http)),
    timeoutMs,
    onCall,
    closing: closing.signal,
  });
  const ownGoogle =
    options.google &&
    createGoogleCredential(options.google, tokens('google-people', googleTokenHttp), openTokenStore);
  const ownRingcentral =
    options.ringcentral &&
    createRingcentralCredential(options.ringcentral, tokens('ringcentral', ringcentralHttp), openTokenStore);
  const encoding: BulkEncoding = { current: 'json', refusesQuery: false };

  const credentialOf = (upstream: Upstream, header: string | undefined, own: Credential | undefined) =>
    header === undefined ? own : bearerCredential(upstream, header);

  return {
    clientsFor({ googleAuthorization, ringcentralAuthorization, scope }) {
      // Most operations need one of the two, so each is made when it is first asked for.
      let googlePeople: GooglePeopleClient | undefined;
      let ringcentral: RingcentralClient | undefined;
      return {
        get googlePeople() {
          if (googlePeople === undefined) {
            const credential = credentialOf('google-people', googleAuthorization, ownGoogle);
            googlePeople = createGooglePeopleClient(createCaller(googleAccess, credential, scope));
          }
          return googlePeople;
        },
        get ringcentral() {
          if (ringcentral === undefined) {
            const credential = credentialOf('ringcentral', ringcentralAuthorization, ownRingcentral);
            ringcentral = createRingcentralClient(
              createCaller(ringcentralAccess, credential, scope),
              encoding,
            );
          }
          return ringcentral;
        },
      };
    },
    report: (scope) => reportUpstream(scope, quotas),
    quotasOf({ googlePeople, ringcentral }) {
      const reports = (upstream: Upstream, credentialKey: string | null) =>
        credentialKey === null
          ? []
          : QUOTA_GROUPS[upstream].map(async (group) => ({
              upstream,
              group,
              ...(await quotas.budget({ credentialKey, upstream, group }).state()),
            }));
      return Promise.all([
        ...reports('google-people', googlePeople.credentialKey),
        ...reports('ringcentral', ringcentral.credentialKey),
      ]);
    },
    async checkOwnCredentials() {
      const failureOf = async (
        upstream: Upstream,
        own: Credential | undefined,
      ): Promise<readonly CredentialFailure[]> => {
        try {
          if (typeof own?.token === 'function') await own.token();
          return [];
        } catch (error) {
          const isFailure = error instanceof UpstreamError && !closing.signal.aborted;
          return isFailure ? [{ upstream, error }] : [];
        }
      };
      return (
        await Promise.all([failureOf('google-people', ownGoogle), failureOf('ringcentral', ownRingcentral)])
      ).flat();
    },
    async close() {
      closing.abort();
      // undici rejects a second close of a client.
      closed ??= Promise.all([googleHttp, googleTokenHttp, ringcentralHttp].map((http) => http.close()));
      await closed;
    },
  };
};
