import type { QuotaKey, QuotaStore } from '../quota/quota.ts';
import type { SerialQueue } from '../http/serial-queue.ts';
import type { QuotaDefaults } from '../quota/sliding-window.ts';
import type { OpenTokenStore } from '../http/token-store.ts';
import { createLink, type LinkOptions } from './link.ts';
import { createSharedQuotaStore } from './shared-quota.ts';
import { createSharedSerialQueue } from './shared-serial-queue.ts';
import { createSharedVault } from './shared-vault.ts';
import { createSharedMarks, createSharedTexts, type SharedMarks, type SharedTexts } from './shared-values.ts';

export interface SharedStateOptions extends Omit<LinkOptions, 'joinMs'> {
  /** What holds for a budget until upstream has told more. */
  readonly defaultsFor: (key: QuotaKey) => QuotaDefaults;
  /** Milliseconds that an upstream call may take at most. */
  readonly callMs: number;
  /** Milliseconds that a caller's warm-up of a search is remembered. */
  readonly warmupLifeMs: number;
  /** Milliseconds from the return of the store to its use, in which all replicas tell it what they know: 1,000. */
  readonly joinMs?: number;
  /** Milliseconds that a change waits for a lost store before its replica goes on by itself: 5,000. */
  readonly graceMs?: number;
  /** Milliseconds after which a lock falls free whose replica is gone: 5,000. */
  readonly lockMs?: number;
}

/** What replicas of the graph have in common. Every part goes on in the memory of the process while the store is away. */
export interface SharedState {
  readonly quotas: QuotaStore;
  /** The order of changes of one caller. */
  readonly queue: SerialQueue;
  /** What must be read, changed and written with nobody else in between. */
  readonly locks: SerialQueue;
  /** The tokens of credentials that every replica holds. */
  readonly openVault: OpenTokenStore;
  /** Nothing is known here while the store is away, so keep what matters in memory as well; so with the texts. */
  readonly warmups: SharedMarks;
  readonly persistedQueries: SharedTexts;
  close(): Promise<void>;
}

/** Connects to the store. When it is not there, that is told by `onChange`, and the work begins without it. */
export async function createSharedState(options: SharedStateOptions): Promise<SharedState> {
  const {
    defaultsFor,
    callMs,
    warmupLifeMs,
    graceMs = 5_000,
    lockMs = 5_000,
    joinMs = 1_000,
    ...rest
  } = options;
  const link = createLink({ ...rest, joinMs });
  const tokenTurns = createSharedSerialQueue({ link, name: 'token', graceMs: 0, lockMs });
  const state: SharedState = {
    quotas: createSharedQuotaStore({ link, defaultsFor, callMs, joinMs }),
    queue: createSharedSerialQueue({ link, name: 'order', graceMs, lockMs }),
    locks: createSharedSerialQueue({ link, name: 'lock', graceMs, lockMs }),
    openVault: (key, secret) => createSharedVault(link, tokenTurns, callMs, key, secret),
    warmups: createSharedMarks(link, 'warm-up', warmupLifeMs),
    persistedQueries: createSharedTexts(link, 'persisted-query'),
    close: link.close,
  };
  await link.ready();
  return state;
}
