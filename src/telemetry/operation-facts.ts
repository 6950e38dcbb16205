import type { CallRecord } from '../clients/http/call.ts';

/** Facts of one HTTP request to `/graphql`, filled in during the request and read at its end for log and metrics. */
export interface OperationFacts {
  readonly requestId: string;
  /** Whether the response must list the upstream calls. */
  readonly isReported: boolean;
  operationName: string | null;
  operationType: 'query' | 'mutation' | 'subscription' | 'unknown';
  codes: readonly string[];
  hasData: boolean;
  /** Why nothing was executed: a bad request (document, variables or operation name), or one of our limits. */
  refusal: 'none' | 'request' | 'limit';
  upstreamCalls: number;
  /** Size of the request's body after decompression. */
  bodyBytes: number;
}

export type OperationOutcome = 'ok' | 'partial' | 'failed' | 'refused' | 'aborted';

/** The ids that all log lines of a request share. */
export interface RequestIds {
  readonly requestId?: string | undefined;
  readonly traceId?: string | undefined;
}

/** The log line of an operation. Members without a value are omitted. */
export interface OperationLine extends RequestIds {
  readonly kind: 'operation';
  readonly type: OperationFacts['operationType'];
  readonly name: string | null;
  readonly outcome: OperationOutcome;
  readonly status: number;
  readonly ms: number;
  readonly upstreamCalls: number;
  /** Distinct error codes of the response. */
  readonly codes: readonly string[] | undefined;
}

/** The log line of an upstream call. Token requests have no ids. */
export type UpstreamCallLine = RequestIds & { readonly kind: 'upstream call' } & {
  readonly [Fact in Exclude<keyof CallRecord, 'shared'>]: CallRecord[Fact];
};
