import type { ServedVersion } from '../mirror/mirror.ts';

/** How one stream of a book was read in an operation. */
export type ServedBook = {
  /** The name of the book, with `~` if its real ids are unknown. */
  readonly book: string;
  readonly stream: string;
} & (
  | { readonly asOf: Date; readonly ageMs: number; readonly version: ServedVersion }
  /** Why upstream was asked. */
  | { readonly passed: string }
);

/** Records whether the mirror or upstream served the reads of one operation. */
export class ServedBooks {
  readonly #onServed: (served: ServedBook) => void;
  readonly #byName = new Map<string, ServedBook>();
  #isMirroredAlone = true;

  constructor(onServed: (served: ServedBook) => void) {
    this.#onServed = onServed;
  }

  note(served: ServedBook): void {
    this.#onServed(served);
    const name = `${served.book} ${served.stream}`;
    const before = this.#byName.get(name);
    if (!isSame(before ?? served, served)) this.noteOther();
    this.#byName.set(name, served);
  }

  /** The answer also uses other data: a call, or other state of this process. */
  noteOther(): void {
    this.#isMirroredAlone = false;
  }

  /** A read failed, and the answer may contain that as data. @throws the given error */
  readonly noteFailure = (error: unknown): never => {
    this.noteOther();
    throw error;
  };

  /** The reads of an answer that uses only one version of each mirrored book; null for other answers. */
  get mirroredAlone(): readonly MirroredRead[] | null {
    return this.#isMirroredAlone ? this.all.filter(isMirrored) : null;
  }

  get all(): readonly ServedBook[] {
    return [...this.#byName.values()];
  }
}

export type MirroredRead = Extract<ServedBook, { version: ServedVersion }>;

const isMirrored = (served: ServedBook): served is MirroredRead => 'version' in served;

const isSame = (one: ServedBook, other: ServedBook): boolean =>
  isMirrored(one) && isMirrored(other) && one.version.version === other.version.version;

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
