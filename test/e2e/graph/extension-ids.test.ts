import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { extensionNodeId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';

import { ask, askWell, bookOf, failuresOf, routesOf } from './support.ts';

describe('the id of an extension', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.close());

  it('is available for every favorite without a call of its own', async () => {
    const { data, calls } = await askWell(
      harness,
      '{ favorites(first: 100) { nodes { target { ... on Extension { id extensionId } } } } }',
    );
    const extensions = (data.favorites.nodes as { target: { id?: string; extensionId?: string } | null }[])
      .map(({ target }) => target)
      .filter((target) => target?.extensionId !== undefined);
    expect(extensions.length).toBeGreaterThan(0);
    for (const extension of extensions)
      expect(extension?.id).toBe(extensionNodeId(extension?.extensionId ?? ''));
    expect(calls).toHaveLength(1);
  });

  it('gives the extension through `node` and `nodes` without a call', async () => {
    const { extensionId } = bookOf(harness);
    const id = extensionNodeId(extensionId);
    const { data, calls } = await askWell(
      harness,
      `query ($id: ID!) { node(id: $id) { id __typename ... on Extension { extensionId } } nodes(ids: [$id]) { id } }`,
      { variables: { id } },
    );
    expect(data).toEqual({ node: { id, __typename: 'Extension', extensionId }, nodes: [{ id }] });
    expect(calls).toEqual([]);
  });

  it('has the real extension for a reference to `~`, at one Light call unless it is known', async () => {
    const { extensionId } = bookOf(harness, 'second');
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Extension { id extensionId } } }`;
    const variables = { r: [{ __typename: 'Extension', extensionId: '~' }] };
    const first = await askWell(harness, query, { variables, as: 'second' });
    expect(first.data._entities).toEqual([{ id: extensionNodeId(extensionId), extensionId: '~' }]);
    expect(routesOf(first.calls)).toEqual(['favorite']);
    const second = await askWell(harness, query, { variables, as: 'second' });
    expect(second.calls).toEqual([]);
  });

  it('is not accepted as the id of another type', async () => {
    const { errors } = await ask(
      harness,
      'mutation ($id: ID!) { removeFavorite(input: { id: $id }) { removedId userErrors { code } } }',
      { variables: { id: extensionNodeId('5') } },
    );
    expect(failuresOf({ errors: errors ?? [] }).length).toBeLessThanOrEqual(1);
  });
});
