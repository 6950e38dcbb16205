import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { API_FILE, PUBLISHED_DIRECTORY } from '../../scripts/published-schema.ts';

import { type Composer, FASTEST, type Subgraph } from './composers.ts';
import { contacts, crm, neighbour, oldNeighbour, type Profile, PROFILES, unexplained } from './subgraphs.ts';

const queriesOf = (api: string | null): readonly string[] =>
  Object.keys(
    buildSchema(api ?? '')
      .getQueryType()
      ?.getFields() ?? {},
  );

/** Other graphs that compose with this one. */
const NEIGHBOURS: readonly (readonly [what: string, neighbour: Subgraph])[] = [
  [
    'defines the names that every graph has',
    neighbour(`
      scalar DateTime  scalar Date  scalar JSON  scalar URL  scalar PhoneNumber
      enum PhoneType { HOME WORK }  enum SortOrder { ASC DESC }  enum Source { A B }  enum Status { ON OFF }
      enum ErrorCode { NOT_FOUND }  enum Availability { ALIVE }  enum ReadSource { CONTACT }
      type Address { city: String }  type Name { first: String }  type EmailAddress { value: String }
      type Photo { url: URL }  type Organization { name: String }  type Birthday { on: Date }
      type Customer @key(fields: "id") {
        id: ID!  at: DateTime  json: JSON  phone: PhoneNumber  phoneType: PhoneType  status: Status  source: Source
        availability: Availability  address: Address  name: Name  email: EmailAddress  photo: Photo  works: Organization
        birthday: Birthday  readFrom: ReadSource
      }
      input ContactInput { name: String }
      type Query { contacts(order: SortOrder, filter: ContactInput): [Customer]  error: ErrorCode }`),
  ],
  [
    'refers to entities by their global ids and adds fields',
    neighbour(`
      type Person @key(fields: "id") { id: ID!  shoeSize: Int }
      type PersonalContact @key(fields: "id") { id: ID!  lastCalledAt: String }
      type Favorite @key(fields: "id") { id: ID!  color: String }
      type AddressBookUpload @key(fields: "taskId") { taskId: ID!  startedBy: String }
      type Query { lastPerson: Person  lastContact: PersonalContact  lastFavorite: Favorite  lastUpload: AddressBookUpload }`),
  ],
  [
    'has Relay connections of its own and speaks federation 1',
    oldNeighbour(`
      type PageInfo { hasNextPage: Boolean!  hasPreviousPage: Boolean!  startCursor: String  endCursor: String }
      type BookConnection { pageInfo: PageInfo! }
      type Query { books: BookConnection }`),
  ],
  [
    'has Node types, but no field to fetch them',
    neighbour(`
      interface Node { id: ID! }
      type Book implements Node @key(fields: "id") { id: ID! }
      type Query { book: Book }`),
  ],
  [
    'has its own contacts with the same fields as ours',
    neighbour(`
      interface Contact {
        id: ID!  displayName: String  primaryEmailAddress: String  primaryPhoneNumber: String  photoUrl(size: Int): String
      }
      type Lead implements Contact @key(fields: "id") {
        id: ID!  displayName: String  primaryEmailAddress: String  primaryPhoneNumber: String  photoUrl(size: Int): String
        score: Int
      }
      type Query { hottest: Contact }`),
  ],
  [
    'uses @cacheControl',
    neighbour(`
      enum CacheControlScope { PUBLIC PRIVATE }
      directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean)
        on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
      type Query { hello: String @cacheControl(maxAge: 3) }`),
  ],
  [
    'defines another @cacheControl',
    neighbour(
      'directive @cacheControl(seconds: Int!) on FIELD_DEFINITION  type Query { hello: String @cacheControl(seconds: 3) }',
    ),
  ],
];

/** The API schema of this graph alone, which all composers must agree on. */
const apiAlone = new Map<Profile, string | null>();
const apiOf = (profile: Profile): string | null => {
  const api = apiAlone.get(profile) ?? FASTEST[1]([contacts(profile)]).api;
  apiAlone.set(profile, api);
  return api;
};

/** Tests that the graph composes: in all profiles and with all neighbours, or only in its largest profile and with one neighbour. */
export const describeComposition = ([name, compose]: Composer, extent: 'whole' | 'short'): void => {
  const profiles = extent === 'whole' ? PROFILES : PROFILES.slice(0, 1);
  describe(name, () => {
    const composeWell = (...subgraphs: readonly Subgraph[]): string => {
      const { refusals, hints, api } = compose(subgraphs);
      expect([refusals, unexplained(hints)]).toEqual([[], []]);
      return api ?? '';
    };

    it.each(profiles)('composes the graph alone, as the API schema that all composers see: %s', (profile) => {
      const api = composeWell(contacts(profile));
      expect(api).toBe(apiOf(profile));
      const published = Object.keys(
        buildSchema(readFileSync(join(PUBLISHED_DIRECTORY, API_FILE), 'utf8'))
          .getQueryType()
          ?.getFields() ?? {},
      );
      expect(queriesOf(api)).toEqual(
        published.filter((name) => profile === 'public' || !name.startsWith('node')).sort(),
      );
    });

    it.each(profiles)(
      'composes it with a neighbour that refers to its types and adds to them: %s',
      (profile) => {
        const schema = buildSchema(composeWell(contacts(profile), crm));
        const typeOf = (type: string, field: string): string | undefined => {
          const found = schema.getType(type);
          return found && 'getFields' in found ? String(found.getFields()[field]?.type) : undefined;
        };
        expect([
          typeOf('Deal', 'contact'),
          typeOf('Deal', 'introducedBy'),
          typeOf('PersonalContact', 'deals'),
          typeOf('PersonalContact', 'displayName'),
          typeOf('Extension', 'deals'),
          typeOf('Extension', 'favorites'),
        ]).toEqual(['PersonalContact', 'Person', '[Deal!]', 'String', '[Deal!]', 'FavoriteConnection']);
      },
    );

    if (extent === 'short') return;
    it.each(NEIGHBOURS)('composes it with a neighbour that %s', (_what, other) => {
      composeWell(contacts(), other);
    });
  });
};
