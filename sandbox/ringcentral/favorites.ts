import { ACCOUNT_ID, findExtension, isFederated } from './directory.ts';
import { type ApiFailure, failure, invalidParameter, unparsableRequest } from './errors.ts';
import { integerDigits, isJsonObject, type JsonObject } from './json.ts';
import type { RingcentralSettings } from './settings.ts';

/** A favorite is a contact of the book or an extension, of our account or (with `accountId`) of a federated one. */
export interface Favorite {
  /** Position in the list, from 1. There may be gaps. */
  readonly ordinal: number;
  readonly contactId?: string;
  readonly extensionId?: string;
  readonly accountId?: string;
  /** Undocumented members. */
  readonly others?: JsonObject;
}

export const wireFavorite = ({ ordinal, others, ...target }: Favorite): JsonObject => ({
  id: ordinal,
  ...target,
  ...others,
});

export type FavoritesReading = { readonly favorites: readonly Favorite[] } | { readonly failure: ApiFailure };

type DraftReading = { readonly draft: Draft } | { readonly failure: ApiFailure };
type Draft = Omit<Favorite, 'ordinal'> & { readonly ordinal?: number };

const favoriteFailure = (
  errorCode: string,
  message: string,
  parameterName: string,
  status = 400,
): ApiFailure => failure(status, { errorCode, message, parameterName });

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const readRecord = (record: unknown, keepsOthers: boolean): DraftReading => {
  if (!isJsonObject(record)) return { failure: invalidParameter('records') };
  const { id, contactId, extensionId, accountId, ...others } = record;
  const hasOthers = keepsOthers && Object.keys(others).length > 0;
  const hasBoth = isGiven(contactId) && isGiven(extensionId);
  if (hasBoth) {
    return {
      failure: favoriteFailure(
        'FAV-102',
        '[records.extensionId] and [records.contactId] could not be specified for one contact simultaneously',
        'records',
      ),
    };
  }
  for (const [name, value] of Object.entries({ id, contactId, extensionId, accountId })) {
    if (isGiven(value) && integerDigits(value) === undefined)
      return { failure: invalidParameter(`records.${name}`) };
  }
  if (!isGiven(contactId) && !isGiven(extensionId) && !hasOthers)
    return { failure: invalidParameter('records') };
  const [ordinal, contact, extension, account] = [id, contactId, extensionId, accountId].map(integerDigits);
  return {
    draft: {
      ...(ordinal !== undefined && { ordinal: Number(ordinal) }),
      ...(contact !== undefined && { contactId: contact }),
      ...(extension !== undefined && { extensionId: extension }),
      ...(account !== undefined && account !== ACCOUNT_ID && { accountId: account }),
      ...(hasOthers && { others }),
    },
  };
};

const hasRepeats = (values: readonly (string | number | undefined)[]): boolean => {
  const given = values.filter((value) => value !== undefined);
  return new Set(given).size < given.length;
};

const checkTarget = (
  { contactId, extensionId = '', accountId, others }: Draft,
  hasContact: (id: string) => boolean,
): ApiFailure | undefined => {
  if (contactId === undefined && extensionId === '' && others !== undefined) return undefined;
  if (accountId !== undefined && contactId === undefined) {
    return isFederated(accountId, extensionId)
      ? undefined
      : favoriteFailure('FAV-105', 'Contact not found in federated directory', 'records.accountId');
  }
  const exists = contactId === undefined ? findExtension(extensionId) !== undefined : hasContact(contactId);
  return exists
    ? undefined
    : favoriteFailure(
        'FAV-100',
        'Contact not found',
        contactId === undefined ? 'records.extensionId' : 'records.contactId',
      );
};

const checkList = (drafts: readonly Draft[], limit: number): ApiFailure | undefined => {
  if (drafts.length > limit) return favoriteFailure('FAV-104', 'Contact limit exceeded', 'records');
  if (hasRepeats(drafts.map(({ ordinal }) => ordinal))) {
    return favoriteFailure('FAV-103', 'More than one contact with the same [records.id]', 'records.id');
  }
  for (const name of ['extensionId', 'contactId'] as const) {
    if (hasRepeats(drafts.map((draft) => draft[name]))) {
      const message = `More than one contact with the same [records.${name}]`;
      return favoriteFailure('FAV-101', message, `records.${name}`);
    }
  }
  return undefined;
};

/** Sorted by ordinal; entries without one come last, in the order sent. */
const inOrder = (drafts: readonly Draft[]): readonly Favorite[] => {
  let last = Math.max(0, ...drafts.map(({ ordinal = 0 }) => ordinal));
  return drafts
    .map((draft): Favorite => ({ ...draft, ordinal: draft.ordinal ?? (last += 1) }))
    .toSorted((left, right) => left.ordinal - right.ordinal);
};

export const renumbered = (favorites: readonly Favorite[]): readonly Favorite[] =>
  favorites.map((favorite, index) => ({ ...favorite, ordinal: index + 1 }));

/** The same error without the parameter's name. */
const unnamed = ({ status, body }: ApiFailure): ApiFailure =>
  failure(status, { errorCode: String(body['errorCode']), message: String(body['message']) });

const readList = (
  records: readonly unknown[],
  hasContact: (id: string) => boolean,
  { favoriteLimit, favoriteOrdinals, favoriteKinds }: RingcentralSettings,
): FavoritesReading => {
  const drafts: Draft[] = [];
  for (const record of records) {
    const reading = readRecord(record, favoriteKinds === 'any');
    if ('failure' in reading) return reading;
    drafts.push(reading.draft);
  }
  const fault =
    checkList(drafts, favoriteLimit) ??
    drafts.map((draft) => checkTarget(draft, hasContact)).find((found) => found !== undefined);
  if (fault !== undefined) return { failure: fault };
  const favorites = inOrder(drafts);
  return { favorites: favoriteOrdinals === 'renumber' ? renumbered(favorites) : favorites };
};

/** Parses the new list of favorites in a body. */
export const readFavorites = (
  body: unknown,
  hasContact: (id: string) => boolean,
  settings: RingcentralSettings,
): FavoritesReading => {
  if (!isJsonObject(body)) return { failure: unparsableRequest() };
  const records = body['records'];
  if (!Array.isArray(records)) return { failure: invalidParameter('records') };
  const reading = readList(records, hasContact, settings);
  return 'failure' in reading && !settings.favoriteErrorsNameParameter
    ? { failure: unnamed(reading.failure) }
    : reading;
};
