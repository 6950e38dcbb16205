/** What a list shows of each record, by its id. */
export type Shown = ReadonlyMap<string, string>;

interface Moment {
  /** As the mirror's clock counts. Moments are told apart by it, but for those of one group. */
  readonly at: number;
  readonly state: Shown;
  /** What an own write led to at this moment; `shown` is null where it deleted the record. */
  readonly own?: { readonly id: string; readonly shown: string | null } | undefined;
}

/** A plain model of one list upstream: each state that it has been in, and which of its changes were own writes. */
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
   * Everything that may be served of what was upstream at some moment from `since` on: the state at the moment, and on it the own
   * writes that were answered since. Those from moment `answered` on were not answered yet, so they may be missing.
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
