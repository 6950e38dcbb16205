import type { GraphQLResolveInfo } from 'graphql';

import type { Person } from '../__generated__/google-people.ts';
import type { QuerySearchContactsArgs } from '../__generated__/graphql.ts';
import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { listSourcesFor } from '../loaders/other-contacts.ts';
import type { ContactFilter } from '../loaders/personal-contacts.ts';
import { type PersonSelection, selectionOf, unionOf } from '../loaders/persons-selection.ts';
import type { ContactConnectionParent } from '../loaders/records.ts';
import { comparePlaces } from '../mirror/orders.ts';
import { otherContacts } from '../mirror/other-contacts.ts';
import type { PageRequest } from '../mirror/page.ts';
import { personalContacts } from '../mirror/personal-contacts.ts';
import { RecordSet, type SearchPlace } from '../mirror/record-set.ts';
import { itemAt } from '../relay/connection.ts';
import { bindingOf, decodePlacedCursor, encodePlacedCursor, parseForwardArguments } from '../relay/cursor.ts';
import { parsePhoneNumber } from '../values/phone-number.ts';

import { demandText, MAX_SEARCH_TEXT } from './arguments.ts';
import {
  askSources,
  type ContactPool,
  type FoundPage,
  mirroredContactPool,
  mirroredPersonPool,
  OWN_BOOK,
  type PlacedContact,
  poolOfContacts,
  poolOfPersons,
  type SourceAnswer,
  sourcesOf,
} from './contact-sources.ts';
import { personSelection, requestedNodeFields } from './selection.ts';

const LIMITS = { defaultFirst: 10, max: 1000 };

/** A page of the contacts of both systems that contain every word of the query. */
export const searchContactConnection = async (
  args: QuerySearchContactsArgs,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<ContactConnectionParent> => {
  const query = queryOf(args.query);
  const sources = sourcesOf(args.sources);
  const { first, after: cursor } = parseForwardArguments(args, LIMITS);
  const scope = { kind: 'searchContacts', binding: bindingOf({ query, sources }) };
  const after = cursor === null ? undefined : decodePlacedCursor(cursor, 'after', scope);
  const page = { after, count: first };
  const selection = personSelection(requestedNodeFields(info, 'Person'));
  const answers = await askSources(sources, {
    GOOGLE_OTHER_CONTACTS: () => searchGoogle(query, page, selection, context),
    RINGCENTRAL_PERSONAL_CONTACTS: () => searchRingcentral(query, page, context),
  });
  const found = answers.flatMap(({ result }) => (result === null ? [] : [result]));
  const merged = found.flatMap(({ contacts }) => contacts).sort(compareFound);
  const contacts = merged.slice(0, first);
  return {
    nodes: contacts.map(({ node }) => node),
    hasNextPage: merged.length > first || found.some(({ hasNextPage }) => hasNextPage),
    hasPreviousPage: found.some(({ hasPreviousPage }) => hasPreviousPage),
    totalCount: answers.every(({ state }) => state.isComplete)
      ? found.reduce((sum, { total }) => sum + total, 0)
      : null,
    sources: answers.map(({ state }) => state),
    cursorAt: (index) => encodePlacedCursor(scope, itemAt(contacts, index).place),
  };
};

const queryOf = (text: string): string => {
  const query = demandText(text, MAX_SEARCH_TEXT, 'query').trim();
  if (query === '') throw userInputError('must have at least one character that is not a space.', 'query');
  return query;
};

const compareFound = (one: PlacedContact<SearchPlace>, other: PlacedContact<SearchPlace>): number =>
  one.place.rank - other.place.rank || comparePlaces(one.place, other.place);

const FINDABLE = /[\p{L}\p{M}\p{N}\p{Extended_Pictographic}]/u;

const NOTHING: SourceAnswer<FoundPage> = {
  find: () => ({ contacts: [], total: 0, hasNextPage: false, hasPreviousPage: false }),
  isComplete: true,
  asOf: null,
};

const answerOf = (
  pool: ContactPool,
  query: string,
  page: PageRequest<SearchPlace>,
): SourceAnswer<FoundPage> => ({
  find: () => pool.search(query, page),
  isComplete: pool.isComplete,
  asOf: pool.asOf,
});

const searchRingcentral = async (
  query: string,
  page: PageRequest<SearchPlace>,
  context: Context,
): Promise<SourceAnswer<FoundPage>> => {
  if (!FINDABLE.test(query)) return NOTHING;
  const mirrored = await mirroredContactPool(context);
  if (mirrored !== null) return answerOf(mirrored, query, page);
  const filter = filterFor(query);
  // Starts before the fill, so that the caller's own call does not queue behind the fill's calls.
  const listed = filter && listContacts(filter, context);
  context.books.ringcentral.fillBehind(OWN_BOOK);
  if (listed === null) return { ...NOTHING, isComplete: false };
  // Incomplete, because upstream only compares the beginnings of names.
  return { ...answerOf(await listed, query, page), isComplete: false };
};

/** Upstream can search for one number or the beginning of one name; null if the query has neither. */
const filterFor = (query: string): ContactFilter | null => {
  const e164 = parsePhoneNumber(query)?.e164;
  if (e164 != null) return { phoneNumber: [e164] };
  const words = query.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  // The longest word gives the fewest results; the other words are then searched in those.
  const [startsWith] = words.toSorted((one, other) => other.length - one.length);
  return startsWith === undefined ? null : { startsWith, sortBy: ['FirstName'] };
};

/** Page size of a search upstream: enough to show, and not a whole book at every keystroke. */
const LISTED_CONTACTS = 250;

/** The contacts that upstream's own filter finds, at one call; complete if they fit on one page. */
export const listContacts = async (filter: ContactFilter, { loaders }: Context): Promise<ContactPool> => {
  const key = { book: OWN_BOOK, filter, page: 1, perPage: LISTED_CONTACTS };
  const { records, hasMore } = await loaders.personalContactPages.load(key);
  const byId = new Map(records.flatMap((record) => (record === null ? [] : [[record.contactId, record]])));
  const items: readonly PersonalContactResource[] = [...byId.values()].map((record) => ({
    ...record,
    id: record.contactId,
  }));
  const set = await RecordSet.of(personalContacts, items);
  const toNode = ({ id }: { readonly id?: unknown }) => byId.get(String(id)) ?? null;
  return poolOfContacts(set, { toNode, isComplete: hasMore === false, asOf: null });
};

const searchGoogle = async (
  query: string,
  page: PageRequest<SearchPlace>,
  selection: PersonSelection,
  context: Context,
): Promise<SourceAnswer<FoundPage>> => {
  if (!FINDABLE.test(query)) return NOTHING;
  const sources = listSourcesFor(selection);
  const mirrored = await mirroredPersonPool(context, sources);
  if (mirrored !== null) return answerOf(mirrored, query, page);
  const found = searchPersons(query, selection, context);
  context.books.google.fillBehind(sources);
  return answerOf(await found, query, page);
};

/** The fields that a search compares. */
const COMPARED = selectionOf(['names', 'emailAddresses', 'phoneNumbers']);

/** The persons that Google's own search finds: at most 30, at one call besides the warm-up. */
export const searchPersons = async (
  query: string,
  selection: PersonSelection,
  { loaders }: Context,
): Promise<ContactPool> => {
  const wanted = unionOf([selection, COMPARED]);
  const { persons } = await loaders.otherContactSearches.load({ query, selection: wanted });
  const byName = new Map(persons.map((person) => [person.resourceName, person]));
  const items: readonly Person[] = persons;
  const set = await RecordSet.of(otherContacts, items);
  const toNode = ({ resourceName }: { readonly resourceName?: string }) =>
    byName.get(resourceName ?? '') ?? null;
  return poolOfPersons(set, { toNode, isComplete: false, asOf: null });
};
