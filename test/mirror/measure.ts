/** Measures time and memory of the mirror of one book: `node --expose-gc test/mirror/measure.ts [contacts]`. */
import { randomBytes } from 'node:crypto';

import type { PersonalContactResource } from '../../src/__generated__/ringcentral.ts';
import type { BookState } from '../../src/mirror/book-state.ts';
import { type PersonalContactOrder, personalContacts } from '../../src/mirror/personal-contacts.ts';
import { RecordSet } from '../../src/mirror/record-set.ts';
import { BookArchive } from '../../src/mirror/store/book-archive.ts';

import { contactNumbers } from './people.ts';
import { createMemoryStore } from './store/memory.ts';

type State = BookState<PersonalContactResource, PersonalContactOrder>;
type Records = State['records'];

const ORDERS: readonly PersonalContactOrder[] = ['FIRST_NAME', 'LAST_NAME', 'COMPANY'];
const QUERIES = ['anna', 'a', 'ström 12', 'garden', '+1650', 'zzz', '小明', 'a b c', 'person.77@'];
const position = { syncToken: 'token', tokenBornAt: 0, asOf: 0 };
const COUNT = Number(process.argv[2] ?? 10_000);

const heapBytes = (): number => {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};
/** Newly parsed, like records from upstream. */
const parsed = (contacts: readonly PersonalContactResource[]) =>
  JSON.parse(JSON.stringify(contacts)) as readonly PersonalContactResource[];

/** Builds everything that is built on first use. */
const useAll = async (records: Records): Promise<void> => {
  for (const order of ORDERS) await records.page({ order, direction: 'ASC', count: 1 });
  await records.search('a', { order: 'LAST_NAME', direction: 'ASC', count: 1 });
  await records.byKey(personalContacts.emailAddresses, 'a');
  await records.byKey(personalContacts.phoneNumbers, 'a');
};

/**
 * The longest time for which the thread blocks the event loop, in milliseconds of CPU time, so that other programs on the
 * machine do not matter.
 */
const watchBlocks = () => {
  const cpuMs = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  };
  let longest = 0;
  let last = cpuMs();
  let isOver = false;
  const look = (): void => {
    longest = Math.max(longest, cpuMs() - last);
    if (!isOver) setImmediate(look);
    last = cpuMs();
  };
  setImmediate(look);
  return async (): Promise<number> => {
    isOver = true;
    await new Promise(setImmediate);
    return longest;
  };
};

const time = async <Result>(name: string, work: (round: number) => Promise<Result>, rounds = 1) => {
  await work(0);
  const started = performance.now();
  for (let round = 0; round < rounds; round += 1) await work(round);
  const ms = (performance.now() - started) / rounds;
  const end = watchBlocks();
  await new Promise(setImmediate);
  await work(rounds);
  const block = (await end()).toFixed(1);
  console.log(
    `${name}: ${ms < 1 ? `${(ms * 1_000).toFixed(1)} µs` : `${ms.toFixed(1)} ms`}, longest block ${block} ms`,
  );
};

const measureOne = async (): Promise<void> => {
  const source = JSON.stringify(contactNumbers(COUNT));
  console.log(`${COUNT} contacts of ${Math.round(source.length / COUNT)} characters of JSON`);
  const before = heapBytes();
  let records = await RecordSet.of(
    personalContacts,
    JSON.parse(source) as readonly PersonalContactResource[],
  );
  await useAll(records);
  const heap = heapBytes() - before;
  console.log(`heap: ${(heap / 1e6).toFixed(1)} MB, estimated ${(records.bytes / 1e6).toFixed(1)} MB`);
  const others = JSON.parse(source) as readonly PersonalContactResource[];
  await time('build a set of records', () => RecordSet.of(personalContacts, others), 3);
  for (const order of ORDERS) {
    const fresh = await Promise.all([1, 2, 3].map(() => RecordSet.of(personalContacts, others)));
    await time(`${order} made`, (round) => fresh[round]!.page({ order, direction: 'ASC', count: 1 }), 2);
  }
  await time(
    'build orders, texts and indexes',
    async () => useAll(await RecordSet.of(personalContacts, others)),
    2,
  );
  const order = { order: 'LAST_NAME', direction: 'ASC', count: 50 } as const;
  let after = (await records.page(order)).edges.at(-1)?.place;
  await time(
    'read a page of 50 after a position',
    async () => {
      const page = await records.page({ ...order, after });
      after = page.hasNextPage ? page.edges.at(-1)?.place : undefined;
    },
    5_000,
  );
  for (const query of QUERIES) await time(`search "${query}"`, () => records.search(query, order), 20);
  await time(
    'change one record',
    async (round) => {
      const upserts = [{ ...others[round], firstName: `Changed ${round}` }] as PersonalContactResource[];
      records = await records.apply({ upserts });
    },
    20,
  );
  await time(
    'apply all records again, unchanged',
    () => records.apply({ upserts: parsed([...records.items()]) }),
    3,
  );

  const store = createMemoryStore();
  const archive = new BookArchive({ store, keys: [randomBytes(32)] });
  const book = archive.book('measured', personalContacts);
  await time(
    'encrypt and store',
    async () => book.replace((await book.load())?.head, { ...position, records }),
    3,
  );
  const [stored] = await store.list();
  console.log(`encrypted: ${((stored?.bytes ?? 0) / 1e6).toFixed(2)} MB in ${stored?.entries ?? 0} entries`);
  await time('opened', () => book.load(), 5);
};

await measureOne();
