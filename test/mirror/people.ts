import type { Person } from '../../src/__generated__/google-people.ts';
import type { PersonalContactResource } from '../../src/__generated__/ringcentral.ts';

/** Invented names in the scripts of real address books, made of neutral words. */
export const NAMES: readonly (readonly [first: string, last: string])[] = [
  ['Anna', 'Bergström'],
  ['José', 'Núñez'],
  ['Weiß', 'Straße'],
  ['Łukasz', 'Jabłoński'],
  ['Søren', 'Bjørn'],
  ['Đorđe', 'Petrić'],
  ['Guðrún', 'Þórsdóttir'],
  ['Ægir', 'Œuvre'],
  ['Işık', 'Yıldız'],
  ['Γιώργος', 'Θάλασσας'],
  ['Фёдор', 'Найдёнов'],
  ['דָּוִד', 'שָׁלוֹם'],
  ['أحمد', 'مُحَمَّد'],
  ['किरण', 'हिमालय'],
  ['สมชาย', 'ใจดี'],
  ['민준', '김'],
  ['小明', '王'],
  ['さくら', 'がくせい'],
  ['ﾊﾅｺ', 'ヤマダ'],
  ['Nguyễn', 'Phương'],
  ['Ｆｕｌｌ', 'Ｗｉｄｔｈ'],
];

const contactNumber = (index: number): PersonalContactResource => {
  const [firstName, lastName] = NAMES[index % NAMES.length]!;
  const digits = String(index % 100).padStart(2, '0');
  return {
    uri: `https://platform.example.com/restapi/v1.0/account/1/extension/2/address-book/contact/${9000 + index}`,
    id: 9000 + index,
    availability: 'Alive',
    firstName: `${firstName}${Math.floor(index / NAMES.length)}`,
    lastName,
    company: `Company ${(index * 7919) % 1009}`,
    jobTitle: 'Gardener of the northern garden',
    email: `person.${index}@example.com`,
    email2: `office-${index}@example.org`,
    mobilePhone: `+1 (650) 555-01${digits}`,
    businessPhone: `+44 20 7946 09${digits}`,
    notes: `Met at the garden fair, table ${index}. Likes tea, and letters that are written by hand.`,
    homeAddress: {
      street: `${index} Garden Lane`,
      city: 'Springfield',
      country: 'United States',
      zip: '00000',
    },
    businessAddress: { street: `${index} Mill Road`, city: 'Riverton', country: 'United Kingdom' },
  };
};

export const contactNumbers = (count: number): readonly PersonalContactResource[] =>
  Array.from({ length: count }, (_, index) => contactNumber(index));

/** As Google sends other contacts of both sources. */
const personNumber = (index: number): Person => {
  const [givenName, familyName] = NAMES[index % NAMES.length]!;
  const source = { type: 'OTHER_CONTACT' as const, id: (7_000_000 + index).toString(16) };
  const metadata = { primary: true, sourcePrimary: true, source };
  const displayName = `${givenName} ${familyName} ${String(index)}`;
  return {
    resourceName: `otherContacts/c${String(7_000_000_000 + index)}`,
    etag: `%EgoBAgMEBQYHCAkaAgEHIgw${String(index)}R2FyZGVu`,
    metadata: {
      sources: [{ ...source, etag: `#R2FyZGVu${String(index)}=`, updateTime: '2031-05-06T07:08:09.123456Z' }],
    },
    names: [
      {
        metadata,
        displayName,
        familyName,
        givenName,
        displayNameLastFirst: `${familyName}, ${givenName} ${String(index)}`,
        unstructuredName: displayName,
      },
    ],
    photos: [{ metadata, url: `https://photos.example.com/cm/garden-${String(index)}=s100`, default: true }],
    emailAddresses: [
      { metadata, value: `person.${String(index)}@example.com` },
      {
        metadata: { source },
        value: `garden-${String(index)}@example.org`,
        type: 'work',
        formattedType: 'Work',
      },
    ],
    phoneNumbers: [
      {
        metadata,
        value: `+1 650-555-01${String(index % 100).padStart(2, '0')}`,
        canonicalForm: `+165055501${String(index % 100).padStart(2, '0')}`,
      },
    ],
  };
};

export const personNumbers = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, index) => personNumber(index));
