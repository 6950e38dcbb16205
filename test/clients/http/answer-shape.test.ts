import { describe, expect, it } from '@jest/globals';

import { operations as google, shapes as googleShapes } from '../../../src/__generated__/google-people.ts';
import { operations as ringcentral, shapes } from '../../../src/__generated__/ringcentral.ts';
import { UpstreamError } from '../../../src/clients/errors/upstream-error.ts';
import { checkedAnswer, checkedRecord, objectShape } from '../../../src/clients/http/json.ts';
import type { OperationSpec } from '../../../src/clients/http/operation.ts';

const everyOperation: Readonly<Record<string, OperationSpec>> = { ...google, ...ringcentral };
const accept = (id: string, answer: Readonly<Record<string, unknown>>) =>
  checkedAnswer(answer, everyOperation[id]?.answer);

const contact = { id: 1712721004, firstName: 'Ann', availability: 'Alive' };
const person = { resourceName: 'otherContacts/c1' };
const syncInfo = { syncType: 'ISync', syncToken: 't' };

/** Per operation: the smallest answers that are accepted, and answers that are rejected. */
const ANSWERS: Readonly<
  Record<string, { readonly minimal: readonly object[]; readonly invalid: readonly object[] }>
> = {
  listContacts: {
    minimal: [{ records: [] }, { records: [null, 5, {}] }],
    invalid: [{ records: null }, { records: {} }, { records: 'x' }],
  },
  syncAddressBook: {
    minimal: [
      { records: [], syncInfo },
      { records: [contact], syncInfo: {}, nextPageId: '9007199254740993' },
    ],
    invalid: [
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
    minimal: [{ records: [] }, { records: [null] }],
    invalid: [{ uri: 'x' }, { records: 5 }],
  },
  updateFavoriteContactList: { minimal: [{ records: [] }], invalid: [{ uri: 'x' }, { records: {} }] },
  createContact: {
    minimal: [{ id: 1 }, { ...contact, firstName: 42 }],
    invalid: [{ firstName: 'Ann' }, { id: {} }],
  },
  readContact: { minimal: [{ id: '9007199254740993' }], invalid: [{ id: null }, { id: 'x' }] },
  updateContact: { minimal: [{ id: 1 }], invalid: [{ id: 1.5 }] },
  patchContact: { minimal: [{ id: 1 }], invalid: [{ id: [] }] },
  addressBookBulkUpload: { minimal: [{ status: 'Accepted' }], invalid: [{ id: '1-2-ab' }] },
  getAddressBookBulkUploadTask: { minimal: [{ status: 'Failed', results: 5 }], invalid: [{ status: 1 }] },
  listOtherContacts: {
    minimal: [{}, { otherContacts: [null] }, { nextPageToken: 'x' }],
    invalid: [{ otherContacts: 5 }, { otherContacts: {} }, { nextPageToken: {} }, { nextSyncToken: 5 }],
  },
  searchOtherContacts: { minimal: [{}, { results: [{}] }], invalid: [{ results: {} }] },
  batchGetPeople: { minimal: [{}, { responses: [null] }], invalid: [{ responses: {} }] },
  getPerson: { minimal: [person], invalid: [{ names: [] }, { resourceName: 5 }] },
  copyOtherContactToMyContactsGroup: { minimal: [{ ...person, names: 5 }], invalid: [{ etag: 'x' }] },
};

describe('an answer is accepted', () => {
  const pairs = (kind: 'minimal' | 'invalid') =>
    Object.entries(ANSWERS).flatMap(([id, answers]) => answers[kind].map((answer) => [id, answer] as const));

  it.each(pairs('minimal'))('with its required members: %s %j', (id, answer) => {
    expect(accept(id, { ...answer })).toEqual(answer);
  });

  it.each(pairs('invalid'))('not without them: %s %j', (id, answer) => {
    expect(accept(id, { ...answer })).toBeUndefined();
  });

  it.each(Object.keys(ANSWERS))('never as an error under a 2xx status: %s', (id) => {
    const minimal = ANSWERS[id]?.minimal[0];
    const errors = [
      { error: { code: 500, message: 'x', status: 'INTERNAL' } },
      { errorCode: 'CMN-101', message: 'x' },
      { errors: [{ errorCode: 'CMN-101' }] },
    ];
    for (const error of errors) {
      expect(accept(id, error)).toBeUndefined();
      expect(accept(id, { ...minimal, ...error })).toBeUndefined();
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
    expect(accept('listContacts', { records, uri: 5, paging, navigation: 5, other: {} })).toEqual({
      records,
      paging: { totalElements: 3 },
      other: {},
    });
    expect(accept('listContacts', { records, navigation: { nextPage: 5 } })).toEqual({ records });
    expect(accept('listOtherContacts', { totalSize: 'many' })).toEqual({});
  });

  it('with members named like those of Object.prototype', () => {
    const answer = JSON.parse('{"records": [], "__proto__": {"uri": "x"}, "constructor": 1}') as Record<
      string,
      unknown
    >;
    expect(accept('listContacts', answer)).toEqual(answer);
    expect(
      accept('listContacts', JSON.parse('{"__proto__": {"records": []}}') as typeof answer),
    ).toBeUndefined();
  });

  it('with null for absent members', () => {
    expect(accept('listOtherContacts', { otherContacts: null, nextPageToken: null, error: null })).toEqual(
      {},
    );
  });
});

describe('a record', () => {
  const checkedContact = (value: unknown) =>
    checkedRecord('ringcentral', value, shapes.PersonalContactResource);
  const checkedPerson = (value: unknown) => checkedRecord('google-people', value, googleShapes.Person);
  const unreadable = expect.objectContaining({ code: 'UPSTREAM_BAD_RESPONSE' }) as unknown;

  it('without invalid members is returned uncopied', () => {
    const whole = { ...contact, homeAddress: { city: 'Oslo' }, futureMember: [{ any: 1 }] };
    expect(checkedContact(whole)).toBe(whole);
    const other = { ...person, names: [{ displayName: 'Ann', metadata: { primary: true } }] };
    expect(checkedPerson(other)).toBe(other);
  });

  it.each([null, 5, 'x', [], {}, { id: null }, { id: {} }, { id: 'x/../y' }, { id: 1.5 }])(
    'without its id is not a record: %j',
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
