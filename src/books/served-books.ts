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
export class ServedBooks {
  readonly #onServed: (served: ServedBook) => void;
  readonly #byName = new Map<string, ServedBook>();

  constructor(onServed: (served: ServedBook) => void = () => undefined) {
    this.#onServed = onServed;
  }

  note(served: ServedBook): void {
    this.#onServed(served);
    this.#byName.set(`${served.book} ${served.stream}`, served);
  }

  get all(): readonly ServedBook[] {
    return [...this.#byName.values()];
  }
}

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
