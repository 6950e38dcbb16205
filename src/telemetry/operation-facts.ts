import type { HTTPGraphQLRequest } from '@apollo/server';

import type { CallRecord } from '../clients/http/call.ts';

/** One call to an upstream as logs and metrics see it. */
export type UpstreamCall = Pick<
  CallRecord,
  | 'upstream'
  | 'operationId'
  | 'method'
  | 'route'
  | 'status'
  | 'ms'
  | 'attempt'
  | 'batchSize'
  | 'shared'
  | 'code'
  | 'networkCode'
  | 'upstreamRequestId'
>;

/** What one HTTP request to `/graphql` turned out to be; filled while it is answered, read once for log and metrics. */
export interface OperationFacts {
  readonly requestId: string;
  /** Whether the answer is to list the upstream calls. */
  readonly isReported: boolean;
  operationName: string | null;
  operationType: 'query' | 'mutation' | 'subscription' | 'unknown';
  codes: readonly string[];
  hasData: boolean;
  /** Why nothing was executed: a fault of the document, its variables or its name, or one of our limits. */
  refusal: 'none' | 'request' | 'limit';
  upstreamCalls: number;
  /** Size of the request's body, unpacked. */
  bodyBytes: number;
}

export type OperationOutcome = 'ok' | 'partial' | 'failed' | 'refused' | 'aborted';

/** Apollo hands the HTTP request to its plugins as the very object it was given, so the facts travel on it. */
export interface ObservedRequest extends HTTPGraphQLRequest {
  readonly facts: OperationFacts;
}

export const newOperationFacts = (requestId: string, isReported = false): OperationFacts => ({
  requestId,
  isReported,
  operationName: null,
  operationType: 'unknown',
  codes: [],
  hasData: false,
  refusal: 'none',
  upstreamCalls: 0,
  bodyBytes: 0,
});

export const factsOf = (request: HTTPGraphQLRequest | undefined): OperationFacts =>
  (request as Partial<ObservedRequest> | undefined)?.facts ?? newOperationFacts('none');

/** The ids that lines of the same request have in common. */
export interface RequestIds {
  readonly requestId?: string | undefined;
  readonly traceId?: string | undefined;
}

/** What is logged of an operation. Members without a value are left out of the line. */
export interface OperationLine extends RequestIds {
  readonly kind: 'operation';
  readonly type: OperationFacts['operationType'];
  readonly name: string | null;
  readonly outcome: OperationOutcome;
  readonly status: number;
  readonly ms: number;
  readonly upstreamCalls: number;
  /** Codes of the answer's errors, each once. */
  readonly codes: readonly string[] | undefined;
}

/** What is logged of an upstream call; a request for a token has no ids. */
export interface UpstreamCallLine extends RequestIds {
  readonly kind: 'upstream call';
  readonly upstream: UpstreamCall['upstream'];
  readonly operationId: string;
  readonly method: UpstreamCall['method'];
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly attempt: number;
  readonly batchSize: number | undefined;
  readonly code: UpstreamCall['code'];
  /** What failed below HTTP, such as `ECONNREFUSED`: never part of an answer. */
  readonly networkCode: UpstreamCall['networkCode'];
  readonly upstreamRequestId: string | undefined;
}
