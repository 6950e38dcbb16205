import { type Script, type Word, type WordList, WORDS } from './people-words.ts';
import { createRandom, pick, type Random } from './random.ts';

export type { Script } from './people-words.ts';

/** A fictional person: words as names, reserved e-mail domains, phone numbers reserved for fiction. */
export interface InventedPerson {
  /** Position in its stream, from 0. */
  readonly index: number;
  readonly givenName: string;
  readonly familyName: string;
  /** The whole name, in the word order of its script. */
  readonly displayName: string;
  /** Unique across all streams; lower case. */
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  /** Country of `phone`, ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly script: Script;
}

export const SCRIPTS = Object.keys(WORDS) as readonly Script[];

const DOMAINS = ['example.com', 'example.org', 'example.net'] as const;

/** Half of the people have plain Latin names, one in five has accents, the others are spread over the other scripts. */
const scriptOf = (random: Random): Script => {
  const share = random();
  if (share < 0.5) return 'latin';
  return share < 0.7 ? 'diacritics' : pick(random, SCRIPTS.slice(2));
};

/** Ranges that numbering plans reserve for fiction, with the number of digits that follow the prefix. */
const PHONE_RANGES: readonly {
  readonly country: string;
  readonly prefix: string;
  readonly digits: number;
}[] = [
  { country: 'US', prefix: '+120255501', digits: 2 },
  { country: 'US', prefix: '+141555501', digits: 2 },
  { country: 'US', prefix: '+173755501', digits: 2 },
  { country: 'CA', prefix: '+160455501', digits: 2 },
  { country: 'GB', prefix: '+44207946', digits: 4 },
  { country: 'GB', prefix: '+441632960', digits: 3 },
  { country: 'FR', prefix: '+33199', digits: 6 },
  { country: 'AU', prefix: '+6125550', digits: 4 },
  { country: 'DE', prefix: '+493023125', digits: 3 },
];

const phoneOf = (random: Random): Pick<InventedPerson, 'phone' | 'country'> => {
  const { country, prefix, digits } = pick(random, PHONE_RANGES);
  const rest = Math.floor(random() * 10 ** digits);
  // The French range is +33 1 99 00 xx xx: two of its six digits are fixed.
  const tail = country === 'FR' ? rest % 10_000 : country === 'GB' && digits === 4 ? rest % 1_000 : rest;
  return { country, phone: `${prefix}${String(tail).padStart(digits, '0')}` };
};

const nameOf = ([given]: Word, [family]: Word, list: WordList): string =>
  list.isFamilyFirst === true ? `${family}${given}` : `${given} ${family}`;

/**
 * Person number `index` of a stream. The same stream and index give the same person on every machine and in any order,
 * so records can be created one at a time. Stream names are letters and digits.
 */
export const inventPerson = (stream: string, index: number): InventedPerson => {
  const random = createRandom(`${stream}/${index}`);
  const script = scriptOf(random);
  const list: WordList = WORDS[script];
  const given = pick(random, list.given);
  const family = pick(random, list.family);
  return {
    index,
    givenName: given[0],
    familyName: family[0],
    displayName: nameOf(given, family, list),
    email: `${given[1]}.${family[1]}.${stream}${index}@${pick(random, DOMAINS)}`,
    script,
    ...phoneOf(random),
  };
};

/** People who are in both upstreams: the first `count` of one fixed list. */
export const sharedPeople = (count: number): readonly InventedPerson[] =>
  Array.from({ length: count }, (_, index) => inventPerson('s', index));
