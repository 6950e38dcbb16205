import type { FavoriteContactResource } from '../__generated__/ringcentral.ts';

import type { ArchivedMark } from './store/book-archive.ts';
import type { Clock } from './stream.ts';

export interface FavoritesState {
  readonly records: readonly FavoriteContactResource[];
  /** Start of the read, in milliseconds since 1970. */
  readonly asOf: number;
}

/** Notifies processes that share a store of a change of the list. */
export type Mark = Pick<ArchivedMark, 'current' | 'change'>;

/** The state right before the list was read. */
export interface FavoritesRead {
  /** By the clock's `now`. */
  readonly beganAt: number;
  /** Undefined if the store does not answer. */
  readonly mark: string | undefined;
  /** Whether it is the mark of all lists, because the owner was not known yet. */
  readonly isOfAll: boolean;
}

export interface FavoritesOptions {
  readonly clock: Clock;
  /** Undefined if no other process changes the list. */
  readonly mark?: Mark | undefined;
  /** Changes with every list, before the list's own mark. */
  readonly markOfAll?: Mark | undefined;
}

/** For a list whose owner is not known yet. */
export const beginFavoritesOfAnybody = async (
  clock: Clock,
  markOfAll: Mark | undefined,
): Promise<FavoritesRead> => ({ mark: await markOfAll?.current(), beganAt: clock.now(), isOfAll: true });

/**
 * The favorites of one book. Upstream has no sync for them, but each proof of a grant reads the whole list, so it is only kept
 * in this process. Processes that share a store notify each other of writes by a mark in it: a list is served while the mark is
 * still the one from before its read.
 */
export class MirroredFavorites {
  readonly #clock: Clock;
  readonly #mark: Mark | undefined;
  readonly #markOfAll: Mark | undefined;
  #state: FavoritesState | undefined;
  #version = Symbol('nothing');
  #markOfState: string | undefined;
  #readAt = -Infinity;
  #openWrites = 0;
  #lastWriteAt = -Infinity;

  constructor({ clock, mark, markOfAll }: FavoritesOptions) {
    this.#clock = clock;
    this.#mark = mark;
    this.#markOfAll = markOfAll;
  }

  get state(): FavoritesState | undefined {
    return this.#state;
  }

  /** Changes with each change of the state. */
  get version(): symbol {
    return this.#version;
  }

  get ageMs(): number {
    return this.#clock.now() - this.#readAt;
  }

  /** Drops the list if another process has changed it since. Call it before each read. */
  async catchUp(): Promise<void> {
    if (this.#mark === undefined || this.#state === undefined) return;
    const state = this.#state;
    const current = await this.#mark.current();
    if (this.#state !== state) return this.catchUp();
    if (current === undefined || current !== this.#markOfState) this.#drop();
  }

  /** Call it before the list is read from upstream. */
  async begin(): Promise<FavoritesRead> {
    return { mark: await this.#mark?.current(), beganAt: this.#clock.now(), isOfAll: false };
  }

  /** Stores the result of a read, unless a write overlapped it. */
  async take(records: readonly FavoriteContactResource[], read: FavoritesRead): Promise<void> {
    const mark = read.isOfAll ? await this.#ownMark(read) : read.mark;
    const { beganAt } = read;
    if (this.#mark !== undefined && mark === undefined) return;
    if (this.#openWrites > 0 || beganAt <= this.#lastWriteAt || beganAt < this.#readAt) return;
    this.#keep(records, beganAt, mark);
  }

  /** The list's own mark, if no list was changed since the read started. */
  async #ownMark({ mark }: FavoritesRead): Promise<string | undefined> {
    const own = await this.#mark?.current();
    // Read last, because a write changes the mark of all lists first.
    return mark !== undefined && (await this.#markOfAll?.current()) === mark ? own : undefined;
  }

  /**
   * Makes an own write and stores the list of its answer before the write is answered. After a failure the list is unknown, so
   * the next read calls upstream.
   * @param recordsOf the whole list in the answer; undefined if it has none
   */
  async write<Answer>(
    call: () => Promise<Answer>,
    recordsOf: (answer: Answer) => readonly FavoriteContactResource[] | undefined,
  ): Promise<Answer> {
    this.#openWrites += 1;
    const beganAt = this.#clock.now();
    const isAlone = this.#openWrites === 1;
    const known = await this.#mark?.current();
    let records: readonly FavoriteContactResource[] | undefined;
    try {
      const answer = await call();
      records = recordsOf(answer);
      return answer;
    } finally {
      const mark = await this.#changeMarks(known);
      this.#openWrites -= 1;
      const isOverlapped = !isAlone || this.#openWrites > 0 || this.#lastWriteAt > beganAt;
      this.#lastWriteAt = this.#clock.now();
      const isOthers = this.#mark !== undefined && mark === undefined;
      if (records === undefined || isOverlapped || isOthers) this.#drop();
      else this.#keep(records, this.#lastWriteAt, mark);
    }
  }

  /** Drops the list in all processes. The results of running reads are not stored either. */
  async forget(): Promise<void> {
    await this.#changeMarks(undefined);
    this.#lastWriteAt = this.#clock.now();
    this.#drop();
  }

  async #changeMarks(known: string | undefined): Promise<string | undefined> {
    await this.#markOfAll?.change(undefined);
    return this.#mark?.change(known);
  }

  #drop(): void {
    this.#state = undefined;
    this.#version = Symbol('nothing');
    this.#readAt = -Infinity;
  }

  #keep(records: readonly FavoriteContactResource[], readAt: number, mark: string | undefined): void {
    this.#state = { records, asOf: this.#clock.date() - (this.#clock.now() - readAt) };
    this.#version = Symbol('version');
    this.#readAt = readAt;
    this.#markOfState = mark;
  }
}
