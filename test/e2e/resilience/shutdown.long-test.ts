import { describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import { until } from '../../server/stand-in.ts';
import { range } from '../graph/support.ts';

import { ask, type Outcome, program, sandbox, startForEach } from './shutdown.ts';

startForEach();

const CLIENTS = 16;

/** A client that sends the next request after each response, until the server is gone. */
const keepAsking = async (client: number, outcomes: Outcome[]): Promise<void> => {
  for (let number = 0; ; number += 1) {
    const outcome = await ask(`${String(client)}-${String(number)}`, 1 + client * 20 + (number % 20));
    outcomes.push(outcome);
    if (outcome.status === undefined) return;
    // Retry a rejected request after a short wait.
    if (outcome.status === 503) await delay(20);
  }
};

interface OperationLine {
  readonly kind?: string;
  readonly requestId: string;
  readonly outcome: string;
  readonly status: number;
}
const operationLines = (): readonly OperationLine[] =>
  program
    .output()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as OperationLine)
    .filter(({ kind }) => kind === 'operation');

describe('SIGTERM under load', () => {
  it('answers every accepted request completely, and exits with 0', async () => {
    sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 60 });
    const outcomes: Outcome[] = [];
    const clients = range(CLIENTS).map((client) => keepAsking(client, outcomes));
    await until(() => outcomes.length > 5 * CLIENTS, 20_000);
    program.kill('SIGTERM');
    await Promise.all(clients);
    expect(await program.ended).toBe(0);
    expect(program.errors()).toBe('');

    const answered = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    const lines = operationLines();
    // Every request that the server accepted was answered, and its client received the whole response.
    expect(lines.length).toBeGreaterThan(5 * CLIENTS);
    for (const { requestId, outcome, status } of lines) {
      expect([status, outcome]).toEqual(status === 200 ? [200, 'ok'] : [503, 'failed']);
      expect(answered.get(requestId)).toMatchObject({ status, isWhole: true });
    }
    // No response was cut off: requests without a response were never accepted.
    const known = new Set(lines.map(({ requestId }) => requestId));
    for (const { id, status, isWhole } of outcomes) {
      expect(isWhole).toBe(status !== undefined);
      expect([id, status, known.has(id)]).toEqual([id, status, status !== undefined]);
    }
    const after = outcomes.filter(({ connection }) => connection === 'close');
    expect(after.some(({ status }) => status === 200)).toBe(true);
  });
});
