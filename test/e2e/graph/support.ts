import type { ExecuteOptions, GraphQLResult, Harness, UpstreamCall } from '../../support/harness.ts';

export type User = 'demo' | 'second';

/** The answer to one operation, with the upstream calls that it cost. */
export type Answer = GraphQLResult['body'] & {
  readonly status: number;
  /** The body as text, to check that it does not contain something. */
  readonly text: string;
  readonly calls: readonly UpstreamCall[];
};

/** Sends an operation with the call log empty before it. */
export const ask = async (harness: Harness, query: string, options: ExecuteOptions = {}): Promise<Answer> => {
  harness.clearCalls();
  const { status, body } = await harness.execute(query, options);
  return { ...body, status, text: JSON.stringify(body), calls: harness.calls() };
};

/** The same for an operation that must not fail. */
export const askWell = async (harness: Harness, query: string, options?: ExecuteOptions): Promise<Answer> => {
  const answer = await ask(harness, query, options);
  if (answer.errors !== undefined) throw new Error(`Unexpected errors: ${JSON.stringify(answer.errors)}`);
  return answer;
};

/** The errors of an answer, one line each: path and code. */
export const failuresOf = ({ errors = [] }: Pick<Answer, 'errors'>): readonly string[] =>
  errors.map(({ path = [], extensions }) => `${path.join('.')} ${String(extensions['code'])}`).sort();

/** The last part of each call's route: `{contactId}`, `contact`, `favorite`, `otherContacts` … */
export const routesOf = (calls: readonly UpstreamCall[]): readonly string[] =>
  calls.map(({ route }) => route.slice(route.lastIndexOf('/') + 1));

export const valuesOf = ({ query }: UpstreamCall, name: string): readonly string[] =>
  query.filter(([key]) => key === name).map(([, value]) => value);

/** `{contactId}` calls: how many contacts each of them named. */
export const batchSizes = (calls: readonly UpstreamCall[]): readonly number[] =>
  calls
    .filter(({ route }) => route.endsWith('/{contactId}'))
    .map(({ path }) => decodeURIComponent(path).split('/').at(-1)?.split(',').length ?? 0)
    .sort((one, other) => other - one);

/** A user's own book as ids of the real account and extension. */
export const bookOf = ({ sandbox: { ringcentral } }: Harness, user: User = 'demo') => ({
  accountId: ringcentral.store.accountId,
  extensionId: ringcentral.store.extensionId(user),
});

/** Ids of a user's contacts, from the sandbox and not from the graph. */
export const contactIdsOf = ({ sandbox: { ringcentral } }: Harness, user: User = 'demo'): readonly string[] =>
  ringcentral.store.contacts(user).map(({ id }) => id);

/** The digits of a number beyond 2^53, which `JSON.parse` would round. */
const exact = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' ? (context?.source ?? value) : value;

/** A user's contact ids in upstream's order, read without the graph. */
export const listedContactIds = async (harness: Harness, user: User = 'demo'): Promise<readonly string[]> => {
  const { ringcentral, credentials } = harness.sandbox;
  const authorization = `Bearer ${credentials.ringcentral.accessTokens[user]}`;
  const size = ringcentral.store.contacts(user).length;
  const ids: string[] = [];
  for (let page = 1; ids.length < size; page += 1) {
    const path = '/restapi/v1.0/account/~/extension/~/address-book/contact';
    const url = `${ringcentral.url}${path}?sortBy=FirstName&perPage=1000&page=${String(page)}`;
    const text = await (await fetch(url, { headers: { authorization } })).text();
    const { records } = JSON.parse(text, exact) as { records: readonly { id: string }[] };
    ids.push(...records.map(({ id }) => id));
    if (records.length === 0) throw new Error(`Upstream lists ${String(ids.length)} of ${String(size)}.`);
  }
  return ids;
};

/** A cursor for every contact of the list, read in pages of 1,000. */
export const cursorsOf = async (harness: Harness, total: number): Promise<readonly string[]> => {
  const cursors: string[] = [];
  while (cursors.length < total) {
    const { data } = await askWell(
      harness,
      'query ($after: String) { personalContacts(first: 1000, after: $after) { edges { cursor } } }',
      { variables: { after: cursors.at(-1) ?? null } },
    );
    const edges = data.personalContacts.edges as readonly { readonly cursor: string }[];
    if (edges.length === 0) throw new Error(`The list ends after ${String(cursors.length)}.`);
    cursors.push(...edges.map(({ cursor }) => cursor));
  }
  return cursors;
};

export const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
