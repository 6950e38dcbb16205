import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { DEALS } from '../../../examples/supergraph/crm/deals.ts';
import type { UpstreamReport } from '../../../src/clients/http/upstream-report.ts';
import { PUBLIC_EXTENSIONS } from '../../../src/server/graphql-errors.ts';
import type { GraphQLResult } from '../../support/harness.ts';
import { routesOf } from '../graph/support.ts';

import type { Case } from './case.ts';
import { CROSS_CASES } from './cross-cases.ts';
import { OWN_CASES } from './own-cases.ts';
import { type Ask, GATEWAYS, type Gateways, startGateways } from './support.ts';

type Body = GraphQLResult['body'];

const INTRODUCTIONS = DEALS.flatMap(({ introducedBy }) => introducedBy ?? []);

let running: Gateways;
beforeAll(async () => {
  running = await startGateways();
}, 60_000);
afterAll(() => running.close());

const headersOf = (as: Case['as']): Readonly<Record<string, string>> => {
  const google = (token: string) => ({ 'x-google-authorization': `Bearer ${token}` });
  const ringcentral = (token: string) => ({ 'x-ringcentral-authorization': `Bearer ${token}` });
  if (as === 'nobody') return {};
  if (as === 'google only') return google('sandbox-google-demo');
  if (as === 'wrong') return { ...google('nobody'), ...ringcentral('nobody') };
  const user = as ?? 'demo';
  return { ...google(`sandbox-google-${user}`), ...ringcentral(`sandbox-ringcentral-${user}`) };
};

const answer = async (ask: Ask, { query, variables = {}, as, fault }: Case): Promise<Body> => {
  const upstream = fault && running.harness.sandbox[fault[0]];
  if (fault !== undefined) upstream?.addFault(fault[1]);
  const body = await ask({ query, variables, headers: headersOf(as) });
  upstream?.clearFaults();
  return body;
};

/** Errors of the contacts graph. Gateways also have errors of their own, and name the graph of an error. */
const codesOf = ({ errors = [] }: Body, isGateway: boolean): readonly string[] => {
  const ours = errors.filter(({ extensions }) => !isGateway || extensions['serviceName'] === 'contacts');
  return [
    ...new Set(ours.map(({ extensions: { code, upstream } }) => [code, upstream].filter(Boolean).join(' '))),
  ].sort();
};

const expectOnlyOurErrors = ({ errors = [] }: Body): void => {
  for (const { extensions, path } of errors) {
    expect(extensions['serviceName']).toBe('contacts');
    expect([...PUBLIC_EXTENSIONS, 'serviceName']).toEqual(expect.arrayContaining(Object.keys(extensions)));
    expect(path?.length).toBeGreaterThan(0);
  }
};

describe.each(GATEWAYS)('behind the gateway of %s', (name) => {
  it.each(OWN_CASES)('$what: the same answer as directly', async (operation) => {
    const direct = await answer(running.direct, operation);
    const behind = await answer(running.gateways[name], operation);
    expect(behind.data).toEqual(direct.data);
    expect(codesOf(direct, false)).toEqual(operation.codes ?? []);
    expect(codesOf(behind, true)).toEqual(operation.codes ?? []);
    expectOnlyOurErrors(behind);
  });
});

describe('across both graphs', () => {
  it.each(CROSS_CASES)('$what: the same answer behind all gateways', async (operation) => {
    const apollo = await answer(running.gateways.apollo, operation);
    expect(apollo.data).not.toBeNull();
    expect(codesOf(apollo, true)).toEqual(operation.codes ?? []);
    expectOnlyOurErrors(apollo);
    for (const name of ['hive', 'hive-router'] as const) {
      const hive = await answer(running.gateways[name], operation);
      expect([name, hive.data]).toEqual([name, apollo.data]);
      expect([name, codesOf(hive, true)]).toEqual([name, operation.codes ?? []]);
      if (name === 'hive' && operation.isHoleForHive)
        expect(hive.errors?.map(({ message }) => message)).toEqual(Array(2).fill('Unexpected error.'));
      else expectOnlyOurErrors(hive);
    }
  });

  const DEALS_QUERY = `{ deals { nodes {
    contact { displayName company } introducedBy { displayName primaryEmailAddress } } } }`;

  it.each(GATEWAYS)('%s returns the same entities as the graph', async (name) => {
    const { data } = await answer(running.gateways[name], { what: '', query: DEALS_QUERY });
    const direct = await answer(running.direct, {
      what: '',
      query: `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on PersonalContact { displayName company } ... on Person { displayName primaryEmailAddress } } }`,
      variables: {
        representations: [
          ...DEALS.map(({ contactId }) => ({
            __typename: 'PersonalContact',
            accountId: '~',
            extensionId: '~',
            contactId,
          })),
          ...INTRODUCTIONS.map((resourceName) => ({ __typename: 'Person', resourceName })),
        ],
      },
    });
    const nodes = data.deals.nodes as readonly Readonly<Record<string, unknown>>[];
    const seen = ['contact', 'introducedBy'].flatMap((field) => nodes.map((deal) => deal[field]));
    // If an entity is null, the gateway has only the reference, and no field of it is selected here.
    const absent = [
      { displayName: null, company: null },
      { displayName: null, primaryEmailAddress: null },
    ];
    const entities = direct.data._entities as readonly unknown[];
    expect(entities.filter((entity) => entity === null)).toHaveLength(2);
    expect(seen.filter((entity) => entity !== null)).toEqual(
      entities.map((entity, index) => entity ?? absent[index < DEALS.length ? 0 : 1]),
    );
  });

  it.each(GATEWAYS)('%s costs as many upstream calls as the graph promises', async (name) => {
    running.harness.clearCalls();
    await answer(running.gateways[name], { what: '', query: DEALS_QUERY });
    expect([...routesOf(running.harness.calls())].sort()).toEqual([
      'otherContacts',
      'people:batchGet',
      '{contactId}',
    ]);
  });
});

describe.each(GATEWAYS)('the cost of an operation behind the gateway of %s', (name) => {
  const query = `{ deals(first: 3) { nodes { contact { displayName } introducedBy { displayName } } } favorites(first: 1) { totalCount } }`;
  const headers = headersOf(undefined);

  it('is in extensions.upstream on request, for all requests together', async () => {
    running.harness.clearCalls();
    const { errors, extensions } = await running.gateways[name]({
      query,
      headers: { ...headers, 'x-include-upstream-calls': '1' },
    });
    expect(errors).toBeUndefined();
    const { calls, budgets } = extensions?.['upstream'] as UpstreamReport;
    expect(calls.map(({ method, route }) => `${method} ${route}`).sort()).toEqual(
      running.harness
        .calls()
        .map(({ method, route }) => `${method} ${route}`)
        .sort(),
    );
    expect(calls.length).toBeGreaterThan(2);
    const names = budgets.map(({ upstream, group }) => `${upstream} ${group}`);
    expect(names.sort()).toEqual(['google-people read', 'ringcentral heavy', 'ringcentral light']);
  });

  it('is not sent without a request for it', async () => {
    const { extensions } = await running.gateways[name]({ query, headers });
    expect(extensions?.['upstream']).toBeUndefined();
  });
});
