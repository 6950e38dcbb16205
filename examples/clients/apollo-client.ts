import { type FieldMergeFunction, type FieldPolicy, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/**
 * A Relay connection whose pages become one list. When an upstream fails, the field is null: then the pages that were loaded
 * before stay. A list of which no page was loaded is null, not empty.
 * @param keyArgs the arguments that select a different list: all but those of paging
 */
const connection = (keyArgs: string[]): FieldPolicy => {
  const policy = relayStylePagination(keyArgs);
  const mergePages = policy.merge as FieldMergeFunction<unknown, unknown>;
  const merge: FieldMergeFunction<unknown, unknown> = (existing, incoming, options) =>
    incoming === null ? (existing ?? null) : mergePages(existing ?? undefined, incoming, options);
  return { ...policy, merge };
};

const BOOK = ['accountId', 'extensionId'];
/** The filters that an extension's `personalContacts` also has. */
const CONTACT_FILTERS = ['startsWith', 'phoneNumbers', 'country', 'sortBy'];

/**
 * A cache that is configured for this graph. Use it with `defaultOptions: { watchQuery: { errorPolicy: 'all' }, query:
 * { errorPolicy: 'all' } }`: then the data of one system is kept when the other one fails.
 */
export const createApolloCache = () =>
  new InMemoryCache({
    possibleTypes: {
      Node: ['Person', 'PersonalContact', 'Favorite', 'Extension'],
      Contact: ['Person', 'PersonalContact'],
      FavoriteTarget: ['PersonalContact', 'Extension'],
    },
    typePolicies: {
      // All other objects have a global id.
      AddressBookUpload: { keyFields: ['taskId'] },
      Extension: {
        keyFields: ['extensionId'],
        fields: {
          personalContacts: connection(CONTACT_FILTERS),
          favorites: connection([]),
        },
      },
      Query: {
        fields: {
          otherContacts: connection(['sources', 'search']),
          searchContacts: connection(['query', 'sources']),
          searchOtherContacts: connection(['query']),
          personalContacts: connection([...BOOK, ...CONTACT_FILTERS, 'search', 'orderBy']),
          favorites: connection(BOOK),
          duplicateContacts: connection(['sources']),
        },
      },
    },
  });
