import { ACCOUNT_ID, contactIdAt, EXTENSION_ID } from './book.ts';

/** One GraphQL operation that every contender answers. */
export interface Operation {
  /** Name in the table and for `--only`. */
  readonly name: string;
  readonly operationName:
    'Favorites' | 'PersonalContacts' | 'OtherContacts' | 'Entities' | 'Search' | 'Large';
  readonly query: string;
  readonly variables: { readonly [name: string]: unknown };
  /** Number of clients, if it overrides the options. */
  readonly connections?: number;
  /** Contenders that do not support the operation. */
  readonly without?: readonly string[];
}

const CONTACT_FIELDS = 'contactId firstName lastName email homePhone';

export const favorites: Operation = {
  name: 'favorites',
  operationName: 'Favorites',
  query: `query Favorites {
  favorites(first: 60) { nodes { position target { ... on PersonalContact { ${CONTACT_FIELDS} } } } }
}`,
  variables: {},
};

export const personalContacts = (first: number): Operation => ({
  name: `personalContacts-${String(first)}`,
  operationName: 'PersonalContacts',
  query: `query PersonalContacts($first: Int!) {
  personalContacts(first: $first) { totalCount pageInfo { hasNextPage endCursor } nodes { ${CONTACT_FIELDS} } }
}`,
  variables: { first },
});

/** Finds about 100 contacts by words in two different fields. Upstream has no such search. */
export const search: Operation = {
  name: 'search',
  operationName: 'Search',
  query: `query Search($search: String!) {
  personalContacts(search: $search, first: 50) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { ${CONTACT_FIELDS} }
  }
}`,
  variables: { search: 'hazel stone' },
};

const otherContacts: Operation = {
  name: 'otherContacts',
  operationName: 'OtherContacts',
  query: `query OtherContacts {
  otherContacts(first: 100) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { resourceName names { displayName } emailAddresses { value } }
  }
}`,
  variables: {},
};

export const entities = (count: number): Operation => ({
  name: `entities-${String(count)}`,
  operationName: 'Entities',
  query: `query Entities($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on PersonalContact { ${CONTACT_FIELDS} } }
}`,
  variables: {
    representations: Array.from({ length: count }, (_, index) => ({
      __typename: 'PersonalContact',
      accountId: ACCOUNT_ID,
      extensionId: EXTENSION_ID,
      contactId: contactIdAt(index * 2),
    })),
  },
});

export const operations = (entityCounts: readonly number[]): readonly Operation[] => [
  favorites,
  personalContacts(100),
  otherContacts,
  ...entityCounts.map(entities),
];

const WIDE_FIELDS =
  'id contactId accountId extensionId displayName firstName lastName company jobTitle email email2 homePhone notes webPage';
const ALIASES = 'abcdefghijklmn';

const large = (name: string, selection: string): Operation => ({
  name,
  operationName: 'Large',
  query: `query Large { ${selection} }`,
  variables: {},
});

/** Answers with nearly the maximum number of values per operation; only this program supports them. */
export const LARGE_ANSWERS: readonly Operation[] = [
  large(
    'persons-1000',
    'otherContacts(first: 1000) { nodes { id resourceName displayName names { displayName familyName givenName } emailAddresses { value } } }',
  ),
  large(
    'values-196000',
    Array.from(
      ALIASES,
      (alias) => `${alias}: personalContacts(first: 1000) { nodes { ${WIDE_FIELDS} } }`,
    ).join(' '),
  ),
];

export const requestBody = ({ query, operationName, variables }: Operation): string =>
  JSON.stringify({ query, operationName, variables });
