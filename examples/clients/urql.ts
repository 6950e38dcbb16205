import {
  cacheExchange,
  type CacheExchangeOpts,
  type Resolver,
  type ResolverResult,
} from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

const mergePages: (...parameters: Parameters<Resolver>) => ResolverResult = relayPagination();

/**
 * A Relay connection whose pages, each a separate query, become one list. When an upstream fails, the field is null: then the
 * pages that were loaded before stay. A list of which no page was loaded is null.
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

/** The arguments that select a different list: all but those of paging. */
const filtersOf = (args: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.entries(args)
      .filter(([name]) => !PAGING.has(name))
      .sort(),
  );

/** Objects without a key, which are stored as parts of their parent. Graphcache warns about types that are not listed here. */
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

/** The configuration of Graphcache for this graph. An app adds its own `updates` and `optimistic`. */
export const CONTACTS_CACHE = {
  possibleTypes: {
    Node: ['Person', 'PersonalContact', 'Favorite', 'Extension'],
    Contact: ['Person', 'PersonalContact'],
    FavoriteTarget: ['PersonalContact', 'Extension'],
  },
  // All other objects have a global id.
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
      // An object that a list has loaded is not fetched again.
      node: (_parent, { id }, cache) =>
        typeof id === 'string' && cache.resolve(id, '__typename') != null ? id : undefined,
    },
  },
} satisfies CacheExchangeOpts;

/**
 * The exchange to use before `fetchExchange`, instead of urql's own `cacheExchange`.
 * @param schema the result of introspection. Without it Graphcache works too, but in development it warns about each `... on` of a union.
 */
export const createContactsCacheExchange = (schema?: CacheExchangeOpts['schema']) =>
  cacheExchange({ ...CONTACTS_CACHE, ...(schema && { schema }) });
