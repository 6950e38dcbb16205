import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/** Fixes GraphiQL for keyboards and screen readers. */
export const Accessibility = () => {
  useTabLeavesEditors();
  usePanesBeginAtTop();
  useEffect(describeTabsAsList, []);
  return null;
};

/** By default the Tab key indents, so keyboard users cannot leave an editor. This setting applies to all editors. */
const useTabLeavesEditors = (): void => {
  const isSet = useRef(false);
  const editor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => {
    if (editor === undefined || isSet.current) return;
    isSet.current = true;
    editor.trigger('explorer', 'editor.action.toggleTabFocusMode', null);
  }, [editor]);
};

/** All panes share one scrolling element, so a new pane would keep the scroll position of the previous one. */
const usePanesBeginAtTop = (): void => {
  const pane = useGraphiQL((state) => state.visiblePlugin);
  useEffect(() => {
    document.querySelector('.graphiql-plugin')?.scrollTo(0, 0);
  }, [pane]);
};

/**
 * GraphiQL gives list items the role `tab`, although they contain buttons, and screen readers do not announce buttons inside
 * a tab. This turns them back into a plain list of buttons and marks the open one as current.
 */
const describeTabsAsList = (): (() => void) => {
  const describe = () => {
    document.querySelector('.graphiql-tabs')?.removeAttribute('role');
    document.getElementById('graphiql-session')?.setAttribute('role', 'region');
    for (const item of document.querySelectorAll('.graphiql-tab[aria-selected]')) {
      const isOpen = item.getAttribute('aria-selected') === 'true';
      item.querySelector('.graphiql-tab-button')?.setAttribute('aria-current', String(isOpen));
      item.removeAttribute('role');
      item.removeAttribute('aria-selected');
    }
  };
  describe();
  const observer = new MutationObserver(describe);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['aria-selected'],
  });
  return () => observer.disconnect();
};
