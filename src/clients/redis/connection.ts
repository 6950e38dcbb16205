import type { RedisOptions } from 'ioredis';

/**
 * How the store is talked to. ioredis, and not node-redis, because redis-semaphore speaks to it alone, and because it
 * rejects what it could not send at once: nothing here may wait for a store that is not there, or be sent twice.
 */
export const connectionOptions = {
  keyPrefix: 'contacts-subgraph:',
  connectionName: 'contacts-subgraph',
  lazyConnect: true,
  connectTimeout: 2_000,
  // ioredis waits so long for a connection to end by itself, also for one that has ended already.
  disconnectTimeout: 100,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
} as const satisfies RedisOptions;

const KNOWN_CODE = /^[A-Z][A-Z\d_]{2,30}$/;

/** What failed, in one word. Messages stay here: they may quote an address or a command. */
export function reasonOf(error: unknown): string {
  const { code, message = '' } = (error ?? {}) as { readonly code?: unknown; readonly message?: string };
  if (typeof code === 'string' && KNOWN_CODE.test(code)) return code;
  // The store's own errors begin with their code.
  const [word = ''] = message.split(' ');
  if (KNOWN_CODE.test(word)) return word;
  return message.includes('timed out') ? 'TIMEOUT' : 'CLOSED';
}
