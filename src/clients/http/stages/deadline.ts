import type { UpstreamName } from '../../errors/error-code.ts';
import { callFailure } from '../../errors/upstream-failure.ts';
import type { Stage } from '../call.ts';

/** Sets the deadline of a call: that of its operation, at the latest `timeoutMs` from now. Refuses aborted and late calls. */
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
