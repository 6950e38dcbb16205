import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { favoriteId, personalContactId } from '../../../src/relay/global-id.ts';
import { type GraphQLResult, type Harness, startHarness } from '../../support/harness.ts';

import { bookOf, contactIdsOf, range, type User } from './support.ts';

const USERS = ['demo', 'second'] as const;
const REQUESTS = 50;

interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

let harness: Harness;
let operations: readonly Operation[];
/** Each user's answers without other users, by operation. */
let alone: Readonly<Record<User, readonly unknown[]>>;

const own = { accountId: '~', extensionId: '~' };

/** The same text for both users, so that a cache keyed by text or argument would mix them up. */
const operationsFor = (contactIds: readonly string[]): readonly Operation[] => [
  { query: '{ personalContacts(first: 5) { totalCount nodes { id email } pageInfo { endCursor } } }' },
  { query: '{ personalContacts(last: 2) { nodes { id displayName } } }' },
  { query: '{ otherContacts(first: 4) { totalCount nodes { id primaryEmailAddress } } }' },
  { query: '{ favorites { nodes { id target { ... on PersonalContact { id notes email } } } } }' },
  {
    query:
      'query ($id: ID!) { personalContact(contactId: $id) { id displayName } favorites { totalCount } otherContacts(first: 1) { nodes { id } } }',
    variables: { id: contactIds[0] },
  },
  {
    query:
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on PersonalContact { id email } ... on Extension { personalContacts(first: 2) { nodes { id } } } } }',
    variables: {
      representations: [
        ...contactIds.map((contactId) => ({ __typename: 'PersonalContact', ...own, contactId })),
        { __typename: 'Extension', extensionId: '~' },
      ],
    },
  },
];

const send = (user: User, index: number): Promise<GraphQLResult> => {
  const { query, ...options } = operations[index]!;
  return harness.execute(query, { ...options, as: user });
};

const dataOf = (body: unknown): object => (body as { readonly data: object }).data;

/** @param numRuns number of random combinations of requests and delays */
export const describeIsolation = (numRuns: number): void => {
  beforeAll(async () => {
    harness = await startHarness();
    operations = operationsFor([
      ...contactIdsOf(harness, 'demo').slice(0, 3),
      ...contactIdsOf(harness, 'second').slice(0, 3),
    ]);
    const answersOf = async (user: User): Promise<readonly unknown[]> => {
      const answers: unknown[] = [];
      for (const index of range(operations.length)) answers.push((await send(user, index)).body);
      return answers;
    };
    alone = { demo: await answersOf('demo'), second: await answersOf('second') };
  });
  afterAll(() => harness.close());

  describe('two callers', () => {
    it('have no records in common', () => {
      for (const index of range(operations.length)) {
        expect(alone.demo[index]).not.toEqual(alone.second[index]);
        expect(JSON.stringify(alone.demo[index])).not.toContain('"errors"');
      }
    });

    it('each get their own data, in any order, concurrently or not, however long upstream takes', async () => {
      const request = fc.record({
        user: fc.constantFrom(...USERS),
        index: fc.nat({ max: 5 }),
        /** Number of requests that are sent before this one; 0 means together with the one before. */
        pause: fc.nat({ max: 2 }),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(request, { minLength: REQUESTS, maxLength: REQUESTS }),
          fc.array(fc.record({ caller: fc.constantFrom(...USERS), latencyMs: fc.nat({ max: 30 }) }), {
            maxLength: 6,
          }),
          async (requests, delays) => {
            for (const upstream of [harness.sandbox.google, harness.sandbox.ringcentral]) {
              upstream.clearFaults();
              for (const { caller, latencyMs } of delays) {
                upstream.addFault({ kind: 'latency', latencyMs, times: 10, match: { caller } });
              }
            }
            const pending: Promise<GraphQLResult>[] = [];
            for (const { user, index, pause } of requests) {
              for (let turn = 0; turn < pause; turn += 1) await new Promise(setImmediate);
              pending.push(send(user, index));
            }
            const bodies = (await Promise.all(pending)).map(({ body }) => body);
            requests.forEach(({ user, index }, at) => expect(bodies[at]).toEqual(alone[user][index]));
          },
        ),
        { numRuns },
      );
    });

    it("learn nothing from each other's ids: what a caller may not read is refused or null", async () => {
      const demo = bookOf(harness, 'demo');
      const contactId = contactIdsOf(harness, 'demo')[0] ?? '';
      const { body } = await harness.execute(
        `query ($contact: ID!, $favorite: ID!, $extension: ID!, $contactId: ID!) {
        contact: node(id: $contact) { ... on PersonalContact { id displayName email } }
        favorite: node(id: $favorite) { ... on Favorite { position } }
        personalContact(contactId: $contactId) { displayName }
        personalContacts(extensionId: $extension) { totalCount nodes { email } }
      }`,
        {
          as: 'second',
          variables: {
            contact: personalContactId({ ...demo, contactId }),
            favorite: favoriteId(demo, { contactId }),
            extension: demo.extensionId,
            contactId,
          },
        },
      );
      expect(body.data).toEqual({
        contact: null,
        favorite: null,
        personalContact: null,
        personalContacts: null,
      });
      expect(new Set(body.errors?.map(({ extensions }) => extensions['code']))).toEqual(
        new Set(['FORBIDDEN']),
      );
    });

    it('do not mix their books when one of them changes the credential during a request', async () => {
      const { google, ringcentral } = harness.sandbox.credentials;
      const mixed = await harness.execute(
        '{ otherContacts(first: 4) { totalCount nodes { id primaryEmailAddress } } personalContacts(first: 5) { totalCount nodes { id email } pageInfo { endCursor } } }',
        {
          as: 'nobody',
          headers: {
            'x-google-authorization': `Bearer ${google.accessTokens.second}`,
            'x-ringcentral-authorization': `Bearer ${ringcentral.accessTokens.demo}`,
          },
        },
      );
      expect(mixed.body).toEqual({
        data: { ...dataOf(alone.second[2]), ...dataOf(alone.demo[0]) },
      });
    });
  });
};
