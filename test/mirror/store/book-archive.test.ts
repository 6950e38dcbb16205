import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';

import type { PersonalContactResource } from '../../../src/__generated__/ringcentral.ts';
import type { BookState } from '../../../src/mirror/book-state.ts';
import { type PersonalContactOrder, personalContacts } from '../../../src/mirror/personal-contacts.ts';
import { type Changes, RecordSet } from '../../../src/mirror/record-set.ts';
import { type Archived, BookArchive } from '../../../src/mirror/store/book-archive.ts';
import type { MirrorStore } from '../../../src/mirror/store/store.ts';
import { contactNumbers } from '../people.ts';

import { createMemoryStore } from './memory.ts';
import { describeStores, type Stores } from './stores.ts';

type State = BookState<PersonalContactResource, PersonalContactOrder>;
type Held = Archived<PersonalContactResource, PersonalContactOrder>;

const SUBJECT = 'ringcentral platform.example.com 111 222 contacts';
const DAY_MS = 86_400_000;
const key = randomBytes(32);
const position = { syncToken: 'token 0', tokenBornAt: 5, asOf: 10 };

const stateOf = async (contacts: readonly PersonalContactResource[]): Promise<State> => ({
  ...position,
  records: await RecordSet.of(personalContacts, contacts),
});
const archiveOn = (store: MirrorStore, { clock }: Pick<Stores, 'clock'>, keys = [key]) => {
  const problems: unknown[] = [];
  const archive = new BookArchive({
    store,
    keys,
    now: () => clock.now,
    onProblem: (error) => problems.push(error),
  });
  return { archive, problems, book: archive.book(SUBJECT, personalContacts) };
};
const contentOf = (held: Pick<Held, 'state'> | undefined) =>
  held && {
    position: { ...held.state, records: undefined },
    records: Object.fromEntries(held.state.records.identified()),
  };
const isSameBook = (one: Pick<Held, 'state'> | undefined, other: Pick<Held, 'state'> | undefined) => {
  expect(contentOf(one)).toBeDefined();
  expect(contentOf(one)).toEqual(contentOf(other));
};
/** Does what a sync does: applies the changes, then stores them. */
const sync = async (
  book: ReturnType<typeof archiveOn>['book'],
  { head, state }: Held,
  changes: Changes<PersonalContactResource>,
  asOf = state.asOf + 1,
): Promise<Held | undefined> => {
  const records = await state.records.apply(changes);
  const next = { syncToken: `token ${asOf}`, tokenBornAt: 5, asOf, records };
  const appended = await book.append(head, changes, next);
  return appended && { head: appended, state: next };
};

describeStores('an archive', (start) => {
  it('returns a book as it was stored, with all appended changes and the position of the last sync', async () => {
    await using stores = await start();
    const { book, problems } = archiveOn(await stores.open(), stores);
    expect(await book.load()).toBeUndefined();
    // So large that it needs more than one entry.
    const state = await stateOf(contactNumbers(700));
    const head = await book.replace(undefined, state);
    expect(head!.version).toBeGreaterThan(2);
    isSameBook(await book.load(), { state });
    let held = await sync(book, { head: head!, state }, { upserts: [{ id: 1, firstName: 'New' }] });
    held = await sync(book, held!, { upserts: [{ id: 2 }], tombstones: ['1', '9000', 'nobody'] });
    isSameBook(await book.load(), held);
    expect((await book.load())?.head).toEqual(held!.head);
    expect(held!.state.records.size).toBe(700);
    expect(problems).toEqual([]);
  });

  it('stores an empty book', async () => {
    await using stores = await start();
    const { book } = archiveOn(await stores.open(), stores);
    const state = await stateOf([]);
    await book.replace(undefined, state);
    isSameBook(await book.load(), { state });
  });

  it('never mixes the histories of two replicas: one wins, the other loads its history', async () => {
    await using stores = await start();
    const one = archiveOn(await stores.open(), stores).book;
    const other = archiveOn(await stores.open(), stores).book;
    const state = await stateOf(contactNumbers(5));
    const heads = await Promise.all([one.replace(undefined, state), other.replace(undefined, state)]);
    expect(heads.filter(Boolean)).toHaveLength(1);
    const ofOne = await one.load();
    const ofOther = await other.load();
    const later = await sync(one, ofOne!, { upserts: [{ id: 1, firstName: 'One' }] });
    expect(later).toBeDefined();
    expect(await sync(other, ofOther!, { upserts: [{ id: 1, firstName: 'Other' }] })).toBeUndefined();
    const caughtUp = await other.catchUp(ofOther!);
    isSameBook(caughtUp, later);
    expect(caughtUp!.head).toEqual(later!.head);
    const last = await sync(other, caughtUp!, { upserts: [{ id: 1, firstName: 'Other' }] });
    isSameBook(await one.catchUp(later!), last);
    isSameBook(await one.load(), last);
    // A new history is loaded from its start.
    const fresh = await stateOf(contactNumbers(3));
    expect(await one.replace(later!.head, fresh)).toBeUndefined();
    expect(await one.replace(last!.head, fresh)).toBeDefined();
    expect(await sync(other, last!, { tombstones: ['9000'] })).toBeUndefined();
    isSameBook(await other.catchUp(last!), { state: fresh });
  });

  it('compacts 64 appended entries, or many changes at once', async () => {
    await using stores = await start();
    const store = await stores.open();
    const { book } = archiveOn(store, stores);
    const state = await stateOf(contactNumbers(5));
    let held: Held = { head: (await book.replace(undefined, state))!, state };
    const histories = new Set<string>();
    for (let index = 0; index < 130; index += 1) {
      held = (await sync(book, held, { upserts: [{ id: 1, firstName: `Name ${index}` }] }))!;
      histories.add(held.head.history);
      expect(held.head.version).toBeLessThanOrEqual(65);
    }
    expect(histories.size).toBe(3);
    isSameBook(await book.load(), held);
    held = (await sync(book, held, { upserts: contactNumbers(1_000) }))!;
    expect(histories.has(held.head.history)).toBe(false);
    isSameBook(await book.load(), held);
  });

  it('compacts books whose history is a day old, so that deleted contacts leave the store', async () => {
    await using stores = await start();
    const store = await stores.open();
    const { archive, book } = archiveOn(store, stores);
    const state = await stateOf(contactNumbers(5));
    let held: Held | undefined = { head: (await book.replace(undefined, state))!, state };
    held = await sync(book, held, { tombstones: ['9000'] });
    expect(await archive.compactOld()).toBe(0);
    const [before] = await store.list();
    stores.clock.now += DAY_MS - 3_000_000;
    expect(await archive.compactOld()).toBe(1);
    expect(await archive.compactOld()).toBe(0);
    const [after] = await store.list();
    expect([before?.entries, after?.entries, after?.readAt]).toEqual([2, 1, before?.readAt]);
    isSameBook(await book.load(), held);
    // A replica with the old state loads the new history.
    isSameBook(await book.catchUp(held!), held);
  });

  it('moves books to a new key, and opens no book without its key', async () => {
    await using stores = await start();
    const store = await stores.open();
    const newKey = randomBytes(32);
    const state = await stateOf(contactNumbers(5));
    await archiveOn(store, stores).book.replace(undefined, state);
    expect(await archiveOn(store, stores, [newKey]).book.load()).toBeUndefined();
    const rotating = archiveOn(store, stores, [newKey, key]).book;
    isSameBook(await rotating.load(), { state });
    expect(await store.list()).toHaveLength(1);
    expect(await archiveOn(store, stores).book.load()).toBeUndefined();
    isSameBook(await archiveOn(store, stores, [newKey]).book.load(), { state });
    await archiveOn(store, stores).book.replace(undefined, state);
    await archiveOn(store, stores, [newKey, key]).archive.erase(SUBJECT);
    expect(await store.list()).toEqual([]);
  });

  it('ignores a book that was modified, truncated or mixed with another one, and can store it again', async () => {
    await using stores = await start();
    const store = await stores.open();
    const { book } = archiveOn(store, stores);
    const state = await stateOf(contactNumbers(700));
    const tampering: readonly ((
      entries: readonly Uint8Array[],
      other: readonly Uint8Array[],
    ) => readonly Uint8Array[])[] = [
      (entries) => entries.with(1, entries[1]!.with(40, entries[1]![40]! ^ 1)),
      (entries) => entries.slice(0, 2),
      () => [],
      (entries) => entries.with(1, entries[2]!),
      (entries) => entries.toSpliced(1, 1),
      (entries, other) => entries.with(1, other[1]!),
      (entries) => [...entries, entries.at(-1)!],
      (entries) => [entries[0]!.with(0, 99), ...entries.slice(1)],
    ];
    for (const tamper of tampering) {
      await book.replace((await book.load())?.head, state);
      const [{ name } = { name: '' }] = await store.list();
      const other = await store.load(name);
      await book.replace(other!.head, state);
      const { head, entries } = (await store.load(name))!;
      await store.replace(name, head, 'between', []);
      await store.replace(
        name,
        { history: 'between', version: 0 },
        head.history,
        tamper(entries, other!.entries),
      );
      expect(await book.load()).toBeUndefined();
      expect(await book.replace(undefined, state)).toBeDefined();
    }
    isSameBook(await book.load(), { state });
  });

  it('keeps no readable part of a subject or contact in the store', async () => {
    await using stores = await start();
    const store = await stores.open();
    const { book } = archiveOn(store, stores);
    const state = await stateOf(contactNumbers(50));
    const head = await book.replace(undefined, state);
    await sync(book, { head: head!, state }, { upserts: [{ id: 1, firstName: 'Springfield' }] });
    const [{ name } = { name: '' }] = await store.list();
    const all = Buffer.concat([Buffer.from(name), ...(await store.load(name))!.entries]);
    for (const word of ['222', 'ringcentral', 'Springfield', 'firstName', 'token 0']) {
      expect(all.includes(word)).toBe(false);
    }
  });
});

describe('an archive whose store fails', () => {
  it('reports the failure and returns no book', async () => {
    const store = createMemoryStore();
    const fail = () => Promise.reject(new Error('The store is unavailable.'));
    const failing = {
      ...store,
      load: fail,
      append: fail,
      replace: fail,
      since: fail,
      erase: fail,
      list: fail,
    };
    const { archive, book, problems } = archiveOn(failing, { clock: { now: 0 } });
    const state = await stateOf([]);
    const head = { history: 'h', version: 1, baseEntries: 1 };
    expect(await book.load()).toBeUndefined();
    expect(await book.catchUp({ head, state })).toBeUndefined();
    expect(await book.replace(undefined, state)).toBeUndefined();
    expect(await book.append(head, {}, state)).toBeUndefined();
    expect(await archive.compactOld()).toBe(0);
    await archive.erase(SUBJECT);
    expect(problems).toHaveLength(7);
  });
});
