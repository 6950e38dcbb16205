import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createOperationDescriptor } from 'relay-runtime';

import { personalContactId, personId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { bookOf, cursorsOf, listedContactIds, routesOf } from '../graph/support.ts';

import { type CompiledApp, compileRelayApp } from './relay-compile.ts';
import { openRelay, type Relay, type RelayList } from './relay-session.ts';

let harness: Harness;
let app: CompiledApp;
let relay: Relay;
beforeAll(async () => {
  [harness, app] = await Promise.all([startHarness(), compileRelayApp()]);
  harness.sandbox.google.store.resize('demo', 1_700);
});
afterAll(() => Promise.all([harness.close(), app.remove()]));
beforeEach(() => {
  relay = openRelay(harness, app);
  harness.clearCalls();
});

const idsOf = (list: RelayList): readonly string[] =>
  list
    .data()
    .edges.map(({ node }: { node: { id?: string; resourceName?: string } }) => node.id ?? node.resourceName);
/** Global ids of the whole book in upstream's order. */
const bookIds = async () =>
  (await listedContactIds(harness)).map((contactId) => personalContactId({ ...bookOf(harness), contactId }));

const hasNotes = ({ notes }: { readonly notes: string | null }) => notes !== null;

describe('relay-compiler', () => {
  it('compiles the app: every list, node and edge has the form that Relay expects', () => {
    expect(app.request('detailsContactRefetchQuery').params.text).toContain('node(id: $id)');
    expect(app.fragment('otherContacts_list').metadata?.connection?.[0]?.direction).toBe('forward');
    for (const name of ['personalContacts_list', 'favorites_list'])
      expect(app.fragment(name).metadata?.connection?.[0]?.direction).toBe('bidirectional');
  });

  it('refuses an app that selects a field that the schema does not have', async () => {
    const source =
      "import { graphql } from 'relay-runtime';\ngraphql`query wrongQuery { personalContacts { rows } }`;";
    await expect(compileRelayApp({ 'wrong.ts': source })).rejects.toThrow(
      /PersonalContactConnection.*rows|rows/,
    );
  });
});

describe('a connection', () => {
  it('of both systems loads page after page, and keeps one record per contact of either type', async () => {
    const list = await relay.openList('contactSearch', { text: 'a', count: 5 });
    for (let pages = 1; pages < 40 && list.data().pageInfo.hasNextPage; pages += 1)
      await list.load('forward', 5);
    expect(list.data().pageInfo.hasNextPage).toBe(false);
    const nodes = list.data().edges.map(({ node }: { node: { id: string; __typename: string } }) => node);
    expect(nodes.length).toBeGreaterThan(10);
    expect(new Set(nodes.map(({ id }: { id: string }) => id)).size).toBe(nodes.length);
    expect(new Set(nodes.map(({ __typename }: { __typename: string }) => __typename))).toEqual(
      new Set(['Person', 'PersonalContact']),
    );
    const kept = relay.environment.getStore().getSource();
    for (const { id, __typename } of nodes) expect(kept.get(id)).toMatchObject({ __typename });
  });

  it('loads forward to its end, each page at one upstream call', async () => {
    const total = harness.sandbox.google.store.book('demo').otherContactCount;
    const list = await relay.openList('otherContacts', { count: 400 });
    let pages = 1;
    while (list.data().pageInfo.hasNextPage) {
      await list.load('forward', 400);
      pages += 1;
    }
    expect(pages).toBe(Math.ceil(total / 400));
    expect(new Set(idsOf(list)).size).toBe(total);
    expect(idsOf(list)).toHaveLength(list.data().totalCount);
    expect(routesOf(harness.calls())).toEqual(Array.from({ length: pages }, () => 'otherContacts'));
  });

  it('loads in both directions from the middle, without a gap or a duplicate', async () => {
    const expected = await bookIds();
    const cursor = (await cursorsOf(harness, expected.length))[99];
    const list = await relay.openList('personalContacts', { first: 5, after: cursor });
    expect(idsOf(list)).toEqual(expected.slice(100, 105));
    expect(list.data().pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    await list.load('forward', 7);
    await list.load('backward', 3);
    await list.load('backward', 20);
    await list.load('forward', 1);
    expect(idsOf(list)).toEqual(expected.slice(77, 113));
    expect(list.data().totalCount).toBe(expected.length);
  });

  it('loads backward from its end to its start', async () => {
    const expected = await bookIds();
    const list = await relay.openList('personalContacts', { last: 260 });
    while (list.data().pageInfo.hasPreviousPage) await list.load('backward', 500);
    expect(idsOf(list)).toEqual(expected);
    expect(list.data().pageInfo.hasNextPage).toBe(false);
  });

  it('of favorites loads in both directions too', async () => {
    const whole = await relay.openList('favorites', { first: 100 });
    const expected = idsOf(whole);
    const last = openRelay(harness, app);
    const list = await last.openList('favorites', { last: 10 });
    expect(idsOf(list)).toEqual(expected.slice(-10));
    while (list.data().pageInfo.hasPreviousPage) await list.load('backward', 9);
    expect(idsOf(list)).toEqual(expected);
    const positions = list
      .data()
      .edges.map(
        ({ node }: { node: unknown }) =>
          (last.readFragment('details_favorite', node) as { position: number }).position,
      );
    expect(positions).toEqual(expected.map((_id, index) => index));
  });
});

describe('a node', () => {
  it('is fetched again by its id, with other arguments, into the record that its lists use', async () => {
    const { body } = await harness.execute('{ personalContacts(first: 50) { nodes { id notes } } }');
    const { id, notes } = body.data.personalContacts.nodes.find(hasNotes);
    const list = await relay.openList('personalContacts', { first: 50 });
    const nodeOf = () =>
      list.data().edges.find(({ node }: { node: { id: string } }) => node.id === id).node as unknown;
    expect(relay.readFragment('details_contact', nodeOf())).not.toHaveProperty('notes');
    harness.clearCalls();
    const variables = { id, withNotes: true };
    await relay.run(app.request('detailsContactRefetchQuery'), variables);
    expect(routesOf(harness.calls())).toEqual(['{contactId}']);
    const { node } = relay.read(app.request('detailsContactRefetchQuery'), variables) as { node: unknown };
    expect(relay.readFragment('details_contact', node)).toMatchObject({ notes });
    // One record, under its global id, whichever query fetched it.
    const source = relay.environment.getStore().getSource();
    expect(source.get(id)).toMatchObject({ __id: id, __typename: 'PersonalContact', notes });
  });

  it('is one record, whichever query fetched it', async () => {
    const contacts = await relay.openList('personalContacts', { first: 100 });
    const persons = await relay.openList('otherContacts', { count: 5 });
    const favorites = await relay.openList('favorites', { first: 5 });
    const ids = [idsOf(contacts)[0] ?? '', personId(idsOf(persons)[0] ?? ''), idsOf(favorites)[0] ?? ''];
    const countRecords = () => relay.environment.getStore().getSource().getRecordIDs().length;
    const records = countRecords();
    for (const [index, typename] of ['PersonalContact', 'Person', 'Favorite'].entries()) {
      const variables = { id: ids[index] };
      await relay.run(app.request('detailsNodeQuery'), variables);
      const { node } = relay.read(app.request('detailsNodeQuery'), variables) as {
        node: { __typename: string; id: string; person?: unknown; contact?: unknown; favorite?: unknown };
      };
      expect([node.__typename, node.id]).toEqual([typename, ids[index]]);
      expect([node.contact, node.person, node.favorite].map(Boolean)).toEqual(
        [0, 1, 2].map((position) => position === index),
      );
    }
    expect(countRecords()).toBe(records);
  });

  it('that a list fetched is in the store, so that a query for it needs no request', async () => {
    const list = await relay.openList('personalContacts', { first: 5 });
    const isKnown = (id: string | undefined) =>
      relay.environment.check(
        createOperationDescriptor(app.request('detailsContactRefetchQuery'), { id, withNotes: false }),
      ).status;
    expect(isKnown(idsOf(list)[0])).toBe('available');
    expect(isKnown(personalContactId({ ...bookOf(harness), contactId: '1' }))).toBe('missing');
  });

  it('of an extension is one record, by its id like all others', async () => {
    await relay.openList('favorites', { first: 100 });
    const source = relay.environment.getStore().getSource();
    const kept = source.getRecordIDs().map((id) => source.get(id));
    const extensions = kept.filter((record) => record?.['__typename'] === 'Extension');
    const favorites = harness.sandbox.ringcentral.store.favorites('demo');
    expect(extensions.map((record) => record?.['extensionId']).sort()).toEqual(
      favorites.flatMap(({ extensionId }) => extensionId ?? []).sort(),
    );
    for (const record of extensions) expect(record?.['id']).toBe(record?.['__id']);
  });

  it('that does not exist is null', async () => {
    const variables = { id: personalContactId({ ...bookOf(harness), contactId: '1' }) };
    await relay.run(app.request('detailsNodeQuery'), variables);
    expect(relay.read(app.request('detailsNodeQuery'), variables)).toEqual({ node: null });
  });
});

describe('an answer with an error', () => {
  afterEach(() => {
    harness.sandbox.ringcentral.clearFaults();
  });

  it('keeps the other fields, and the failed field is null', async () => {
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 403 });
    const variables = { count: 5 };
    await relay.run(app.request('bothListsQuery'), variables);
    const data = relay.read(app.request('bothListsQuery'), variables) as Record<
      string,
      { edges: unknown[] } | null
    >;
    expect(data['otherContacts']?.edges).toHaveLength(5);
    expect(data['personalContacts']).toBeNull();
  });

  it('keeps the pages that were loaded before', async () => {
    const list = await relay.openList('personalContacts', { first: 5 });
    const ids = idsOf(list);
    harness.sandbox.ringcentral.addFault({ kind: 'status', status: 403 });
    await list.load('forward', 5);
    expect(idsOf(list)).toEqual(ids);
  });
});
