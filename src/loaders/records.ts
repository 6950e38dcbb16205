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
 * The records that flow from loaders to resolvers: the generated REST types, plus what the graph must know of
 * their origin and REST does not put into the body. `__typename` lets `Node`, `_Entity` and unions tell them apart.
 */

/** One extension's address book. Ids are real ones, or `~` as long as no answer has named the caller's own. */
export interface AddressBook {
  readonly accountId: string;
  readonly extensionId: string;
}

export type PersonRecord = Person & { readonly __typename: 'Person'; readonly resourceName: string };

export type PersonalContactRecord = Omit<PersonalContactResource, 'id'> &
  AddressBook & { readonly __typename: 'PersonalContact'; readonly contactId: string };

export type FavoriteRecord = AddressBook & {
  readonly __typename: 'Favorite';
  /** Index in the list of favorites, from 0. Absent on a mere reference, of which nothing but the id was asked. */
  readonly position?: number;
  readonly target: FavoriteTarget;
};

/** All favorites of a book, in their order. */
export interface FavoriteList extends AddressBook {
  /** How many more entries upstream sent that cannot be read. */
  readonly unreadable: number;
  readonly favorites: readonly FavoriteRecord[];
}

/** A person who is there (again), or whose name alone is left. */
export type PersonChangeRecord =
  | { readonly deleted: false; readonly resourceName: string; readonly person: PersonRecord }
  | { readonly deleted: true; readonly resourceName: string; readonly person: null };

/** A contact that is there (again), or whose id alone is left. */
export type PersonalContactChangeRecord =
  | { readonly deleted: false; readonly contactId: string; readonly personalContact: PersonalContactRecord }
  | { readonly deleted: true; readonly contactId: string; readonly personalContact: null };

/** What came of an upload, whichever of its published forms upstream used; null as long as it does not tell. */
export interface UploadOutcome {
  /** What was added, each extension once. */
  readonly affected: readonly AddressBookBulkUploadResource[] | null;
  readonly errors: readonly UploadErrorRecord[] | null;
}

/** Something that an upload could not add, with the contact where upstream says which one it was. */
export type UploadErrorRecord = ErrorEntity & {
  readonly extensionId?: string;
  readonly contact?: AddressBookBulkContactResource;
};

/** An upload task; on a mere reference, of which nothing but the id was asked, the id alone. */
export type AddressBookUploadRecord = Partial<
  Pick<AddressBookBulkUploadResponse, 'status' | 'creationTime' | 'lastModifiedTime'> & UploadOutcome
> & { readonly __typename: 'AddressBookUpload'; readonly taskId: string };

// The parent objects of GraphQL types: what codegen's `mappers` point to.

/** An extension is a key and nothing more here: its own fields are a directory subgraph's. */
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

/** How one system has answered. */
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
  /** Our own token; null on all pages but the last one. */
  readonly nextSince: string | null;
  readonly isFullSync: boolean;
}
export type PersonChangeParent = PersonChangeRecord;
export type PersonChangeConnectionParent = ChangePage<PersonChangeParent>;
export type PersonChangeEdgeParent = PageEdge<PersonChangeParent>;
export type PersonalContactChangeParent = PersonalContactChangeRecord;
export type PersonalContactChangeConnectionParent = ChangePage<PersonalContactChangeParent>;
export type PersonalContactChangeEdgeParent = PageEdge<PersonalContactChangeParent>;

/** What became of one contact of a list: the contact, or why it was not replaced. */
export interface UpdatePersonalContactsResultParent {
  readonly id: string;
  /** Null where `userErrors` says it all. */
  readonly outcome: PersonalContactParent | UpstreamError | null;
  readonly userErrors: readonly UserError[];
}

export type PageInfoParent = Page<unknown>;

/** For one of several things that were asked for, on which an answer says nothing. */
export const notAnswered = (upstream: UpstreamName, what: string): UpstreamError =>
  new UpstreamError({
    code: 'UPSTREAM_BAD_RESPONSE',
    upstream,
    message: `Upstream's answer does not say whether the ${what} exists.`,
  });

/** The records of a list, and how many could not be read. */
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

/** The value, unless an `Error` stands in its place. Throws that, for those who make something of the value. */
export const readable = <Value>(value: Value): Value => {
  if (value instanceof Error) throw value;
  return value;
};
