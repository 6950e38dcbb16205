import type { QuotaStore } from '../quota/quota.ts';

import { type Next, type OnTransportEvent, pipeline, type UpstreamEndpoint } from './call.ts';
import type { HttpClient } from './http-client.ts';
import type { Upstream } from './operation.ts';
import { authorize } from './stages/authorize.ts';
import { breaker, type BreakerPolicy, CircuitBreaker } from './stages/breaker.ts';
import { deadline } from './stages/deadline.ts';
import { deduplicate } from './stages/deduplicate.ts';
import { quota } from './stages/quota.ts';
import { record } from './stages/record.ts';
import { reserve } from './stages/reserve.ts';
import { retry } from './stages/retry.ts';
import { send } from './stages/send.ts';
import { serialize, type SerialQueue } from './stages/serialize.ts';

/** What the calls to one endpoint share: made once per process. */
export interface EndpointOptions {
  readonly upstream: Upstream;
  readonly http: HttpClient;
  readonly quotas: QuotaStore;
  /** When the endpoint counts as broken, where the defaults do not fit. */
  readonly policy?: Partial<BreakerPolicy> | undefined;
  readonly onEvent: OnTransportEvent;
  /** Milliseconds for a whole call: waiting for quota and every try included. */
  readonly timeoutMs: number;
  /** Milliseconds that a call may wait for quota. */
  readonly maxRateWaitMs: number;
  /** Quota groups that are so small that a slow answer is better than a second call. */
  readonly scarceGroups: ReadonlySet<string>;
  /** Aborted when nobody needs answers any more. */
  readonly closing: AbortSignal;
}

export interface ApiOptions extends EndpointOptions {
  readonly queue: SerialQueue;
  /** The quota group whose calls each credential must make one after another, where there is one. */
  readonly serialGroup?: string;
}

const createBreaker = ({ upstream, policy, onEvent }: EndpointOptions, endpoint: UpstreamEndpoint) =>
  new CircuitBreaker({
    policy,
    onChange: (state) => onEvent({ kind: 'breaker', upstream, endpoint, state }),
    onOwnChange: (open) => onEvent({ kind: 'own-breakers', upstream, endpoint, open }),
  });

/** What a call passes on its way to the API, in the order in which it meets it. */
export const apiPipeline = (options: ApiOptions): Next => {
  const { upstream, http, timeoutMs, queue, serialGroup, closing } = options;
  const circuit = createBreaker(options, 'api');
  return pipeline(
    [
      reserve(options),
      deadline(upstream, timeoutMs),
      deduplicate(upstream, timeoutMs, closing),
      ...(serialGroup === undefined ? [] : [serialize(upstream, queue, serialGroup)]),
      retry(options),
      authorize(upstream),
      quota(options),
      breaker(upstream, circuit),
      record(upstream, true),
    ],
    send({ upstream, http, timeoutMs, callers: circuit }),
  );
};

/** The same for requests to a token endpoint. Its breaker is its own: that tokens are not to be had says nothing of the API. */
export const tokenPipeline = (options: EndpointOptions): Next => {
  const { upstream, http, timeoutMs } = options;
  const circuit = createBreaker(options, 'token');
  return pipeline(
    [
      retry(options),
      quota(options),
      breaker(upstream, circuit),
      // The issuer of tokens is told nothing of the trace.
      record(upstream, false),
    ],
    send({ upstream, http, timeoutMs, callers: circuit }),
  );
};
