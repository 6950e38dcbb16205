import type { ErrorCode } from '../errors/error-code.ts';
import { UpstreamError, withDetails } from '../errors/upstream-error.ts';

/** One call of a series. */
export interface Turn<Item> {
  readonly book: { readonly accountId: string; readonly extensionId: string };
  readonly items: readonly Item[];
}

/** Failures that only affect the items of a call, or their book. */
const OF_A_BOOK: readonly ErrorCode[] = ['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND'];

/**
 * Makes calls one after another and returns one outcome per item, in the order of turns and items. With RingCentral's ten calls
 * a minute, parallel calls would hardly be faster, and a failed call shows whether the next one can succeed: if a whole call
 * fails, no more calls are made to its book, or to any book if the failure is not only about that book. The remaining items get
 * the same failure without being sent, so it is certain that they were not changed.
 * @param call returns one outcome per item of its turn, in order
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
      // With one item, the failure may only be about that item.
      else if (items.length > 1) endedBooks.set(bookName, unsent(error));
    }
  }
  return outcomes;
};

/** The failure for items that were not sent after it. */
const unsent = (failure: UpstreamError): UpstreamError =>
  failure.outcomeUnknown ? withDetails(failure, { outcomeUnknown: false }) : failure;
