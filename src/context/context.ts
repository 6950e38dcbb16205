import type { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { IncomingHttpHeaders } from 'node:http';

import { type Books, createBooks, type MirrorAccess } from '../books/books.ts';
import { reportOf, ServedBooks } from '../books/served-books.ts';
import { watchUploads, writeThrough } from '../books/write-through.ts';
import { type CacheTags, createCacheTags } from '../caching/cache-tags.ts';
import type { UpstreamName } from '../clients/errors/error-code.ts';
import { type CallRecord, type CallScopeOptions, createCallScope } from '../clients/http/call.ts';
import type { UpstreamReport } from '../clients/http/upstream-report.ts';
import { createMemoryLocks, type Locks } from '../clients/redis/locks.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';
import { type Clients, LazyClients, type QuotaReport, type Upstreams } from '../clients/upstreams.ts';
import { OWN } from '../loaders/address-books.ts';
import { Loaders } from '../loaders/loaders.ts';
import type { AddressBook } from '../loaders/records.ts';
import { createLayeredWarmups, createSearchWarmups, type WarmupStore } from '../loaders/search-warmups.ts';

/** A time for which the operation had to wait before it could make a call. */
export interface UpstreamWait {
  readonly upstream: UpstreamName;
  /** `search-warmup`: Google fills a caller's search cache only when asked to, and needs some seconds for that. */
  readonly reason: 'search-warmup';
  readonly ms: number;
}

/** What every resolver is given: made for one operation of one caller, and gone with it. */
export interface Context {
  /** Aborted when the caller went away or the operation must not be waited for any longer. */
  readonly signal: AbortSignal;
  readonly loaders: Loaders;
  /** What the caller can read of each address book, from the mirror where it may be. */
  readonly books: Books;
  /** For writes, which clear or prime what they make out of date in the loaders. Whatever is read goes through the loaders. */
  readonly clients: Clients;
  /** For what must be read, changed and written with nobody else in between; shared by all callers, so name whose it is. */
  readonly locks: Locks;
  /** Milliseconds that a write may wait for a lock. */
  readonly lockWaitMs: number;
  /** Errors beside the answer: of records that were left out of a list that is not null. */
  readonly problems: GraphQLError[];
  /** Absent unless the request asks for tags. */
  readonly cacheTags: CacheTags | null;
  /** What is left of the caller's upstream quotas, at no call. */
  readonly readQuotas: () => Promise<readonly QuotaReport[]>;
  /** What the operation has asked of the upstreams so far. */
  readonly reportUpstream: () => Promise<
    UpstreamReport & { readonly books: readonly object[]; readonly waits?: readonly UpstreamWait[] }
  >;
  /**
   * Lets go of all that was read, once the answer stands. Apollo Server makes getters over its copy of the context, which V8
   * keeps until the next major collection.
   */
  readonly end: () => void;
}

/** With it, whatever its value, a request asks for the tags of its answer. */
const CACHE_TAGS_HEADER = 'x-cache-tags';

type Parts = Omit<Context, 'loaders' | 'books'> & {
  readonly loaders: () => Context['loaders'];
  readonly books: () => Books;
};

/** Its getters are those of a class for the reason that `LazyClients` has. Apollo Server copies it, so it has no private members. */
class OperationContext implements Context {
  readonly signal: AbortSignal;
  readonly clients: Clients;
  readonly locks: Locks;
  readonly lockWaitMs: number;
  readonly problems: GraphQLError[];
  readonly cacheTags: CacheTags | null;
  readonly readQuotas: Context['readQuotas'];
  readonly reportUpstream: Context['reportUpstream'];
  readonly end: Context['end'];
  readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
    this.signal = parts.signal;
    this.clients = parts.clients;
    this.locks = parts.locks;
    this.lockWaitMs = parts.lockWaitMs;
    this.problems = parts.problems;
    this.cacheTags = parts.cacheTags;
    this.readQuotas = parts.readQuotas;
    this.reportUpstream = parts.reportUpstream;
    this.end = parts.end;
  }

  get loaders(): Context['loaders'] {
    return this.parts.loaders();
  }

  get books(): Books {
    return this.parts.books();
  }
}

/** What the server knows of the request that an operation came with. */
export interface ContextRequest {
  readonly headers: IncomingHttpHeaders;
  readonly signal: AbortSignal;
  /** When the operation must be done, as `performance.now()` counts. */
  readonly deadline?: number | undefined;
  /** Told of every upstream call when it ends. */
  readonly onUpstreamCall: CallScopeOptions['onCall'];
  /** Milliseconds that mirrored data may be old at most; undefined where the request does not say. */
  readonly maxStalenessMs?: number | undefined;
  /** Collects what the operation was served from. */
  readonly served?: ServedBooks | undefined;
}

export interface ContextFactoryOptions {
  readonly upstreams: Upstreams;
  /** Milliseconds between a caller's warm-up of Google's search and the first search. */
  readonly googleSearchWarmupMs: number;
  /** Milliseconds that a write may wait for a lock. */
  readonly lockWaitMs: number;
  /** In the memory of this process unless given. */
  readonly locks?: Locks | undefined;
  /** When whose search was warmed up, where replicas share that. */
  readonly warmups?: WarmupStore | undefined;
  /** The mirrored books of this process; nothing is mirrored when absent. */
  readonly mirror?: MirrorAccess | undefined;
  /** Told of every upstream call of the mirror, which belongs to no operation. */
  readonly onBackgroundCall?: CallScopeOptions['onCall'];
}

const MAX_REMEMBERED_CALLERS = 10_000;
const REMEMBER_FOR_MS = 60 * 60_000;
const ACCEPTED_FOR_MS = 60_000;
/** More than the fill of the largest list takes, at Google a thousand pages. */
const MAX_BACKGROUND_CALLS = 2_000;
/** Reads whose refusal says that the token may no longer read a mirrored book. */
const BOOK_READS: ReadonlySet<string> = new Set([
  'listContacts',
  'readContact',
  'syncAddressBook',
  'listFavoriteContacts',
  'listOtherContacts',
  'searchOtherContacts',
]);

/** Keeps what outlives an operation, bounded and keyed by credential; makes the context of each operation. */
export const createContextFactory = ({
  upstreams,
  googleSearchWarmupMs,
  lockWaitMs,
  locks = createMemoryLocks(),
  warmups: sharedWarmups,
  mirror,
  onBackgroundCall,
}: ContextFactoryOptions) => {
  const addressBooks = {
    own: new LRUCache<string, AddressBook>({ max: MAX_REMEMBERED_CALLERS, ttl: REMEMBER_FOR_MS }),
    accepted: new LRUCache<string, true>({ max: MAX_REMEMBERED_CALLERS, ttl: ACCEPTED_FOR_MS }),
  };
  const warmups = createSearchWarmups(
    googleSearchWarmupMs,
    sharedWarmups && createLayeredWarmups(sharedWarmups),
  );

  return (request: ContextRequest): Context => {
    const { headers, signal, deadline, onUpstreamCall, maxStalenessMs, served = new ServedBooks() } = request;
    const cacheTags =
      headers[CACHE_TAGS_HEADER] === undefined
        ? null
        : createCacheTags({
            ownExtensionId: () =>
              context.loaders.addressBooks.resolve({ accountId: OWN, extensionId: OWN }).extensionId,
            callerKeys: () => ({
              google: clients.googlePeople.credentialKey,
              ringcentral: clients.ringcentral.credentialKey,
            }),
          });
    const scope = createCallScope({
      signal,
      deadline,
      onCall: (call) => {
        served.noteOther();
        onUpstreamCall?.(call);
        endRefusedGrants(call);
      },
      onAccess: cacheTags?.onAccess,
    });
    const credentials = {
      googleAuthorization: headerOf(headers, 'x-google-authorization'),
      ringcentralAuthorization: headerOf(headers, 'x-ringcentral-authorization'),
    };
    const clients = upstreams.clientsFor({ ...credentials, scope });
    const endRefusedGrants = ({ upstream, operationId, code }: CallRecord): void => {
      const isRefused = code === 'UNAUTHENTICATED' || (code === 'FORBIDDEN' && BOOK_READS.has(operationId));
      if (mirror === undefined || !isRefused) return;
      const { credentialKey } = upstream === 'ringcentral' ? clients.ringcentral : clients.googlePeople;
      if (credentialKey !== null) mirror.mirror.grants.end(credentialKey);
    };
    // The searches of an operation wait for one and the same warm-up.
    let warmupMs = 0;
    let loaders: Loaders | undefined;
    let books: Books | undefined;
    const makeLoaders = (): Loaders =>
      new Loaders({
        clients,
        uploads: mirror && (() => watchUploads(clients.ringcentral, mirror)),
        addressBooks,
        warmups,
        signal,
        onWait: (ms) => {
          warmupMs = Math.max(warmupMs, Math.round(ms));
        },
      });
    const makeBooks = (): Books =>
      createBooks({
        mirror,
        clients,
        loaders: context.loaders,
        freshness: { maxStalenessMs },
        served,
        onAccess: cacheTags?.onAccess,
        // Others may wait for these calls, so they do not end with the operation.
        backgroundClients: (quotaReserve) =>
          upstreams.clientsFor({
            ...credentials,
            scope: createCallScope({
              onCall: onBackgroundCall,
              quotaReserve,
              signal: mirror?.closing,
              maxCalls: MAX_BACKGROUND_CALLS,
            }),
          }),
      });
    const makeWriting = (): RingcentralClient =>
      mirror === undefined
        ? clients.ringcentral
        : writeThrough({
            client: clients.ringcentral,
            access: mirror,
            addressBooks: context.loaders.addressBooks,
            onWrite: () => context.books.ringcentral.forget(),
          });
    const context: Context = new OperationContext({
      signal,
      clients: new LazyClients(() => clients.googlePeople, makeWriting),
      loaders: () => (loaders ??= makeLoaders()),
      books: () => (books ??= makeBooks()),
      locks,
      lockWaitMs,
      problems: [],
      cacheTags,
      readQuotas: () => {
        served.noteOther();
        return upstreams.quotasOf(clients);
      },
      end: () => {
        loaders = undefined;
        books = undefined;
      },
      reportUpstream: async () => ({
        ...(await upstreams.report(scope)),
        books: served.all.map(reportOf),
        ...(warmupMs > 0 && {
          waits: [{ upstream: 'google-people', reason: 'search-warmup', ms: warmupMs }],
        }),
      }),
    });
    return context;
  };
};

/** A header that came twice is two credentials: joined, they are none that an upstream takes. */
const headerOf = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
};
