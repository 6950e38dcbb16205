import { expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';

import { startSandbox } from '../../sandbox/index.ts';
import { FAULT_KINDS } from '../../sandbox/kit/parse-fault.ts';

const DOCS = await readFile(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');

/** The names in code marks in the first cell of each table row. */
const names = new Set(
  DOCS.split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)),
);

it('documents every fault', () => {
  expect(FAULT_KINDS.filter((kind) => !names.has(kind))).toEqual([]);
});

it('documents every control endpoint, and names existing settings', async () => {
  const { google, ringcentral, close } = await startSandbox();
  try {
    for (const { url } of [google, ringcentral]) {
      const answer = await fetch(`${url}/__sandbox/`);
      const { endpoints } = (await answer.json()) as { endpoints: { method: string; path: string }[] };
      const missing = endpoints.map(({ method, path }) => `${method} ${path.replace('/__sandbox/', '')}`);
      expect(missing.filter((endpoint) => !names.has(endpoint))).toEqual([]);
    }
    const settings = new Set(
      [google, ringcentral].flatMap(({ settings: { values } }) => Object.keys(values)),
    );
    const named = DOCS.slice(DOCS.indexOf('## Settings'))
      .split('\n')
      .flatMap((line) => [...(line.split('|')[2] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !settings.has(name))).toEqual([]);
  } finally {
    await close();
  }
});
