/**
 * The floor of mirrored reads: the cost of the answers with all records in memory and without GraphQL. It has the records in
 * a Map, a sorted list and a search text per record; it picks and serializes the fields for each answer.
 */
import { CONTACT_COUNT, contactAt, contactIdAt, favoriteList } from '../book.ts';

import { contactFields, serve } from './serve.ts';

const RECORDS = Array.from({ length: CONTACT_COUNT }, (_, index) => contactAt(index));
const BY_ID = new Map(RECORDS.map((record, index) => [contactIdAt(index), record]));
const FAVORITES = favoriteList().records;
const TEXTS = RECORDS.map(({ firstName, lastName, company, email, email2 }) =>
  [firstName, lastName, company, email, email2].join('\n').toLowerCase(),
);

const pageOf = (found: typeof RECORDS, first: number) => ({
  personalContacts: {
    totalCount: found.length,
    pageInfo: { hasNextPage: found.length > first, endCursor: String(first - 1) },
    nodes: found.slice(0, first).map(contactFields),
  },
});

const contactOf = (id: string) => {
  const record = BY_ID.get(id);
  return record === undefined ? null : contactFields(record);
};

serve({
  Favorites: () => ({
    favorites: {
      nodes: FAVORITES.map(({ contactId }, position) => ({ position, target: contactOf(contactId) })),
    },
  }),
  PersonalContacts: ({ first = 50 }) => pageOf(RECORDS, first),
  Entities: ({ representations = [] }) => ({
    _entities: representations.map(({ contactId }) => contactOf(contactId)),
  }),
  Search({ search = '' }) {
    const words = search.toLowerCase().split(' ');
    return pageOf(
      RECORDS.filter((_, index) => words.every((word) => TEXTS[index]?.includes(word))),
      50,
    );
  },
});
