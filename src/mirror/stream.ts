import type { BookState } from './book-state.ts';
import type { RecordKind } from './record-kind.ts';
import { type Changes, RecordSet } from './record-set.ts';
import type { ArchivedBook, ArchiveHead } from './store/book-archive.ts';

/** `now` is a monotonic time in milliseconds. `date` is the wall clock, for answers and stores. */
export interface Clock {
  now(): number;
  date(): number;
}

export const SYSTEM_CLOCK: Clock = { now: () => performance.now(), date: () => Date.now() };

/** The result of a sync: the latest state of each changed record, and where the next sync begins. */
export interface Synced<Item> extends Changes<Item> {
  /** Null if upstream gave none. Then the old one stays in use. */
  readonly syncToken: string | null;
}

/** The first answer of a fill. A sync from `syncToken` brings every later change. */
export interface FillStart {
  /** Null if upstream gives a token only at the end of its list. */
  readonly syncToken: string | null;
}

/** A whole list. */
export interface Filled<Item> {
  readonly records: readonly Item[];
  readonly syncToken: string;
  /** Upstream's count, where it proves nothing and is only compared. */
  readonly announced?: number | undefined;
}

/** Reads one stream of a book from upstream with the credential of one caller. */
export interface StreamSource<Item, Start extends FillStart> {
  /** The first call of a fill. */
  readonly begin: () => Promise<Start>;
  /**
   * The rest of a fill.
   * @throws NotWholeError if the list cannot be proven whole
   */
  readonly complete: (start: Start) => Promise<Filled<Item>>;
  /** @throws UpstreamError SYNC_TOKEN_EXPIRED if upstream no longer accepts the token */
  readonly changesSince: (syncToken: string) => Promise<Synced<Item>>;
}

/** What was read cannot be proven to be the whole list, so it must not be served. */
export class NotWholeError extends Error {
  override readonly name: string = 'NotWholeError';
}

/** The store cannot keep a book, so no fill begins. */
export class StoreFailedError extends NotWholeError {
  override readonly name = 'StoreFailedError';
}

/** A running sync or fill, and the own writes during it. */
interface Run<Item> {
  /** Changes by own writes that ended during the run, in order. */
  readonly written: Changes<Item>[];
  readonly writtenIds: Set<string>;
  /** Whether an own write was under way at any time during the run. */
  isOverlapped: boolean;
  /** Whether another process changed the book meanwhile, or it was forgotten. Then the result must not be used. */
  isOvertaken: boolean;
}

interface OpenWrite<Item extends object, OrderName extends string> {
  readonly ids: readonly string[];
  /** The state when the write began. */
  readonly before: BookState<Item, OrderName> | undefined;
  /** Whether another own write named the same record meanwhile. Then their order upstream is unknown. */
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

/** How often a fill starts when own writes overlap its first call or other processes change the book. */
const MAX_STARTS = 3;
/** How often storing an own write is tried while other processes write to the store. */
const MAX_TRIES = 5;

/**
 * One stream of a mirrored book: its records, proven whole, and how far they are synced. All changes of records go
 * through here, one after the other.
 *
 * A sync that overlaps an own write skips the ids that were written and keeps the old token, so that the next sync
 * brings them again. Applying everything could undo an own write with an older state. Skipping without keeping the token
 * could miss somebody else's change for ever.
 */
export class MirroredStream<Item extends object, OrderName extends string> {
  readonly #kind: RecordKind<Item, OrderName>;
  readonly #clock: Clock;
  readonly #keeper: Keeper<Item, OrderName> | undefined;
  readonly #onChange: (() => void) | undefined;
  /** The version in the store that this process knows. */
  #head: ArchiveHead | undefined;
  #state: BookState<Item, OrderName> | undefined;
  #version = Symbol('nothing');
  /** When the last completed sync began, as the clock's `now` counts. */
  #syncedAt = -Infinity;
  /** Counts writes whose outcome is unknown. A sync that begins later settles them. */
  #doubts = 0;
  #settledDoubts = 0;
  /** How often this and other processes had the book forgotten. A fill that began before does not start over. */
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

  /** Undefined until a list is proven whole. */
  get state(): BookState<Item, OrderName> | undefined {
    return this.#state;
  }

  /** Milliseconds since the last completed sync began. Infinity before the first one. */
  get ageMs(): number {
    return this.#clock.now() - this.#syncedAt;
  }

  /** Whether a write may have been carried out that the records lack. */
  get isInDoubt(): boolean {
    return this.#doubts > this.#settledDoubts || this.#state?.isInDoubt === true;
  }

  /** Another one after each change of the state, and each time that the state becomes current to another moment. */
  get version(): symbol {
    return this.#version;
  }

  get isFilling(): boolean {
    return this.#filling !== undefined;
  }

  /** Whether work is under way that needs this very object. */
  get isBusy(): boolean {
    return this.#openWrites.size > 0 || this.#runs.size > 0 || this.#catchingUp !== undefined;
  }

  /** The memory that the records take. */
  get records(): { readonly bytes: number } {
    return this.#state?.records ?? { bytes: 0 };
  }

  /**
   * Erases the book from memory and from the store. Fills and syncs that are under way do not bring it back.
   * @throws Error if the store cannot be reached, so that the book may still be in it
   */
  forget(): Promise<void> {
    this.#forgets += 1;
    this.#overtake();
    return this.#inTurn(async () => {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        this.#set(undefined, this.#head);
        // A mark replaces the book. A fill that began when there was no book could not tell an erased one from that.
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
   * Loads the book from the store: all of it if this process has nothing yet, else what other processes have written since.
   * Call it before each read if other processes write to the same store.
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
      // Another process has forgotten the book, it cannot be believed, or the store does not answer.
      if (known !== undefined) this.#overtake();
      if (known !== undefined || this.#head !== undefined) this.#set(undefined, undefined);
      return;
    }
    if (found.head.history === this.#head?.history && found.head.version === this.#head.version) return;
    // Other processes may have written newer data than a sync or fill of this process has read.
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
   * Replaces the state, in the store first.
   * @returns false, and nothing changes, if another process was faster
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
   * Notes that unknown records may have changed, for example by an upload. The next read waits for a sync, in other processes too.
   */
  async doubt(): Promise<void> {
    this.#doubts += 1;
    if (this.#keeper !== undefined) await this.#inTurn(() => this.#keepDoubt());
  }

  #keepDoubt(): Promise<void> {
    return this.#change((state) => this.#keep({ ...state, isInDoubt: true }, {}));
  }

  /** Applies a change to the stored state, and again to the newer state when another process was faster. */
  async #change(change: (state: BookState<Item, OrderName>) => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const isDone = await (this.#state === undefined ? this.#mark() : change(this.#state));
      if (isDone) return;
      await this.#catchUp();
    }
    // The store did not take the change. Once it answers again, its book must not be served before a sync.
    this.#doubts += 1;
    this.#set(undefined, undefined);
  }

  /**
   * If no book is stored, stores a mark of the change, so that no other process stores a fill that it began before.
   * @returns false if a book is stored after all, or another process was faster
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
   * Syncs the changes since the last sync. One refresh runs at a time; callers that arrive meanwhile share it. Does nothing
   * before the first fill.
   * @throws UpstreamError
   */
  refresh(source: Pick<StreamSource<Item, FillStart>, 'changesSince'>): Promise<void> {
    this.#refreshing ??= this.#refresh(source).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /**
   * Reads the whole list aside. It replaces the served one when it is proven whole.
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
   * Carries out an own write and applies its result before it is answered.
   * @param ids of the records that the write names
   * @param changesOf the changes that the answer tells; null if it does not tell all of them
   * @param isUnknown whether the write may have been carried out although it failed
   */
  async write<Answer>(
    ids: readonly string[],
    call: () => Promise<Answer>,
    changesOf: (answer: Answer) => Changes<Item> | null,
    isUnknown: (error: unknown) => boolean,
  ): Promise<Answer> {
    // The next sync must begin where the stored book is now, even if this process has not read it yet.
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
      // Another process has stored a book since the write began. Only the next sync tells whether that has the write.
      if (before === undefined && this.#keeper !== undefined) {
        return this.#keep({ ...state, isInDoubt: true }, {});
      }
      const { set: records } = await state.records.apply(changes);
      // Another process may have synced during the write. The next sync begins where this write began.
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
        // A fill may have replaced the state that this sync began with.
        if (run.isOvertaken || this.#state?.syncToken !== syncToken) return;
        const changes = this.#without(synced, run.writtenIds);
        const { set: records } = await this.#state.records.apply(changes);
        const next = run.isOverlapped ? syncToken : (synced.syncToken ?? syncToken);
        const isInDoubt = run.isOverlapped ? this.isInDoubt : this.#doubts > doubts;
        const isKept = await this.#keep(
          { ...this.#state, records, syncToken: next, asOf, isInDoubt },
          changes,
        );
        // Another process has written meanwhile. Its state counts, and the next read syncs from there.
        if (!isKept) return this.#catchUp();
        this.#syncedAt = beganAt;
        if (!run.isOverlapped) this.#settledDoubts = Math.max(this.#settledDoubts, doubts);
      });
    });
  }

  async #fill<Start extends FillStart>(source: StreamSource<Item, Start>): Promise<boolean> {
    const before = this.#state;
    const forgets = this.#forgets;
    // A fill catches up with the store up to three times, at one round trip each: with the lock in hand, since another process may
    // have filled the book (see `Mirror`); here, since only what others forget from now on ends the fill; and before each try, since
    // the fill may have waited for own writes, or for a try that other processes overlapped.
    await this.catchUp();
    const forgetsByOthers = this.#forgetsByOthers;
    for (let starts = 1; ; starts += 1) {
      await this.#beginTry();
      // The store was away when the fill began, and answers by now.
      if (before === undefined && this.#state !== undefined) return false;
      const isFilled = await this.#tryFill(source);
      if (isFilled) return true;
      if (this.#forgets > forgets || this.#forgetsByOthers > forgetsByOthers)
        throw new NotWholeError('The book was forgotten while it was filled.');
      if (starts === MAX_STARTS)
        throw new NotWholeError('Own writes or other processes overlapped each try of the fill.');
    }
  }

  async #beginTry(): Promise<void> {
    // A first call that an own write overlaps is useless, and a slow write would overlap the first call of every try.
    await Promise.all([...this.#openWrites].map(({ ended }) => ended));
    await this.#beginInStore();
  }

  /** False if an own write overlapped the first call, or a write of another process any call: the list or the token may lack it. */
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
        // Another process has changed or stored the book meanwhile. If it has stored one, that is the newer one.
        if (run.isOvertaken) return this.#state !== undefined;
        let records = set;
        for (const changes of run.written) records = (await records.apply(changes)).set;
        // With equal content it stays the same set, with its version and orders.
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

  /** Learns the stored version when a fill begins. If nothing is stored it makes a mark, so that any change meanwhile shows. */
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

  /** Runs changes one after the other, so that each begins with the records that the one before has left. */
  #inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const result = this.#lastChange.then(change);
    this.#lastChange = result.catch(() => undefined);
    return result;
  }
}

/** The old set, changed to the content of the new one. Equal content is no change. */
const replaced = async <Item extends object, OrderName extends string>(
  old: RecordSet<Item, OrderName>,
  next: RecordSet<Item, OrderName>,
): Promise<RecordSet<Item, OrderName>> => {
  const tombstones = [...old.ids()].filter((id) => !next.has(id));
  const { set } = await old.apply({ upserts: [...next.items()], tombstones });
  return set;
};
