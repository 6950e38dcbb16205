import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { foldNumber, foldText } from '../../../src/mirror/text.ts';
import { NAMES } from '../../mirror/people.ts';
import type { Harness } from '../../support/harness.ts';

import { add, ask, type Found, mirrorBooks, namesOf, routesOf, search, startWithBooks } from './support.ts';

/** Names in nine scripts, half of them in each system. */
const PEOPLE = NAMES.map(([givenName, familyName], index) => ({
  givenName,
  familyName,
  email: `person.${String.fromCharCode(97 + index)}@example.com`,
  phone: `+165055501${String(index + 10)}`,
}));

const BOOKS = {
  contacts: PEOPLE.filter((_, index) => index % 2 === 0).map(({ givenName, familyName, email, phone }) => ({
    firstName: givenName,
    lastName: familyName,
    email,
    mobilePhone: phone,
  })),
  persons: PEOPLE.filter((_, index) => index % 2 === 1).map(({ givenName, familyName, email, phone }) => ({
    givenName,
    familyName,
    emailAddress: email,
    phoneNumber: phone,
  })),
};

/** Names that are written without a space and with the family name first. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

describe('a search of both mirrored books', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startWithBooks(BOOKS);
    await mirrorBooks(harness);
  });
  afterAll(() => harness.close());

  /** The people that contain each word of the query, by the simplest implementation. */
  const plainScan = (query: string): readonly string[] =>
    PEOPLE.filter(({ givenName, familyName, email, phone }) => {
      const isJoined = EAST_ASIAN.test(givenName) && EAST_ASIAN.test(familyName);
      const text = [givenName, familyName, isJoined ? familyName + givenName : '', email]
        .map(foldText)
        .join('\n');
      return foldText(query)
        .split(/\s+/)
        .every((word) => text.includes(word) || (/\d/.test(word) && phone.includes(foldNumber(word))));
    }).map(({ email }) => email);

  const emailsFound = async (query: string): Promise<readonly string[]> => {
    const data = await ask(
      harness,
      'query ($query: String!) { searchContacts(query: $query, first: 1000) { nodes { primaryEmailAddress } } }',
      { query },
    );
    return data.searchContacts.nodes.map(
      ({ primaryEmailAddress }: { primaryEmailAddress: string }) => primaryEmailAddress,
    );
  };

  it('finds the same as a scan of the folded text, without an upstream call', async () => {
    const words = PEOPLE.flatMap(({ givenName, familyName, email, phone }) => [
      givenName,
      familyName,
      email,
      phone.slice(-4),
    ]);
    const part = fc
      .tuple(fc.constantFrom(...words), fc.nat(5), fc.integer({ min: 1, max: 4 }))
      .map(([word, start, length]) => [...word].slice(start, start + length).join(''))
      .filter((text) => /[\p{L}\p{N}]/u.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 2 }), async (parts) => {
        const query = parts.join(' ');
        expect([query, [...(await emailsFound(query))].sort()]).toEqual([
          query,
          [...plainScan(query)].sort(),
        ]);
      }),
      { numRuns: 60 },
    );
    expect(routesOf(harness)).toEqual([]);
  });

  it('gives each contact once and in the same order for all page sizes', async () => {
    const whole = await search(harness, { query: 'example', first: 1000 });
    expect(whole.totalCount).toBe(PEOPLE.length);
    for (const first of [1, 3, 7]) {
      const nodes: Found['nodes'][number][] = [];
      let after: string | null = null;
      do {
        const page: Found = await search(harness, { query: 'example', first, after });
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        nodes.push(...page.nodes);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(nodes).toEqual(whole.nodes);
    }
    expect(new Set(whole.nodes.map(({ __typename }) => __typename))).toEqual(
      new Set(['Person', 'PersonalContact']),
    );
  });

  it.each(['!!!', '.', '( - )', '+'])('finds nothing and costs nothing for %j', async (query) => {
    const { nodes, totalCount, sources } = await search(harness, { query });
    expect([nodes, totalCount, sources.map(({ isComplete }) => isComplete)]).toEqual([[], 0, [true, true]]);
  });

  it('refuses a blank query, and cursors of another query', async () => {
    const refusalOf = async (variables: Readonly<Record<string, unknown>>) => {
      const { body } = await harness.execute(
        'query ($q: String!, $a: String) { searchContacts(query: $q, after: $a) { totalCount } }',
        { variables },
      );
      return body.errors?.map(({ extensions }) => extensions['code']);
    };
    expect(await refusalOf({ q: ' \t ' })).toEqual(['BAD_USER_INPUT']);
    const { pageInfo } = await search(harness, { query: 'example', first: 1 });
    expect(await refusalOf({ q: 'person', a: pageInfo.endCursor })).toEqual(['BAD_USER_INPUT']);
  });

  it('only calls the requested sources', async () => {
    const { nodes, sources } = await search(harness, {
      query: 'example',
      first: 1000,
      sources: ['RINGCENTRAL_PERSONAL_CONTACTS'],
    });
    expect(new Set(nodes.map(({ __typename }) => __typename))).toEqual(new Set(['PersonalContact']));
    expect(sources.map(({ source }) => source)).toEqual(['RINGCENTRAL_PERSONAL_CONTACTS']);
  });
});

describe('the order of a search', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startWithBooks({
      contacts: [
        { firstName: 'Hannah', lastName: 'Elm' },
        { firstName: 'Annabel', lastName: 'Oak' },
        { firstName: 'Ann', lastName: 'Maple' },
        { company: 'Ann & Daughters' },
      ],
      persons: [
        { givenName: 'Joann', familyName: 'Ash' },
        { givenName: 'Ann', familyName: 'Birch' },
        { givenName: 'Anne', familyName: 'Cedar' },
      ],
    });
    await mirrorBooks(harness);
  });
  afterAll(() => harness.close());

  it('has whole words first, then beginnings of words, then matches inside words, each by display name', async () => {
    expect(namesOf(await search(harness, { query: 'ann' }))).toEqual([
      'Ann & Daughters',
      'Ann Birch',
      'Ann Maple',
      'Annabel Oak',
      'Anne Cedar',
      'Hannah Elm',
      'Joann Ash',
    ]);
  });

  it('continues at the same place when a contact is added before it', async () => {
    const { pageInfo } = await search(harness, { query: 'ann', first: 2 });
    const { body } = await harness.execute(
      'mutation { createPersonalContact(input: { contact: { firstName: "Ann", lastName: "Alder" } }) { personalContact { id } } }',
    );
    expect(body.errors).toBeUndefined();
    expect(namesOf(await search(harness, { query: 'ann', first: 2, after: pageInfo.endCursor }))).toEqual([
      'Ann Maple',
      'Annabel Oak',
    ]);
    expect(namesOf(await search(harness, { query: 'ann', first: 2 }))).toEqual([
      'Ann & Daughters',
      'Ann Alder',
    ]);
  });
});

describe('without a mirror', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startWithBooks(
      {
        contacts: [{ firstName: 'Ann', lastName: 'Maple' }],
        persons: [{ givenName: 'Anne', familyName: 'Cedar' }],
      },
      { env: { MIRROR: 'off' } },
    );
    // The warm-up of Google's search.
    await search(harness, { query: 'nobody' });
  });
  afterAll(() => harness.close());

  it.each([
    ['an', ['Ann Maple', 'Anne Cedar'], ['google-people otherContacts:search', 'ringcentral contact']],
    ['maple ann', ['Ann Maple'], ['google-people otherContacts:search', 'ringcentral contact']],
    ['4155550100', [], ['google-people otherContacts:search']],
    ['?!', [], []],
  ])(
    'calls each upstream at most once for %j, and reports that there may be more',
    async (query, names, routes) => {
      harness.clearCalls();
      const found = await search(harness, { query });
      expect([...namesOf(found)].sort()).toEqual(names);
      expect([...routesOf(harness)].sort()).toEqual(routes);
      const isNothing = routes.length === 0;
      expect(found.sources.map(({ isComplete }) => isComplete)).toEqual([isNothing, isNothing]);
      expect(found.totalCount).toBe(isNothing ? 0 : null);
    },
  );
});

describe('a book that is not mirrored yet', () => {
  it('is filled in the background after a search, whatever its size', async () => {
    const harness = await startWithBooks({});
    try {
      await add(harness, {
        contacts: Array.from({ length: 1_200 }, (_, index) => ({ firstName: `Nr${String(index)}` })),
        persons: [{ givenName: 'Nr', familyName: 'Zero' }],
      });
      const first = await search(harness, { query: 'r119' });
      expect(first.sources.map(({ isComplete }) => isComplete)).toEqual([false, false]);
      expect(namesOf(first)).toEqual([]);
      await mirrorBooks(harness);
      expect(namesOf(await search(harness, { query: 'r119', first: 2 }))).toEqual(['Nr119', 'Nr1190']);
      expect(routesOf(harness)).toEqual([]);
    } finally {
      await harness.close();
    }
  });
});

describe('a failing source', () => {
  const NAMED = {
    contacts: [{ firstName: 'Ann', lastName: 'Maple' }],
    persons: [{ givenName: 'Anne', familyName: 'Cedar' }],
  };
  const codesOf = ({ sources }: Found) => sources.map(({ problem }) => problem?.code ?? null);

  it.each([
    ['down', { kind: 'status', status: 503 } as const, 'UPSTREAM_UNAVAILABLE'],
    ['refused', { kind: 'status', status: 403 } as const, 'FORBIDDEN'],
    ['out of quota', { kind: 'status', status: 429, retryAfter: 60 } as const, 'RATE_LIMITED'],
  ])('returns the contacts of the other source while RingCentral is %s', async (_what, fault, code) => {
    const harness = await startWithBooks(NAMED);
    try {
      harness.sandbox.ringcentral.addFault(fault);
      const found = await search(harness, { query: 'an' });
      expect(namesOf(found)).toEqual(['Anne Cedar']);
      expect(codesOf(found)).toEqual([null, code]);
      if (code === 'RATE_LIMITED') expect(found.sources[1]?.problem?.retryAfter).toBeGreaterThan(0);
    } finally {
      harness.sandbox.ringcentral.clearFaults();
      await harness.close();
    }
  });

  it('does not affect the other source, if Google is down or has no credential', async () => {
    const harness = await startWithBooks(NAMED);
    try {
      harness.sandbox.google.addFault({ kind: 'status', status: 503 });
      const found = await search(harness, { query: 'an' });
      expect(namesOf(found)).toEqual(['Ann Maple']);
      expect(codesOf(found)).toEqual(['UPSTREAM_UNAVAILABLE', null]);
      const { body } = await harness.execute(
        '{ searchContacts(query: "an") { nodes { id } sources { problem { code } } } }',
        {
          as: 'nobody',
          headers: {
            'x-ringcentral-authorization': `Bearer ${harness.sandbox.credentials.ringcentral.accessTokens.demo}`,
          },
        },
      );
      expect(body.errors).toBeUndefined();
      expect(body.data.searchContacts.nodes).toHaveLength(1);
      expect(body.data.searchContacts.sources[0].problem.code).toBe('UNAUTHENTICATED');
    } finally {
      await harness.close();
    }
  });
});
