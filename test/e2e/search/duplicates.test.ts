import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Harness } from '../../support/harness.ts';

import { ask, mirrorBooks, routesOf, startWithBooks } from './support.ts';

const DUPLICATES = `query ($first: Int, $after: String, $sources: [ContactSource!]) {
  duplicateContacts(first: $first, after: $after, sources: $sources) {
    totalCount nodes { contacts { __typename displayName } reasons { kind value } }
    pageInfo { hasNextPage hasPreviousPage endCursor } sources { source isComplete }
  }
}`;

interface Duplicates {
  readonly totalCount: number;
  readonly nodes: readonly {
    readonly contacts: readonly { readonly displayName: string }[];
    readonly reasons: readonly { readonly kind: string; readonly value: string }[];
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly sources: readonly { readonly isComplete: boolean }[];
}

const BOOKS = {
  contacts: [
    { firstName: 'José', lastName: 'Maple', company: 'Garden' },
    { firstName: 'JOSE', lastName: 'maple', email: 'jo@example.com' },
    { firstName: 'Bob', lastName: 'Oak', mobilePhone: '+442079460018' },
    { firstName: 'Cy', lastName: 'Elm', businessPhone: '+12025550100' },
    { firstName: 'Lone', lastName: 'Ash' },
    { lastName: 'Maple' },
  ],
  persons: [
    { givenName: 'Joe', emailAddress: 'Jo@Example.com' },
    { givenName: 'Robert', phoneNumber: '+44 20 7946 0018' },
    ...['D', 'E', 'F', 'G', 'H'].map((givenName) => ({ givenName, phoneNumber: '+1 202 555 0100' })),
  ],
};

const read = async (
  harness: Harness,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Duplicates> => (await ask(harness, DUPLICATES, variables)).duplicateContacts;

describe('duplicate contacts', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startWithBooks(BOOKS);
    await mirrorBooks(harness);
  });
  afterAll(() => harness.close());

  it('are grouped by shared values, within and across the systems, without an upstream call', async () => {
    const { nodes, totalCount, sources } = await read(harness);
    expect(
      nodes.map(({ contacts, reasons }) => [
        contacts.map(({ displayName }) => displayName),
        reasons.map(({ kind, value }) => `${kind} ${value}`).sort(),
      ]),
    ).toEqual([
      [['Bob Oak', 'Robert'], ['PHONE_NUMBER +442079460018']],
      [
        ['Joe', 'JOSE maple', 'José Maple'],
        ['EMAIL_ADDRESS jo@example.com', 'NAME jose maple'],
      ],
    ]);
    expect([totalCount, sources.map(({ isComplete }) => isComplete)]).toEqual([2, [true, true]]);
    expect(routesOf(harness)).toEqual([]);
  });

  it('come in pages with each group once', async () => {
    const { nodes: all } = await read(harness);
    const { nodes: one, pageInfo } = await read(harness, { first: 1 });
    const { nodes: two, pageInfo: last } = await read(harness, { first: 1, after: pageInfo.endCursor });
    expect([...one, ...two]).toEqual(all);
    expect([pageInfo.hasNextPage, last.hasNextPage]).toEqual([true, false]);
  });

  it('come only from the requested sources', async () => {
    const { nodes } = await read(harness, { sources: ['RINGCENTRAL_PERSONAL_CONTACTS'] });
    expect(nodes.map(({ contacts }) => contacts.length)).toEqual([2]);
  });

  it('are updated after a write', async () => {
    const { body } = await harness.execute(
      'mutation { createPersonalContact(input: { contact: { firstName: "Lone", lastName: "Ash" } }) { personalContact { id } } }',
    );
    expect(body.errors).toBeUndefined();
    expect((await read(harness)).totalCount).toBe(3);
  });
});

it('without a mirror there are no duplicates, and each source is incomplete', async () => {
  const harness = await startWithBooks(BOOKS, { env: { MIRROR: 'off' } });
  try {
    const { totalCount, sources } = await read(harness);
    expect([totalCount, sources.map(({ isComplete }) => isComplete)]).toEqual([0, [false, false]]);
    expect(routesOf(harness)).toEqual([]);
  } finally {
    await harness.close();
  }
});
