import type { HTTPGraphQLRequest } from '@apollo/server';
import type { CallRecord } from '../clients/http/call-scope.ts';

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
});

export const factsOf = (request: HTTPGraphQLRequest | undefined): OperationFacts =>
  (request as Partial<ObservedRequest> | undefined)?.facts ?? newOperationFacts('none');

export const outcomeOf = (facts: OperationFacts, status: number, isAborted: boolean): OperationOutcome => {
  if (isAborted) return 'aborted';
  if ((status >= 400 && status < 500) || facts.refusal !== 'none') return 'refused';
  if (status >= 500 || !facts.hasData) return 'failed';
  return facts.codes.length > 0 ? 'partial' : 'ok';
};
