import type { Person } from '../__generated__/google-people.ts';
import type { ContactDuplicateReason, ContactSource } from '../__generated__/graphql.ts';
import type {
  AddressBookBulkContactResource,
  AddressBookBulkUploadResource,
  AddressBookBulkUploadResponse,
  ErrorEntity,
  PersonalContactResource,
} from '../__generated__/ringcentral.ts';
import type { UpstreamName } from '../clients/errors/error-code.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { UserError } from '../clients/errors/user-error.ts';
import type { Page, PageEdge } from '../relay/connection.ts';
import type { FavoriteTarget } from '../relay/global-id.ts';

/**
 * The records that loaders give to resolvers: the generated REST types, plus facts about their origin that are not in the REST
 * body. `__typename` tells the members of `Node`, `_Entity` and unions apart.
 */

/** An extension's address book. Ids are real, or `~` until an answer tells the caller's own ids. */
export interface AddressBook {
  readonly accountId: string;
  readonly extensionId: string;
}

export type PersonRecord = Person & { readonly __typename: 'Person'; readonly resourceName: string };

export type PersonalContactRecord = Omit<PersonalContactResource, 'id'> &
  AddressBook & { readonly __typename: 'PersonalContact'; readonly contactId: string };

export type FavoriteRecord = AddressBook & {
  readonly __typename: 'Favorite';
  /** Index in the list of favorites, from 0. Absent on a reference of which only the id is selected. */
  readonly position?: number;
  readonly target: FavoriteTarget;
  /** The contact that it points to, or why it cannot be read; absent if it was not read together with the list. */
  readonly contact?: PersonalContactRecord | null | Error;
};

/** All favorites of a book, in order. */
export interface FavoriteList extends AddressBook {
  /** Number of unreadable entries, which are left out. */
  readonly unreadable: number;
  readonly favorites: readonly FavoriteRecord[];
}

/** A person that was created, changed or restored; or the name of a removed one. */
export type PersonChangeRecord =
  | { readonly deleted: false; readonly resourceName: string; readonly person: PersonRecord }
  | { readonly deleted: true; readonly resourceName: string; readonly person: null };

/** A contact that was created, changed or restored; or the id of a deleted one. */
export type PersonalContactChangeRecord =
  | { readonly deleted: false; readonly contactId: string; readonly personalContact: PersonalContactRecord }
  | { readonly deleted: true; readonly contactId: string; readonly personalContact: null };

/** The results of an upload, in whichever documented form upstream sent them; null until it does. */
export interface UploadOutcome {
  /** The contacts that were added, by extension. */
  readonly affected: readonly AddressBookBulkUploadResource[] | null;
  readonly errors: readonly UploadErrorRecord[] | null;
}

/** An error of an upload, with the contact if upstream names it. */
export type UploadErrorRecord = ErrorEntity & {
  readonly extensionId?: string;
  readonly contact?: AddressBookBulkContactResource;
};

/** An upload task; a reference of which only the id is selected has only the id. */
export type AddressBookUploadRecord = Partial<
  Pick<AddressBookBulkUploadResponse, 'status' | 'creationTime' | 'lastModifiedTime'> & UploadOutcome
> & { readonly __typename: 'AddressBookUpload'; readonly taskId: string };

// The parent objects of GraphQL types: what codegen's `mappers` point to.

/** An extension is only a key here. Its other fields belong to a directory subgraph. */
export interface ExtensionParent {
  readonly __typename: 'Extension';
  /** Real id, or `~` in a representation. */
  readonly extensionId: string;
}

export type PersonParent = PersonRecord;
export type PersonalContactParent = PersonalContactRecord;
export type FavoriteParent = FavoriteRecord;
export type ContactParent = PersonParent | PersonalContactParent;
export type NodeParent = PersonParent | PersonalContactParent | FavoriteParent | ExtensionParent;
export type FavoriteTargetParent = PersonalContactParent | ExtensionParent;

export type AddressBookUploadParent = AddressBookUploadRecord;
export type AddressBookUploadErrorParent = UploadErrorRecord;

export type EntityParent = NodeParent | AddressBookUploadParent;

export type PersonConnectionParent = Page<PersonParent>;
export type PersonEdgeParent = PageEdge<PersonParent>;
export type PersonalContactConnectionParent = Page<PersonalContactParent>;
export type PersonalContactEdgeParent = PageEdge<PersonalContactParent>;
export type FavoriteConnectionParent = Page<FavoriteParent>;
export type FavoriteEdgeParent = PageEdge<FavoriteParent>;

/** How a source answered. */
export interface ContactSourceStateParent {
  readonly source: ContactSource;
  readonly isComplete: boolean;
  readonly asOf: Date | null;
  readonly problem: ContactSourceProblemParent | null;
}
export interface ContactSourceProblemParent {
  readonly code: string;
  readonly message: string;
  readonly retryAfter: number | null;
}
export interface ContactConnectionParent extends Page<ContactParent> {
  readonly sources: readonly ContactSourceStateParent[];
}
export type ContactEdgeParent = PageEdge<ContactParent>;
export interface ContactDuplicateParent {
  readonly contacts: readonly ContactParent[];
  readonly reasons: readonly ContactDuplicateReason[];
}
export interface ContactDuplicateConnectionParent extends Page<ContactDuplicateParent> {
  readonly sources: readonly ContactSourceStateParent[];
}
export type ContactDuplicateEdgeParent = PageEdge<ContactDuplicateParent>;
export interface PhoneNumberMatchParent {
  readonly number: string;
  readonly e164: string | null;
  readonly contacts: readonly ContactParent[];
  readonly sources: readonly ContactSourceStateParent[];
}

/** A page of a sync. */
export interface ChangePage<Change> extends Page<Change> {
  /** Our own token; null on all pages except the last. */
  readonly nextSince: string | null;
  readonly isFullSync: boolean;
}
export type PersonChangeParent = PersonChangeRecord;
export type PersonChangeConnectionParent = ChangePage<PersonChangeParent>;
export type PersonChangeEdgeParent = PageEdge<PersonChangeParent>;
export type PersonalContactChangeParent = PersonalContactChangeRecord;
export type PersonalContactChangeConnectionParent = ChangePage<PersonalContactChangeParent>;
export type PersonalContactChangeEdgeParent = PageEdge<PersonalContactChangeParent>;

/** The result for one contact of a list: the new contact, or why it was not replaced. */
export interface UpdatePersonalContactsResultParent {
  readonly id: string;
  /** Null if `userErrors` tells everything. */
  readonly outcome: PersonalContactParent | UpstreamError | null;
  readonly userErrors: readonly UserError[];
}

export type PageInfoParent = Page<unknown>;

/** The error for a requested record that is missing from an answer. */
export const notAnswered = (upstream: UpstreamName, what: string): UpstreamError =>
  new UpstreamError({
    code: 'UPSTREAM_BAD_RESPONSE',
    upstream,
    message: `Upstream's answer does not say whether the ${what} exists.`,
  });

/** The readable records of a list, and the number of unreadable ones. */
export interface ReadRecords<Item> {
  readonly items: readonly Item[];
  readonly unreadable: number;
}

export const readRecords = <Item>(
  values: readonly unknown[],
  read: (value: unknown) => Item | null,
): ReadRecords<Item> => {
  const items = values.map(read).filter((item) => item !== null);
  return { items, unreadable: values.length - items.length };
};

/** Returns the value, or throws it if it is an `Error` in place of an unreadable value. */
export const readable = <Value>(value: Value): Value => {
  if (value instanceof Error) throw value;
  return value;
};
