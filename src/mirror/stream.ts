import type { BookState } from './book-state.ts';
import type { RecordKind } from './record-kind.ts';
import { type Changes, RecordSet } from './record-set.ts';
import type { ArchivedBook, ArchiveHead } from './store/book-archive.ts';

/** `now` is monotonic time in milliseconds. `date` is the time of day, for answers and stores. */
export interface Clock {
  now(): number;
  date(): number;
}

export const SYSTEM_CLOCK: Clock = { now: () => performance.now(), date: () => Date.now() };

/** The result of a sync: the latest state of each changed record, and the token for the next sync. */
export interface Synced<Item> extends Changes<Item> {
  /** Null if upstream returned none. Then the old one is used again. */
  readonly syncToken: string | null;
}

/** The first answer of a fill. A sync from `syncToken` returns every later change. */
export interface FillStart {
  /** Null if upstream only returns a token at the end of the list. */
  readonly syncToken: string | null;
}

/** A complete list. */
export interface Filled<Item> {
  readonly records: readonly Item[];
  readonly syncToken: string;
  /** Upstream's count if it is not exact and only used for a comparison. */
  readonly announced?: number | undefined;
}

/** Reads one stream of a book from upstream with the credential of one caller. */
export interface StreamSource<Item, Start extends FillStart> {
  /** The first call of a fill. */
  readonly begin: () => Promise<Start>;
  /**
   * The rest of a fill.
   * @throws NotWholeError if the list cannot be proven complete
   */
  readonly complete: (start: Start) => Promise<Filled<Item>>;
  /** @throws UpstreamError SYNC_TOKEN_EXPIRED if upstream no longer accepts the token */
  readonly changesSince: (syncToken: string) => Promise<Synced<Item>>;
}

/** The records cannot be proven to be the whole list, so they must not be served. */
export class NotWholeError extends Error {
  override readonly name: string = 'NotWholeError';
}

/** The store cannot keep a book, so no fill starts. */
export class StoreFailedError extends NotWholeError {
  override readonly name = 'StoreFailedError';
}

/** A running sync or fill, with the own writes during it. */
interface Run<Item> {
  /** Changes of own writes that ended during the run, in order. */
  readonly written: Changes<Item>[];
  readonly writtenIds: Set<string>;
  /** Whether an own write was in progress at any time during the run. */
  isOverlapped: boolean;
  /** Whether another process changed the book meanwhile, or it was erased. Then the result must not be used. */
  isOvertaken: boolean;
}

interface OpenWrite<Item extends object, OrderName extends string> {
  readonly ids: readonly string[];
  /** The state at the start of the write. */
  readonly before: BookState<Item, OrderName> | undefined;
  /** Whether another own write changed the same record meanwhile. Then their order upstream is unknown. */
  isContested: boolean;
  /** Resolves when the write has succeeded or failed. */
  readonly ended: Promise<unknown>;
}

/** Where a stream is stored in addition to memory. Its methods never reject. */
export type Keeper<Item extends object, OrderName extends string> = Pick<
  ArchivedBook<Item, OrderName>,
  'load' | 'catchUp' | 'append' | 'replace'
>;

export interface StreamOptions<Item extends object, OrderName extends string> {
  readonly clock?: Clock;
  readonly keeper?: Keeper<Item, OrderName> | undefined;
  /** Called after each change of the records. */
  readonly onChange?: (() => void) | undefined;
}

/** Max starts of a fill if own writes overlap its first call or other processes change the book. */
const MAX_STARTS = 3;
/** Max attempts to store an own write while other processes write to the store. */
const MAX_TRIES = 5;

/**
 * One stream of a mirrored book: its records, proven complete, and the state of their sync. All changes of records are made
 * here, one after another.
 *
 * A sync that overlaps an own write skips the ids that were written and keeps the old token, so that the next sync returns
 * them again. Applying everything could overwrite an own write with an older state. Skipping without keeping the token could
 * miss another client's change forever.
 */
export class MirroredStream<Item extends object, OrderName extends string> {
  readonly #kind: RecordKind<Item, OrderName>;
  readonly #clock: Clock;
  readonly #keeper: Keeper<Item, OrderName> | undefined;
  readonly #onChange: (() => void) | undefined;
  /** The version in the store, as known to this process. */
  #head: ArchiveHead | undefined;
  #state: BookState<Item, OrderName> | undefined;
  #version = Symbol('nothing');
  /** Start of the last completed sync, by the clock's `now`. */
  #syncedAt = -Infinity;
  /** Number of writes whose outcome is unknown. A sync that starts later resolves them. */
  #doubts = 0;
  #settledDoubts = 0;
  /** How many times this and other processes have erased the book. A fill that started before does not start again. */
  #forgets = 0;
  #forgetsByOthers = 0;
  readonly #openWrites = new Set<OpenWrite<Item, OrderName>>();
  readonly #runs = new Set<Run<Item>>();
  #lastChange: Promise<unknown> = Promise.resolve();
  #catchingUp: Promise<void> | undefined;
  #refreshing: Promise<void> | undefined;
  #filling: Promise<boolean> | undefined;

  constructor(
    kind: RecordKind<Item, OrderName>,
    { clock = SYSTEM_CLOCK, keeper, onChange }: StreamOptions<Item, OrderName> = {},
  ) {
    this.#kind = kind;
    this.#clock = clock;
    this.#keeper = keeper;
    this.#onChange = onChange;
  }

  /** Undefined until a list is proven complete. */
  get state(): BookState<Item, OrderName> | undefined {
    return this.#state;
  }

  /** Milliseconds since the start of the last completed sync. Infinity before the first one. */
  get ageMs(): number {
    return this.#clock.now() - this.#syncedAt;
  }

  /** Whether a write that is not in the records may have been done. */
  get isInDoubt(): boolean {
    return this.#doubts > this.#settledDoubts || this.#state?.isInDoubt === true;
  }

  /** Changes with each change of the state, and when the state is current as of another time. */
  get version(): symbol {
    return this.#version;
  }

  get isFilling(): boolean {
    return this.#filling !== undefined;
  }

  /** Whether there is running work that needs this object. */
  get isBusy(): boolean {
    return this.#openWrites.size > 0 || this.#runs.size > 0 || this.#catchingUp !== undefined;
  }

  /** The memory of the records. */
  get records(): { readonly bytes: number } {
    return this.#state?.records ?? { bytes: 0 };
  }

  /**
   * Erases the book from memory and from the store. Running fills and syncs do not restore it.
   * @throws Error if the store cannot be reached, so that the book may still be in it
   */
  forget(): Promise<void> {
    this.#forgets += 1;
    this.#overtake();
    return this.#inTurn(async () => {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        this.#set(undefined, this.#head);
        // A mark replaces the book, because for a fill that started without a book an erased book would look the same.
        if (await this.#mark(true)) return;
        await this.#catchUp();
      }
      this.#set(undefined, undefined);
      throw new Error('The store did not erase the book.');
    });
  }

  #overtake(): void {
    for (const run of this.#runs) run.isOvertaken = true;
  }

  /**
   * Loads the book from the store: all of it if this process has none yet, otherwise the changes of other processes. Call it before
   * each read if other processes write to the same store.
   */
  catchUp(): Promise<void> {
    this.#catchingUp ??= this.#inTurn(() => this.#catchUp()).finally(() => {
      this.#catchingUp = undefined;
    });
    return this.#catchingUp;
  }

  async #catchUp(): Promise<void> {
    if (this.#keeper === undefined) return;
    const known = this.#state && this.#head && { head: this.#head, state: this.#state };
    const found = await (known === undefined ? this.#keeper.load() : this.#keeper.catchUp(known));
    if (found === undefined) {
      // Another process has erased the book, it is invalid, or the store does not answer.
      if (known !== undefined) this.#overtake();
      if (known !== undefined || this.#head !== undefined) this.#set(undefined, undefined);
      return;
    }
    if (found.head.history === this.#head?.history && found.head.version === this.#head.version) return;
    // Other processes may have written newer data than a sync or fill of this process.
    this.#overtake();
    if (found.state.isVoid === true) {
      if (found.state.isForgotten === true) this.#forgetsByOthers += 1;
      this.#set(undefined, found.head);
      return;
    }
    this.#set(found.state, found.head);
    this.#syncedAt = this.#clock.now() - Math.max(0, this.#clock.date() - found.state.asOf);
  }

  #set(state: BookState<Item, OrderName> | undefined, head: ArchiveHead | undefined): void {
    this.#state = state;
    this.#version = Symbol('version');
    this.#head = head;
    if (state === undefined) this.#syncedAt = -Infinity;
    this.#onChange?.();
  }

  /**
   * Replaces the state, first in the store.
   * @returns false without a change if another process was faster
   */
  async #keep(next: BookState<Item, OrderName>, changes: Changes<Item> | null): Promise<boolean> {
    if (this.#keeper === undefined) {
      this.#set(next, undefined);
      return true;
    }
    const head =
      changes === null || this.#head === undefined
        ? await this.#keeper.replace(this.#head, next)
        : await this.#keeper.append(this.#head, changes, next);
    if (head === undefined) return false;
    this.#set(next, head);
    return true;
  }

  /**
   * Records that unknown records may have changed, for example by an upload. The next read waits for a sync, also in other processes.
   */
  async doubt(): Promise<void> {
    this.#doubts += 1;
    if (this.#keeper !== undefined) await this.#inTurn(() => this.#keepDoubt());
  }

  #keepDoubt(): Promise<void> {
    return this.#change((state) => this.#keep({ ...state, isInDoubt: true }, {}));
  }

  /** Applies a change to the stored state, and again to the newer state if another process was faster. */
  async #change(change: (state: BookState<Item, OrderName>) => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const isDone = await (this.#state === undefined ? this.#mark() : change(this.#state));
      if (isDone) return;
      await this.#catchUp();
    }
    // The store did not accept the change. When it answers again, its book must not be served before a sync.
    this.#doubts += 1;
    this.#set(undefined, undefined);
  }

  /**
   * If no book is stored, stores a mark of the change, so that no other process stores a fill that it started before.
   * @returns false if a book is stored meanwhile, or another process was faster
   */
  async #mark(isForgotten = false): Promise<boolean> {
    if (this.#keeper === undefined) return true;
    const head = await this.#keeper.replace(this.#head, {
      records: RecordSet.empty(this.#kind),
      syncToken: null,
      tokenBornAt: null,
      asOf: this.#clock.date(),
      isVoid: true,
      isForgotten,
    });
    if (head === undefined) return false;
    this.#set(undefined, head);
    return true;
  }

  /**
   * Syncs the changes since the last sync. One refresh runs at a time, and concurrent callers share it. Does nothing before the
   * first fill.
   * @throws UpstreamError
   */
  refresh(source: Pick<StreamSource<Item, FillStart>, 'changesSince'>): Promise<void> {
    this.#refreshing ??= this.#refresh(source).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /**
   * Reads the whole list separately. It replaces the served one when it is proven complete.
   * @returns false if no list was read, because the store has the book after all
   * @throws NotWholeError, UpstreamError
   */
  fill<Start extends FillStart>(source: StreamSource<Item, Start>): Promise<boolean> {
    this.#filling ??= this.#fill(source).finally(() => {
      this.#filling = undefined;
    });
    return this.#filling;
  }

  /**
   * Makes an own write and applies its result before it is answered.
   * @param ids of the records that the write changes
   * @param changesOf the changes in the answer; null if it does not have all of them
   * @param isUnknown whether the write may have been done although it failed
   */
  async write<Answer>(
    ids: readonly string[],
    call: () => Promise<Answer>,
    changesOf: (answer: Answer) => Changes<Item> | null,
    isUnknown: (error: unknown) => boolean,
  ): Promise<Answer> {
    // The next sync must start at the state of the stored book, even if this process has not read it yet.
    if (this.#keeper !== undefined) await this.catchUp();
    const { promise: ended, resolve: end } = Promise.withResolvers<undefined>();
    const write = { ids, before: this.#state, isContested: false, ended };
    for (const other of this.#openWrites) {
      if (!other.ids.some((id) => ids.includes(id))) continue;
      other.isContested = true;
      write.isContested = true;
    }
    this.#openWrites.add(write);
    for (const run of this.#runs) this.#overlap(run, ids);
    try {
      const answer = await call();
      const changes = changesOf(answer);
      if (changes === null || write.isContested) await this.doubt();
      if (changes !== null) await this.#inTurn(() => this.#applyWrite(write, changes));
      return answer;
    } catch (error) {
      if (isUnknown(error)) await this.doubt();
      throw error;
    } finally {
      this.#openWrites.delete(write);
      end(undefined);
    }
  }

  async #applyWrite({ before }: OpenWrite<Item, OrderName>, changes: Changes<Item>): Promise<void> {
    const ids = [
      ...(changes.upserts ?? []).flatMap((item) => this.#kind.idOf(item) ?? []),
      ...(changes.tombstones ?? []),
    ];
    for (const run of this.#runs) {
      this.#overlap(run, ids);
      run.written.push(changes);
    }
    await this.#change(async (state) => {
      // Another process has stored a book since the write started. Only the next sync shows whether it includes the write.
      if (before === undefined && this.#keeper !== undefined) {
        return this.#keep({ ...state, isInDoubt: true }, {});
      }
      const records = await state.records.apply(changes);
      // Another process may have synced during the write. The next sync starts at the state before this write.
      return this.#keep({ ...state, records, syncToken: before?.syncToken ?? state.syncToken }, changes);
    });
  }

  async #refresh({ changesSince }: Pick<StreamSource<Item, FillStart>, 'changesSince'>): Promise<void> {
    const before = this.#state;
    if (before?.syncToken == null) return;
    const { syncToken } = before;
    const beganAt = this.#clock.now();
    const asOf = this.#clock.date();
    const doubts = this.#doubts;
    await this.#run(async (run) => {
      const synced = await changesSince(syncToken);
      await this.#inTurn(async () => {
        // A fill may have replaced the state that this sync started from.
        if (run.isOvertaken || this.#state?.syncToken !== syncToken) return;
        const changes = this.#without(synced, run.writtenIds);
        const records = await this.#state.records.apply(changes);
        const next = run.isOverlapped ? syncToken : (synced.syncToken ?? syncToken);
        const isInDoubt = run.isOverlapped ? this.isInDoubt : this.#doubts > doubts;
        const isKept = await this.#keep(
          { ...this.#state, records, syncToken: next, asOf, isInDoubt },
          changes,
        );
        // Another process has written meanwhile. Its state is used, and the next read syncs from there.
        if (!isKept) return this.#catchUp();
        this.#syncedAt = beganAt;
        if (!run.isOverlapped) this.#settledDoubts = Math.max(this.#settledDoubts, doubts);
      });
    });
  }

  async #fill<Start extends FillStart>(source: StreamSource<Item, Start>): Promise<boolean> {
    const before = this.#state;
    const forgets = this.#forgets;
    // A fill catches up with the store up to three times, with one round trip each: after it has the lock, because another process
    // may have filled the book (see `Mirror`); here, because only books that others erase from now on end the fill; and before each
    // try, because the fill may have waited for own writes, or for a try that other processes overlapped.
    await this.catchUp();
    const forgetsByOthers = this.#forgetsByOthers;
    for (let starts = 1; ; starts += 1) {
      await this.#beginTry();
      // The store was unavailable when the fill began, and answers now.
      if (before === undefined && this.#state !== undefined) return false;
      const isFilled = await this.#tryFill(source);
      if (isFilled) return true;
      if (this.#forgets > forgets || this.#forgetsByOthers > forgetsByOthers)
        throw new NotWholeError('The book was erased while it was filled.');
      if (starts === MAX_STARTS)
        throw new NotWholeError('Own writes or other processes overlapped each try of the fill.');
    }
  }

  async #beginTry(): Promise<void> {
    // A first call that an own write overlaps cannot be used, and a slow write would overlap the first call of every try.
    await Promise.all([...this.#openWrites].map(({ ended }) => ended));
    await this.#beginInStore();
  }

  /** False if an own write overlapped the first call, or a write of another process any call: the result may not include it. */
  async #tryFill<Start extends FillStart>(source: StreamSource<Item, Start>): Promise<boolean> {
    const beganAt = this.#clock.now();
    const asOf = this.#clock.date();
    const doubts = this.#doubts;
    return this.#run(async (run) => {
      const start = await source.begin();
      if (run.isOverlapped) return false;
      const filled = await source.complete(start);
      const set = await RecordSet.of(this.#kind, filled.records);
      return this.#inTurn(async () => {
        // Another process has changed or stored the book meanwhile. If it has stored one, that is newer.
        if (run.isOvertaken) return this.#state !== undefined;
        let records = set;
        for (const changes of run.written) records = await records.apply(changes);
        // With the same content, the set stays the same, with its orders.
        const old = this.#state?.records;
        if (old !== undefined) records = await replaced(old, records);
        const syncToken = run.isOverlapped ? (start.syncToken ?? filled.syncToken) : filled.syncToken;
        const isInDoubt = run.isOverlapped ? this.isInDoubt : this.#doubts > doubts;
        const isKept = await this.#keep({ records, syncToken, tokenBornAt: asOf, asOf, isInDoubt }, null);
        if (!isKept) {
          await this.#catchUp();
          return this.#state !== undefined;
        }
        this.#syncedAt = beganAt;
        if (!run.isOverlapped) this.#settledDoubts = Math.max(this.#settledDoubts, doubts);
        return true;
      });
    });
  }

  /** Gets the stored version at the start of a fill. If nothing is stored it writes a mark, so that any later change is noticed. */
  async #beginInStore(): Promise<void> {
    if (this.#keeper === undefined) return;
    await this.catchUp();
    await this.#inTurn(async () => {
      if (this.#head === undefined && !(await this.#mark())) await this.#catchUp();
      // The result of a fill could not be stored, so no calls are made.
      if (this.#head === undefined) throw new StoreFailedError('The store does not answer.');
    });
  }

  async #run<Result>(work: (run: Run<Item>) => Promise<Result>): Promise<Result> {
    const run: Run<Item> = { written: [], writtenIds: new Set(), isOverlapped: false, isOvertaken: false };
    for (const { ids } of this.#openWrites) this.#overlap(run, ids);
    this.#runs.add(run);
    try {
      return await work(run);
    } finally {
      this.#runs.delete(run);
    }
  }

  #overlap(run: Run<Item>, ids: readonly string[]): void {
    run.isOverlapped = true;
    for (const id of ids) run.writtenIds.add(id);
  }

  #without({ upserts = [], tombstones = [] }: Changes<Item>, ids: ReadonlySet<string>): Changes<Item> {
    if (ids.size === 0) return { upserts, tombstones };
    return {
      upserts: upserts.filter((item) => !ids.has(this.#kind.idOf(item) ?? '')),
      tombstones: tombstones.filter((id) => !ids.has(id)),
    };
  }

  /** Runs changes one after another, so that each starts from the records after the previous one. */
  #inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const result = this.#lastChange.then(change);
    this.#lastChange = result.catch(() => undefined);
    return result;
  }
}

/** The old set, changed to the content of the new one. Equal content is not a change. */
const replaced = <Item extends object, OrderName extends string>(
  old: RecordSet<Item, OrderName>,
  next: RecordSet<Item, OrderName>,
): Promise<RecordSet<Item, OrderName>> =>
  old.apply({ upserts: [...next.items()], tombstones: [...old.ids()].filter((id) => !next.has(id)) });
