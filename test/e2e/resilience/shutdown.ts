import { afterEach, beforeEach } from '@jest/globals';

import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { type Program, startProgram } from '../../support/program.ts';
import { sandboxVariables } from '../../support/sandbox-client.ts';

export let sandbox: Sandbox;
export let program: Program;

/** A program for each test, as in production. */
export const startForEach = (): void => {
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
};

/** The outcome of a request as its client sees it. */
export interface Outcome {
  readonly id: string;
  /** Undefined if no response started. */
  readonly status?: number;
  readonly isWhole: boolean;
  readonly connection?: string | null;
}

export const ask = async (id: string, first: number): Promise<Outcome> => {
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
