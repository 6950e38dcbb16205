import { describe, expect, it } from '@jest/globals';

import type { TransportEvent } from '../../../src/clients/http/call.ts';
import { setUp } from '../support/setup.ts';
import { after, type Answer, json, success } from '../support/upstream-stub.ts';

export const range = (length: number) => Array.from({ length }, (_, index) => index);

/** The changes of the breakers. */
export const events = () => {
  const states: string[] = [];
  const onEvent = (event: TransportEvent): void => {
    if (event.kind === 'breaker') states.push(event.state);
    else if (event.kind === 'own-breakers') states.push(`own ${event.open}`);
  };
  return { states, onEvent };
};
export const google = (
  bench: Awaited<ReturnType<typeof setUp>>,
  token: string,
  pageSize = 1,
  signal?: AbortSignal,
) =>
  bench
    .session({ signal }, { googleAuthorization: `Bearer ${token}` })
    .googlePeople.listOtherContacts({ readMask: 'names', pageSize });

/**
 * @param callers concurrent callers; upstream gets at most 128 calls at a time
 * @param callsOfEach concurrent calls of each caller with an invalid token
 */
export const describeManyCallers = (callers: number, callsOfEach: number): void => {
  describe('a healthy upstream', () => {
    it('does not count as failing because of new callers with invalid tokens, and accepted callers are served', async () => {
      const answer: Answer = (request, response) =>
        request.headers.authorization?.startsWith('Bearer stranger') === true
          ? after(100, json({}, 401))(request, response)
          : success(request, response);
      const { states, onEvent } = events();
      await using bench = await setUp([answer], { onEvent, timeoutMs: 30_000 });
      await google(bench, 'known');
      const strangers = range(20).flatMap((one) =>
        range(callsOfEach).map((alias) => google(bench, `stranger-${one}`, alias + 1).catch(() => undefined)),
      );
      for (const round of range(10)) expect(await google(bench, 'known', round + 1)).toBeDefined();
      await Promise.all(strangers);
      expect(states).toEqual([]);
    }, 20_000);

    it('does not count as failing under many concurrent callers, who are all served', async () => {
      const { states, onEvent } = events();
      await using bench = await setUp([after(100, success)], { onEvent, timeoutMs: 30_000 });
      await Promise.all(range(callers).map((one) => google(bench, `caller-${one}`)));
      expect(bench.stub.requests).toHaveLength(callers);
      expect(bench.stub.connections).toBeLessThanOrEqual(128);
      expect(states).toEqual([]);
    }, 30_000);
  });
};
