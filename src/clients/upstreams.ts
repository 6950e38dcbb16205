import type { UpstreamName } from './errors/error-code.ts';
import { UpstreamError } from './errors/upstream-error.ts';
import { callFailure } from './errors/upstream-failure.ts';
import { createGooglePeopleClient, type GooglePeopleClient } from './google-people/client.ts';
import { createGoogleCredential, type GoogleServerCredential } from './google-people/credential.ts';
import type { CallRecord, CallScope, Credential, Next, OnTransportEvent } from './http/call.ts';
import { type CallerAccess, createCaller, credentialKey } from './http/caller.ts';
import type { ProxyOptions } from './http/connections.ts';
import { createHttpClient, type HttpClient } from './http/http-client.ts';
import type { Parameters } from './http/operation.ts';
import { apiPipeline, type EndpointOptions, tokenPipeline } from './http/pipeline.ts';
import type { OpenTokenStore, TokenTransport } from './http/server-credential.ts';
import type { BreakerPolicy } from './http/stages/breaker.ts';
import { reserve } from './http/stages/reserve.ts';
import { reportUpstream, type UpstreamReport } from './http/upstream-report.ts';
import { createLocalBudget, createQuotaStore } from './quota/budget.ts';
import { QUOTA_GROUPS, quotaDefaultsFor, SCARCE_GROUPS } from './quota/groups.ts';
import type { QuotaState, QuotaStore } from './quota/quota.ts';
import { createMemoryLocks, type Locks } from './redis/locks.ts';
import type { BulkEncoding } from './ringcentral/bulk.ts';
import { createRingcentralClient, type RingcentralClient } from './ringcentral/client.ts';
import { createRingcentralCredential, type RingcentralServerCredential } from './ringcentral/credential.ts';

export interface UpstreamsOptions {
  /** Base URLs and the token endpoint's URL, without a slash at the end. */
  readonly googlePeopleUrl: string;
  readonly googleTokenUrl: string;
  readonly ringcentralUrl: string;
  /** Timeout of an upstream call in milliseconds, including waits and retries. */
  readonly timeoutMs: number;
  /** Milliseconds that a call may wait for quota. */
  readonly maxRateWaitMs: number;
  /** Credentials of the server itself, for callers that send none. */
  readonly google?: GoogleServerCredential | undefined;
  readonly ringcentral?: RingcentralServerCredential | undefined;
  readonly googleApiKey?: string | undefined;
  readonly googleQuotaUser?: string | undefined;
  /** Budgets; default: in memory. */
  readonly quotas?: QuotaStore | undefined;
  /** Queues for the writes of each Google user; default: in memory. */
  readonly queue?: Locks | undefined;
  /** Shares the tokens of the server's own credentials among replicas; default: each process has its own. */
  readonly openTokenStore?: OpenTokenStore | undefined;
  /** Called for token requests, which belong to no operation. Other calls are reported to their scope. */
  readonly onTokenCall?: ((record: CallRecord) => void) | undefined;
  readonly onEvent?: OnTransportEvent | undefined;
  readonly proxy?: ProxyOptions | undefined;
  /** Overrides the defaults of the circuit breakers. */
  readonly breaker?: Partial<BreakerPolicy> | undefined;
}

/** One caller in one operation, with its original headers. */
export interface CallerCredentials {
  readonly googleAuthorization?: string | undefined;
  readonly ringcentralAuthorization?: string | undefined;
  readonly scope: CallScope;
}

export interface Clients {
  readonly googlePeople: GooglePeopleClient;
  readonly ringcentral: RingcentralClient;
}

/**
 * Creates each client on first use: most operations need only one of the two. A class, because V8 allocates the getters of an
 * object literal in the old space, where all data of an operation would stay until the next major garbage collection.
 */
export class LazyClients implements Clients {
  readonly #makeGoogle: () => GooglePeopleClient;
  readonly #makeRingcentral: () => RingcentralClient;
  #google: GooglePeopleClient | undefined;
  #ringcentral: RingcentralClient | undefined;

  constructor(makeGoogle: () => GooglePeopleClient, makeRingcentral: () => RingcentralClient) {
    this.#makeGoogle = makeGoogle;
    this.#makeRingcentral = makeRingcentral;
  }

  get googlePeople(): GooglePeopleClient {
    return (this.#google ??= this.#makeGoogle());
  }

  get ringcentral(): RingcentralClient {
    return (this.#ringcentral ??= this.#makeRingcentral());
  }
}

/** Both upstreams. Create it once per process; `clientsFor` is cheap and called for every operation. */
export interface Upstreams {
  clientsFor(caller: CallerCredentials): Clients;
  /** The calls of an operation so far, and the state of their budgets. */
  report(scope: CallScope): Promise<UpstreamReport>;
  /** The quota state of the clients' callers, one entry per quota group. */
  quotasOf(clients: Clients): Promise<readonly QuotaReport[]>;
  /** Fetches a token for each of the server's own credentials. Never rejects; resolves to those that failed before `close`. */
  checkOwnCredentials(): Promise<readonly CredentialFailure[]>;
  /**
   * Aborts reads in flight and token requests that were not sent yet, waits for all other requests, then closes the
   * connections. May be called repeatedly.
   */
  close(): Promise<void>;
}

/** The state of one budget of a caller. */
export interface QuotaReport extends QuotaState {
  readonly upstream: UpstreamName;
  readonly group: string;
}

export interface CredentialFailure {
  readonly upstream: UpstreamName;
  readonly error: UpstreamError;
}

const ignore: OnTransportEvent = () => undefined;

// RFC 6750 b64token. Anything else could break out of the header.
const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/**
 * The credential of a caller's own header. The calls of a malformed one fail with UNAUTHENTICATED: the caller intended to
 * send a credential, so the server's own credential must not replace it.
 * @param authorization value of the header, `Bearer <access token>`
 */
export const bearerCredential = (upstream: UpstreamName, authorization: string): Credential => {
  const token = BEARER.exec(authorization)?.[1];
  if (token !== undefined) return { key: credentialKey(upstream, token), token };
  return {
    key: credentialKey(upstream, 'malformed'),
    token: () => Promise.reject(callFailure(upstream, { kind: 'malformed-credential' })),
  };
};

export const createUpstreams = (options: UpstreamsOptions): Upstreams => {
  const { timeoutMs, maxRateWaitMs, onTokenCall: onCall, onEvent = ignore, proxy, breaker: policy } = options;
  const { queue = createMemoryLocks(), openTokenStore } = options;
  const closing = new AbortController();
  let closed: Promise<unknown> | undefined;
  const quotas = options.quotas ?? createQuotaStore((key) => createLocalBudget(quotaDefaultsFor(key)));
  const googleHttp = createHttpClient({ baseUrl: options.googlePeopleUrl, proxy });
  const googleTokenHttp = createHttpClient({ baseUrl: options.googleTokenUrl, proxy });
  const ringcentralHttp = createHttpClient({ baseUrl: options.ringcentralUrl, proxy });

  const endpoint = (upstream: UpstreamName, http: HttpClient): EndpointOptions => ({
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
  const access = (upstream: UpstreamName, send: Next, fixedParameters: Parameters): CallerAccess => ({
    upstream,
    send,
    sendInBackground: reserve({ upstream, quotas })(send),
    fixedParameters,
  });
  const googleAccess = access(
    'google-people',
    // Google wants one user's writes one after another: parallel ones are slower and fail.
    apiPipeline(endpoint('google-people', googleHttp), { queue, group: 'write' }),
    { prettyPrint: false, key: options.googleApiKey, quotaUser: options.googleQuotaUser },
  );
  const ringcentralAccess = access('ringcentral', apiPipeline(endpoint('ringcentral', ringcentralHttp)), {});

  const tokens = (upstream: UpstreamName, http: HttpClient): TokenTransport => ({
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

  const credentialOf = (upstream: UpstreamName, header: string | undefined, own: Credential | undefined) =>
    header === undefined ? own : bearerCredential(upstream, header);

  return {
    clientsFor({ googleAuthorization, ringcentralAuthorization, scope }) {
      return new LazyClients(
        () => {
          const credential = credentialOf('google-people', googleAuthorization, ownGoogle);
          return createGooglePeopleClient(createCaller(googleAccess, credential, scope));
        },
        () => {
          const credential = credentialOf('ringcentral', ringcentralAuthorization, ownRingcentral);
          return createRingcentralClient(createCaller(ringcentralAccess, credential, scope), encoding);
        },
      );
    },
    report: (scope) => reportUpstream(scope, quotas),
    quotasOf({ googlePeople, ringcentral }) {
      const reports = (upstream: UpstreamName, credentialKey: string | null) =>
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
        upstream: UpstreamName,
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
