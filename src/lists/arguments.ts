import type { PersonReadSource } from '../__generated__/graphql.ts';
import { upstreamBadResponse, userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { OWN } from '../loaders/address-books.ts';
import type { ListSources } from '../loaders/other-contacts.ts';
import type { AddressBook } from '../loaders/records.ts';
import { isDecimalId } from '../relay/global-id.ts';

/** Max length of a search text, in UTF-16 code units. */
export const MAX_SEARCH_TEXT = 500;
/** Max phone numbers in a filter: a hundred of the longest still fit into a URL that the upstreams accept. */
export const MAX_PHONE_NUMBERS = 100;
/** Max entries in a list of enum values, repetitions included. */
export const MAX_ENUM_VALUES = 10;

/** Returns the text. @throws BAD_USER_INPUT for more than `max` UTF-16 code units */
export const demandText = (value: string, max: number, argument: string): string => {
  if (value.length <= max) return value;
  throw userInputError(`must have at most ${max} characters, but has ${value.length}.`, argument);
};

/** Returns the list. @throws BAD_USER_INPUT for more than `max` items */
export const demandItems = <Item>(
  values: readonly Item[],
  max: number,
  argument: string,
): readonly Item[] => {
  if (values.length <= max) return values;
  throw userInputError(`must have at most ${max} items, but has ${values.length}.`, argument);
};

interface AddressBookArguments {
  readonly accountId?: string | null | undefined;
  readonly extensionId?: string | null | undefined;
}

/** The address book that the arguments name. Null and a missing argument both mean the caller's own. */
export const addressBookOf = ({ accountId, extensionId }: AddressBookArguments): AddressBook => ({
  accountId: ownOrId(accountId, 'accountId'),
  extensionId: ownOrId(extensionId, 'extensionId'),
});

/** Checks an id before any upstream call: `~` for the caller's own, or decimal digits. */
export const ownOrId = (value: string | null | undefined, argument: string): string => {
  if (value === null || value === undefined || value === OWN) return OWN;
  if (isDecimalId(value)) return value;
  throw userInputError(`must be ${OWN} or 1 to 20 decimal digits, but is ${describe(value)}.`, argument);
};

export const decimalId = (value: string, argument: string): string => {
  if (isDecimalId(value)) return value;
  throw userInputError(`must be 1 to 20 decimal digits, but is ${describe(value)}.`, argument);
};

/** The real id of an extension. Costs one Light call only for `~`, and only while the caller's own id is not known yet. */
export const realExtensionId = async (extensionId: string, { loaders }: Context): Promise<string> => {
  const book = { accountId: OWN, extensionId };
  if (extensionId !== OWN) return extensionId;
  if (loaders.addressBooks.resolve(book).extensionId === OWN) await loaders.favorites.load(book);
  const real = loaders.addressBooks.resolve(book).extensionId;
  if (real !== OWN) return real;
  throw upstreamBadResponse('ringcentral', "RingCentral did not say which extension is the caller's own.");
};

// RingCentral's own task ids are account id, extension id and 32 hex digits, joined by hyphens. Only an example documents
// that, so everything that stays one URL path segment is accepted.
const TASK_ID = /^(?!\.+$)[\w.~-]{1,128}$/;

/** Checks the id of an upload task before any upstream call: it must not change the path of the URL. */
export const taskIdOf = (value: string, argument: string): string => {
  if (TASK_ID.test(value)) return value;
  throw userInputError(
    `must be 1 to 128 letters, digits and -_.~ (not dots alone), but is ${describe(value)}.`,
    argument,
  );
};

const describe = (value: string): string =>
  JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);

/** The `sources` argument that each set stands for. */
export const SOURCES_OF: Readonly<Record<ListSources, readonly PersonReadSource[]>> = {
  contact: ['CONTACT'],
  contactAndProfile: ['CONTACT', 'PROFILE'],
};

/** Google accepts only two sets of sources for a list. Null and a missing argument both mean [CONTACT]. */
export const listSources = (sources: readonly PersonReadSource[] | null | undefined): ListSources => {
  const set = new Set(demandItems(sources ?? ['CONTACT'], MAX_ENUM_VALUES, 'sources'));
  if (set.has('CONTACT') && set.size === 1) return 'contact';
  if (set.has('CONTACT') && set.has('PROFILE') && set.size === 2) return 'contactAndProfile';
  throw userInputError(
    `must be [CONTACT] or [CONTACT, PROFILE], but is [${[...set].join(', ')}].`,
    'sources',
  );
};
