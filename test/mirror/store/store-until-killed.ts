import { createSqliteStore } from '../../../src/mirror/store/sqlite.ts';

/** Stores states of one book, history after history, until it is killed. Writes one character per stored state. */
const [FILE = ''] = process.argv.slice(2);
const store = await createSqliteStore({ file: FILE });

const entry = (history: number, place: number): Uint8Array => {
  const bytes = new Uint8Array(20_000).fill(7);
  bytes[0] = history % 256;
  bytes[1] = place;
  return bytes;
};

let head = (await store.load('a'))?.head;
for (let history = Number(head?.history ?? 0) + 1; ; history += 1) {
  const entries = [0, 1, 2].map((place) => entry(history, place));
  if (!(await store.replace('a', head, String(history), entries)))
    throw new Error('Another process stores this book.');
  head = { history: String(history), version: 3 };
  for (; head.version < 6; head = { ...head, version: head.version + 1 }) {
    if (!(await store.append('a', head, entry(history, head.version))))
      throw new Error('Another process stores this book.');
    process.stdout.write('.');
  }
  process.stdout.write('.');
}
