import type { UpstreamError } from '../errors/upstream-error.ts';
import type { UserError } from '../errors/user-error.ts';
import type {
  AddressBookUploadRecord,
  FavoriteRecord,
  PersonalContactChangeRecord,
  PersonalContactRecord,
  PersonChangeRecord,
  PersonRecord,
  UploadErrorRecord,
} from '../loaders/records.ts';
import type { Page, PageEdge } from '../relay/connection.ts';

/** The parent objects of GraphQL types: what codegen's `mappers` point to. */

/** An extension is a key and nothing more here: its own fields are a directory subgraph's. */
export interface ExtensionParent {
  readonly __typename: 'Extension';
  /** Real id, or `~` in a representation. */
  readonly extensionId: string;
}

export type PersonParent = PersonRecord;
export type PersonalContactParent = PersonalContactRecord;
export type FavoriteParent = FavoriteRecord;
export type NodeParent = PersonParent | PersonalContactParent | FavoriteParent;
export type FavoriteTargetParent = PersonalContactParent | ExtensionParent;

export type AddressBookUploadParent = AddressBookUploadRecord;
export type AddressBookUploadErrorParent = UploadErrorRecord;

export type EntityParent = NodeParent | ExtensionParent | AddressBookUploadParent;

export type PersonConnectionParent = Page<PersonParent>;
export type PersonEdgeParent = PageEdge<PersonParent>;
export type PersonalContactConnectionParent = Page<PersonalContactParent>;
export type PersonalContactEdgeParent = PageEdge<PersonalContactParent>;
export type FavoriteConnectionParent = Page<FavoriteParent>;
export type FavoriteEdgeParent = PageEdge<FavoriteParent>;

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
