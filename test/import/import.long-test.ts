import { describe, expect } from '@jest/globals';
import { join } from 'node:path';

import { routesOf } from '../e2e/graph/support.ts';

import { runImport, startImportHarness, targetOf } from './program.ts';
import { itInOwnGraph, SECOND, TASK_ROUTE, UPLOAD_ROUTE } from './world.ts';

describe('an import', () => {
  itInOwnGraph(
    'adds a CSV file to the caller’s own book with one upload and its polls',
    async ({ harness, run, fileOf, sizes }) => {
      const path = await fileOf(['firstName,mobilePhone', 'Fern,(202) 555-0111', 'Moss,+44 20 7946 0018']);
      const { code, output } = await run(path, '--country', 'us');
      expect([code, output]).toEqual([0, '2 rows: 2 added.\n']);
      expect(harness.sandbox.ringcentral.store.contacts('demo').slice(sizes.demo)).toMatchObject([
        { firstName: 'Fern', mobilePhone: '+12025550111' },
        { firstName: 'Moss', mobilePhone: '+442079460018' },
      ]);
      expect(routesOf(harness.calls())).toEqual(['favorite', 'address-book-bulk-upload', '{taskId}']);
    },
  );

  itInOwnGraph('adds a vCard file to the book of another extension', async ({ run, fileOf, addedTo }) => {
    const card = (name: string) => ['BEGIN:VCARD', 'VERSION:3.0', `N:;${name}`, 'END:VCARD'];
    const path = await fileOf([...card('Fern'), ...card('Moss')], 'contacts.vcf');
    expect((await run(path, ...SECOND)).code).toBe(0);
    expect(addedTo('second')).toEqual(['Fern', 'Moss']);
  });

  itInOwnGraph(
    'reports its own and upstream’s rejections by row, and adds the rest',
    async ({ harness, run, fileOf, shortReport, addedTo, reportPath }) => {
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
      const { code, output } = await run(path, ...SECOND, '--report', reportPath);
      expect([code, output]).toEqual([
        1,
        'Columns that a contact has no field for: Photo\n7 rows: 2 added, 5 rejected.\n',
      ]);
      expect(addedTo('second')).toEqual(['Fern', 'Sand']);
      expect((await shortReport()).sort()).toEqual([
        ['3', 'rejected', 'mobilePhone', 'nonsense'],
        ['4', 'rejected', 'notes', ''],
        ['5', 'rejected', 'email', ''],
        ['6', 'rejected', 'email2', ''],
        // Guarded, so that a spreadsheet does not run them as formulas.
        ['7', 'left out', 'birthday', "'--01-31"],
        ['8', 'rejected', 'mobilePhone', "'-1"],
      ]);
    },
  );

  itInOwnGraph('reads the older format of results', async ({ harness, run, fileOf }) => {
    harness.sandbox.ringcentral.settings.update({ uploadResults: 'list', validateEmails: true });
    const path = await fileOf(['firstName,email', 'Fern,no address', 'Moss,']);
    const { code, output } = await run(path, ...SECOND);
    expect(code).toBe(1);
    expect(output).toMatch(
      /^line 2: rejected: email: [^\n]* \(CMN-101, \S+\)\n2 rows: 1 added, 1 rejected\.\n$/,
    );
  });

  itInOwnGraph(
    'lists the rows that a full book did not accept',
    async ({ harness, run, fileOf, report, sizes, reportPath }) => {
      harness.sandbox.ringcentral.settings.update({ bookLimit: sizes.second + 2 });
      const path = await fileOf(['firstName', 'Fern', 'Fern', 'Moss', 'Reed']);
      expect((await run(path, ...SECOND, '--report', reportPath)).code).toBe(1);
      expect(await report()).toMatchObject([
        { line: '4', what: 'rejected', code: 'PAB-101' },
        { line: '5', what: 'rejected', code: 'PAB-101' },
      ]);
    },
  );

  itInOwnGraph(
    'sends one upload after another and reports progress after each',
    async ({ harness, run, fileOf }) => {
      const path = await fileOf(['firstName', 'Fern', 'Moss', 'Reed']);
      const { code, errors, output } = await run(path, ...SECOND, '--batch', '2');
      expect([code, errors, output]).toEqual([0, '2 of 3 rows\n3 of 3 rows\n', '3 rows: 3 added.\n']);
      expect(routesOf(harness.calls())).toEqual([
        'address-book-bulk-upload',
        '{taskId}',
        'address-book-bulk-upload',
        '{taskId}',
      ]);
    },
  );

  itInOwnGraph('starts at --from-line', async ({ run, fileOf, addedTo }) => {
    const path = await fileOf(['firstName', 'Fern', 'Moss', 'Reed']);
    const { output } = await run(path, ...SECOND, '--from-line', '3');
    expect([output, addedTo('second')]).toEqual(['2 rows: 2 added.\n', ['Moss', 'Reed']]);
  });

  itInOwnGraph('waits for the quota and continues', async ({ run, fileOf, addFault, addedTo }) => {
    addFault({ kind: 'status', status: 429, retryAfter: 1, times: 1, match: { route: UPLOAD_ROUTE } });
    addFault({ kind: 'status', status: 429, retryAfter: 1, times: 1, match: { route: TASK_ROUTE } });
    const path = await fileOf(['firstName', 'Fern']);
    const { code, output } = await run(path, ...SECOND);
    expect([code, output]).toEqual([0, '1 rows: 1 added.\n']);
    expect(addedTo('second')).toEqual(['Fern']);
  });

  itInOwnGraph('polls again when a poll fails', async ({ run, fileOf, addFault }) => {
    addFault({ kind: 'status', status: 500, times: 3, match: { route: TASK_ROUTE } });
    const path = await fileOf(['firstName', 'Fern']);
    expect((await run(path, ...SECOND)).code).toBe(0);
  });
});

describe('a dry run', () => {
  itInOwnGraph('checks the file and sends nothing', async ({ harness, run, fileOf }) => {
    const path = await fileOf(['firstName,mobilePhone', 'Fern,+12025550111', 'Moss,nonsense']);
    const { code, output } = await run(path, '--dry-run');
    expect(code).toBe(1);
    expect(output).toMatch(/^line 3: rejected: mobilePhone "nonsense": is not a phone number; .*\n/);
    expect(output).toContain('2 rows: 1 can be uploaded, 1 cannot. Nothing was sent.\n');
    expect(harness.calls()).toEqual([]);
    const good = await fileOf(['firstName', 'Fern']);
    // Even when nothing listens at that URL.
    expect((await runImport([good, '--dry-run', '--url', 'http://127.0.0.1:9/graphql'])).code).toBe(0);
  });
});

describe('the input of an import', () => {
  itInOwnGraph('may come from the environment', async ({ harness, fileOf }) => {
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

  itInOwnGraph('is refused with exit code 2 and a reason', async ({ fileOf, folder }) => {
    const outcomes = await Promise.all([
      runImport([]),
      runImport(['a.csv', '--batch', '0']),
      runImport([join(folder, 'missing.csv')]),
      runImport([await fileOf(['firstName', 'Fern']), '--report', folder]),
    ]);
    expect(outcomes.map(({ code, output, errors }) => [code, output, errors.split('\n')[0]])).toEqual([
      [2, '', 'Give one file'],
      [2, '', '--batch must be a whole number from 1 to 10,000, not "0"'],
      [2, '', expect.stringContaining('missing.csv: does not exist')],
      [2, '', expect.stringContaining('the report cannot be written to')],
    ]);
  });

  itInOwnGraph(
    'loses only the last row of a file that is cut off, and exits with 1',
    async ({ run, fileOf }) => {
      const path = await fileOf(['firstName,notes', ...new Array<string>(5_000).fill('Fern,x'), 'Fern,"x']);
      const { code, output } = await run(path, ...SECOND);
      expect([code, output]).toEqual([1, expect.stringContaining('has a quote that is never closed')]);
    },
  );
});

describe('the progress of an import', () => {
  itInOwnGraph('is a bar on a terminal, separate from the output', async ({ harness, fileOf }) => {
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
