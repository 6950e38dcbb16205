import type { GraphQLResolveInfo } from 'graphql';

import type { QueryMatchPhoneNumbersArgs } from '../__generated__/graphql.ts';
import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { listSourcesFor } from '../loaders/other-contacts.ts';
import type { PersonSelection } from '../loaders/persons-selection.ts';
import type { ContactSourceStateParent, PhoneNumberMatchParent } from '../loaders/records.ts';
import { comparePlaces } from '../mirror/orders.ts';
import { MAX_SHORT_DIGITS, type NumberQuery, parseNumberQuery } from '../values/phone-number.ts';

import { demandCountry, demandItems, MAX_PHONE_NUMBERS } from './arguments.ts';
import { listContacts, searchPersons } from './contact-search.ts';
import {
  type AskedSource,
  askSources,
  type ContactPool,
  mirroredContactPool,
  mirroredPersonPool,
  OWN_BOOK,
  type PlacedContact,
  type SourceAnswer,
  sourcesOf,
} from './contact-sources.ts';
import { personSelection, requestedFields } from './selection.ts';

/** Google accepts one number per call, and a caller has about sixty calls a minute. */
const MAX_SEARCHED_NUMBERS = 10;

/** The contacts of one source that have the number. */
interface Owners {
  readonly contacts: readonly PlacedContact[];
  /** Whether the source has no further contacts with the number. */
  readonly isComplete: boolean;
  /** Set if the source was not asked, because the request had too many numbers. */
  readonly isLeftOut?: true;
}

type OwnersByKey = ReadonlyMap<string, Owners>;

/** One match per number, in their order. */
export const matchNumbers = async (
  args: QueryMatchPhoneNumbersArgs,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<readonly PhoneNumberMatchParent[]> => {
  if (args.numbers.length === 0) throw userInputError('must have at least one number.', 'numbers');
  const country = demandCountry(args.country);
  const texts = demandItems(args.numbers, MAX_PHONE_NUMBERS, 'numbers');
  const asked = texts.map((text) => ({ text, number: parseNumberQuery(text, country) }));
  const numbers = [
    ...new Map(asked.flatMap(({ number }) => (number === null ? [] : [[number.key, number]]))).values(),
  ];
  const sources = sourcesOf(args.sources);
  const selection = personSelection(requestedFields(info, 'Person', ['contacts']));
  const answers = await askSources(sources, {
    GOOGLE_OTHER_CONTACTS: () => askGoogle(numbers, selection, context),
    RINGCENTRAL_PERSONAL_CONTACTS: () => askRingcentral(numbers, context),
  });
  return asked.map(({ text, number }) => ({
    number: text,
    e164: number?.e164 ?? null,
    contacts:
      number === null
        ? []
        : answers
            .flatMap(({ result }) => result?.get(number.key)?.contacts ?? [])
            .sort((one, other) => comparePlaces(one.place, other.place))
            .map(({ node }) => node),
    sources:
      number === null
        ? sources.map((source) => ({ source, isComplete: true, asOf: null, problem: null }))
        : answers.map((answer) => stateFor(number, answer)),
  }));
};

/** The state of a source as it applies to one of the numbers. */
const stateFor = (
  number: NumberQuery,
  { state, result }: AskedSource<OwnersByKey>,
): ContactSourceStateParent => {
  const owners = result?.get(number.key);
  if (owners === undefined) return state;
  if (owners.isLeftOut !== true) return { ...state, isComplete: owners.isComplete };
  return {
    ...state,
    isComplete: false,
    problem: {
      code: 'RATE_LIMITED',
      message: `Google's contacts are not mirrored yet, so at most ${String(MAX_SEARCHED_NUMBERS)} numbers are looked up at a time. Ask for this number again.`,
      retryAfter: null,
    },
  };
};

/** The answer of a source that has nothing to look up. */
const NOTHING: SourceAnswer<OwnersByKey> = { find: () => new Map(), isComplete: true, asOf: null };

/** @param isFound whether the pool, if it is complete, has all contacts with the number */
const ownersIn = (
  pool: ContactPool,
  numbers: readonly NumberQuery[],
  isFound: (number: NumberQuery) => boolean = () => true,
): SourceAnswer<OwnersByKey> => {
  const { isComplete, asOf } = pool;
  const find = async (): Promise<OwnersByKey> => {
    const found = await Promise.all(
      numbers.map(async (number) => {
        const contacts = await pool.withNumber(number);
        const owners: Owners = { contacts, isComplete: isComplete && isFound(number) };
        return [number.key, owners] as const;
      }),
    );
    return new Map(found);
  };
  return { find, isComplete, asOf };
};

const askRingcentral = async (
  numbers: readonly NumberQuery[],
  context: Context,
): Promise<SourceAnswer<OwnersByKey>> => {
  if (numbers.length === 0) return NOTHING;
  const mirrored = await mirroredContactPool(context);
  if (mirrored !== null) return ownersIn(mirrored, numbers);
  // Upstream stores complete numbers and short ones, so its filter can find no others.
  const phoneNumber = numbers.filter(isFoundByFilter).map(({ e164, digits }) => e164 ?? digits);
  const listed = phoneNumber.length === 0 ? null : listContacts({ phoneNumber }, context);
  context.books.ringcentral.fillBehind(OWN_BOOK);
  if (listed === null) return { ...NOTHING, isComplete: false };
  return ownersIn(await listed, numbers, isFoundByFilter);
};

const isFoundByFilter = ({ e164, digits }: NumberQuery): boolean =>
  e164 !== null || digits.length <= MAX_SHORT_DIGITS;

const askGoogle = async (
  numbers: readonly NumberQuery[],
  selection: PersonSelection,
  context: Context,
): Promise<SourceAnswer<OwnersByKey>> => {
  if (numbers.length === 0) return NOTHING;
  const sources = listSourcesFor(selection);
  const mirrored = await mirroredPersonPool(context, sources);
  if (mirrored !== null) return ownersIn(mirrored, numbers);
  const searched = numbers.slice(0, MAX_SEARCHED_NUMBERS).map(async (number) => {
    const pool = await searchPersons(number.e164 ?? number.digits, selection, context);
    return [number.key, { contacts: await pool.withNumber(number), isComplete: false }] as const;
  });
  context.books.google.fillBehind(sources);
  const leftOut = numbers
    .slice(MAX_SEARCHED_NUMBERS)
    .map(({ key }) => [key, { contacts: [], isComplete: false, isLeftOut: true }] as const);
  const owners: OwnersByKey = new Map([...(await Promise.all(searched)), ...leftOut]);
  return { find: () => owners, isComplete: false, asOf: null };
};
