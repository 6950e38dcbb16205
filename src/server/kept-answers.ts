import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { hash } from 'node:crypto';

import type { MirroredRead } from '../books/served-books.ts';
import type { ServedVersion } from '../mirror/mirror.ts';
import type { OperationFacts } from '../telemetry/operation-facts.ts';

/** An answer as it goes to the client. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** An answer that nothing went into but mirrored books. */
export interface KeptAnswer {
  readonly answer: HttpAnswer;
  readonly reads: readonly MirroredRead[];
  readonly facts: Pick<OperationFacts, 'operationName' | 'operationType'>;
}

export interface KeptAnswersOptions {
  readonly maxBytes: number;
  /** Whether the mirror would serve that credential the same version now, with no call and no refresh. */
  readonly stillServes: (version: ServedVersion) => Promise<boolean>;
}

/** Requests with one of these are answered anew: they bound the age of the data, or want more in the answer. */
const UNKEPT_HEADERS = ['x-max-staleness', 'x-cache-tags', 'apollo-federation-include-trace'];
/** What a kept answer takes besides its body. */
const ENTRY_BYTES = 1_000;

/**
 * Answers of mirrored reads, to be given again as they stand: to the very same request with the very same credentials, as long
 * as that caller would be served the same versions of the same books. A write, a sync, a refusal of the token or the end of
 * its grant ends them. What was used longest ago leaves first.
 */
export class KeptAnswers {
  readonly #stillServes: KeptAnswersOptions['stillServes'];
  readonly #answers: LRUCache<string, KeptAnswer>;

  constructor({ maxBytes, stillServes }: KeptAnswersOptions) {
    this.#stillServes = stillServes;
    this.#answers = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ answer }) => ENTRY_BYTES + answer.body.length,
    });
  }

  /** Names a request by all that decides its answer; undefined where it must be answered anew. Tokens and texts are not kept. */
  keyOf({ headers, bodyText, method, operation }: FastifyRequest): string | undefined {
    if (method !== 'POST' || bodyText === null || operation?.facts.isReported !== false) return undefined;
    if (UNKEPT_HEADERS.some((name) => headers[name] !== undefined)) return undefined;
    const { accept, 'x-google-authorization': google, 'x-ringcentral-authorization': ringcentral } = headers;
    return hash('sha256', JSON.stringify([google, ringcentral, accept, bodyText]), 'base64');
  }

  async find(key: string): Promise<KeptAnswer | undefined> {
    const kept = this.#answers.get(key);
    if (kept === undefined) return undefined;
    if (await this.#isCurrent(kept)) return kept;
    if (this.#answers.peek(key) === kept) this.#answers.delete(key);
    return undefined;
  }

  /** Does nothing where a book has changed or was forgotten since the answer was made. */
  async keep(key: string, kept: KeptAnswer): Promise<void> {
    if (await this.#isCurrent(kept)) this.#answers.set(key, kept);
  }

  async #isCurrent({ reads }: KeptAnswer): Promise<boolean> {
    for (const { version } of reads) if (!(await this.#stillServes(version))) return false;
    return true;
  }

  /** To be called when somebody's data is erased. */
  clear(): void {
    this.#answers.clear();
  }
}
