/** Who asks for a connection. */
export interface ConnectionCaller {
  readonly key: string;
  /** Whether upstream has accepted the credential; those that it never did have to leave room for the others. */
  readonly isAccepted: boolean;
}

/** Called when the caller has a connection, at once or later. */
type OnTurn = () => void;

interface Waiting {
  readonly caller: ConnectionCaller;
  readonly onTurn: OnTurn;
}

export interface ConnectionQueueOptions {
  readonly maxConnections: number;
  readonly maxQueued: number;
}

// One of so many turns goes to a stranger while others wait too.
const TURNS_PER_STRANGER = 8;

/** Waiting callers of one kind: each credential in the order of asking, the credentials in turn. */
class Turns {
  readonly #byKey = new Map<string, Waiting[]>();
  size = 0;

  add(waiting: Waiting): void {
    const { key } = waiting.caller;
    const present = this.#byKey.get(key);
    if (present === undefined) this.#byKey.set(key, [waiting]);
    else present.push(waiting);
    this.size += 1;
  }

  lengthOf(key: string): number {
    return this.#byKey.get(key)?.length ?? 0;
  }

  remove(waiting: Waiting): void {
    const { key } = waiting.caller;
    const own = this.#byKey.get(key);
    const place = own?.indexOf(waiting) ?? -1;
    if (own === undefined || place < 0) return;
    own.splice(place, 1);
    this.size -= 1;
    if (own.length === 0) this.#byKey.delete(key);
  }

  /** The next one whose credential may have another connection; its credential goes to the end. */
  take(mayHave: (key: string) => boolean): Waiting | undefined {
    for (const [key, own] of this.#byKey) {
      if (!mayHave(key)) continue;
      const next = own.shift();
      this.#byKey.delete(key);
      if (own.length > 0) this.#byKey.set(key, own);
      this.size -= 1;
      return next;
    }
    return undefined;
  }
}

/**
 * Shares the connections to one upstream among credentials: none of them has more than half of the connections, or more
 * than an eighth of the queue, and whoever waits is served in turn. Strangers together have three quarters of the
 * connections at most and half of the queue, so that they never keep out those whom upstream knows.
 */
export class ConnectionQueue {
  readonly #maxConnections: number;
  readonly #maxOfOne: number;
  readonly #maxOfStrangers: number;
  readonly #maxQueued: number;
  readonly #maxQueuedOfOne: number;
  readonly #maxQueuedStrangers: number;
  readonly #known = new Turns();
  readonly #strangers = new Turns();
  readonly #busyByKey = new Map<string, number>();
  #busy = 0;
  #busyStrangers = 0;
  #turn = 0;

  constructor({ maxConnections, maxQueued }: ConnectionQueueOptions) {
    this.#maxConnections = maxConnections;
    this.#maxOfOne = Math.ceil(maxConnections / 2);
    this.#maxOfStrangers = Math.ceil((maxConnections * 3) / 4);
    this.#maxQueued = maxQueued;
    this.#maxQueuedOfOne = Math.ceil(maxQueued / 8);
    this.#maxQueuedStrangers = Math.ceil(maxQueued / 2);
  }

  /**
   * Gives a connection now or in turn, and with it the duty to `release` it.
   * @returns a function that leaves the queue, and does nothing once it is the caller's turn; undefined where the queue is full
   */
  enter(caller: ConnectionCaller, onTurn: OnTurn): (() => void) | undefined {
    const turns = caller.isAccepted ? this.#known : this.#strangers;
    if (turns.size === 0 && this.#hasRoom(caller)) {
      this.#give({ caller, onTurn });
      return () => undefined;
    }
    const isFull =
      this.#known.size + this.#strangers.size >= this.#maxQueued ||
      turns.lengthOf(caller.key) >= this.#maxQueuedOfOne ||
      (!caller.isAccepted && turns.size >= this.#maxQueuedStrangers);
    if (isFull) return undefined;
    const waiting = { caller, onTurn };
    turns.add(waiting);
    // Others of its kind may wait only because their credentials have all that they may have.
    this.#serve();
    return () => turns.remove(waiting);
  }

  release({ key, isAccepted }: ConnectionCaller): void {
    this.#busy -= 1;
    if (!isAccepted) this.#busyStrangers -= 1;
    const left = (this.#busyByKey.get(key) ?? 1) - 1;
    if (left === 0) this.#busyByKey.delete(key);
    else this.#busyByKey.set(key, left);
    this.#serve();
  }

  readonly #mayHaveMore = (key: string): boolean => (this.#busyByKey.get(key) ?? 0) < this.#maxOfOne;

  #hasRoom({ key, isAccepted }: ConnectionCaller): boolean {
    return (
      this.#busy < this.#maxConnections &&
      (isAccepted || this.#busyStrangers < this.#maxOfStrangers) &&
      this.#mayHaveMore(key)
    );
  }

  #give({ caller: { key, isAccepted }, onTurn }: Waiting): void {
    this.#busy += 1;
    if (!isAccepted) this.#busyStrangers += 1;
    this.#busyByKey.set(key, (this.#busyByKey.get(key) ?? 0) + 1);
    onTurn();
  }

  #takeStranger(): Waiting | undefined {
    return this.#busyStrangers < this.#maxOfStrangers ? this.#strangers.take(this.#mayHaveMore) : undefined;
  }

  #takeNext(): Waiting | undefined {
    this.#turn = (this.#turn + 1) % TURNS_PER_STRANGER;
    return this.#turn === 0
      ? (this.#takeStranger() ?? this.#known.take(this.#mayHaveMore))
      : (this.#known.take(this.#mayHaveMore) ?? this.#takeStranger());
  }

  #serve(): void {
    while (this.#busy < this.#maxConnections && this.#known.size + this.#strangers.size > 0) {
      const next = this.#takeNext();
      if (next === undefined) return;
      this.#give(next);
    }
  }
}
