import { diff } from '@graphql-inspector/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { API_FILE, apiSchema, PUBLISHED_DIRECTORY, subgraphFile } from '../../scripts/published-schema.ts';
import { GRAPH_NODE_MODES } from '../../src/config.ts';
import { type Harness, startHarness } from '../support/harness.ts';

// Each run of the program starts a process that composes the graph.
jest.setTimeout(120_000);

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const published = (name: string): string => readFileSync(join(PUBLISHED_DIRECTORY, name), 'utf8');
const withoutNotice = (text: string): string => text.replace(/^(#.*\n)+/, '');

describe.each(GRAPH_NODE_MODES)('the subgraph with GRAPH_NODE=%s', (profile) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness({ env: { GRAPH_NODE: profile } });
  });
  afterAll(() => harness.close());

  it('returns the published SDL to routers', async () => {
    const { body } = await harness.execute('{ _service { sdl } }', { as: 'nobody' });
    expect(String(body.data._service.sdl).trim()).toBe(
      withoutNotice(published(subgraphFile(profile))).trim(),
    );
  });

  it('describes itself in introspection, but not in the SDL', async () => {
    const query = '{ __schema { description } _service { sdl } }';
    const { body } = await harness.execute(query, { as: 'nobody' });
    expect(body.data.__schema.description).toMatch(
      /^The contacts that a person has in Google's "other contacts"/,
    );
    expect(parse(body.data._service.sdl as string).definitions).not.toContainEqual(
      expect.objectContaining({
        kind: expect.stringMatching(/^Schema(Definition|Extension)$/),
        description: expect.anything(),
      }),
    );
    expect(body.data._service.sdl).not.toContain('The contacts that a person has');
  });

  it('gives clients the published API schema, except for node and nodes', async () => {
    const changes = await diff(buildSchema(published(API_FILE)), apiSchema(published(subgraphFile(profile))));
    expect(changes.map(({ type, path }) => `${type} ${path ?? ''}`)).toEqual(
      profile === 'public' ? [] : ['FIELD_REMOVED Query.node', 'FIELD_REMOVED Query.nodes'],
    );
  });
});

describe('npm run schema', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'contacts-schema-'));
    for (const name of ['package.json', 'schema', 'scripts', 'src'])
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  });
  afterEach(() => {
    rmSync(copy, { recursive: true });
  });

  const edit = (name: string, change: (text: string) => string): void => {
    const file = join(copy, 'schema', name);
    const text = readFileSync(file, 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(file, changed);
  };
  const removeTargetAccount = (): void =>
    edit('favorite.graphql', (text) => text.replace(/ {2}"[^"]*"\n {2}targetAccountId: ID\n/, ''));
  const run = (...options: readonly string[]): Promise<readonly [number, readonly string[]]> =>
    new Promise((resolve) => {
      const args = ['--disable-warning=ExperimentalWarning', 'scripts/schema.ts', ...options];
      const child = execFile(process.execPath, args, { cwd: copy }, (_error, output, complaints) => {
        resolve([child.exitCode ?? -1, `${output}${complaints}`.trim().split('\n')]);
      });
    });

  it('confirms that the committed files are up to date', async () => {
    expect(await run('--check')).toEqual([0, ['']]);
    expect(await run()).toEqual([0, ['schema/published is up to date']]);
  });

  it('fails on a changed description until the files are written', async () => {
    edit('favorite.graphql', (text) => text.replace('An entry in', 'One entry in'));
    const [code, complaints] = await run('--check');
    expect(code).toBe(1);
    expect(complaints).toEqual(
      ['subgraph-public', 'subgraph-inaccessible', 'subgraph-off', 'api'].map(
        (name) => `schema/published/${name}.graphql is out of date: run npm run schema`,
      ),
    );
    expect((await run())[0]).toBe(0);
    expect(await run('--check')).toEqual([0, ['']]);
  });

  it('fails on a breaking change until it is declared or released', async () => {
    removeTargetAccount();
    const change = 'FIELD_REMOVED Favorite.targetAccountId';
    const [code, lines] = await run();
    expect(code).toBe(1);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^Breaking change since the last release: .*targetAccountId/);
    expect(lines[1]).toContain(change);

    edit('published/breaking-changes.yaml', (text) =>
      text.replace('[]', `- change: ${change}\n  reason: Every target names its account.`),
    );
    expect(await run('--check')).toEqual([0, ['']]);

    const [releaseCode, released] = await run('--release');
    expect([releaseCode, released]).toEqual([0, ['Wrote released.graphql, breaking-changes.yaml']]);
    expect(await run('--check')).toEqual([0, ['']]);
  });

  it('fails on a declaration without a change', async () => {
    edit('published/breaking-changes.yaml', (text) =>
      text.replace('[]', '- { change: FIELD_REMOVED Person.id, reason: A mistake. }'),
    );
    const [code, lines] = await run('--check');
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining('FIELD_REMOVED Person.id, but there is no such change')]);
  });

  it('prints its usage for unknown options', async () => {
    const [code, lines] = await run('--chekc');
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^Usage: npm run schema/);
  });
});

it('publishes an API schema without federation types', () => {
  expect(withoutNotice(published(API_FILE))).not.toMatch(
    /@(key|link|shareable|tag)|_entities|_service|_Any|federation__/,
  );
});
