import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { askSources, type SourceAnswer } from '../../src/lists/contact-sources.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const afterSeconds = <Value>(seconds: number, value: Value): Promise<Value> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1_000, value));

const answerOf = (find: SourceAnswer<string>['find']): SourceAnswer<string> => ({
  find,
  isComplete: true,
  asOf: null,
});

/** The reported state of RingCentral, and of Google, which answers immediately. */
const stateOf = async (ringcentral: () => Promise<SourceAnswer<string>>) => {
  const answers = askSources(['GOOGLE_OTHER_CONTACTS', 'RINGCENTRAL_PERSONAL_CONTACTS'], {
    GOOGLE_OTHER_CONTACTS: () => Promise.resolve(answerOf(() => 'person')),
    RINGCENTRAL_PERSONAL_CONTACTS: ringcentral,
  });
  await jest.advanceTimersByTimeAsync(60_000);
  return (await answers).map(({ result, state }) => [result, state.problem?.code]);
};

describe('a source that is slow', () => {
  it('has a problem after five seconds, and the other source is still answered', async () => {
    expect(
      await stateOf(() =>
        afterSeconds(
          6,
          answerOf(() => 'contact'),
        ),
      ),
    ).toEqual([
      ['person', undefined],
      [null, 'UPSTREAM_TIMEOUT'],
    ]);
  });

  it('has no problem when it answers in time and our own work on its answer is slow', async () => {
    expect(
      await stateOf(() =>
        afterSeconds(
          4,
          answerOf(() => afterSeconds(6, 'contact')),
        ),
      ),
    ).toEqual([
      ['person', undefined],
      ['contact', undefined],
    ]);
  });
});
