import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { hash } from 'node:crypto';

import type { MirroredRead } from '../books/served-books.ts';
import type { ServedVersion } from '../mirror/mirror.ts';
import type { OperationFacts } from '../telemetry/operation-facts.ts';

/** A response as it is sent to the client. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** A response made from mirrored books only, with the book versions that it shows. */
export interface CachedResponse {
  readonly response: HttpResponse;
  readonly reads: readonly MirroredRead[];
  readonly facts: Pick<OperationFacts, 'operationName' | 'operationType'>;
}

export interface ResponseCacheOptions {
  readonly maxBytes: number;
  /** Whether the mirror would serve the same version to the same credential now, without a call or a refresh. */
  readonly stillServes: (version: ServedVersion) => Promise<boolean>;
}

/** Requests with one of these headers bypass the cache: they limit the data's age or ask for more in the response. */
const BYPASS_HEADERS = ['x-max-staleness', 'x-cache-tags', 'apollo-federation-include-trace'];
/** Memory of an entry besides its body. */
const ENTRY_BYTES = 1_000;

/**
 * An LRU cache of responses made from mirrored books. An identical request with identical credentials gets the cached
 * response as long as the mirror would serve that caller the same versions of the same books. A write, a sync, a refused
 * token or an expired grant makes the response stale.
 */
export class ResponseCache {
  readonly #stillServes: ResponseCacheOptions['stillServes'];
  readonly #entries: LRUCache<string, CachedResponse>;

  constructor({ maxBytes, stillServes }: ResponseCacheOptions) {
    this.#stillServes = stillServes;
    this.#entries = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ response }) => ENTRY_BYTES + response.body.length,
    });
  }

  /**
   * The cache key: a hash of everything in the request that decides the response, so no token or text is stored.
   * Undefined for a request that bypasses the cache.
   */
  keyOf({ headers, bodyText, method, operation }: FastifyRequest): string | undefined {
    if (method !== 'POST' || bodyText === null || operation?.facts.isReported !== false) return undefined;
    if (BYPASS_HEADERS.some((name) => headers[name] !== undefined)) return undefined;
    const { accept, 'x-google-authorization': google, 'x-ringcentral-authorization': ringcentral } = headers;
    return hash('sha256', JSON.stringify([google, ringcentral, accept, bodyText]), 'base64');
  }

  async get(key: string): Promise<CachedResponse | undefined> {
    const cached = this.#entries.get(key);
    if (cached === undefined) return undefined;
    if (await this.#isFresh(cached)) return cached;
    if (this.#entries.peek(key) === cached) this.#entries.delete(key);
    return undefined;
  }

  /** Does nothing if a book has changed, or was forgotten, since the response was made. */
  async set(key: string, cached: CachedResponse): Promise<void> {
    if (await this.#isFresh(cached)) this.#entries.set(key, cached);
  }

  async #isFresh({ reads }: CachedResponse): Promise<boolean> {
    for (const { version } of reads) if (!(await this.#stillServes(version))) return false;
    return true;
  }

  /** Call this when a caller's data is erased. */
  clear(): void {
    this.#entries.clear();
  }
}
