import type { HttpStatusRevision } from '../config.ts';
import type { OperationFacts } from '../telemetry/operation-facts.ts';

/** A response as Apollo Server made it. */
export interface GraphqlResponse {
  readonly status: number;
  readonly contentType: string;
  readonly accept: string | undefined;
  readonly facts: OperationFacts;
}

/** The status and media type to send. */
export type StatusAndType = Pick<GraphqlResponse, 'status' | 'contentType'>;

export const statusAndTypeOf = (revision: HttpStatusRevision, response: GraphqlResponse): StatusAndType =>
  revision === '2026'
    ? by2026(response)
    : { status: statusBy2025(response), contentType: response.contentType };

/**
 * GraphQL over HTTP as of May 2025. Clients that accept `application/json` get 200 for any well-formed request, even if its
 * document is invalid: with that media type, only 200 tells them that the response comes from a GraphQL server. Clients that
 * accept `application/graphql-response+json`, or name no type, get 400. Exceeding a limit is always 400.
 */
const statusBy2025 = ({ status, contentType, accept, facts }: GraphqlResponse): number => {
  const isPlainJson =
    contentType.startsWith('application/json') && accept?.includes('application/json') === true;
  const isWellFormed = facts.refusal === 'request' && !facts.codes.includes('BAD_REQUEST');
  return status === 400 && isPlainJson && isWellFormed ? 200 : status;
};

const GRAPHQL_RESPONSE = 'application/graphql-response+json; charset=utf-8';

/**
 * GraphQL over HTTP from April 2026 on (pull requests 346, 354 and 404 of its repository). The status no longer depends on
 * the media type. Every 4xx and 5xx has the new media type, which shows that the response comes from a GraphQL server.
 */
const by2026 = (response: GraphqlResponse): StatusAndType => {
  const status = statusBy2026(response);
  // 406: the client accepts neither type.
  const isRelabelled = status >= 400 && status !== 406;
  return { status, contentType: isRelabelled ? GRAPHQL_RESPONSE : response.contentType };
};

const statusBy2026 = ({ status, facts }: GraphqlResponse): number => {
  const isExecuted = facts.refusal === 'none' && status === 200;
  if (isExecuted) return facts.codes.length > 0 ? PARTIAL_SUCCESS : 200;
  // Apollo Server answers 400 to every bad request, and 200 to an unknown persisted query hash.
  if (status !== 400 && status !== 200) return status;
  return facts.codes.includes('GRAPHQL_PARSE_FAILED') ? 400 : 422;
};

/** Defined by GraphQL over HTTP: the response has errors and `data` (which may be null). */
const PARTIAL_SUCCESS = 294;
