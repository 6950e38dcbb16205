import type { Person } from '../../../src/__generated__/google-people.ts';
import { type Harness, type HarnessOptions, startHarness } from '../../support/harness.ts';

/** A call that Google's sandbox received, its query as names with all their values. */
export interface GoogleCall {
  readonly route: string;
  /** The one value of a parameter that may come once. */
  readonly one: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
}

const googleCalls = (harness: Harness): readonly GoogleCall[] =>
  harness
    .calls()
    .filter(({ upstream }) => upstream === 'google-people')
    .map(({ route, query }) => {
      const all = (name: string) => query.filter(([key]) => key === name).map(([, value]) => value);
      return { route, all, one: (name) => all(name)[0] };
    });

export const LIST = '/v1/otherContacts';
export const SEARCH = '/v1/otherContacts:search';
export const BATCH_GET = '/v1/people:batchGet';

/** Sends an operation with the call log empty before it. */
export const ask = async (
  harness: Harness,
  query: string,
  options: Parameters<Harness['execute']>[1] = {},
) => {
  harness.clearCalls();
  const { body } = await harness.execute(query, options);
  return { ...body, calls: googleCalls(harness) };
};

/** The same for an operation that must not fail. */
export const askWell = async (
  harness: Harness,
  query: string,
  options?: Parameters<Harness['execute']>[1],
) => {
  const { data, errors, calls } = await ask(harness, query, options);
  if (errors !== undefined) throw new Error(`Unexpected errors: ${JSON.stringify(errors)}`);

  return { data, calls };
};

type User = 'demo' | 'second';

/** Google's own answer, without the graph. */
export const askGoogle = async <Answer>(
  harness: Harness,
  path: string,
  user: User = 'demo',
): Promise<Answer> => {
  const { google, credentials } = harness.sandbox;
  const authorization = `Bearer ${credentials.google.accessTokens[user]}`;
  const response = await fetch(`${google.url}${path}`, { headers: { authorization } });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as Answer;
};

/** The whole list of other contacts in upstream's order. */
export const allOtherContacts = async (
  harness: Harness,
  user: User = 'demo',
  parameters = '',
): Promise<Person[]> => {
  const persons: Person[] = [];
  let token = '';
  do {
    const path = `${LIST}?pageSize=1000&readMask=names,emailAddresses,phoneNumbers${parameters}&pageToken=${token}`;
    const page = await askGoogle<{ otherContacts?: Person[]; nextPageToken?: string }>(
      harness,
      path.replace(/&pageToken=$/, ''),
      user,
    );
    persons.push(...(page.otherContacts ?? []));
    token = encodeURIComponent(page.nextPageToken ?? '');
  } while (token !== '');
  return persons;
};

export const namesOf = (persons: readonly Person[]): string[] =>
  persons.map(({ resourceName }) => resourceName ?? '');

/** The whole program with short waits. */
export const startGoogleHarness = ({ env, sandbox }: HarnessOptions = {}): Promise<Harness> =>
  startHarness({
    env: { GOOGLE_SEARCH_WARMUP_MS: '150', ...env },
    sandbox: { ...sandbox, google: { settings: { searchWarmupDelayMs: 100 }, ...sandbox?.google } },
  });
