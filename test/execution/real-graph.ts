import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { createSchema } from '../../src/resolvers/index.ts';
import { contactIdsOf } from '../e2e/graph/support.ts';
import { type GraphQLResult, type Harness, startHarness } from '../support/harness.ts';

import { faultsOf } from './both-ways.ts';
import { operations } from './operations.ts';

const schema = createSchema({ graphNode: 'public' });

/** Cursors into Google's list contain a page token, which is different in every upstream response. */
const CURSOR = new RegExp(`"${Buffer.from('cursor').toString('base64url')}[\\w-]+"`, 'g');

/** The time of the upstream call. */
const AS_OF = /asOf":"[^"]*"/g;
const REQUEST_ID = /"upstreamRequestId":"[^"]*"/;

const textOf = ({ body: { data, errors = [] } }: GraphQLResult) => ({
  hasData: data !== undefined,
  data: JSON.stringify(data ?? null)
    .replaceAll(CURSOR, '"cursor"')
    .replaceAll(AS_OF, 'asOf":"then"'),
  errors: errors.map((error) => JSON.stringify(error).replace(REQUEST_ID, '')).sort(),
});

/** Requests for a trace are executed by graphql-js, by the same resolvers. */
const TRACED = { 'apollo-federation-include-trace': 'ftv1' };

/** Tests that plans and graphql-js give the same responses of the whole program to this number of random operations. */
export const describeRealGraph = (numRuns: number): void => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness({
      // Traced requests cost three times as much, so near the limit only they would be rejected.
      env: { MAX_OPERATION_COST: '10000000' },
    });
  });
  afterAll(() => harness.close());

  describe('the real graph', () => {
    it('returns the same response with the same number of upstream calls by plan and by graphql-js', async () => {
      const contacts = contactIdsOf(harness).slice(0, 3);
      const keys = contacts.map((contactId) => ({
        __typename: 'PersonalContact',
        ...{ accountId: '~', extensionId: '~', contactId },
      }));
      // Look up the caller first, because only the first operation makes calls for that.
      await harness.execute('{ personalContacts(first: 2) { nodes { id } } }');
      const vocabulary = {
        scalars: {
          ID: ['~', ...contacts, 'otherContacts/c1', 'people/c1', 'wrong', 7],
          String: ['', 'A', '+16505550100', 'wrong'],
          Int: [0, 1, 3, 5_000, -1],
          Boolean: [true, false],
          _Any: [...keys, { __typename: 'Extension', extensionId: '~' }, { __typename: 'No' }, {}],
        },
        rootFields: [
          ...['otherContacts', 'person', 'personalContacts', 'personalContact', 'favorites'],
          ...['node', 'nodes', '_entities', '_service'],
        ],
        depth: 4,
      };
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(operations(schema, vocabulary), async ({ text, variables }) => {
          if (faultsOf(schema, text).length > 0) return;
          compared += 1;
          harness.clearCalls();
          const planned = await harness.execute(text, { variables });
          const calls = harness.calls().length;
          harness.clearCalls();
          const expected = await harness.execute(text, { variables, headers: TRACED });
          expect(expected.body.extensions?.['ftv1']).toEqual(expect.any(String));
          expect(planned.body.extensions?.['ftv1']).toBeUndefined();
          expect(planned.status).toBe(expected.status);
          expect(textOf(planned)).toEqual(textOf(expected));
          expect(calls).toBe(harness.calls().length);
        }),
        { numRuns },
      );
      expect(compared).toBeGreaterThan(numRuns / 2);
    }, 240_000);
  });

  describe('the metrics', () => {
    it('count an operation that falls back to graphql-js', async () => {
      const metric = 'contacts_execution_fallbacks_total{reason="condition without a value"} 1';
      const scrape = async () => (await fetch(`${harness.url}/metrics`)).text();
      expect(await scrape()).not.toContain(metric);
      const { status, body } = await harness.execute(
        'query ($no: Boolean = false) { __typename also: __typename @skip(if: $no) }',
        { variables: { no: null } },
      );
      expect([status, body.errors?.length]).toEqual([200, 1]);
      expect(await scrape()).toContain(metric);
    });
  });
};
