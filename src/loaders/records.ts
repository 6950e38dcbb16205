import type { Person } from '../__generated__/google-people.ts';
import type { FavoriteContactResource, PersonalContactResource } from '../__generated__/ringcentral.ts';

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

export type FavoriteRecord = Omit<FavoriteContactResource, 'id' | 'accountId'> &
  AddressBook & {
    readonly __typename: 'Favorite';
    /** Index in the list of favorites, from 0. */
    readonly position: number;
    /** The account of an extension of a federated account; absent for the book's own. */
    readonly targetAccountId?: string;
  };
