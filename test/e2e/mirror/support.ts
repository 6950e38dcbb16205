import { randomBytes } from 'node:crypto';

import type { SandboxOptions } from '../../../sandbox/index.ts';
import type { Clock } from '../../../src/mirror/stream.ts';
import type { ExecuteOptions, GraphQLResult, Harness } from '../../support/harness.ts';

export const CONTACTS = `{ personalContacts(first: 1000) { nodes { contactId firstName lastName } totalCount asOf } }`;
export const PERSONS = `{ otherContacts(first: 1000) { nodes { resourceName displayName } totalCount asOf } }`;
export const SYNC_ROUTE = '/restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book-sync';

/** Just over one page of a sync, so that fills use all of their steps but are fast. */
export const SMALL_BOOKS: SandboxOptions = {
  ringcentral: { bookSizes: { demo: 300, second: 60 } },
  google: { otherContactCount: { demo: 60, second: 20 } },
};

/** For tests in which the number of calls of a fill does not matter. */
export const TINY_BOOKS: SandboxOptions = {
  ringcentral: { bookSizes: { demo: 40, second: 20 } },
  google: { otherContactCount: { demo: 40, second: 20 } },
};

export interface TestClock extends Clock {
  advance(ms: number): void;
}

/** A clock that only a test advances. */
export const testClock = (): TestClock => {
  let ms = 1_000_000;
  return { now: () => ms, date: () => 1_700_000_000_000 + ms, advance: (by) => void (ms += by) };
};

export const routesOf = (harness: Harness): readonly string[] =>
  harness.calls().map(({ method, route }) => `${method} ${route}`);

export const listOf = ({ body }: GraphQLResult) => {
  const [list] = Object.values<{
    nodes: { contactId: string; firstName: string; resourceName: string }[];
    totalCount: number;
    asOf: string | null;
  }>(body.data ?? {});
  return list;
};

/** For `MIRROR_KEY`. */
export const newKey = (): string => randomBytes(32).toString('base64');

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the condition is true. */
export const until = async (
  holds: () => boolean | Promise<boolean>,
  what = 'it',
  intervalMs = 5,
): Promise<void> => {
  for (let waitedMs = 0; waitedMs < 10_000; waitedMs += intervalMs) {
    if (await holds()) return;
    await sleep(intervalMs);
  }
  throw new Error(`The condition did not become true: ${what}.`);
};

/** Reads until the mirror serves the list. */
export const mirrored = async (
  harness: Pick<Harness, 'execute'>,
  query = CONTACTS,
  options: ExecuteOptions = {},
): Promise<GraphQLResult> => {
  let result = await harness.execute(query, options);
  const isServed = () => listOf(result)?.asOf != null;
  if (isServed()) return result;
  const readAgain = async (): Promise<boolean> => {
    result = await harness.execute(query, options);
    return isServed();
  };
  // Reads that pass through take time from the fill, so they have a longer interval.
  await until(readAgain, 'the list is mirrored', 20);
  return result;
};

/** A control endpoint of the sandbox. */
export const control = async (
  harness: Pick<Harness, 'sandbox'>,
  upstream: 'google' | 'ringcentral',
  path: string,
  body: unknown,
  method = 'POST',
): Promise<unknown> => {
  const response = await fetch(`${harness.sandbox[upstream].url}/__sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${text}`);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
};

/** Makes every further call of an upstream fail like this. */
export const breakDown = (harness: Harness, upstream: 'google' | 'ringcentral', status = 503): void => {
  harness.sandbox[upstream].addFault({ kind: 'status', status });
};

export const contactsChange = async (
  harness: Pick<Harness, 'sandbox'>,
  change: object,
): Promise<{ readonly created: readonly string[]; readonly deleted: readonly string[] }> =>
  (await control(harness, 'ringcentral', 'changes', change)) as never;
