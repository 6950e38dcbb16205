import type { Upstream } from './operation.ts';

/** `half-open`: one call is on its way to see whether upstream works again; all others are refused meanwhile. */
export type BreakerState = 'closed' | 'half-open' | 'open';

/** What of an upstream fails on its own: the API, or the server that issues tokens for it. */
export type UpstreamEndpoint = 'api' | 'token';

/** What happens between calls, for logs and metrics. Names nobody. */
export type TransportEvent =
  /** A call was let through after it had waited for quota. */
  | {
      readonly kind: 'quota-wait';
      readonly upstream: Upstream;
      readonly group: string;
      readonly ms: number;
    }
  /** A call was not made, as upstream would have refused it. */
  | { readonly kind: 'quota-refusal'; readonly upstream: Upstream; readonly group: string }
  | {
      readonly kind: 'breaker';
      readonly upstream: Upstream;
      readonly endpoint: UpstreamEndpoint;
      readonly state: BreakerState;
    }
  /** So many credentials' own breakers are open now. */
  | {
      readonly kind: 'own-breakers';
      readonly upstream: Upstream;
      readonly endpoint: UpstreamEndpoint;
      readonly open: number;
    };

export type OnTransportEvent = (event: TransportEvent) => void;
