import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { request, until } from '../../server/stand-in.ts';
import { type Program, startProgram } from '../../support/program.ts';
import { sandboxVariables } from '../../support/sandbox-client.ts';
import { range } from '../graph/support.ts';

const CLIENTS = 16;

let sandbox: Sandbox;
let program: Program;

beforeEach(async () => {
  sandbox = await startSandbox();
  program = await startProgram({
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    ...sandboxVariables(sandbox),
  });
});
afterEach(async () => {
  await program.stop();
  await sandbox.close();
});

/** The outcome of a request as its client sees it. */
interface Outcome {
  readonly id: string;
  /** Undefined if no response started. */
  readonly status?: number;
  readonly isWhole: boolean;
  readonly connection?: string | null;
}

const ask = async (id: string, first: number): Promise<Outcome> => {
  let response: Response;
  try {
    response = await fetch(`${program.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-request-id': id,
        'x-ringcentral-authorization': `Bearer ${sandbox.credentials.ringcentral.accessTokens.demo}`,
      },
      body: JSON.stringify({
        query: `{ personalContacts(first: ${String(first)}) { nodes { displayName } } }`,
      }),
    });
  } catch {
    return { id, isWhole: false };
  }
  const { status, headers } = response;
  const connection = headers.get('connection');
  const isWhole = await response.json().then(
    (body) => (status === 200 ? (body as { data?: object }).data !== undefined : true),
    () => false,
  );
  return { id, status, isWhole, connection };
};

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

  it('makes the readiness probe fail immediately, while running operations finish', async () => {
    sandbox.ringcentral.addFault({ kind: 'latency', latencyMs: 800 });
    const running = ask('slow', 3);
    await until(() => sandbox.ringcentral.calls().length === 1);
    expect((await request(`${program.url}/readyz`)).status).toBe(200);
    program.kill('SIGTERM');
    await until(async () => (await request(`${program.url}/readyz`)).status === 503);
    expect((await request(`${program.url}/healthz`)).status).toBe(200);
    expect(await running).toMatchObject({ status: 200, isWhole: true, connection: 'close' });
    expect(await program.ended).toBe(0);
  });
});
