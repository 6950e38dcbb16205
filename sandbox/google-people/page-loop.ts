import { enterLoop, type PageLoop, type UpstreamRequest } from '../kit/index.ts';

/** Pages whose `nextPageToken` leads back to the first. They have no sync token, since only a last page has one. */
export const pageLoop = (asked: UpstreamRequest, length: number): PageLoop => {
  const nameOf = (place: number): string => `sandbox-loop-${place}`;
  const { request, next } = enterLoop(asked, { parameter: 'pageToken', nameOf, length });
  return {
    request,
    leadBack: ({ nextSyncToken: _none, ...page }) => ({ ...page, nextPageToken: next }),
    withoutItems: ({ otherContacts: _people, results: _results, ...page }) => page,
  };
};
