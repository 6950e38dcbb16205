import type { SyncPosition } from '../book-state.ts';
import { startSlices } from '../slices.ts';

import type { BookCipher, EntryPlace } from './book-cipher.ts';
import type { StoredBook, StoreHead } from './store.ts';

/** A record with its id, as upstream sent it. */
export type IdentifiedRecord = readonly [id: string, record: object];

/** A book as it is stored, independent of the kind of its records. */
export interface BookContent {
  readonly records: Iterable<IdentifiedRecord>;
  readonly position: SyncPosition;
}

/** Milliseconds since 1970. Always later than that of all earlier entries, even if the clock was set back. */
interface Dated {
  readonly writtenAt: number;
}

export interface DecryptedBook extends Dated {
  readonly records: ReadonlyMap<string, object>;
  readonly position: SyncPosition;
  /** Number of entries at the start of the history; all others were appended. */
  readonly baseEntries: number;
}

/** The changes of a sync. */
export interface StoredChanges {
  readonly upserts: readonly IdentifiedRecord[];
  readonly tombstones: readonly string[];
  readonly position: SyncPosition;
}

export type DatedChanges = StoredChanges & Dated;

/** The first entry of a history. The records of a large book continue in more entries, so that none takes long to parse. */
interface BaseEntry extends Dated {
  readonly position: SyncPosition;
  readonly entries: number;
  readonly records: readonly IdentifiedRecord[];
}

/** Characters of JSON: parsed in less than a millisecond. */
const CHUNK_LENGTH = 128 * 1024;

/** The first entries of a new history. Created in slices. */
export const encryptBook = async (
  cipher: BookCipher,
  { name, history }: Omit<EntryPlace, 'index'>,
  { records, position }: BookContent,
  writtenAt: number,
): Promise<readonly Uint8Array[]> => {
  const [first = '[]', ...rest] = await jsonChunks(records);
  const others = JSON.stringify({ writtenAt, position, entries: 1 + rest.length }).slice(1);
  const base = `{"records":${first},${others}`;
  const encrypted: Uint8Array[] = [];
  for (const [index, text] of [base, ...rest].entries()) {
    encrypted.push(await cipher.encrypt(text, { name, history, index }));
  }
  return encrypted;
};

const jsonChunks = async (records: Iterable<IdentifiedRecord>): Promise<readonly string[]> => {
  const slices = startSlices();
  const chunks: string[] = [];
  let parts: string[] = [];
  let length = 0;
  const end = (): void => {
    if (parts.length > 0) chunks.push(`[${parts.join(',')}]`);
    parts = [];
    length = 0;
  };
  for (const record of records) {
    const text = JSON.stringify(record);
    if (length + text.length > CHUNK_LENGTH) end();
    parts.push(text);
    length += text.length;
    if (slices.isOver()) await slices.pause();
  }
  end();
  return chunks;
};

/** `undefined` if there are so many changes that the whole book should be stored again instead. */
export const encryptChanges = async (
  cipher: BookCipher,
  name: string,
  { history, version }: StoreHead,
  { upserts, tombstones, position }: StoredChanges,
  writtenAt: number,
): Promise<Uint8Array | undefined> => {
  const chunks = await jsonChunks(upserts);
  if (chunks.length > 1) return undefined;
  const [records = '[]'] = chunks;
  const others = JSON.stringify({ writtenAt, position, tombstones }).slice(1);
  return cipher.encrypt(`{"upserts":${records},${others}`, { name, history, index: version });
};

/** The book; `undefined` if any entry is missing, was modified, or is from another key or history. */
export const decryptBook = async (
  cipher: BookCipher,
  name: string,
  { head: { history }, entries }: StoredBook,
): Promise<DecryptedBook | undefined> => {
  const open = <Content>(index: number): Promise<Content | undefined> =>
    decryptEntry<Content>(cipher, entries[index], { name, history, index });
  const base = await open<BaseEntry>(0);
  if (base === undefined || base.entries > entries.length) return undefined;
  const slices = startSlices();
  const records = new Map(base.records);
  let { position, writtenAt } = base;
  for (let index = 1; index < entries.length; index += 1) {
    if (slices.isOver()) await slices.pause();
    if (index < base.entries) {
      const chunk = await open<readonly IdentifiedRecord[]>(index);
      if (chunk === undefined) return undefined;
      for (const [id, record] of chunk) records.set(id, record);
    } else {
      const changes = await open<DatedChanges>(index);
      if (changes === undefined) return undefined;
      for (const [id, record] of changes.upserts) records.set(id, record);
      for (const id of changes.tombstones) records.delete(id);
      ({ position, writtenAt } = changes);
    }
  }
  return { records, position, writtenAt, baseEntries: base.entries };
};

/** Entries that were appended after a head; `undefined` if one cannot be decrypted. */
export const decryptChanges = async (
  cipher: BookCipher,
  name: string,
  { history, version }: StoreHead,
  entries: readonly Uint8Array[],
): Promise<readonly DatedChanges[] | undefined> => {
  const opened: DatedChanges[] = [];
  for (const [offset, entry] of entries.entries()) {
    const changes = await decryptEntry<DatedChanges>(cipher, entry, {
      name,
      history,
      index: version + offset,
    });
    if (changes === undefined) return undefined;
    opened.push(changes);
  }
  return opened;
};

/** An entry that can be decrypted was written by this program in this format, so its shape is known. */
const decryptEntry = async <Content>(
  cipher: BookCipher,
  entry: Uint8Array | undefined,
  place: EntryPlace,
): Promise<Content | undefined> => {
  const text = entry && (await cipher.decrypt(entry, place));
  return text === undefined ? undefined : (JSON.parse(text) as Content);
};
