import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';

import {
  type Book,
  type ContactList,
  type ContactResource,
  type FavoriteList,
  ownBook,
  type PersonList,
} from './rest.ts';

/** The part of the graph that the benchmark's operations need, as served by the peers. */
const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])

  type Query {
    favorites(first: Int = 20): FavoriteConnection
    personalContacts(first: Int = 20): PersonalContactConnection
    otherContacts(first: Int = 20): PersonConnection
  }

  type PageInfo @shareable { hasNextPage: Boolean! endCursor: String }

  type FavoriteConnection { nodes: [Favorite] }
  type Favorite { position: Int! target: FavoriteTarget }
  union FavoriteTarget = PersonalContact | Extension
  type Extension @key(fields: "extensionId") { extensionId: ID! }

  type PersonalContactConnection { totalCount: Int pageInfo: PageInfo! nodes: [PersonalContact] }
  type PersonalContact @key(fields: "accountId extensionId contactId") {
    accountId: ID!
    extensionId: ID!
    contactId: ID!
    firstName: String
    lastName: String
    email: String
    homePhone: String
  }

  type PersonConnection { totalCount: Int pageInfo: PageInfo! nodes: [Person] }
  type Person @key(fields: "resourceName") {
    resourceName: ID!
    names: [PersonName!]
    emailAddresses: [PersonEmailAddress!]
  }
  type PersonName { displayName: String }
  type PersonEmailAddress { value: String }
`);

/** How a contender reaches the upstreams, for one caller. */
export interface Sources {
  readonly favorites: () => Promise<FavoriteList>;
  readonly contact: (book: Book, contactId: string) => Promise<ContactResource>;
  readonly contactPage: (first: number) => Promise<ContactList>;
  readonly otherContacts: (first: number) => Promise<PersonList>;
}

/** The context of each operation. It is a type, not an interface, because yoga and mercurius require an index signature. */
export type GraphContext = { readonly sources: Sources };

type FirstArgument = { readonly first: number };
type FavoriteNode = FavoriteList['records'][number] & { readonly position: number };

/** Resolvers in the style of the libraries' documentation: a function per field that the record lacks. */
const resolvers = {
  Query: {
    favorites: async (_: unknown, { first }: FirstArgument, { sources }: GraphContext) => {
      const { records } = await sources.favorites();
      return { nodes: records.slice(0, first).map((record, position) => ({ ...record, position })) };
    },
    personalContacts: async (_: unknown, { first }: FirstArgument, { sources }: GraphContext) => {
      const { records, paging } = await sources.contactPage(first);
      return {
        nodes: records,
        totalCount: paging.totalElements,
        pageInfo: { hasNextPage: paging.page < paging.totalPages, endCursor: String(paging.pageEnd) },
      };
    },
    otherContacts: async (_: unknown, { first }: FirstArgument, { sources }: GraphContext) => {
      const { otherContacts, totalSize, nextPageToken } = await sources.otherContacts(first);
      return {
        nodes: otherContacts,
        totalCount: totalSize,
        pageInfo: { hasNextPage: nextPageToken !== undefined, endCursor: nextPageToken ?? null },
      };
    },
  },
  Favorite: {
    target: ({ contactId }: FavoriteNode, _: unknown, { sources }: GraphContext) =>
      sources.contact(ownBook, contactId),
  },
  FavoriteTarget: {
    __resolveType: (target: object) => ('extensionId' in target ? 'Extension' : 'PersonalContact'),
  },
  PersonalContact: {
    __resolveReference: (reference: Book & { readonly contactId: string }, { sources }: GraphContext) =>
      sources.contact(reference, reference.contactId),
    contactId: ({ id }: ContactResource) => String(id),
  },
};

export const createSchema = (): GraphQLSchema => buildSubgraphSchema([{ typeDefs, resolvers }]);
