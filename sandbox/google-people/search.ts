import type { ApiCall, ApiMethod } from './api-method.ts';
import type { Book, OtherContact } from './book.ts';
import { SCOPES } from './credentials.ts';
import { invalidArgument } from './errors.ts';
import { readMask, SEARCH_MASK } from './masks.ts';
import { type FieldEntry, renderPerson } from './person.ts';

const DEFAULT_RESULTS = 10;
const MAX_RESULTS = 30;

/** Ignores case and accents. Combining marks of other scripts stay: there they are part of the letters. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

const WORD = /[\p{L}\p{M}\p{N}]/u;

/** Whether the text contains the folded phrase at the start of a word. */
const matchesPhrase = (text: string, phrase: string): boolean => {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (at === 0 || !WORD.test(text[at - 1] ?? '')) return true;
  }
  return false;
};

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** The values of the contact itself; values of the profile are not searched. */
const ownValues = (entries: readonly FieldEntry[] | undefined, member: string): readonly string[] =>
  (entries ?? []).flatMap(({ metadata, [member]: value }) =>
    metadata.source.type === 'OTHER_CONTACT' && typeof value === 'string' ? [value] : [],
  );

interface SearchText {
  readonly words: readonly string[];
  readonly numbers: readonly string[];
}

/** Folding is the most expensive part of a search, so the folded text of each record is cached. */
const texts = new WeakMap<object, SearchText>();

const textOf = ({ person }: OtherContact): SearchText => {
  const known = texts.get(person);
  if (known !== undefined) return known;
  const { names, emailAddresses, phoneNumbers } = person.fields;
  const text = {
    words: [...ownValues(names, 'displayName'), ...ownValues(emailAddresses, 'value')].map(fold),
    numbers: ['canonicalForm', 'value'].flatMap((member) => ownValues(phoneNumbers, member)),
  };
  texts.set(person, text);
  return text;
};

/** Matches the start of the number or of any later group of digits, so that the country code may be omitted. */
const matchesNumber = (number: string, digits: string): boolean =>
  number
    .split(/[^\d+]+/)
    .map((_group, index, groups) => digitsOf(groups.slice(index).join('')))
    .some((rest) => rest.startsWith(digits));

const matches = (other: OtherContact, phrase: string): boolean => {
  const { words, numbers } = textOf(other);
  if (words.some((text) => matchesPhrase(text, phrase))) return true;
  return (
    /^\+?[\d\s()./-]*\d[\d\s()./-]*$/.test(phrase) &&
    numbers.some((number) => matchesNumber(number, digitsOf(phrase)))
  );
};

/** The search cache of a user: the contacts at the time of the last warm-up. */
interface WarmUp {
  readonly book: Book;
  readonly at: number;
  readonly revision: number;
}

export interface Search {
  readonly method: ApiMethod;
  reset(): void;
}

/** `GET /v1/otherContacts:search`. `now` in milliseconds. */
export const createSearch = (now: () => number): Search => {
  const warmUps = new Map<string, readonly WarmUp[]>();

  /** The newest warm-up whose delay is over. Older ones are dropped. */
  const effective = (user: string, { book, settings }: ApiCall): WarmUp | undefined => {
    const all = (warmUps.get(user) ?? []).filter((warmUp) => warmUp.book === book);
    const index = all.findLastIndex(({ at }) => at + settings.searchWarmupDelayMs <= now());
    if (index > 0) warmUps.set(user, all.slice(index));
    const newest = all[index];
    const isStale =
      newest !== undefined && settings.searchCacheMs > 0 && newest.at + settings.searchCacheMs <= now();
    return isStale ? undefined : newest;
  };

  const handle = (call: ApiCall): object => {
    const { query, book, settings, grant } = call;
    const size = query.int32('pageSize');
    if (size < 0) throw invalidArgument();
    const mask = readMask(query.string('readMask'), {
      name: 'readMask',
      allowed: settings.acceptsPhotosInSearch ? [...SEARCH_MASK, 'photos'] : SEARCH_MASK,
      acceptsSnakeCase: settings.acceptsSnakeCaseMasks,
    });
    const phrase = fold(query.string('query') ?? '');
    if (phrase === '') {
      const earlier = warmUps.get(grant.user) ?? [];
      // Older entries stay until a newer one is effective, however often a caller warms up.
      warmUps.set(grant.user, [...earlier.slice(-99), { book, at: now(), revision: book.revision }]);
      return {};
    }
    const warmUp = effective(grant.user, call);
    if (warmUp === undefined) return {};
    const limit = size === 0 ? DEFAULT_RESULTS : Math.min(size, MAX_RESULTS);
    const view = { mask, sources: new Set(['OTHER_CONTACT'] as const) };
    const results: object[] = [];
    for (let position = 0; position < book.length && results.length < limit; position += 1) {
      const other = book.otherContactAt(position);
      if (other === undefined || other.isDeleted || other.createdAt > warmUp.revision) continue;
      if (matches(other, phrase)) results.push({ person: renderPerson(other.person, view) });
    }
    return results.length === 0 ? {} : { results };
  };

  return {
    method: {
      method: 'GET',
      path: '/v1/otherContacts:search',
      rpc: 'SearchOtherContacts',
      message: 'SearchResponse',
      parameters: ['pageSize', 'query', 'readMask'],
      scopes: [SCOPES.otherContactsReadonly],
      cost: () => ({ read: 1 }),
      handle,
    },
    reset: () => warmUps.clear(),
  };
};
