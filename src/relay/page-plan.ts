/** Greatest `perPage` and greatest `page` of the upstream lists that page by number. */
export const MAX_PER_PAGE = 1000;
export const MAX_PAGE = 1000;
/** Records at this offset and beyond are on no page that upstream gives. */
export const MAX_RECORDS = MAX_PER_PAGE * MAX_PAGE;

/** One call: ask for the page, and `records.slice(from, to)` of its answer belongs to the range. */
export interface PagePlan {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly from: number;
  readonly to: number;
}

/** `count` records from `offset` on. */
export interface RecordRange {
  /** From 0. */
  readonly offset: number;
  readonly count: number;
}

const pagesOf = (offset: number, end: number, perPage: number): readonly PagePlan[] => {
  const firstPage = Math.floor(offset / perPage);
  const lastPage = Math.floor((end - 1) / perPage);
  return Array.from({ length: lastPage - firstPage + 1 }, (_, index) => {
    const start = (firstPage + index) * perPage;
    const from = Math.max(offset - start, 0);
    return { page: firstPage + index + 1, perPage, from, to: Math.min(end - start, perPage) };
  });
};

/**
 * The pages that hold the range, with the fewest calls, and of those with the smallest `perPage`: upstream sends whole
 * pages, and what is outside the range is bytes for nothing. Where ranges and pages are not aligned, some greater
 * `perPage` mostly has a page that holds the whole range: for every offset to 10,000 one does when `count` ≤ 500.
 * A part of the range that is on no page (from page 1,001 on) is left out.
 *
 * @param maxPerPage greatest page that upstream gives, where that is less than it documents
 */
export const planPages = ({ offset, count }: RecordRange, maxPerPage = MAX_PER_PAGE): readonly PagePlan[] => {
  const end = Math.min(offset + count, maxPerPage * MAX_PAGE);
  if (end <= offset) return [];
  for (let calls = 1; ; calls += 1) {
    // A page number above MAX_PAGE does not exist, so far into the list pages must be greater.
    const smallest = Math.max(Math.ceil((end - offset) / calls), Math.ceil(end / MAX_PAGE));
    for (let perPage = smallest; perPage <= maxPerPage; perPage += 1) {
      if (Math.floor((end - 1) / perPage) - Math.floor(offset / perPage) < calls)
        return pagesOf(offset, end, perPage);
    }
  }
};
