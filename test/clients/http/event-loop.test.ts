import { beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';

import { shareTurn } from '../../../src/clients/http/event-loop.ts';

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
  shareTurn(() => undefined);
  await afterTurns(2);
};

describe('work in a process with idle time', () => {
  beforeEach(async () => {
    await delay(SAMPLE_MS);
    await measure();
  });

  it('runs at once if the turn has done nothing yet', () => {
    const done: string[] = [];
    shareTurn(() => done.push('first'));
    expect(done).toEqual(['first']);
  });

  it('waits for the next turn once a turn has worked for long enough, one piece of work per turn', async () => {
    const done: string[] = [];
    shareTurn(workOneTurn);
    for (const name of ['second', 'third', 'fourth']) shareTurn(() => done.push(name));
    expect(done).toEqual([]);
    await nextTurn();
    expect(done).toEqual(['second']);
    await nextTurn();
    expect(done).toEqual(['second', 'third']);
    await nextTurn();
    expect(done).toEqual(['second', 'third', 'fourth']);
  });

  it('never overtakes work that waits already', async () => {
    const done: string[] = [];
    shareTurn(workOneTurn);
    shareTurn(() => {
      done.push('second');
      shareTurn(() => done.push('later'));
    });
    shareTurn(() => done.push('third'));
    await afterTurns(4);
    expect(done).toEqual(['second', 'third', 'later']);
  });
});

describe('work in a process that is always busy', () => {
  it('runs at once, however much the turn has done', async () => {
    work(SAMPLE_MS);
    await measure();
    work(SAMPLE_MS);
    const done: string[] = [];
    shareTurn(workOneTurn);
    shareTurn(() => done.push('second'));
    expect(done).toEqual(['second']);
  });
});
