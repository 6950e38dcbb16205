import type { UpstreamName } from '../../errors/error-code.ts';
import { callFailure } from '../../errors/upstream-failure.ts';
import type { Stage } from '../call.ts';

/**
 * Gives each call its end: that of its operation, and at the latest `timeoutMs` from now. A call without time, or whose
 * caller has left, goes no further.
 */
export const deadline =
  (upstream: UpstreamName, timeoutMs: number): Stage =>
  (next) =>
  async (call) => {
    const { signal, deadline: ownEnd = Infinity } = call.scope;
    const now = performance.now();
    if (signal?.aborted === true) throw callFailure(upstream, { kind: 'aborted', outcomeUnknown: false });
    if (ownEnd <= now) throw callFailure(upstream, { kind: 'timeout', outcomeUnknown: false });
    return next({ ...call, signal, endsAt: Math.min(ownEnd, now + timeoutMs) });
  };
