import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

import { errorText } from './systems.ts';

/** A page to load. `load` rejects when that fails. */
export interface Page {
  /** The cursor where the page begins. Each page has a different key. */
  readonly key: string;
  readonly load: () => Promise<unknown>;
}

interface EndlessListProps {
  /** Name of the scrolling region, for screen readers. */
  readonly label: string;
  /** Key of the first item: when it changes, items were added above. */
  readonly firstKey: string | undefined;
  readonly isAtEnd?: boolean;
  readonly previous?: Page | undefined;
  readonly next?: Page | undefined;
  readonly children: ReactNode;
}

/** A scrolling list that loads the previous and next page shortly before they become visible. Visible items stay in place. */
export const EndlessList = ({ label, firstKey, isAtEnd, previous, next, children }: EndlessListProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  const seen = useRef<{
    readonly firstKey: string | undefined;
    readonly height: number;
    /** Whether there was no previous page. Then a new first item was just created, and should be visible at the top. */
    readonly isWholeAbove: boolean;
  }>(undefined);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (seen.current === undefined) element.scrollTop = isAtEnd === true ? element.scrollHeight : 0;
    else if (seen.current.firstKey !== firstKey && !(seen.current.isWholeAbove && element.scrollTop === 0))
      element.scrollTop += element.scrollHeight - seen.current.height;
    seen.current = { firstKey, height: element.scrollHeight, isWholeAbove: previous === undefined };
  });

  return (
    // A region that scrolls must be reachable by keyboard.
    <div className="scroller" ref={scroller} role="region" aria-label={label} tabIndex={0}>
      {previous && <LoadPage key={`previous ${previous.key}`} page={previous} />}
      {children}
      {next && <LoadPage key={`next ${next.key}`} page={next} />}
    </div>
  );
};

/** How far from the visible part a page is loaded. */
const MARGIN = '600px';

const LoadPage = ({ page }: { readonly page: Page }) => {
  const marker = useRef<HTMLDivElement>(null);
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    const element = marker.current;
    if (element === null || error !== undefined) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        page.load().catch(setError);
      },
      { root: element.parentElement, rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
    // `page` only changes together with the key, so it is loaded once, and again after its error was cleared.
  }, [error]);

  return (
    <div className="load" ref={marker}>
      {error === undefined ? (
        'Loading…'
      ) : (
        <>
          {errorText(error)}{' '}
          <button type="button" onClick={() => setError(undefined)}>
            Try again
          </button>
        </>
      )}
    </div>
  );
};
