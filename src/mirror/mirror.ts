import { LRUCache } from 'lru-cache';

import type { BookState } from './book-state.ts';
import { createBookCache, type BookCache } from './book-cache.ts';
import { type Grant, Grants, isOutOfQuota, isRefusal, isUnreachable } from './grants.ts';
import { MirroredFavorites } from './favorites.ts';
import type { RecordKind } from './record-kind.ts';
import type { BookArchive } from './store/book-archive.ts';
import {
  type Clock,
  type FillStart,
  MirroredStream,
  NotWholeError,
  type StreamSource,
  SYSTEM_CLOCK,
} from './stream.ts';
import { isTokenGone } from './sync/contacts.ts';

/** Up to this age an answer is served as it is; up to `MAX_AGE_MS` it is served and refreshed behind. */
const FRESH_MS = 30_000;
/** Beyond this age a read waits for a refresh. */
export const MAX_AGE_MS = 60_000;

/** Books up to this size are filled behind their first read. */
const SMALL_BOOK = 1_000;
/** Larger ones when they are read so often within the time. */
const READS_TO_EARN = 3;
const EARN_MS = 5 * 60_000;

const FIRST_BACKOFF_MS = 60_000;
const MAX_BACKOFF_MS = 60 * 60_000;

const MAX_REMEMBERED = 20_000;

/** Why a read is passed through to the upstream. */
export type PassReason =
  /** Nothing is proven whole yet; a fill may be under way. */
  | 'not-filled'
  /** The request asked for data that no mirror can be sure of. */
  | 'bound'
  /** The right to read could not be proven for want of quota, or since upstream cannot be reached. */
  | 'not-granted'
  /** Upstream no longer takes the sync token: the book is filled anew. */
  | 'token-gone'
  /** The arguments ask for what only upstream knows. */
  | 'arguments';

export type MirrorEvent =
  | { readonly kind: 'refused'; readonly code: string }
  | {
      readonly kind: 'fill' | 'refresh';
      readonly stream: string;
      readonly outcome: 'done' | 'not-whole' | 'failed';
      readonly records: number;
      readonly ms: number;
      readonly error?: unknown;
    };

/** What a request demands of what it is served. */
export interface Freshness {
  /** Milliseconds that data and grant may be old at most; undefined where the request does not say. */
  readonly maxStalenessMs?: number | undefined;
}

export type Opened<Item extends object, OrderName extends string> =
  | { readonly isServed: true; readonly state: BookState<Item, OrderName>; readonly ageMs: number }
  | { readonly isServed: false; readonly reason: PassReason };

/** One stream of a book: what it is called, of what kind it is, and how it is read from its upstream for one caller. */
export interface StreamSpec<Item extends object, OrderName extends string, Start extends FillStart> {
  /** A word for logs and metrics, such as `personalContacts`. */
  readonly stream: string;
  readonly kind: RecordKind<Item, OrderName>;
  /** Its calls leave the last calls of each quota window to the caller. */
  readonly fillSource: StreamSource<Item, Start>;
  readonly refreshSource: Pick<StreamSource<Item, Start>, 'changesSince'>;
  /** A token that is older than this is replaced by a fill. */
  readonly maxTokenAgeMs?: number;
  /** The token of a caller who has synced successfully is proven by that: when the sync began. */
  readonly onSynced?: (beganAt: number) => void;
}

export interface MirrorOptions {
  readonly clock?: Clock;
  /** Bytes of memory for all records together. */
  readonly maxBytes: number;
  /** How long a read is served while upstream cannot be reached. */
  readonly staleIfErrorMs: number;
  /** Where streams are kept besides memory. */
  readonly archive?: BookArchive | undefined;
  /** Whether other processes write to the archive, so that each read looks for what is new. */
  readonly isShared?: boolean;
  /** Runs the work when no other process does work of that name; where several write to the archive. */
  readonly onlyOne?: ((name: string, work: () => Promise<void>) => Promise<void>) | undefined;
  readonly onEvent?: (event: MirrorEvent) => void;
}

interface Demand {
  readonly reads: number[];
  /** No fill begins before this time. */
  waitsUntil: number;
  backoffMs: number;
}

type AnyStream = MirroredStream<object, string>;

/**
 * The mirrored books of this process. Who wants to read or write one hands in a grant, which names the book by its
 * verified owner.
 */
export class Mirror {
  readonly grants: Grants;
  readonly clock: Clock;
  readonly #options: MirrorOptions;
  readonly #streams: BookCache<AnyStream>;
  /** Streams that had to leave memory in the middle of their work. */
  readonly #leaving = new Map<string, AnyStream>();
  readonly #favorites = new LRUCache<string, MirroredFavorites>({ max: MAX_REMEMBERED });
  readonly #demands = new LRUCache<string, Demand>({ max: MAX_REMEMBERED });

  constructor(options: MirrorOptions) {
    const { clock = SYSTEM_CLOCK, maxBytes, staleIfErrorMs, onEvent } = options;
    this.clock = clock;
    this.#options = options;
    this.grants = new Grants({
      clock,
      staleIfErrorMs,
      onRefused: (code) => onEvent?.({ kind: 'refused', code }),
    });
    this.#streams = createBookCache<AnyStream>({
      maxBytes,
      onEvict: (name, stream) => {
        for (const [other, left] of this.#leaving) if (!left.isBusy) this.#leaving.delete(other);
        if (stream.isBusy) this.#leaving.set(name, stream);
      },
    });
  }

  /** Streams in memory, and the bytes that their records take. */
  get size(): { readonly streams: number; readonly records: number; readonly bytes: number } {
    let records = 0;
    for (const stream of this.#streams.values()) records += stream.state?.records.size ?? 0;
    return { streams: this.#streams.size, records, bytes: this.#streams.bytes };
  }

  favorites({ subject }: Grant): MirroredFavorites {
    return this.#favoritesOf(subject);
  }

  /** For what upstream has just shown or carried out for a caller: it can be put in without a grant, but not read. */
  favoritesToWrite(subject: string): Pick<MirroredFavorites, 'take' | 'write' | 'forget'> {
    return this.#favoritesOf(subject);
  }

  /** For own writes, which need no grant: upstream decides about them, and nothing is read. */
  toWrite<Item extends object, OrderName extends string>(
    subject: string,
    spec: Pick<StreamSpec<Item, OrderName, FillStart>, 'stream' | 'kind'>,
  ): Pick<MirroredStream<Item, OrderName>, 'write' | 'doubt'> {
    return this.#streamOf(subject, spec);
  }

  #favoritesOf(subject: string): MirroredFavorites {
    let favorites = this.#favorites.get(subject);
    if (favorites === undefined) {
      favorites = new MirroredFavorites(this.clock);
      this.#favorites.set(subject, favorites);
    }
    return favorites;
  }

  /** The stream of a book, whatever is known of it. */
  stream<Item extends object, OrderName extends string>(
    { subject }: Grant,
    spec: Pick<StreamSpec<Item, OrderName, FillStart>, 'stream' | 'kind'>,
  ): MirroredStream<Item, OrderName> {
    return this.#streamOf(subject, spec);
  }

  #streamOf<Item extends object, OrderName extends string>(
    subject: string,
    { stream: name, kind }: Pick<StreamSpec<Item, OrderName, FillStart>, 'stream' | 'kind'>,
  ): MirroredStream<Item, OrderName> {
    const key = `${subject} ${name}`;
    let stream = this.#streams.get(key) ?? this.#leaving.get(key);
    if (stream === undefined || this.#leaving.delete(key)) {
      const made =
        stream ??
        (new MirroredStream<Item, OrderName>(kind, {
          clock: this.clock,
          keeper: this.#options.archive?.book(key, kind),
          onChange: () => this.#streams.set(key, made),
        }) as unknown as AnyStream);
      stream = made;
      this.#streams.set(key, stream);
    }
    // One name is of one kind, by the spec.
    return stream as unknown as MirroredStream<Item, OrderName>;
  }

  /**
   * The records to answer a read from, refreshed where they are too old; or why the read has to be passed through.
   * @throws UpstreamError where upstream refuses the token, or cannot be asked and the bound forbids older data
   */
  async open<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
    { maxStalenessMs }: Freshness,
  ): Promise<Opened<Item, OrderName>> {
    const stream = this.stream(grant, spec);
    if (
      this.#options.archive !== undefined &&
      (this.#options.isShared === true || stream.state === undefined)
    ) {
      await stream.catchUp();
    }
    if (stream.state === undefined) return { isServed: false, reason: 'not-filled' };
    const { maxTokenAgeMs = Infinity } = spec;
    const { tokenBornAt } = stream.state;
    if (tokenBornAt !== null && this.clock.date() - tokenBornAt > maxTokenAgeMs) this.fillBehind(grant, spec);

    const limit = Math.min(maxStalenessMs ?? MAX_AGE_MS, MAX_AGE_MS);
    if (!stream.isInDoubt && stream.ageMs <= limit) {
      if (stream.ageMs > FRESH_MS) void this.#refresh(grant, spec).catch(() => undefined);
      return served(stream);
    }
    try {
      await this.#refresh(grant, spec);
    } catch (error) {
      if (isTokenGone(error)) {
        this.fillBehind(grant, spec);
        return { isServed: false, reason: 'token-gone' };
      }
      if (isRefusal(error) || maxStalenessMs !== undefined || !this.#maySpeakFor(grant, stream, error))
        throw error;
    }
    return served(stream);
  }

  /** Whether what is at hand may be served although the refresh failed. */
  #maySpeakFor(grant: Grant, { ageMs }: Pick<AnyStream, 'ageMs'>, error: unknown): boolean {
    const { staleIfErrorMs } = this.#options;
    if (isOutOfQuota(error)) return true;
    return isUnreachable(error) && ageMs <= staleIfErrorMs && this.grants.ageMs(grant) <= staleIfErrorMs;
  }

  async #refresh<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
  ): Promise<void> {
    const stream = this.stream(grant, spec);
    if (stream.isRefreshing) return stream.refresh(spec.refreshSource);
    const beganAt = this.clock.now();
    try {
      await this.#onlyOne(`refresh ${grant.subject} ${spec.stream}`, stream, async () => {
        // Another process may have refreshed it while this one waited for its turn.
        if (this.#options.isShared === true && stream.ageMs <= FRESH_MS && !stream.isInDoubt) return;
        await stream.refresh(spec.refreshSource);
      });
      spec.onSynced?.(beganAt);
      this.#report('refresh', spec.stream, stream.state?.records.size, beganAt);
    } catch (error) {
      this.#report('refresh', spec.stream, stream.state?.records.size, beganAt, error);
      throw error;
    }
  }

  /** A list was read from upstream; `total` is what upstream counts, where it says so. A fill is earned by reads. */
  passedThrough<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
    total: number | undefined,
  ): void {
    const now = this.clock.now();
    const { reads } = this.#demandOf(grant, spec);
    reads.push(now);
    while (reads.length > READS_TO_EARN || (reads[0] ?? now) < now - EARN_MS) reads.shift();
    const isEarned = total !== undefined && total <= SMALL_BOOK ? true : reads.length >= READS_TO_EARN;
    if (isEarned) this.fillBehind(grant, spec);
  }

  /** Begins a fill unless one is under way or a failed one says to wait; nobody has to wait for it. */
  fillBehind<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
  ): void {
    void this.fill(grant, spec).catch(() => undefined);
  }

  /**
   * Fills the stream, or waits for the fill that is under way.
   * @throws UpstreamError, NotWholeError
   */
  async fill<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
  ): Promise<void> {
    const stream = this.stream(grant, spec);
    if (stream.isFilling) return stream.fill(spec.fillSource);
    const demand = this.#demandOf(grant, spec);
    const beganAt = this.clock.now();
    if (beganAt < demand.waitsUntil) throw new NotWholeError('A fill failed a short time ago.');
    try {
      const before = stream.state?.syncToken;
      await this.#onlyOne(`fill ${grant.subject} ${spec.stream}`, stream, async () => {
        if (stream.state !== undefined && stream.state.syncToken !== before) return;
        await stream.fill(spec.fillSource);
      });
      demand.backoffMs = FIRST_BACKOFF_MS;
      this.#report('fill', spec.stream, stream.state?.records.size, beganAt);
    } catch (error) {
      demand.waitsUntil = this.clock.now() + demand.backoffMs;
      demand.backoffMs = Math.min(2 * demand.backoffMs, MAX_BACKOFF_MS);
      this.#report('fill', spec.stream, stream.state?.records.size, beganAt, error);
      throw error;
    }
  }

  /** Drops a book from memory and from the store. */
  async forget<Item extends object, OrderName extends string>(
    grant: Grant,
    specs: readonly Pick<StreamSpec<Item, OrderName, FillStart>, 'stream' | 'kind'>[],
  ): Promise<void> {
    this.#favorites.get(grant.subject)?.forget();
    for (const spec of specs) {
      this.stream(grant, spec).forget();
      await this.#options.archive?.erase(`${grant.subject} ${spec.stream}`);
    }
  }

  #demandOf({ subject }: Grant, { stream }: { readonly stream: string }): Demand {
    const key = `${subject} ${stream}`;
    let demand = this.#demands.get(key);
    if (demand === undefined) {
      demand = { reads: [], waitsUntil: -Infinity, backoffMs: FIRST_BACKOFF_MS };
      this.#demands.set(key, demand);
    }
    return demand;
  }

  async #onlyOne(
    name: string,
    stream: { catchUp(): Promise<void> },
    work: () => Promise<void>,
  ): Promise<void> {
    const { onlyOne } = this.#options;
    if (onlyOne === undefined) return work();
    await onlyOne(name, async () => {
      await stream.catchUp();
      await work();
    });
  }

  #report(kind: 'fill' | 'refresh', stream: string, records = 0, beganAt: number, error?: unknown): void {
    const outcome = error === undefined ? 'done' : error instanceof NotWholeError ? 'not-whole' : 'failed';
    this.#options.onEvent?.({
      kind,
      stream,
      outcome,
      records,
      ms: this.clock.now() - beganAt,
      ...(error !== undefined && { error }),
    });
  }
}

function served<Item extends object, OrderName extends string>(
  stream: MirroredStream<Item, OrderName>,
): Opened<Item, OrderName> {
  const { state, ageMs } = stream;
  return state === undefined ? { isServed: false, reason: 'not-filled' } : { isServed: true, state, ageMs };
}
