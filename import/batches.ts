import type { Row } from './contact.ts';

/** Rows that are sent in one upload. */
export interface Batch {
  readonly rows: readonly Row[];
  /** Lines of the file that its first and last row begin on, such as `2-31`. */
  readonly lines: string;
}

/** Routers usually allow 2 MB by default; full batches of ordinary contacts stay below that. */
const MAX_BATCH_BYTES = 4 * 2 ** 20;

/** Size of a contact in an upload, including the comma after it. */
const bytesOf = ({ contact }: Row): number => Buffer.byteLength(JSON.stringify(contact)) + 1;

const linesOf = (rows: readonly Row[]): string => {
  const [first, last] = [rows[0]?.line, rows.at(-1)?.line];
  return first === last ? String(first) : `${String(first)}-${String(last)}`;
};

/** Groups rows into batches of at most `most` rows and 4 MiB. Holds one batch at a time. */
export async function* inBatches(rows: AsyncIterable<Row>, most: number): AsyncGenerator<Batch> {
  let batch: Row[] = [];
  let bytes = 0;
  for await (const row of rows) {
    const size = bytesOf(row);
    if (batch.length === most || (batch.length > 0 && bytes + size > MAX_BATCH_BYTES)) {
      yield { rows: batch, lines: linesOf(batch) };
      batch = [];
      bytes = 0;
    }
    batch.push(row);
    bytes += size;
  }
  if (batch.length > 0) yield { rows: batch, lines: linesOf(batch) };
}
