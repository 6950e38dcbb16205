import type { Row } from './contact.ts';

/** Rows that go out in one upload. */
export interface Batch {
  readonly rows: readonly Row[];
  /** First and last line of the file that rows of it begin on. */
  readonly lines: string;
}

/** What a usual router lets through without being told to is 2 MB; full batches of ordinary contacts stay below it. */
const MAX_BATCH_BYTES = 4 * 2 ** 20;

/** Bytes of a contact in an upload, the comma after it included. */
const bytesOf = ({ contact }: Row): number => Buffer.byteLength(JSON.stringify(contact)) + 1;

const linesOf = (rows: readonly Row[]): string => {
  const [first, last] = [rows[0]?.line, rows.at(-1)?.line];
  return first === last ? String(first) : `${String(first)}-${String(last)}`;
};

/** Rows in batches of up to `most` and 4 MiB, as they come: never more than one batch is held. */
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
