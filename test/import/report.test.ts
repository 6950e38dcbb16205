import { describe, expect } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { itInOwnGraph } from './world.ts';

const ROWS = ['firstName,mobilePhone', 'Fern,nonsense', 'Moss,-1', 'Reed,+12025550111', 'Stone,bad'];

describe('the report of an import', () => {
  itInOwnGraph(
    'has values that can be corrected and imported again',
    async ({ run, fileOf, report, reportPath }) => {
      const path = await fileOf(['firstName,mobilePhone', 'Fern,+1202555011a', '=Moss,+44']);
      await run(path, '--dry-run', '--report', reportPath);
      const [first, second] = await report();
      expect(second?.value).toBe("'+44");
      const corrected = [String(first?.value).replace('a', '1'), `${String(second?.value)}2079460018`];
      const again = await fileOf(
        ['firstName,mobilePhone', `Fern,${corrected[0] ?? ''}`, `'=Moss,${corrected[1] ?? ''}`],
        'corrected.csv',
      );
      const { code, output } = await run(again, '--dry-run');
      expect([code, output]).toEqual([0, '2 rows: 2 can be uploaded, 0 cannot. Nothing was sent.\n']);
    },
  );

  itInOwnGraph(
    'keeps earlier entries when an import continues from a later line',
    async ({ run, fileOf, shortReport, reportPath }) => {
      const path = await fileOf(ROWS);
      await run(path, '--dry-run', '--report', reportPath);
      await run(path, '--dry-run', '--report', reportPath, '--from-line', '4');
      expect(await shortReport()).toEqual([
        ['2', 'rejected', 'mobilePhone', 'nonsense'],
        ['3', 'rejected', 'mobilePhone', "'-1"],
        // Not twice, although the first run reported it as well.
        ['5', 'rejected', 'mobilePhone', 'bad'],
      ]);
    },
  );

  itInOwnGraph(
    'replaces an earlier report when an import starts over',
    async ({ run, fileOf, shortReport, reportPath }) => {
      await run(await fileOf(ROWS), '--dry-run', '--report', reportPath);
      await run(await fileOf(['firstName,phone', 'Fern,bad']), '--dry-run', '--report', reportPath);
      expect(await shortReport()).toEqual([['2', 'rejected', 'otherPhone', 'bad']]);
    },
  );

  itInOwnGraph('never replaces a file that is not a report', async ({ run, fileOf, folder }) => {
    const path = await fileOf(ROWS);
    const other = join(folder, 'notes.txt');
    await writeFile(other, 'mine\n');
    const outcomes = [await run(path, '--report', path), await run(path, '--report', other)];
    expect(outcomes.map(({ code, errors }) => [code, errors])).toEqual(
      outcomes.map(() => [2, expect.stringContaining('is not a report of an import')]),
    );
    expect(await readFile(other, 'utf8')).toBe('mine\n');
  });

  itInOwnGraph(
    'lists groups and stray lines, which are not rows',
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
        ['1', 'skipped', '', 'Team'],
        ['5', 'skipped', '', 'stray'],
        ['8', 'left out', '', 'bad line'],
      ]);
    },
  );
});
