/** How one stream of a book was read in an operation. */
export type ServedBook = {
  /** The name of the book, with `~` where its real ids are unknown. */
  readonly book: string;
  readonly stream: string;
} & (
  | { readonly asOf: Date; readonly ageMs: number }
  /** Why upstream was asked. */
  | { readonly passed: string }
);

/** Collects what served the reads of one operation. */
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

/** A book in `extensions.upstream`: served by the mirror, with its `asOf` and age, or by upstream, with the reason. */
export const reportOf = (served: ServedBook): object =>
  'passed' in served
    ? { stream: served.stream, servedBy: 'upstream', reason: served.passed }
    : {
        stream: served.stream,
        servedBy: 'mirror',
        asOf: served.asOf.toISOString(),
        ageSeconds: Math.round(served.ageMs / 100) / 10,
      };
