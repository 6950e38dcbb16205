import { type InventedPerson, pick, type Random } from '../kit/index.ts';

import { nameOf, phoneOf, type SourceFields, typed, type Values } from './entries.ts';

/** Picture of an account. Accounts without a picture get the letter that Google draws. */
const photoOf = (id: string, isDefault: boolean): Values =>
  isDefault
    ? { url: `https://lh3.googleusercontent.com/a/sandbox-letter-${id}=s100`, default: true }
    : { url: `https://lh3.googleusercontent.com/a-/sandbox-${id}=s100` };

/** The fields of every public profile. */
export const plainProfile = (person: InventedPerson, id: string, hasPhoto: boolean): SourceFields => ({
  names: [nameOf(person)],
  photos: [photoOf(id, !hasPhoto)],
  emailAddresses: [{ value: person.email }],
  locales: [{ value: 'en' }],
});

const dateOf = (random: Random, hasYear: boolean): Values => ({
  ...(hasYear && { year: 1950 + Math.floor(random() * 55) }),
  month: 1 + Math.floor(random() * 12),
  day: 1 + Math.floor(random() * 28),
});

const TRADES = ['Cartographer', 'Beekeeper', 'Bookbinder', 'Glazier', 'Surveyor', 'Translator'] as const;
const COMPANIES = [
  'Sample Tidewater Works',
  'Example Lighthouse Co.',
  'Specimen & Sons',
  'Placeholder Mills',
] as const;

const addressOf = (person: InventedPerson, random: Random): Values => {
  const streetAddress = `${1 + Math.floor(random() * 200)} Sample Street`;
  return {
    ...typed('home'),
    streetAddress,
    city: 'Exampleton',
    postalCode: String(10_000 + Math.floor(random() * 80_000)),
    countryCode: person.country,
    formattedValue: `${streetAddress}\nExampleton\n${person.country}`,
  };
};

/** A value in each of the 28 data fields that a mask may name. */
export const fullProfile = (person: InventedPerson, id: string, random: Random): SourceFields => {
  const handle = person.email.split('@')[0] ?? person.email;
  const work: Values = {
    ...typed('work'),
    name: pick(random, COMPANIES),
    title: pick(random, TRADES),
    department: 'Samples',
    domain: 'example.com',
    current: true,
    startDate: dateOf(random, true),
  };
  return {
    ...plainProfile(person, id, true),
    addresses: [addressOf(person, random)],
    ageRanges: [{ ageRange: 'TWENTY_ONE_OR_OLDER' }],
    biographies: [{ value: `Sample person ${person.index} of the sandbox.`, contentType: 'TEXT_PLAIN' }],
    birthdays: [{ date: dateOf(random, random() < 0.7) }],
    calendarUrls: [{ ...typed('work'), url: `https://calendar.example.com/${handle}` }],
    clientData: [{ key: 'sandbox', value: String(person.index) }],
    coverPhotos: [{ url: `https://lh3.googleusercontent.com/sandbox-cover-${id}=s1600`, default: true }],
    events: [{ ...typed('anniversary'), date: dateOf(random, false) }],
    externalIds: [{ ...typed('organization'), value: `E-${person.index}` }],
    genders: [{ value: 'unspecified', formattedValue: 'Unspecified', addressMeAs: 'they' }],
    imClients: [{ ...typed('work'), username: handle, protocol: 'jabber', formattedProtocol: 'Jabber' }],
    interests: [{ value: 'Tides' }, { value: 'Maps' }],
    locations: [
      { value: 'Exampleton', type: 'desk', buildingId: 'B1', floor: '2', deskCode: 'D7', current: true },
    ],
    memberships: [{ domainMembership: { inViewerDomain: true } }],
    miscKeywords: [{ ...typed('work'), type: 'WORK', value: 'sample' }],
    nicknames: [{ value: person.givenName, type: 'ALTERNATE_NAME' }],
    occupations: [{ value: pick(random, TRADES) }],
    organizations: [work],
    phoneNumbers: [phoneOf(person.phone, 'work')],
    relations: [{ ...typed('manager'), person: 'Sample Manager' }],
    sipAddresses: [{ ...typed('work'), value: `sip:${person.email}` }],
    skills: [{ value: 'Surveying' }],
    urls: [{ ...typed('homePage'), value: `https://www.example.com/${handle}` }],
    userDefined: [{ key: 'Desk plant', value: 'Fern' }],
  };
};
