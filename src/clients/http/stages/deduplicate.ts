import type { UpstreamName } from '../../errors/error-code.ts';
import { callFailure } from '../../errors/upstream-failure.ts';
import type { Call, CallAnswer, Stage } from '../call.ts';

import { recordShared, tooManyCalls } from './record.ts';

/** A read that is under way. */
interface InFlight {
  readonly result: Promise<CallAnswer>;
  readonly controller: AbortController;
  readonly endsAt: number;
  subscribers: number;
}

/**
 * Makes the same read of the same caller once while one is in flight; its answer is shared. Holds nothing once it is
 * settled: this is no cache. A read has the time of a call and not of the operation that began it, since others may
 * subscribe; it ends when the last subscriber has left, or on `closing`.
 */
export const deduplicate =
  (upstream: UpstreamName, timeoutMs: number, closing: AbortSignal): Stage =>
  (next) => {
    const reads = new Map<string, InFlight>();
    // Also those that nobody can subscribe to any more.
    const underWay = new Set<AbortController>();
    closing.addEventListener('abort', () => underWay.forEach((read) => read.abort()), { once: true });

    const begin = (key: string, call: Call): InFlight => {
      const controller = new AbortController();
      if (closing.aborted) controller.abort();
      underWay.add(controller);
      const endsAt = performance.now() + timeoutMs;
      const result = next({ ...call, signal: controller.signal, endsAt });
      const read: InFlight = { result, controller, endsAt, subscribers: 0 };
      const settle = (): void => {
        underWay.delete(controller);
        if (reads.get(key) === read) reads.delete(key);
      };
      reads.set(key, read);
      result.then(settle, settle);
      return read;
    };

    const subscribe = (key: string, read: InFlight, { scope: { signal }, endsAt }: Call) => {
      read.subscribers += 1;
      const isShorter = endsAt < read.endsAt - 1;
      if (signal === undefined && !isShorter) return read.result;
      return new Promise<CallAnswer>((resolve, reject) => {
        const stop = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', onAbort);
        };
        const leave = (kind: 'aborted' | 'timeout'): void => {
          stop();
          reject(callFailure(upstream, { kind, outcomeUnknown: false }));
          read.subscribers -= 1;
          if (read.subscribers > 0) return;
          // Whoever comes now needs a read that goes on, and this one does not.
          if (reads.get(key) === read) reads.delete(key);
          read.controller.abort();
        };
        const onAbort = (): void => leave('aborted');
        const timer = isShorter
          ? setTimeout(() => leave('timeout'), Math.max(0, endsAt - performance.now()))
          : undefined;
        signal?.addEventListener('abort', onAbort, { once: true });
        void read.result.finally(stop).then(resolve, reject);
      });
    };

    /** Nobody subscribes to the reads of that caller any more: what they bring may be out of date by now. */
    const invalidate = (prefix: string): void => {
      for (const key of reads.keys()) if (key.startsWith(prefix)) reads.delete(key);
    };

    return async (call) => {
      const { request, credential, scope } = call;
      const prefix = `${credential.key} `;
      if (request.method !== 'GET') {
        try {
          return await next(call);
        } finally {
          // Whoever reads after a write must see it.
          invalidate(prefix);
        }
      }
      const key = `${prefix}${request.headers['accept'] ?? ''} ${request.target}`;
      if (call.isFresh) reads.delete(key);
      const present = reads.get(key);
      if (present !== undefined) return recordShared(upstream, call, subscribe(key, present, call));
      // A read that begins without a call left would fail for callers who have some.
      if (scope.callCount >= scope.maxCalls) throw tooManyCalls(upstream, scope);
      return subscribe(key, begin(key, call), call);
    };
  };
