/** The tested fields of each record as text, by id. */
export type Shown = ReadonlyMap<string, string>;

interface Moment {
  /** By the mirror's clock. Each moment has another time, except for concurrent ones. */
  readonly at: number;
  readonly state: Shown;
  /** The result of an own write at this moment. `shown` is null if it deleted the record. */
  readonly own?: { readonly id: string; readonly shown: string | null } | undefined;
}

/** A simple model of one upstream list: all of its states, and which changes were own writes. */
export class UpstreamModel {
  readonly #moments: Moment[];

  constructor(state: Shown, at: number) {
    this.#moments = [{ at, state }];
  }

  get state(): Shown {
    return this.#moments.at(-1)!.state;
  }

  get count(): number {
    return this.#moments.length;
  }

  change(at: number, id: string, shown: string | null, isOwn: boolean): void {
    const state = new Map(this.state);
    if (shown === null) state.delete(id);
    else state.set(id, shown);
    this.#moments.push({ at, state, ...(isOwn && { own: { id, shown } }) });
  }

  /**
   * All states that a read may return: an upstream state from `since` on, plus the own writes after it. Own writes from the moment
   * with index `answered` on may be missing, because they were not answered when the read began.
   */
  mayServe(since: number, answered = this.count): readonly Shown[] {
    const start = Math.max(
      0,
      this.#moments.findLastIndex(({ at }) => at < since),
    );
    return this.#moments.slice(start).flatMap(({ state }, offset) => {
      const later = this.#moments.slice(start + offset + 1);
      const certain = later.slice(0, Math.max(0, answered - start - offset - 1));
      let choices = [withOwn(state, certain)];
      for (const moment of later.slice(certain.length)) {
        if (moment.own !== undefined) {
          choices = choices.flatMap((choice) => [choice, withOwn(choice, [moment])]);
        }
      }
      return choices;
    });
  }
}

const withOwn = (state: Shown, moments: readonly Moment[]): Shown => {
  const result = new Map(state);
  for (const { own } of moments) {
    if (own === undefined) continue;
    if (own.shown === null) result.delete(own.id);
    else result.set(own.id, own.shown);
  }
  return result;
};
