import type { IncomingHttpHeaders } from 'node:http';

/** A request as passed to a route. Only the URL is parsed, because each upstream refuses bad bodies in its own way. */
export interface UpstreamRequest {
  /** After the upstream's method override, if it has one. */
  readonly method: string;
  /** Path as sent, without the query. */
  readonly path: string;
  /** Values of the route's template, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Decoded query pairs in the order they came. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** `http://host:port` as the caller addressed us, for links in answers. */
  readonly origin: string;
  /** Label of the sandbox user whose credential was sent; absent without a valid one. */
  readonly caller?: string;
}

/** The answer of a route. `content-length`, `date` and `content-encoding` are added when it is sent. */
export interface UpstreamResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent means no body and no content type. */
  readonly body?: string | Buffer;
  /** The quota that the call was charged to, for the call log. */
  readonly quota?: QuotaUse;
}

/** The result of the quota check of a call. */
export interface QuotaUse {
  /** `heavy`, `medium`, `light` or `auth` at RingCentral, `reads`, `writes` or `fullSync` at Google. */
  readonly group: string;
  /** Whether the quota allowed it. */
  readonly isAllowed: boolean;
  /** Whether it arrived during the penalty of an earlier call. */
  readonly isInPenalty: boolean;
}

/** Thrown anywhere below a route to end the request with this answer. */
export class Refusal extends Error {
  readonly response: UpstreamResponse;

  constructor(response: UpstreamResponse) {
    super(`refused with ${response.status}`);
    this.name = 'Refusal';
    this.response = response;
  }
}

/** Every value of a query parameter, in order. */
export const queryValues = (request: UpstreamRequest, name: string): readonly string[] =>
  request.query.filter(([key]) => key === name).map(([, value]) => value);

/** The last value of a query parameter: most servers use it when a single-valued parameter is repeated. */
export const queryValue = (request: UpstreamRequest, name: string): string | undefined =>
  queryValues(request, name).at(-1);

/** The same response with more headers, which replace those of the same name. */
export const withHeaders = (
  response: UpstreamResponse,
  headers: Readonly<Record<string, string>>,
): UpstreamResponse => ({ ...response, headers: { ...response.headers, ...headers } });
