import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import type { Fault } from '../../sandbox/index.ts';
import { routesOf } from '../graph/support.ts';
import type { Harness } from '../support/harness.ts';
import { type ImportResult, runImport, startImport, startImportHarness, targetOf } from './import-program.ts';

let folder: string;
let harness: Harness;
let sizes: Readonly<Record<'demo' | 'second', number>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contacts-import-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  harness = await startImportHarness();
  const { store } = harness.sandbox.ringcentral;
  sizes = { demo: store.contacts('demo').length, second: store.contacts('second').length };
});
afterEach(() => harness.close());

const reportPath = () => join(folder, 'report.csv');
const fileOf = async (lines: readonly string[], name = 'contacts.csv'): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, lines.map((line) => `${line}\n`).join(''));
  return path;
};
const run = (path: string, ...args: readonly string[]): Promise<ImportResult> =>
  runImport([path, ...targetOf(harness), ...args]);

interface Line {
  readonly line: string;
  readonly what: string;
  readonly attribute: string;
  readonly value: string;
  readonly code: string;
  readonly task: string;
}
const report = async (): Promise<readonly Line[]> =>
  parse(await readFile(reportPath(), 'utf8'), { columns: true });
const shortReport = async () =>
  (await report()).map(({ line, what, attribute, value }) => [line, what, attribute, value]);

const strike = (fault: Fault): void => harness.sandbox.ringcentral.addFault(fault);
const UPLOAD_ROUTE = '/restapi/v1.0/account/{accountId}/address-book-bulk-upload';
const TASK_ROUTE = `${UPLOAD_ROUTE}/tasks/{taskId}`;
/** First names of those that were added since the start. */
const addedTo = (user: 'demo' | 'second') =>
  harness.sandbox.ringcentral.store
    .contacts(user)
    .slice(sizes[user])
    .map(({ firstName }) => firstName);
const SECOND = ['--extension', '711041004'] as const;

describe('an import', () => {
  it('adds a CSV file to the own book, by 1 upload and its polls', async () => {
    const path = await fileOf(['firstName,mobilePhone', 'Fern,(202) 555-0111', 'Moss,+44 20 7946 0018']);
    const { code, output } = await run(path, '--country', 'us');
    expect([code, output]).toEqual([0, '2 rows: 2 added.\n']);
    expect(harness.sandbox.ringcentral.store.contacts('demo').slice(sizes.demo)).toMatchObject([
      { firstName: 'Fern', mobilePhone: '+12025550111' },
      { firstName: 'Moss', mobilePhone: '+442079460018' },
    ]);
    expect(routesOf(harness.calls())).toEqual(['favorite', 'address-book-bulk-upload', '{taskId}']);
  });

  it('adds a vCard file to the book of an extension', async () => {
    const card = (name: string) => ['BEGIN:VCARD', 'VERSION:3.0', `N:;${name}`, 'END:VCARD'];
    const path = await fileOf([...card('Fern'), ...card('Moss')], 'contacts.vcf');
    expect((await run(path, ...SECOND)).code).toBe(0);
    expect(addedTo('second')).toEqual(['Fern', 'Moss']);
  });

  it('tells its own rejections and those of upstream by row, and adds the rest', async () => {
    harness.sandbox.ringcentral.settings.update({ notesLimit: 10, validateEmails: true });
    const path = await fileOf([
      'firstName,mobilePhone,notes,email,email2,birthday,Photo',
      'Fern,,,,,,x',
      'Moss,nonsense,,,,,',
      'Reed,,longer than ten,,,,',
      'Stone,,,no address,,,',
      'Clay,,,,no address either,,',
      'Sand,,,,,--01-31,',
      '"=1+1",-1,,,,,',
    ]);
    const { code, output } = await run(path, ...SECOND, '--report', reportPath());
    expect([code, output]).toEqual([
      1,
      'Columns that a contact has no room for: Photo\n7 rows: 2 added, 5 rejected.\n',
    ]);
    expect(addedTo('second')).toEqual(['Fern', 'Sand']);
    expect((await shortReport()).sort()).toEqual([
      ['3', 'rejected', 'mobilePhone', 'nonsense'],
      ['4', 'rejected', 'notes', ''],
      ['5', 'rejected', 'email', ''],
      ['6', 'rejected', 'email2', ''],
      // Not as formulas, which a spreadsheet would run.
      ['7', 'left out', 'birthday', "'--01-31"],
      ['8', 'rejected', 'mobilePhone', "'-1"],
    ]);
  });

  it('reads the older form of results', async () => {
    harness.sandbox.ringcentral.settings.update({ uploadResults: 'list', validateEmails: true });
    const path = await fileOf(['firstName,email', 'Fern,no address', 'Moss,']);
    const { code, output } = await run(path, ...SECOND);
    expect(code).toBe(1);
    expect(output).toMatch(
      /^line 2: rejected: email: [^\n]* \(CMN-101, \S+\)\n2 rows: 1 added, 1 rejected\.\n$/,
    );
  });

  it('names the rows that a full book did not take', async () => {
    harness.sandbox.ringcentral.settings.update({ bookLimit: sizes.second + 2 });
    const path = await fileOf(['firstName', 'Fern', 'Fern', 'Moss', 'Reed']);
    expect((await run(path, ...SECOND, '--report', reportPath())).code).toBe(1);
    expect(await report()).toMatchObject([
      { line: '4', what: 'rejected', code: 'PAB-101' },
      { line: '5', what: 'rejected', code: 'PAB-101' },
    ]);
  });

  it('is one upload after another, and each is told', async () => {
    const path = await fileOf(['firstName', 'Fern', 'Moss', 'Reed']);
    const { code, errors, output } = await run(path, ...SECOND, '--batch', '2');
    expect([code, errors, output]).toEqual([0, '2 of 3 rows\n3 of 3 rows\n', '3 rows: 3 added.\n']);
    expect(routesOf(harness.calls())).toEqual([
      'address-book-bulk-upload',
      '{taskId}',
      'address-book-bulk-upload',
      '{taskId}',
    ]);
  });

  it('begins where it is told to', async () => {
    const path = await fileOf(['firstName', 'Fern', 'Moss', 'Reed']);
    const { output } = await run(path, ...SECOND, '--from-line', '3');
    expect([output, addedTo('second')]).toEqual(['2 rows: 2 added.\n', ['Moss', 'Reed']]);
  });

  it('waits for the quota and goes on', async () => {
    strike({ kind: 'status', status: 429, retryAfter: 1, times: 1, match: { route: UPLOAD_ROUTE } });
    strike({ kind: 'status', status: 429, retryAfter: 1, times: 1, match: { route: TASK_ROUTE } });
    const path = await fileOf(['firstName', 'Fern']);
    const { code, output } = await run(path, ...SECOND);
    expect([code, output]).toEqual([0, '1 rows: 1 added.\n']);
    expect(addedTo('second')).toEqual(['Fern']);
  });

  it('asks again where a poll fails', async () => {
    strike({ kind: 'status', status: 500, times: 3, match: { route: TASK_ROUTE } });
    const path = await fileOf(['firstName', 'Fern']);
    expect((await run(path, ...SECOND)).code).toBe(0);
  });
});

describe('a dry run', () => {
  it('checks the file and sends nothing', async () => {
    const path = await fileOf(['firstName,mobilePhone', 'Fern,+12025550111', 'Moss,nonsense']);
    const { code, output } = await run(path, '--dry-run');
    expect(code).toBe(1);
    expect(output).toMatch(/^line 3: rejected: mobilePhone "nonsense": is no phone number; .*\n/);
    expect(output).toContain('2 rows: 1 can be uploaded, 1 cannot. Nothing was sent.\n');
    expect(harness.calls()).toEqual([]);
    const good = await fileOf(['firstName', 'Fern']);
    // Where nothing answers at all.
    expect((await runImport([good, '--dry-run', '--url', 'http://127.0.0.1:9/graphql'])).code).toBe(0);
  });
});

describe('an import that ends early', () => {
  const THREE = ['firstName', 'Fern', 'Moss', 'Reed'];
  const runBatches = async (...args: readonly string[]) =>
    run(await fileOf(THREE), ...SECOND, '--batch', '1', '--report', reportPath(), ...args);

  it('as upstream refused an upload says that nothing was added of it', async () => {
    strike({ kind: 'status', status: 403, match: { route: UPLOAD_ROUTE } });
    const { code, output } = await runBatches();
    expect(code).toBe(3);
    expect(output).toContain('Nothing of line 2 was added: ');
    expect(output).toContain('(FORBIDDEN)');
    expect(output).toContain('To go on: the same command with --from-line 2\n');
    expect(output).toContain('3 rows: 0 added, 3 not sent.\n');
  });

  it('as the extension does not exist says so', async () => {
    const { code, output } = await run(await fileOf(THREE), '--extension', '1');
    expect([code, output]).toEqual([
      3,
      expect.stringContaining('addressBooks.0.extensionId: Upstream does not take this value.'),
    ]);
  });

  it('as nobody knows what became of an upload sends nothing twice, and says which rows are in doubt', async () => {
    strike({ kind: 'reset', when: 'after', match: { route: UPLOAD_ROUTE } });
    const { code, output } = await runBatches();
    expect(code).toBe(3);
    expect(routesOf(harness.calls())).toEqual(['address-book-bulk-upload']);
    expect(addedTo('second')).toEqual(['Fern']);
    expect(output).toContain('It is not known whether line 2 was added: ');
    expect(output).toContain('the same command with --from-line 3\n');
    expect(output).toContain('3 rows: 0 added, 1 in doubt, 2 not sent.\n');
    expect(await shortReport()).toEqual([['2', 'in doubt', '', '']]);
  });

  it('as a task was given up tells what was not added', async () => {
    harness.sandbox.ringcentral.settings.update({ uploadOutcome: 'failed' });
    const { code, output } = await runBatches();
    expect(code).toBe(3);
    expect(output).toMatch(/RingCentral gave the upload of line 2 up \(task \S+\)/);
    expect(output).toContain('3 rows: 0 added, 1 rejected, 2 not sent.\n');
    expect(await report()).toMatchObject([{ line: '2', what: 'rejected', code: 'CMN-203' }]);
  });

  it('as the task cannot be followed names it', async () => {
    strike({ kind: 'status', status: 403, match: { route: TASK_ROUTE } });
    const { code, output } = await runBatches();
    expect(code).toBe(3);
    const [line] = await report();
    expect(line).toMatchObject({ line: '2', what: 'in doubt' });
    expect(output).toContain(`{ addressBookUpload(taskId: "${String(line?.task)}") {`);
  });

  const untilUploaded = async (): Promise<void> => {
    while (harness.calls().every(({ route, status }) => route !== UPLOAD_ROUTE || status === undefined)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('on demand tells the task that goes on, and how to go on after it', async () => {
    harness.sandbox.ringcentral.settings.update({ uploadAcceptedSeconds: 3_600 });
    const args = [await fileOf(THREE), ...targetOf(harness), ...SECOND, '--batch', '2'];
    const { interrupt, ended } = startImport(args);
    await untilUploaded();
    interrupt();
    const { code, output, errors } = await ended;
    expect([code, errors]).toEqual([130, expect.stringContaining('once more to stop at once')]);
    expect(output).toMatch(/Stopped\. RingCentral goes on to add lines 2-3 \(task \S+\)\.\n/);
    expect(output).toContain('the same command with --from-line 4\n');
  });

  it('on demand waits for the answer that names the task', async () => {
    strike({ kind: 'latency', latencyMs: 500, match: { route: UPLOAD_ROUTE } });
    const stop = new AbortController();
    const args = [await fileOf(THREE), ...targetOf(harness), ...SECOND, '--batch', '1'];
    const ended = runImport(args, { stop: stop.signal });
    while (harness.calls().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort();
    const { code, output } = await ended;
    expect([code, output]).toEqual([130, expect.stringContaining('goes on to add line 2 (task ')]);
    expect(routesOf(harness.calls())).toEqual(['address-book-bulk-upload']);
  });

  it('as the graph cannot be reached, or is closed to it, says so', async () => {
    const path = await fileOf(THREE);
    const gone = await startImportHarness();
    await gone.close();
    const outcomes = await Promise.all(
      [gone, harness].map(({ url }) => runImport([path, '--url', `${url}/graphql`, ...SECOND])),
    );
    expect(outcomes.map(({ code, output }) => [code, output])).toEqual([
      [3, expect.stringContaining('the graph cannot be reached (ECONNREFUSED)')],
      [3, expect.stringContaining('(UNAUTHENTICATED)')],
    ]);
  });
});

describe('what an import is given', () => {
  it('may come from the environment', async () => {
    const { url, sandbox } = harness;
    const guarded = await startImportHarness({ env: { ROUTER_SECRET: 'pass' } });
    const path = await fileOf(['firstName', 'Fern']);
    const env = {
      GRAPH_URL: `${guarded.url}/graphql`,
      RINGCENTRAL_TOKEN: sandbox.credentials.ringcentral.accessTokens.demo,
    };
    const outcomes = await Promise.all([
      runImport([path, ...SECOND], { env }),
      runImport([path, ...SECOND], { env: { ...env, ROUTER_SECRET: 'pass' } }),
      runImport([path, ...SECOND, '-H', 'router-authorization: pass'], { env }),
      runImport([path, ...SECOND, '--url', `${url}/graphql`], { env }),
    ]);
    await guarded.close();
    expect(outcomes.map(({ code }) => code)).toEqual([3, 0, 0, 0]);
  });

  it('is refused with 2 and a word on what is wrong', async () => {
    const outcomes = await Promise.all([
      runImport([]),
      runImport(['a.csv', '--batch', '0']),
      runImport([join(folder, 'missing.csv')]),
      runImport([await fileOf(['firstName', 'Fern']), '--report', folder]),
    ]);
    expect(outcomes.map(({ code, output, errors }) => [code, output, errors.split('\n')[0]])).toEqual([
      [2, '', 'Name one file'],
      [2, '', '--batch must be a whole number from 1 to 10,000, not "0"'],
      [2, '', expect.stringContaining('missing.csv: does not exist')],
      [2, '', expect.stringContaining('the report cannot be written to')],
    ]);
  });

  it('is refused with 2, and nothing sent, where the file breaks off at its very end', async () => {
    const path = await fileOf(['firstName,notes', ...new Array<string>(5_000).fill('Fern,x'), 'Fern,"x']);
    const { code, errors } = await run(path, ...SECOND);
    expect([code, errors]).toEqual([2, expect.stringContaining('has a quote that is not closed')]);
    expect(harness.calls()).toEqual([]);
  });
});

describe('the progress of an import', () => {
  it('is a bar on a terminal, which the output does not pass through', async () => {
    const path = await fileOf(['firstName,mobilePhone', 'Fern,', 'Moss,nonsense']);
    const { output, errors } = await runImport([path, ...targetOf(harness), ...SECOND], { isTTY: true });
    expect(output).toMatch(/^line 3: rejected: [^\n]*\n2 rows: 1 added, 1 rejected\.\n$/);
    for (const part of [
      '░'.repeat(20),
      '█'.repeat(20),
      '0 of 2 rows',
      'waiting 1 s for RingCentral',
      '100 %',
    ]) {
      expect(errors).toContain(part);
    }
  });
});
