import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';

import { COMPOSERS, type Subgraph } from './composers.ts';
import { contacts, neighbour, oldNeighbour, type Profile, unexplained } from './subgraphs.ts';

/**
 * Per profile: the codes of the composition errors, or whether clients of the composed graph see `Query.node`.
 * Conflicts that do not involve `node` have the same outcome in all profiles, so only one profile is tested.
 */
type Outcome = Readonly<Partial<Record<Profile, string>>>;
const SEEN = 'composes, with node';
const HIDDEN = 'composes, without node';

const relayGraph = (directives: string): string => `
  interface Node { id: ID! }
  type Book implements Node @key(fields: "id") { id: ID! }
  type Query { book: Book  node(id: ID!): Node ${directives} }`;
const pageInfo = (directives: string, fields: string): Subgraph =>
  neighbour(`
    type PageInfo ${directives} { hasNextPage: Boolean!  hasPreviousPage: Boolean!  ${fields} }
    type BookConnection { pageInfo: PageInfo! }
    type Query { books: BookConnection }`);

/** A neighbour that defines one of our names, and the outcome. docs/federation.md has the same table for readers. */
const CONFLICTS: readonly (readonly [what: string, other: Subgraph, outcome: Outcome])[] = [
  [
    'Query.node',
    neighbour(relayGraph('')),
    { public: 'INVALID_FIELD_SHARING', inaccessible: 'INVALID_FIELD_SHARING', off: SEEN },
  ],
  [
    'Query.node, shareable',
    neighbour(relayGraph('@shareable')),
    { public: 'INVALID_FIELD_SHARING', inaccessible: HIDDEN, off: SEEN },
  ],
  [
    'Query.node, shareable and inaccessible',
    neighbour(relayGraph('@shareable @inaccessible')),
    { public: 'INVALID_FIELD_SHARING', inaccessible: HIDDEN, off: HIDDEN },
  ],
  [
    'Query.node, inaccessible and not shareable',
    neighbour(relayGraph('@inaccessible')),
    { public: 'INVALID_FIELD_SHARING', inaccessible: 'INVALID_FIELD_SHARING', off: HIDDEN },
  ],
  [
    'Query.node of federation 1, where everything is shareable',
    oldNeighbour(relayGraph('')),
    { public: 'INVALID_FIELD_SHARING', inaccessible: HIDDEN, off: SEEN },
  ],
  [
    'Node with another field',
    neighbour(`
      interface Node { id: ID!  createdAt: String }
      type Book implements Node @key(fields: "id") { id: ID!  createdAt: String }
      type Query { newest: Node }`),
    { public: 'INTERFACE_FIELD_NO_IMPLEM' },
  ],
  [
    'PageInfo, not shareable',
    pageInfo('', 'startCursor: String  endCursor: String'),
    { public: 'INVALID_FIELD_SHARING' },
  ],
  [
    'PageInfo with fewer fields',
    pageInfo('@shareable', 'startCursor: String'),
    { public: 'SATISFIABILITY_ERROR' },
  ],
  [
    'PageInfo with more fields',
    pageInfo('@shareable', 'startCursor: String  endCursor: String  pageCount: Int'),
    { public: 'SATISFIABILITY_ERROR' },
  ],
  [
    'one of our enums with other values, for input and output',
    neighbour(
      'enum PersonReadSource { CONTACT BOOK }  type Query { read(from: PersonReadSource): PersonReadSource }',
    ),
    { public: 'ENUM_VALUE_MISMATCH' },
  ],
  [
    'one of our value types as a scalar',
    neighbour('scalar PersonDate  type Query { today: PersonDate }'),
    { public: 'TYPE_KIND_MISMATCH' },
  ],
  [
    'one of our entities as a scalar',
    neighbour('scalar Person  type Query { somebody: Person }'),
    { public: 'TYPE_KIND_MISMATCH' },
  ],
  [
    'one of our value types',
    neighbour('type PersonName @shareable { displayName: String }  type Query { name: PersonName }'),
    { public: 'INVALID_FIELD_SHARING' },
  ],
  [
    'Contact as a type of its own',
    neighbour('type Contact @key(fields: "id") { id: ID! }  type Query { best: Contact }'),
    { public: 'TYPE_KIND_MISMATCH' },
  ],
  [
    'Contact with another field',
    neighbour(`
      interface Contact { id: ID!  score: Int }
      type Lead implements Contact @key(fields: "id") { id: ID!  score: Int }
      type Query { best: Contact }`),
    { public: 'INTERFACE_FIELD_NO_IMPLEM' },
  ],
  [
    'UserError',
    neighbour('type UserError { message: String! }  type Query { mistake: UserError }'),
    { public: 'INVALID_FIELD_SHARING' },
  ],
  [
    'one of the fields of our entities',
    neighbour(
      'type Person @key(fields: "id") { id: ID!  displayName: String }  type Query { somebody: Person }',
    ),
    { public: 'INVALID_FIELD_SHARING' },
  ],
  [
    'one of our entities without a key',
    neighbour('type Person { id: ID! }  type Query { somebody: Person }'),
    { public: 'INVALID_FIELD_SHARING' },
  ],
  [
    'one of our entities with another key',
    neighbour('type Person @key(fields: "email") { email: String }  type Query { somebody: Person }'),
    { public: 'SATISFIABILITY_ERROR' },
  ],
  [
    'one of our entities with numbers in its key',
    neighbour(`
      type PersonalContact @key(fields: "accountId extensionId contactId") {
        accountId: Int!  extensionId: Int!  contactId: Int!  calls: Int
      }
      type Query { somebody: PersonalContact }`),
    { public: 'FIELD_TYPE_MISMATCH' },
  ],
  [
    'one of our root fields',
    neighbour('type Query { favorites: String }'),
    { public: 'FIELD_TYPE_MISMATCH INVALID_FIELD_SHARING' },
  ],
];

/** Hive's composer adds it when the merged field has lost the arguments that `@listSize` names. It never occurs alone. */
const CONSEQUENCE = 'LIST_SIZE_INVALID_SLICING_ARGUMENT';

describe.each(COMPOSERS)('%s, with a neighbour that defines', (_name, compose) => {
  it.each(CONFLICTS)('%s', (_what, other, outcome) => {
    for (const [profile, expected] of Object.entries(outcome) as [Profile, string][]) {
      const { refusals, hints, api } = compose([contacts(profile), other]);
      const found =
        api === null
          ? refusals.filter((code) => code !== CONSEQUENCE).join(' ')
          : hasNode(api)
            ? SEEN
            : HIDDEN;
      expect([profile, found, unexplained(hints)]).toEqual([profile, expected, []]);
    }
  });
});

const hasNode = (api: string): boolean => buildSchema(api).getQueryType()?.getFields()['node'] !== undefined;
