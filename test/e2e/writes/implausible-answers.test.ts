import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { COLLEAGUES } from '../../../sandbox/ringcentral/directory.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { bookOf, failuresOf } from '../graph/support.ts';

import { linesOf, mutate, putFavorites, READ, WRITE } from './favorites-support.ts';
import { faultsOf, globalIdsOf, write } from './support.ts';

let harness: Harness;
// A new graph for each test: after an answer without quota headers, 10 contact calls a minute are left.
beforeEach(async () => {
  harness = await startHarness({ sandbox: { ringcentral: { bookSizes: { demo: 10 } } } });
});
afterEach(() => harness.close());

const answerWrites = (body: unknown, times = 1): void => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 200, body, match: { method }, times });
  }
};

const FAILURE = { errorCode: 'CMN-203', message: 'Internal Server Error' };
const ONE = COLLEAGUES[1]?.extensionId ?? '';
const OTHER = COLLEAGUES[2]?.extensionId ?? '';
const favoritesOf = (...extensionIds: readonly string[]) => ({
  uri: `https://platform.example.com/restapi/v1.0/account/1/extension/${bookOf(harness).extensionId}/favorite`,
  records: extensionIds.map((extensionId, index) => ({ id: index + 1, extensionId })),
});

describe('a list of favorites is not reported as written', () => {
  it.each<[string, () => unknown]>([
    ['an error under 200', () => FAILURE],
    ['errors under 200', () => ({ errors: [FAILURE] })],
    ['an empty object', () => ({})],
    ['an address without a list', () => ({ uri: favoritesOf().uri })],
    ['an empty list', () => favoritesOf()],
    ['a list that lacks a favorite', () => favoritesOf(OTHER)],
    ['a list of other favorites', () => favoritesOf(ONE, COLLEAGUES[5]?.extensionId ?? '')],
    ['a list of invalid entries', () => ({ ...favoritesOf(), records: [null, 'x'] })],
  ])('after %s', async (_name, bodyOf) => {
    await putFavorites(harness, [{ extensionId: ONE }]);
    await mutate(harness, 'setFavorites', { favorites: [] });
    await putFavorites(harness, [{ extensionId: ONE }]);
    const target = { extensionId: OTHER };
    for (const [name, input, calls] of [
      ['setFavorites', { favorites: [{ extensionId: ONE }, target] }, [WRITE]],
      ['addFavorite', { target }, [READ, WRITE]],
    ] as const) {
      answerWrites(bodyOf());
      const answer = await mutate(harness, name, input);
      expect([linesOf(answer), ...failuresOf(answer)]).toEqual([calls, `${name} UPSTREAM_BAD_RESPONSE`]);
      expect(answer.errors?.[0]?.message).toContain('not known whether the change was made');
      harness.sandbox.ringcentral.clearFaults();
    }
  });

  it('but is for the same list in another order with other ranks', async () => {
    answerWrites(favoritesOf(OTHER, ONE));
    const favorites = [{ extensionId: ONE }, { extensionId: OTHER }];
    const answer = await mutate(harness, 'setFavorites', { favorites });
    expect([failuresOf(answer), answer.payload.userErrors]).toEqual([[], []]);
  });
});

describe('a contact is not reported as written', () => {
  const contact = { firstName: 'Ada' };
  it.each<[string, unknown]>([
    ['an error under 200', FAILURE],
    ['errors under 200', { errors: [FAILURE] }],
    ['an empty object', {}],
    ['another contact', { id: 1, firstName: 'Ada' }],
  ])('after %s', async (name, body) => {
    const [id = '', second = ''] = globalIdsOf(harness);
    for (const [mutation, input] of [
      ...(name === 'another contact' ? [] : [['createPersonalContact', { contact }] as const]),
      ['updatePersonalContact', { id, contact }],
      ['patchPersonalContact', { id, contact }],
    ] as const) {
      answerWrites(body);
      const answer = await write(harness, mutation, input);
      expect([answer.calls.length, ...failuresOf(answer)]).toEqual([1, 'payload UPSTREAM_BAD_RESPONSE']);
      expect(answer.errors?.[0]?.message).toContain('not known whether the change was made');
      harness.sandbox.ringcentral.clearFaults();
    }
    answerWrites(body);
    const list = await write(harness, 'updatePersonalContacts', {
      contacts: [id, second].map((each) => ({ id: each, contact })),
    });
    expect(list.payload?.results ?? null).toBeNull();
    expect(failuresOf(list)).toEqual(['payload UPSTREAM_BAD_RESPONSE']);
  });

  it('if one item of a bulk answer is an error with status 200', async () => {
    const ids = globalIdsOf(harness).slice(0, 2);
    const [first, second] = harness.sandbox.ringcentral.store.contacts('demo');
    harness.sandbox.ringcentral.addFault({
      kind: 'status',
      status: 207,
      headers: { 'content-type': 'application/vnd.ringcentral.multipart+json' },
      body: [
        { resourceId: first?.id, status: 200, body: { id: first?.id, firstName: 'Ada' } },
        { resourceId: second?.id, status: 200, body: FAILURE },
      ],
      match: { method: 'PUT' },
      times: 1,
    });
    const { payload } = await write(harness, 'updatePersonalContacts', {
      contacts: ids.map((id) => ({ id, contact })),
    });
    expect(payload.results.map(faultsOf)).toEqual([[], ['contacts.1 OUTCOME_UNKNOWN']]);
  });

  it('as deleted after an error with status 200', async () => {
    answerWrites(FAILURE, 5);
    const answer = await write(harness, 'deletePersonalContacts', { ids: globalIdsOf(harness).slice(0, 2) });
    expect(failuresOf(answer)).toEqual(['payload UPSTREAM_BAD_RESPONSE']);
  });
});
