import { LRUCache } from 'lru-cache';

import { UpstreamError, withDetails } from '../clients/errors/upstream-error.ts';

import { BookCache } from './book-cache.ts';
import type { BookState } from './book-state.ts';
import { beginFavoritesOfAnybody, type FavoritesRead, type Mark, MirroredFavorites } from './favorites.ts';
import {
  type Grant,
  type GrantKey,
  Grants,
  isOfCredential,
  isOutOfQuota,
  isRefusal,
  isUnreachable,
} from './grants.ts';
import type { RecordKind } from './record-kind.ts';
import type { BookArchive } from './store/book-archive.ts';
import {
  type Clock,
  type FillStart,
  MirroredStream,
  NotWholeError,
  StoreFailedError,
  type StreamSource,
  SYSTEM_CLOCK,
} from './stream.ts';
import { isTokenGone } from './sync/contacts.ts';

/** Up to this age data is only served. Up to `MAX_AGE_MS` it is served, and refreshed in the background. */
const FRESH_MS = 30_000;
/** Above this age a read waits for a refresh. */
export const MAX_AGE_MS = 60_000;

/** Books up to this size are filled in the background after their first read. */
const SMALL_BOOK = 1_000;
/** Larger books are filled after this many reads within `EARN_MS`. */
const READS_TO_EARN = 3;
const EARN_MS = 5 * 60_000;

const FIRST_BACKOFF_MS = 60_000;
const MAX_BACKOFF_MS = 60 * 60_000;
/** After a failed background refresh, reads start no new one for this long. */
const RETRY_BEHIND_MS = 5_000;
/** A read waits for at most this many refreshes, because own writes may overlap each of them. */
const MAX_REFRESHES = 3;

const MAX_REMEMBERED = 20_000;

/** The reason why a read is passed through to upstream. */
export type PassReason =
  /** No list has been proven complete yet. A fill may be running. */
  | 'not-filled'
  /** The request's bound on staleness is zero. */
  | 'bound'
  /** The right to read could not be proven: the quota is used up, or upstream cannot be reached. */
  | 'not-granted'
  /** Upstream no longer accepts the sync token. The book is filled again. */
  | 'token-gone'
  /** An own write may have been carried out without the mirror knowing its result, and no sync could settle it. */
  | 'in-doubt'
  /** The last sync failed or cannot be used, for example because its pages lead in a circle. */
  | 'not-synced'
  /** Only upstream can answer these arguments. */
  | 'arguments';

export type MirrorEvent =
  | { readonly kind: 'refused'; readonly code: string }
  | {
      readonly kind: 'fill' | 'refresh';
      readonly stream: string;
      /** `no-quota` is expected and no problem. */
      readonly outcome: 'done' | 'not-whole' | 'no-quota' | 'failed';
      readonly records: number;
      readonly ms: number;
      /** Upstream's own count if it differs from `records`. Google's count is not exact. */
      readonly announced?: number | undefined;
      readonly error?: unknown;
    };

/** The maximum age that a request accepts. */
export interface Freshness {
  /** Maximum age of data and grant in milliseconds. Undefined if the request sets none. */
  readonly maxStalenessMs?: number | undefined;
}

export type Opened<Item extends object, OrderName extends string> =
  | {
      readonly isServed: true;
      readonly state: BookState<Item, OrderName>;
      readonly version: ServedVersion;
      readonly ageMs: number;
    }
  | { readonly isServed: false; readonly reason: PassReason };

/** The version of a stream that a read was served. It contains no data, so it can outlive the book in memory. */
export interface ServedVersion {
  /** The credential that it was served to. */
  readonly grantKey: GrantKey;
  readonly subject: string;
  readonly stream: string;
  readonly version: symbol;
}

/** The name of the favorites' stream, also in logs and metrics. */
export const FAVORITES = 'favorites';

/** One stream of a book: its name, the kind of its records, and how it is read from upstream for one caller. */
export interface StreamSpec<Item extends object, OrderName extends string, Start extends FillStart> {
  /** Name for logs and metrics, such as `personalContacts`. */
  readonly stream: string;
  readonly kind: RecordKind<Item, OrderName>;
  /** Leaves the last calls of each quota window to the caller. */
  readonly fillSource: StreamSource<Item, Start>;
  readonly refreshSource: Pick<StreamSource<Item, Start>, 'changesSince'>;
  /** A token older than this is replaced by a fill. */
  readonly maxTokenAgeMs?: number;
  /** The credential of the sources' calls. A successful sync renews its grant, a refusal ends it. */
  readonly grantKey: GrantKey;
}

export interface MirrorOptions {
  readonly clock?: Clock;
  /** Max memory for the records of all books together. */
  readonly maxBytes: number;
  /** How long a read is served while upstream cannot be reached. */
  readonly staleIfErrorMs: number;
  /**
   * Where streams are stored in addition to memory. Other processes may write to it, if only for a moment during a restart, so
   * each read first loads their changes.
   */
  readonly archive?: BookArchive | undefined;
  /** Runs the work while no other process runs work of that name. Set if several processes write to the archive. */
  readonly onlyOne?: ((name: string, work: () => Promise<void>) => Promise<void>) | undefined;
  readonly onEvent?: (event: MirrorEvent) => void;
  /** Called when a book is erased, so that data derived from it can be dropped too. */
  readonly onForget?: () => void;
}

/** When failed work can be tried again. The delay doubles with each failure. */
interface Backoff {
  waitsUntil: number;
  backoffMs: number;
  error: unknown;
}

interface Demand {
  readonly reads: number[];
  readonly fill: Backoff;
  /** For refreshes whose answers could not be used. */
  readonly refresh: Backoff;
  /** Time of the last failed refresh, for any reason. */
  failedAt: number;
  /** The sync token that upstream no longer accepts. */
  goneToken: string | undefined;
}

/** A running fill or refresh, and the credential of its calls. */
interface Running {
  readonly credentialKey: string;
  readonly done: Promise<void>;
}

type AnyStream = MirroredStream<object, string>;

/** The mirrored books of this process. Reading one requires a grant, which names the book by its verified owner. */
export class Mirror {
  readonly grants: Grants;
  readonly clock: Clock;
  readonly #options: MirrorOptions;
  readonly #streams: BookCache<AnyStream>;
  /** Streams that were evicted while they were busy. */
  readonly #leaving = new Map<string, AnyStream>();
  readonly #favorites = new LRUCache<string, MirroredFavorites>({ max: MAX_REMEMBERED });
  readonly #demands = new LRUCache<string, Demand>({ max: MAX_REMEMBERED });
  readonly #running = new Map<string, Running>();
  readonly #markOfAll: Mark | undefined;

  constructor(options: MirrorOptions) {
    const { clock = SYSTEM_CLOCK, maxBytes, staleIfErrorMs, onEvent } = options;
    this.clock = clock;
    this.#options = options;
    this.#markOfAll = options.archive?.mark(FAVORITES);
    this.grants = new Grants({
      clock,
      staleIfErrorMs,
      onRefused: (code) => onEvent?.({ kind: 'refused', code }),
    });
    this.#streams = new BookCache(maxBytes, (name, stream) => {
      for (const [other, left] of this.#leaving) if (!left.isBusy) this.#leaving.delete(other);
      if (stream.isBusy) this.#leaving.set(name, stream);
    });
  }

  /** The number of streams in memory, of their records, and the memory of these in bytes. */
  get size(): { readonly streams: number; readonly records: number; readonly bytes: number } {
    let records = 0;
    for (const stream of this.#streams.values()) records += stream.state?.records.size ?? 0;
    return { streams: this.#streams.size, records, bytes: this.#streams.bytes };
  }

  /** The favorites of a book. First drops a list that another process has changed since. */
  async favorites({ subject }: Grant): Promise<Pick<MirroredFavorites, 'state' | 'version' | 'ageMs'>> {
    const favorites = this.#favoritesOf(subject);
    await favorites.catchUp();
    return favorites;
  }

  /**
   * Whether a read with that credential would be served the same version now, without a call and without a background refresh.
   * Then an answer that was made from it can be sent again.
   */
  async stillServes({ grantKey, subject, stream, version }: ServedVersion): Promise<boolean> {
    const book =
      stream === FAVORITES ? this.#favorites.get(subject) : this.#streams.get(`${subject} ${stream}`);
    if (book === undefined) return false;
    if (this.#options.archive !== undefined) await book.catchUp();
    // Checked last: the grant may have ended meanwhile.
    return (
      this.grants.held(grantKey)?.subject === subject &&
      book.version === version &&
      book.ageMs <= FRESH_MS &&
      !('isInDoubt' in book && book.isInDoubt)
    );
  }

  /** To store what upstream has just returned to a caller. This needs no grant, because nothing can be read. */
  favoritesToWrite(subject: string): Pick<MirroredFavorites, 'take' | 'write' | 'forget'> {
    return this.#favoritesOf(subject);
  }

  /** Call it before reading favorites that will be stored. @param subject undefined while the owner is not known yet */
  beginFavorites(subject: string | undefined): Promise<FavoritesRead> {
    if (subject === undefined) return beginFavoritesOfAnybody(this.clock, this.#markOfAll);
    return this.#favoritesOf(subject).begin();
  }

  /** For own writes. They need no grant: upstream checks them, and nothing can be read. */
  toWrite<Item extends object, OrderName extends string>(
    subject: string,
    spec: Pick<StreamSpec<Item, OrderName, FillStart>, 'stream' | 'kind'>,
  ): Pick<MirroredStream<Item, OrderName>, 'write' | 'doubt'> {
    return this.#streamOf(subject, spec);
  }

  #favoritesOf(subject: string): MirroredFavorites {
    let favorites = this.#favorites.get(subject);
    if (favorites === undefined) {
      const mark = this.#options.archive?.mark(`${subject} ${FAVORITES}`);
      favorites = new MirroredFavorites({ clock: this.clock, mark, markOfAll: this.#markOfAll });
      this.#favorites.set(subject, favorites);
    }
    return favorites;
  }

  /** The stream of a book, filled or not. */
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
          keeper: isOfCredential(subject) ? undefined : this.#options.archive?.book(key, kind),
          onChange: () => {
            // After an eviction another object may have replaced this one. Then this one is no longer read.
            if ((this.#streams.get(key) ?? made) === made) this.#streams.set(key, made);
          },
        }) as unknown as AnyStream);
      stream = made;
      this.#streams.set(key, stream);
    }
    // Streams of one name always have the same kind.
    return stream as unknown as MirroredStream<Item, OrderName>;
  }

  /**
   * The records for a read, refreshed if they are too old, or the reason to pass the read through.
   * @throws UpstreamError if upstream refuses the token, or if it cannot be called and the request does not accept older data
   */
  async open<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
    { maxStalenessMs }: Freshness,
  ): Promise<Opened<Item, OrderName>> {
    const openedAt = this.clock.now();
    await this.#catchUp(grant, spec);
    // Get the stream again after each wait: it may have been evicted and loaded again meanwhile.
    const stream = () => this.stream(grant, spec);
    const { state } = stream();
    if (state === undefined) return { isServed: false, reason: 'not-filled' };
    const { maxTokenAgeMs = Infinity } = spec;
    if (state.tokenBornAt !== null && this.clock.date() - state.tokenBornAt > maxTokenAgeMs) {
      this.fillBehind(grant, spec);
    }

    const limit = Math.min(maxStalenessMs ?? MAX_AGE_MS, MAX_AGE_MS);
    // The limit counts from the start of the request. The duration of the sync does not count.
    const isCurrent = () => !stream().isInDoubt && stream().ageMs <= limit + (this.clock.now() - openedAt);
    if (isCurrent()) {
      if (stream().ageMs > FRESH_MS) this.#refreshBehind(grant, spec);
      return served(grant, spec, stream());
    }
    const demand = this.#demandOf(grant, spec);
    const isBound = maxStalenessMs !== undefined;
    const mayRepeat = (error: unknown): boolean =>
      isRetryable(error) &&
      !isTokenGone(error) &&
      demand.refresh.waitsUntil <= openedAt &&
      (isBound || !this.#maySpeakFor(grant, stream(), error));
    for (let refreshes = 0; refreshes < MAX_REFRESHES; refreshes += 1) {
      try {
        if (demand.goneToken !== undefined && demand.goneToken === stream().state?.syncToken) {
          this.fillBehind(grant, spec);
          return { isServed: false, reason: 'token-gone' };
        }
        if (demand.refresh.waitsUntil > openedAt) throw demand.refresh.error;
        await this.#refresh(grant, spec, isCurrent, mayRepeat);
      } catch (error) {
        if (isTokenGone(error)) continue;
        return this.#withoutRefresh(grant, spec, isBound, error);
      }
      if (isCurrent()) return served(grant, spec, stream());
    }
    return { isServed: false, reason: stream().state === undefined ? 'not-filled' : 'in-doubt' };
  }

  async #catchUp<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
  ): Promise<void> {
    if (this.#options.archive !== undefined) await this.stream(grant, spec).catchUp();
  }

  /**
   * The result of a read whose refresh failed.
   * @throws UpstreamError
   */
  #withoutRefresh<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
    isBound: boolean,
    error: unknown,
  ): Opened<Item, OrderName> {
    const stream = this.stream(grant, spec);
    if (isRefusal(error)) throw error;
    // Older data would not include an own write.
    if (stream.isInDoubt) return { isServed: false, reason: 'in-doubt' };
    if (!isBound && this.#maySpeakFor(grant, stream, error)) return served(grant, spec, stream);
    const isPlain = error instanceof UpstreamError && error.code !== 'UPSTREAM_BAD_RESPONSE';
    if (isPlain && (isOutOfQuota(error) || isUnreachable(error))) throw error;
    return { isServed: false, reason: 'not-synced' };
  }

  /** Whether older data may be served although the refresh failed. */
  #maySpeakFor(grant: Grant, { ageMs }: Pick<AnyStream, 'ageMs'>, error: unknown): boolean {
    const { staleIfErrorMs } = this.#options;
    if (isOutOfQuota(error)) return true;
    return isUnreachable(error) && ageMs <= staleIfErrorMs && this.grants.ageMs(grant) <= staleIfErrorMs;
  }

  #refreshBehind<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
  ): void {
    const { failedAt, refresh } = this.#demandOf(grant, spec);
    const now = this.clock.now();
    if (now < failedAt + RETRY_BEHIND_MS || now < refresh.waitsUntil) return;
    const isCurrent = () => this.stream(grant, spec).ageMs <= FRESH_MS;
    void this.#refresh(grant, spec, isCurrent).catch(() => undefined);
  }

  /**
   * @param isCurrent whether another process has refreshed it meanwhile
   * @param mayRepeat see `#share`
   */
  #refresh<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
    isCurrent: () => boolean,
    mayRepeat: (error: unknown) => boolean = never,
  ): Promise<void> {
    return this.#share('refresh', grant, spec, mayRepeat, async () => {
      const beganAt = this.clock.now();
      const demand = this.#demandOf(grant, spec);
      const before = this.stream(grant, spec).state?.syncToken ?? undefined;
      const changesSince = async (syncToken: string) => {
        const askedAt = this.clock.now();
        const synced = await spec.refreshSource.changesSince(syncToken);
        this.grants.renew(spec.grantKey, grant, askedAt);
        return synced;
      };
      try {
        const isMade = await this.#onlyOne(
          `refresh ${grant.subject} ${spec.stream}`,
          grant,
          spec,
          async () => {
            if (this.#options.archive !== undefined && isCurrent()) return false;
            await this.stream(grant, spec).refresh({ changesSince });
            return true;
          },
        );
        demand.refresh.backoffMs = FIRST_BACKOFF_MS;
        if (isMade) this.#report('refresh', grant, spec, beganAt);
      } catch (error) {
        this.grants.refused(spec.grantKey, error);
        demand.failedAt = this.clock.now();
        if (isTokenGone(error)) demand.goneToken = before;
        else if (!isTransient(error)) this.#backOff(demand.refresh, error);
        this.#report('refresh', grant, spec, beganAt, error);
        throw error;
      }
    });
  }

  /**
   * Runs one fill or refresh of a stream at a time; callers that arrive meanwhile share it. If it fails because of another caller's
   * credential, it runs again with this caller's.
   * @param mayRepeat whether to try again if a run that started before this call fails with that error: upstream may have
   * recovered meanwhile
   */
  async #share<Item extends object, OrderName extends string, Start extends FillStart>(
    kind: 'fill' | 'refresh',
    { subject }: Grant,
    { stream, grantKey: { credentialKey } }: StreamSpec<Item, OrderName, Start>,
    mayRepeat: (error: unknown) => boolean,
    work: () => Promise<void>,
  ): Promise<void> {
    const name = `${kind} ${subject} ${stream}`;
    const older = this.#running.get(name);
    for (let other = older; other !== undefined; other = this.#running.get(name)) {
      try {
        return await other.done;
      } catch (error) {
        const isTheirs = other.credentialKey !== credentialKey && (isRefusal(error) || isOutOfQuota(error));
        if (!isTheirs && !(other === older && mayRepeat(error))) throw error;
      }
    }
    const done = work().finally(() => this.#running.delete(name));
    this.#running.set(name, { credentialKey, done });
    return done;
  }

  #backOff(backoff: Backoff, error: unknown): void {
    backoff.error = error;
    backoff.waitsUntil = this.clock.now() + backoff.backoffMs;
    backoff.backoffMs = Math.min(2 * backoff.backoffMs, MAX_BACKOFF_MS);
  }

  /** Counts a list read that was passed through: several of them start a fill. `total` is upstream's count, if it has one. */
  passedThrough<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
    total: number | undefined,
  ): void {
    const now = this.clock.now();
    const { reads, goneToken } = this.#demandOf(grant, spec);
    const { state } = this.stream(grant, spec);
    if (state !== undefined && state.syncToken !== goneToken) return;
    reads.push(now);
    while (reads.length > READS_TO_EARN || (reads[0] ?? now) < now - EARN_MS) reads.shift();
    const isEarned = total !== undefined && total <= SMALL_BOOK ? true : reads.length >= READS_TO_EARN;
    if (isEarned) this.fillBehind(grant, spec);
  }

  /** Starts a fill in the background, unless one is running or has failed a short time ago. */
  fillBehind<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
  ): void {
    void this.fill(grant, spec, false).catch(() => undefined);
  }

  /**
   * Fills the stream, or waits for the running fill.
   * @param isNeeded whether a read waits for the fill. Then it is tried again immediately after any failure but an exhausted quota, also
   * if a fill that started before the read fails
   * @throws UpstreamError, NotWholeError
   */
  fill<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
    isNeeded = true,
  ): Promise<void> {
    return this.#share('fill', grant, spec, isNeeded ? isRetryable : never, async () => {
      const { fill } = this.#demandOf(grant, spec);
      const beganAt = this.clock.now();
      if (beganAt < fill.waitsUntil && (!isNeeded || isOutOfQuota(fill.error))) {
        throw withRetryAfter(fill.error, fill.waitsUntil - beganAt);
      }
      const stream = () => this.stream(grant, spec);
      let announced: number | undefined;
      const complete = async (start: Start) => {
        const filled = await spec.fillSource.complete(start);
        announced = filled.announced;
        return filled;
      };
      try {
        const before = stream().state?.syncToken;
        const isMade = await this.#onlyOne(`fill ${grant.subject} ${spec.stream}`, grant, spec, async () => {
          // The read that started the fill may have found the store unavailable, and the book in it may be current.
          if (stream().state === undefined) await stream().catchUp();
          const { state } = stream();
          if (state !== undefined && state.syncToken !== before) return false;
          return stream().fill({ ...spec.fillSource, complete });
        });
        if (stream().state === undefined) throw new NotWholeError('The filled book could not be kept.');
        fill.backoffMs = FIRST_BACKOFF_MS;
        this.#demandOf(grant, spec).goneToken = undefined;
        if (isMade) this.#report('fill', grant, spec, beganAt, undefined, announced);
      } catch (error) {
        // No call was made, and the store reports its own failures.
        if (error instanceof StoreFailedError) throw error;
        this.grants.refused(spec.grantKey, error);
        this.#backOff(fill, error);
        this.#report('fill', grant, spec, beganAt, error);
        throw error;
      }
    });
  }

  /** Erases a book from memory and from the store. @throws Error if the store does not erase it */
  async forget<Item extends object, OrderName extends string>(
    grant: Grant,
    specs: readonly Pick<StreamSpec<Item, OrderName, FillStart>, 'stream' | 'kind'>[],
  ): Promise<void> {
    try {
      await this.#favoritesOf(grant.subject).forget();
      for (const { stream } of specs) this.#demands.delete(`${grant.subject} ${stream}`);
      await Promise.all(specs.map((spec) => this.stream(grant, spec).forget()));
    } finally {
      this.#options.onForget?.();
    }
  }

  #demandOf({ subject }: Grant, { stream }: { readonly stream: string }): Demand {
    const key = `${subject} ${stream}`;
    let demand = this.#demands.get(key);
    if (demand === undefined) {
      const backoff = (): Backoff => ({
        waitsUntil: -Infinity,
        backoffMs: FIRST_BACKOFF_MS,
        error: undefined,
      });
      demand = {
        reads: [],
        fill: backoff(),
        refresh: backoff(),
        failedAt: -Infinity,
        goneToken: undefined,
      };
      this.#demands.set(key, demand);
    }
    return demand;
  }

  /** @param work resolves to false if another process had already done it */
  async #onlyOne<Item extends object, OrderName extends string, Start extends FillStart>(
    name: string,
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
    work: () => Promise<boolean>,
  ): Promise<boolean> {
    const { onlyOne } = this.#options;
    if (onlyOne === undefined) return work();
    let isMade = false;
    await onlyOne(name, async () => {
      await this.stream(grant, spec).catchUp();
      isMade = await work();
    });
    return isMade;
  }

  #report<Item extends object, OrderName extends string, Start extends FillStart>(
    kind: 'fill' | 'refresh',
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
    beganAt: number,
    error?: unknown,
    announced?: number,
  ): void {
    const records = this.stream(grant, spec).state?.records.size ?? 0;
    this.#options.onEvent?.({
      kind,
      stream: spec.stream,
      outcome: outcomeOf(error),
      records,
      ms: this.clock.now() - beganAt,
      ...(error !== undefined && { error }),
      ...(announced !== undefined && announced !== records && { announced }),
    });
  }
}

const outcomeOf = (error: unknown) => {
  if (error === undefined) return 'done';
  if (error instanceof NotWholeError) return 'not-whole';
  return isOutOfQuota(error) ? 'no-quota' : 'failed';
};

/** Failures of one token, the quota or a connection. The next try may succeed. */
const isTransient = (error: unknown): boolean =>
  error instanceof UpstreamError && error.code !== 'UPSTREAM_BAD_RESPONSE';

/** Failures after which an immediate retry with the same token may succeed. */
const isRetryable = (error: unknown): boolean => !isRefusal(error) && !isOutOfQuota(error);

const never = (): boolean => false;

/** The error of the failed fill, with the time until the next try. */
const withRetryAfter = (error: unknown, ms: number): unknown =>
  error instanceof UpstreamError ? withDetails(error, { retryAfterSeconds: Math.ceil(ms / 1_000) }) : error;

const served = <Item extends object, OrderName extends string>(
  { subject }: Grant,
  { grantKey, stream: name }: { readonly grantKey: GrantKey; readonly stream: string },
  stream: MirroredStream<Item, OrderName>,
): Opened<Item, OrderName> => {
  const { state, ageMs } = stream;
  if (state === undefined) return { isServed: false, reason: 'not-filled' };
  const version = { grantKey, subject, stream: name, version: stream.version };
  return { isServed: true, state, version, ageMs };
};
