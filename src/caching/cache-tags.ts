import { hash } from 'node:crypto';

import type { DataAccess } from '../clients/http/call.ts';
import { OWN } from '../loaders/address-books.ts';
import type { EntityParent } from '../loaders/records.ts';

import { type DataSubject, subjectOf } from './data-subjects.ts';

/** Names for what an answer is made of, so that a cache in front of the graph can forget it when that changes. */
export interface CacheTags {
  /** To be told of all data that the operation reads and writes. */
  readonly onAccess: (access: DataAccess) => void;
  /** To be told what the representations of `_entities` come to, in their order. */
  readonly onEntities: (outcomes: Promise<readonly (EntityParent | null | Error)[]>) => void;
  /** `extensions` for an answer that may be kept, under the keys that the routers of Apollo and Cosmo read. */
  readonly ofAnswer: () => Promise<AnswerTags>;
  /** Tags of what the operation has changed, or may have. */
  readonly ofChanges: () => readonly string[];
}

export type AnswerTags =
  | { readonly apolloCacheTags: readonly string[] }
  /** One list per representation. */
  | { readonly apolloEntityCacheTags: readonly (readonly string[])[] };

export interface CacheTagsOptions {
  /** The caller's own extension as far as it is known by now, else `~`. */
  readonly ownExtensionId: () => string;
  readonly callerKeys: () => CallerKeys;
}

/**
 * Tags: words of printable ASCII without comma and space, at most 120 characters long, since some caches send them in
 * headers. They have no more in them than ids that whoever gets the answer has named or been told.
 */
const TAG_NAMES = {
  /** Anything of a book. */
  addressBook: (extensionId: string) => `address-book:${extensionId}`,
  /** A list of a book. */
  list: (list: 'personal-contacts' | 'favorites', extensionId: string) => `${list}:${extensionId}`,
  /** A contact that was looked up. */
  contact: (extensionId: string, contactId: string) => `personal-contact:${extensionId}/${contactId}`,
  /** A person who was looked up. */
  person: (resourceName: string) => `person:${plainName(resourceName)}`,
  /** A list of persons. */
  persons: 'persons',
  /** Anything that was read for a caller. The key is made by SHA-256, and betrays nothing of the credential. */
  caller: (credentialKey: string) => `caller:${credentialKey}`,
} as const;

/** Names that Google makes stand as they are. It lets others pass, with any character of an address in them. */
const plainName = (resourceName: string): string =>
  /^\w+\/\w{1,64}$/.test(resourceName) ? resourceName : hash('sha256', resourceName, 'base64url');

/** Single contacts and persons that an answer names; beyond that it names lists. */
const MAX_SINGLE = 1_000;

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
      // Of two lists of representations nobody could tell which the positions belong to.
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

/** Whatever changes of what was read, one of these names it; and so does who reads, and each book as a whole. */
const answerTags = (read: readonly Touched[], realOf: RealOf): readonly string[] => {
  const coarse = isMuch(read)
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

/** Of a book that only `~` is known of, all that was read for the caller has to go. */
const changeTags = (written: readonly Touched[], realOf: RealOf): readonly string[] => {
  const coarse = isMuch(written) ? TAG_NAMES.addressBook : null;
  return sorted(
    written.flatMap((touched) => [
      ...((touched.extensionIds ?? []).some((id) => realOf(id) === OWN)
        ? [TAG_NAMES.caller(touched.credentialKey)]
        : []),
      ...tagsOf(touched, realOf, coarse),
    ]),
  );
};

/** @param coarse the name for all contacts of a book, where they are too many to be named one by one */
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

const isMuch = (all: readonly Touched[]): boolean =>
  all.reduce(
    (sum, { contactIds = [], resourceNames = [] }) => sum + contactIds.length + resourceNames.length,
    0,
  ) > MAX_SINGLE;

const sorted = (tags: readonly string[]): readonly string[] => [...new Set(tags)].sort();

/** What names the caller at each upstream; null without a credential. */
export interface CallerKeys {
  readonly google: string | null;
  readonly ringcentral: string | null;
}

/** Tags of what a representation came to, with all that can be selected below it; none for what is null. */
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
    // An upload is never kept.
    case 'AddressBookUpload':
    case undefined:
      return [];
  }
};
