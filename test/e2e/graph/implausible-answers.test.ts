import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import type { Fault } from '../../../sandbox/kit/index.ts';
import { personalContactId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';

import { ask, bookOf, failuresOf } from './support.ts';

let harness: Harness;

/** A new graph for each block, because a caller has only ten Heavy calls. */
const useHarness = (): void => {
  beforeAll(async () => {
    harness = await startHarness({
      env: { MIRROR: 'off' },
      // The many invalid answers must not open the circuit breaker.
      breaker: { minimumTries: 1_000 },
    });
  });
  afterEach(() => {
    harness.sandbox.google.clearFaults();
    harness.sandbox.ringcentral.clearFaults();
  });
  afterAll(() => harness.close());
};

const BODIES: readonly unknown[] = [
  { errorCode: 'CMN-101', message: 'x', errors: [{ errorCode: 'CMN-101', message: 'x' }] },
  { error: { message: 'x' } },
];

/** Makes both upstreams answer with this body and a success status. */
const answerWith = (body: unknown): void => addFault({ kind: 'status', status: 200, body });

const addFault = (fault: Fault): void => {
  harness.sandbox.google.addFault(fault);
  harness.sandbox.ringcentral.addFault(fault);
};

describe('an error with a success status is UPSTREAM_BAD_RESPONSE', () => {
  useHarness();

  const QUERIES = {
    personalContacts: '{ personalContacts(first: 5) { totalCount nodes { firstName } } }',
    personalContactChanges: '{ personalContactChanges { isFullSync nextSince nodes { contactId } } }',
    personalContact: '{ personalContact(contactId: "1") { firstName } }',
    favorites: '{ favorites { nodes { position } } }',
    otherContacts: '{ otherContacts { totalCount nodes { resourceName } } }',
    otherContactChanges: '{ otherContactChanges { isFullSync nextSince nodes { resourceName } } }',
    searchOtherContacts: '{ searchOtherContacts(query: "a") { nodes { resourceName } } }',
    person: '{ person(resourceName: "people/c1") { displayName } }',
    addressBookUpload: '{ addressBookUpload(taskId: "1-2-ab") { status } }',
  } as const;

  it.each(Object.keys(QUERIES).flatMap((field) => BODIES.map((body) => [field, body] as const)))(
    '%s %j',
    async (field, body) => {
      answerWith(body);
      const answer = await ask(harness, QUERIES[field as keyof typeof QUERIES]);
      expect(failuresOf(answer)).toEqual([`${field} UPSTREAM_BAD_RESPONSE`]);
      expect(answer.data?.[field]).toBeNull();
    },
  );

  const book = () => bookOf(harness);
  const MUTATIONS = {
    setFavorites: () => ({ favorites: [] }),
    createPersonalContact: () => ({ contact: { firstName: 'Ann' } }),
    patchPersonalContact: () => ({
      id: personalContactId({ ...book(), contactId: '1' }),
      contact: { firstName: 'Ann' },
    }),
    copyOtherContactToMyContacts: () => ({ resourceName: 'otherContacts/c1' }),
  } as const;

  it.each(Object.keys(MUTATIONS).flatMap((name) => BODIES.map((body) => [name, body] as const)))(
    '%s %j',
    async (name, body) => {
      const input = MUTATIONS[name as keyof typeof MUTATIONS]();
      answerWith(body);
      const type = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Input`;
      const answer = await ask(
        harness,
        `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`,
        { variables: { input } },
      );
      expect(failuresOf(answer)).toEqual([`${name} UPSTREAM_BAD_RESPONSE`]);
      expect(answer.data?.[name]).toBeNull();
    },
  );
});

describe('an empty object', () => {
  useHarness();

  it.each([
    ['personalContacts', '{ personalContacts { nodes { contactId } } }'],
    ['personalContactChanges', '{ personalContactChanges { isFullSync nodes { contactId } } }'],
    ['personalContact', '{ personalContact(contactId: "1") { contactId } }'],
    ['favorites', '{ favorites { nodes { position } } }'],
    ['otherContactChanges', '{ otherContactChanges { isFullSync nodes { resourceName } } }'],
    ['person', '{ person(resourceName: "people/c1") { resourceName displayName } }'],
  ])('is not a valid answer: %s', async (field, query) => {
    answerWith({});
    const answer = await ask(harness, query);
    expect(failuresOf(answer)).toEqual([`${field} UPSTREAM_BAD_RESPONSE`]);
    expect(answer.data?.[field]).toBeNull();
  });

  it('is an empty list of other contacts, because proto3 JSON omits empty lists', async () => {
    answerWith({});
    const answer = await ask(harness, '{ otherContacts { totalCount nodes { resourceName } } }');
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({ otherContacts: { totalCount: 0, nodes: [] } });
  });
});

describe('an unreadable value in one record does not affect the others', () => {
  useHarness();

  it('in a list of contacts', async () => {
    const query = '{ personalContacts(first: 4) { nodes { contactId firstName lastName } } }';
    const { data: whole } = await ask(harness, query);
    addFault({ kind: 'edit', set: { '/records/0/firstName': 42, '/records/1': null } });
    const answer = await ask(harness, query);
    const [first, , ...rest] = whole?.personalContacts.nodes as { firstName: string }[];
    expect(answer.data?.personalContacts.nodes).toEqual([{ ...first, firstName: null }, ...rest]);
    expect(failuresOf(answer)).toEqual([
      'personalContacts UPSTREAM_BAD_RESPONSE',
      'personalContacts.nodes.0.firstName UPSTREAM_BAD_RESPONSE',
    ]);
  });

  it('in a list of persons', async () => {
    const query = '{ otherContacts(first: 3) { nodes { resourceName names { displayName } } } }';
    const { data: whole } = await ask(harness, query);
    addFault({ kind: 'edit', set: { '/otherContacts/0/names': 42, '/otherContacts/1': {} } });
    const answer = await ask(harness, query);
    const [first, , ...rest] = whole?.otherContacts.nodes as object[];
    expect(answer.data?.otherContacts.nodes).toEqual([{ ...first, names: null }, ...rest]);
    expect(failuresOf(answer)).toEqual([
      'otherContacts UPSTREAM_BAD_RESPONSE',
      'otherContacts.nodes.0.names UPSTREAM_BAD_RESPONSE',
    ]);
  });

  it('in a list of changes', async () => {
    const query =
      '{ personalContactChanges(first: 3) { isFullSync nodes { contactId personalContact { lastName } } } }';
    const { data: whole } = await ask(harness, query);
    addFault({ kind: 'edit', set: { '/records/0/lastName': {} } });
    const answer = await ask(harness, query);
    const [first, ...rest] = whole?.personalContactChanges.nodes as object[];
    expect(answer.data?.personalContactChanges).toEqual({
      isFullSync: true,
      nodes: [{ ...first, personalContact: { lastName: null } }, ...rest],
    });
    expect(failuresOf(answer)).toEqual([
      'personalContactChanges.nodes.0.personalContact.lastName UPSTREAM_BAD_RESPONSE',
    ]);
  });
});
