import { enterLoop, type PageLoop, type UpstreamRequest } from '../kit/index.ts';

/** Pages that lead back by their `nextPageToken`. As on any page but the last there is no sync token. */
export const pageLoop = (asked: UpstreamRequest, length: number): PageLoop => {
  const nameOf = (place: number): string => `sandbox-loop-${place}`;
  const { request, next } = enterLoop(asked, { parameter: 'pageToken', nameOf, length });
  return {
    request,
    leadBack: ({ nextSyncToken: _none, ...page }) => ({ ...page, nextPageToken: next }),
    withoutItems: ({ otherContacts: _people, results: _results, ...page }) => page,
  };
};
