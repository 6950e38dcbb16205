/**
 * Measures the memory of the mirrors of many callers and prints it:
 * `node --expose-gc test/mirror/measure-callers.ts <contacts|persons> <callers> <megabytes>`.
 * Each caller has 300 records, reads them in every way, and reads them again after all the others.
 */
import type { Person } from '../../src/__generated__/google-people.ts';
import type { PersonalContactResource } from '../../src/__generated__/ringcentral.ts';
import type { GrantKey } from '../../src/mirror/grants.ts';
import { Mirror, type StreamSpec } from '../../src/mirror/mirror.ts';
import { otherContacts } from '../../src/mirror/other-contacts.ts';
import { personalContacts } from '../../src/mirror/personal-contacts.ts';
import type { RecordKind } from '../../src/mirror/record-kind.ts';
import type { RecordSet } from '../../src/mirror/record-set.ts';
import type { FillStart } from '../../src/mirror/stream.ts';

import { contactNumbers, personNumbers } from './people.ts';

const RECORDS = 300;
const MEGABYTE = 2 ** 20;

const [KIND_NAME = 'contacts', ...SIZES] = process.argv.slice(2);
const [CALLERS = 1_000, MEGABYTES = 512] = SIZES.map(Number);

const collect = (): void => {
  for (let times = 0; times < 3; times += 1) globalThis.gc?.();
};
const heapBytes = (): number => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

interface Measured<Item extends object, OrderName extends string> {
  readonly kind: RecordKind<Item, OrderName>;
  readonly records: readonly Item[];
}

const measure = async <Item extends object, OrderName extends string>({
  kind,
  records,
}: Measured<Item, OrderName>): Promise<void> => {
  const text = JSON.stringify(records);
  /** Newly parsed, like records from upstream, and with another name for each caller. */
  const recordsOf = (caller: number) =>
    JSON.parse(text.replaceAll('Garden', `Garden${String(caller)}`)) as readonly Item[];
  const mirror = new Mirror({ maxBytes: MEGABYTES * MEGABYTE, staleIfErrorMs: 0 });
  const keyOf = (caller: number): GrantKey => ({ credentialKey: String(caller), book: '1/2' });
  const specOf = (caller: number): StreamSpec<Item, OrderName, FillStart> => {
    const changesSince = () => Promise.resolve({ syncToken: null });
    const fillSource = {
      begin: () => Promise.resolve({ syncToken: 'token' }),
      complete: () => Promise.resolve({ records: recordsOf(caller), syncToken: 'token' }),
      changesSince,
    };
    return { stream: KIND_NAME, kind, fillSource, refreshSource: { changesSince }, grantKey: keyOf(caller) };
  };
  const grantOf = (caller: number) =>
    mirror.grants.prove(keyOf(caller), () => Promise.resolve({ subject: `owner/${String(caller)}` }));
  /** Reads the book of a caller, which is filled first if it is not in memory. */
  const read = async (
    caller: number,
  ): Promise<{ records: RecordSet<Item, OrderName>; isFilled: boolean }> => {
    const [grant, spec] = [await grantOf(caller), specOf(caller)];
    for (const isFilled of [false, true]) {
      const opened = await mirror.open(grant, spec, {});
      if (opened.isServed) return { records: opened.state.records, isFilled };
      await mirror.fill(grant, spec);
    }
    throw new Error('The book does not fit.');
  };
  const useAll = async (set: RecordSet<Item, OrderName>): Promise<void> => {
    const orders = Object.keys(kind.orders) as OrderName[];
    for (const order of orders) await set.page({ order, direction: 'ASC', count: 50 });
    await set.search('garden', { order: orders[0]!, direction: 'ASC', count: 50 });
    await set.byKey(kind.emailAddresses, 'nobody@example.com');
    await set.byKey(kind.phoneNumbers, '1');
  };

  const before = { heap: heapBytes(), rss: process.memoryUsage().rss };
  let mostGauge = 0;
  let mostHeap = 0;
  for (let caller = 0; caller < CALLERS; caller += 1) {
    await useAll((await read(caller)).records);
    mostGauge = Math.max(mostGauge, mirror.size.bytes);
    if (caller % 100 === 99) mostHeap = Math.max(mostHeap, heapBytes() - before.heap);
  }
  const { streams, bytes: gauge } = mirror.size;
  const heap = heapBytes() - before.heap;
  const { rss } = process.memoryUsage();
  let refilled = 0;
  let wrong = 0;
  for (let caller = 0; caller < CALLERS; caller += 1) {
    const { records: set, isFilled } = await read(caller);
    if (isFilled) refilled += 1;
    if (JSON.stringify([...set.items()]) !== JSON.stringify(recordsOf(caller))) wrong += 1;
    mostGauge = Math.max(mostGauge, mirror.size.bytes);
  }
  console.log(
    JSON.stringify({
      jsonBytesARecord: Math.round(text.length / RECORDS),
      gaugeBytesARecord: Math.round(gauge / streams / RECORDS),
      heapBytesARecord: Math.round(heap / streams / RECORDS),
      streams,
      bound: MEGABYTES * MEGABYTE,
      gauge,
      mostGauge,
      heap,
      mostHeap: Math.max(mostHeap, heap),
      rssBefore: before.rss,
      rssAfter: rss,
      refilled,
      wrong,
    }),
  );
};

await (KIND_NAME === 'persons'
  ? measure<Person, 'DISPLAY_NAME'>({ kind: otherContacts, records: personNumbers(RECORDS) })
  : measure<PersonalContactResource, keyof (typeof personalContacts)['orders']>({
      kind: personalContacts,
      records: contactNumbers(RECORDS),
    }));
