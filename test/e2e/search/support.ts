import { type Harness, type HarnessOptions, startHarness } from '../../support/harness.ts';

export interface Books {
  /** Attributes of RingCentral contacts. */
  readonly contacts?: readonly Readonly<Record<string, string>>[];
  readonly persons?: readonly {
    readonly givenName?: string;
    readonly familyName?: string;
    readonly emailAddress?: string;
    readonly phoneNumber?: string;
  }[];
}

const control = async (url: string, path: string, body: object): Promise<void> => {
  const response = await fetch(`${url}/__sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
};

/** Puts records into the demo user's books, as another client would. */
export const add = async ({ sandbox }: Harness, { contacts = [], persons = [] }: Books): Promise<void> => {
  await control(sandbox.ringcentral.url, 'changes', { user: 'demo', create: contacts });
  await control(sandbox.google.url, 'changes', { user: 'demo', create: persons });
};

/** The whole program with only these records in the books of the demo user. */
export const startWithBooks = async (
  books: Books,
  { env, sandbox }: HarnessOptions = {},
): Promise<Harness> => {
  const harness = await startHarness({
    env: { MIRROR: 'memory', GOOGLE_SEARCH_WARMUP_MS: '150', ...env },
    sandbox: { ...sandbox, google: { settings: { searchWarmupDelayMs: 100 }, ...sandbox?.google } },
  });
  await control(harness.sandbox.ringcentral.url, 'book-size', { user: 'demo', contacts: 0 });
  await control(harness.sandbox.google.url, 'book-size', { user: 'demo', otherContacts: 0 });
  await add(harness, books);
  return harness;
};

const SEARCH = `query ($query: String!, $first: Int, $after: String, $sources: [ContactSource!]) {
  searchContacts(query: $query, first: $first, after: $after, sources: $sources) {
    totalCount nodes { __typename id displayName } pageInfo { hasNextPage hasPreviousPage endCursor }
    sources { source isComplete asOf problem { code message retryAfter } }
  }
}`;

const MATCH = `query ($numbers: [String!]!, $country: String, $sources: [ContactSource!]) {
  matchPhoneNumbers(numbers: $numbers, country: $country, sources: $sources) {
    number e164 contacts { __typename displayName } sources { source isComplete problem { code } }
  }
}`;

export interface SourceState {
  readonly source: string;
  readonly isComplete: boolean;
  readonly problem: { readonly code: string; readonly retryAfter: number | null } | null;
}

export interface Found {
  readonly totalCount: number | null;
  readonly nodes: readonly {
    readonly __typename: string;
    readonly id: string;
    readonly displayName: string;
  }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
  readonly sources: readonly SourceState[];
}

export interface Match {
  readonly number: string;
  readonly e164: string | null;
  readonly contacts: readonly { readonly displayName: string }[];
  readonly sources: readonly SourceState[];
}

/** Sends an operation that must not fail as a whole. */
export const ask = async (harness: Harness, query: string, variables: Readonly<Record<string, unknown>>) => {
  const { body } = await harness.execute(query, { variables });
  if (body.errors !== undefined) throw new Error(`Unexpected errors: ${JSON.stringify(body.errors)}`);
  return body.data;
};

export const search = async (
  harness: Harness,
  variables: Readonly<Record<string, unknown>>,
): Promise<Found> => (await ask(harness, SEARCH, variables)).searchContacts;

export const match = async (
  harness: Harness,
  variables: Readonly<Record<string, unknown>>,
): Promise<readonly Match[]> => (await ask(harness, MATCH, variables)).matchPhoneNumbers;

export const namesOf = ({ nodes }: Pick<Found, 'nodes'>): readonly string[] =>
  nodes.map(({ displayName }) => displayName);

/** Searches until the mirror serves both books, then clears the log of calls. */
export const mirrorBooks = async (harness: Harness): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const { sources } = await search(harness, { query: 'zz' });
    if (sources.every(({ isComplete }) => isComplete)) {
      harness.clearCalls();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The mirror never served both books.');
};

export const routesOf = (harness: Harness): readonly string[] =>
  harness.calls().map(({ upstream, route }) => `${upstream} ${route.slice(route.lastIndexOf('/') + 1)}`);
