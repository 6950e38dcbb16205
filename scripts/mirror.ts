import { loadConfig } from '../src/config.ts';
import { createRedisStore } from '../src/mirror/store/redis.ts';
import { createSqliteStore } from '../src/mirror/store/sqlite.ts';
import type { MirrorStore } from '../src/mirror/store/store.ts';

const USAGE = `Usage: npm run mirror -- list | erase <name> | erase --all
  list          lists the stored books: name, entries, bytes, and how long ago each was created, changed and read
  erase <name>  erases one book
  erase --all   erases all books

MIRROR (and MIRROR_REDIS_URL) select the store, as for the graph. A name does not reveal whose book it is.`;

class UsageError extends Error {}

const openStore = async (): Promise<MirrorStore> => {
  const { store } = loadConfig().mirror;
  switch (store.kind) {
    case 'sqlite':
      return createSqliteStore({ file: store.file });
    case 'redis':
      return createRedisStore({ url: store.url });
    default:
      throw new UsageError(`MIRROR is ${store.kind}: nothing is stored outside the process.`);
  }
};

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

const age = (since: number): string => {
  const ms = Math.max(0, Date.now() - since);
  const [unit, length] = UNITS.find(([, one]) => ms >= one) ?? ['s', 1_000];
  return `${String(Math.floor(ms / length))} ${unit}`;
};

const list = async (store: MirrorStore): Promise<void> => {
  const books = await store.list();
  for (const { name, entries, bytes, beganAt, changedAt, readAt } of books) {
    const times = `created ${age(beganAt)} ago  changed ${age(changedAt)} ago  read ${age(readAt)} ago`;
    console.log(`${name}  ${String(entries)} entries  ${String(bytes)} bytes  ${times}`);
  }
  console.log(
    `${String(books.length)} books, ${String(books.reduce((sum, { bytes }) => sum + bytes, 0))} bytes`,
  );
};

const erase = async (store: MirrorStore, choice: string | undefined): Promise<void> => {
  if (choice === undefined) throw new UsageError(USAGE);
  const names = (await store.list()).map(({ name }) => name);
  const chosen = choice === '--all' ? names : names.filter((name) => name === choice);
  if (choice !== '--all' && chosen.length === 0) throw new UsageError('No stored book has that name.');
  for (const name of chosen) await store.erase(name);
  console.log(
    `Erased ${String(chosen.length)} books. Running processes read them from upstream again when needed.`,
  );
};

const run = async ([command, choice]: readonly string[]): Promise<void> => {
  if (command !== 'list' && command !== 'erase') throw new UsageError(USAGE);
  const store = await openStore();
  try {
    await (command === 'list' ? list(store) : erase(store, choice));
  } finally {
    await store.close();
  }
};

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
