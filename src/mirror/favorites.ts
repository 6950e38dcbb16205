import type { FavoriteContactResource } from '../__generated__/ringcentral.ts';

import type { ArchivedMark } from './store/book-archive.ts';
import type { Clock } from './stream.ts';

export interface FavoritesState {
  readonly records: readonly FavoriteContactResource[];
  /** When the read of them began, in milliseconds since 1970. */
  readonly asOf: number;
}

/** What processes that share a store know of changes that others have made. */
export type Mark = Pick<ArchivedMark, 'current' | 'change'>;

/** A read of the list that has not begun yet. */
export interface FavoritesRead {
  /** As the clock's `now` counts. */
  readonly beganAt: number;
  /** Undefined where the store does not answer. */
  readonly mark: string | undefined;
  /** Whether the mark is that of all lists, since nobody knew whose list would be read. */
  readonly isOfAll: boolean;
}

export interface FavoritesOptions {
  readonly clock: Clock;
  /** Undefined where no other process changes the list. */
  readonly mark?: Mark | undefined;
  /** Changed with each list, before its own mark. */
  readonly markOfAll?: Mark | undefined;
}

/** For a list of which nobody knows yet whose it is. */
export const beginFavoritesOfAnybody = async (
  clock: Clock,
  markOfAll: Mark | undefined,
): Promise<FavoritesRead> => ({ mark: await markOfAll?.current(), beganAt: clock.now(), isOfAll: true });

/**
 * The favorites of one book. Upstream has no sync for them: they come whole with each proof of a grant, so they are
 * never kept longer than in this process. Processes that share a store tell one another of their writes by a mark in it: a list
 * is served as long as the mark is the one from before its read.
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

  /** Another one after each change of the state. */
  get version(): symbol {
    return this.#version;
  }

  get ageMs(): number {
    return this.#clock.now() - this.#readAt;
  }

  /** To be called before each read: drops what another process has changed since. */
  async catchUp(): Promise<void> {
    if (this.#mark === undefined || this.#state === undefined) return;
    const state = this.#state;
    const current = await this.#mark.current();
    if (this.#state !== state) return this.catchUp();
    if (current === undefined || current !== this.#markOfState) this.#drop();
  }

  /** To be called before the list is read. */
  async begin(): Promise<FavoritesRead> {
    return { mark: await this.#mark?.current(), beganAt: this.#clock.now(), isOfAll: false };
  }

  /** What a read brought. A read that a write overlaps says nothing certain. */
  async take(records: readonly FavoriteContactResource[], read: FavoritesRead): Promise<void> {
    const mark = read.isOfAll ? await this.#ownMark(read) : read.mark;
    const { beganAt } = read;
    if (this.#mark !== undefined && mark === undefined) return;
    if (this.#openWrites > 0 || beganAt <= this.#lastWriteAt || beganAt < this.#readAt) return;
    this.#keep(records, beganAt, mark);
  }

  /** The own mark, where no list at all was changed since the read began. */
  async #ownMark({ mark }: FavoritesRead): Promise<string | undefined> {
    const own = await this.#mark?.current();
    // Asked last: a write changes the mark of all first.
    return mark !== undefined && (await this.#markOfAll?.current()) === mark ? own : undefined;
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

  /** Also what was asked for before and is answered later is not taken, in no process. */
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
