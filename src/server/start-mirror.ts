import { LRUCache } from 'lru-cache';
import { setTimeout as delay } from 'node:timers/promises';

import type { MirrorAccess } from '../books/operation-mirror.ts';
import type { Locks } from '../clients/redis/locks.ts';
import type { Config } from '../config.ts';
import { Mirror, type MirrorEvent } from '../mirror/mirror.ts';
import { BookArchive } from '../mirror/store/book-archive.ts';
import type { MirrorStore } from '../mirror/store/store.ts';
import type { Clock } from '../mirror/stream.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';

import { ResponseCache } from './response-cache.ts';

export interface RunningMirror {
  readonly access: MirrorAccess;
  readonly responseCache: ResponseCache;
  close(): Promise<void>;
}

/** Size of the response cache, as a share of the memory limit for books. It comes on top of that limit. */
const RESPONSE_CACHE_SHARE = 1 / 16;
const MAX_IDENTITIES = 20_000;
const MAX_UPLOADS = 10_000;
/** How long a shutdown waits for background fills and refreshes to stop and release their locks. */
const STOP_TIMEOUT_MS = 1_000;
// Deleted data must be gone from the store within a day, so books are compacted before they are that old.
const COMPACT_INTERVAL_MS = 30 * 60_000;

/** Starts the configured mirror; undefined if it is off. */
export const startMirror = async (
  config: Pick<Config, 'mirror' | 'google' | 'ringcentral'>,
  logger: Logger,
  metrics: Pick<Metrics, 'mirrorEvent' | 'watchMirror'>,
  locks: Locks | undefined,
  clock?: Clock,
): Promise<RunningMirror | undefined> => {
  const { store: kind, keys, maxBytes, staleIfErrorMs } = config.mirror;
  const store = await openStore(kind);
  if (kind.kind === 'off') return undefined;
  const archive =
    store &&
    new BookArchive({
      store,
      keys,
      ...(clock && { now: () => clock.date() }),
      onProblem: (error) => {
        metrics.mirrorEvent({ kind: 'store-problem' });
        logger.warn({ kind: 'mirror', err: error }, 'mirror store failed');
      },
      onRecovery: () => {
        logger.info({ kind: 'mirror' }, 'mirror store answers again');
      },
    });
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  const mirror = new Mirror({
    ...(clock && { clock }),
    maxBytes,
    staleIfErrorMs,
    archive,
    onlyOne:
      locks && kind.kind === 'redis'
        ? (name, work) => {
            const run = runAlone(locks, closing.signal, name, work).finally(() => running.delete(run));
            running.add(run);
            return run;
          }
        : undefined,
    onEvent: (event) => {
      metrics.mirrorEvent(event);
      logMirror(logger, event);
    },
    onForget: () => responseCache.clear(),
  });
  const responseCache = new ResponseCache({
    maxBytes: Math.ceil(maxBytes * RESPONSE_CACHE_SHARE),
    stillServes: (version) => mirror.stillServes(version),
  });
  void archive?.canDecrypt().then((canDecrypt) => {
    if (canDecrypt) return;
    logger.warn(
      { kind: 'mirror' },
      'MIRROR_KEY does not decrypt the stored mirror; address books will be fetched again',
    );
  });
  metrics.watchMirror(() => mirror.size);
  const compaction = setInterval(() => void archive?.compactOld(), COMPACT_INTERVAL_MS).unref();
  return {
    responseCache,
    access: {
      mirror,
      ringcentralHost: new URL(config.ringcentral.url).host,
      googleHost: new URL(config.google.peopleUrl).host,
      identities: new LRUCache<string, string>({ max: MAX_IDENTITIES }),
      uploads: { books: new LRUCache({ max: MAX_UPLOADS }), finished: new LRUCache({ max: MAX_UPLOADS }) },
      closing: closing.signal,
      canSyncFromFirstPage: true,
    },
    async close() {
      clearInterval(compaction);
      closing.abort();
      // Otherwise the next replica waits until the locks of this one expire.
      await Promise.race([Promise.allSettled(running), delay(STOP_TIMEOUT_MS, undefined, { ref: false })]);
      await store?.close();
    },
  };
};

/** Loads only the client of the configured store. */
const openStore = async (store: Config['mirror']['store']): Promise<MirrorStore | undefined> => {
  switch (store.kind) {
    case 'off':
    case 'memory':
      return undefined;
    case 'sqlite': {
      const { createSqliteStore } = await import('../mirror/store/sqlite.ts');
      return createSqliteStore({ file: store.file });
    }
    case 'redis': {
      const { createRedisStore } = await import('../mirror/store/redis.ts');
      return createRedisStore({ url: store.url });
    }
  }
};

// Longer than it takes to fill the largest book under RingCentral's quota.
const MAX_LOCK_WAIT_MS = 180_000;

/**
 * Makes sure that only one replica at a time fills or refreshes a book.
 * @throws WaitEnded if the signal aborts or the wait times out before the lock is acquired
 */
const runAlone = async (
  locks: Locks,
  signal: AbortSignal,
  name: string,
  work: () => Promise<void>,
): Promise<void> => {
  const request = { name: `mirror ${name}`, owner: 'mirror', maxWaitMs: MAX_LOCK_WAIT_MS, signal };
  const lock = await locks.acquire(request);
  try {
    await work();
  } finally {
    lock.release();
  }
};

/** Writes one line per fill and refresh, without the owner's name or any content. */
const logMirror = (logger: Logger, event: MirrorEvent): void => {
  if (event.kind === 'refused') return;
  const { kind, stream, outcome, records, ms, error, announced } = event;
  const facts = {
    kind: 'mirror',
    stream,
    records,
    ms: Math.round(ms),
    ...(announced !== undefined && { announced }),
  };
  // No call was made, or upstream answered 429. The next read tries again.
  if (outcome === 'no-quota' && kind === 'refresh')
    logger.debug(facts, 'mirror not refreshed: no quota left');
  else if (outcome === 'done')
    logger.info(facts, kind === 'fill' ? 'address book mirrored' : 'mirror refreshed');
  else {
    const reason = error instanceof Error ? error.message : String(error);
    logger.warn(
      { ...facts, reason },
      kind === 'fill' ? 'address book could not be mirrored' : 'mirror could not be refreshed',
    );
  }
};
