import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { COLLEAGUES } from '../../sandbox/ringcentral/index.ts';
import { askWell, routesOf } from '../e2e/graph/support.ts';
import type { Harness } from '../support/harness.ts';

import { startImport, startImportHarness, targetOf } from './program.ts';

let folder: string;
let harness: Harness;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contacts-import-'));
  harness = await startImportHarness({ sandbox: { ringcentral: { settings: { notesLimit: 2_000 } } } });
});
afterAll(async () => {
  await harness.close();
  await rm(folder, { recursive: true });
});

/** Rows that the import rejects, rows that upstream rejects, and good rows. */
const isBadNumber = (index: number) => index % 100 === 50;
const isTooLong = (index: number) => index % 400 === 399;
const lineOf = (index: number) => index + 2;

const csvOf = async (name: string, count: number): Promise<string> => {
  const path = join(folder, name);
  const rows = Array.from({ length: count }, (_, index) => {
    const number = isBadNumber(index)
      ? `number ${String(index)}`
      : `+120255501${String(index % 100).padStart(2, '0')}`;
    return `Fern ${String(index)},Reed,"Moss, Stone",fern${String(index)}@example.com,${number},${'x'.repeat(isTooLong(index) ? 2_001 : 1_400)}\n`;
  });
  await writeFile(path, ['firstName,lastName,company,email,mobilePhone,notes\n', ...rows].join(''));
  return path;
};

const reportOf = async (path: string) => {
  const lines: Readonly<Record<string, string>>[] = [];
  for await (const line of createReadStream(path).pipe(parse({ columns: true }))) lines.push(line);
  return lines;
};

describe('an import of 10,000 contacts', () => {
  it('uses little memory, and its report lists each rejected row', async () => {
    const [small, large] = await Promise.all([csvOf('small.csv', 50), csvOf('large.csv', 10_000)]);
    // The text, cells and JSON of the whole file would need more than this heap.
    const heap = ['--max-old-space-size=40'];
    const reportPath = join(folder, 'report.csv');
    const importOf = (path: string, book: number, ...args: readonly string[]) =>
      startImport([path, ...targetOf(harness), '-e', COLLEAGUES[book]!.extensionId, ...args], heap).ended;
    const before = await importOf(small, 0);
    expect(before).toMatchObject({ code: 0, output: '50 rows: 50 added.\n' });
    harness.clearCalls();
    const { code, output, peakMb } = await importOf(large, 1, '--report', reportPath, '--batch', '10000');

    expect([code, output]).toEqual([1, '10,000 rows: 9,875 added, 125 rejected.\n']);
    const rejected = (await reportOf(reportPath)).map(({ line, attribute, value }) => [
      Number(line),
      attribute,
      value,
    ]);
    const expected = Array.from({ length: 10_000 }, (_, index) =>
      isBadNumber(index)
        ? [[lineOf(index), 'mobilePhone', `number ${String(index)}`]]
        : isTooLong(index)
          ? [[lineOf(index), 'notes', '']]
          : [],
    ).flat();
    expect(rejected.toSorted(([one], [other]) => Number(one) - Number(other))).toEqual(expected);

    const uploads = harness.calls().filter(({ method }) => method === 'POST');
    expect(new Set(routesOf(uploads))).toEqual(new Set(['address-book-bulk-upload']));
    // 14 MB in batches of at most 4 MiB.
    expect(uploads).toHaveLength(4);
    expect((await stat(large)).size).toBeGreaterThan(13 * 2 ** 20);
    expect(peakMb / before.peakMb).toBeLessThan(1.6);

    const query = `{ _entities(representations: [{ __typename: "Extension", extensionId: "${COLLEAGUES[1]!.extensionId}" }]) {
      ... on Extension { personalContacts(first: 1) { totalCount } } } }`;
    const { data } = await askWell(harness, query);
    expect(data._entities).toEqual([{ personalContacts: { totalCount: 9_875 } }]);
  }, 120_000);
});

describe('npm run import', () => {
  it('runs the import and exits with its code', async () => {
    const path = join(folder, 'two.csv');
    await writeFile(path, 'firstName,mobilePhone\nFern,\nMoss,nonsense\n');
    const child = spawn('npm', ['run', '--silent', 'import', '--', path, '--dry-run'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    expect([code, output]).toEqual([1, expect.stringContaining('2 rows: 1 can be uploaded, 1 cannot.')]);
  });
});
