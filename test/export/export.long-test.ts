import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { entriesOf } from '../../export/entry.ts';
import { EXPORT_COLUMNS } from '../../import/contact.ts';
import { runExport, runImport, startClient, startImportHarness, targetOf } from '../import/program.ts';
import { until } from '../import/world.ts';
import type { Harness } from '../support/harness.ts';

import { personalContact } from './contacts.ts';

const CONTACT_ROUTE = '/restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact';

let harness: Harness;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contacts-export-'));
  harness = await startImportHarness();
});
afterEach(async () => {
  await harness.close();
  await rm(folder, { recursive: true });
});

const toFile = (name: string): string => join(folder, name);
const target = (): readonly string[] => [
  ...targetOf(harness),
  '--google-token',
  harness.sandbox.credentials.google.accessTokens.demo,
];
const control = async (upstream: 'google' | 'ringcentral', path: string, body: object): Promise<void> => {
  const response = await fetch(`${harness.sandbox[upstream].url}/__sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
};
const setSize = (contacts: number) => control('ringcentral', 'book-size', { user: 'demo', contacts });
/** Fields that cannot be uploaded: ids, which upstream assigns, and two application fields. */
const NOT_UPLOADED = ['id', 'appInfo', 'ringtoneIndex'];

/** The contacts of the book in a stable order: lists are sorted by name. */
const book = (): readonly string[] =>
  harness.sandbox.ringcentral.store
    .contacts('demo')
    .map((contact) => {
      const values = Object.entries(contact).filter(([name]) => !NOT_UPLOADED.includes(name));
      return JSON.stringify(values.sort(([one], [other]) => (one < other ? -1 : 1)));
    })
    .sort();

describe('a book with any contacts', () => {
  const contacts = fc.sample(personalContact, { numRuns: 150, seed: 7 });

  it.each([
    ['contacts.csv', []],
    ['contacts.vcf', []],
    ['contacts.vcf', ['--vcard', '3.0']],
  ])('is the same after an export to %s %j and an import into an empty book', async (name, options) => {
    await setSize(0);
    const create = entriesOf({ source: 'ringcentral', nodes: contacts })
      .map(({ contact }) => contact)
      .filter((contact) => Object.keys(contact).length > 0);
    await control('ringcentral', 'changes', { user: 'demo', create });
    const before = book();
    const path = toFile(name);
    const exported = await runExport([path, '--from', 'ringcentral', ...options, ...targetOf(harness)]);
    expect(exported).toEqual({
      code: 0,
      errors: '',
      output: `${String(before.length)} contacts written to ${path}.\n`,
    });
    await setSize(0);
    const imported = await runImport([path, ...targetOf(harness)]);
    expect(imported).toMatchObject({
      code: 0,
      output: `${String(before.length)} rows: ${String(before.length)} added.\n`,
    });
    expect(before.length).toBeGreaterThan(100);
    expect(book()).toEqual(before);
  });
});

describe('npm run export', () => {
  it('writes both books, RingCentral first, with one call per page', async () => {
    const path = toFile('contacts.csv');
    const { code, output } = await runExport([path, ...target()]);
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\r\n');
    const words = (lines.length - 1).toLocaleString('en-US');
    expect([code, lines[0]]).toEqual([0, `\uFEFF${EXPORT_COLUMNS.join(',')}`]);
    expect(output).toContain(`${words} contacts written to ${path}.\n`);
    expect(output).toMatch(/values have no column in a CSV file; a vCard can hold all values\.\n$/);
    expect(lines.length - 1).toBeGreaterThan(book().length);
    const routes = harness.calls().map(({ route }) => route.slice(route.lastIndexOf('/') + 1));
    expect(routes.sort()).toEqual([
      'contact',
      'contact',
      'contact',
      ...new Array<string>(3).fill('otherContacts'),
    ]);
    // Readable only by its owner.
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('writes one book with --from, and to standard output for -', async () => {
    const { code, output, errors } = await runExport([
      '-',
      '--vcard',
      '4.0',
      '--from',
      'google',
      ...target(),
    ]);
    expect([code, errors]).toEqual([0, expect.stringMatching(/^[\d,]+ contacts written\.\n$/)]);
    expect(output.startsWith('BEGIN:VCARD\r\nVERSION:4.0\r\n')).toBe(true);
    expect(output.split('END:VCARD').length - 1).toBe(Number(errors.replace(/ .*\n/, '').replace(',', '')));
    expect(new Set(harness.calls().map(({ upstream }) => upstream))).toEqual(new Set(['google-people']));
  });

  it('shows a bar only on a terminal', async () => {
    const [, shown] = [
      await runExport([toFile('a.csv'), ...target()]),
      await runExport([toFile('b.csv'), ...target()], { isTTY: true }),
    ];
    expect(shown.errors).toContain('█'.repeat(20));
    expect(shown.errors).toMatch(/[\d,]+ of [\d,]+ contacts/);
    expect(shown.output).toMatch(/^[\d,]+ contacts written to \S+\n/);
  });

  it('leaves the file unchanged, and no temporary file, when a later page fails', async () => {
    await setSize(1_200);
    const path = toFile('contacts.csv');
    await writeFile(path, 'as it was');
    harness.sandbox.ringcentral.addFault({
      kind: 'status',
      status: 403,
      skip: 1,
      match: { route: CONTACT_ROUTE },
    });
    const { code, errors } = await runExport([path, '--from', 'ringcentral', ...target()]);
    expect([code, errors]).toEqual([
      3,
      expect.stringMatching(/^RingCentral contacts: .*No file was written\.\n$/s),
    ]);
    expect(await readFile(path, 'utf8')).toBe('as it was');
    expect(await readdir(folder)).toEqual(['contacts.csv']);
  });

  it('waits for the quota and continues', async () => {
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 429, retryAfter: 1, times: 1 });
    const { code } = await runExport([toFile('a.csv'), '--from', 'ringcentral', ...target()]);
    expect(code).toBe(0);
  });

  it('fails with exit code 2 for a bad command or file, and with 3 when the graph fails', async () => {
    const outcomes = await Promise.all([
      runExport([]),
      runExport(['-']),
      runExport(['a.csv', '--vcard', '3.0']),
      runExport(['a.csv', '--from', 'nowhere']),
      runExport([folder, '--format', 'csv', ...target()]),
      runExport([toFile('no/such/folder.csv'), ...target()]),
      runExport([toFile('a.csv'), '--url', 'http://127.0.0.1:1/graphql']),
      runExport([toFile('a.csv'), ...targetOf(harness)]),
    ]);
    expect(outcomes.map(({ code, output, errors }) => [code, output, errors.split('\n')[0]])).toEqual([
      [2, '', 'Give one file, or - for standard output'],
      [2, '', 'Give --format csv or --format vcard'],
      [2, '', '--vcard cannot be used with a CSV file'],
      [2, '', '--from must be ringcentral or google, not "nowhere"'],
      [2, '', `${folder}: is a folder`],
      [2, '', expect.stringContaining('cannot be written (ENOENT)')],
      [3, '', expect.stringContaining('the connection to the graph broke')],
      [3, '', expect.stringMatching(/^Google other contacts: .*UNAUTHENTICATED.*No file was written\./)],
    ]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves no file when it is stopped', async () => {
    await setSize(3_000);
    harness.sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 400 });
    const path = toFile('contacts.csv');
    const program = startClient('export', [path, '--from', 'ringcentral', ...target()]);
    await until(() => harness.calls().length >= 2);
    program.interrupt();
    const { code, errors } = await program.ended;
    expect([code, errors]).toEqual([130, expect.stringContaining('Stopped. No file was written.')]);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a book of 10,000 contacts', () => {
  it('is exported and imported unchanged in bounded memory', async () => {
    await setSize(10_000);
    const before = book();
    const path = toFile('contacts.csv');
    // Enough for one page and its text, but not for the whole book.
    const heap = ['--max-old-space-size=40'];
    const run = (command: 'import' | 'export', ...args: readonly string[]) =>
      startClient(command, [...args, ...targetOf(harness)], heap).ended;
    const exported = await run('export', path, '--from', 'ringcentral');
    expect(exported).toMatchObject({ code: 0, output: `10,000 contacts written to ${path}.\n` });
    await setSize(500);
    const small = await run('export', toFile('small.csv'), '--from', 'ringcentral');
    expect(exported.peakMb / small.peakMb).toBeLessThan(1.6);
    await setSize(0);
    const imported = await run('import', path);
    expect(imported).toMatchObject({ code: 0, output: '10,000 rows: 10,000 added.\n' });
    expect(imported.peakMb / small.peakMb).toBeLessThan(2);
    const [known, after] = [new Set(before), book()];
    expect(after.filter((contact) => !known.has(contact))).toEqual([]);
    expect(after).toHaveLength(10_000);
  });
});
