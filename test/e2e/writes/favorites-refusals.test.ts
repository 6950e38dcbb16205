import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import {
  COLLEAGUES,
  FEDERATED_ACCOUNT_ID,
  FEDERATED_EXTENSIONS,
} from '../../../sandbox/ringcentral/directory.ts';
import { favoriteId, personalContactId, personId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { contactIdsOf, failuresOf } from '../graph/support.ts';

import {
  contactTarget,
  faultsOf,
  type FavoriteMutation,
  type Input,
  linesOf,
  mutate,
  putFavorites,
  READ,
  storedIds,
  WRITE,
} from './favorites-support.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  await harness.execute('{ favorites { totalCount } }');
});
afterAll(() => harness.close());

const ACCOUNT = '402811004';
const EXTENSION = '711040004';
const OWN_BOOK = { accountId: ACCOUNT, extensionId: EXTENSION };
const CONTACT = '90500010004';
const OTHER_CONTACT = '90500011004';
const COLLEAGUE = COLLEAGUES[30]?.extensionId ?? '';
const FOREIGN = { extensionId: FEDERATED_EXTENSIONS[3]?.extensionId ?? '', accountId: FEDERATED_ACCOUNT_ID };
const contact = { personalContactId: personalContactId({ ...OWN_BOOK, contactId: CONTACT }) };
const otherBooksContact = {
  personalContactId: personalContactId({
    accountId: ACCOUNT,
    extensionId: '711041004',
    contactId: '90800000004',
  }),
};
const missingContact = { personalContactId: personalContactId({ ...OWN_BOOK, contactId: '90599999004' }) };
const idOf = (target: Parameters<typeof favoriteId>[1]) => favoriteId(OWN_BOOK, target);

beforeEach(async () => {
  harness.sandbox.ringcentral.settings.reset();
  harness.sandbox.ringcentral.clearFaults();
  await putFavorites(harness, [{ contactId: CONTACT }, { extensionId: COLLEAGUE }, FOREIGN]);
});

/** The errors of a refused mutation and the calls it made. Checks that the list is unchanged. */
const refused = async (name: FavoriteMutation, input: Input) => {
  const before = storedIds(harness);
  const answer = await mutate(harness, name, input);
  expect(answer.errors).toBeUndefined();
  expect(storedIds(harness)).toEqual(before);
  for (const { message } of answer.payload.userErrors) expect(message).toMatch(/\w{3}.*\.$/s);
  const { userErrors, ...rest } = answer.payload;
  expect(Object.values(rest).every((value) => value === null)).toBe(true);
  return {
    faults: faultsOf(answer),
    calls: linesOf(answer),
    messages: userErrors.map(({ message }) => message),
  };
};

describe('inputs that are refused without a call', () => {
  it.each<[string, FavoriteMutation, Input, readonly string[]]>([
    [
      'both targets',
      'addFavorite',
      { target: { ...contact, extensionId: COLLEAGUE } },
      ['FAVORITE_TARGET_AMBIGUOUS target'],
    ],
    ['no target', 'addFavorite', { target: {} }, ['FAVORITE_TARGET_AMBIGUOUS target']],
    ['an account alone', 'addFavorite', { target: { accountId: '1' } }, ['FAVORITE_TARGET_AMBIGUOUS target']],
    [
      'an account with a contact',
      'addFavorite',
      { target: { ...contact, accountId: '1' } },
      ['INVALID target.accountId'],
    ],
    [
      'an extension that is not a number',
      'addFavorite',
      { target: { extensionId: '~' } },
      ['INVALID target.extensionId'],
    ],
    [
      'an account that is not a number',
      'addFavorite',
      { target: { extensionId: COLLEAGUE, accountId: 'a' } },
      ['INVALID target.accountId'],
    ],
    [
      'an invalid contact id',
      'addFavorite',
      { target: { personalContactId: CONTACT } },
      ['INVALID target.personalContactId'],
    ],
    [
      'the id of another type',
      'addFavorite',
      { target: { personalContactId: personId('people/me') } },
      ['INVALID target.personalContactId'],
    ],
    [
      "another book's contact",
      'addFavorite',
      { target: otherBooksContact },
      ['INVALID target.personalContactId'],
    ],
    ['a negative position', 'addFavorite', { target: contact, position: -1 }, ['INVALID position']],
    [
      'a position beyond the longest list',
      'addFavorite',
      { target: contact, position: 100 },
      ['INVALID position'],
    ],
    [
      'a negative position',
      'moveFavorite',
      { id: idOf({ contactId: CONTACT }), position: -1 },
      ['INVALID position'],
    ],
  ])('%s (%#: %s)', async (_fault, name, input, expected) => {
    expect(await refused(name, input)).toMatchObject({ faults: expected, calls: [] });
  });

  it.each<[string, FavoriteMutation, Input]>([
    ['an invalid book', 'addFavorite', { target: contact, accountId: 'x' }],
    ['an invalid book', 'setFavorites', { extensionId: '-1', favorites: [] }],
    ['an invalid id', 'removeFavorite', { id: 'nothing' }],
    ["a contact's id", 'removeFavorite', { id: contact.personalContactId }],
    ['an invalid id', 'moveFavorite', { id: '', position: 0 }],
  ])('%s (%#: %s), which is a GraphQL error and not a user error', async (_fault, name, input) => {
    const answer = await mutate(harness, name, input);
    expect(failuresOf(answer)).toEqual([`${name} BAD_USER_INPUT`]);
    expect(answer.payload).toBeNull();
    expect(linesOf(answer)).toEqual([]);
  });

  it('a whole list, with all errors at once, each with its path', async () => {
    const favorites = [
      contact,
      { extensionId: 'x' },
      {},
      { ...contact, extensionId: COLLEAGUE },
      { personalContactId: 'x' },
    ];
    expect(await refused('setFavorites', { favorites })).toMatchObject({
      faults: [
        'INVALID favorites.1.extensionId',
        'FAVORITE_TARGET_AMBIGUOUS favorites.2',
        'FAVORITE_TARGET_AMBIGUOUS favorites.3',
        'INVALID favorites.4.personalContactId',
      ],
      calls: [],
    });
  });

  it('targets that are in a list twice, whatever the account of an extension', async () => {
    const extension = { extensionId: COLLEAGUE };
    const favorites = [
      contact,
      extension,
      contact,
      { ...extension, accountId: FEDERATED_ACCOUNT_ID },
      contact,
    ];
    expect(await refused('setFavorites', { favorites })).toMatchObject({
      faults: [
        'FAVORITE_DUPLICATE favorites.2.personalContactId',
        'FAVORITE_DUPLICATE favorites.3.extensionId',
        'FAVORITE_DUPLICATE favorites.4.personalContactId',
      ],
      calls: [],
    });
  });

  it("contacts of another book in a list, even if only some of the book's ids are given", async () => {
    const favorites = [contact, otherBooksContact, { extensionId: COLLEAGUE }];
    const expected = { faults: ['INVALID favorites.1.personalContactId'], calls: [] };
    expect(await refused('setFavorites', { favorites })).toMatchObject(expected);
    expect(await refused('setFavorites', { ...OWN_BOOK, favorites })).toMatchObject(expected);
    expect(await refused('setFavorites', { extensionId: EXTENSION, favorites })).toMatchObject(expected);
  });

  it('more than 100 favorites', async () => {
    const favorites = contactIdsOf(harness)
      .slice(0, 101)
      .map((id) => contactTarget(harness, id));
    expect(await refused('setFavorites', { favorites })).toMatchObject({
      faults: ['FAVORITES_FULL favorites'],
      calls: [],
    });
  });

  it('contacts of two books, if the own book is not known yet', async () => {
    const fresh = await startHarness();
    try {
      const answer = await mutate(fresh, 'setFavorites', { favorites: [contact, otherBooksContact] });
      expect([faultsOf(answer), linesOf(answer)]).toEqual([['INVALID favorites.1.personalContactId'], []]);
    } finally {
      await fresh.close();
    }
  });
});

describe('inputs that are refused after reading the list', () => {
  it.each<[string, FavoriteMutation, Input, string]>([
    [
      'a contact that is already a favorite',
      'addFavorite',
      { target: contact },
      'FAVORITE_DUPLICATE target.personalContactId',
    ],
    [
      'an extension that is already a favorite',
      'addFavorite',
      { target: { extensionId: COLLEAGUE } },
      'FAVORITE_DUPLICATE target.extensionId',
    ],
    [
      'an extension of another account that is already a favorite',
      'addFavorite',
      { target: { extensionId: FOREIGN.extensionId } },
      'FAVORITE_DUPLICATE target.extensionId',
    ],
    [
      'a position after the end',
      'addFavorite',
      { target: { extensionId: '711060004' }, position: 4 },
      'INVALID position',
    ],
    [
      'a position after the last',
      'moveFavorite',
      { id: idOf({ contactId: CONTACT }), position: 3 },
      'INVALID position',
    ],
    [
      'an id without a favorite',
      'moveFavorite',
      { id: idOf({ contactId: OTHER_CONTACT }), position: 0 },
      'NOT_FOUND id',
    ],
    [
      'an id without a favorite',
      'removeFavorite',
      { id: idOf({ contactId: OTHER_CONTACT }) },
      'NOT_FOUND id',
    ],
    [
      'an extension without its account',
      'removeFavorite',
      { id: idOf({ extensionId: FOREIGN.extensionId }) },
      'NOT_FOUND id',
    ],
  ])('costs the read and no write: %s (%#)', async (_fault, name, input, expected) => {
    expect(await refused(name, input)).toMatchObject({ faults: [expected], calls: [READ] });
  });

  it('the 101st favorite', async () => {
    const contacts = contactIdsOf(harness)
      .slice(50, 150)
      .map((contactId) => ({ contactId }));
    await putFavorites(harness, contacts);
    const { faults, calls } = await refused('addFavorite', { target: { extensionId: COLLEAGUE } });
    expect([faults, calls]).toEqual([['FAVORITES_FULL target'], [READ]]);
    await putFavorites(harness, contacts.slice(1));
    const { payload } = await mutate(harness, 'addFavorite', { target: { extensionId: COLLEAGUE } });
    expect([payload.userErrors, payload.favorites?.length]).toEqual([[], 100]);
  });

  it("another book's contact, if `~` turns out to be a different book", async () => {
    const fresh = await startHarness();
    try {
      const answer = await mutate(fresh, 'addFavorite', { target: otherBooksContact });
      // The first read proves that upstream accepts the caller for the book, the second one is under the lock.
      expect([faultsOf(answer), linesOf(answer)]).toEqual([
        ['INVALID target.personalContactId'],
        [READ, READ],
      ]);
    } finally {
      await fresh.close();
    }
  });
});

describe.each([true, false])(
  'inputs that upstream rejects, with the parameter in its errors: %s',
  (favoriteErrorsNameParameter) => {
    beforeEach(() => harness.sandbox.ringcentral.settings.update({ favoriteErrorsNameParameter }));

    it.each<[string, FavoriteMutation, Input, string]>([
      ['FAV-100', 'addFavorite', { target: missingContact }, 'NOT_FOUND target.personalContactId'],
      ['FAV-100', 'addFavorite', { target: { extensionId: '711999004' } }, 'NOT_FOUND target.extensionId'],
      [
        'FAV-100 for one entry',
        'setFavorites',
        { favorites: [missingContact] },
        'NOT_FOUND favorites.0.personalContactId',
      ],
      [
        'FAV-100 for several entries',
        'setFavorites',
        { favorites: [contact, missingContact] },
        'NOT_FOUND favorites',
      ],
      [
        'FAV-105',
        'addFavorite',
        { target: { ...FOREIGN, extensionId: '833999004' } },
        'FAVORITE_NOT_IN_DIRECTORY target.extensionId',
      ],
      [
        'FAV-105 for one of several entries',
        'setFavorites',
        { favorites: [contact, { extensionId: COLLEAGUE }, { ...FOREIGN, extensionId: '833999004' }] },
        'FAVORITE_NOT_IN_DIRECTORY favorites.2.extensionId',
      ],
      [
        'FAV-105 for several entries',
        'setFavorites',
        { favorites: [FOREIGN, { ...FOREIGN, extensionId: '833999004' }] },
        'FAVORITE_NOT_IN_DIRECTORY favorites',
      ],
    ])('%s (%#)', async (_code, name, input, expected) => {
      const { faults, calls } = await refused(name, input);
      expect(faults).toEqual([expected]);
      expect(calls.at(-1)).toBe(WRITE);
    });

    it('FAV-104, if its limit differs from the documented one', async () => {
      harness.sandbox.ringcentral.settings.update({ favoriteLimit: 3 });
      expect((await refused('addFavorite', { target: { extensionId: '711060004' } })).faults).toEqual([
        'FAVORITES_FULL target',
      ]);
      const favorites = [contact, FOREIGN, { extensionId: COLLEAGUE }, { extensionId: '711060004' }];
      expect((await refused('setFavorites', { favorites })).faults).toEqual(['FAVORITES_FULL favorites']);
    });

    it('FAV-100 for a contact that was already in the list has no input path', async () => {
      harness.sandbox.ringcentral.settings.update({ deletionDropsFavorites: false });
      await deleteContact(CONTACT);
      const move = { id: idOf(FOREIGN), position: 0 };
      expect((await refused('moveFavorite', move)).faults).toEqual(['NOT_FOUND input']);
      const { payload } = await mutate(harness, 'removeFavorite', { id: idOf({ contactId: CONTACT }) });
      expect(payload.userErrors).toEqual([]);
      harness.sandbox.ringcentral.reset();
    });
  },
);

const deleteContact = async (contactId: string) => {
  const { ringcentral, credentials } = harness.sandbox;
  await fetch(`${ringcentral.url}/restapi/v1.0/account/~/extension/~/address-book/contact/${contactId}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${credentials.ringcentral.accessTokens.demo}` },
  });
};

describe('each other upstream code', () => {
  const withAnswer = (errorCode: string, parameterName?: string) =>
    harness.sandbox.ringcentral.addFault({
      kind: 'status',
      status: 400,
      body: { errorCode, message: '…', errors: [{ errorCode, message: '…', parameterName }] },
      match: { method: 'PUT' },
      times: 1,
    });

  it.each([
    ['FAV-101', 'FAVORITE_DUPLICATE'],
    ['FAV-102', 'FAVORITE_TARGET_AMBIGUOUS'],
    ['FAV-103', 'FAVORITE_DUPLICATE'],
  ])('%s is a user error, at the list if the entry is unknown', async (upstreamCode, code) => {
    withAnswer(upstreamCode);
    const favorites = [contact, { extensionId: COLLEAGUE }];
    expect((await refused('setFavorites', { favorites })).faults).toEqual([`${code} favorites`]);
    withAnswer(upstreamCode);
    expect((await refused('removeFavorite', { id: idOf(FOREIGN) })).faults).toEqual([`${code} input`]);
  });

  it('CMN-101 is INVALID at the only entry that can have caused it', async () => {
    const favorites = [contact, { extensionId: COLLEAGUE }, FOREIGN];
    withAnswer('CMN-101', 'records.contactId');
    expect((await refused('setFavorites', { favorites })).faults).toEqual([
      'INVALID favorites.0.personalContactId',
    ]);
    withAnswer('CMN-101', 'records.accountId');
    expect((await refused('setFavorites', { favorites })).faults).toEqual([
      'INVALID favorites.2.extensionId',
    ]);
    withAnswer('CMN-101', 'records.extensionId');
    expect((await refused('setFavorites', { favorites })).faults).toEqual(['INVALID favorites']);
    withAnswer('CMN-101', 'records.contactId');
    expect((await refused('addFavorite', { target: { extensionId: '711060004' } })).faults).toEqual([
      'INVALID input',
    ]);
  });
});

describe('a book that does not exist', () => {
  const nowhere = { accountId: ACCOUNT, extensionId: '711999004' };

  it.each<[FavoriteMutation, Input, string]>([
    ['setFavorites', { extensionId: '711999004', favorites: [] }, 'NOT_FOUND extensionId'],
    ['setFavorites', { accountId: '1', favorites: [] }, 'NOT_FOUND accountId'],
    [
      'addFavorite',
      { extensionId: '711999004', target: { extensionId: COLLEAGUE } },
      'NOT_FOUND extensionId',
    ],
    ['removeFavorite', { id: favoriteId(nowhere, { contactId: CONTACT }) }, 'NOT_FOUND id'],
    ['moveFavorite', { id: favoriteId(nowhere, { contactId: CONTACT }), position: 0 }, 'NOT_FOUND id'],
  ])('%s (%#)', async (name, input, expected) => {
    const { faults, calls } = await refused(name, input);
    expect(faults).toEqual([expected]);
    expect(calls).toHaveLength(1);
  });
});

describe('a failure that is not caused by the input', () => {
  const ADD = { target: { extensionId: '711060004' } };

  it('nulls the payload with an error code', async () => {
    const { accessTokens } = harness.sandbox.credentials.ringcentral;
    const as = (token: string) => ({ headers: { 'x-ringcentral-authorization': `Bearer ${token}` } });
    const outcomes = await Promise.all(
      [as(accessTokens.readOnly), as(accessTokens.reader), as('none'), { as: 'nobody' as const }].map(
        (options) => mutate(harness, 'addFavorite', ADD, options),
      ),
    );
    expect(outcomes.flatMap(failuresOf)).toEqual([
      'addFavorite FORBIDDEN',
      'addFavorite FORBIDDEN',
      'addFavorite UNAUTHENTICATED',
      'addFavorite UNAUTHENTICATED',
    ]);
  });

  it("refuses a change of another extension's list without permission", async () => {
    const before = storedIds(harness);
    const input = { extensionId: EXTENSION, favorites: [] };
    const answer = await mutate(harness, 'setFavorites', input, { as: 'second' });
    expect(failuresOf(answer)).toEqual(['setFavorites FORBIDDEN']);
    expect(storedIds(harness)).toEqual(before);
  });

  it('writes nothing if the read does not return a list', async () => {
    for (const body of [{}, { records: 'none', uri: 'x' }, { uri: 'https://nowhere.example.com/' }]) {
      harness.sandbox.ringcentral.addFault({
        kind: 'status',
        status: 200,
        body,
        match: { method: 'GET' },
        times: 3,
      });
      const answer = await mutate(harness, 'addFavorite', ADD, {});
      harness.sandbox.ringcentral.clearFaults();
      expect([failuresOf(answer), linesOf(answer)]).toEqual([['addFavorite UPSTREAM_BAD_RESPONSE'], [READ]]);
    }
  });

  it('reports an unknown outcome, and the write is not repeated', async () => {
    harness.sandbox.ringcentral.addFault({ kind: 'reset', when: 'after', match: { method: 'PUT' } });
    const answer = await mutate(harness, 'addFavorite', ADD);
    expect(linesOf(answer)).toEqual([READ, WRITE]);
    expect(failuresOf(answer)).toEqual(['addFavorite UPSTREAM_UNAVAILABLE']);
    expect(answer.errors?.[0]?.message).toContain('not known whether the change was made');
    harness.sandbox.ringcentral.clearFaults();
    // The next change shows that this one was made.
    const again = await mutate(harness, 'addFavorite', ADD);
    expect(faultsOf(again)).toEqual(['FAVORITE_DUPLICATE target.extensionId']);
  });

  it('is not a success if the answer to the write is unreadable', async () => {
    for (const kind of ['truncated', 'empty', 'html'] as const) {
      harness.sandbox.ringcentral.addFault({ kind, match: { method: 'PUT' }, times: 1 });
      const answer = await mutate(harness, 'setFavorites', { favorites: [FOREIGN] });
      expect(linesOf(answer)).toEqual([WRITE]);
      expect(answer.data.setFavorites).toBeNull();
      expect(answer.errors?.[0]?.message).toContain('not known whether the change was made');
    }
  });

  // This test is last, because it uses up the quota.
  it('waits for the quota if the wait is short, and otherwise reports its length', async () => {
    harness.sandbox.ringcentral.addFault({
      kind: 'status',
      status: 429,
      retryAfter: 1,
      match: { method: 'PUT' },
      times: 1,
    });
    const waited = await mutate(harness, 'addFavorite', ADD);
    expect([linesOf(waited), waited.payload.userErrors]).toEqual([[READ, WRITE, WRITE], []]);
    harness.sandbox.ringcentral.addFault({
      kind: 'status',
      status: 429,
      retryAfter: 40,
      match: { method: 'PUT' },
      times: 1,
    });
    const refusedOne = await mutate(harness, 'moveFavorite', { id: idOf(FOREIGN), position: 0 });
    expect(failuresOf(refusedOne)).toEqual(['moveFavorite RATE_LIMITED']);
    expect(refusedOne.errors?.[0]?.extensions['retryAfter']).toBe(40);
  });
});
