/** Which calls a fault applies to. An absent member matches every call. */
export interface FaultMatch {
  readonly method?: string;
  /** Route template as in the call log, such as `/v1/otherContacts`. */
  readonly route?: string;
  /** Label of a sandbox user. */
  readonly caller?: string;
}

interface FaultBase {
  readonly match?: FaultMatch;
  /** Number of matching calls to let pass first; 0 by default. */
  readonly skip?: number;
  /** Number of calls to affect; by default all until the faults are cleared. */
  readonly times?: number;
  /** Milliseconds of real time to wait first. */
  readonly latencyMs?: number;
}

/** An injected fault. "Processed" below means that the upstream did what was asked and only the answer is affected. */
export type Fault =
  /**
   * Only a delay, `before` (default) or `after` the request is processed, or with `body` between the headers and the
   * body. It adds to the other faults of the call.
   */
  | (FaultBase & {
      readonly kind: 'latency';
      readonly latencyMs: number;
      readonly when?: 'before' | 'after' | 'body';
    })
  /**
   * This status, not processed, with the upstream's own error body unless `body` is given (a string is sent unchanged,
   * anything else as JSON). With `sentAs: 200` the error is sent with the status of a success.
   */
  | (FaultBase & {
      readonly kind: 'status';
      readonly status: number;
      /** The HTTP status, if it differs from the status in the body. */
      readonly sentAs?: number;
      /** The reason in the upstream's error body: Google's `errors[].reason`, RingCentral's `errorCode`. */
      readonly reason?: string;
      /** The `Retry-After` header: seconds, an HTTP date, or any other text. Absent: no header. */
      readonly retryAfter?: number | string;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    })
  /** The connection is reset `before` or `after` the request is processed. */
  | (FaultBase & { readonly kind: 'reset'; readonly when?: 'before' | 'after' })
  /** There is no answer. The request is processed only with `after`. */
  | (FaultBase & { readonly kind: 'hang'; readonly when?: 'before' | 'after' })
  /** A proxy's HTML page, not processed; 502 unless `status` says otherwise. */
  | (FaultBase & { readonly kind: 'html'; readonly status?: number })
  /** Processed; only half of the body is sent. With `isCut` the connection ends there, before its content-length. */
  | (FaultBase & { readonly kind: 'truncated'; readonly isCut?: boolean })
  /** Processed; the right status without a body. */
  | (FaultBase & { readonly kind: 'empty' })
  /** Processed; the right body under another content type (`text/plain` by default). */
  | (FaultBase & { readonly kind: 'content-type'; readonly contentType?: string })
  /**
   * Processed; the answer's JSON is changed at these JSON Pointers (RFC 6901), first `set`, then `remove`. `*` is every
   * item of a list, `-` the position after its last item, and `""` the whole body.
   */
  | (FaultBase & {
      readonly kind: 'edit';
      readonly set?: Readonly<Record<string, unknown>>;
      readonly remove?: readonly string[];
    })
  /**
   * Processed; the page links to itself (`length` 1, the default) or is part of a loop of `length` pages. Their items are
   * those of the first page or, with `items: 'none'`, none.
   */
  | (FaultBase & { readonly kind: 'loop'; readonly length?: number; readonly items?: 'keep' | 'none' })
  /** Processed; the body begins with a byte order mark, or a string (the first, or the first `member`) is not UTF-8. */
  | (FaultBase & {
      readonly kind: 'encoding';
      readonly as: 'bom' | 'invalid';
      readonly member?: string;
    })
  /** Processed, after an interim response: 100 Continue, 102 Processing or 103 Early Hints. */
  | (FaultBase & { readonly kind: 'interim'; readonly status: 100 | 102 | 103 })
  /** A JSON body of this many bytes (64 MiB by default), not processed, with `status` (200 by default). */
  | (FaultBase & { readonly kind: 'huge'; readonly bytes?: number; readonly status?: number });

export type FaultKind = Fault['kind'];

export type FaultOf<Kind extends FaultKind> = Extract<Fault, { readonly kind: Kind }>;

/** Milliseconds before processing, between processing and answer, and between the answer's headers and body. */
export type Delays = Readonly<Record<'before' | 'after' | 'body', number>>;

/** The faults of one call: delays and at most one other fault. */
export interface CallFaults {
  readonly delays: Delays;
  readonly fault?: Fault;
}

/** The parts of a call that faults are matched by. */
export interface FaultTarget {
  readonly method: string;
  readonly route: string;
  readonly caller?: string | undefined;
}

export interface FaultList {
  add(fault: Fault): void;
  clear(): void;
  /** Faults in the order they were added, with what is left of `skip` and `times`. */
  list(): readonly Fault[];
  /** The faults that apply to a call; counts `skip` and `times` down. */
  take(target: FaultTarget): CallFaults;
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
    add: (fault) => void entries.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? Infinity }),
    clear: () => void (entries = []),
    list: () => entries.map(describe),
    take(target) {
      const fitting = entries.filter(({ fault }) => fits(fault, target));
      const ready = fitting.filter(({ skip }) => skip === 0);
      for (const entry of fitting) entry.skip = Math.max(0, entry.skip - 1);
      const main = ready.find(({ fault }) => fault.kind !== 'latency');
      const applied = ready.filter((entry) => entry === main || entry.fault.kind === 'latency');
      for (const entry of applied) entry.left -= 1;
      entries = entries.filter(({ left }) => left > 0);
      const delays = { before: 0, after: 0, body: 0 };
      for (const { fault } of applied) {
        delays[(fault.kind === 'latency' ? fault.when : undefined) ?? 'before'] += fault.latencyMs ?? 0;
      }
      return { delays, ...(main && { fault: main.fault }) };
    },
  };
};
