import type { FavoriteRecord, PersonalContactRecord, PersonRecord } from '../loaders/records.ts';
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
export type EntityParent = NodeParent | ExtensionParent;

export type PersonConnectionParent = Page<PersonParent>;
export type PersonEdgeParent = PageEdge<PersonParent>;
export type PersonalContactConnectionParent = Page<PersonalContactParent>;
export type PersonalContactEdgeParent = PageEdge<PersonalContactParent>;
export type FavoriteConnectionParent = Page<FavoriteParent>;
export type FavoriteEdgeParent = PageEdge<FavoriteParent>;
export type PageInfoParent = Page<unknown>;
