import { setImmediate as nextTurn } from 'node:timers/promises';

import { shareTurn } from '../../../src/clients/http/event-loop.ts';

/** Keeps the thread busy for longer than the work of one turn. */
const work = (): void => {
  const end = performance.now() + 2;
  while (performance.now() < end);
};

// No turn of another test is still counted.
beforeEach(async () => {
  await nextTurn();
  await nextTurn();
});

describe('work that shares the turns of the event loop', () => {
  it('runs at once if the turn has done nothing yet', () => {
    const done: string[] = [];
    shareTurn(() => done.push('first'));
    expect(done).toEqual(['first']);
  });

  it('waits for the next turn once a turn has worked for long enough, one piece of work per turn', async () => {
    const done: string[] = [];
    shareTurn(work);
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
    shareTurn(work);
    shareTurn(() => {
      done.push('second');
      shareTurn(() => done.push('later'));
    });
    shareTurn(() => done.push('third'));
    for (let turn = 0; turn < 4; turn += 1) await nextTurn();
    expect(done).toEqual(['second', 'third', 'later']);
  });
});
