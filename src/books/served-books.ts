/** How one stream of a book was read in an operation. */
export type ServedBook = {
  /** The book as far as it is known by name. */
  readonly book: string;
  readonly stream: string;
} & (
  | { readonly asOf: Date; readonly ageMs: number }
  /** Why it was read from upstream. */
  | { readonly passed: string }
);

/** Collects, for one operation, from what its reads were served. */
export interface ServedBooks {
  note(served: ServedBook): void;
  readonly all: readonly ServedBook[];
}

export const createServedBooks = (onServed: (served: ServedBook) => void = () => undefined): ServedBooks => {
  const byName = new Map<string, ServedBook>();
  return {
    note(served) {
      onServed(served);
      byName.set(`${served.book} ${served.stream}`, served);
    },
    get all() {
      return [...byName.values()];
    },
  };
};

/** A book in `extensions.upstream`: what served it, as of when, and how old that is in seconds; or why upstream was asked. */
export const reportOf = (served: ServedBook): object =>
  'passed' in served
    ? { stream: served.stream, servedBy: 'upstream', reason: served.passed }
    : {
        stream: served.stream,
        servedBy: 'mirror',
        asOf: served.asOf.toISOString(),
        ageSeconds: Math.round(served.ageMs / 100) / 10,
      };
