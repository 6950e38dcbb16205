import type { UpstreamName } from '../clients/errors/error-code.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { DataAccess } from '../clients/http/call.ts';
import { type Grant, isOutOfQuota, isUnreachable } from '../mirror/grants.ts';
import type { Freshness, Mirror, PassReason, StreamSpec } from '../mirror/mirror.ts';
import type { RecordKind } from '../mirror/record-kind.ts';
import type { RecordSet } from '../mirror/record-set.ts';
import { type FillStart, MirroredStream, NotWholeError, StoreFailedError } from '../mirror/stream.ts';

import type { BooksOptions, OperationMirror } from './operation-mirror.ts';

/** The right to read a list, and what the proof has shown of it. */
export interface Granted<Facts> {
  readonly grant: Grant;
  /** Name of the book. */
  readonly book: string;
  readonly facts: Facts;
}

/** How one kind of list is read. `Asked` names a list, and `Facts` are passed on with its records. */
export interface ListReader<
  Asked,
  Facts extends object,
  Item extends object,
  OrderName extends string,
  Start extends FillStart,
> {
  readonly upstream: UpstreamName;
  readonly kind: RecordKind<Item, OrderName>;
  /** The names for reports. That of the book has `~` if its real ids are unknown. */
  readonly nameOf: (asked: Asked) => { readonly book: string; readonly stream: string };
  /** Proves that upstream allows this caller to read the list. Null without a credential. */
  readonly prove: (asked: Asked, mirror: OperationMirror) => Promise<Granted<Facts> | null>;
  readonly specFor: (
    asked: Asked,
    granted: Granted<Facts>,
    mirror: OperationMirror,
  ) => StreamSpec<Item, OrderName, Start>;
  /** Fills the stream of a list that must not be mirrored. */
  readonly fill: (asked: Asked, stream: MirroredStream<Item, OrderName>) => Promise<Facts>;
}

/** All records of a list at one moment. */
export type Whole<Facts extends object, Item extends object, OrderName extends string> = Facts & {
  readonly records: RecordSet<Item, OrderName>;
  readonly asOf: Date;
};

/** Reads whole lists for one operation. @param mirror null if nothing is mirrored */
export const createWholeLists = <
  Asked,
  Facts extends object,
  Item extends object,
  OrderName extends string,
  Start extends FillStart,
>(
  { upstream, kind, nameOf, prove, specFor, fill }: ListReader<Asked, Facts, Item, OrderName, Start>,
  mirror: OperationMirror | null,
  freshness: Freshness,
) => {
  // Decided once per list and operation, so that an operation never sees two states of a list.
  const opened = new Map<string, Promise<Whole<Facts, Item, OrderName> | null>>();
  const isBound = freshness.maxStalenessMs === 0;

  const passThrough = (asked: Asked, { served }: OperationMirror, passed: PassReason): null => {
    served.note({ ...nameOf(asked), passed });
    return null;
  };

  const openMirrored = async (asked: Asked, isNeeded: boolean, used: OperationMirror) => {
    const granted = await prove(asked, used).catch((error: unknown) => {
      if (mayPassThrough(error)) return null;
      throw error;
    });
    if (granted === null) return isNeeded ? readWhole(asked) : passThrough(asked, used, 'not-granted');
    const { grant, book, facts } = granted;
    const { mirror: books } = used.access;
    const spec = specFor(asked, granted, used);
    let outcome = await books.open(grant, spec, freshness);
    if (!outcome.isServed && isNeeded) {
      if (outcome.reason === 'in-doubt') return readWhole(asked);
      await demandWhole(upstream, () => books.fill(grant, spec).catch(ignoreStoreFailure));
      outcome = await books.open(grant, spec, freshness);
      // The list was forgotten meanwhile, is too large to be kept, or the store failed.
      if (!outcome.isServed) return readWhole(asked);
    }
    if (!outcome.isServed) return passThrough(asked, used, outcome.reason);
    const { state, version, ageMs } = outcome;
    const asOf = new Date(state.asOf);
    used.served.note({ book, stream: spec.stream, asOf, ageMs, version });
    return { ...facts, records: state.records, asOf };
  };

  /** Reads the whole list only for this operation, if it must not be mirrored. */
  const readWhole = async (asked: Asked): Promise<Whole<Facts, Item, OrderName>> => {
    const clock = mirror?.access.mirror.clock;
    const stream = new MirroredStream(kind, clock && { clock });
    const facts = await demandWhole(upstream, () => fill(asked, stream));
    const { state } = stream;
    if (state === undefined) throw notWhole(upstream);
    return { ...facts, records: state.records, asOf: new Date(state.asOf) };
  };

  const read = (asked: Asked, isNeeded: boolean) => {
    if (mirror !== null && !isBound)
      return openMirrored(asked, isNeeded, mirror).catch(mirror.served.noteFailure);
    if (isNeeded) return readWhole(asked);
    return Promise.resolve(mirror === null ? null : passThrough(asked, mirror, 'bound'));
  };

  const inBackground = (
    asked: Asked,
    work: (mirror: Mirror, grant: Grant, spec: StreamSpec<Item, OrderName, Start>) => void,
  ): void => {
    if (mirror === null || isBound) return;
    void prove(asked, mirror)
      .then((granted) => {
        if (granted !== null) work(mirror.access.mirror, granted.grant, specFor(asked, granted, mirror));
      })
      .catch(() => undefined);
  };

  return {
    /** The list; null if it must be read page by page. @param isNeeded whether all of it is read, at any cost */
    open(asked: Asked, isNeeded: boolean): Promise<Whole<Facts, Item, OrderName> | null> {
      const { book, stream } = nameOf(asked);
      const name = `${String(isNeeded)} ${book} ${stream}`;
      let promise = opened.get(name);
      if (promise === undefined) {
        promise = read(asked, isNeeded);
        opened.set(name, promise);
      }
      return promise;
    },

    /** The list was read page by page. `total` is upstream's count. */
    passedThrough(asked: Asked, total: number | undefined): void {
      inBackground(asked, (books, grant, spec) => books.passedThrough(grant, spec, total));
    },

    /** Fills the list in the background, whatever its size. */
    fillBehind(asked: Asked): void {
      inBackground(asked, (books, grant, spec) => books.fillBehind(grant, spec));
    },

    /** Drops what was read, because an own write may have changed it. */
    forget: () => opened.clear(),
  };
};

/** Reports data that the mirror has served, as if the caller had read it with a call of its own. */
export const reportRead = (
  credentialKey: string | null,
  onAccess: BooksOptions['onAccess'],
  operationId: string,
  parameters: DataAccess['parameters'],
): void => {
  if (credentialKey === null) return;
  onAccess?.({ credentialKey, operationId, isWrite: false, parameters, body: undefined, answer: undefined });
};

/** Upstream did not return the owner of a book, so the book cannot be mirrored. */
export class UnnamedBookError extends Error {
  override readonly name = 'UnnamedBookError';
}

/** Failures of the proof after which the read itself may still succeed. */
export const mayPassThrough = (error: unknown): boolean =>
  error instanceof UnnamedBookError || isUnreachable(error) || isOutOfQuota(error);

/** The result of the work, for a read that needs the whole list. @throws UpstreamError, also if it is not proven complete */
const demandWhole = <Result>(upstream: UpstreamName, work: () => Promise<Result>): Promise<Result> =>
  work().catch((error: unknown) => {
    throw error instanceof NotWholeError ? notWhole(upstream) : error;
  });

const notWhole = (upstream: UpstreamName): UpstreamError =>
  new UpstreamError({
    code: 'UPSTREAM_BAD_RESPONSE',
    upstream,
    message: 'The whole list could not be read: it kept changing, or upstream does not return all of it.',
  });

/** If the store cannot keep the list, it is read only for this operation. */
const ignoreStoreFailure = (error: unknown): void => {
  if (!(error instanceof StoreFailedError)) throw error;
};
