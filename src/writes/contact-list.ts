import type { UserError } from '../clients/errors/user-error.ts';
import { MAX_CALLS } from '../clients/http/call.ts';
import { BULK_SIZE } from '../clients/ringcentral/bulk.ts';
import { decodePersonalContactId, type PersonalContactKey } from '../relay/global-id.ts';

import { type InputPath, InputRefusal, readField, refusal } from './input-refusal.ts';

/** A list of contacts in a mutation's input. */
export interface ContactList {
  readonly ids: readonly string[];
  /** Name of the list in `input`. */
  readonly name: string;
  /** Path of an item's id below `input`. */
  readonly idPathOf: (index: number) => InputPath;
  /** Errors of an item besides those of its id, found without a call. */
  readonly faultsOf?: (index: number) => readonly UserError[];
}

/** A contact that can be written. */
export interface ListedContact extends PersonalContactKey {
  /** The id as given. */
  readonly id: string;
  /** Index in the list. */
  readonly index: number;
}

/** An item that is not sent. */
export interface RefusedItem {
  readonly id: string;
  readonly index: number;
  readonly userErrors: readonly UserError[];
}

/** Max contacts in a list: as many as one operation can write if all are in one book. */
const MAX_LISTED = MAX_CALLS * BULK_SIZE;

/** The items in order. Invalid ones carry their errors; the others are still sent. */
export const readContactList = (list: ContactList): readonly (ListedContact | RefusedItem)[] => {
  const seen = new Set<string>();
  return list.ids.map((id, index) => {
    try {
      return { ...readItem(list, id, index, seen), id, index };
    } catch (error) {
      if (error instanceof InputRefusal) return { id, index, userErrors: error.userErrors };
      throw error;
    }
  });
};

const readItem = ({ idPathOf, faultsOf }: ContactList, id: string, index: number, seen: Set<string>) => {
  const path = idPathOf(index);
  const key = readField(path, () => decodePersonalContactId(id, path.join('.')));
  if (seen.has(id)) {
    throw refusal('DUPLICATE', path, 'This contact is already in the list. List each contact only once.');
  }
  seen.add(id);
  const faults = faultsOf?.(index) ?? [];
  if (faults.length > 0) throw new InputRefusal(faults);
  return key;
};

/** @throws InputRefusal */
export const checkLength = ({ ids, name }: ContactList): void => {
  if (ids.length > 0 && ids.length <= MAX_LISTED) return;
  const count = (number: number): string => number.toLocaleString('en-US');
  throw refusal(
    ids.length === 0 ? 'EMPTY' : 'TOO_LONG',
    [name],
    `The list must have 1 to ${count(MAX_LISTED)} contacts, but has ${count(ids.length)}.`,
  );
};

/** Contacts in many books may need more calls than an operation may make. @throws InputRefusal */
export const checkCalls = ({ name }: ContactList, calls: number): void => {
  if (calls <= MAX_CALLS) return;
  throw refusal(
    'TOO_LONG',
    [name],
    `These contacts are in so many address books that ${calls} upstream calls are needed, but at most ${MAX_CALLS} are allowed. Pass contacts of fewer address books at once.`,
  );
};
