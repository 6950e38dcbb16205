import type { OtherContactInput } from '../../../sandbox/google-people/index.ts';
import { type ExecuteOptions, type Harness, startHarness, type UpstreamCall } from '../../support/harness.ts';
import { type Answer, ask, type User } from '../graph/support.ts';

/** The whole program with address books of these sizes on both sides. */
export const startBooks = (sizes: Partial<Readonly<Record<User, number>>>): Promise<Harness> =>
  startHarness({
    sandbox: { google: { otherContactCount: sizes }, ringcentral: { bookSizes: sizes } },
  });

/** Resets books, settings and faults. */
export const resetBooks = ({ sandbox: { google, ringcentral } }: Harness): void => {
  google.reset();
  ringcentral.reset();
};

export type ChangesField = 'otherContactChanges' | 'personalContactChanges';

/** A change as these tests select it. `key` is upstream's name or id of the record. */
export interface Change {
  readonly deleted: boolean;
  readonly key: string;
  readonly data: Readonly<Record<string, unknown>> | null;
}

export interface ChangesPage {
  readonly nodes: readonly Change[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
  readonly nextSince: string | null;
  readonly isFullSync: boolean;
}

export interface PageDemand {
  readonly since?: string | null | undefined;
  readonly first?: number;
  readonly after?: string | null | undefined;
  readonly sources?: readonly string[];
  readonly accountId?: string;
  readonly extensionId?: string;
}

const NODE: Readonly<Record<ChangesField, string>> = {
  otherContactChanges: 'key: resourceName data: person { displayName etag }',
  personalContactChanges: 'key: contactId data: personalContact { firstName lastName notes mobilePhone }',
};

const PARAMETERS: Readonly<Record<ChangesField, string>> = {
  otherContactChanges: '$sources: [PersonReadSource!] = [CONTACT]',
  personalContactChanges: '$accountId: ID = "~", $extensionId: ID = "~"',
};

const ARGUMENTS: Readonly<Record<ChangesField, string>> = {
  otherContactChanges: 'sources: $sources',
  personalContactChanges: 'accountId: $accountId, extensionId: $extensionId',
};

export const changesQuery = (field: ChangesField, selection: string): string =>
  `query ($since: String, $first: Int = 100, $after: String, ${PARAMETERS[field]}) {
    changes: ${field}(since: $since, first: $first, after: $after, ${ARGUMENTS[field]}) { ${selection} }
  }`;

/** One page with all fields that these tests need. May have errors. */
export const askPage = (
  harness: Harness,
  field: ChangesField,
  demand: PageDemand = {},
  options: ExecuteOptions = {},
): Promise<Answer> =>
  ask(
    harness,
    changesQuery(
      field,
      `nodes { deleted ${NODE[field]} } edges { cursor }
       pageInfo { hasNextPage hasPreviousPage endCursor } nextSince isFullSync`,
    ),
    { ...options, variables: { ...demand } },
  );

/** The same for a page that must not fail. */
export const readPage = async (
  harness: Harness,
  field: ChangesField,
  demand: PageDemand = {},
  options: ExecuteOptions = {},
): Promise<ChangesPage & { readonly calls: readonly UpstreamCall[] }> => {
  const { data, errors, calls } = await askPage(harness, field, demand, options);
  if (errors !== undefined) throw new Error(`Unexpected errors: ${JSON.stringify(errors)}`);
  return { ...(data.changes as ChangesPage), calls };
};

export interface WholeSync {
  readonly pages: readonly ChangesPage[];
  readonly changes: readonly Change[];
  readonly nextSince: string;
  /** Upstream calls of each page. */
  readonly calls: readonly number[];
}

/** All pages of a sync, by `endCursor`. */
export const readAll = async (
  harness: Harness,
  field: ChangesField,
  demand: PageDemand = {},
  options: ExecuteOptions = {},
): Promise<WholeSync> => {
  const pages: ChangesPage[] = [];
  const calls: number[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(
      harness,
      field,
      { ...demand, after },
      options,
    );
    pages.push(page);
    calls.push(page.calls.length);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  const nextSince = pages.at(-1)?.nextSince;
  if (typeof nextSince !== 'string') throw new Error('The sync ended without a `nextSince`.');
  return { pages, changes: pages.flatMap(({ nodes }) => nodes), nextSince, calls };
};

export const keysOf = (changes: readonly Change[]): string[] => changes.map(({ key }) => key);

/** The first error of an answer, as code and message. */
export const errorOf = ({ errors, data }: Answer) => ({
  code: errors?.[0]?.extensions['code'],
  message: errors?.[0]?.message ?? '',
  extensions: errors?.[0]?.extensions ?? {},
  data: data?.changes as unknown,
});

/** A call to RingCentral's side of the sandbox, without the graph, below a user's own extension. */
export const writeContact = async (
  { sandbox }: Harness,
  method: string,
  path: string,
  body?: object,
  user: User = 'demo',
): Promise<string> => {
  const response = await fetch(
    `${sandbox.ringcentral.url}/restapi/v1.0/account/~/extension/~/address-book/contact${path}`,
    {
      method,
      headers: {
        authorization: `Bearer ${sandbox.credentials.ringcentral.accessTokens[user]}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    },
  );
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.text();
};

/** Changes an address book directly upstream, without the graph. */
export interface BookEditor {
  /** Names or ids of all records, in upstream's order. */
  readonly keys: () => readonly string[];
  /** Adds a record; resolves to its name or id. */
  readonly add: (name: string) => Promise<string>;
  readonly rename: (key: string, name: string) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  /** All records, in the form of `Change.data`. */
  readonly contents: () => ReadonlyMap<string, object>;
}

const googleEditor = ({ sandbox }: Harness, user: User = 'demo'): BookEditor => {
  const book = () => sandbox.google.store.book(user);
  const idOf = (key: string): bigint => BigInt(key.replace('otherContacts/c', ''));
  const people = () =>
    Array.from({ length: book().length }, (_, position) => book().otherContactAt(position)).flatMap(
      (other) => (other === undefined || other.isDeleted ? [] : [other.person]),
    );
  const input = (name: string): OtherContactInput => ({ givenName: name, familyName: 'Meadow' });
  return {
    keys: () => people().map(({ resourceName }) => resourceName),
    add: (name) => Promise.resolve(book().addOtherContact(input(name)).person.resourceName),
    rename: async (key, name) =>
      void (await Promise.resolve(book().updateOtherContact(idOf(key), input(name)))),
    remove: (key) => Promise.resolve(book().deleteOtherContact(idOf(key))),
    contents: () =>
      new Map(
        people().map(({ resourceName, etag, fields }) => {
          const own = fields.names?.find(({ metadata }) => metadata.source.type === 'OTHER_CONTACT');
          return [resourceName, { displayName: own?.['displayName'] ?? null, etag }];
        }),
      ),
  };
};

export const ringcentralEditor = (harness: Harness, user: User = 'demo'): BookEditor => {
  const { store } = harness.sandbox.ringcentral;
  return {
    keys: () => store.contacts(user).map(({ id }) => id),
    add: async (name) =>
      /"id":(\d+)/.exec(
        await writeContact(harness, 'POST', '', { firstName: name, lastName: 'Meadow' }, user),
      )![1]!,
    rename: async (key, name) =>
      void (await writeContact(harness, 'PATCH', `/${key}`, { firstName: name }, user)),
    remove: async (key) => void (await writeContact(harness, 'DELETE', `/${key}`, undefined, user)),
    contents: () =>
      new Map(
        store
          .contacts(user)
          .map(({ id, firstName = null, lastName = null, notes = null, mobilePhone = null }) => [
            id,
            { firstName, lastName, notes, mobilePhone },
          ]),
      ),
  };
};

export const EDITORS: Readonly<Record<ChangesField, (harness: Harness, user?: User) => BookEditor>> = {
  otherContactChanges: googleEditor,
  personalContactChanges: ringcentralEditor,
};

export const FIELDS = ['otherContactChanges', 'personalContactChanges'] as const;
