import { expect } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { CHILD_ENVIRONMENT } from '../support/child-environment.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A copy of the files that `npm run schema` reads and writes. */
export interface SchemaCopy extends Disposable {
  /** Changes a file of `schema/`. */
  readonly edit: (name: string, change: (text: string) => string) => void;
  /** Runs `npm run schema` in a separate process and returns its exit code and lines. It composes the graph, which takes a second or more. */
  readonly run: (...options: readonly string[]) => Promise<readonly [number, readonly string[]]>;
}

export const copySchema = (): SchemaCopy => {
  const copy = mkdtempSync(join(tmpdir(), 'contacts-schema-'));
  for (const name of ['package.json', 'schema', 'scripts', 'src'])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return {
    edit(name, change) {
      const file = join(copy, 'schema', name);
      const text = readFileSync(file, 'utf8');
      const changed = change(text);
      expect(changed).not.toBe(text);
      writeFileSync(file, changed);
    },
    run: (...options) =>
      new Promise((resolve) => {
        const args = ['--disable-warning=ExperimentalWarning', 'scripts/schema.ts', ...options];
        const child = execFile(
          process.execPath,
          args,
          { cwd: copy, env: CHILD_ENVIRONMENT },
          (_error, output, complaints) => {
            resolve([child.exitCode ?? -1, `${output}${complaints}`.trim().split('\n')]);
          },
        );
      }),
    [Symbol.dispose]: () => {
      rmSync(copy, { recursive: true });
    },
  };
};

export const changeDescription = ({ edit }: SchemaCopy): void =>
  edit('favorite.graphql', (text) => text.replace('An entry in', 'One entry in'));

/** A change that breaks clients. */
export const removeTargetAccount = ({ edit }: SchemaCopy): void =>
  edit('favorite.graphql', (text) => text.replace(/ {2}"[^"]*"\n {2}targetAccountId: ID\n/, ''));

export const TARGET_ACCOUNT_REMOVED = 'FIELD_REMOVED Favorite.targetAccountId';

/** The line for each published file after a change of the schema. */
export const OUT_OF_DATE = ['subgraph-public', 'subgraph-inaccessible', 'subgraph-off', 'api'].map(
  (name) => `schema/published/${name}.graphql is out of date: run npm run schema`,
);
