import type { HttpStatusRevision } from '../config.ts';
import type { OperationFacts } from '../telemetry/operation-facts.ts';

/** What Apollo Server has decided about an answer that it made. */
export interface GraphqlAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly accept: string | undefined;
  readonly facts: OperationFacts;
}

/** The status and media type of an answer to a GraphQL request. */
export type StatusAndType = Pick<GraphqlAnswer, 'status' | 'contentType'>;

export const answerOf = (revision: HttpStatusRevision, answer: GraphqlAnswer): StatusAndType =>
  revision === '2026' ? by2026(answer) : { status: statusBy2025(answer), contentType: answer.contentType };

/**
 * GraphQL over HTTP as of May 2025. A client that names the old media type gets 200 for a well-formed request, since that
 * status alone tells it that a GraphQL server has answered: what is wrong with the document stands in the body. Clients that
 * name the new media type, or none, get 400; what is over a limit is 400 for all.
 */
const statusBy2025 = ({ status, contentType, accept, facts }: GraphqlAnswer): number => {
  const isPlainJson =
    contentType.startsWith('application/json') && accept?.includes('application/json') === true;
  const isWellFormed = facts.refusal === 'request' && !facts.codes.includes('BAD_REQUEST');
  return status === 400 && isPlainJson && isWellFormed ? 200 : status;
};

const GRAPHQL_RESPONSE = 'application/graphql-response+json; charset=utf-8';

/**
 * GraphQL over HTTP from April 2026 on (pull requests 346, 354 and 404 of its repository). The status no longer depends on
 * the media type. Clients of the old media type get the new one with a 4xx or 5xx: it tells that a GraphQL server has answered.
 */
const by2026 = (answer: GraphqlAnswer): StatusAndType => {
  const status = statusBy2026(answer);
  // 406: the client takes neither type.
  const isRelabelled = status >= 400 && status !== 406;
  return { status, contentType: isRelabelled ? GRAPHQL_RESPONSE : answer.contentType };
};

const statusBy2026 = ({ status, facts }: GraphqlAnswer): number => {
  const isExecuted = facts.refusal === 'none' && status === 200;
  if (isExecuted) return facts.codes.length > 0 ? PARTIAL_SUCCESS : 200;
  // Apollo Server answers 400 to whatever is wrong with a request, and 200 to a hash that it does not know.
  if (status !== 400 && status !== 200) return status;
  return facts.codes.includes('GRAPHQL_PARSE_FAILED') ? 400 : 422;
};

/** Of GraphQL over HTTP itself: there is data (or `data: null`) beside errors. */
const PARTIAL_SUCCESS = 294;
