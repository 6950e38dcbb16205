import { describe, expect, it } from '@jest/globals';

import { askWell } from './support.ts';
import { describeWindows, harness } from './window-calls.ts';

describeWindows(2_000);

describe('a list of contacts', () => {
  it('costs nothing if nothing of the list is selected', async () => {
    const { data, calls } = await askWell(
      harness,
      '{ personalContacts(first: 0) { __typename edges { cursor } nodes { id } } }',
    );
    expect(data.personalContacts).toEqual({
      __typename: 'PersonalContactConnection',
      edges: [],
      nodes: [],
    });
    expect(calls).toEqual([]);
  });

  it('is read once for all fields of an operation', async () => {
    const { data, calls } = await askWell(
      harness,
      `{
        one: personalContacts(first: 25) { nodes { firstName } }
        ...More
      }
      fragment More on Query {
        other: personalContacts(first: 25, extensionId: "~", sortBy: [FIRST_NAME, FIRST_NAME]) { nodes { id } }
      }`,
    );
    expect(data.one.nodes).toHaveLength(25);
    expect(data.other.nodes).toHaveLength(25);
    expect(calls).toHaveLength(1);
  });
});
