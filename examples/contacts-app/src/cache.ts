import { type FieldMergeFunction, type FieldPolicy, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/**
 * A Relay connection whose pages become one list. When an upstream fails the field is null: then the pages that are there already
 * stay, and a list of which nothing is known is null, not empty.
 * @param keyArgs the arguments that make another list, paging left out
 */
const connection = (keyArgs: string[]): FieldPolicy => {
  const policy = relayStylePagination(keyArgs);
  const mergePages = policy.merge as FieldMergeFunction<unknown, unknown>;
  const merge: FieldMergeFunction<unknown, unknown> = (existing, incoming, options) =>
    incoming === null ? (existing ?? null) : mergePages(existing ?? undefined, incoming, options);
  return { ...policy, merge };
};

/** All that the cache has to be told of this graph. Everything else has its global id. */
export const createCache = () =>
  new InMemoryCache({
    possibleTypes: {
      Node: ['Person', 'PersonalContact', 'Favorite', 'Extension'],
      Contact: ['Person', 'PersonalContact'],
      FavoriteTarget: ['PersonalContact', 'Extension'],
    },
    typePolicies: {
      Query: {
        fields: {
          personalContacts: connection([]),
          otherContacts: connection([]),
          searchContacts: connection(['query']),
        },
      },
      Extension: { keyFields: ['extensionId'] },
    },
  });
