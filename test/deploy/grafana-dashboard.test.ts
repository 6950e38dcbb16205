import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { loadConfig } from '../../src/config.ts';
import { startSubgraph } from '../../src/server/start.ts';
import { callerHeaders, sandboxVariables } from '../support/sandbox-client.ts';

interface Dashboard {
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
    readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
  }[];
  readonly templating: {
    readonly list: readonly { readonly name: string; readonly query: string | { readonly query: string } }[];
  };
}

const TEXT = readFileSync(new URL('../../deploy/grafana-dashboard.json', import.meta.url), 'utf8');
const DASHBOARD = JSON.parse(TEXT) as Dashboard;
const TARGETS = DASHBOARD.panels.flatMap(({ title, targets }) =>
  targets.map(({ expr, legendFormat }) => [title, expr, legendFormat] as const),
);

const FUNCTIONS: ReadonlySet<string> = new Set(['sum', 'max', 'rate', 'histogram_quantile']);
/** Prometheus adds these to every series that it reads. */
const ADDED_LABELS: ReadonlySet<string> = new Set(['job', 'instance']);
const ofEach = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);
const words = (text: string): readonly string[] => ofEach(text, /([a-z]\w*)/gi);

/** The names in a PromQL expression outside `{…}`, `[…]` and `by (…)`, without the functions. */
const metricsOf = (expr: string): readonly string[] =>
  words(expr.replaceAll(/\{[^}]*\}|\[[^\]]*\]|\bby \([^)]*\)/g, ' ')).filter((name) => !FUNCTIONS.has(name));

const labelsOf = (expr: string, legend: string): readonly string[] =>
  [
    ...ofEach(expr, /\bby \(([^)]*)\)/g).flatMap(words),
    ...ofEach(expr, /\{([^}]*)\}/g).flatMap((matchers) => ofEach(matchers, /(\w+)=/g)),
    ...ofEach(legend, /\{\{(\w+)\}\}/g),
  ].filter((label) => !ADDED_LABELS.has(label));

describe('deploy/grafana-dashboard.json', () => {
  let sandbox: Sandbox;
  let subgraph: Awaited<ReturnType<typeof startSubgraph>>;
  /** Name of a series → the labels that it has in /metrics. */
  let series: ReadonlyMap<string, ReadonlySet<string>>;

  const execute = async (query: string): Promise<void> => {
    const response = await fetch(`${subgraph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...callerHeaders(sandbox, 'demo') },
      body: JSON.stringify({ query }),
    });
    await response.text();
  };

  beforeAll(async () => {
    sandbox = await startSandbox();
    subgraph = await startSubgraph(
      loadConfig({
        ...{ NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', MIRROR: 'memory' },
        ...sandboxVariables(sandbox),
      }),
    );
    // A labelled series exists only after its first event, so the test causes a wait for quota, a quota refusal and an error. The refused
    // calls may be background calls of the mirror, which fail no operation. The last operation always fails.
    sandbox.google.addFault({ kind: 'status', status: 429, retryAfter: 1, times: 1 });
    await execute('{ otherContacts(first: 1) { totalCount } }');
    sandbox.ringcentral.addFault({ kind: 'status', status: 429, retryAfter: 45, times: 1 });
    await execute('{ personalContacts(first: 1) { totalCount } }');
    await execute('{ personalContacts(first: 2) { totalCount } }');
    await execute('{ personalContact(contactId: "none") { id } }');
    const text = await (await fetch(`${subgraph.url}/metrics`)).text();
    const found = new Map<string, Set<string>>();
    for (const [, name = '', labels = ''] of text.matchAll(/^(\w+)(\{.*\})? /gm)) {
      const known = found.get(name) ?? new Set();
      for (const label of ofEach(labels, /[{,](\w+)="/g)) known.add(label);
      found.set(name, known);
    }
    series = found;
  });
  afterAll(async () => {
    await subgraph.close();
    await sandbox.close();
  });

  it.each(TARGETS)('asks for series and labels that /metrics has: %s, %s', (_title, expr, legend) => {
    const metrics = metricsOf(expr);
    expect(metrics).toHaveLength(1);
    const [metric = ''] = metrics;
    const has = series.get(metric);
    expect([metric, has === undefined]).toEqual([metric, false]);
    expect(labelsOf(expr, legend).filter((label) => has?.has(label) !== true)).toEqual([]);
  });

  it('lists the jobs by a series that every graph has', () => {
    const { query = '' } = DASHBOARD.templating.list.find(({ name }) => name === 'job') ?? {};
    const [, metric = ''] =
      /^label_values\((\w+), job\)$/.exec(typeof query === 'string' ? query : query.query) ?? [];
    expect(series.has(metric)).toBe(true);
    expect(TARGETS.filter(([, expr]) => !expr.includes('{job=~"$job"}'))).toEqual([]);
  });

  it('uses the variables that it defines, and no other', () => {
    const used = new Set(ofEach(TEXT, /\$\{?([a-z]\w*)/g));
    expect([...used].sort()).toEqual(DASHBOARD.templating.list.map(({ name }) => name).sort());
  });

  it('has panels that do not overlap, each with an id of its own', () => {
    const cells = DASHBOARD.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from(
        { length: w * h },
        (_, index) => `${String(x + (index % w))},${String(y + Math.floor(index / w))}`,
      ),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(DASHBOARD.panels.map(({ id }) => id)).size).toBe(DASHBOARD.panels.length);
  });
});
