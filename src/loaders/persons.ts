import { fieldMasks, limits } from '../__generated__/google-people.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { GooglePeopleClient } from '../clients/google-people/client.ts';
import { type Fields, isFields } from '../clients/http/json.ts';

import { chunksOf, createLoader } from './create-loader.ts';
import { listable, listSourcesFor, MAX_PAGE_SIZE, type OtherContactPageLoader } from './other-contacts.ts';
import { LIST_START, walkPages } from './page-walk.ts';
import { outcomeOf } from './persons-record.ts';
import {
  covers,
  maskOf,
  type PersonSelection,
  restrictTo,
  selectorOf,
  unionOf,
} from './persons-selection.ts';
import { notAnswered, type PersonRecord } from './records.ts';

export interface PersonKey {
  /** `people/…` or `otherContacts/…`. */
  readonly resourceName: string;
  readonly selection: PersonSelection;
}

export interface PersonLoader {
  /** Null for a person that does not exist. @throws UpstreamError */
  load(key: PersonKey): Promise<PersonRecord | null>;
  /** Makes the next `load` read the person again. Call it after a write. */
  forget(resourceName: string): void;
}

export interface PersonLoaderOptions {
  readonly client: GooglePeopleClient;
  readonly pages: OtherContactPageLoader;
  /** Aborted when the operation ends. */
  readonly signal: AbortSignal;
}

type Outcome = PersonRecord | Error | null;
type Outcomes = Map<string, Outcome>;

const NAMES_PER_CALL = limits.batchGetPeople.resourceNames.maxItems;

/**
 * Persons by resource name, all of a batch with the union of their selections. `people/…` cost ⌈n / 200⌉ calls. For
 * `otherContacts/…` Google has no lookup, so the list is scanned until all are found.
 */
export const createPersonLoader = ({ client, pages, signal }: PersonLoaderOptions): PersonLoader => {
  const known = new Map<string, { selection: PersonSelection; outcome: Promise<PersonRecord | null> }>();
  const loader = createLoader<PersonKey, PersonRecord | null>(
    'persons',
    async (keys) => {
      const { people = [], otherContacts = [] } = Object.groupBy(keys, collectionOf);
      const outcomes: Outcomes = new Map();
      await Promise.all([lookUp(client, people, outcomes), scan({ pages, signal }, otherContacts, outcomes)]);
      return keys.map(({ resourceName }) => outcomes.get(resourceName) ?? null);
    },
    { cache: false },
  );
  return {
    load(key) {
      const earlier = known.get(key.resourceName);
      if (earlier !== undefined && covers(earlier.selection, key.selection)) return earlier.outcome;
      const outcome = loader.load(key);
      known.set(key.resourceName, { selection: key.selection, outcome });
      return outcome;
    },
    forget: (resourceName) => void known.delete(resourceName),
  };
};

const collectionOf = ({ resourceName }: PersonKey): 'people' | 'otherContacts' =>
  resourceName.startsWith('otherContacts/') ? 'otherContacts' : 'people';

/** The distinct names of a batch and the union of their selections. */
const demandOf = (keys: readonly PersonKey[]): { names: Set<string>; selection: PersonSelection } => ({
  names: new Set(keys.map(({ resourceName }) => resourceName)),
  // Thousands of keys may share one selection object, because an operation selects once for all its representations.
  selection: unionOf(new Set(keys.map(({ selection }) => selection))),
});

const lookUp = async (
  client: GooglePeopleClient,
  keys: readonly PersonKey[],
  into: Outcomes,
): Promise<void> => {
  const { names, selection } = demandOf(keys);
  await Promise.all(
    chunksOf([...names], NAMES_PER_CALL).map(async (chunk) => {
      try {
        await batchGet(client, chunk, selection, into);
      } catch (error) {
        const groups = isRefusal(error) ? groupsByLook(chunk) : [];
        if (groups.length < 2) fail(chunk, error, into);
        else await Promise.all(groups.map((group) => readGroup(client, group, selection, into)));
      }
    }),
  );
};

/** Resource names as Google makes them. It may accept others that are not documented. */
const USUAL_NAME = /^people\/(?:me|c?\d+)$/;

/**
 * Google answers each name separately. If it rejects a whole batch, an unusual name is the likely reason. The usual and the
 * unusual names are then read separately, at two more calls.
 */
const groupsByLook = (names: readonly string[]): string[][] => [
  ...Map.groupBy(names, (name) => USUAL_NAME.test(name)).values(),
];

const isRefusal = (error: unknown): boolean =>
  error instanceof UpstreamError && error.code === 'BAD_USER_INPUT';

const readGroup = async (
  client: GooglePeopleClient,
  group: readonly string[],
  selection: PersonSelection,
  into: Outcomes,
): Promise<void> => {
  try {
    await batchGet(client, group, selection, into);
  } catch (error) {
    fail(group, error, into);
  }
};

const fail = (names: readonly string[], error: unknown, into: Outcomes): void => {
  const isAbsent = names.length === 1 && error instanceof UpstreamError && error.code === 'NOT_FOUND';
  for (const name of names) into.set(name, isAbsent ? null : (error as Error));
};

const batchGet = async (
  client: GooglePeopleClient,
  resourceNames: readonly string[],
  wanted: PersonSelection,
  into: Outcomes,
): Promise<void> => {
  const selection = restrictTo(wanted, fieldMasks.batchGetPeople.personFields);
  const mask = maskOf(selection);
  const { responses = [] } = await client.batchGetPeople({
    resourceNames,
    personFields: mask.join(','),
    fields: `responses(requestedResourceName,httpStatusCode,status,person(${selectorOf(selection)}))`,
  });
  const readMask = new Set(mask);
  for (const response of responses.filter(isFields)) {
    // Google guarantees neither the order of the answers nor that the person has the requested name.
    const name = nameOf(response) ?? (resourceNames.length === 1 ? resourceNames[0] : undefined);
    if (name !== undefined) into.set(name, outcomeOf(response, readMask));
  }
  // Google reports a person that does not exist, so a name without an answer is an error and not null.
  for (const name of resourceNames) {
    if (!into.has(name)) into.set(name, notAnswered('google-people', 'person'));
  }
};

const nameOf = ({ requestedResourceName, person }: Fields): string | undefined => {
  if (typeof requestedResourceName === 'string') return requestedResourceName;
  const name = isFields(person) ? person['resourceName'] : undefined;
  return typeof name === 'string' ? name : undefined;
};

const scan = async (
  { pages, signal }: Pick<PersonLoaderOptions, 'pages' | 'signal'>,
  keys: readonly PersonKey[],
  into: Outcomes,
): Promise<void> => {
  const { names: missing, selection: wanted } = demandOf(keys);
  const sources = listSourcesFor(wanted);
  let selection = listable(wanted, sources);
  if (missing.size === 0) return;
  const walk = walkPages({
    upstream: 'google-people',
    signal,
    start: LIST_START,
    load: (pageToken) => pages.load({ pageSize: MAX_PAGE_SIZE, sources, selection, pageToken }),
  });
  try {
    for await (const { page } of walk) {
      for (const person of page.persons) {
        if (missing.delete(person.resourceName)) into.set(person.resourceName, person);
      }
      if (missing.size === 0) return;
      ({ selection } = page);
    }
  } catch (error) {
    for (const name of missing) into.set(name, error as Error);
  }
};
