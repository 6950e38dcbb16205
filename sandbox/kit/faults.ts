/** Which calls a fault strikes; what is absent fits all. */
export interface FaultMatch {
  readonly method?: string;
  /** Route template as in the call log, such as `/v1/otherContacts`. */
  readonly route?: string;
  /** Label of a sandbox user. */
  readonly caller?: string;
}

interface FaultBase {
  readonly match?: FaultMatch;
  /** How many fitting calls it lets pass first; none by default. */
  readonly skip?: number;
  /** How many calls it strikes. Absent: every one until the faults are cleared. */
  readonly times?: number;
  /** Real milliseconds to wait before anything else happens. */
  readonly latencyMs?: number;
}

/** Trouble on demand. `processed` below: the upstream did what was asked, and only the answer suffers. */
export type Fault =
  /**
   * Nothing but the delay, `before` (default) or `after` the request is processed; after it, the answer is as old as the
   * delay is long. Before it, it adds to whatever else strikes the call.
   */
  | (FaultBase & { readonly kind: 'latency'; readonly latencyMs: number; readonly when?: 'before' | 'after' })
  /**
   * This status, not processed, with the upstream's own error body unless `body` is given (text as it stands,
   * anything else as JSON).
   */
  | (FaultBase & {
      readonly kind: 'status';
      readonly status: number;
      /** The `Retry-After` header: seconds or an HTTP date. Absent: no header. */
      readonly retryAfter?: number | string;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    })
  /** The connection is torn down `before` or `after` the request is processed. */
  | (FaultBase & { readonly kind: 'reset'; readonly when?: 'before' | 'after' })
  /** No answer ever, `before` (default) or `after` the request is processed. */
  | (FaultBase & { readonly kind: 'hang'; readonly when?: 'before' | 'after' })
  /** A proxy's HTML page, not processed; 502 unless `status` says otherwise. */
  | (FaultBase & { readonly kind: 'html'; readonly status?: number })
  /** Processed; the body stops half-way. With `isCut` the connection ends there too, short of its content-length. */
  | (FaultBase & { readonly kind: 'truncated'; readonly isCut?: boolean })
  /** Processed; the right status without a body. */
  | (FaultBase & { readonly kind: 'empty' })
  /** Processed; the right body under another content type (`text/plain` by default). */
  | (FaultBase & { readonly kind: 'content-type'; readonly contentType?: string })
  /** A JSON body of this many bytes (64 MiB by default), not processed, with `status` (200 by default). */
  | (FaultBase & { readonly kind: 'huge'; readonly bytes?: number; readonly status?: number });

export type FaultKind = Fault['kind'];

/** What strikes one call: a delay and at most one other fault. */
export interface Strike {
  readonly latencyMs: number;
  /** Between the processing and the answer. */
  readonly answerLatencyMs: number;
  readonly fault?: Fault;
}

/** The call as faults see it. */
export interface FaultTarget {
  readonly method: string;
  readonly route: string;
  readonly caller?: string | undefined;
}

export interface FaultList {
  add(fault: Fault): void;
  clear(): void;
  /** Faults in the order they were added, `skip` and `times` counted down. */
  list(): readonly Fault[];
  /** The faults that strike a call; counts them down. */
  strike(target: FaultTarget): Strike;
}

const fits = ({ match }: Fault, target: FaultTarget): boolean =>
  match === undefined ||
  ((match.method === undefined || match.method === target.method) &&
    (match.route === undefined || match.route === target.route) &&
    (match.caller === undefined || match.caller === target.caller));

interface Entry {
  readonly fault: Fault;
  skip: number;
  left: number;
}

const describe = ({ fault, skip, left }: Entry): Fault => ({
  ...fault,
  ...(fault.skip !== undefined && { skip }),
  ...(fault.times !== undefined && { times: left }),
});

export const createFaultList = (): FaultList => {
  let entries: Entry[] = [];
  return {
    add: (fault) =>
      void entries.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? Infinity }),
    clear: () => void (entries = []),
    list: () => entries.map(describe),
    strike(target) {
      const fitting = entries.filter(({ fault }) => fits(fault, target));
      const ready = fitting.filter(({ skip }) => skip === 0);
      for (const entry of fitting) entry.skip = Math.max(0, entry.skip - 1);
      const main = ready.find(({ fault }) => fault.kind !== 'latency');
      const struck = ready.filter((entry) => entry === main || entry.fault.kind === 'latency');
      for (const entry of struck) entry.left -= 1;
      entries = entries.filter(({ left }) => left > 0);
      const delayOf = (isLate: boolean): number =>
        struck
          .filter(({ fault }) => isLate === (fault.kind === 'latency' && fault.when === 'after'))
          .reduce((sum, { fault }) => sum + (fault.latencyMs ?? 0), 0);
      return {
        latencyMs: delayOf(false),
        answerLatencyMs: delayOf(true),
        ...(main && { fault: main.fault }),
      };
    },
  };
};
