import {
  cacheExchange,
  type CacheExchangeOpts,
  type Resolver,
  type ResolverResult,
} from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

const mergePages: (...parameters: Parameters<Resolver>) => ResolverResult = relayPagination();

/**
 * A Relay connection whose pages become one list, each page a query of its own. When an upstream fails the field is null: then the
 * pages that are there already stay, and a list of which nothing is known is null.
 */
const connection: Resolver = (parent, args, cache, info) => {
  if (info.error === undefined) return mergePages(parent, args, cache, info);
  const pages = cache.inspectFields(info.parentKey).filter(({ fieldName }) => fieldName === info.fieldName);
  for (const page of pages) {
    const pageArgs = page.arguments ?? {};
    if (filtersOf(pageArgs) !== filtersOf(args)) continue;
    const list = mergePages(parent, pageArgs, cache, info);
    if (list !== undefined) return list;
  }
  return null;
};

const PAGING: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before']);

/** What makes a list another one: all arguments but those of paging. */
const filtersOf = (args: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.entries(args)
      .filter(([name]) => !PAGING.has(name))
      .sort(),
  );

/** Parts of an object, which have no life of their own. A query that selects one of another type makes Graphcache warn. */
const EMBEDDED = [
  ...['AddressBookUploadAffected', 'AddressBookUploadContact', 'AddressBookUploadError'],
  ...['ContactDuplicate', 'ContactDuplicateReason', 'ContactSourceProblem', 'ContactSourceState'],
  ...[
    'PersonAddress',
    'PersonAgeRange',
    'PersonBiography',
    'PersonBirthday',
    'PersonBraggingRights',
    'PersonCalendarUrl',
  ],
  ...['PersonChange', 'PersonClientData', 'PersonContactGroupMembership', 'PersonCoverPhoto', 'PersonDate'],
  ...[
    'PersonDomainMembership',
    'PersonEmailAddress',
    'PersonEvent',
    'PersonExternalId',
    'PersonFieldMetadata',
    'PersonFileAs',
  ],
  ...[
    'PersonGender',
    'PersonImClient',
    'PersonInterest',
    'PersonLocale',
    'PersonLocation',
    'PersonMembership',
    'PersonMetadata',
  ],
  ...[
    'PersonMiscKeyword',
    'PersonName',
    'PersonNickname',
    'PersonOccupation',
    'PersonOrganization',
    'PersonPhoneNumber',
  ],
  ...[
    'PersonPhoto',
    'PersonProfileMetadata',
    'PersonRelation',
    'PersonRelationshipInterest',
    'PersonRelationshipStatus',
  ],
  ...[
    'PersonResidence',
    'PersonSipAddress',
    'PersonSkill',
    'PersonTagline',
    'PersonUrl',
    'PersonUserDefined',
  ],
  ...[
    'PersonalContactAddress',
    'PersonalContactChange',
    'PersonalContactPhoneNumber',
    'PhoneNumberMatch',
    'UpstreamQuota',
  ],
];

/** All that Graphcache has to be told of this graph; an app's own `updates` and `optimistic` come beside it. */
export const CONTACTS_CACHE = {
  possibleTypes: {
    Node: ['Person', 'PersonalContact', 'Favorite', 'Extension'],
    Contact: ['Person', 'PersonalContact'],
    FavoriteTarget: ['PersonalContact', 'Extension'],
  },
  // Everything else has its global id.
  globalIDs: ['Person', 'PersonalContact', 'Favorite'],
  keys: {
    ...Object.fromEntries(EMBEDDED.map((name) => [name, () => null])),
    AddressBookUpload: ({ taskId }) => taskId as string,
    Extension: ({ extensionId }) => extensionId as string,
  },
  resolvers: {
    Extension: { personalContacts: connection, favorites: connection },
    Query: {
      otherContacts: connection,
      searchContacts: connection,
      searchOtherContacts: connection,
      personalContacts: connection,
      favorites: connection,
      duplicateContacts: connection,
      // An object that a list brought is not fetched again.
      node: (_parent, { id }, cache) =>
        typeof id === 'string' && cache.resolve(id, '__typename') != null ? id : undefined,
    },
  },
} satisfies CacheExchangeOpts;

/**
 * The exchange to put before `fetchExchange`, in place of urql's own `cacheExchange`.
 * @param schema the result of introspection. Without it Graphcache works as well, but warns in development of each `... on` of a union.
 */
export const createContactsCacheExchange = (schema?: CacheExchangeOpts['schema']) =>
  cacheExchange({ ...CONTACTS_CACHE, ...(schema && { schema }) });
