import type { UpstreamName } from '../errors/error-code.ts';
import type { QuotaStore } from '../quota/quota.ts';

import { type Next, type OnTransportEvent, pipeline, type UpstreamEndpoint } from './call.ts';
import type { HttpClient } from './http-client.ts';
import { authorize } from './stages/authorize.ts';
import { breaker, type BreakerPolicy, CircuitBreaker } from './stages/breaker.ts';
import { deadline } from './stages/deadline.ts';
import { deduplicate } from './stages/deduplicate.ts';
import { quota } from './stages/quota.ts';
import { record } from './stages/record.ts';
import { retry } from './stages/retry.ts';
import { send } from './stages/send.ts';
import { type Serial, serialize } from './stages/serialize.ts';

/** Shared by the calls to one endpoint. */
export interface EndpointOptions {
  readonly upstream: UpstreamName;
  readonly http: HttpClient;
  readonly quotas: QuotaStore;
  /** Overrides the defaults of the circuit breaker. */
  readonly policy?: Partial<BreakerPolicy> | undefined;
  readonly onEvent: OnTransportEvent;
  /** Timeout of a whole call in milliseconds, waiting and retries included. */
  readonly timeoutMs: number;
  /** Milliseconds that a call may wait for quota. */
  readonly maxRateWaitMs: number;
  /** Quota groups so small that a slow answer is better than a second call. */
  readonly scarceGroups: ReadonlySet<string>;
  /** Aborted when the program shuts down. */
  readonly closing: AbortSignal;
}

const createBreaker = ({ upstream, policy, onEvent }: EndpointOptions, endpoint: UpstreamEndpoint) =>
  new CircuitBreaker({
    policy,
    onChange: (state) => onEvent({ kind: 'breaker', upstream, endpoint, state }),
    onOwnChange: (open) => onEvent({ kind: 'own-breakers', upstream, endpoint, open }),
  });

/** The stages of a call to the API, in the order in which a call passes them. Background calls pass `reserve` first. */
export const apiPipeline = (options: EndpointOptions, serial?: Serial): Next => {
  const { upstream, http, timeoutMs, closing } = options;
  const circuit = createBreaker(options, 'api');
  return pipeline(
    [
      deadline(upstream, timeoutMs),
      deduplicate(upstream, timeoutMs, closing),
      ...(serial === undefined ? [] : [serialize(upstream, serial)]),
      retry(options),
      authorize(upstream),
      quota(options),
      breaker(upstream, circuit),
      record(upstream, true),
    ],
    send({ upstream, http, timeoutMs, callers: circuit }),
  );
};

/** The same for requests to a token endpoint. It has its own breaker: a failing token endpoint says nothing about the API. */
export const tokenPipeline = (options: EndpointOptions): Next => {
  const { upstream, http, timeoutMs } = options;
  const circuit = createBreaker(options, 'token');
  return pipeline(
    [
      retry(options),
      quota(options),
      breaker(upstream, circuit),
      // Token endpoints get no trace headers.
      record(upstream, false),
    ],
    send({ upstream, http, timeoutMs, callers: circuit }),
  );
};
