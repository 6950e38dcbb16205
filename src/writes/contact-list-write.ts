import { UpstreamError } from '../clients/errors/upstream-error.ts';
import { undoneError, type UserError, userErrorsOf } from '../clients/errors/user-error.ts';
import { inTurn } from '../clients/ringcentral/in-turn.ts';
import { forgetContacts } from '../loaders/contact-writes.ts';
import type { Loaders } from '../loaders/loaders.ts';
import { type BookChunk, chunksByBook } from '../loaders/personal-contacts.ts';

import {
  checkCalls,
  checkLength,
  type ContactList,
  type ListedContact,
  readContactList,
} from './contact-list.ts';
import type { InputPath, UpstreamFault } from './input-refusal.ts';

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
  checkLength(write);
  const readings = readContactList(write);
  const chunks = chunksByBook(readings.filter((reading) => 'contactId' in reading));
  checkCalls(write, chunks.length);

  const sent = chunks.flatMap(({ items }) => items);
  forgetContacts(loaders, sent);
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
