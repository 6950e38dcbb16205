import { BULK_SIZE } from '../clients/ringcentral/bulk.ts';
import { MAX_CALLS } from '../clients/transport/call-scope.ts';
import type { UserError } from '../errors/user-error.ts';
import { decodePersonalContactId, type PersonalContactKey } from '../relay/global-id.ts';
import { RelayInputError } from '../relay/relay-input-error.ts';

/** Contacts that a mutation names in a list of its input. */
export interface ContactList {
  readonly ids: readonly string[];
  /** Name of the list in `input`. */
  readonly name: string;
  /** Path of an item's id below `input`. */
  readonly idPathOf: (index: number) => readonly string[];
  /** What can be told to be wrong with an item besides its id, at no call. */
  readonly faultsOf?: (index: number) => readonly UserError[];
}

/** A contact that can be written. */
export interface ListedContact extends PersonalContactKey {
  /** As it was given. */
  readonly id: string;
  /** Its place in the list. */
  readonly index: number;
}

/** A place in the list of which nothing is sent. */
export interface RefusedItem {
  readonly id: string;
  readonly index: number;
  readonly userErrors: readonly UserError[];
}

/** Contacts that a list may name: those of one book, an operation can just write. */
export const MAX_LISTED = MAX_CALLS * BULK_SIZE;

const DUPLICATE = 'This contact stands before in the list; each may be named once.';

/** The items in order, those that cannot be sent with the reason: it is no reason to leave out the others. */
export function readContactList({
  ids,
  idPathOf,
  faultsOf,
}: ContactList): readonly (ListedContact | RefusedItem)[] {
  const seen = new Set<string>();
  return ids.map((id, index) => {
    const refuse = (...userErrors: readonly UserError[]): RefusedItem => ({ id, index, userErrors });
    const field = idPathOf(index);
    try {
      const key = decodePersonalContactId(id, field.join('.'));
      if (seen.has(id)) return refuse({ code: 'DUPLICATE', message: DUPLICATE, field });
      seen.add(id);
      const faults = faultsOf?.(index) ?? [];
      return faults.length > 0 ? refuse(...faults) : { ...key, id, index };
    } catch (error) {
      if (error instanceof RelayInputError) return refuse({ code: 'INVALID', message: error.message, field });
      throw error;
    }
  });
}

/** What is wrong with the number of contacts, if anything. */
export function lengthFault({ ids, name }: ContactList): UserError | undefined {
  if (ids.length > 0 && ids.length <= MAX_LISTED) return undefined;
  const count = (number: number): string => number.toLocaleString('en-US');
  return {
    code: ids.length === 0 ? 'EMPTY' : 'TOO_LONG',
    field: [name],
    message: `1 to ${count(MAX_LISTED)} contacts are allowed in one list, and these are ${count(ids.length)}.`,
  };
}

/** What is wrong with the number of calls that the list takes, if anything. */
export const callsFault = ({ name }: ContactList, calls: number): UserError | undefined =>
  calls <= MAX_CALLS
    ? undefined
    : {
        code: 'TOO_LONG',
        field: [name],
        message: `The contacts are of so many address books that they take ${calls} upstream calls, and ${MAX_CALLS} are allowed. Name fewer books at once.`,
      };
