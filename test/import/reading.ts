import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Item, Row } from '../../import/contact.ts';
import { createCsvSource } from '../../import/csv.ts';
import type { RowRules } from '../../import/row.ts';
import type { TextFile } from '../../import/text-file.ts';
import { createVcardSource } from '../../import/vcard.ts';

/** Passes a temporary file with that content to a function. */
export const withFile = async <Result>(
  content: string | Buffer,
  read: (file: TextFile) => Promise<Result>,
  encoding = 'utf-8',
): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-import-'));
  try {
    const path = join(folder, 'contacts');
    await writeFile(path, content);
    return await read({ path, encoding });
  } finally {
    await rm(folder, { recursive: true });
  }
};

const readAll =
  (create: typeof createCsvSource) =>
  (content: string | Buffer, rules: RowRules = {}, encoding?: string) =>
    withFile(
      content,
      async (file) => {
        const source = create(file, rules);
        const items: readonly Item[] = await Array.fromAsync(source.items());
        const rows = items.filter((item) => 'contact' in item);
        const skipped = items.filter((item) => 'skipped' in item);
        return { rows, skipped, remarks: source.remarks() };
      },
      encoding,
    );

export const readCsv = readAll(createCsvSource);

export const readVcardFile = readAll(createVcardSource);

export const readVcards = async (lines: readonly string[], rules?: RowRules): Promise<readonly Row[]> =>
  (await readVcardFile(lines.join('\r\n'), rules)).rows;

export const goodRow = (line: number, contact: object): Row => ({ line, contact, faults: [], leftOut: [] });
