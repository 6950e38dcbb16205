import type { FavoriteContactResource } from '../__generated__/ringcentral.ts';

import type { Clock } from './stream.ts';

export interface FavoritesState {
  readonly records: readonly FavoriteContactResource[];
  /** When the read of them began, in milliseconds since 1970. */
  readonly asOf: number;
}

/**
 * The favorites of one book. Upstream has no sync for them: they come whole with each proof of a grant, so they are
 * never kept longer than in this process.
 */
export class MirroredFavorites {
  readonly #clock: Clock;
  #state: FavoritesState | undefined;
  #readAt = -Infinity;
  #openWrites = 0;
  #lastWriteAt = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get state(): FavoritesState | undefined {
    return this.#state;
  }

  get ageMs(): number {
    return this.#clock.now() - this.#readAt;
  }

  /** What a read brought that began then, as the clock's `now` counts. A read that a write overlaps says nothing certain. */
  take(records: readonly FavoriteContactResource[], beganAt: number): void {
    if (this.#openWrites > 0 || beganAt <= this.#lastWriteAt || beganAt < this.#readAt) return;
    this.#keep(records, beganAt);
  }

  /**
   * Carries out an own write and takes its answer over before it is answered. After a failure nobody knows what the list is,
   * so the next read asks upstream.
   * @param recordsOf the whole list as the answer tells it; undefined where it does not
   */
  async write<Answer>(
    call: () => Promise<Answer>,
    recordsOf: (answer: Answer) => readonly FavoriteContactResource[] | undefined,
  ): Promise<Answer> {
    this.#openWrites += 1;
    const beganAt = this.#clock.now();
    const isAlone = this.#openWrites === 1;
    let records: readonly FavoriteContactResource[] | undefined;
    try {
      const answer = await call();
      records = recordsOf(answer);
      return answer;
    } finally {
      this.#openWrites -= 1;
      const isOverlapped = !isAlone || this.#openWrites > 0 || this.#lastWriteAt > beganAt;
      this.#lastWriteAt = this.#clock.now();
      if (records === undefined || isOverlapped) this.forget();
      else this.#keep(records, this.#lastWriteAt);
    }
  }

  /** Also what was asked for before and is answered later is not taken. */
  forget(): void {
    this.#state = undefined;
    this.#readAt = -Infinity;
    this.#lastWriteAt = this.#clock.now();
  }

  #keep(records: readonly FavoriteContactResource[], readAt: number): void {
    this.#state = { records, asOf: this.#clock.date() - (this.#clock.now() - readAt) };
    this.#readAt = readAt;
  }
}
