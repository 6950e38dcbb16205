import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the focus in a list when the focused item is removed: it moves to the next item, or to the last one, or to the heading when the list is
 * empty. Otherwise the browser moves it to the page, and keyboard users must start at the top again.
 */
export const useFocusAfterRemoval = (
  ids: readonly string[],
  list: RefObject<HTMLElement | null>,
  heading: RefObject<HTMLElement | null>,
) => {
  const focused = useRef<{ readonly id: string | undefined; readonly index: number }>(undefined);

  useLayoutEffect(() => {
    const { id = '', index = 0 } = focused.current ?? {};
    if (focused.current === undefined || ids.includes(id) || document.activeElement !== document.body) return;
    const item = list.current?.children[Math.min(index, ids.length - 1)];
    const target = item?.querySelector<HTMLElement>('.star') ?? item?.querySelector<HTMLElement>('.handle');
    (target ?? heading.current)?.focus();
  }, [ids, list, heading]);

  return {
    onFocus: ({ target }: FocusEvent) => {
      const index = [...(list.current?.children ?? [])].findIndex((item) => item.contains(target));
      focused.current = index === -1 ? undefined : { id: ids[index], index };
    },
    onBlur: () => {
      focused.current = undefined;
    },
  };
};
