import { hash } from 'node:crypto';

import type { DataAccess } from '../clients/http/call.ts';
import { OWN } from '../loaders/address-books.ts';
import type { EntityParent } from '../loaders/records.ts';

import { type DataSubject, subjectOf } from './data-subjects.ts';

/** Tags for the data in an answer, so that a cache in front of the graph can invalidate the answer when the data changes. */
export interface CacheTags {
  /** Call this for all data that the operation reads and writes. */
  readonly onAccess: (access: DataAccess) => void;
  /** Call this with the results of `_entities`, in the order of the representations. */
  readonly onEntities: (outcomes: Promise<readonly (EntityParent | null | Error)[]>) => void;
  /** `extensions` of a cacheable answer, with the keys that the routers of Apollo and Cosmo read. */
  readonly ofAnswer: () => Promise<AnswerTags>;
  /** Tags of the data that the operation has changed or may have changed. */
  readonly ofChanges: () => readonly string[];
}

export type AnswerTags =
  | { readonly apolloCacheTags: readonly string[] }
  /** One list per representation. */
  | { readonly apolloEntityCacheTags: readonly (readonly string[])[] };

export interface CacheTagsOptions {
  /** The caller's own extension id, or `~` if it is not known yet. */
  readonly ownExtensionId: () => string;
  readonly callerKeys: () => CallerKeys;
}

/**
 * Tags are printable ASCII without comma and space, at most 120 characters, because some caches send them in headers. They only
 * contain ids that the receiver of the answer knows anyway.
 */
const TAG_NAMES = {
  /** Any data of a book. */
  addressBook: (extensionId: string) => `address-book:${extensionId}`,
  /** A list of a book. */
  list: (list: 'personal-contacts' | 'favorites', extensionId: string) => `${list}:${extensionId}`,
  /** A contact that was looked up by id. */
  contact: (extensionId: string, contactId: string) => `personal-contact:${extensionId}/${contactId}`,
  /** A person that was looked up by name. */
  person: (resourceName: string) => `person:${plainName(resourceName)}`,
  /** A list of persons. */
  persons: 'persons',
  /** Any data that was read for a caller. The key is a SHA-256 hash and reveals nothing of the credential. */
  caller: (credentialKey: string) => `caller:${credentialKey}`,
} as const;

/** Google's own resource names are used as they are. Other names may contain any URL character, so they are hashed. */
const plainName = (resourceName: string): string =>
  /^\w+\/\w{1,64}$/.test(resourceName) ? resourceName : hash('sha256', resourceName, 'base64url');

/** Max single contacts and persons in the tags of an answer. Above that, lists are tagged instead. */
const MAX_RECORD_TAGS = 1_000;

type Touched = DataSubject & Pick<DataAccess, 'credentialKey'>;

export const createCacheTags = ({ ownExtensionId, callerKeys }: CacheTagsOptions): CacheTags => {
  const read: Touched[] = [];
  const written: Touched[] = [];
  const entities: Promise<readonly (EntityParent | null | Error)[]>[] = [];
  const realOf = (extensionId: string) => (extensionId === OWN ? ownExtensionId() : extensionId);

  return {
    onAccess: (access) => {
      (access.isWrite ? written : read).push({
        ...subjectOf(access),
        credentialKey: access.credentialKey,
      });
    },
    onEntities: (outcomes) => void entities.push(outcomes),
    ofAnswer: async () => {
      const [outcomes, ...others] = entities;
      // With two `_entities` fields it would be unclear which list a position belongs to.
      if (outcomes === undefined || others.length > 0) return { apolloCacheTags: answerTags(read, realOf) };
      const keys = callerKeys();
      return {
        apolloEntityCacheTags: (await outcomes).map((outcome) =>
          outcome instanceof Error ? [] : entityTags(outcome, realOf, keys),
        ),
      };
    },
    ofChanges: () => changeTags(written, realOf),
  };
};

type RealOf = (extensionId: string) => string;

/** Tags that cover everything the answer was read from, each book as a whole, and the caller. */
const answerTags = (read: readonly Touched[], realOf: RealOf): readonly string[] => {
  const coarse = hasTooManyRecords(read)
    ? (extensionId: string) => TAG_NAMES.list('personal-contacts', extensionId)
    : null;
  return sorted(
    read.flatMap((touched) => [
      TAG_NAMES.caller(touched.credentialKey),
      ...booksOf(touched, realOf).map(TAG_NAMES.addressBook),
      ...tagsOf(touched, realOf, coarse),
    ]),
  );
};

/** If only `~` is known of a changed book, everything that was read for the caller must be invalidated. */
const changeTags = (written: readonly Touched[], realOf: RealOf): readonly string[] => {
  const coarse = hasTooManyRecords(written) ? TAG_NAMES.addressBook : null;
  return sorted(
    written.flatMap((touched) => [
      ...((touched.extensionIds ?? []).some((id) => realOf(id) === OWN)
        ? [TAG_NAMES.caller(touched.credentialKey)]
        : []),
      ...tagsOf(touched, realOf, coarse),
    ]),
  );
};

/** @param coarse makes one tag for all contacts of a book, if there are too many for single tags */
const tagsOf = (
  touched: Touched,
  realOf: RealOf,
  coarse: ((extensionId: string) => string) | null,
): readonly string[] => {
  const { contactIds = [], lists = [], resourceNames = [], isPersonList = false } = touched;
  const ofBooks = booksOf(touched, realOf).flatMap((extensionId) => [
    ...lists.map((list) => TAG_NAMES.list(list, extensionId)),
    ...(coarse === null
      ? contactIds.map((contactId) => TAG_NAMES.contact(extensionId, contactId))
      : contactIds.length > 0
        ? [coarse(extensionId)]
        : []),
  ]);
  const isCoarse = isPersonList || (coarse !== null && resourceNames.length > 0);
  return [...ofBooks, ...(isCoarse ? [TAG_NAMES.persons] : resourceNames.map(TAG_NAMES.person))];
};

const booksOf = ({ extensionIds = [] }: Touched, realOf: RealOf): readonly string[] =>
  extensionIds.map(realOf).filter((extensionId) => extensionId !== OWN);

const hasTooManyRecords = (all: readonly Touched[]): boolean =>
  all.reduce(
    (sum, { contactIds = [], resourceNames = [] }) => sum + contactIds.length + resourceNames.length,
    0,
  ) > MAX_RECORD_TAGS;

const sorted = (tags: readonly string[]): readonly string[] => [...new Set(tags)].sort();

/** The caller's credential key at each upstream; null without a credential. */
export interface CallerKeys {
  readonly google: string | null;
  readonly ringcentral: string | null;
}

/** Tags of an entity and everything that can be selected below it; none for null. */
const entityTags = (
  entity: EntityParent | null,
  realOf: (extensionId: string) => string,
  { google, ringcentral }: CallerKeys,
): readonly string[] => {
  const callerTags = (key: string | null) => (key === null ? [] : [TAG_NAMES.caller(key)]);
  const bookTags = (asked: string, own: (extensionId: string) => readonly string[]) => {
    const extensionId = realOf(asked);
    const isKnown = extensionId !== OWN;
    return [
      ...(isKnown ? [...own(extensionId), TAG_NAMES.addressBook(extensionId)] : []),
      ...callerTags(ringcentral),
    ];
  };
  switch (entity?.__typename) {
    case 'Person':
      return [TAG_NAMES.person(entity.resourceName), ...callerTags(google)];
    case 'PersonalContact':
      return bookTags(entity.extensionId, (id) => [TAG_NAMES.contact(id, entity.contactId)]);
    case 'Favorite': {
      const { target } = entity;
      return bookTags(entity.extensionId, (id) => [
        TAG_NAMES.list('favorites', id),
        ...('contactId' in target ? [TAG_NAMES.contact(id, target.contactId)] : []),
      ]);
    }
    case 'Extension':
      return bookTags(entity.extensionId, (id) => [
        TAG_NAMES.list('personal-contacts', id),
        TAG_NAMES.list('favorites', id),
      ]);
    // Uploads are never cached.
    case 'AddressBookUpload':
    case undefined:
      return [];
  }
};
