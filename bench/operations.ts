import { ACCOUNT_ID, contactIdAt, EXTENSION_ID } from './book.ts';

/** One GraphQL operation that every contender answers. */
export interface Operation {
  /** As it stands in the table and after `--only`. */
  readonly name: string;
  readonly operationName: 'Favorites' | 'PersonalContacts' | 'OtherContacts' | 'Entities';
  readonly query: string;
  readonly variables: { readonly [name: string]: unknown };
}

const CONTACT_FIELDS = 'contactId firstName lastName email homePhone';

const favorites: Operation = {
  name: 'favorites',
  operationName: 'Favorites',
  query: `query Favorites {
  favorites(first: 60) { nodes { position target { ... on PersonalContact { ${CONTACT_FIELDS} } } } }
}`,
  variables: {},
};

const personalContacts: Operation = {
  name: 'personalContacts',
  operationName: 'PersonalContacts',
  query: `query PersonalContacts {
  personalContacts(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { ${CONTACT_FIELDS} } }
}`,
  variables: {},
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

const entities = (count: number): Operation => ({
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
  personalContacts,
  otherContacts,
  ...entityCounts.map(entities),
];

export const requestBody = ({ query, operationName, variables }: Operation): string =>
  JSON.stringify({ query, operationName, variables });
