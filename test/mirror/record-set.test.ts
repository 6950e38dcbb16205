import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Person } from '../../src/__generated__/google-people.ts';
import type { PersonalContactResource } from '../../src/__generated__/ringcentral.ts';
import type { Place } from '../../src/mirror/orders.ts';
import { otherContacts } from '../../src/mirror/other-contacts.ts';
import { type PersonalContactOrder, personalContacts } from '../../src/mirror/personal-contacts.ts';
import { normalizeEmailAddress } from '../../src/mirror/record-kind.ts';
import { RecordSet } from '../../src/mirror/record-set.ts';
import { foldNumber, foldText } from '../../src/mirror/text.ts';

import { contactNumbers, NAMES } from './people.ts';

const ORDERS: readonly PersonalContactOrder[] = ['FIRST_NAME', 'LAST_NAME', 'COMPANY', 'DISPLAY_NAME'];
const setOf = (contacts: readonly PersonalContactResource[]) => RecordSet.of(personalContacts, contacts);

// Few values, so that many records share them.
const name = fc.constantFrom(null, undefined, '', ...NAMES.flat(), 'anna', 'ANNA');
const contact = fc.record({
  id: fc.integer({ min: 1, max: 40 }),
  firstName: name,
  lastName: name,
  company: fc.constantFrom(undefined, 'Garden', 'garden', 'Mill'),
  email: fc.constantFrom(undefined, 'a@example.com', 'B@example.com'),
  mobilePhone: fc.constantFrom(undefined, '+1 650 555 0101', '(650) 555-0102'),
}) as fc.Arbitrary<PersonalContactResource>;
const changes = fc.record({
  upserts: fc.array(contact, { maxLength: 6 }),
  tombstones: fc.array(fc.integer({ min: 1, max: 40 }).map(String), { maxLength: 6 }),
});

const direction = fc.constantFrom('ASC' as const, 'DESC' as const);
const order = fc.constantFrom(...ORDERS);

/** The order as defined, computed with one sort. */
const plainOrder = (
  contacts: Iterable<PersonalContactResource>,
  orderName: PersonalContactOrder,
  directionName: 'ASC' | 'DESC',
): readonly string[] => {
  const { compare } = new Intl.Collator('en');
  const valuesOf = ({ firstName, lastName, company, email, mobilePhone }: PersonalContactResource) =>
    ({
      FIRST_NAME: [firstName, lastName],
      LAST_NAME: [lastName, firstName],
      COMPANY: [company, lastName, firstName],
      DISPLAY_NAME: [[firstName, lastName].filter(Boolean).join(' ') || company || email || mobilePhone],
    })[orderName].map((value) => value ?? '');
  const sorted = [...contacts].sort((one, other) => {
    const others = valuesOf(other);
    const differences = valuesOf(one).map((value, index) => compare(value, others[index]!));
    return differences.find((difference) => difference !== 0) ?? (String(one.id) < String(other.id) ? -1 : 1);
  });
  const ids = sorted.map(({ id }) => String(id));
  return directionName === 'ASC' ? ids : ids.reverse();
};

const idsOf = (edges: readonly { readonly item: PersonalContactResource }[]) =>
  edges.map(({ item }) => String(item.id));

describe('a record set', () => {
  it('equals a Map after any changes, and each of its orders equals a plain sort', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { maxLength: 5 }), order, direction, async (all, orderName, way) => {
        const model = new Map<string, PersonalContactResource>();
        let set = await setOf([]);
        for (const { upserts, tombstones } of all) {
          // Build the order before the changes, so that it is updated instead of built from scratch.
          await set.page({ order: orderName, direction: way, count: 1 });
          set = await set.apply({ upserts, tombstones });
          for (const upsert of upserts) model.set(String(upsert.id), upsert);
          for (const id of tombstones) model.delete(id);
        }
        const page = await set.page({ order: orderName, direction: way, count: 100 });
        expect(idsOf(page.edges)).toEqual(plainOrder(model.values(), orderName, way));
        expect(page.total).toBe(model.size);
        expect(set.size).toBe(model.size);
        expect(Object.fromEntries([...set.items()].map((item) => [String(item.id), item]))).toEqual(
          Object.fromEntries(model),
        );
      }),
    );
  });

  it('paged in either direction, gives each remaining record exactly once while others are added and removed', async () => {
    const scenario = fc.record({
      contacts: fc.array(contact, { maxLength: 30 }),
      between: fc.array(changes, { maxLength: 12 }),
      pageSize: fc.integer({ min: 1, max: 7 }),
      order,
      direction,
      from: fc.constantFrom('start' as const, 'end' as const),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ contacts, between, pageSize, from, ...asked }) => {
        let set = await setOf(contacts);
        const untouched = new Set(set.ids());
        const seen: string[] = [];
        let place: Place | undefined;
        for (let hasMore = true; hasMore;) {
          const cursor = from === 'start' ? { after: place } : { before: place };
          const page = await set.page({ ...asked, ...cursor, from, count: pageSize });
          const edges = from === 'start' ? page.edges : page.edges.toReversed();
          seen.push(...idsOf(edges));
          place = edges.at(-1)?.place ?? place;
          hasMore = from === 'start' ? page.hasNextPage : page.hasPreviousPage;
          const change = between.shift();
          if (change === undefined) continue;
          const changed = await set.apply(change);
          for (const id of untouched) if (changed.get(id) !== set.get(id)) untouched.delete(id);
          set = changed;
        }
        const stayed = seen.filter((id) => untouched.has(id));
        expect(new Set(stayed)).toEqual(untouched);
        expect(stayed).toHaveLength(untouched.size);
      }),
    );
  });

  it('finds exactly what a plain scan of the folded text finds, also page by page', async () => {
    const query = fc
      .array(fc.constantFrom('a', 'an', 'anna', 'ß', 'garden', '0101', '(650)', '.com', 'मा', '명', 'ö'), {
        maxLength: 3,
      })
      .map((words) => words.join(' '));
    const plainScan = (contacts: Iterable<PersonalContactResource>, asked: string) =>
      [...contacts].filter(({ firstName, lastName, company, email, mobilePhone }) => {
        const text = [firstName, lastName, company, email].map((value) => foldText(value ?? '')).join('\n');
        const number = foldNumber(mobilePhone ?? '');
        const words = asked.split(' ').filter(Boolean);
        return words.every((word) => {
          const folded = foldText(word);
          const digits = /^[\d()]+$/.test(word) ? foldNumber(word) : folded;
          return `${text}\n${number}`.includes(folded) || number.includes(digits) || text.includes(digits);
        });
      });
    await fc.assert(
      fc.asyncProperty(
        fc.array(contact, { maxLength: 30 }),
        query,
        order,
        direction,
        async (contacts, asked, orderName, way) => {
          const set = await setOf(contacts);
          const request = { order: orderName, direction: way };
          const all = await set.search(asked, { ...request, count: 100 });
          const expected = plainScan(set.items(), asked).map(({ id }) => String(id));
          expect(idsOf(all.edges).toSorted()).toEqual(expected.toSorted());
          expect(all.total).toBe(expected.length);
          const ranks = all.edges.map(({ place }) => place.rank);
          expect(ranks).toEqual(ranks.toSorted());
          const paged: string[] = [];
          for (
            let after = undefined as (typeof all.edges)[0]['place'] | undefined, hasMore = true;
            hasMore;
          ) {
            const page = await set.search(asked, { ...request, after, count: 3 });
            paged.push(...idsOf(page.edges));
            after = page.edges.at(-1)?.place ?? after;
            hasMore = page.hasNextPage;
          }
          expect(paged).toEqual(idsOf(all.edges));
        },
      ),
    );
  });

  it('between two cursors gives the records between them, from the start and from the end', async () => {
    const set = await setOf(contactNumbers(50));
    const asked = { order: 'LAST_NAME', direction: 'DESC' } as const;
    const { edges } = await set.page({ ...asked, count: 50 });
    const between = { ...asked, after: edges[9]!.place, before: edges[20]!.place };
    const first = await set.page({ ...between, count: 4 });
    expect(idsOf(first.edges)).toEqual(idsOf(edges.slice(10, 14)));
    const last = await set.page({ ...between, count: 4, from: 'end' });
    expect(idsOf(last.edges)).toEqual(idsOf(edges.slice(16, 20)));
    const crossed = await set.page({
      ...asked,
      after: edges[20]!.place,
      before: edges[9]!.place,
      count: 4,
      from: 'end',
    });
    expect(crossed.edges).toEqual([]);
    expect(crossed.total).toBe(50);
  });

  it('keeps cursors short if names are long, and the list in one order', async () => {
    const long = 'x'.repeat(63) + '𝒜'.repeat(100);
    const set = await setOf([2, 1, 3].map((id) => ({ id, firstName: long + String(9 - id) })));
    const { edges } = await set.page({ order: 'FIRST_NAME', direction: 'ASC', count: 3 });
    expect(idsOf(edges)).toEqual(['1', '2', '3']);
    expect(edges[0]!.place.values[0]).toBe('x'.repeat(63));
  });
});

describe('a changed record set', () => {
  it('is the same set when equal content arrives, in any order of its keys', async () => {
    const set = await setOf(contactNumbers(5));
    const again = contactNumbers(5).map((item) => Object.fromEntries(Object.entries(item).reverse()));
    expect(await set.apply({ upserts: again, tombstones: ['1'] })).toBe(set);
  });

  it('is another set after each change, also after two changes of one set', async () => {
    const set = await setOf(contactNumbers(5));
    const one = await set.apply({ upserts: [{ id: 9001, firstName: 'New' }] });
    const other = await set.apply({ tombstones: ['9001'] });
    expect(new Set([set, one, other]).size).toBe(3);
    expect([one.get('9001')?.firstName, other.has('9001')]).toEqual(['New', false]);
    expect(set.get('9001')).toMatchObject({ firstName: 'José0' });
  });

  it('is the same set when a record is changed and changed back in one step', async () => {
    const set = await setOf(contactNumbers(5));
    const [, second] = contactNumbers(5);
    expect(await set.apply({ upserts: [{ id: 9001 }, second!] })).toBe(set);
  });
});

describe('lookups', () => {
  const emailKeys = (item: PersonalContactResource) =>
    personalContacts.emailAddresses(item).map(normalizeEmailAddress);

  it('find records by normalized e-mail address and by number, also after changes', async () => {
    const phoneKeys = (item: PersonalContactResource) => personalContacts.phoneNumbers(item).map(foldNumber);
    const set = await setOf(contactNumbers(200));
    const byEmail = await set.byKey(emailKeys, 'office-7@example.org');
    expect(idsOf(byEmail.map((item) => ({ item })))).toEqual(['9007']);
    expect(await set.byKey(phoneKeys, '16505550107')).toHaveLength(2);
    const changed = await set.apply({
      upserts: [{ id: 1, email: ' Office-7@Example.ORG ' }],
      tombstones: ['9007'],
    });
    expect((await changed.byKey(emailKeys, 'office-7@example.org')).map(({ id }) => id)).toEqual([1]);
    expect(await changed.byKey(phoneKeys, '16505550107')).toHaveLength(1);
    expect(await changed.byKey(phoneKeys, '0')).toEqual([]);
  });

  it('parse the numbers of each record once for all later versions', async () => {
    let calls = 0;
    const countedKeys = (item: PersonalContactResource) => {
      calls += 1;
      return emailKeys(item);
    };
    const set = await setOf(contactNumbers(100));
    await set.byKey(countedKeys, 'a');
    const changed = await set.apply({ upserts: [{ id: 1, email: 'a' }] });
    await Promise.all([changed.byKey(countedKeys, 'a'), changed.byKey(countedKeys, 'b')]);
    expect(calls).toBe(101);
  });
});

describe('records that do not follow upstream’s documentation', () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(null, 17, [], {}, [null], [[1]], { toString: null }),
  );
  const broken = <Item>(id: string, fields: readonly string[]) =>
    fc
      .tuple(fc.integer({ min: 1, max: 99 }), fc.dictionary(fc.constantFrom(...fields), anything))
      .map(([value, rest]) => ({ ...rest, [id]: value }) as Item);

  it('are kept, ordered and searched without an error', async () => {
    const contacts = broken<PersonalContactResource>('id', [
      'firstName',
      'lastName',
      'company',
      'email',
      'carPhone',
    ]);
    const people = broken<Person>('resourceName', [
      'names',
      'nicknames',
      'organizations',
      'phoneNumbers',
      'emailAddresses',
    ]);
    await fc.assert(
      fc.asyncProperty(fc.array(contacts), fc.array(people), async (someContacts, somePeople) => {
        const set = await setOf(someContacts);
        const others = await RecordSet.of(otherContacts, somePeople);
        for (const orderName of ORDERS) {
          const page = await set.search('', { order: orderName, direction: 'ASC', count: 100 });
          expect(page.total).toBe(new Set(someContacts.map(({ id }) => id)).size);
        }
        await set.byKey(personalContacts.emailAddresses, 'a');
        await others.byKey(otherContacts.phoneNumbers, 'a');
        const all = await others.search('', { order: 'DISPLAY_NAME', direction: 'DESC', count: 100 });
        expect(all.total).toBe(others.size);
        const kept = new Map(somePeople.map((person) => [String(person.resourceName), person]));
        expect([...others.items()]).toEqual([...kept.values()]);
      }),
    );
  });

  it('are left out if they have no id', async () => {
    const set = await setOf([{ firstName: 'Anna' }, { id: 1 }]);
    expect([...set.ids()]).toEqual(['1']);
  });
});

describe('other contacts', () => {
  const person = (id: string, ...names: readonly string[]): Person => ({
    resourceName: `otherContacts/c${id}`,
    names: names.map((displayName, index) => ({ displayName, metadata: { primary: index === 0 } })),
    emailAddresses: [{ value: `${id}@example.com` }],
  });

  it('are ordered by display name, then by resource name', async () => {
    const people = [person('3', 'Berg'), person('1', 'Ärmel'), person('4'), person('2', 'Berg', 'Aal')];
    const set = await RecordSet.of(otherContacts, people);
    const { edges } = await set.page({ order: 'DISPLAY_NAME', direction: 'ASC', count: 9 });
    expect(edges.map(({ item }) => item.resourceName?.slice(-1))).toEqual(['4', '1', '2', '3']);
  });

  it('are found by any of their names and addresses', async () => {
    const set = await RecordSet.of(otherContacts, [person('1', 'Berg', 'Ærlig'), person('2', 'Tal')]);
    for (const query of ['aerl', 'berg 1@', 'ber']) {
      const { edges } = await set.search(query, { order: 'DISPLAY_NAME', direction: 'ASC', count: 9 });
      expect(edges.map(({ item }) => item.resourceName)).toEqual(['otherContacts/c1']);
    }
  });
});

describe('work on a large set', () => {
  it('yields to other work while the set, its orders, texts and indexes are built', async () => {
    const countTurns = async (work: () => Promise<unknown>): Promise<number> => {
      let turns = 0;
      let isOver = false;
      const turn = (): void => {
        turns += 1;
        if (!isOver) setImmediate(turn);
      };
      setImmediate(turn);
      await work();
      isOver = true;
      return turns;
    };
    const contacts = contactNumbers(10_000);
    let set = await setOf([]);
    const request = { order: 'LAST_NAME', direction: 'ASC', count: 1 } as const;
    const steps = {
      set: async () => (set = await setOf(contacts)),
      order: () => set.page(request),
      texts: () => set.search('anna', request),
      index: () => set.byKey((item) => personalContacts.phoneNumbers(item).map(foldNumber), '1'),
    };
    // Each takes ten or more slices on a usual machine.
    for (const work of Object.values(steps)) expect(await countTurns(work)).toBeGreaterThan(1);
  });
});
