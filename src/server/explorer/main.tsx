/// <reference types="vite/client" />
import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './page.css';

import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL, type GraphiQLProps } from 'graphiql';
import type { ExecutionResult } from 'graphql';
import { useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

import type { ExplorerSetup } from '../explorer.ts';

import { Accessibility } from './accessibility.tsx';
import { type Answer, type AnswerSummary, summarizeAnswer } from './answer-summary.ts';
import { CallerSwitch, headersOf, useCallerChoice } from './callers.tsx';
import { createExamplesPlugin, NARROW } from './examples.tsx';

const setup = JSON.parse(document.getElementById('setup')?.textContent ?? '') as ExplorerSetup;

const Explorer = ({ note, callers, examples }: ExplorerSetup) => {
  const [choice, setChoice] = useCallerChoice(callers);
  const [summary, setSummary] = useState<AnswerSummary>();
  // A ref, because GraphiQL fetches the schema again when its fetcher changes.
  const headers = useRef<Readonly<Record<string, string>>>({});
  headers.current = headersOf(choice, callers);

  const fetcher = useMemo(() => createFetcher(headers, setSummary), []);
  const plugins = useMemo(
    () => [createExamplesPlugin(examples, () => setSummary(undefined)), HISTORY_PLUGIN],
    [examples],
  );
  return (
    <>
      <header className="bar">
        <h1>Contacts graph</h1>
        <p>
          Google People <i>other contacts</i> and the RingCentral <i>personal address book</i> in one GraphQL
          graph. {note}
        </p>
        <CallerSwitch
          callers={callers}
          choice={choice}
          onChange={(next) => {
            setChoice(next);
            setSummary(undefined);
          }}
        />
      </header>
      <main>
        <GraphiQL
          fetcher={fetcher}
          plugins={plugins}
          {...(IS_FIRST_VISIT && !matchMedia(NARROW).matches && { visiblePlugin: 'Examples' })}
          defaultQuery={examples[0]?.query ?? ''}
          {...OPEN_TAB}
          defaultEditorToolsVisibility={false}
        >
          <Accessibility />
          <GraphiQL.Logo>
            <span className="hint">Run: Ctrl-Enter</span>
          </GraphiQL.Logo>
          <GraphiQL.Footer>
            <Strip summary={summary} />
          </GraphiQL.Footer>
        </GraphiQL>
      </main>
    </>
  );
};

/** The `visiblePlugin` prop would override the pane that GraphiQL remembers, so it is only set on the first visit. */
const IS_FIRST_VISIT = localStorage.getItem('graphiql:visiblePlugin') === null;

interface StoredTabs {
  readonly activeTabIndex: number;
  readonly tabs: readonly { readonly query: string | null; readonly variables: string | null }[];
}

/**
 * The contents of the current tab, to restore after a reload. By default GraphiQL starts with the last stored text and adds
 * a tab for it unless a tab has the same text. Because it stores tabs less often than texts, that would add tabs.
 */
const readOpenTab = (): Pick<GraphiQLProps, 'initialQuery' | 'initialVariables'> => {
  const stored = localStorage.getItem('graphiql:tabState');
  if (stored === null) return {};
  const { tabs, activeTabIndex } = JSON.parse(stored) as StoredTabs;
  const tab = tabs[activeTabIndex];
  return { initialQuery: tab?.query ?? '', initialVariables: tab?.variables ?? '' };
};
const OPEN_TAB = readOpenTab();

/** Shows the upstream costs of the last run above its result. */
const Strip = ({ summary }: { readonly summary: AnswerSummary | undefined }) => (
  <div role="status" className="strip">
    {summary === undefined ? (
      <p>After each run, this line shows its upstream calls and the remaining quota.</p>
    ) : (
      <>
        {summary.problems.map((problem) => (
          <p key={problem} className="problem">
            {problem}
          </p>
        ))}
        <ul>
          {summary.facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </>
    )}
  </div>
);

/** Headers from the headers pane override the caller's headers. */
const createFetcher =
  (
    callerHeaders: { readonly current: Readonly<Record<string, string>> },
    onAnswer: (summary: AnswerSummary) => void,
  ): GraphiQLProps['fetcher'] =>
  async (params, options) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-include-upstream-calls': '1',
        ...callerHeaders.current,
        ...options?.headers,
      },
      body: JSON.stringify(withoutStaleName(params)),
    });
    const answer: unknown = await response.json();
    if (params.operationName !== 'IntrospectionQuery')
      onAnswer(summarizeAnswer(answer as Answer, new Date()));
    return answer as ExecutionResult;
  };

/** GraphiQL updates the operation name after a debounce, so right after opening an example it still sends the old name. */
const withoutStaleName = ({ operationName, ...rest }: FetcherParams): FetcherParams =>
  operationName != null && rest.query.includes(operationName) ? { ...rest, operationName } : rest;

type FetcherParams = Parameters<GraphiQLProps['fetcher']>[0];

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Explorer {...setup} />);
