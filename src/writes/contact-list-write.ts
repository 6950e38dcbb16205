import { UpstreamError } from '../clients/errors/upstream-error.ts';
import { undoneError, type UserError, userErrorsOf } from '../clients/errors/user-error.ts';
import { MAX_CALLS } from '../clients/http/call.ts';
import { BULK_SIZE } from '../clients/ringcentral/bulk.ts';
import { inTurn } from '../clients/ringcentral/in-turn.ts';
import type { Loaders } from '../loaders/loaders.ts';
import { type BookChunk, chunksByBook } from '../loaders/personal-contacts.ts';
import { decodePersonalContactId, type PersonalContactKey } from '../relay/global-id.ts';

import {
  type InputPath,
  InputRefusal,
  lengthErrors,
  readField,
  refusal,
  type UpstreamFault,
} from './input-refusal.ts';

/** A list of contacts in a mutation's input. */
export interface ContactList {
  readonly ids: readonly string[];
  /** Name of the list in `input`. */
  readonly name: string;
  /** Path of an item's id below `input`. */
  readonly idPathOf: (index: number) => InputPath;
  /** Errors of an item besides those of its id, found without a call. */
  readonly errorsOf?: (index: number) => readonly UserError[];
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

export interface ListWrite<Result, Done> extends ContactList {
  /** Path of an item below `input`. */
  readonly pathOf: (index: number) => InputPath;
  /** Path for an error that upstream reports about an item. */
  readonly fieldOf: (index: number, fault: UpstreamFault) => InputPath | null;
  /** Makes one call and returns one outcome per item, in order. */
  readonly send: (chunk: BookChunk<ListedContact>) => Promise<readonly (Result | UpstreamError)[]>;
  /** Processes upstream's answer for one item; returns an error if the answer is not plausible. */
  readonly keep: (item: ListedContact, result: Result) => Done | UpstreamError;
}

/** The outcome of one item. `failure` is set if the input is not the cause. */
export type ListedOutcome<Done> = { readonly id: string } & (
  { readonly done: Done } | { readonly userErrors: readonly UserError[]; readonly failure?: UpstreamError }
);

/**
 * Writes the contacts of a list, as many per call as upstream accepts. Resolves to one outcome per contact.
 * @throws InputRefusal, before any call, if the list is too short or too long
 * @throws UpstreamError if all items failed for the same reason
 */
export const writeListed = async <Result, Done>(
  loaders: Loaders,
  write: ListWrite<Result, Done>,
): Promise<readonly ListedOutcome<Done>[]> => {
  const invalidLength = lengthErrors([write.name], write.ids.length, MAX_LISTED);
  if (invalidLength.length > 0) throw new InputRefusal(invalidLength);
  const readings = readContactList(write);
  const chunks = chunksByBook(readings.filter((reading) => 'contactId' in reading));
  checkCalls(write, chunks.length);

  const sent = chunks.flatMap(({ items }) => items);
  loaders.forgetContacts(sent);
  const results = await inTurn(chunks, write.send);
  const outcomes: ListedOutcome<Done>[] = [];
  for (const reading of readings) if ('userErrors' in reading) outcomes[reading.index] = reading;
  results.forEach((result, place) => {
    const item = sent[place];
    if (item !== undefined) outcomes[item.index] = outcomeOf(write, item, result);
  });
  throwIfAlike(outcomes);
  return outcomes;
};

const outcomeOf = <Result, Done>(
  { fieldOf, pathOf, keep }: ListWrite<Result, Done>,
  item: ListedContact,
  answered: Result | UpstreamError,
): ListedOutcome<Done> => {
  const { id, index } = item;
  const result = answered instanceof UpstreamError ? answered : keep(item, answered);
  if (!(result instanceof UpstreamError)) return { id, done: result };
  const userErrors = userErrorsOf(result, (parameterName, code) => fieldOf(index, { parameterName, code }));
  return userErrors === undefined
    ? { id, userErrors: [undoneError(result, pathOf(index))], failure: result }
    : { id, userErrors };
};

/** If every item failed with the same error, that error is thrown once. */
const throwIfAlike = (outcomes: readonly ListedOutcome<unknown>[]): void => {
  const [first] = outcomes;
  if (first === undefined || 'done' in first || first.failure === undefined) return;
  const { failure } = first;
  if (outcomes.every((outcome) => 'failure' in outcome && outcome.failure === failure)) throw failure;
};

/** Max contacts in a list: as many as one operation can write if all are in one book. */
const MAX_LISTED = MAX_CALLS * BULK_SIZE;

/** The items in order. Invalid ones carry their errors; the others are still sent. */
const readContactList = (list: ContactList): readonly (ListedContact | RefusedItem)[] => {
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

const readItem = ({ idPathOf, errorsOf }: ContactList, id: string, index: number, seen: Set<string>) => {
  const path = idPathOf(index);
  const key = readField(path, () => decodePersonalContactId(id, path.join('.')));
  if (seen.has(id)) {
    throw refusal('DUPLICATE', path, 'This contact is already in the list. List each contact only once.');
  }
  seen.add(id);
  const userErrors = errorsOf?.(index) ?? [];
  if (userErrors.length > 0) throw new InputRefusal(userErrors);
  return key;
};

/** Contacts in many books may need more calls than an operation may make. @throws InputRefusal */
const checkCalls = ({ name }: ContactList, calls: number): void => {
  if (calls <= MAX_CALLS) return;
  throw refusal(
    'TOO_LONG',
    [name],
    `These contacts are in so many address books that ${calls} upstream calls are needed, but at most ${MAX_CALLS} are allowed. Pass contacts of fewer address books at once.`,
  );
};
