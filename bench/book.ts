/**
 * The stub's data: REST records of realistic size. They are derived from an index, so that every run
 * and every contender gets the same bytes. Ids have realistic shapes, which affect parsing: RingCentral's are below 2^53,
 * Google's names contain a 64-bit number beyond it.
 */

export const ACCOUNT_ID = '400131426008';
export const EXTENSION_ID = '400131427008';

const BOOK_URI = `https://platform.ringcentral.com/restapi/v1.0/account/${ACCOUNT_ID}/extension/${EXTENSION_ID}`;
const FIRST_CONTACT_ID = 400_200_000_008;
const firstPersonId = 2_638_222_672_945_904_267n;

/** The capacity of a RingCentral address book. */
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
// One word per digit of the index, so that sorting by name or id, as the mirror and upstream do, keeps the order
// of the indices.
const givenName = (index: number): string => pick(GIVEN_NAMES, Math.floor(index / 1_000));
const familyName = (index: number): string =>
  pick(FAMILY_STEMS, Math.floor(index / 100)) + pick(FAMILY_ENDINGS, Math.floor(index / 10));
const email = (index: number, domain: string): string =>
  `${givenName(index)}.${familyName(index)}.${String(index)}@${domain}`.toLowerCase();

/** `area` is a US area code; 555-0100 to 555-0199 are reserved for fiction. */
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

/** The position in the list of the contact with this id; undefined when there is none. */
export const contactIndexOf = (id: string): number | undefined => {
  const index = (Number(id) - FIRST_CONTACT_ID) / 1_000;
  return Number.isInteger(index) && index >= 0 && index < CONTACT_COUNT ? index : undefined;
};

/** One page of the RingCentral contact list; `page` starts at 1. */
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

/** A page of the sync: the first page of a full sync, which has more pages, or an empty page of changes. */
export const syncPage = (syncType: string) => ({
  uri: `${BOOK_URI}/address-book-sync`,
  records: syncType === 'FSync' ? Array.from({ length: 250 }, (_, index) => contactAt(index)) : [],
  syncInfo: { syncType, syncToken: 'bench-sync-token', syncTime: '2026-03-04T05:06:07.089Z' },
  ...(syncType === 'FSync' && { nextPageId: 2 }),
});

/** The list of favorites: contacts from the whole book, so that no single page of the contact list contains them. */
export const favoriteList = () => ({
  uri: `${BOOK_URI}/favorite`,
  records: Array.from({ length: FAVORITE_CONTACT_COUNT }, (_, index) => ({
    id: index + 1,
    contactId: contactIdAt((index * 197) % CONTACT_COUNT),
  })),
});

/** One person of the other contacts, with all fields of the mask names, emailAddresses and metadata. */
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
