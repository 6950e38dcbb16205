import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Fault } from '../../../sandbox/index.ts';
import { personId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { askWell, contactIdsOf, failuresOf } from '../graph/support.ts';

import { ringcentralClients } from './ringcentral-clients.ts';
import { chunksOf, faultsOf, globalIdOf, globalIdsOf, stored, write, writeWell } from './support.ts';

let harness: Harness;
let ids: readonly string[];

beforeAll(async () => {
  harness = await startHarness({
    sandbox: { ringcentral: { bookSizes: { demo: 200, second: 70 } } },
  });
});
beforeEach(() => {
  harness.sandbox.ringcentral.reset();
  ids = globalIdsOf(harness);
});
afterAll(() => harness.close());

const settings = (change: Parameters<typeof harness.sandbox.ringcentral.settings.update>[0]) =>
  harness.sandbox.ringcentral.settings.update(change);
const addFault = (fault: Fault) => harness.sandbox.ringcentral.addFault(fault);

/** Whether each contact still exists. */
const areThere = (globalIds: readonly string[]) => {
  const there = new Set(globalIdsOf(harness));
  return globalIds.map((id) => there.has(id));
};

const renaming = (globalIds: readonly string[]) =>
  globalIds.map((id, index) => ({ id, contact: { firstName: `Item ${String(index)}` } }));

interface Result {
  readonly id: string;
  readonly personalContact: { readonly contactId: string; readonly firstName: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
}

/** Each result: the new name, or the error codes. */
const summary = (results: readonly Result[]) =>
  results.map(
    ({ personalContact, userErrors }) =>
      personalContact?.firstName ?? userErrors.map(({ code }) => code).join(),
  );

const ENCODINGS = ['accept', 'json', 'multipart'] as const;

/** Invalid ids among valid ones, by index. */
const mixed = () => [
  ids[0] ?? '',
  'garbage',
  globalIdOf(harness, '404'),
  ids[1] ?? '',
  ids[0] ?? '',
  personId('people/me'),
  ids[2] ?? '',
];

describe.each(ENCODINGS)('answers in the form %s', (bulkEncoding) => {
  beforeEach(() => settings({ bulkEncoding }));

  it('report for each contact whether it was deleted, in the order of the list', async () => {
    const list = mixed();
    const { payload, errors, calls } = await write(harness, 'deletePersonalContacts', { ids: list });
    expect(errors).toBeUndefined();
    expect(payload.deletedIds).toEqual([list[0], list[3], list[6]]);
    expect(faultsOf(payload)).toEqual([
      'ids.1 INVALID',
      'ids.2 NOT_FOUND',
      'ids.4 DUPLICATE',
      'ids.5 INVALID',
    ]);
    expect(chunksOf(calls)).toEqual(['DELETE 4']);
    expect(areThere(ids.slice(0, 4))).toEqual([false, false, false, true]);
  });

  it('report for each contact whether it was replaced, in the order of the list', async () => {
    const contacts = [
      ...renaming(mixed()),
      {
        id: ids[3] ?? '',
        contact: { firstName: 'Item 7', appInfo: 'x'.repeat(65), ringtoneIndex: 'x'.repeat(65) },
      },
    ];
    const { payload, errors, calls } = await write(harness, 'updatePersonalContacts', { contacts });
    expect(errors).toBeUndefined();
    expect(payload.userErrors).toEqual([]);
    expect(payload.results.map(({ id }: Result) => id)).toEqual(contacts.map(({ id }) => id));
    expect(summary(payload.results)).toEqual([
      'Item 0',
      'INVALID',
      'NOT_FOUND',
      'Item 3',
      'DUPLICATE',
      'INVALID',
      'Item 6',
      'TOO_LONG,TOO_LONG',
    ]);
    expect(payload.results.flatMap(faultsOf)).toEqual([
      'contacts.1.id INVALID',
      'contacts.2.id NOT_FOUND',
      'contacts.4.id DUPLICATE',
      'contacts.5.id INVALID',
      'contacts.7.contact.ringtoneIndex TOO_LONG',
      'contacts.7.contact.appInfo TOO_LONG',
    ]);
    expect(chunksOf(calls)).toEqual(['PUT 4']);
    const names = contactIdsOf(harness).map((contactId) => stored(harness, contactId)?.firstName);
    expect(names.slice(0, 3)).toEqual(['Item 0', 'Item 3', 'Item 6']);
  });

  it('may be for a single contact', async () => {
    const list = ids.slice(0, 1);
    const { payload } = await writeWell(harness, 'updatePersonalContacts', { contacts: renaming(list) });
    expect(summary(payload.results)).toEqual(['Item 0']);
    expect((await writeWell(harness, 'deletePersonalContacts', { ids: list })).payload.deletedIds).toEqual(
      list,
    );
    const { payload: again, errors } = await write(harness, 'deletePersonalContacts', { ids: list });
    expect([errors, again.deletedIds, faultsOf(again)]).toEqual([undefined, [], ['ids.0 NOT_FOUND']]);
  });

  it("are read the same by RingCentral's own client afterwards", async () => {
    const { book } = await ringcentralClients(harness);
    const [contactId = '', other = ''] = contactIdsOf(harness);
    await writeWell(harness, 'updatePersonalContacts', { contacts: renaming(ids.slice(0, 2)) });
    expect((await book.contact(contactId).get()).firstName).toBe('Item 0');
    await writeWell(harness, 'deletePersonalContacts', { ids: ids.slice(0, 2) });
    await expect(book.contact(other).get()).rejects.toThrow('404');
  });
});

describe('an upstream', () => {
  it('that does not accept bulk JSON gets multipart requests from then on', async () => {
    settings({ bulkBodies: 'multipart' });
    const contacts = renaming(ids.slice(0, 60));
    const own = await startHarness({ sandbox: { ringcentral: { settings: { bulkBodies: 'multipart' } } } });
    const { payload, calls } = await writeWell(own, 'updatePersonalContacts', { contacts });
    await own.close();
    expect(calls.map(({ status }) => status)).toEqual([415, 207, 207]);
    expect(summary(payload.results)).toEqual(contacts.map(({ contact }) => contact.firstName));
  });

  it('that does not accept a dialing plan in bulk gets single requests', async () => {
    const own = await startHarness({ sandbox: { ringcentral: { settings: { bulkQuery: 'refuse' } } } });
    const contacts = ids.slice(0, 4).map((id) => ({ id, contact: { homePhone: '020 7946 0123' } }));
    // Upstream decides which lengths a country's numbers may have.
    contacts[2] = { id: ids[2] ?? '', contact: { homePhone: '+1 202 555' } };
    const input = { dialingPlan: 'GB', contacts };
    const { payload, errors, calls } = await write(own, 'updatePersonalContacts', input);
    const again = await write(own, 'updatePersonalContacts', input);
    await own.close();
    expect(errors).toBeUndefined();
    expect(chunksOf(calls)).toEqual(['PUT 4', 'PUT 4', 'PUT 1', 'PUT 1', 'PUT 1', 'PUT 1']);
    expect(chunksOf(again.calls)).toEqual(['PUT 1', 'PUT 1', 'PUT 1', 'PUT 1']);
    expect(payload.results.flatMap(faultsOf)).toEqual(['contacts.2.contact.homePhone PHONE_NUMBER_INVALID']);
    expect(again.payload).toEqual(payload);
  });
});

describe('one of several calls that fails as a whole', () => {
  const DELETE = { method: 'DELETE' } as const;
  const PUT = { method: 'PUT' } as const;

  it('ends the series if upstream is down, and reports what was done, not done, and unknown', async () => {
    const own = await startHarness({ env: { UPSTREAM_TIMEOUT_MS: '1500' } });
    own.sandbox.ringcentral.addFault({ kind: 'hang', when: 'after', skip: 1, match: DELETE });
    const list = globalIdsOf(own).slice(0, 100);
    const { payload, errors, calls } = await write(own, 'deletePersonalContacts', { ids: list });
    const left = new Set(globalIdsOf(own));
    await own.close();
    expect(errors).toBeUndefined();
    expect(new Set(chunksOf(calls))).toEqual(new Set(['DELETE 30']));
    expect(payload.deletedIds).toEqual(list.slice(0, 30));
    expect(faultsOf(payload)).toEqual(
      list
        .map((_id, index) => `ids.${String(index)} ${index < 60 ? 'OUTCOME_UNKNOWN' : 'NOT_DONE'}`)
        .slice(30),
    );
    expect(payload.userErrors[0].message).toContain('not known');
    expect(payload.userErrors[69].message).not.toContain('not known');
    expect(list.filter((id) => left.has(id))).toEqual(list.slice(60));
  });

  it('is reported for each of its contacts', async () => {
    addFault({ kind: 'status', status: 500, skip: 1, match: PUT });
    const contacts = renaming(ids.slice(0, 70));
    const { payload, calls, ...answer } = await write(harness, 'updatePersonalContacts', { contacts });
    expect(calls.length).toBeLessThanOrEqual(4);
    expect(summary(payload.results)).toEqual([
      ...contacts.slice(0, 30).map(({ contact }) => contact.firstName),
      ...contacts.slice(30, 60).map(() => 'OUTCOME_UNKNOWN'),
      ...contacts.slice(60).map(() => 'NOT_DONE'),
    ]);
    expect(payload.results.flatMap(faultsOf)).toEqual(
      contacts
        .map((_contact, index) => `contacts.${String(index)} ${index < 60 ? 'OUTCOME_UNKNOWN' : 'NOT_DONE'}`)
        .slice(30),
    );
    expect(failuresOf(answer)).toEqual(
      contacts
        .map((_contact, index) => `payload.results.${String(index)}.personalContact UPSTREAM_UNAVAILABLE`)
        .slice(30)
        .toSorted(),
    );
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      upstream: 'ringcentral',
      upstreamCode: 'CMN-203',
    });
  });

  it('does not affect other books if it only concerns its own book', async () => {
    const own = globalIdsOf(harness, 'second').slice(0, 35);
    const list = [...ids.slice(0, 65), ...own, ...globalIdsOf(harness, 'second').slice(35, 36)];
    const { payload, calls } = await write(
      harness,
      'deletePersonalContacts',
      { ids: list },
      { as: 'second' },
    );
    // One call for the book that this caller may not write. Its other two calls are not made.
    expect(calls.map(({ status }) => status)).toEqual([403, 204, 204]);
    expect(payload.deletedIds).toEqual(list.slice(65));
    expect(faultsOf(payload)).toEqual(ids.slice(0, 65).map((_id, index) => `ids.${String(index)} NOT_DONE`));
    expect(payload.userErrors[0].message).toContain('EditPersonalContacts');
  });

  it('is reported once if nothing was written', async () => {
    settings({ availability: 'limited' });
    const deletion = await write(harness, 'deletePersonalContacts', { ids: ids.slice(0, 90) });
    expect(deletion.payload).toBeNull();
    expect(failuresOf(deletion)).toEqual(['payload UPSTREAM_UNAVAILABLE']);
    expect(deletion.errors?.[0]?.extensions['upstreamCode']).toBe('CMN-211');
    expect(deletion.calls).toHaveLength(1);
    const update = await write(harness, 'updatePersonalContacts', { contacts: renaming(ids.slice(0, 90)) });
    expect([update.payload, ...failuresOf(update)]).toEqual([null, 'payload UPSTREAM_UNAVAILABLE']);
  });

  it('is reported for each contact if others have errors of their own', async () => {
    settings({ availability: 'limited' });
    const { payload, errors } = await write(harness, 'deletePersonalContacts', {
      ids: ['garbage', ids[0], ids[1]],
    });
    expect(errors).toBeUndefined();
    expect(faultsOf(payload)).toEqual(['ids.0 INVALID', 'ids.1 NOT_DONE', 'ids.2 NOT_DONE']);
  });
});

describe('a connection that breaks after upstream has done the write', () => {
  it('does not prevent the deletion or its report', async () => {
    addFault({ kind: 'reset', when: 'after', times: 1 });
    const list = ids.slice(0, 45);
    const { payload, calls } = await writeWell(harness, 'deletePersonalContacts', { ids: list });
    expect(payload.deletedIds).toEqual(list);
    expect(chunksOf(calls)).toEqual(['DELETE 30', 'DELETE 30', 'DELETE 15']);
  });

  it('is compensated by sending the same contacts again', async () => {
    addFault({ kind: 'reset', when: 'after', times: 1 });
    const contacts = renaming(ids.slice(0, 45));
    const { payload, calls } = await writeWell(harness, 'updatePersonalContacts', { contacts });
    expect(summary(payload.results)).toEqual(contacts.map(({ contact }) => contact.firstName));
    expect(chunksOf(calls)).toEqual(['PUT 30', 'PUT 30', 'PUT 15']);
  });
});

describe('the quota', () => {
  const limited = (heavy: number) =>
    startHarness({ sandbox: { ringcentral: { limits: { heavy }, bookSizes: { demo: 200 } } } });

  it('ends a series before a call that it would refuse', async () => {
    const own = await limited(3);
    const list = globalIdsOf(own).slice(0, 170);
    const { payload, calls, errors } = await write(own, 'deletePersonalContacts', { ids: list });
    const again = await write(own, 'deletePersonalContacts', { ids: list.slice(90) });
    await own.close();
    expect(errors).toBeUndefined();
    expect(calls.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(payload.deletedIds).toEqual(list.slice(0, 90));
    expect(new Set(faultsOf(payload).map((fault) => fault.split(' ')[1]))).toEqual(new Set(['NOT_DONE']));
    expect(payload.userErrors).toHaveLength(80);
    expect(payload.userErrors[0].message).toMatch(/Try again in \d+ seconds/);
    expect([again.payload, again.calls.length, ...failuresOf(again)]).toEqual([
      null,
      0,
      'payload RATE_LIMITED',
    ]);
    expect(again.errors?.[0]?.extensions['retryAfter']).toBeGreaterThan(50);
  });

  it('is reported with the time to wait at each result', async () => {
    const own = await limited(1);
    const contacts = renaming(globalIdsOf(own).slice(0, 31));
    const answer = await write(own, 'updatePersonalContacts', { contacts });
    await own.close();
    expect(answer.calls).toHaveLength(1);
    expect(failuresOf(answer)).toEqual(['payload.results.30.personalContact RATE_LIMITED']);
    expect(answer.errors?.[0]?.extensions['retryAfter']).toBeGreaterThan(50);
    expect(answer.payload.results[29].personalContact.firstName).toBe('Item 29');
  });

  it('is also reported if the contacts are not selected', async () => {
    const own = await limited(1);
    const { payload, errors } = await write(
      own,
      'updatePersonalContacts',
      { contacts: renaming(globalIdsOf(own).slice(0, 40)) },
      { selection: 'results { userErrors { code } } userErrors { code }' },
    );
    await own.close();
    expect(errors).toBeUndefined();
    expect(summary(payload.results).slice(29, 31)).toEqual(['', 'NOT_DONE']);
  });

  it('of an operation is 100 calls for all of its fields', async () => {
    const query = `mutation ($ids: [ID!]!, $contacts: [PersonalContactReplacementInput!]!) {
      first: updatePersonalContacts(input: { contacts: $contacts }) { results { userErrors { code } } }
      second: deletePersonalContacts(input: { ids: $ids }) { deletedIds userErrors { code } }
    }`;
    const missing = Array.from({ length: 2_900 }, (_, index) => globalIdOf(harness, String(index)));
    const list = ids.slice(0, 170);
    const { data, calls } = await askWell(harness, query, {
      variables: { contacts: renaming(missing), ids: list },
    });
    expect(calls).toHaveLength(100);
    expect(data.second.deletedIds).toEqual(list.slice(0, 90));
    expect(data.second.userErrors).toEqual(list.slice(90).map(() => ({ code: 'NOT_DONE' })));
  });
});
