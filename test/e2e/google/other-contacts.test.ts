import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Person } from '../../../src/__generated__/google-people.ts';
import type { Harness } from '../../support/harness.ts';

import { allOtherContacts, ask, askWell, LIST, namesOf, startGoogleHarness } from './support.ts';

let harness: Harness;
let demo: Person[];
let second: Person[];

beforeAll(async () => {
  harness = await startGoogleHarness();
  demo = await allOtherContacts(harness);
  second = await allOtherContacts(harness, 'second');
});

afterAll(() => harness.close());

const PAGE = `query ($first: Int, $after: String) {
  otherContacts(first: $first, after: $after) {
    nodes { resourceName } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
  }
}`;

const EDGES = `query ($first: Int, $after: String) {
  otherContacts(first: $first, after: $after) {
    edges { cursor node { resourceName } } pageInfo { hasNextPage endCursor }
  }
}`;

interface Connection {
  readonly nodes: { resourceName: string }[];
  readonly edges: { cursor: string; node: { resourceName: string } }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string;
    endCursor: string;
  };
  readonly totalCount: number | null;
}

const page = async (variables: object, query = PAGE, as: 'demo' | 'second' = 'demo') => {
  const { data, calls } = await askWell(harness, query, { variables: { ...variables }, as });
  return { ...(data.otherContacts as Connection), calls };
};

describe('a page of other contacts', () => {
  it('costs one call that requests only the selected fields', async () => {
    const { data, calls } = await askWell(harness, '{ otherContacts { nodes { id displayName etag } } }');
    expect(data.otherContacts.nodes.map((node: { etag: string }) => node.etag)).toEqual(
      demo.slice(0, 20).map(({ etag }) => etag),
    );
    expect(data.otherContacts.nodes.map((node: { displayName: string | null }) => node.displayName)).toEqual(
      demo.slice(0, 20).map(({ names }) => names?.[0]?.displayName ?? null),
    );
    expect(calls).toHaveLength(1);
    expect(calls[0]?.route).toBe(LIST);
    expect(calls[0]?.one('pageSize')).toBe('20');
    expect(calls[0]?.one('readMask')).toBe('names');
    expect(calls[0]?.all('sources')).toEqual(['READ_SOURCE_TYPE_CONTACT']);
    expect(calls[0]?.one('fields')).toBe(
      'nextPageToken,totalSize,otherContacts(resourceName,etag,names(displayName,metadata(primary)))',
    );
  });

  it('uses the cheapest mask if only keys are selected', async () => {
    const { calls } = await askWell(harness, '{ otherContacts { nodes { id resourceName __typename } } }');
    expect(calls[0]?.one('readMask')).toBe('names');
    expect(calls[0]?.one('fields')).toBe('nextPageToken,totalSize,otherContacts(resourceName)');
  });

  it('costs one call at every size, and one for each further page of the same size', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo, totalCount, calls }: Awaited<ReturnType<typeof page>> = await page({
        first: 1000,
        after,
      });
      expect(calls).toHaveLength(1);
      expect(totalCount).toBe(demo.length);
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...nodes.map(({ resourceName }) => resourceName));
      expect(pageInfo.hasNextPage).toBe(seen.length < demo.length);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(namesOf(demo));
  });

  it('gives each person once and in order, for all page sizes and starts', async () => {
    const step = fc.tuple(fc.integer({ min: 1, max: 600 }), fc.double({ min: 0, max: 1, noNaN: true }));
    const user = fc.constantFrom<['demo' | 'second', () => Person[]]>(
      ['demo', () => demo],
      ['second', () => second],
    );
    await fc.assert(
      fc.asyncProperty(user, fc.array(step, { minLength: 2, maxLength: 6 }), async ([as, list], steps) => {
        const all = namesOf(list());
        let at = 0;
        let after: string | null = null;
        for (const [first, share] of steps) {
          const { edges, pageInfo, calls }: Awaited<ReturnType<typeof page>> = await page(
            { first, after },
            EDGES,
            as,
          );
          expect(edges.map(({ node }) => node.resourceName)).toEqual(all.slice(at, at + first));
          expect(pageInfo.hasNextPage).toBe(at + first < all.length);
          expect(calls.length).toBeLessThanOrEqual(Math.ceil((at + first) / 1000));
          const index = Math.min(edges.length - 1, Math.floor(share * edges.length));
          after = edges[index]?.cursor ?? null;
          at += index + 1;
          if (at >= all.length) return;
        }
      }),
      { numRuns: 12 },
    );
  });

  it('also costs one call per page after the page size was changed', async () => {
    let { pageInfo } = await page({ first: 1 }, PAGE, 'second');
    for (let at = 1; at < second.length; at += 40) {
      const next = await page({ first: 40, after: pageInfo.endCursor }, PAGE, 'second');
      expect(next.calls).toHaveLength(1);
      ({ pageInfo } = next);
    }
    expect(pageInfo.hasNextPage).toBe(false);
  });

  it('continues after the same person when the list has changed, or at the old position if the person is gone', async () => {
    const remove = (name = '') => {
      // A reset creates a new book.
      harness.sandbox.google.store
        .book('second')
        .deleteOtherContact(BigInt(name.replace('otherContacts/c', '')));
    };
    const names = namesOf(second);
    const { edges } = await page({ first: 10 }, EDGES, 'second');
    const cursor = edges[5]?.cursor;
    const behind = async (first: number) => {
      const { edges: next } = await page({ first, after: cursor }, EDGES, 'second');
      return next.map(({ node }) => node.resourceName);
    };
    remove(names[2]);
    expect(await behind(3)).toEqual(names.slice(6, 9));
    expect(await behind(200)).toEqual(names.slice(6, 206));
    harness.sandbox.google.reset();
    remove(names[5]);
    expect(await behind(3)).toEqual(names.slice(6, 9));
    expect(await behind(200)).toEqual(names.slice(6, 206));
    harness.sandbox.google.reset();
  });

  it("has hasNextPage within the last of upstream's pages", async () => {
    const whole = await page({ first: 1000 }, EDGES, 'second');
    const part = await page({ first: 50, after: whole.edges[100]?.cursor }, EDGES, 'second');
    expect([part.edges.length, part.pageInfo.hasNextPage]).toEqual([50, true]);
    const rest = await page({ first: 1000, after: whole.edges[100]?.cursor }, EDGES, 'second');
    expect([rest.edges.length, rest.pageInfo.hasNextPage]).toEqual([second.length - 101, false]);
  });

  it('is empty after the last person', async () => {
    const last = await page({ first: 1000 }, PAGE, 'second');
    const { nodes, pageInfo } = await page({ first: 5, after: last.pageInfo.endCursor }, PAGE, 'second');
    expect(nodes).toEqual([]);
    expect(pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: null,
      endCursor: null,
    });
  });
});

describe('first: 0', () => {
  it('costs no call unless a field is selected that only upstream knows', async () => {
    const { data, calls } = await askWell(
      harness,
      '{ otherContacts(first: 0) { edges { cursor } nodes { displayName } pageInfo { hasPreviousPage endCursor } } }',
    );
    expect(data.otherContacts).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasPreviousPage: false, endCursor: null },
    });
    expect(calls).toEqual([]);
  });

  it('gives count and next page in one call', async () => {
    const start = await page({ first: 0 });
    expect(start).toMatchObject({ nodes: [], totalCount: demo.length, pageInfo: { hasNextPage: true } });
    expect(start.calls.map((call) => call.one('pageSize'))).toEqual(['1']);
    const all = await page({ first: 1000 }, PAGE, 'second');
    const end = await page({ first: 0, after: all.pageInfo.endCursor }, PAGE, 'second');
    expect(end).toMatchObject({
      nodes: [],
      totalCount: second.length,
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
    expect(end.calls).toHaveLength(1);
  });
});

describe('several lists in one operation', () => {
  it('share the call for the same first page, with the union of their selections', async () => {
    const { data, calls } = await askWell(
      harness,
      `{ a: otherContacts(first: 3) { nodes { primaryEmailAddress } pageInfo { endCursor } }
         b: otherContacts(first: 3) { nodes { displayName } }
         c: otherContacts(first: 3) { nodes { primaryEmailAddress } } }`,
    );
    expect(calls.map((call) => call.one('readMask'))).toEqual(['emailAddresses,names']);
    expect(data.a.nodes).toEqual(data.c.nodes);
    const after = data.a.pageInfo.endCursor as string;
    const further = await askWell(
      harness,
      'query ($after: String) { otherContacts(first: 3, after: $after) { nodes { resourceName primaryEmailAddress } } }',
      { variables: { after } },
    );
    expect(further.calls).toHaveLength(1);
    expect(
      further.data.otherContacts.nodes.map((node: { resourceName: string }) => node.resourceName),
    ).toEqual(namesOf(demo.slice(3, 6)));
  });

  it('do not share calls with different sizes or sources', async () => {
    const { calls } = await askWell(
      harness,
      `{ a: otherContacts(first: 3) { totalCount } b: otherContacts(first: 4) { totalCount }
         c: otherContacts(first: 3, sources: [PROFILE, CONTACT]) { totalCount } }`,
    );
    expect(calls).toHaveLength(3);
  });
});

describe('sources', () => {
  it('decide which fields are available: null if not, a list if they are', async () => {
    const selection = '{ nodes { organizations { name } fileAses { value } photos { url } } }';
    const { data, calls } = await askWell(
      harness,
      `{ contact: otherContacts(first: 50) ${selection} both: otherContacts(first: 50, sources: [CONTACT, PROFILE]) ${selection} }`,
    );
    const masks = calls.map((call) => [call.all('sources').length, call.one('readMask')]);
    expect(masks).toEqual(
      expect.arrayContaining([
        [1, 'photos'],
        [2, 'organizations,photos'],
      ]),
    );
    for (const node of data.contact.nodes)
      expect(node).toEqual({ organizations: null, fileAses: null, photos: [] });
    for (const node of data.both.nodes) {
      expect(node).toMatchObject({
        organizations: expect.any(Array),
        fileAses: null,
        photos: expect.any(Array),
      });
    }
    expect(data.both.nodes.some(({ photos }: { photos: unknown[] }) => photos.length > 0)).toBe(true);
  });

  it.each(['[PROFILE]', '[]', '[CONTACT, OTHER_CONTACT]', '[DOMAIN_CONTACT, CONTACT, PROFILE]'])(
    'are refused without a call: %s',
    async (sources) => {
      const { errors, calls } = await ask(harness, `{ otherContacts(sources: ${sources}) { totalCount } }`);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      expect(errors?.[0]?.message).toContain('[CONTACT, PROFILE]');
      expect(calls).toEqual([]);
    },
  );

  it('may be null and may have repetitions', async () => {
    const { calls } = await askWell(
      harness,
      '{ a: otherContacts(sources: null) { totalCount } b: otherContacts(sources: [CONTACT, CONTACT]) { totalCount } }',
    );
    expect(calls).toHaveLength(1);
  });
});

describe('arguments that cannot be used', () => {
  it.each([-1, 1001])('first: %i is refused without a call', async (first) => {
    const { errors, calls } = await ask(harness, PAGE, { variables: { first } });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors?.[0]?.message).toContain('0 to 1000');
    expect(calls).toEqual([]);
  });

  const cursorOf = async (field: string): Promise<string> => {
    const { data } = await askWell(
      harness,
      `{ list: ${field} { pageInfo { endCursor } nodes { displayName } } }`,
    );
    return data.list.pageInfo.endCursor as string;
  };

  it.each([
    [
      'of other sources',
      'otherContacts(first: 2, sources: [CONTACT, PROFILE])',
      'displayName',
      'other arguments',
    ],
    [
      'of a narrower selection',
      'otherContacts(first: 2)',
      'displayName phoneNumbers { value }',
      'phoneNumbers',
    ],
    ['of another field', 'searchOtherContacts(query: "a", first: 2)', 'displayName', 'searchOtherContacts'],
  ])('a cursor %s is refused without a call', async (_what, field, selection, message) => {
    const variables = { after: await cursorOf(field) };
    const { errors, calls } = await ask(
      harness,
      `query ($after: String) { otherContacts(first: 2, after: $after) { nodes { ${selection} } } }`,
      { variables },
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(message);
    expect(calls).toEqual([]);
  });

  it('an invalid cursor is refused without a call, even if no call would be needed', async () => {
    for (const first of [0, 5]) {
      const { errors, calls } = await ask(harness, PAGE, { variables: { first, after: 'bm9uZQ' } });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      expect(calls).toEqual([]);
    }
  });

  it('a cursor of a wider selection is accepted, and the list continues with that selection', async () => {
    const { data } = await askWell(
      harness,
      '{ otherContacts(first: 2) { pageInfo { endCursor } nodes { names { givenName } emailAddresses { value } } } }',
    );
    const after = data.otherContacts.pageInfo.endCursor as string;
    const { data: next, calls } = await askWell(
      harness,
      'query ($after: String) { otherContacts(first: 2, after: $after) { nodes { resourceName names { givenName } } } }',
      { variables: { after } },
    );
    expect(calls.map((call) => call.one('readMask'))).toEqual(['emailAddresses,names']);
    expect(next.otherContacts.nodes.map((node: { resourceName: string }) => node.resourceName)).toEqual(
      namesOf(demo.slice(2, 4)),
    );
  });

  it("one caller's cursor does not give another caller any data of the first caller", async () => {
    const { pageInfo } = await page({ first: 2 });
    const { data, errors } = await ask(harness, PAGE, {
      variables: { first: 2, after: pageInfo.endCursor },
      as: 'second',
    });
    const seen = (data?.otherContacts?.nodes ?? []) as { resourceName: string }[];
    const mine = new Set(namesOf(second));
    expect(seen.every(({ resourceName }) => mine.has(resourceName))).toBe(true);
    expect(errors !== undefined || seen.length > 0).toBe(true);
  });
});
