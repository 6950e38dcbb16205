import { setTimeout as delay } from 'node:timers/promises';

import { type AnswerData, type Memory, nextStep, remember, type Step } from './operations.ts';

/** Results of the whole run. */
export interface Tally {
  operations: number;
  abandoned: number;
  /** How often each error code was seen. */
  readonly codes: Map<string, number>;
  /** Unexpected responses, with an example of each. */
  readonly faults: Map<string, string>;
}

export interface ClientsOptions {
  /** URL of the graph, `http://…/graphql`. */
  readonly url: string;
  /** Credential headers of each simulated caller. */
  readonly callers: readonly Readonly<Record<string, string>>[];
  readonly connections: number;
  /** Ends the load. */
  readonly signal: AbortSignal;
}

/** Codes that failing upstreams and invalid steps may cause. INTERNAL_SERVER_ERROR must never occur. */
const EXPECTED_CODES: ReadonlySet<string> = new Set([
  ...['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'NOT_FOUND', 'RATE_LIMITED', 'SYNC_TOKEN_EXPIRED'],
  ...['UPSTREAM_TIMEOUT', 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_BAD_RESPONSE', 'GRAPHQL_VALIDATION_FAILED'],
]);

/** One in fifty operations is aborted by its client. */
const IMPATIENT = 0.02;

interface Answer {
  readonly data?: AnswerData | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Keeps the clients busy until the signal aborts. */
export const runClients = async (options: ClientsOptions): Promise<Tally> => {
  const tally: Tally = { operations: 0, abandoned: 0, codes: new Map(), faults: new Map() };
  const loops = Array.from({ length: options.connections }, (_, index) => runClient(options, index, tally));
  await Promise.all(loops);
  return tally;
};

const runClient = async (
  { url, callers, signal }: ClientsOptions,
  index: number,
  tally: Tally,
): Promise<void> => {
  const memory: Memory = { contactIds: [], cursors: [] };
  const headers = { 'content-type': 'application/json', ...callers[index % callers.length] };
  for (let number = index; !signal.aborted; number += 1) {
    const isImpatient = Math.random() < IMPATIENT;
    const patience = AbortSignal.timeout(isImpatient ? Math.floor(Math.random() * 100) : 60_000);
    try {
      count(await ask(url, nextStep(memory, number), headers, patience), memory, tally);
    } catch (error) {
      if (isImpatient) tally.abandoned += 1;
      else tally.faults.set('no answer', String(error));
      await delay(10);
    }
  }
};

const ask = async (
  url: string,
  step: Step,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer> => {
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(step), signal });
  return (await response.json()) as Answer;
};

const count = ({ data, errors = [] }: Answer, memory: Memory, tally: Tally): void => {
  tally.operations += 1;
  if (data != null) remember(memory, data);
  for (const { message, extensions } of errors) {
    const code = extensions?.code ?? 'no code';
    tally.codes.set(code, (tally.codes.get(code) ?? 0) + 1);
    if (!EXPECTED_CODES.has(code)) tally.faults.set(code, message);
  }
};
