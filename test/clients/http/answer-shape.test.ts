import { describe, expect, it } from '@jest/globals';

import { operations as google, shapes as googleShapes } from '../../../src/__generated__/google-people.ts';
import { operations as ringcentral, shapes } from '../../../src/__generated__/ringcentral.ts';
import { UpstreamError } from '../../../src/clients/errors/upstream-error.ts';
import { checkedAnswer, checkedRecord, objectShape } from '../../../src/clients/http/json.ts';
import type { OperationSpec } from '../../../src/clients/http/operation.ts';

const everyOperation: Readonly<Record<string, OperationSpec>> = { ...google, ...ringcentral };
const believed = (id: string, answer: Readonly<Record<string, unknown>>) =>
  checkedAnswer(answer, everyOperation[id]?.answer);

const contact = { id: 1712721004, firstName: 'Ann', availability: 'Alive' };
const person = { resourceName: 'otherContacts/c1' };
const syncInfo = { syncType: 'ISync', syncToken: 't' };

/** The least that is believed of each operation, and what makes it unbelievable. */
const ANSWERS: Readonly<
  Record<string, { readonly least: readonly object[]; readonly bad: readonly object[] }>
> = {
  listContacts: {
    least: [{ records: [] }, { records: [null, 5, {}] }],
    bad: [{ records: null }, { records: {} }, { records: 'x' }],
  },
  syncAddressBook: {
    least: [
      { records: [], syncInfo },
      { records: [contact], syncInfo: {}, nextPageId: '9007199254740993' },
    ],
    bad: [
      { records: [] },
      { syncInfo },
      { records: [], syncInfo: 5 },
      { records: [], syncInfo: { ...syncInfo, syncType: 7 } },
      { records: [], syncInfo: { ...syncInfo, syncToken: {} } },
      { records: [], syncInfo, nextPageId: {} },
      { records: [], syncInfo, nextPageId: 'x' },
    ],
  },
  listFavoriteContacts: {
    least: [{ records: [] }, { records: [null] }],
    bad: [{ uri: 'x' }, { records: 5 }],
  },
  updateFavoriteContactList: { least: [{ records: [] }], bad: [{ uri: 'x' }, { records: {} }] },
  createContact: {
    least: [{ id: 1 }, { ...contact, firstName: 42 }],
    bad: [{ firstName: 'Ann' }, { id: {} }],
  },
  readContact: { least: [{ id: '9007199254740993' }], bad: [{ id: null }, { id: 'x' }] },
  updateContact: { least: [{ id: 1 }], bad: [{ id: 1.5 }] },
  patchContact: { least: [{ id: 1 }], bad: [{ id: [] }] },
  addressBookBulkUpload: { least: [{ status: 'Accepted' }], bad: [{ id: '1-2-ab' }] },
  getAddressBookBulkUploadTask: { least: [{ status: 'Failed', results: 5 }], bad: [{ status: 1 }] },
  listOtherContacts: {
    least: [{}, { otherContacts: [null] }, { nextPageToken: 'x' }],
    bad: [{ otherContacts: 5 }, { otherContacts: {} }, { nextPageToken: {} }, { nextSyncToken: 5 }],
  },
  searchOtherContacts: { least: [{}, { results: [{}] }], bad: [{ results: {} }] },
  batchGetPeople: { least: [{}, { responses: [null] }], bad: [{ responses: {} }] },
  getPerson: { least: [person], bad: [{ names: [] }, { resourceName: 5 }] },
  copyOtherContactToMyContactsGroup: { least: [{ ...person, names: 5 }], bad: [{ etag: 'x' }] },
};

describe('an answer is accepted', () => {
  const pairs = (kind: 'least' | 'bad') =>
    Object.entries(ANSWERS).flatMap(([id, answers]) => answers[kind].map((answer) => [id, answer] as const));

  it.each(pairs('least'))('with its required members: %s %j', (id, answer) => {
    expect(believed(id, { ...answer })).toEqual(answer);
  });

  it.each(pairs('bad'))('not without them: %s %j', (id, answer) => {
    expect(believed(id, { ...answer })).toBeUndefined();
  });

  it.each(Object.keys(ANSWERS))('never as an error under a 2xx status: %s', (id) => {
    const least = ANSWERS[id]?.least[0];
    const errors = [
      { error: { code: 500, message: 'x', status: 'INTERNAL' } },
      { errorCode: 'CMN-101', message: 'x' },
      { errors: [{ errorCode: 'CMN-101' }] },
    ];
    for (const error of errors) {
      expect(believed(id, error)).toBeUndefined();
      expect(believed(id, { ...least, ...error })).toBeUndefined();
    }
  });

  it('only if its operation is in the table above', () => {
    const known = Object.values(everyOperation).filter(
      ({ answer, requestType }) => answer !== undefined && !requestType?.includes('form'),
    );
    expect(known.map(({ id }) => id).sort()).toEqual(Object.keys(ANSWERS).sort());
  });

  it('without invalid members whose absence means nothing', () => {
    const records = [contact];
    const paging = { page: 'x', totalElements: 3 };
    expect(believed('listContacts', { records, uri: 5, paging, navigation: 5, other: {} })).toEqual({
      records,
      paging: { totalElements: 3 },
      other: {},
    });
    expect(believed('listContacts', { records, navigation: { nextPage: 5 } })).toEqual({ records });
    expect(believed('listOtherContacts', { totalSize: 'many' })).toEqual({});
  });

  it('with members named like those of Object.prototype', () => {
    const answer = JSON.parse('{"records": [], "__proto__": {"uri": "x"}, "constructor": 1}') as Record<
      string,
      unknown
    >;
    expect(believed('listContacts', answer)).toEqual(answer);
    expect(
      believed('listContacts', JSON.parse('{"__proto__": {"records": []}}') as typeof answer),
    ).toBeUndefined();
  });

  it('with null for absent members', () => {
    expect(believed('listOtherContacts', { otherContacts: null, nextPageToken: null, error: null })).toEqual(
      {},
    );
  });
});

describe('a record', () => {
  const checkedContact = (value: unknown) =>
    checkedRecord('ringcentral', value, shapes.PersonalContactResource);
  const checkedPerson = (value: unknown) => checkedRecord('google-people', value, googleShapes.Person);
  const unreadable = expect.objectContaining({ code: 'UPSTREAM_BAD_RESPONSE' }) as unknown;

  it('without faults is returned uncopied', () => {
    const whole = { ...contact, homeAddress: { city: 'Oslo' }, futureMember: [{ any: 1 }] };
    expect(checkedContact(whole)).toBe(whole);
    const other = { ...person, names: [{ displayName: 'Ann', metadata: { primary: true } }] };
    expect(checkedPerson(other)).toBe(other);
  });

  it.each([null, 5, 'x', [], {}, { id: null }, { id: {} }, { id: 'x/../y' }, { id: 1.5 }])(
    'without its id is none: %j',
    (value) => {
      expect(checkedContact(value)).toBeNull();
    },
  );

  it.each([null, [], {}, { resourceName: 5 }])('without its name is rejected: %j', (value) => {
    expect(checkedPerson(value)).toBeNull();
  });

  it('has an error in place of each wrong member, and keeps the others', () => {
    expect(
      checkedContact({ ...contact, firstName: 42, homeAddress: { city: 5, zip: '1' }, notes: [] }),
    ).toEqual({
      ...contact,
      firstName: unreadable,
      homeAddress: { city: unreadable, zip: '1' },
      notes: unreadable,
    });
    expect(
      checkedPerson({
        ...person,
        names: [{ displayName: {}, givenName: 'Ann' }],
        emailAddresses: [null, { value: 'ann@example.com' }],
        photos: {},
        metadata: { deleted: 'yes', sources: [{ id: 5, type: 'CONTACT' }] },
      }),
    ).toEqual({
      ...person,
      names: [{ displayName: unreadable, givenName: 'Ann' }],
      emailAddresses: unreadable,
      photos: unreadable,
      metadata: { deleted: unreadable, sources: [{ id: unreadable, type: 'CONTACT' }] },
    });
  });

  it('names upstream and member in the error, and not the value', () => {
    const error = checkedContact({ ...contact, firstName: { secret: 'word' } })?.firstName as unknown;
    expect(error).toBeInstanceOf(UpstreamError);
    expect(error).toMatchObject({
      upstream: 'ringcentral',
      message: 'Upstream sent a value for firstName that cannot be read.',
    });
  });

  it('leaves out null members at every depth', () => {
    expect(checkedContact({ ...contact, lastName: null, homeAddress: { city: null, zip: '1' } })).toEqual({
      ...contact,
      homeAddress: { zip: '1' },
    });
  });

  it('may have members named like those of Object.prototype', () => {
    const named = JSON.parse('{"id": 1, "constructor": 5, "toString": {}, "__proto__": []}') as unknown;
    expect(checkedContact(named)).toBe(named);
  });

  it('accepts only 32-bit integers for integers', () => {
    const shape = objectShape<{ n: number }>({ n: 'integer' }, { identity: ['n'] });
    const isRight = (n: unknown) => checkedRecord('google-people', { n }, shape) !== null;
    expect([0, -5, 2 ** 31 - 1].map(isRight)).toEqual([true, true, true]);
    expect([1.5, 2 ** 31, '5', true, null].map(isRight)).toEqual([false, false, false, false, false]);
  });
});
