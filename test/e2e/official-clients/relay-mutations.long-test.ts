import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { commitMutation, type Variables } from 'relay-runtime';

import { type Harness, startHarness } from '../../support/harness.ts';
import { contactIdsOf } from '../graph/support.ts';

import { type CompiledApp, compileRelayApp } from './relay-compile.ts';
import { openRelay, type Relay, type RelayList } from './relay-session.ts';

let app: CompiledApp;
let harness: Harness;
let relay: Relay;
beforeAll(async () => {
  app = await compileRelayApp();
});
afterAll(() => app.remove());
beforeEach(async () => {
  harness = await startHarness();
  relay = openRelay(harness, app);
});
afterEach(() => harness.close());

interface Payload {
  readonly userErrors: readonly object[];
}

/** Runs a mutation as a component would, and fails on errors and on user errors. */
const commit = (name: string, variables: Variables): Promise<void> =>
  new Promise((resolve, reject) => {
    commitMutation(relay.environment, {
      mutation: app.request(name),
      variables,
      onCompleted: (response, errors) => {
        const faults = [
          ...(errors ?? []),
          ...Object.values(response as Readonly<Record<string, Payload>>).flatMap(
            ({ userErrors }) => userErrors,
          ),
        ];
        if (faults.length > 0) reject(new Error(JSON.stringify(faults)));
        else resolve();
      },
      onError: reject,
    });
  });

const idsOf = (list: RelayList): readonly string[] =>
  list.data().edges.map(({ node }: { node: { id: string } }) => node.id);

describe('an edge', () => {
  it('of a new contact is appended to the list that is shown', async () => {
    const list = await relay.openList('personalContacts', { first: 3 });
    const before = idsOf(list);
    await commit('personalContactsCreateMutation', {
      input: { contact: { firstName: 'Amber', lastName: 'Alder' } },
      connections: [list.connectionId()],
    });
    expect(idsOf(list).slice(0, -1)).toEqual(before);
    expect(list.data().edges.at(-1)).toMatchObject({
      node: { displayName: 'Amber Alder' },
      cursor: expect.any(String),
    });
    expect(contactIdsOf(harness)).toHaveLength(Number(list.data().totalCount) + 1);
  });

  it('of a deleted contact is removed from it', async () => {
    const list = await relay.openList('personalContacts', { first: 5 });
    const [first = '', second, third = '', ...rest] = idsOf(list);
    await commit('personalContactsDeleteMutation', {
      input: { ids: [first, third] },
      connections: [list.connectionId()],
    });
    expect(idsOf(list)).toEqual([second, ...rest]);
  });

  it('of a favorite is added and removed, and the others move up', async () => {
    const contacts = await relay.openList('personalContacts', { last: 50 });
    const list = await relay.openList('favorites', { first: 100 });
    const before = idsOf(list);
    const positions = () =>
      list
        .data()
        .edges.map(
          ({ node }: { node: unknown }) =>
            (relay.readFragment('details_favorite', node) as { position: number }).position,
        );
    const target = { personalContactId: idsOf(contacts).at(-1) };
    await commit('favoritesAddMutation', { input: { target }, connections: [list.connectionId()] });
    expect(idsOf(list).slice(0, -1)).toEqual(before);
    expect(positions()).toEqual(idsOf(list).map((_id, index) => index));
    const [first = '', ...rest] = idsOf(list);
    await commit('favoritesRemoveMutation', { input: { id: first }, connections: [list.connectionId()] });
    expect(idsOf(list)).toEqual(rest);
    expect(positions()).toEqual(rest.map((_id, index) => index));
  });
});

describe('a record', () => {
  it('that a mutation returns is the one that every list shows', async () => {
    const list = await relay.openList('personalContacts', { first: 3 });
    const id = idsOf(list)[1];
    await commit('personalContactsPatchMutation', {
      input: { id, contact: { firstName: 'Amber', lastName: 'Alder' } },
    });
    expect(list.data().edges[1].node.displayName).toBe('Amber Alder');
    expect(list.data().edges[0].node.displayName).not.toBe('Amber Alder');
  });

  it('of a copied person is a new one', async () => {
    const list = await relay.openList('otherContacts', { count: 1 });
    const { resourceName } = list.data().edges[0].node;
    await commit('otherContactsCopyMutation', { input: { resourceName } });
    const source = relay.environment.getStore().getSource();
    const names = source.getRecordIDs().map((id) => source.get(id)?.['resourceName']);
    expect(names.filter((name) => typeof name === 'string' && name.startsWith('people/'))).toHaveLength(1);
  });
});
