import { upstreamBadResponse, userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { OWN } from '../loaders/address-books.ts';
import type { AddressBook } from '../loaders/records.ts';
import { isDecimalId } from '../relay/global-id.ts';

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
