import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

const BOOK = ['accountId', 'extensionId'];

/**
 * All that an app has to tell the cache of this graph. Use it with `defaultOptions: { watchQuery: { errorPolicy: 'all' }, query:
 * { errorPolicy: 'all' } }`: when one of the two systems fails, the other one's data stays.
 */
export const createApolloCache = () =>
  new InMemoryCache({
    possibleTypes: {
      Node: ['Person', 'PersonalContact', 'Favorite'],
      Contact: ['Person', 'PersonalContact'],
      FavoriteTarget: ['PersonalContact', 'Extension'],
    },
    typePolicies: {
      // Everything else has its global id.
      Extension: { keyFields: ['extensionId'] },
      AddressBookUpload: { keyFields: ['taskId'] },
      Query: {
        fields: {
          otherContacts: relayStylePagination(['sources']),
          searchContacts: relayStylePagination(['query', 'sources']),
          searchOtherContacts: relayStylePagination(['query']),
          personalContacts: relayStylePagination([...BOOK, 'startsWith', 'phoneNumbers', 'sortBy']),
          favorites: relayStylePagination(BOOK),
        },
      },
    },
  });
