import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { graphql } from 'graphql';

import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { createUpstreams, type Upstreams } from '../../../src/clients/upstreams.ts';
import { type Context, createContextFactory } from '../../../src/context/context.ts';
import { personalContactId } from '../../../src/relay/global-id.ts';
import { createSchema } from '../../../src/resolvers/index.ts';

// The fields of an operation share a context. Here several documents share one, so that reads can come before and after a write.

const schema = createSchema({ graphNode: 'public' });
let sandbox: Sandbox;
let upstreams: Upstreams;
let context: Context;
let book: { readonly accountId: string; readonly extensionId: string };
let contactIds: readonly string[];

beforeAll(async () => {
  sandbox = await startSandbox({ ringcentral: { bookSizes: { demo: 40 } } });
});
afterAll(() => sandbox.close());

beforeEach(() => {
  const { ringcentral, google } = sandbox;
  ringcentral.reset();
  book = { accountId: ringcentral.store.accountId, extensionId: ringcentral.store.extensionId('demo') };
  contactIds = ringcentral.store.contacts('demo').map(({ id }) => id);
  upstreams = createUpstreams({
    googlePeopleUrl: google.url,
    googleTokenUrl: `${google.url}/token`,
    ringcentralUrl: ringcentral.url,
    timeoutMs: 10_000,
    maxRateWaitMs: 0,
  });
  context = createContextFactory({ upstreams, googleSearchWarmupMs: 0, lockWaitMs: 10_000 })({
    headers: { 'x-ringcentral-authorization': 'Bearer sandbox-ringcentral-demo' },
    signal: new AbortController().signal,
    deadline: performance.now() + 60_000,
    onUpstreamCall: () => undefined,
    maxStalenessMs: undefined,
    served: undefined,
  });
});

afterEach(() => upstreams.close());

/** The result of a document in the shared context, and its number of calls. */
const run = async (source: string, variableValues: Readonly<Record<string, unknown>> = {}) => {
  sandbox.ringcentral.clearCalls();
  const { data, errors } = await graphql({ schema, source, contextValue: context, variableValues });
  if (errors !== undefined) throw new AggregateError(errors, JSON.stringify(errors));
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is each document's own
  return { data: data as any, calls: sandbox.ringcentral.calls().length };
};

const idOf = (contactId: string): string => personalContactId({ ...book, contactId });

/** A contact and the list, under every spelling of the book. */
const READ = `query ($contactId: ID!, $accountId: ID!, $extensionId: ID!) {
  one: personalContact(contactId: $contactId) { firstName notes }
  two: personalContact(contactId: $contactId, accountId: $accountId) { firstName notes }
  three: personalContact(contactId: $contactId, extensionId: $extensionId) { firstName notes }
  four: personalContact(contactId: $contactId, accountId: $accountId, extensionId: $extensionId) { firstName notes }
  mine: personalContacts(first: 3) { totalCount nodes { contactId firstName } }
  same: personalContacts(first: 3, accountId: $accountId, extensionId: $extensionId) { totalCount }
}`;
const read = (contactId: string) => run(READ, { ...book, contactId });

const PATCH = `mutation ($id: ID!, $contact: PersonalContactInput!) {
  patchPersonalContact(input: { id: $id, contact: $contact }) { personalContact { id displayName notes phoneNumbers { number } } }
}`;

describe('within one operation', () => {
  it('a changed contact is read without a call', async () => {
    const [contactId = ''] = contactIds;
    const before = await read(contactId);
    const { calls } = await run(PATCH, { id: idOf(contactId), contact: { firstName: 'Aaa', notes: 'new' } });
    expect(calls).toBe(1);
    const after = await read(contactId);
    for (const name of ['one', 'two', 'three', 'four']) {
      expect(before.data[name].firstName).not.toBe('Aaa');
      expect([name, after.data[name]]).toEqual([name, { firstName: 'Aaa', notes: 'new' }]);
    }
    expect(after.data.mine.nodes[0]).toEqual({ contactId, firstName: 'Aaa' });
    // Only the list.
    expect(after.calls).toBe(1);
  });

  it('a changed contact is up to date under a spelling of its book that is not resolved yet', async () => {
    const [contactId = ''] = contactIds;
    const query = `query ($contactId: ID!, $extensionId: ID!) {
      personalContact(contactId: $contactId, extensionId: $extensionId) { firstName }
    }`;
    const variables = { contactId, extensionId: book.extensionId };
    await run(query, variables);
    await run(PATCH, { id: idOf(contactId), contact: { firstName: 'Aaa' } });
    expect((await run(query, variables)).data.personalContact).toEqual({ firstName: 'Aaa' });
  });

  it('a created contact can be read by its id and in lists', async () => {
    const [known = ''] = contactIds;
    const before = await read(known);
    const { data } = await run(
      'mutation { createPersonalContact(input: { contact: { firstName: "Aaa" } }) { personalContact { contactId } } }',
    );
    const { contactId } = data.createPersonalContact.personalContact;
    const after = await read(contactId);
    expect(after.data.one.firstName).toBe('Aaa');
    expect(after.data.mine).toMatchObject({
      totalCount: Number(before.data.mine.totalCount) + 1,
      nodes: [{ contactId }, {}, {}],
    });
    expect(after.data.same.totalCount).toBe(after.data.mine.totalCount);
    expect(after.calls).toBe(1);
  });

  it('a deleted contact is gone, even from favorites', async () => {
    const [contactId = ''] = contactIds;
    const favorites = () =>
      run(
        `query ($accountId: ID!, $extensionId: ID!) {
          favorites(accountId: $accountId, extensionId: $extensionId, first: 3) {
            totalCount nodes { target { ... on PersonalContact { contactId firstName } } }
          }
        }`,
        book,
      );
    const before = await favorites();
    expect(before.data.favorites.nodes[0].target.contactId).toBe(contactId);
    await read(contactId);
    await run('mutation ($ids: [ID!]!) { deletePersonalContacts(input: { ids: $ids }) { deletedIds } }', {
      ids: [idOf(contactId)],
    });
    const after = await read(contactId);
    expect([after.data.one, after.data.two, after.data.three, after.data.four]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(after.calls).toBe(1);
    expect((await favorites()).data.favorites.totalCount).toBe(before.data.favorites.totalCount - 1);
  });

  it('replaced contacts are up to date', async () => {
    const some = contactIds.slice(0, 3);
    await Promise.all(some.map(read));
    await run(
      `mutation ($contacts: [PersonalContactReplacementInput!]!) {
        updatePersonalContacts(input: { contacts: $contacts }) { results { personalContact { id } } }
      }`,
      { contacts: some.map((id) => ({ id: idOf(id), contact: { firstName: `Item ${id}` } })) },
    );
    for (const id of some)
      expect((await read(id)).data.two).toEqual({ firstName: `Item ${id}`, notes: null });
  });

  it('a contact with an unknown outcome is read again', async () => {
    const [contactId = ''] = contactIds;
    await read(contactId);
    sandbox.ringcentral.addFault({ kind: 'reset', when: 'after', times: 1, match: { method: 'PATCH' } });
    await expect(run(PATCH, { id: idOf(contactId), contact: { firstName: 'Aaa' } })).rejects.toThrow(
      'not known',
    );
    const { data, calls } = await read(contactId);
    expect([data.one.firstName, data.four.firstName, calls]).toEqual(['Aaa', 'Aaa', 2]);
  });

  it('consecutive writes each show the state after them', async () => {
    const [contactId = ''] = contactIds;
    const { data, calls } = await run(
      `mutation ($id: ID!) {
        one: patchPersonalContact(input: { id: $id, contact: { firstName: "One", notes: "x" } }) {
          personalContact { id accountId extensionId contactId displayName notes emailAddresses availability }
        }
        two: patchPersonalContact(input: { id: $id, contact: { firstName: "Two" } }) { personalContact { firstName notes } }
        three: updatePersonalContact(input: { id: $id, contact: { firstName: "Three" } }) {
          personalContact { displayName notes }
        }
        four: deletePersonalContacts(input: { ids: [$id] }) { deletedIds }
        five: patchPersonalContact(input: { id: $id, contact: {} }) { userErrors { code } }
      }`,
      { id: idOf(contactId) },
    );
    expect(data).toMatchObject({
      one: { personalContact: { ...book, contactId, notes: 'x', availability: 'ALIVE' } },
      two: { personalContact: { firstName: 'Two', notes: 'x' } },
      three: { personalContact: { displayName: 'Three', notes: null } },
      four: { deletedIds: [idOf(contactId)] },
      five: { userErrors: [{ code: 'NOT_FOUND' }] },
    });
    expect(calls).toBe(5);
  });
});
