import { queryValue, type UpstreamRequest } from './http.ts';
import type { JsonObject } from './json.ts';

/** How to make a page of an upstream link back to an earlier page. */
export interface PageLoop {
  /** The request to process in place of the one that came: the loop's own page names mean nothing to the upstream. */
  readonly request: UpstreamRequest;
  /** The page, leading on in the loop. */
  readonly leadBack: (page: JsonObject) => JsonObject;
  readonly withoutItems: (page: JsonObject) => JsonObject;
}

/**
 * The way into and around a loop of so many pages that are named by a query parameter. Every page of it is processed
 * as the first one; `next` is the name of the page that follows.
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
