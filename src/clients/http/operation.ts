import type { UpstreamName } from '../errors/error-code.ts';
import type { ObjectShape } from './answer-shape.ts';

export type Upstream = UpstreamName;

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
  /** Where a 64-bit integer may stand in its JSON answers; a list on the way means its items. */
  readonly int64Paths: readonly (readonly string[])[];
}

/** What codegen says of an operation to the type checker. */
export interface OperationTypes {
  readonly parameters: object;
  readonly body: unknown;
  readonly response: unknown;
}
