/**
 * The stub's data, as REST records of the sizes that the two systems send. Made by counting, so that every run
 * and every contender sees the same bytes. Ids keep the shapes that cost something: RingCentral's are below 2^53,
 * Google's names carry the decimal of a 64-bit number, beyond it.
 */

export const ACCOUNT_ID = '400131426008';
export const EXTENSION_ID = '400131427008';

const BOOK_URI = `https://platform.ringcentral.com/restapi/v1.0/account/${ACCOUNT_ID}/extension/${EXTENSION_ID}`;
const FIRST_CONTACT_ID = 400_200_000_008;
const firstPersonId = 2_638_222_672_945_904_267n;

/** As many as a book of RingCentral can hold. */
export const CONTACT_COUNT = 10_000;
export const PERSON_COUNT = 2_000;
const FAVORITE_CONTACT_COUNT = 50;

const GIVEN_NAMES = [
  'Amber',
  'Birch',
  'Clover',
  'Dune',
  'Ember',
  'Fern',
  'Grove',
  'Hazel',
  'Iris',
  'Juniper',
];
const FAMILY_STEMS = ['Ash', 'Brook', 'Clay', 'East', 'Hart', 'Marsh', 'North', 'Stone', 'West', 'Wood'];
const FAMILY_ENDINGS = ['by', 'dale', 'field', 'gate', 'ham', 'land', 'ley', 'ridge', 'ton', 'worth'];

const pick = (words: readonly string[], index: number): string => words[index % words.length] ?? '';
// A word for each digit of the index, so that the order by names and ids, in which both a mirror and the upstream list
// contacts, is that of the indices.
const givenName = (index: number): string => pick(GIVEN_NAMES, Math.floor(index / 1_000));
const familyName = (index: number): string =>
  pick(FAMILY_STEMS, Math.floor(index / 100)) + pick(FAMILY_ENDINGS, Math.floor(index / 10));
const email = (index: number, domain: string): string =>
  `${givenName(index)}.${familyName(index)}.${String(index)}@${domain}`.toLowerCase();

/** `area` is a US area code; the exchange 555 with 0100…0199 is set aside for fiction. */
const phone = (area: number, index: number): string =>
  `+1${String(area)}55501${String(index % 100).padStart(2, '0')}`;

export const contactIdAt = (index: number): string => String(FIRST_CONTACT_ID + index * 1_000);

/** One PersonalContactResource, about 800 bytes. */
export const contactAt = (index: number) => ({
  uri: `${BOOK_URI}/address-book/contact/${contactIdAt(index)}`,
  availability: 'Alive',
  id: Number(contactIdAt(index)),
  firstName: givenName(index),
  lastName: familyName(index),
  company: `${familyName(index + 3)} Supplies`,
  jobTitle: 'Buyer',
  email: email(index, 'example.com'),
  email2: email(index, 'example.org'),
  homePhone: phone(202, index),
  mobilePhone: phone(312, index),
  businessPhone: phone(415, index),
  businessAddress: {
    street: `${String(index + 1)} Sample Street`,
    city: 'Springvale',
    state: 'CA',
    zip: '94000',
    country: 'United States',
  },
  notes: 'Met at the spring fair; prefers to be called in the morning.',
  webPage: 'https://www.example.com/team',
});

/** Whether the book has a contact of this id, and at which place of the list. */
export const contactIndexOf = (id: string): number | undefined => {
  const index = (Number(id) - FIRST_CONTACT_ID) / 1_000;
  return Number.isInteger(index) && index >= 0 && index < CONTACT_COUNT ? index : undefined;
};

/** One page of the RingCentral contact list, `page` counts from 1. */
export const contactPage = (page: number, perPage: number) => {
  const start = (page - 1) * perPage;
  const end = Math.min(start + perPage, CONTACT_COUNT);
  const totalPages = Math.ceil(CONTACT_COUNT / perPage);
  const link = (number: number) => ({
    uri: `${BOOK_URI}/address-book/contact?sortBy=FirstName&page=${String(number)}&perPage=${String(perPage)}`,
  });
  return {
    uri: link(page).uri,
    records: Array.from({ length: Math.max(0, end - start) }, (_, offset) => contactAt(start + offset)),
    paging: { page, perPage, totalPages, totalElements: CONTACT_COUNT, pageStart: start, pageEnd: end - 1 },
    navigation: {
      firstPage: link(1),
      ...(page < totalPages && { nextPage: link(page + 1) }),
      ...(page > 1 && { previousPage: link(page - 1) }),
      lastPage: link(totalPages),
    },
    groups: { uri: `${BOOK_URI}/address-book/group` },
  };
};

/** A page of the sync: the first one of all contacts, which leads to others, or of changes, of which there are none. */
export const syncPage = (syncType: string) => ({
  uri: `${BOOK_URI}/address-book-sync`,
  records: syncType === 'FSync' ? Array.from({ length: 250 }, (_, index) => contactAt(index)) : [],
  syncInfo: { syncType, syncToken: 'bench-sync-token', syncTime: '2026-03-04T05:06:07.089Z' },
  ...(syncType === 'FSync' && { nextPageId: 2 }),
});

/** The favorites list: contacts from all over the book, so that no list page could serve them. */
export const favoriteList = () => ({
  uri: `${BOOK_URI}/favorite`,
  records: Array.from({ length: FAVORITE_CONTACT_COUNT }, (_, index) => ({
    id: index + 1,
    contactId: contactIdAt((index * 197) % CONTACT_COUNT),
  })),
});

/** One Person of the other contacts with everything a mask of names, emailAddresses and metadata lets through. */
export const personAt = (index: number) => {
  const id = firstPersonId + BigInt(index) * 7_919n;
  const source = { type: 'OTHER_CONTACT', id: id.toString(16) };
  const metadata = { primary: true, source };
  const given = givenName(index);
  const family = familyName(index);
  return {
    resourceName: `otherContacts/c${id.toString()}`,
    etag: `%EgcBAgkuNz0+GgECIgw${id.toString(36)}=`,
    metadata: {
      sources: [{ ...source, etag: `#${id.toString(36)}=`, updateTime: '2026-03-04T05:06:07.089012Z' }],
      objectType: 'PERSON',
    },
    names: [
      {
        metadata: { ...metadata, sourcePrimary: true },
        displayName: `${given} ${family}`,
        familyName: family,
        givenName: given,
        displayNameLastFirst: `${family}, ${given}`,
        unstructuredName: `${given} ${family}`,
      },
    ],
    emailAddresses: [{ metadata: { ...metadata, sourcePrimary: true }, value: email(index, 'example.net') }],
  };
};
