import { enterLoop, isJsonObject, type PageLoop, queryValue, type UpstreamRequest } from '../kit/index.ts';

const withParameter = (address: string, name: string, value: string): string => {
  const url = new URL(address);
  url.searchParams.set(name, value);
  return url.href;
};

const withoutItems: PageLoop['withoutItems'] = (page) => ({ ...page, records: [] });

/** Page ids of a sync are revisions. This is higher than any of them. */
const FIRST_PAGE_ID = 900_000_000;

const syncLoop = (asked: UpstreamRequest, length: number): PageLoop => {
  const nameOf = (place: number): string => String(FIRST_PAGE_ID + place);
  const { request, next } = enterLoop(asked, { parameter: 'pageId', nameOf, length });
  return {
    request,
    leadBack: (page) => ({
      ...page,
      nextPageId: Number(next),
      nextPageUri: withParameter(String(page['uri']), 'pageId', next),
    }),
    withoutItems,
  };
};

/** Pages of a list have numbers, so only their links form the loop. */
const listLoop = (request: UpstreamRequest, length: number): PageLoop => {
  const next = (Number(queryValue(request, 'page') ?? 1) % length) + 1;
  return {
    request,
    leadBack: (page) => ({
      ...page,
      navigation: {
        ...(isJsonObject(page['navigation']) && page['navigation']),
        nextPage: { uri: withParameter(String(page['uri']), 'page', String(next)) },
      },
    }),
    withoutItems,
  };
};

/** A loop of sync pages links by `nextPageId` and `nextPageUri`, one of list pages by `navigation.nextPage`. */
export const pageLoop = (request: UpstreamRequest, length: number): PageLoop =>
  request.path.endsWith('/address-book-sync') ? syncLoop(request, length) : listLoop(request, length);
