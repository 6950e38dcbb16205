import { describe, expect, it } from '@jest/globals';

import { operationsOf } from '../../codegen/document.ts';
import { operations as google } from '../../src/__generated__/google-people.ts';
import { operations as ringcentral } from '../../src/__generated__/ringcentral.ts';
import type { OperationSpec } from '../../src/clients/http/operation.ts';

import { googlePeople, ringCentral } from './support.ts';

const SYSTEM =
  '$.xgafv access_token alt callback fields key oauth_token prettyPrint quotaUser upload_protocol uploadType'.split(
    ' ',
  );
const ACCOUNT = '/restapi/v1.0/account/{accountId}';
const EXTENSION = `${ACCOUNT}/extension/{extensionId}`;
const BOOK = ['accountId', 'extensionId'];

/** The required operations: id, method and path, path parameters, query parameters, body. */
type Asked = readonly [string, string, readonly string[], readonly string[], string | undefined];

const ASKED_OF_GOOGLE: readonly Asked[] = [
  [
    'listOtherContacts',
    'GET /v1/otherContacts',
    [],
    [...SYSTEM, 'pageSize', 'pageToken', 'readMask', 'requestSyncToken', 'sources', 'syncToken'],
    undefined,
  ],
  [
    'searchOtherContacts',
    'GET /v1/otherContacts:search',
    [],
    [...SYSTEM, 'pageSize', 'query', 'readMask'],
    undefined,
  ],
  [
    'copyOtherContactToMyContactsGroup',
    'POST /v1/{resourceName}:copyOtherContactToMyContactsGroup',
    ['resourceName'],
    SYSTEM,
    'application/json',
  ],
];

const ASKED_OF_RING_CENTRAL: readonly Asked[] = [
  [
    'addressBookBulkUpload',
    `POST ${ACCOUNT}/address-book-bulk-upload`,
    ['accountId'],
    [],
    'application/json',
  ],
  [
    'getAddressBookBulkUploadTask',
    `GET ${ACCOUNT}/address-book-bulk-upload/tasks/{taskId}`,
    ['accountId', 'taskId'],
    [],
    undefined,
  ],
  ['listFavoriteContacts', `GET ${EXTENSION}/favorite`, BOOK, [], undefined],
  ['updateFavoriteContactList', `PUT ${EXTENSION}/favorite`, BOOK, [], 'application/json'],
  [
    'listContacts',
    `GET ${EXTENSION}/address-book/contact`,
    BOOK,
    ['startsWith', 'sortBy', 'page', 'perPage', 'phoneNumber'],
    undefined,
  ],
  ['createContact', `POST ${EXTENSION}/address-book/contact`, BOOK, ['dialingPlan'], 'application/json'],
  ['readContact', `GET ${EXTENSION}/address-book/contact/{contactId}`, [...BOOK, 'contactId'], [], undefined],
  [
    'updateContact',
    `PUT ${EXTENSION}/address-book/contact/{contactId}`,
    [...BOOK, 'contactId'],
    ['dialingPlan'],
    'application/json',
  ],
  [
    'patchContact',
    `PATCH ${EXTENSION}/address-book/contact/{contactId}`,
    [...BOOK, 'contactId'],
    ['dialingPlan'],
    'application/json',
  ],
  [
    'deleteContact',
    `DELETE ${EXTENSION}/address-book/contact/{contactId}`,
    [...BOOK, 'contactId'],
    [],
    undefined,
  ],
  [
    'syncAddressBook',
    `GET ${EXTENSION}/address-book-sync`,
    BOOK,
    ['syncType', 'syncToken', 'perPage', 'pageId'],
    undefined,
  ],
];

const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

describe.each<[string, Readonly<Record<string, OperationSpec>>, readonly Asked[]]>([
  ['google-people', google, ASKED_OF_GOOGLE],
  ['ringcentral', ringcentral, ASKED_OF_RING_CENTRAL],
])('the operations of %s', (_name, table, asked) => {
  it.each(asked)(
    'have %s with all of its parameters',
    (id, route, pathParameters, queryParameters, requestType) => {
      const operation = table[id];
      expect(operation).toMatchObject({ id, pathParameters });
      expect(`${operation?.method} ${operation?.path}`).toBe(route);
      expect(sorted(operation?.queryParameters ?? [])).toEqual(sorted(queryParameters));
      expect(operation?.requestType).toBe(requestType);
    },
  );

  it('name the parameters of their paths', () => {
    for (const { path, pathParameters, reservedParameters } of Object.values(table)) {
      expect([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(pathParameters);
      expect(pathParameters).toEqual(expect.arrayContaining([...reservedParameters]));
    }
  });
});

describe('quota group and retry safety', () => {
  it.each([
    [
      'google-people',
      google,
      {
        listOtherContacts: ['read', true],
        searchOtherContacts: ['read', true],
        copyOtherContactToMyContactsGroup: ['write', false],
        getPerson: ['read', true],
        batchGetPeople: ['read', true],
        refreshToken: ['token', false],
      },
    ],
    [
      'ringcentral',
      ringcentral,
      {
        listContacts: ['heavy', true],
        createContact: ['heavy', false],
        readContact: ['heavy', true],
        updateContact: ['heavy', true],
        patchContact: ['heavy', false],
        deleteContact: ['heavy', true],
        syncAddressBook: ['heavy', true],
        listFavoriteContacts: ['light', true],
        // Another client may have written the list between the attempts.
        updateFavoriteContactList: ['medium', false],
        addressBookBulkUpload: ['heavy', false],
        getAddressBookBulkUploadTask: ['light', true],
        getToken: ['auth', false],
        revokeToken: ['auth', false],
      },
    ],
  ])('is right for every operation of %s', (_name, table, expected) => {
    const rules = Object.entries(table).map(([id, { quotaGroup, isIdempotent }]) => [
      id,
      [quotaGroup, isIdempotent],
    ]);
    expect(Object.fromEntries(rules)).toEqual(expected);
  });
});

describe('transport data', () => {
  it('keeps the slash of resource names only', () => {
    expect(google.getPerson.reservedParameters).toEqual(['resourceName']);
    expect(google.copyOtherContactToMyContactsGroup.reservedParameters).toEqual(['resourceName']);
    expect(Object.values(ringcentral).flatMap(({ reservedParameters }) => reservedParameters)).toEqual([]);
  });

  it('accepts both formats of a response for several ids', () => {
    const both = 'application/json, application/vnd.ringcentral.multipart+json, multipart/mixed';
    expect(ringcentral.readContact.accept).toBe(both);
    expect(ringcentral.updateContact.accept).toBe(both);
    expect(ringcentral.deleteContact.accept).toBe(both);
    expect(ringcentral.listContacts.accept).toBe('application/json');
  });

  it('sends the grants of tokens as forms', () => {
    const form = 'application/x-www-form-urlencoded';
    expect(
      [google.refreshToken, ringcentral.getToken, ringcentral.revokeToken].map((spec) => spec.requestType),
    ).toEqual([form, form, form]);
  });
});

describe('the successes that the service declares', () => {
  it.each([
    ['readContact', ['200', '207']],
    ['updateContact', ['200', '207']],
    ['deleteContact', ['204', '207']],
    ['addressBookBulkUpload', ['202']],
    ['createContact', ['200']],
  ])('%s: %j', (id, statuses) => {
    const operation = operationsOf(ringCentral).find((candidate) => candidate.id === id);
    expect(Object.keys(operation?.successes ?? {})).toEqual(statuses);
  });

  it('sends the identifiers of contacts in one segment of the path', () => {
    for (const id of ['readContact', 'updateContact', 'deleteContact'])
      expect(
        operationsOf(ringCentral)
          .find((operation) => operation.id === id)
          ?.parameters.find(({ name }) => name === 'contactId'),
      ).toMatchObject({ in: 'path', style: 'simple', schema: { type: 'array', items: { format: 'int64' } } });
  });

  it('repeats the parameter for each value of a list in the query', () => {
    const lists = [...operationsOf(googlePeople), ...operationsOf(ringCentral)]
      .flatMap(({ parameters }) => parameters)
      .filter((parameter) => parameter.in === 'query' && parameter.schema.type === 'array');
    expect(new Set(lists.map(({ name }) => name))).toEqual(
      new Set(['sources', 'resourceNames', 'sortBy', 'phoneNumber']),
    );
    for (const list of lists) expect(list).toMatchObject({ style: 'form', explode: true });
  });
});
