import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/** What GraphiQL lacks for keyboards and screen readers. */
export const Accessibility = () => {
  useTabLeavesEditors();
  usePanesBeginAtTop();
  useEffect(describeTabsAsList, []);
  return null;
};

/** Otherwise the Tab key indents, and a keyboard never gets out of an editor. The switch is one for all editors. */
const useTabLeavesEditors = (): void => {
  const isSwitched = useRef(false);
  const editor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => {
    if (editor === undefined || isSwitched.current) return;
    isSwitched.current = true;
    editor.trigger('explorer', 'editor.action.toggleTabFocusMode', null);
  }, [editor]);
};

/** All panes are one element, so that each would begin as far down as the one before it was scrolled. */
const usePanesBeginAtTop = (): void => {
  const pane = useGraphiQL((state) => state.visiblePlugin);
  useEffect(() => {
    document.querySelector('.graphiql-plugin')?.scrollTo(0, 0);
  }, [pane]);
};

/**
 * GraphiQL gives the role of a tab to list items that have buttons inside. A screen reader does not read these buttons, so they
 * become buttons of a plain list again, the open one marked as current.
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
