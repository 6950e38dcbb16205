import { LRUCache } from 'lru-cache';

import { UpstreamError, withDetails } from '../clients/errors/upstream-error.ts';

import { type BookCache, createBookCache } from './book-cache.ts';
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
/** A refresh behind a read that failed is not tried again with the very next read. */
const RETRY_BEHIND_MS = 5_000;
/** A read waits for so many refreshes at most: own writes may overlap one after the other. */
const MAX_REFRESHES = 3;

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
  /** An own write may have been carried out of which the mirror does not know, and no sync could settle it. */
  | 'in-doubt'
  /** What a sync brought cannot be used, such as pages that lead in a circle: the mirror is not used. */
  | 'not-synced'
  /** The arguments ask for what only upstream knows. */
  | 'arguments';

export type MirrorEvent =
  | { readonly kind: 'refused'; readonly code: string }
  | {
      readonly kind: 'fill' | 'refresh';
      readonly stream: string;
      /** `no-quota` is the one that needs nobody's attention. */
      readonly outcome: 'done' | 'not-whole' | 'no-quota' | 'failed';
      readonly records: number;
      readonly ms: number;
      /** What upstream counts where that is another number, which is no proof of anything at Google. */
      readonly announced?: number | undefined;
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
  /** Of the credential with which the sources call: a sync proves it, a refusal ends its grant. */
  readonly grantKey: GrantKey;
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

/** Work that waits after a failure, longer after each one. */
interface Backoff {
  waitsUntil: number;
  backoffMs: number;
  error: unknown;
}

interface Demand {
  readonly reads: number[];
  readonly fill: Backoff;
  /** After syncs whose answers could not be used. */
  readonly refresh: Backoff;
  /** The last refresh that failed, for whatever reason. */
  failedAt: number;
  /** The sync token that upstream no longer takes. */
  goneToken: string | undefined;
}

/** What is under way for a stream, and with whose credential. */
interface Running {
  readonly credentialKey: string;
  readonly done: Promise<void>;
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
  readonly #running = new Map<string, Running>();
  readonly #markOfAll: Mark | undefined;

  constructor(options: MirrorOptions) {
    const { clock = SYSTEM_CLOCK, maxBytes, staleIfErrorMs, onEvent } = options;
    this.clock = clock;
    this.#options = options;
    this.#markOfAll = options.archive?.mark('favorites');
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

  /** The favorites of a book without those that another process has changed. */
  async favorites({ subject }: Grant): Promise<Pick<MirroredFavorites, 'state' | 'ageMs'>> {
    const favorites = this.#favoritesOf(subject);
    await favorites.catchUp();
    return favorites;
  }

  /** For what upstream has just shown or carried out for a caller: it can be put in without a grant, but not read. */
  favoritesToWrite(subject: string): Pick<MirroredFavorites, 'take' | 'write' | 'forget'> {
    return this.#favoritesOf(subject);
  }

  /** To be called before favorites are read that are to be taken. @param subject undefined where nobody knows yet whose they are */
  beginFavorites(subject: string | undefined): Promise<FavoritesRead> {
    if (subject === undefined) return beginFavoritesOfAnybody(this.clock, this.#markOfAll);
    return this.#favoritesOf(subject).begin();
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
      const mark = this.#options.archive?.mark(`${subject} favorites`);
      favorites = new MirroredFavorites({ clock: this.clock, mark, markOfAll: this.#markOfAll });
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
          keeper: isOfCredential(subject) ? undefined : this.#options.archive?.book(key, kind),
          onChange: () => {
            // Another object may have taken the place of one that left memory: then this one is no longer read.
            if ((this.#streams.get(key) ?? made) === made) this.#streams.set(key, made);
          },
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
    const openedAt = this.clock.now();
    await this.#catchUp(grant, spec);
    // Looked up anew after each wait: the stream may have left memory and come back meanwhile.
    const stream = () => this.stream(grant, spec);
    const { state } = stream();
    if (state === undefined) return { isServed: false, reason: 'not-filled' };
    const { maxTokenAgeMs = Infinity } = spec;
    if (state.tokenBornAt !== null && this.clock.date() - state.tokenBornAt > maxTokenAgeMs) {
      this.fillBehind(grant, spec);
    }

    const limit = Math.min(maxStalenessMs ?? MAX_AGE_MS, MAX_AGE_MS);
    // The bound counts from the request on, however long the sync takes.
    const isCurrent = () => !stream().isInDoubt && stream().ageMs <= limit + (this.clock.now() - openedAt);
    if (isCurrent()) {
      if (stream().ageMs > FRESH_MS) this.#refreshBehind(grant, spec);
      return served(stream());
    }
    const demand = this.#demandOf(grant, spec);
    const isBound = maxStalenessMs !== undefined;
    const mayRepeat = (error: unknown): boolean =>
      mayPass(error) &&
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
        return this.#withoutRefresh(grant, stream(), isBound, error);
      }
      if (isCurrent()) return served(stream());
    }
    return { isServed: false, reason: stream().state === undefined ? 'not-filled' : 'in-doubt' };
  }

  async #catchUp<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
  ): Promise<void> {
    const { archive, isShared = false } = this.#options;
    const stream = this.stream(grant, spec);
    if (archive !== undefined && (isShared || stream.state === undefined)) await stream.catchUp();
  }

  /**
   * What a read gets that needed a refresh which has failed.
   * @throws UpstreamError
   */
  #withoutRefresh<Item extends object, OrderName extends string>(
    grant: Grant,
    stream: MirroredStream<Item, OrderName>,
    isBound: boolean,
    error: unknown,
  ): Opened<Item, OrderName> {
    if (isRefusal(error)) throw error;
    // An own write would be missing.
    if (stream.isInDoubt) return { isServed: false, reason: 'in-doubt' };
    if (!isBound && this.#maySpeakFor(grant, stream, error)) return served(stream);
    const isPlain = error instanceof UpstreamError && error.code !== 'UPSTREAM_BAD_RESPONSE';
    if (isPlain && (isOutOfQuota(error) || isUnreachable(error))) throw error;
    return { isServed: false, reason: 'not-synced' };
  }

  /** Whether what is at hand may be served although the refresh failed. */
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
            if (this.#options.isShared === true && isCurrent()) return false;
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
        else if (!isOfToday(error)) this.#backOff(demand.refresh, error);
        this.#report('refresh', grant, spec, beganAt, error);
        throw error;
      }
    });
  }

  /**
   * One at a time for each stream, shared by all who ask meanwhile. What failed with somebody else's credential is done again with
   * the own one where the failure may concern the other alone.
   * @param mayRepeat whether the work is worth another try after such a failure of a run that had begun before this call: upstream may
   * have recovered meanwhile
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

  /** A list was read from upstream; `total` is what upstream counts, where it says so. A fill is earned by reads. */
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

  /** Begins a fill unless one is under way or a failed one says to wait; nobody has to wait for it. */
  fillBehind<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
  ): void {
    void this.fill(grant, spec, false).catch(() => undefined);
  }

  /**
   * Fills the stream, or waits for the fill that is under way.
   * @param isNeeded whether a read waits for it: then only a quota that is used up makes it wait after a failure, and a fill that
   * began before the read and failed is followed by another one
   * @throws UpstreamError, NotWholeError
   */
  fill<Item extends object, OrderName extends string, Start extends FillStart>(
    grant: Grant,
    spec: StreamSpec<Item, OrderName, Start>,
    isNeeded = true,
  ): Promise<void> {
    return this.#share('fill', grant, spec, isNeeded ? mayPass : never, async () => {
      const { fill } = this.#demandOf(grant, spec);
      const beganAt = this.clock.now();
      if (beganAt < fill.waitsUntil && (!isNeeded || isOutOfQuota(fill.error))) {
        throw waiting(fill.error, fill.waitsUntil - beganAt);
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
          const { state } = stream();
          if (state !== undefined && state.syncToken !== before) return false;
          await stream().fill({ ...spec.fillSource, complete });
          return true;
        });
        if (stream().state === undefined) throw new NotWholeError('The filled book could not be kept.');
        fill.backoffMs = FIRST_BACKOFF_MS;
        this.#demandOf(grant, spec).goneToken = undefined;
        if (isMade) this.#report('fill', grant, spec, beganAt, undefined, announced);
      } catch (error) {
        this.grants.refused(spec.grantKey, error);
        this.#backOff(fill, error);
        this.#report('fill', grant, spec, beganAt, error);
        throw error;
      }
    });
  }

  /** Drops a book from memory and from the store. @throws Error where the store does not do it */
  async forget<Item extends object, OrderName extends string>(
    grant: Grant,
    specs: readonly Pick<StreamSpec<Item, OrderName, FillStart>, 'stream' | 'kind'>[],
  ): Promise<void> {
    await this.#favoritesOf(grant.subject).forget();
    for (const { stream } of specs) this.#demands.delete(`${grant.subject} ${stream}`);
    await Promise.all(specs.map((spec) => this.stream(grant, spec).forget()));
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

  /** @param work false where another process had done it already */
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

/** Failures that say nothing of the next try: of one token, of the quota, of a connection. */
const isOfToday = (error: unknown): boolean =>
  error instanceof UpstreamError && error.code !== 'UPSTREAM_BAD_RESPONSE';

/** Failures that the very next try need not meet, at the same token and quota. */
const mayPass = (error: unknown): boolean => !isRefusal(error) && !isOutOfQuota(error);

const never = (): boolean => false;

/** What a fill failed with that must not be tried again yet. */
const waiting = (error: unknown, ms: number): unknown =>
  error instanceof UpstreamError ? withDetails(error, { retryAfterSeconds: Math.ceil(ms / 1_000) }) : error;

const served = <Item extends object, OrderName extends string>(
  stream: MirroredStream<Item, OrderName>,
): Opened<Item, OrderName> => {
  const { state, ageMs } = stream;
  return state === undefined ? { isServed: false, reason: 'not-filled' } : { isServed: true, state, ageMs };
};
