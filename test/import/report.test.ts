import { describe, expect } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { itInOwnGraph } from './world.ts';

const ROWS = ['firstName,mobilePhone', 'Fern,nonsense', 'Moss,-1', 'Reed,+12025550111', 'Stone,bad'];

describe('the report of an import', () => {
  itInOwnGraph('has values that can be imported again', async ({ run, fileOf, report, reportPath }) => {
    const path = await fileOf(['firstName,mobilePhone', 'Fern,+1202555011a', '=Moss,+44']);
    await run(path, '--dry-run', '--report', reportPath);
    const [first, second] = await report();
    expect(second?.value).toBe("'+44");
    const mended = [String(first?.value).replace('a', '1'), `${String(second?.value)}2079460018`];
    const again = await fileOf(
      ['firstName,mobilePhone', `Fern,${mended[0] ?? ''}`, `'=Moss,${mended[1] ?? ''}`],
      'mended.csv',
    );
    const { code, output } = await run(again, '--dry-run');
    expect([code, output]).toEqual([0, '2 rows: 2 can be uploaded, 0 cannot. Nothing was sent.\n']);
  });

  itInOwnGraph(
    'that goes on keeps what the first one told',
    async ({ run, fileOf, shortReport, reportPath }) => {
      const path = await fileOf(ROWS);
      await run(path, '--dry-run', '--report', reportPath);
      await run(path, '--dry-run', '--report', reportPath, '--from-line', '4');
      expect(await shortReport()).toEqual([
        ['2', 'rejected', 'mobilePhone', 'nonsense'],
        ['3', 'rejected', 'mobilePhone', "'-1"],
        // Not twice, though the first run told it as well.
        ['5', 'rejected', 'mobilePhone', 'bad'],
      ]);
    },
  );

  itInOwnGraph(
    'that begins anew replaces an earlier one',
    async ({ run, fileOf, shortReport, reportPath }) => {
      await run(await fileOf(ROWS), '--dry-run', '--report', reportPath);
      await run(await fileOf(['firstName,phone', 'Fern,bad']), '--dry-run', '--report', reportPath);
      expect(await shortReport()).toEqual([['2', 'rejected', 'otherPhone', 'bad']]);
    },
  );

  itInOwnGraph('never replaces a file of another kind', async ({ run, fileOf, folder }) => {
    const path = await fileOf(ROWS);
    const other = join(folder, 'notes.txt');
    await writeFile(other, 'mine\n');
    const outcomes = [await run(path, '--report', path), await run(path, '--report', other)];
    expect(outcomes.map(({ code, errors }) => [code, errors])).toEqual(
      outcomes.map(() => [2, expect.stringContaining('is no report of an import')]),
    );
    expect(await readFile(other, 'utf8')).toBe('mine\n');
  });

  itInOwnGraph(
    'names groups and stray lines, which are no rows',
    async ({ run, fileOf, shortReport, reportPath }) => {
      const path = await fileOf(
        [
          'BEGIN:VCARD',
          'KIND:group',
          'FN:Team',
          'END:VCARD',
          'stray',
          'BEGIN:VCARD',
          'FN:Fern',
          'bad line',
          'END:VCARD',
        ],
        'contacts.vcf',
      );
      const { code, output } = await run(path, '--dry-run', '--report', reportPath);
      expect([code, output]).toEqual([0, '1 rows: 1 can be uploaded, 0 cannot. Nothing was sent.\n']);
      expect(await shortReport()).toEqual([
        ['1', 'passed over', '', 'Team'],
        ['5', 'passed over', '', 'stray'],
        ['8', 'left out', '', 'bad line'],
      ]);
    },
  );
});
