import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { favoriteId, personId } from '../../../src/relay/global-id.ts';
import { encodeOpaque } from '../../../src/relay/opaque-argument.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { askWell, bookOf, contactIdsOf, failuresOf } from '../graph/support.ts';

import { ringcentralClients } from './ringcentral-clients.ts';
import {
  attributesOf,
  faultsOf,
  FULL_CONTACT,
  FULL_CONTACT_KEPT,
  globalIdOf,
  stored,
  write,
  writeWell,
} from './support.ts';

let harness: Harness;
let clients: Awaited<ReturnType<typeof ringcentralClients>>;

beforeAll(async () => {
  harness = await startHarness({ sandbox: { ringcentral: { bookSizes: { demo: 40, second: 20 } } } });
});
beforeEach(async () => {
  harness.sandbox.ringcentral.reset();
  clients = await ringcentralClients(harness);
});
afterAll(() => harness.close());

/** A contact as RingCentral's own client reads it. */
const read = async (contactId: string) => {
  const {
    uri: _uri,
    availability: _availability,
    id: _id,
    ...rest
  } = await clients.book.contact(contactId).get();
  return rest;
};

const settings = (change: Parameters<typeof harness.sandbox.ringcentral.settings.update>[0]) =>
  harness.sandbox.ringcentral.settings.update(change);

describe('createPersonalContact', () => {
  it('writes every attribute and returns what upstream stored, at one call', async () => {
    const { payload, calls } = await writeWell(harness, 'createPersonalContact', { contact: FULL_CONTACT });
    const { personalContact } = payload;
    expect(calls.map(({ method }) => method)).toEqual(['POST']);
    expect(attributesOf(personalContact)).toEqual(FULL_CONTACT_KEPT);
    expect(personalContact).toMatchObject(bookOf(harness));
    expect(personalContact.id).toBe(globalIdOf(harness, personalContact.contactId));
    expect(await read(personalContact.contactId)).toEqual(FULL_CONTACT_KEPT);
  });

  it('treats null as absent, and leaves out variables without a value', async () => {
    const { data, calls } = await askWell(
      harness,
      `mutation ($absent: String, $null: String, $address: PersonalContactAddressInput) {
        createPersonalContact(input: {
          accountId: null, extensionId: null, dialingPlan: $absent
          contact: {
            firstName: "Ada", lastName: null, company: $absent, notes: $null
            homeAddress: { street: "1 Fern Walk", city: null, zip: $absent }, otherAddress: {}, businessAddress: $address
          }
        }) { personalContact { contactId } userErrors { code } }
      }`,
      { variables: { null: null } },
    );
    const kept = { firstName: 'Ada', homeAddress: { street: '1 Fern Walk' } };
    expect(calls[0]?.requestBody).toEqual(kept);
    expect(stored(harness, data.createPersonalContact.personalContact.contactId)).toMatchObject(kept);
  });

  it('never merges equal contacts', async () => {
    const before = contactIdsOf(harness).length;
    const contact = { firstName: 'Ada' };
    for (let count = 0; count < 2; count += 1) await writeWell(harness, 'createPersonalContact', { contact });
    expect(contactIdsOf(harness)).toHaveLength(before + 2);
  });

  it('parses numbers by the dialing plan in upper or lower case', async () => {
    for (const dialingPlan of ['GB', 'gb']) {
      const { payload, calls } = await writeWell(harness, 'createPersonalContact', {
        dialingPlan,
        contact: { homePhone: '020 7946 0123' },
      });
      expect(payload.personalContact.homePhone).toBe('+442079460123');
      expect(calls[0]?.query).toEqual([['dialingPlan', 'GB']]);
    }
  });

  it('writes to another extension if that is allowed', async () => {
    const { extensionId } = bookOf(harness, 'second');
    const { payload } = await writeWell(harness, 'createPersonalContact', {
      extensionId,
      contact: { firstName: 'Ada' },
    });
    const { personalContact } = payload;
    expect(personalContact.id).toBe(globalIdOf(harness, personalContact.contactId, 'second'));
    expect(stored(harness, personalContact.contactId, 'second')).toMatchObject({ firstName: 'Ada' });
  });

  it('returns unescaped names even if upstream escapes them', async () => {
    settings({ escapeNames: true });
    const contact = { firstName: 'A&B &amp;', lastName: "O'Neil/\\" };
    const { payload } = await writeWell(harness, 'createPersonalContact', { contact });
    expect(payload.personalContact).toMatchObject(contact);
  });

  it.each([
    ['own book', () => ({})],
    ['book by its ids', bookOf],
  ])('has an edge whose cursor leads to the start of the list: the %s', async (_name, bookFor) => {
    const book = bookFor(harness);
    const { payload } = await writeWell(harness, 'createPersonalContact', {
      ...book,
      contact: { firstName: 'Ada' },
    });
    const { edge, personalContact } = payload;
    expect(edge.node.id).toBe(personalContact.id);
    const query = `query ($accountId: ID, $extensionId: ID, $cursor: String) {
      all: personalContacts(accountId: $accountId, extensionId: $extensionId, first: 50) { nodes { id } }
      after: personalContacts(accountId: $accountId, extensionId: $extensionId, first: 50, after: $cursor) {
        nodes { id } pageInfo { hasPreviousPage }
      }
      before: personalContacts(accountId: $accountId, extensionId: $extensionId, last: 5, before: $cursor) { nodes { id } }
    }`;
    const { data } = await askWell(harness, query, { variables: { ...book, cursor: edge.cursor } });
    expect(data.after).toEqual({ ...data.all, pageInfo: { hasPreviousPage: false } });
    expect(data.after.nodes).toContainEqual({ id: personalContact.id });
    expect(data.before.nodes).toEqual([]);
  });

  it('reports that the book is full', async () => {
    settings({ bookLimit: 41 });
    await writeWell(harness, 'createPersonalContact', { contact: { firstName: 'Ada' } });
    const { payload, errors } = await write(harness, 'createPersonalContact', {
      contact: { firstName: 'Ada' },
    });
    expect(errors).toBeUndefined();
    expect(payload).toMatchObject({ personalContact: null, edge: null });
    expect(faultsOf(payload)).toEqual(['- ADDRESS_BOOK_FULL']);
  });

  it.each([
    [{ accountId: '999' }, 'accountId NOT_FOUND'],
    [{ extensionId: '999' }, 'extensionId NOT_FOUND'],
  ])('reports that %j does not exist', async (book, fault) => {
    const { payload } = await write(harness, 'createPersonalContact', {
      ...book,
      contact: { firstName: 'Ada' },
    });
    expect(faultsOf(payload)).toEqual([fault]);
  });

  it.each(['nobody', '', '-1', '1'.repeat(21)])(
    'refuses the extension %j without a call',
    async (extensionId) => {
      const answer = await write(harness, 'createPersonalContact', {
        extensionId,
        contact: { firstName: 'Ada' },
      });
      expect(failuresOf(answer)).toEqual(['payload BAD_USER_INPUT']);
      expect(answer.calls).toEqual([]);
    },
  );
});

describe('updatePersonalContact', () => {
  it('replaces the whole contact at one call', async () => {
    const [contactId = ''] = contactIdsOf(harness);
    const id = globalIdOf(harness, contactId);
    const { payload, calls } = await writeWell(harness, 'updatePersonalContact', {
      id,
      contact: FULL_CONTACT,
    });
    expect(calls.map(({ method }) => method)).toEqual(['PUT']);
    expect(payload.personalContact.id).toBe(id);
    expect(attributesOf(payload.personalContact)).toEqual(FULL_CONTACT_KEPT);
    expect(await read(contactId)).toEqual(FULL_CONTACT_KEPT);
    await writeWell(harness, 'updatePersonalContact', { id, contact: { firstName: 'Ada', notes: null } });
    expect(await read(contactId)).toEqual({ firstName: 'Ada' });
  });

  it('lets upstream merge if it does', async () => {
    settings({ putSemantics: 'merge' });
    const [contactId = ''] = contactIdsOf(harness);
    const before = stored(harness, contactId);
    const { payload } = await writeWell(harness, 'updatePersonalContact', {
      id: globalIdOf(harness, contactId),
      contact: { nickName: 'Ada' },
    });
    expect(stored(harness, contactId)).toEqual({ ...before, nickName: 'Ada' });
    expect(payload.personalContact.firstName).toBe(before?.firstName ?? null);
  });

  it('accepts ids beyond the range of safe integers', async () => {
    const contactId = '9007199254740993';
    const { payload } = await writeWell(harness, 'updatePersonalContact', {
      id: globalIdOf(harness, contactId),
      contact: { firstName: 'Long' },
    });
    expect(payload.personalContact).toMatchObject({ contactId, firstName: 'Long' });
    expect(stored(harness, contactId)).toEqual({ id: contactId, firstName: 'Long' });
  });
});

describe('patchPersonalContact', () => {
  const create = async (contact: object = FULL_CONTACT) =>
    (await writeWell(harness, 'createPersonalContact', { contact })).payload.personalContact;

  it('keeps absent attributes and clears those that are null, at one call', async () => {
    const { id, contactId } = await create();
    const { payload, calls } = await writeWell(harness, 'patchPersonalContact', {
      id,
      contact: { firstName: 'Byron', lastName: null, homePhone: null, otherAddress: null },
    });
    expect(calls.map(({ method }) => method)).toEqual(['PATCH']);
    expect(calls[0]?.requestBody).toEqual({
      firstName: 'Byron',
      lastName: null,
      homePhone: null,
      otherAddress: null,
    });
    const {
      lastName: _name,
      homePhone: _phone,
      otherAddress: _address,
      ...kept
    } = FULL_CONTACT_KEPT as Record<string, unknown>;
    expect(attributesOf(payload.personalContact)).toEqual({ ...kept, firstName: 'Byron' });
    const platform = await (
      await clients.platform.get(`/restapi/v1.0/account/~/extension/~/address-book/contact/${contactId}`)
    ).json();
    expect(platform).toMatchObject({ ...kept, firstName: 'Byron' });
    expect(platform).not.toHaveProperty('lastName');
  });

  it('treats a variable without a value as absent, and null as null', async () => {
    const { id } = await create({ firstName: 'Ada', lastName: 'Fern', notes: 'x' });
    const { data } = await askWell(
      harness,
      `mutation ($id: ID!, $absent: String, $null: String) {
        patchPersonalContact(input: { id: $id, contact: { firstName: $absent, lastName: $null } }) {
          personalContact { firstName lastName notes }
        }
      }`,
      { variables: { id, null: null } },
    );
    expect(data.patchPersonalContact.personalContact).toEqual({
      firstName: 'Ada',
      lastName: null,
      notes: 'x',
    });
  });

  it.each(['merge', 'replace'] as const)(
    'writes whole addresses, whether upstream would %s them or not',
    async (patchAddresses) => {
      settings({ patchAddresses });
      const { id, contactId } = await create();
      await writeWell(harness, 'patchPersonalContact', {
        id,
        contact: {
          homeAddress: { street: '2 Fern Walk', city: null },
          businessAddress: {},
          otherAddress: { street: null, city: null, state: null, zip: null, country: null },
        },
      });
      const { homeAddress, businessAddress, otherAddress, ...rest } = await read(contactId);
      expect({ homeAddress, businessAddress, otherAddress }).toEqual({
        homeAddress: { street: '2 Fern Walk' },
      });
      expect(rest).toMatchObject({ firstName: 'Some firstName', homePhone: '+12025550110' });
    },
  );
});

describe('an id without a contact', () => {
  const MUTATIONS = ['updatePersonalContact', 'patchPersonalContact'] as const;

  it.each(MUTATIONS)('is NOT_FOUND in %s', async (name) => {
    const { payload, errors } = await write(harness, name, {
      id: globalIdOf(harness, '404'),
      contact: { firstName: 'Ada' },
    });
    expect(errors).toBeUndefined();
    expect(payload.personalContact).toBeNull();
    expect(faultsOf(payload)).toEqual(['id NOT_FOUND']);
  });

  it.each(MUTATIONS)('is refused by %s without a call if it is malformed', async (name) => {
    const ids = [
      '',
      'garbage',
      '90500000004',
      globalIdOf(harness, '1').slice(1),
      personId('people/me'),
      favoriteId(bookOf(harness), { contactId: '1' }),
      encodeOpaque('id', 1, JSON.stringify(['PersonalContact', '~', '~', '90500000004'])),
    ];
    for (const id of ids) {
      const answer = await write(harness, name, { id, contact: {} });
      expect([id, ...failuresOf(answer)]).toEqual([id, 'payload BAD_USER_INPUT']);
      expect(answer.errors?.[0]?.message).toContain('`input.id`');
      expect(answer.calls).toEqual([]);
    }
  });
});

describe('an invalid contact', () => {
  it.each(['createPersonalContact', 'updatePersonalContact', 'patchPersonalContact'] as const)(
    'is refused by %s with all errors at once, without a call',
    async (name) => {
      const id = name === 'createPersonalContact' ? {} : { id: globalIdOf(harness, '90500000004') };
      const { payload, calls } = await write(harness, name, {
        ...id,
        dialingPlan: 'USA',
        contact: { ringtoneIndex: 'x'.repeat(65), appInfo: '😀'.repeat(65) },
      });
      expect(faultsOf(payload)).toEqual([
        'dialingPlan INVALID',
        'contact.ringtoneIndex TOO_LONG',
        'contact.appInfo TOO_LONG',
      ]);
      expect(payload.userErrors[1].message).toContain('64');
      expect(calls).toEqual([]);
    },
  );

  it('is refused if it is new and empty, without a call', async () => {
    for (const contact of [{}, { firstName: ' ', email: null, homeAddress: {} }]) {
      const { payload, calls } = await write(harness, 'createPersonalContact', { contact });
      expect([faultsOf(payload), calls]).toEqual([['contact EMPTY'], []]);
    }
  });

  it.each(['createPersonalContact', 'updatePersonalContact', 'patchPersonalContact'] as const)(
    'is refused by %s with an error for every invalid attribute, without a call',
    async (name) => {
      const id = name === 'createPersonalContact' ? {} : { id: globalIdOf(harness, '90500000004') };
      const { payload, calls } = await write(harness, name, {
        ...id,
        dialingPlan: 'GB',
        contact: {
          email: 'nobody',
          homePhone: '020 7946 0123',
          mobilePhone: 'nonsense',
          carPhone: '*69',
          homeAddress: { city: 'x'.repeat(10_001) },
          birthday: '1970-02-30',
          appInfo: 'x'.repeat(65),
        },
      });
      expect([faultsOf(payload), calls]).toEqual([
        [
          'contact.email INVALID',
          'contact.mobilePhone PHONE_NUMBER_INVALID',
          'contact.carPhone PHONE_NUMBER_ASTERISK',
          'contact.homeAddress.city TOO_LONG',
          'contact.birthday INVALID',
          'contact.appInfo TOO_LONG',
        ],
        [],
      ]);
    },
  );

  it('does not have an error for values at the limit', async () => {
    const contact = { ringtoneIndex: 'x'.repeat(64), appInfo: '😀'.repeat(64) };
    const { payload } = await writeWell(harness, 'createPersonalContact', { contact });
    expect(payload.personalContact).toMatchObject(contact);
  });

  it('is rejected by upstream if only upstream can know', async () => {
    settings({ notesLimit: 10, validateEmails: true });
    const { payload, calls } = await write(harness, 'createPersonalContact', {
      contact: { notes: 'x'.repeat(11), email2: 'nobody@nowhere' },
    });
    expect(faultsOf(payload).toSorted()).toEqual(['contact.email2 INVALID', 'contact.notes INVALID']);
    expect(calls).toHaveLength(1);
    const { payload: unknown } = await write(harness, 'createPersonalContact', {
      dialingPlan: 'XX',
      contact: { firstName: 'Ada' },
    });
    expect(faultsOf(unknown)).toEqual(['dialingPlan INVALID']);
  });
});
