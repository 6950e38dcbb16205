import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { getOperationAST, parse } from 'graphql';

import type { Example } from '../explorer.ts';

/** The order of groups; any other group comes last. */
const GROUPS = ['Read', 'Search', 'Write contacts', 'Write favorites', 'Sync', 'Federation'];

/** Below this width the plugin pane covers the editors (see page.css). */
export const NARROW = '(max-width: 760px)';

/** A pane of grouped examples. An example opens in the current tab; undo restores the previous text. */
export const createExamplesPlugin = (examples: readonly Example[], onOpen: () => void): GraphiQLPlugin => {
  const groups = Object.entries(Object.groupBy(examples, ({ group }) => group)).sort(
    ([one], [other]) => rank(one) - rank(other),
  );

  const Content = () => {
    const open = useOpenInPlace();
    return (
      <section aria-label="Examples" className="examples">
        <h2>Examples</h2>
        <p>An example replaces the text of this tab. Undo brings your text back.</p>
        {groups.map(([group, members = []]) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <ul>
              {members.map((example) => (
                <li key={example.title}>
                  <button
                    type="button"
                    onClick={() => {
                      onOpen();
                      open(example.query);
                    }}
                  >
                    {example.title}
                    {example.isWrite && <small>writes</small>}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </section>
    );
  };
  return { title: 'Examples', icon: ExamplesIcon, content: Content };
};

const useOpenInPlace = (): ((query: string) => void) => {
  const { queryEditor, variableEditor, responseEditor } = useGraphiQL((state) => state);
  const { setOperationName, setVisiblePlugin, updateActiveTabValues } = useGraphiQLActions();
  return (query) => {
    const model = queryEditor?.getModel();
    if (!queryEditor || !model) return;
    queryEditor.pushUndoStop();
    queryEditor.executeEdits('example', [{ range: model.getFullModelRange(), text: query }]);
    queryEditor.pushUndoStop();
    queryEditor.setPosition({ lineNumber: 1, column: 1 });
    queryEditor.setScrollTop(0);
    variableEditor?.setValue('');
    responseEditor?.setValue('');
    // GraphiQL updates its state after a debounce. An example that is run earlier would appear in the history under the
    // previous name. `variables` must equal the editor's text; otherwise the history records the same run twice.
    setOperationName(nameOf(query));
    updateActiveTabValues({ query, variables: '', response: null });
    if (matchMedia(NARROW).matches) setVisiblePlugin(null);
    queryEditor.focus();
  };
};

const nameOf = (query: string): string => {
  const operation = getOperationAST(parse(query));
  return operation?.name?.value ?? '';
};

const rank = (group: string): number => {
  const index = GROUPS.indexOf(group);
  return index === -1 ? GROUPS.length : index;
};

const ExamplesIcon = () => (
  <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <path d="M3 5h2M3 10h2M3 15h2M8 5h9M8 10h9M8 15h9" strokeLinecap="round" />
  </svg>
);
