import { QuotaRefusal, type QuotaKey, type QuotaLease, type QuotaStore, type QuotaWait } from './quota.ts';
import type { OnTransportEvent } from '../http/transport-event.ts';

// What takes less is the way to a store that replicas share, and no wait.
const SHORTEST_WAIT_MS = 10;

/** A lease of that budget, as `QuotaBudget.acquire` gives or refuses it; waits and refusals are told. */
export function watchedLease(
  quotas: QuotaStore,
  key: QuotaKey,
  wait: QuotaWait,
  onEvent: OnTransportEvent,
): QuotaLease | Promise<QuotaLease> {
  const { upstream, group } = key;
  const refuse = (error: unknown): never => {
    if (error instanceof QuotaRefusal) onEvent({ kind: 'quota-refusal', upstream, group });
    throw error;
  };
  const startedAt = performance.now();
  let lease: QuotaLease | Promise<QuotaLease>;
  try {
    lease = quotas.budget(key).acquire(wait);
  } catch (error) {
    return refuse(error);
  }
  if (!(lease instanceof Promise)) return lease;
  return lease.then((granted) => {
    const ms = performance.now() - startedAt;
    if (ms >= SHORTEST_WAIT_MS) onEvent({ kind: 'quota-wait', upstream, group, ms });
    return granted;
  }, refuse);
}
