import { afterEach, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';

import { control, routesOf, SMALL_BOOKS, SYNC_ROUTE } from './support.ts';

let harness: Harness;
afterEach(() => harness.close());

const LIST = `{ personalContacts(first: 5) { nodes { contactId firstName } totalCount asOf } }`;

const routes = (): readonly string[] => harness.calls().map(({ method, route }) => `${method} ${route}`);

/** Reads until the mirror serves the list. */
const mirrored = async (query = LIST) => {
  for (let reads = 0; reads < 50; reads += 1) {
    const { body } = await harness.execute(query);
    const [list] = Object.values<{ asOf: string | null }>(body.data ?? {});
    if (list?.asOf != null) return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The mirror never served the list.');
};

describe('a mirrored address book', () => {
  it('serves the same list as upstream without a call', async () => {
    harness = await startHarness({ sandbox: SMALL_BOOKS, env: { MIRROR: 'memory' } });
    const passed = await harness.execute(LIST);
    expect(passed.body.errors).toBeUndefined();
    expect(passed.body.data.personalContacts.asOf).toBeNull();
    const body = await mirrored();
    harness.clearCalls();
    const again = await harness.execute(LIST);
    expect(routes()).toEqual([]);
    expect(again.body.data.personalContacts.totalCount).toBe(passed.body.data.personalContacts.totalCount);
    expect(again.body.data).toEqual(body.data);
  });

  it('serves contacts by id, favorites and entities without a call', async () => {
    harness = await startHarness({ sandbox: SMALL_BOOKS, env: { MIRROR: 'memory' } });
    const body = await mirrored();
    const [{ contactId }] = body.data.personalContacts.nodes;
    harness.clearCalls();
    const { body: one } = await harness.execute(
      `query ($id: ID!) { personalContact(contactId: $id) { firstName } favorites { nodes { target { ... on PersonalContact { firstName lastName } } } } }`,
      { variables: { id: contactId } },
    );
    expect(one.errors).toBeUndefined();
    expect(one.data.favorites.nodes.length).toBeGreaterThan(0);
    expect(routes()).toEqual([]);
  });

  it('searches inside words and sorts in both directions', async () => {
    harness = await startHarness({ sandbox: SMALL_BOOKS, env: { MIRROR: 'memory' } });
    const { body } = await harness.execute(
      `{ up: personalContacts(last: 1000, orderBy: { field: LAST_NAME }) { nodes { contactId } }
         down: personalContacts(first: 1000, orderBy: { field: LAST_NAME, direction: DESC }) { nodes { contactId } } }`,
    );
    expect(body.errors).toBeUndefined();
    const ids = (list: { nodes: { contactId: string }[] }) => list.nodes.map(({ contactId }) => contactId);
    expect(ids(body.data.down)).toEqual(ids(body.data.up).toReversed());
  });

  it('of more than 1,000 contacts is not filled after one list read, but at once by a search', async () => {
    harness = await startHarness({ sandbox: SMALL_BOOKS, env: { MIRROR: 'memory' } });
    await control(harness, 'ringcentral', 'book-size', { contacts: 1_001 });
    const { body: passed } = await harness.execute(LIST);
    expect(passed.data.personalContacts).toMatchObject({ totalCount: 1_001, asOf: null });
    const { body: found } = await harness.execute('{ personalContacts(search: "a", first: 1) { asOf } }');
    expect(found.errors).toBeUndefined();
    expect(found.data.personalContacts.asOf).not.toBeNull();
    // One fill: the first page for its token, the list, and the changes since the token.
    expect(routesOf(harness).filter((route) => route === `GET ${SYNC_ROUTE}`)).toHaveLength(2);
    harness.clearCalls();
    expect((await harness.execute(LIST)).body.data.personalContacts.asOf).not.toBeNull();
    expect(routesOf(harness)).toEqual([]);
  });

  it('shows an own write in the next read', async () => {
    harness = await startHarness({ sandbox: SMALL_BOOKS, env: { MIRROR: 'memory' } });
    await mirrored();
    const { body } = await harness.execute(
      `mutation { createPersonalContact(input: { contact: { firstName: "Zzyx", lastName: "Maple" } }) { personalContact { id contactId } userErrors { code } } }`,
    );
    expect(body.errors).toBeUndefined();
    harness.clearCalls();
    const { body: found } = await harness.execute(
      `{ personalContacts(search: "zyx map") { nodes { id } asOf } }`,
    );
    expect(found.data.personalContacts.nodes).toEqual([
      { id: body.data.createPersonalContact.personalContact.id },
    ]);
    expect(routes()).toEqual([]);
  });

  it('serves other contacts in both directions, by name and by search, without a call', async () => {
    harness = await startHarness({ sandbox: SMALL_BOOKS, env: { MIRROR: 'memory' } });
    const list = `{ otherContacts(first: 3) { nodes { resourceName displayName } totalCount asOf pageInfo { endCursor } } }`;
    const body = await mirrored(list);
    harness.clearCalls();
    const { body: more } = await harness.execute(
      `query ($after: String!, $name: ID!) {
        next: otherContacts(first: 2, after: $after) { nodes { resourceName } }
        end: otherContacts(last: 2) { nodes { resourceName } }
        person(resourceName: $name) { displayName }
      }`,
      {
        variables: {
          after: body.data.otherContacts.pageInfo.endCursor,
          name: body.data.otherContacts.nodes[0].resourceName,
        },
      },
    );
    expect(more.errors).toBeUndefined();
    expect(more.data.next.nodes).toHaveLength(2);
    expect(more.data.end.nodes).toHaveLength(2);
    expect(more.data.person.displayName).toBe(body.data.otherContacts.nodes[0].displayName);
    expect(routes()).toEqual([]);
  });
});
