import type { PersonReadSource } from '../__generated__/graphql.ts';
import { upstreamBadResponse, userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { OWN } from '../loaders/address-books.ts';
import type { ListSources } from '../loaders/other-contacts.ts';
import type { AddressBook } from '../loaders/records.ts';
import { isDecimalId } from '../relay/global-id.ts';

/** Characters of a text to search for. */
export const MAX_SEARCH_TEXT = 500;
/** Numbers in a filter: a hundred of the longest fit into an address that upstreams take. */
export const MAX_PHONE_NUMBERS = 100;
/** Entries of a list of enum values, repetitions included. */
export const MAX_ENUM_VALUES = 10;

/** The text, unless it is longer than upstreams should be bothered with. Counts UTF-16 units. */
export const demandText = (value: string, max: number, argument: string): string => {
  if (value.length <= max) return value;
  throw userInputError(`must have at most ${max} characters, but has ${value.length}.`, argument);
};

export const demandItems = <Item>(
  values: readonly Item[],
  max: number,
  argument: string,
): readonly Item[] => {
  if (values.length <= max) return values;
  throw userInputError(`at most ${max} are allowed, but there are ${values.length}.`, argument);
};

interface AddressBookArguments {
  readonly accountId?: string | null | undefined;
  readonly extensionId?: string | null | undefined;
}

/** The book that the arguments name; null means the caller's own, as leaving the argument out does. */
export const addressBookOf = ({ accountId, extensionId }: AddressBookArguments): AddressBook => ({
  accountId: ownOrId(accountId, 'accountId'),
  extensionId: ownOrId(extensionId, 'extensionId'),
});

/** Ids that upstream cannot know are refused here, at no call. */
export const ownOrId = (value: string | null | undefined, argument: string): string => {
  if (value === null || value === undefined || value === OWN) return OWN;
  if (isDecimalId(value)) return value;
  throw userInputError(`must be ${OWN} or 1 to 20 decimal digits, but is ${describe(value)}.`, argument);
};

export const decimalId = (value: string, argument: string): string => {
  if (isDecimalId(value)) return value;
  throw userInputError(`must be 1 to 20 decimal digits, but is ${describe(value)}.`, argument);
};

/** The id of the extension. Only for `~` of a caller of whom nothing is known yet it costs a call, 1 Light. */
export const realExtensionId = async (extensionId: string, { loaders }: Context): Promise<string> => {
  const book = { accountId: OWN, extensionId };
  if (extensionId !== OWN) return extensionId;
  if (loaders.addressBooks.resolve(book).extensionId === OWN) await loaders.favorites.load(book);
  const real = loaders.addressBooks.resolve(book).extensionId;
  if (real !== OWN) return real;
  throw upstreamBadResponse('ringcentral', "RingCentral did not say which extension is the caller's own.");
};

// Upstream's own are an account, an extension and 32 hexadecimal digits, joined by hyphens. That is documented by an example
// alone, so anything passes that stays one segment of a path.
const TASK_ID = /^(?!\.+$)[\w.~-]{1,128}$/;

/** Ids of upload tasks that could lead elsewhere are refused here, at no call. */
export const taskIdOf = (value: string, argument: string): string => {
  if (TASK_ID.test(value)) return value;
  throw userInputError(
    `must be 1 to 128 letters, digits and -_.~ (not dots alone), but is ${describe(value)}.`,
    argument,
  );
};

const describe = (value: string): string =>
  JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);

/** The argument for each of the sets, in the words of the schema. */
export const SOURCES_OF: Readonly<Record<ListSources, readonly PersonReadSource[]>> = {
  contact: ['CONTACT'],
  contactAndProfile: ['CONTACT', 'PROFILE'],
};

/** The two sets of sources that Google takes for lists; null means the default, as leaving the argument out does. */
export const listSources = (sources: readonly PersonReadSource[] | null | undefined): ListSources => {
  const set = new Set(demandItems(sources ?? ['CONTACT'], MAX_ENUM_VALUES, 'sources'));
  if (set.has('CONTACT') && set.size === 1) return 'contact';
  if (set.has('CONTACT') && set.has('PROFILE') && set.size === 2) return 'contactAndProfile';
  throw userInputError(
    `must be [CONTACT] or [CONTACT, PROFILE], but is [${[...set].join(', ')}].`,
    'sources',
  );
};
