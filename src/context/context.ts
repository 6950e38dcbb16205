import type { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { IncomingHttpHeaders } from 'node:http';

import { Books } from '../books/books.ts';
import { type MirrorAccess, OperationMirror } from '../books/operation-mirror.ts';
import { reportOf, type ServedBooks } from '../books/served-books.ts';
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

/** Time that the operation waited before it could make a call. */
export interface UpstreamWait {
  readonly upstream: UpstreamName;
  /** `search-warmup`: Google fills a user's search cache only on request, which takes a few seconds. */
  readonly reason: 'search-warmup';
  readonly ms: number;
}

/** The context that resolvers get. Created for each operation. */
export interface Context {
  /** Aborted when the client disconnects, the operation times out, or the server shuts down. */
  readonly signal: AbortSignal;
  readonly loaders: Loaders;
  /** Reads address books, from the mirror if possible. */
  readonly books: Books;
  /** For writes, which then clear or prime the loaders. Reads go through the loaders. */
  readonly clients: Clients;
  /** For read-modify-write without concurrent changes. Shared by all callers, so lock names must contain the owner. */
  readonly locks: Locks;
  /** Milliseconds that a write may wait for a lock. */
  readonly lockWaitMs: number;
  /** Errors to report although the operation succeeded: records that were left out of a non-null list. */
  readonly problems: GraphQLError[];
  /** Null unless the request asks for cache tags. */
  readonly cacheTags: CacheTags | null;
  /** The caller's remaining upstream quotas, without an upstream call. */
  readonly readQuotas: () => Promise<readonly QuotaReport[]>;
  /** The operation's upstream calls so far. */
  readonly reportUpstream: () => Promise<
    UpstreamReport & { readonly books: readonly object[]; readonly waits?: readonly UpstreamWait[] }
  >;
}

/** A request with this header, whatever its value, gets the cache tags of its response. */
const CACHE_TAGS_HEADER = 'x-cache-tags';

type Parts = Omit<Context, 'loaders' | 'books'> & {
  readonly loaders: () => Context['loaders'];
  readonly books: () => Books;
};

/**
 * A class, so that its getters are on the prototype, for the reason given at `LazyClients`. It has no private members,
 * because Apollo Server copies it.
 */
class OperationContext implements Context {
  readonly signal: AbortSignal;
  readonly clients: Clients;
  readonly locks: Locks;
  readonly lockWaitMs: number;
  readonly problems: GraphQLError[];
  readonly cacheTags: CacheTags | null;
  readonly readQuotas: Context['readQuotas'];
  readonly reportUpstream: Context['reportUpstream'];
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
  }

  get loaders(): Context['loaders'] {
    return this.parts.loaders();
  }

  get books(): Books {
    return this.parts.books();
  }
}

/** The request data that a context is created from. */
export interface ContextRequest {
  readonly headers: IncomingHttpHeaders;
  /** Aborted when the client disconnects, the operation times out, or the server shuts down. */
  readonly signal: AbortSignal;
  /** When the operation times out, on the clock of `performance.now()`. */
  readonly deadline: number;
  /** Called when an upstream call ends. */
  readonly onUpstreamCall: (call: CallRecord) => void;
  /** Maximum age of mirrored data in milliseconds; undefined if the request sets none. */
  readonly maxStalenessMs: number | undefined;
  /** Records which books the operation reads, and whether the mirror or upstream served them; undefined without a mirror. */
  readonly served: ServedBooks | undefined;
}

export interface ContextFactoryOptions {
  readonly upstreams: Upstreams;
  /** Milliseconds to wait after warming up Google's search cache before the first search. */
  readonly googleSearchWarmupMs: number;
  /** Milliseconds that a write may wait for a lock. */
  readonly lockWaitMs: number;
  /** By default in the memory of this process. */
  readonly locks?: Locks | undefined;
  /** When each caller's search was warmed up, if replicas share that. */
  readonly warmups?: WarmupStore | undefined;
  /** The mirrored books; absent if the mirror is off. */
  readonly mirror?: MirrorAccess | undefined;
  /** Called when an upstream call of the mirror ends. These calls belong to no operation. */
  readonly onBackgroundCall?: CallScopeOptions['onCall'];
}

const MAX_REMEMBERED_CALLERS = 10_000;
const REMEMBER_FOR_MS = 60 * 60_000;
const ACCEPTED_FOR_MS = 60_000;
/** More calls than a fill of the largest list needs: a thousand pages of Google's. */
const MAX_BACKGROUND_CALLS = 2_000;
/** If upstream answers one of these operations with 403, the token may no longer read the mirrored book. */
const BOOK_READS: ReadonlySet<string> = new Set([
  'listContacts',
  'readContact',
  'syncAddressBook',
  'listFavoriteContacts',
  'listOtherContacts',
  'searchOtherContacts',
]);

/** Whether the call shows that its token may no longer read the mirrored book. */
const isAccessRefused = ({ operationId, code }: CallRecord): boolean =>
  code === 'UNAUTHENTICATED' || (code === 'FORBIDDEN' && BOOK_READS.has(operationId));

const endGrants = ({ mirror }: MirrorAccess, clients: Clients, { upstream }: CallRecord): void => {
  const { credentialKey } = upstream === 'ringcentral' ? clients.ringcentral : clients.googlePeople;
  if (credentialKey !== null) mirror.grants.end(credentialKey);
};

/** Holds the caches that outlive an operation, bounded and keyed by credential, and creates the context of each operation. */
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
    const { headers, signal, deadline, onUpstreamCall, maxStalenessMs, served } = request;
    const cacheTags =
      headers[CACHE_TAGS_HEADER] === undefined
        ? null
        : createCacheTags({
            ownExtensionId: () =>
              getLoaders().addressBooks.resolve({ accountId: OWN, extensionId: OWN }).extensionId,
            callerKeys: () => ({
              google: clients.googlePeople.credentialKey,
              ringcentral: clients.ringcentral.credentialKey,
            }),
          });
    const scope = createCallScope({
      signal,
      deadline,
      onCall: (call) => {
        onUpstreamCall(call);
        served?.noteOther();
        if (mirror !== undefined && isAccessRefused(call)) endGrants(mirror, clients, call);
      },
      onAccess: cacheTags?.onAccess,
    });
    const credentials = {
      googleAuthorization: headerOf(headers, 'x-google-authorization'),
      ringcentralAuthorization: headerOf(headers, 'x-ringcentral-authorization'),
    };
    const clients = upstreams.clientsFor({ ...credentials, scope });
    // All searches of an operation wait for the same warm-up, so only the longest wait counts.
    let warmupMs = 0;
    let loaders: Loaders | undefined;
    let books: Books | undefined;
    const getLoaders = (): Loaders =>
      (loaders ??= new Loaders({
        clients,
        uploads: mirror && (() => watchUploads(clients.ringcentral, mirror)),
        addressBooks,
        warmups,
        signal,
        onWait: (ms) => {
          warmupMs = Math.max(warmupMs, Math.round(ms));
        },
      }));
    const getBooks = (): Books =>
      (books ??= new Books({
        mirror:
          mirror === undefined || served === undefined
            ? null
            : new OperationMirror(mirror, served, (quotaReserve) =>
                upstreams.clientsFor({
                  ...credentials,
                  scope: createCallScope({
                    onCall: onBackgroundCall,
                    quotaReserve,
                    signal: mirror.closing,
                    maxCalls: MAX_BACKGROUND_CALLS,
                  }),
                }),
              ),
        clients,
        loaders: getLoaders(),
        freshness: { maxStalenessMs },
        onAccess: cacheTags?.onAccess,
      }));
    const createWritingClient = (): RingcentralClient =>
      mirror === undefined
        ? clients.ringcentral
        : writeThrough({
            client: clients.ringcentral,
            access: mirror,
            addressBooks: getLoaders().addressBooks,
            onWrite: () => getBooks().ringcentral.forget(),
          });
    return new OperationContext({
      signal,
      clients: new LazyClients(() => clients.googlePeople, createWritingClient),
      loaders: getLoaders,
      books: getBooks,
      locks,
      lockWaitMs,
      problems: [],
      cacheTags,
      readQuotas: () => {
        served?.noteOther();
        return upstreams.quotasOf(clients);
      },
      reportUpstream: async () => ({
        ...(await upstreams.report(scope)),
        books: served?.all.map(reportOf) ?? [],
        ...(warmupMs > 0 && {
          waits: [{ upstream: 'google-people', reason: 'search-warmup', ms: warmupMs }],
        }),
      }),
    });
  };
};

/** A repeated header means two credentials. Joined, they are a credential that no upstream accepts. */
const headerOf = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
};
