import type { ErrorCode } from '../errors/error-code.ts';
import { UpstreamError, withDetails } from '../errors/upstream-error.ts';

/** What one call of a series is for. */
export interface Turn<Item> {
  readonly book: { readonly accountId: string; readonly extensionId: string };
  readonly items: readonly Item[];
}

/** Failures that are about the items of a call, or about their book at the most. */
const OF_A_BOOK: readonly ErrorCode[] = ['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND'];

/**
 * Makes calls one after another and gives one outcome per item, in the order of turns and items. RingCentral allows ten
 * calls a minute, so side by side they would hardly end sooner, and what one of them meets says whether the next has a
 * chance: a call that fails as a whole ends its book, and everything where the failure is none of the book's own. What
 * is left then gets the failure without being sent, and is surely not done.
 * @param call gives one outcome per item of its turn, in order
 */
export const inTurn = async <Item, Outcome>(
  turns: readonly Turn<Item>[],
  call: (turn: Turn<Item>) => Promise<readonly Outcome[]>,
): Promise<readonly (Outcome | UpstreamError)[]> => {
  const outcomes: (Outcome | UpstreamError)[] = [];
  const endedBooks = new Map<string, UpstreamError>();
  let end: UpstreamError | undefined;
  for (const turn of turns) {
    const { book, items } = turn;
    const bookName = `${book.accountId}/${book.extensionId}`;
    const ended = end ?? endedBooks.get(bookName);
    if (ended !== undefined) {
      outcomes.push(...items.map(() => ended));
      continue;
    }
    try {
      outcomes.push(...(await call(turn)));
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      outcomes.push(...items.map(() => error));
      if (!OF_A_BOOK.includes(error.code)) end = unsent(error);
      // With one item, upstream may mean just that.
      else if (items.length > 1) endedBooks.set(bookName, unsent(error));
    }
  }
  return outcomes;
};

/** The failure for what was not even tried after it. */
const unsent = (failure: UpstreamError): UpstreamError =>
  failure.outcomeUnknown ? withDetails(failure, { outcomeUnknown: false }) : failure;
