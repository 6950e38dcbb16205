import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ASTNode, type DirectiveNode, type GraphQLNamedType, isObjectType, Kind } from 'graphql';

import { favoriteId, personalContactId } from '../../../src/relay/global-id.ts';
import { createSchema } from '../../../src/resolvers/index.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { bookOf, contactIdsOf } from '../graph/support.ts';

const schema = createSchema({ graphNode: 'public' });

type Hinted = { readonly directives?: readonly DirectiveNode[] | undefined } | null | undefined;

/** Such as `30 PRIVATE`; undefined if there is no hint. */
const hintOf = (node: Hinted): string | undefined => {
  const directive = node?.directives?.find(({ name }) => name.value === 'cacheControl');
  return directive?.arguments
    ?.map(({ value }: { readonly value: ASTNode }) =>
      value.kind === Kind.INT || value.kind === Kind.ENUM ? value.value : value.kind,
    )
    .join(' ');
};

const fieldsOf = (type: GraphQLNamedType | null | undefined) =>
  isObjectType(type) ? Object.values(type.getFields()) : [];

/** Fields that federation adds. `_entities` uses the hints of the selected types. */
const FEDERATION = new Set(['_entities', '_service']);

const isEntity = (type: GraphQLNamedType): boolean =>
  isObjectType(type) && type.astNode?.directives?.some(({ name }) => name.value === 'key') === true;

const ENTITIES = Object.values(schema.getTypeMap()).filter(isEntity);

describe('cache hints are explicit', () => {
  it.each(
    [schema.getQueryType(), schema.getMutationType()].map((type) => [type?.name, fieldsOf(type)] as const),
  )('on each field of %s', (name, fields) => {
    const hints = fields
      .filter((field) => !FEDERATION.has(field.name))
      .map((field) => [field.name, hintOf(field.astNode)] as const);
    expect(hints.length).toBeGreaterThan(10);
    for (const [field, hint] of hints) {
      expect([field, hint]).toEqual([
        field,
        expect.stringMatching(name === 'Mutation' ? /^0 PRIVATE$/ : /^\d+ PRIVATE$/),
      ]);
    }
  });

  it('on each entity', () => {
    expect(Object.fromEntries(ENTITIES.map((type) => [type.name, hintOf(type.astNode)]))).toEqual({
      AddressBookUpload: '0 PRIVATE',
      Extension: '30 PRIVATE',
      Favorite: '30 PRIVATE',
      Person: '60 PRIVATE',
      PersonalContact: '30 PRIVATE',
    });
  });

  it('and 0 on changes and uploads', () => {
    const queries = schema.getQueryType()?.getFields() ?? {};
    for (const name of ['otherContactChanges', 'personalContactChanges', 'addressBookUpload'])
      expect(hintOf(queries[name]?.astNode)).toBe('0 PRIVATE');
  });
});

describe('Cache-Control', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.close());

  const kinds = {
    Person: { seconds: 60, selection: 'displayName', key: () => ({ resourceName: 'people/me' }) },
    PersonalContact: {
      seconds: 30,
      selection: 'notes',
      key: () => ({ id: personalContactId(contactKey()) }),
    },
    Favorite: {
      seconds: 30,
      selection: 'position',
      key: () => ({ id: favoriteId(bookOf(harness), contactKey()) }),
    },
    Extension: { seconds: 30, selection: 'favorites { totalCount }', key: () => ({ extensionId: '~' }) },
    AddressBookUpload: { seconds: 0, selection: 'taskId', key: () => ({ taskId: '1' }) },
  } as const;
  type Kind = keyof typeof kinds;
  const contactKey = () => ({ ...bookOf(harness), contactId: contactIdsOf(harness)[0] ?? '' });

  const policyOf = async (
    represented: readonly Kind[],
    selected: readonly Kind[],
  ): Promise<string | null> => {
    const fragments = selected.map((kind) => `... on ${kind} { ${kinds[kind].selection} }`);
    const { headers } = await harness.execute(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ${fragments.join(' ')} } }`,
      { variables: { r: represented.map((kind) => ({ __typename: kind, ...kinds[kind].key() })) } },
    );
    return headers.get('cache-control');
  };
  const expectedOf = (selected: readonly Kind[]): string => {
    const seconds = Math.min(...selected.map((kind) => kinds[kind].seconds));
    return seconds === 0 ? 'no-store' : `max-age=${String(seconds)}, private`;
  };

  it('of entities is the lowest of the selected types, in any combination and order', async () => {
    const mixture = fc.shuffledSubarray(Object.keys(kinds) as Kind[], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(mixture, async (selected) => {
        expect(await policyOf(selected, selected)).toBe(expectedOf(selected));
      }),
      { numRuns: 40 },
    );
  });

  it('of entities is no-store if an upload is selected', async () => {
    expect(await policyOf(['Person'], ['Person'])).toBe('max-age=60, private');
    expect(await policyOf(['Person'], ['Person', 'AddressBookUpload'])).toBe('no-store');
  });

  it.each([
    ['{ otherContacts(first: 1) { nodes { id } } }', 'max-age=60, private'],
    ['{ otherContacts(first: 1) { nodes { id } } favorites { totalCount } }', 'max-age=30, private'],
    ['{ favorites { totalCount } addressBookUpload(taskId: "1") { taskId } }', 'no-store'],
    ['{ favorites(first: -1) { totalCount } otherContacts(first: 1) { nodes { id } } }', 'no-store'],
    ['mutation { __typename }', 'no-store'],
    ['{ __typename }', 'no-store'],
  ])('of %s: %s', async (query, expected) => {
    const { headers } = await harness.execute(query);
    expect(headers.get('cache-control')).toBe(expected);
    if (expected === 'no-store') return;
    for (const name of ['accept', 'x-google-authorization', 'x-ringcentral-authorization', 'x-cache-tags'])
      expect(headers.get('vary')).toContain(name);
  });
});
