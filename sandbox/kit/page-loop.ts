import { queryValue, type UpstreamRequest } from './http.ts';
import type { JsonObject } from './json.ts';

/** How to make a page of an upstream link back to an earlier page. */
export interface PageLoop {
  /** The request to process instead: the upstream does not know the page names of the loop. */
  readonly request: UpstreamRequest;
  /** The page, with a link to the next page of the loop. */
  readonly leadBack: (page: JsonObject) => JsonObject;
  readonly withoutItems: (page: JsonObject) => JsonObject;
}

/**
 * The request to process for a page in a loop of `length` pages, which a query parameter names. Every page is processed
 * as the first one. `next` is the name of the page after it.
 */
export const enterLoop = (
  request: UpstreamRequest,
  { parameter, nameOf, length }: { parameter: string; nameOf: (place: number) => string; length: number },
): { readonly request: UpstreamRequest; readonly next: string } => {
  const names = Array.from({ length }, (_, place) => nameOf(place + 1));
  const place = names.indexOf(queryValue(request, parameter) ?? '');
  return {
    request:
      place < 0 ? request : { ...request, query: request.query.filter(([name]) => name !== parameter) },
    next: nameOf(((place + 1) % length) + 1),
  };
};
