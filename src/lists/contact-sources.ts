import { GraphQLError } from 'graphql';

import type { Person } from '../__generated__/google-people.ts';
import type { ContactSource } from '../__generated__/graphql.ts';
import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import type { WholeContacts } from '../books/address-book-reads.ts';
import { personRecordOf, type WholePersons } from '../books/other-contact-reads.ts';
import type { UpstreamName } from '../clients/errors/error-code.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { Context } from '../context/context.ts';
import { OWN } from '../loaders/address-books.ts';
import type { ListSources } from '../loaders/other-contacts.ts';
import { readRecord } from '../loaders/personal-contacts.ts';
import type {
  ContactParent,
  ContactSourceProblemParent,
  ContactSourceStateParent,
} from '../loaders/records.ts';
import { type Place, placeOf } from '../mirror/orders.ts';
import { otherContacts } from '../mirror/other-contacts.ts';
import type { PageRequest } from '../mirror/page.ts';
import { personalContacts } from '../mirror/personal-contacts.ts';
import type { RecordKind } from '../mirror/record-kind.ts';
import type { KeysOf, RecordSet, SearchPlace } from '../mirror/record-set.ts';
import { digitTailsOf, hasNumber, type NumberQuery } from '../values/phone-number.ts';

import { demandItems, MAX_ENUM_VALUES } from './arguments.ts';

/** The address book of the caller's own extension. */
export const OWN_BOOK = { accountId: OWN, extensionId: OWN };

/** All sources, in the order of the enum. */
export const SOURCES = [
  'GOOGLE_OTHER_CONTACTS',
  'RINGCENTRAL_PERSONAL_CONTACTS',
] as const satisfies readonly ContactSource[];

const UPSTREAMS: Readonly<Record<ContactSource, UpstreamName>> = {
  GOOGLE_OTHER_CONTACTS: 'google-people',
  RINGCENTRAL_PERSONAL_CONTACTS: 'ringcentral',
};

/** The sources that the argument names, each once, in the order of the enum. */
export const sourcesOf = (
  argument: readonly ContactSource[] | null | undefined,
): readonly ContactSource[] => {
  const asked = demandItems(argument ?? SOURCES, MAX_ENUM_VALUES, 'sources');
  return SOURCES.filter((source) => asked.includes(source));
};

/** A contact and its place in a list that merges both systems. */
export interface PlacedContact<At extends Place = Place> {
  readonly node: ContactParent;
  readonly place: At;
}

export interface FoundPage {
  readonly contacts: readonly PlacedContact<SearchPlace>[];
  /** Number of all results, not only those of this page. */
  readonly total: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Searchable records of one source. */
export interface ContactPool {
  search(query: string, page: PageRequest<SearchPlace>): Promise<FoundPage>;
  /** In no particular order. */
  withNumber(number: NumberQuery): Promise<readonly PlacedContact[]>;
  /** Whether these are all records that the source has for the query. */
  readonly isComplete: boolean;
  /** Null if upstream was asked just now. */
  readonly asOf: Date | null;
}

interface PoolOptions<Item> {
  readonly toNode: (item: Item) => ContactParent | null;
  readonly isComplete: boolean;
  readonly asOf: Date | null;
}

const createPool = <Item extends object, OrderName extends string>(
  records: RecordSet<Item, OrderName | 'DISPLAY_NAME'>,
  kind: RecordKind<Item, OrderName | 'DISPLAY_NAME'>,
  tailsOf: KeysOf<Item>,
  { toNode, ...facts }: PoolOptions<Item>,
): ContactPool => ({
  ...facts,
  async search(query, page) {
    const found = await records.search(query, { order: 'DISPLAY_NAME', direction: 'ASC', ...page });
    return {
      ...found,
      contacts: found.edges.flatMap(({ item, place }) => {
        const node = toNode(item);
        return node === null ? [] : [{ node, place }];
      }),
    };
  },
  async withNumber(number) {
    // Few records share the last digits, so only those are parsed and compared.
    const candidates = await Promise.all(number.tails.map((tail) => records.byKey(tailsOf, tail)));
    return [...new Set(candidates.flat())]
      .filter((item) => hasNumber(kind.phoneNumbers(item), number))
      .flatMap((item) => {
        const node = toNode(item);
        const id = kind.idOf(item) ?? '';
        return node === null ? [] : [{ node, place: placeOf({ id }, () => kind.orders.DISPLAY_NAME(item)) }];
      });
  },
});

const contactTails: KeysOf<PersonalContactResource> = (contact) =>
  digitTailsOf(personalContacts.phoneNumbers(contact));
const personTails: KeysOf<Person> = (person) => digitTailsOf(otherContacts.phoneNumbers(person));

export const poolOfContacts = (
  records: WholeContacts['records'],
  options: PoolOptions<PersonalContactResource>,
): ContactPool => createPool(records, personalContacts, contactTails, options);

export const poolOfPersons = (records: WholePersons['records'], options: PoolOptions<Person>): ContactPool =>
  createPool(records, otherContacts, personTails, options);

/** The caller's own mirrored address book; null if it is not mirrored. */
export const mirroredContactPool = async ({ books }: Context): Promise<ContactPool | null> => {
  const whole = await books.ringcentral.contactsSoon(OWN_BOOK);
  if (whole === null) return null;
  const { records, book, asOf } = whole;
  return poolOfContacts(records, { toNode: (item) => readRecord(item, book), isComplete: true, asOf });
};

/** The caller's mirrored other contacts of these sources; null if they are not mirrored. */
export const mirroredPersonPool = async (
  { books }: Context,
  sources: ListSources,
): Promise<ContactPool | null> => {
  const whole = await books.google.persons(sources, false);
  if (whole === null) return null;
  const { records, asOf } = whole;
  return poolOfPersons(records, { toNode: (item) => personRecordOf(whole, item), isComplete: true, asOf });
};

/** What one source has read for an answer. */
export interface SourceAnswer<Result> {
  /** Makes the result of it, without a call. */
  readonly find: () => Result | Promise<Result>;
  readonly isComplete: boolean;
  readonly asOf: Date | null;
}

export interface AskedSource<Result> {
  readonly state: ContactSourceStateParent;
  /** Null if the source has a problem. */
  readonly result: Result | null;
}

/**
 * Asks all sources at the same time. A failure, or a source that takes longer than `SOURCE_WAIT_MS`, is reported in the state
 * of its source, so that the others are still answered. Our own work in what was read has no limit: upstream did not delay it,
 * and the first lookup in a large book makes an index.
 */
export const askSources = <Result>(
  sources: readonly ContactSource[],
  ask: Readonly<Record<ContactSource, () => Promise<SourceAnswer<Result>>>>,
): Promise<readonly AskedSource<Result>[]> =>
  Promise.all(
    sources.map(async (source): Promise<AskedSource<Result>> => {
      try {
        const { find, isComplete, asOf } = await inTime(UPSTREAMS[source], ask[source]());
        return { result: await find(), state: { source, isComplete, asOf, problem: null } };
      } catch (error) {
        const problem = problemOf(error);
        return { result: null, state: { source, isComplete: false, asOf: null, problem } };
      }
    }),
  );

/** Longer than the warm-up of Google's search; half of what an upstream call may take. */
const SOURCE_WAIT_MS = 5_000;

/** Limits the wait for one source, so that it does not delay the others. @throws UpstreamError UPSTREAM_TIMEOUT */
export const inTime = async <Result>(upstream: UpstreamName, work: Promise<Result>): Promise<Result> => {
  const { promise: end, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new UpstreamError({ code: 'UPSTREAM_TIMEOUT', upstream })),
    SOURCE_WAIT_MS,
  );
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
  }
};

/** The failure as callers see it. Rethrows everything else: that is a bug of ours. */
const problemOf = (error: unknown): ContactSourceProblemParent => {
  if (error instanceof UpstreamError) {
    const { code, message, retryAfterSeconds } = error;
    return { code, message, retryAfter: retryAfterSeconds ?? null };
  }
  if (error instanceof GraphQLError) {
    const { message, extensions } = error;
    return { code: String(extensions['code']), message, retryAfter: null };
  }
  throw error;
};
