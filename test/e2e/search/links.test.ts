import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';

import { ask, mirrorBooks, routesOf, startWithBooks } from './support.ts';

const SWITCHBOARD = '+12025550100';

const BOOKS = {
  contacts: [
    { firstName: 'Ann', lastName: 'Maple', email: 'Ann@Example.com', businessPhone: SWITCHBOARD },
    { firstName: 'Bob', lastName: 'Oak', mobilePhone: '+442079460018', businessPhone: SWITCHBOARD },
    { firstName: 'Cy', lastName: 'Elm', businessPhone: SWITCHBOARD },
  ],
  persons: [
    { givenName: 'Anne', emailAddress: 'ann@example.com', phoneNumber: SWITCHBOARD },
    { givenName: 'Robert', phoneNumber: '+44 20 7946 0018' },
    { givenName: 'Dee', phoneNumber: SWITCHBOARD },
    { givenName: 'Eve', phoneNumber: SWITCHBOARD },
  ],
};

const PEOPLE = `{ personalContacts(first: 50) { nodes {
  displayName primaryEmailAddress primaryPhoneNumber photoUrl people { displayName }
} } }`;
const CONTACTS = `{ otherContacts(first: 50) { nodes { displayName personalContacts { displayName company } } } }`;

interface Named {
  readonly displayName: string;
  readonly people?: readonly Named[] | null;
  readonly personalContacts?: readonly Named[] | null;
}

const linksOf = (nodes: readonly Named[]) =>
  Object.fromEntries(
    nodes.map(({ displayName, people, personalContacts }) => [
      displayName,
      (people ?? personalContacts)?.map((linked) => linked.displayName) ?? null,
    ]),
  );

describe('the same person in two mirrored books', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startWithBooks(BOOKS);
    await mirrorBooks(harness);
  });
  afterAll(() => harness.close());

  it('is found by e-mail address or number unless more than five share it, without an upstream call', async () => {
    const people = await ask(harness, PEOPLE, {});
    expect(linksOf(people.personalContacts.nodes)).toEqual({
      'Ann Maple': ['Anne'],
      'Bob Oak': ['Robert'],
      'Cy Elm': [],
    });
    const contacts = await ask(harness, CONTACTS, {});
    expect(linksOf(contacts.otherContacts.nodes)).toEqual({
      Anne: ['Ann Maple'],
      Robert: ['Bob Oak'],
      Dee: [],
      Eve: [],
    });
    // The photos are in profiles, whose list is filled in the background once for all contacts.
    const calls = routesOf(harness);
    expect(calls.filter((route) => route.startsWith('ringcentral'))).toEqual([]);
    expect(calls.length).toBeLessThanOrEqual(2);
  });

  it('has the mobile number as primary number', async () => {
    const { personalContacts } = await ask(harness, PEOPLE, {});
    expect(
      personalContacts.nodes.map(
        ({ primaryEmailAddress, primaryPhoneNumber }: Readonly<Record<string, string>>) => [
          primaryEmailAddress,
          primaryPhoneNumber,
        ],
      ),
    ).toEqual([
      ['Ann@Example.com', SWITCHBOARD],
      [null, '+442079460018'],
      [null, SWITCHBOARD],
    ]);
  });

  it('is found even if little else is selected, and if the mirror passes the read through', async () => {
    const { body } = await harness.execute(CONTACTS, { headers: { 'x-max-staleness': '0' } });
    expect(body.errors).toBeUndefined();
    // The other book would have to be passed through, too, which would cost a call per person.
    expect(Object.values(linksOf(body.data.otherContacts.nodes))).toEqual([null, null, null, null]);
  });
});

describe('the photo of a contact', () => {
  let harness: Harness;
  afterAll(() => harness.close());

  it("is that of the same person's profile", async () => {
    harness = await startHarness({
      env: { MIRROR: 'memory' },
      sandbox: {
        ringcentral: { bookSizes: { demo: 500 } },
        google: { otherContactCount: { demo: 600 } },
      },
    });
    const query = '{ personalContacts(first: 1000) { nodes { photoUrl people { photoUrl } } } }';
    type Node = { photoUrl: string | null; people: { photoUrl: string | null }[] | null };
    let nodes: readonly Node[] = [];
    for (let tries = 0; tries < 100 && !nodes.some(({ photoUrl }) => photoUrl !== null); tries += 1) {
      nodes = (await ask(harness, query, {})).personalContacts.nodes;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(nodes.filter(({ photoUrl }) => photoUrl !== null).length).toBeGreaterThan(10);
    for (const { photoUrl, people } of nodes)
      expect(photoUrl).toBe(people?.map((person) => person.photoUrl).find((url) => url !== null) ?? null);
  });
});

describe('without a mirror', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startWithBooks(BOOKS, { env: { MIRROR: 'off' } });
  });
  afterAll(() => harness.close());

  it('no person is linked, and no call is made for it', async () => {
    const people = await ask(harness, PEOPLE, {});
    expect(linksOf(people.personalContacts.nodes)).toEqual({
      'Ann Maple': null,
      'Bob Oak': null,
      'Cy Elm': null,
    });
    const { body } = await harness.execute('{ personalContacts { nodes { photoUrl(size: 0) } } }');
    expect(body.errors?.every(({ extensions }) => extensions['code'] === 'BAD_USER_INPUT')).toBe(true);
    harness.clearCalls();
    await ask(harness, CONTACTS, {});
    expect(routesOf(harness)).toEqual(['google-people otherContacts']);
  });
});
