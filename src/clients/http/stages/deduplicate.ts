import type { UpstreamName } from '../../errors/error-code.ts';
import { callFailure } from '../../errors/upstream-failure.ts';
import type { Call, CallAnswer, Stage } from '../call.ts';

import { recordShared, tooManyCalls } from './record.ts';

interface InFlight {
  /** Undefined when it has settled, because V8 may keep the read: see "V8's old space" in docs/performance.md. */
  result: Promise<CallAnswer> | undefined;
  readonly controller: AbortController;
  readonly endsAt: number;
  subscribers: number;
}

/**
 * Shares one call among concurrent equal reads of a caller. Keeps nothing after the answer: this is no cache. The shared read
 * has the timeout of a call and not the deadline of the operation that began it, because other operations may subscribe; it is
 * aborted when its last subscriber has left, or on `closing`.
 */
export const deduplicate =
  (upstream: UpstreamName, timeoutMs: number, closing: AbortSignal): Stage =>
  (next) => {
    const reads = new Map<string, InFlight>();
    // Includes invalidated reads.
    const inFlight = new Set<AbortController>();
    closing.addEventListener('abort', () => inFlight.forEach((read) => read.abort()), { once: true });

    const begin = (key: string, call: Call) => {
      const controller = new AbortController();
      if (closing.aborted) controller.abort();
      inFlight.add(controller);
      const endsAt = performance.now() + timeoutMs;
      const result = next({ ...call, signal: controller.signal, endsAt });
      const read: InFlight = { result, controller, endsAt, subscribers: 0 };
      const settle = (): void => {
        inFlight.delete(controller);
        if (reads.get(key) === read) reads.delete(key);
        read.result = undefined;
      };
      reads.set(key, read);
      result.then(settle, settle);
      return { read, result };
    };

    const subscribe = (
      key: string,
      read: InFlight,
      result: Promise<CallAnswer>,
      { scope: { signal }, endsAt }: Call,
    ): Promise<CallAnswer> => {
      read.subscribers += 1;
      const isShorter = endsAt < read.endsAt - 1;
      if (signal === undefined && !isShorter) return result;
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
          // Later callers must not subscribe to an aborted read.
          if (reads.get(key) === read) reads.delete(key);
          read.controller.abort();
        };
        const onAbort = (): void => leave('aborted');
        const timer = isShorter
          ? setTimeout(() => leave('timeout'), Math.max(0, endsAt - performance.now()))
          : undefined;
        signal?.addEventListener('abort', onAbort, { once: true });
        void result.finally(stop).then(resolve, reject);
      });
    };

    /** Later reads of that caller do not share the current ones, whose answers may be out of date. */
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
          // A read after a write must see it.
          invalidate(prefix);
        }
      }
      const key = `${prefix}${request.headers['accept'] ?? ''} ${request.target}`;
      if (call.isFresh) reads.delete(key);
      const present = reads.get(key);
      if (present?.result !== undefined)
        return recordShared(upstream, call, subscribe(key, present, present.result, call));
      // A read of an operation without calls left would fail for subscribers of other operations as well.
      if (scope.callCount >= scope.maxCalls) throw tooManyCalls(upstream, scope);
      const { read, result } = begin(key, call);
      return subscribe(key, read, result, call);
    };
  };
