import { it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { Fault } from '../../sandbox/index.ts';
import type { Harness } from '../support/harness.ts';

import { type ImportResult, runImport, startImportHarness, targetOf } from './program.ts';

type User = 'demo' | 'second';

/** The graph, sandbox and folder of a single test. */
export interface World {
  readonly harness: Harness;
  readonly folder: string;
  readonly reportPath: string;
  /** Writes a file with these lines and returns its path. */
  readonly fileOf: (lines: readonly string[], name?: string) => Promise<string>;
  /** Runs an import into this graph as the demo user. */
  readonly run: (path: string, ...args: readonly string[]) => Promise<ImportResult>;
  readonly report: () => Promise<readonly ReportLine[]>;
  /** Line, what, attribute and value of each entry of the report. */
  readonly shortReport: () => Promise<string[][]>;
  readonly addFault: (fault: Fault) => void;
  /** Contacts in a user's book at the start. */
  readonly sizes: Readonly<Record<User, number>>;
  /** First names of the contacts that were added to a user's book since. */
  readonly addedTo: (user: User) => readonly (string | undefined)[];
}

export interface ReportLine {
  readonly line: string;
  readonly what: string;
  readonly attribute: string;
  readonly value: string;
  readonly code: string;
  readonly task: string;
}

export const UPLOAD_ROUTE = '/restapi/v1.0/account/{accountId}/address-book-bulk-upload';
export const TASK_ROUTE = `${UPLOAD_ROUTE}/tasks/{taskId}`;
export const SECOND = ['--extension', '711041004'] as const;

/** A test with its own graph and folder. An import mostly waits for its next poll, so these tests run concurrently. */
export const itInOwnGraph = (title: string, test: (world: World) => Promise<void>): void => {
  it.concurrent(title, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'contacts-import-'));
    const harness = await startImportHarness();
    try {
      await test(createWorld(harness, folder));
    } finally {
      await harness.close();
      await rm(folder, { recursive: true });
    }
  });
};

const createWorld = (harness: Harness, folder: string): World => {
  const { store, addFault } = harness.sandbox.ringcentral;
  const sizes = { demo: store.contacts('demo').length, second: store.contacts('second').length };
  const reportPath = join(folder, 'report.csv');
  const report = async (): Promise<readonly ReportLine[]> =>
    parse(await readFile(reportPath, 'utf8'), { columns: true });
  return {
    harness,
    folder,
    reportPath,
    async fileOf(lines, name = 'contacts.csv') {
      const path = join(folder, name);
      await writeFile(path, lines.map((line) => `${line}\n`).join(''));
      return path;
    },
    run: (path, ...args) => runImport([path, ...targetOf(harness), ...args]),
    report,
    shortReport: async () =>
      (await report()).map(({ line, what, attribute, value }) => [line, what, attribute, value]),
    addFault: addFault,
    sizes,
    addedTo: (user) =>
      store
        .contacts(user)
        .slice(sizes[user])
        .map(({ firstName }) => firstName),
  };
};

export const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await delay(20);
};
