import { beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';

import { answerInTurn, beginInTurn } from '../../../src/clients/http/event-loop.ts';

/** Longer than the interval in which the utilization of the process is measured. */
const SAMPLE_MS = 150;

const work = (ms: number): void => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};
/** Longer than the work of one turn. */
const workOneTurn = (): void => work(2);

const afterTurns = async (turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn += 1) await nextTurn();
};

/** Measures the utilization, and ends the turn that this begins. */
const measure = async (): Promise<void> => {
  answerInTurn(() => undefined);
  await afterTurns(2);
};

describe('a process with idle time', () => {
  beforeEach(async () => {
    await delay(SAMPLE_MS);
    await measure();
  });

  it('works at once if the turn has done nothing yet', () => {
    const done: string[] = [];
    answerInTurn(() => done.push('answer'));
    beginInTurn(() => done.push('operation'), 100);
    expect(done).toEqual(['answer', 'operation']);
  });

  it('works in the next turn once a turn has worked for long enough, one piece of work per turn', async () => {
    const done: string[] = [];
    answerInTurn(workOneTurn);
    answerInTurn(() => done.push('answer'));
    beginInTurn(() => done.push('operation'), 100);
    answerInTurn(() => done.push('later answer'));
    expect(done).toEqual([]);
    await nextTurn();
    expect(done).toEqual(['answer']);
    await nextTurn();
    expect(done).toEqual(['answer', 'operation']);
    await nextTurn();
    expect(done).toEqual(['answer', 'operation', 'later answer']);
  });

  it('never overtakes work that waits already', async () => {
    const done: string[] = [];
    answerInTurn(workOneTurn);
    answerInTurn(() => {
      done.push('second');
      answerInTurn(() => done.push('later'));
    });
    answerInTurn(() => done.push('third'));
    await afterTurns(4);
    expect(done).toEqual(['second', 'third', 'later']);
  });
});

describe('a saturated process', () => {
  const done: string[] = [];
  const begin = (name: string, bodyBytes = 100): void => {
    beginInTurn(() => done.push(name), bodyBytes);
  };
  const answer = (): void => {
    answerInTurn(() => undefined);
  };

  beforeEach(async () => {
    work(SAMPLE_MS);
    await measure();
    work(SAMPLE_MS);
    // Forgets the answer of the measurement.
    begin('first');
    await afterTurns(3);
    done.length = 0;
  });

  it('processes an answer at once, however much the turn has done', () => {
    answerInTurn(workOneTurn);
    answerInTurn(() => done.push('answer'));
    expect(done).toEqual(['answer']);
  });

  it('begins operations in a turn without an answer', async () => {
    begin('one');
    begin('two');
    answer();
    expect(done).toEqual([]);
    await nextTurn();
    answer();
    await nextTurn();
    expect(done).toEqual([]);
    await afterTurns(2);
    expect(done).toEqual(['one', 'two']);
  });

  it('begins sixteen small operations per turn', async () => {
    const names = Array.from({ length: 40 }, (_, index) => String(index));
    for (const name of names) begin(name);
    for (const count of [16, 32, 40]) {
      await nextTurn();
      expect(done).toEqual(names.slice(0, count));
    }
  });

  it('begins large operations one by one', async () => {
    for (const name of ['small', 'large', 'larger']) begin(name, name === 'small' ? 100 : 100_000);
    await nextTurn();
    expect(done).toEqual(['small', 'large']);
    await nextTurn();
    expect(done).toEqual(['small', 'large', 'larger']);
  });

  it('begins an operation after a second, even if answers arrive in every turn', async () => {
    const since = performance.now();
    begin('patient');
    while (done.length === 0) {
      answer();
      await nextTurn();
    }
    expect(performance.now() - since).toBeGreaterThan(1_000);
  });
});
