import type { ObjectShape } from './answer-shape.ts';

/** The two REST systems. The value stands in `extensions.upstream` of errors, in logs and in metrics. */
export type Upstream = 'google-people' | 'ringcentral';

/**
 * One operation of an upstream as codegen writes it from `schema/upstreams/*.yaml`: all that a client needs to
 * build the request, and what the quota and retry rules need to know of it.
 */
export interface OperationSpec {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** RFC 6570 level 1 template below the base URL; also the label of logs, metrics and call lists. */
  readonly path: string;
  readonly pathParameters: readonly string[];
  /** Path parameters whose `/` stays as it is (Google's `{+resourceName}`). */
  readonly reservedParameters: readonly string[];
  readonly queryParameters: readonly string[];
  /** Media type of the request body, absent where the operation has none. */
  readonly requestType?: string;
  /** `Accept` to send: every media type that a success of this operation may have. */
  readonly accept: string;
  /** Quota group whose budget a call is charged to (`heavy`, `light`, `read`, `write`, …). */
  readonly quotaGroup: string;
  /** Whether a call whose outcome is unknown may be made again with the same end state. */
  readonly isIdempotent: boolean;
  /** What its plain success must be; absent where that is no JSON object. */
  readonly answer?: ObjectShape;
}

/** What codegen says of an operation to the type checker. */
export interface OperationTypes {
  readonly parameters: object;
  readonly body: unknown;
  readonly response: unknown;
}
