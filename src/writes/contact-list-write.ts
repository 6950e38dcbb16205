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
  /** Path of what upstream refuses about an item. */
  readonly fieldOf: (index: number, fault: UpstreamFault) => InputPath | null;
  /** One call, with one outcome per item in order. */
  readonly send: (chunk: BookChunk<ListedContact>) => Promise<readonly (Result | UpstreamError)[]>;
  /** Takes over what upstream answered about one item, or says why that cannot be believed. */
  readonly keep: (item: ListedContact, result: Result) => Done | UpstreamError;
}

/** What became of one item of the list. `failure` is set where the input is not to blame. */
export type ListedOutcome<Done> = { readonly id: string } & (
  { readonly done: Done } | { readonly userErrors: readonly UserError[]; readonly failure?: UpstreamError }
);

/**
 * Writes to the contacts of a list, as many per call as upstream takes. Resolves to what became of each.
 * @throws InputRefusal for a list that is too short or too long, of which nothing is sent
 * @throws UpstreamError where nothing at all came of it for one and the same reason
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

/** One error for all is enough where every item failed with the same one. */
const throwIfAlike = (outcomes: readonly ListedOutcome<unknown>[]): void => {
  const [first] = outcomes;
  if (first === undefined || 'done' in first || first.failure === undefined) return;
  const { failure } = first;
  if (outcomes.every((outcome) => 'failure' in outcome && outcome.failure === failure)) throw failure;
};
