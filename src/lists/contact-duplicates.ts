import type {
  ContactDuplicateReasonKind,
  ContactSource,
  QueryDuplicateContactsArgs,
} from '../__generated__/graphql.ts';
import { personRecordOf } from '../books/other-contact-reads.ts';
import type { Context } from '../context/context.ts';
import { readRecord, unescapeName } from '../loaders/personal-contacts.ts';
import type {
  ContactDuplicateConnectionParent,
  ContactDuplicateParent,
  ContactParent,
} from '../loaders/records.ts';
import { comparePlaces, indexOfPlace, type Place, placeOf } from '../mirror/orders.ts';
import { otherContacts } from '../mirror/other-contacts.ts';
import { personalContacts } from '../mirror/personal-contacts.ts';
import { fieldOf, listOf, textOf } from '../mirror/record-kind.ts';
import { startSlices } from '../mirror/slices.ts';
import { foldText } from '../mirror/text.ts';
import { itemAt } from '../relay/connection.ts';
import { bindingOf, decodePlacedCursor, encodePlacedCursor, parseForwardArguments } from '../relay/cursor.ts';

import { linksOfContact, linksOfPerson, MAX_SHARERS } from './contact-links.ts';
import { askSources, OWN_BOOK, type SourceAnswer, sourcesOf } from './contact-sources.ts';

const LIMITS = { defaultFirst: 20, max: 1000 };

/** A record with the traits that it may share with others. `toNode` makes the graph's contact of it. */
interface Candidate {
  readonly place: Place;
  readonly traits: readonly string[];
  readonly toNode: () => ContactParent | null;
}

/** The candidates of one source. `records` is the cache key: the same record set gives the same groups. */
interface Candidates {
  readonly records: object;
  readonly list: () => Promise<readonly Candidate[]>;
}

interface Group {
  /** The place of the group's first record. */
  readonly place: Place;
  readonly candidates: readonly Candidate[];
  readonly traits: readonly string[];
}

/** A page of groups of records that may be the same person. */
export const duplicateConnection = async (
  args: QueryDuplicateContactsArgs,
  context: Context,
): Promise<ContactDuplicateConnectionParent> => {
  const sources = sourcesOf(args.sources);
  const { first, after: cursor } = parseForwardArguments(args, LIMITS);
  const scope = { kind: 'duplicateContacts', binding: bindingOf({ sources }) };
  const after = cursor === null ? null : decodePlacedCursor(cursor, 'after', scope);
  const ask: Readonly<Record<ContactSource, () => Promise<SourceAnswer<Candidates | null>>>> = {
    GOOGLE_OTHER_CONTACTS: () => candidatePersons(context),
    RINGCENTRAL_PERSONAL_CONTACTS: () => candidateContacts(context),
  };
  const answers = await askSources(sources, ask);
  const groups = await groupsOf(answers.flatMap(({ result }) => result ?? []));
  const start = after === null ? 0 : indexOfPlace(groups, ({ place }) => comparePlaces(place, after), true);
  const page = groups.slice(start, start + first);
  return {
    nodes: page.map(duplicateOf),
    hasNextPage: start + first < groups.length,
    hasPreviousPage: start > 0,
    totalCount: groups.length,
    sources: answers.map(({ state }) => state),
    cursorAt: (index) => encodePlacedCursor(scope, itemAt(page, index).place),
  };
};

const NOT_MIRRORED = { find: () => null, isComplete: false, asOf: null };

const candidateContacts = async ({ books }: Context): Promise<SourceAnswer<Candidates | null>> => {
  const whole = await books.ringcentral.contacts(OWN_BOOK, false);
  if (whole === null) {
    books.ringcentral.fillBehind(OWN_BOOK);
    return NOT_MIRRORED;
  }
  const { records, book, asOf } = whole;
  const list = () =>
    candidatesOf(records.identified(), (id, contact) => ({
      place: placeOf({ id }, () => personalContacts.orders.DISPLAY_NAME(contact)),
      traits: traitsOf(contact, () => [
        ...linksOfContact(contact),
        ...nameTrait(unescapeName(textOf(contact.firstName)), unescapeName(textOf(contact.lastName))),
      ]),
      toNode: () => readRecord(contact, book),
    }));
  return { find: () => ({ records, list }), isComplete: true, asOf };
};

const candidatePersons = async ({ books }: Context): Promise<SourceAnswer<Candidates | null>> => {
  const whole = await books.google.persons('contact', false);
  if (whole === null) {
    books.google.fillBehind('contact');
    return NOT_MIRRORED;
  }
  const { records, asOf } = whole;
  const list = () =>
    candidatesOf(records.identified(), (id, person) => ({
      place: placeOf({ id }, () => otherContacts.orders.DISPLAY_NAME(person)),
      traits: traitsOf(person, () => [
        ...linksOfPerson(person),
        ...listOf(person.names).flatMap((name) =>
          nameTrait(textOf(fieldOf(name, 'givenName')), textOf(fieldOf(name, 'familyName'))),
        ),
      ]),
      toNode: () => personRecordOf(whole, person),
    }));
  return { find: () => ({ records, list }), isComplete: true, asOf };
};

/** Works in slices, because parsing the phone numbers of a large book takes long. */
const candidatesOf = async <Item>(
  items: Iterable<readonly [id: string, item: Item]>,
  toCandidate: (id: string, item: Item) => Candidate,
): Promise<readonly Candidate[]> => {
  const slices = startSlices();
  const candidates: Candidate[] = [];
  for (const [id, item] of items) {
    candidates.push(toCandidate(id, item));
    if (slices.isOver()) await slices.pause();
  }
  return candidates;
};

/** Most records stay the same from one sync to the next, so their traits are cached per record. */
const knownTraits = new WeakMap<object, readonly string[]>();

const traitsOf = (item: object, read: () => readonly string[]): readonly string[] => {
  const known = knownTraits.get(item);
  if (known !== undefined) return known;
  const traits = [...new Set(read())];
  knownTraits.set(item, traits);
  return traits;
};

const nameTrait = (first: string, last: string): readonly string[] => {
  const names = [first, last].map((name) => foldText(name).trim().replaceAll(/\s+/g, ' '));
  return names.includes('') ? [] : [`name:${names.join(' ')}`];
};

/** Groups cached by the record sets they were made from: finding them takes long, and the records seldom change. */
const knownGroups = new WeakMap<object, WeakMap<object, Promise<readonly Group[]>>>();

const groupsOf = (all: readonly Candidates[]): Promise<readonly Group[]> => {
  const [one, other = one] = all;
  if (one === undefined || other === undefined) return Promise.resolve([]);
  const beside = knownGroups.get(one.records) ?? new WeakMap<object, Promise<readonly Group[]>>();
  knownGroups.set(one.records, beside);
  const known = beside.get(other.records);
  if (known !== undefined) return known;
  const groups = Promise.all(all.map(({ list }) => list())).then((lists) => findGroups(lists.flat()));
  beside.set(other.records, groups);
  return groups;
};

/** Finds candidates that are connected by shared traits, directly or through other candidates. Works in slices. */
const findGroups = async (candidates: readonly Candidate[]): Promise<readonly Group[]> => {
  const slices = startSlices();
  const byTrait = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const trait of candidate.traits) {
      const sharers = byTrait.get(trait);
      if (sharers === undefined) byTrait.set(trait, [candidate]);
      else sharers.push(candidate);
    }
    if (slices.isOver()) await slices.pause();
  }
  const isShared = (trait: string): boolean => {
    const length = byTrait.get(trait)?.length ?? 0;
    return length > 1 && length <= MAX_SHARERS;
  };
  const seen = new Set<Candidate>();
  const groups: Group[] = [];
  for (const candidate of candidates) {
    if (slices.isOver()) await slices.pause();
    if (seen.has(candidate)) continue;
    const members = new Set([candidate]);
    const traits = new Set<string>();
    // Iteration over a set includes members that are added meanwhile.
    for (const member of members) {
      for (const trait of member.traits.filter(isShared)) {
        traits.add(trait);
        byTrait.get(trait)?.forEach((sharer) => members.add(sharer));
      }
    }
    members.forEach((member) => seen.add(member));
    const sorted = [...members].sort((one, other) => comparePlaces(one.place, other.place));
    const [first] = sorted;
    if (first === undefined || sorted.length === 1) continue;
    groups.push({ place: first.place, candidates: sorted, traits: [...traits] });
  }
  return groups.sort((one, other) => comparePlaces(one.place, other.place));
};

const REASONS: Readonly<Record<string, ContactDuplicateReasonKind>> = {
  mailto: 'EMAIL_ADDRESS',
  tel: 'PHONE_NUMBER',
  name: 'NAME',
};

const duplicateOf = ({ candidates, traits }: Group): ContactDuplicateParent => ({
  contacts: candidates.flatMap(({ toNode }) => toNode() ?? []),
  reasons: traits.flatMap((trait) => {
    const at = trait.indexOf(':');
    const kind = REASONS[trait.slice(0, at)];
    return kind === undefined ? [] : [{ kind, value: trait.slice(at + 1) }];
  }),
});
