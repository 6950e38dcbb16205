import { LRUCache } from 'lru-cache';
import { setTimeout as delay } from 'node:timers/promises';

import type { MirrorAccess } from '../books/books.ts';
import type { Locks } from '../clients/redis/locks.ts';
import type { Config } from '../config.ts';
import { Mirror, type MirrorEvent } from '../mirror/mirror.ts';
import { BookArchive } from '../mirror/store/book-archive.ts';
import { createRedisStore } from '../mirror/store/redis.ts';
import { createSqliteStore } from '../mirror/store/sqlite.ts';
import type { MirrorStore } from '../mirror/store/store.ts';
import type { Clock } from '../mirror/stream.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';

import { KeptAnswers } from './kept-answers.ts';

export interface RunningMirror {
  readonly access: MirrorAccess;
  readonly keptAnswers: KeptAnswers;
  close(): Promise<void>;
}

/** Bytes of kept answers, as a share of what books may take and besides it. */
const KEPT_ANSWERS_SHARE = 1 / 16;
const MAX_IDENTITIES = 20_000;
const MAX_UPLOADS = 10_000;
/** What runs behind reads has so long to end and to release its locks when the process closes. */
const MAX_ENDING_MS = 1_000;
// Deleted data must leave the store within a day; books are folded when they are nearly that old.
const FOLD_EVERY_MS = 30 * 60_000;

/** The mirror that the configuration asks for; undefined where it is off. */
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
    });
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  const mirror = new Mirror({
    ...(clock && { clock }),
    maxBytes,
    staleIfErrorMs,
    archive,
    // A file may have two processes for a moment: the one that leaves and the one that takes its place.
    isShared: store !== undefined,
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
    onForget: () => keptAnswers.clear(),
  });
  const keptAnswers = new KeptAnswers({
    maxBytes: Math.ceil(maxBytes * KEPT_ANSWERS_SHARE),
    stillServes: (version) => mirror.stillServes(version),
  });
  void archive?.canOpen().then((canOpen) => {
    if (canOpen) return;
    logger.warn(
      { kind: 'mirror' },
      'MIRROR_KEY does not open the stored mirror: address books are read from upstream again',
    );
  });
  metrics.watchMirror(() => mirror.size);
  const folding = setInterval(() => void archive?.foldOld(), FOLD_EVERY_MS).unref();
  return {
    keptAnswers,
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
      clearInterval(folding);
      closing.abort();
      // Else the next replica would wait for locks that nobody holds, until they run out.
      await Promise.race([Promise.allSettled(running), delay(MAX_ENDING_MS, undefined, { ref: false })]);
      await store?.close();
    },
  };
};

const openStore = async (store: Config['mirror']['store']): Promise<MirrorStore | undefined> => {
  switch (store.kind) {
    case 'off':
    case 'memory':
      return undefined;
    case 'sqlite':
      return createSqliteStore({ file: store.file });
    case 'redis':
      return createRedisStore({ url: store.url });
  }
};

// Longer than a fill of the largest book takes under RingCentral's quota.
const MAX_TURN_MS = 180_000;

/** One replica at a time fills or refreshes a book. @throws WaitEnded when the signal or the time ends before its turn */
const runAlone = async (
  locks: Locks,
  signal: AbortSignal,
  name: string,
  work: () => Promise<void>,
): Promise<void> => {
  const request = { name: `mirror ${name}`, owner: 'mirror', maxWaitMs: MAX_TURN_MS, signal };
  const lock = await locks.acquire(request);
  try {
    await work();
  } finally {
    lock.release();
  }
};

/** One line per fill and refresh. Neither owner nor content is in it. */
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
  // No call was made, or upstream refused one for its quota: the next read tries again.
  if (outcome === 'no-quota' && kind === 'refresh')
    logger.debug(facts, 'no quota for a refresh of the mirror');
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
