import { type FieldMergeFunction, type FieldPolicy, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/**
 * A Relay connection whose pages become one list. When an upstream fails the field is null: then the pages that are there already
 * stay, and a list of which nothing is known is null, not empty.
 * @param keyArgs the arguments that make another list: all but those of paging
 */
const connection = (keyArgs: string[]): FieldPolicy => {
  const policy = relayStylePagination(keyArgs);
  const mergePages = policy.merge as FieldMergeFunction<unknown, unknown>;
  const merge: FieldMergeFunction<unknown, unknown> = (existing, incoming, options) =>
    incoming === null ? (existing ?? null) : mergePages(existing ?? undefined, incoming, options);
  return { ...policy, merge };
};

const BOOK = ['accountId', 'extensionId'];
/** Those that an extension's `personalContacts` has as well. */
const CONTACT_FILTERS = ['startsWith', 'phoneNumbers', 'country', 'sortBy'];

/**
 * All that an app has to tell the cache of this graph. Use it with `defaultOptions: { watchQuery: { errorPolicy: 'all' }, query:
 * { errorPolicy: 'all' } }`: when one of the two systems fails, the other one's data stays.
 */
export const createApolloCache = () =>
  new InMemoryCache({
    possibleTypes: {
      Node: ['Person', 'PersonalContact', 'Favorite', 'Extension'],
      Contact: ['Person', 'PersonalContact'],
      FavoriteTarget: ['PersonalContact', 'Extension'],
    },
    typePolicies: {
      // Everything else has its global id.
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
