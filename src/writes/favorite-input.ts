import type { FavoriteTargetInput } from '../__generated__/graphql.ts';
import type { FavoriteContactResource } from '../__generated__/ringcentral.ts';
import type { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { Context } from '../context/context.ts';
import { decimalId } from '../lists/arguments.ts';
import { OWN } from '../loaders/address-books.ts';
import type { AddressBook } from '../loaders/records.ts';
import { decodeFavoriteId, decodePersonalContactId, type FavoriteTarget } from '../relay/global-id.ts';

import { targetKey } from './favorite-list-change.ts';
import { type InputPath, readEach, readField, refusal } from './input-refusal.ts';

/** The target of a favorite, and its path in the input. */
export interface TargetInput {
  readonly field: InputPath;
  readonly target: FavoriteTarget;
  /** The address book in the id of a contact. */
  readonly book?: AddressBook;
}

/** Max favorites of an extension upstream. */
export const MAX_FAVORITES = 100;

type Given = string | null | undefined;
const isGiven = (value: Given): value is string => value !== null && value !== undefined;

/** @throws InputRefusal if the target is ambiguous, incomplete or malformed */
export const readTarget = (input: FavoriteTargetInput, field: InputPath): TargetInput => {
  const { personalContactId, extensionId, accountId } = input;
  if (isGiven(personalContactId) === isGiven(extensionId)) {
    const problem = isGiven(personalContactId) ? 'not both' : 'one of them is required';
    throw refusal(
      'FAVORITE_TARGET_AMBIGUOUS',
      field,
      `Pass either personalContactId or extensionId: ${problem}.`,
    );
  }
  if (isGiven(extensionId)) {
    const target = {
      extensionId: readId(extensionId, [...field, 'extensionId']),
      ...(isGiven(accountId) && { accountId: readId(accountId, [...field, 'accountId']) }),
    };
    return { field, target };
  }
  if (isGiven(accountId)) {
    throw refusal('INVALID', [...field, 'accountId'], 'Pass accountId only together with extensionId.');
  }
  const path = [...field, 'personalContactId'];
  const { contactId, ...book } = readField(path, () =>
    decodePersonalContactId(personalContactId ?? '', path.join('.')),
  );
  return { field, target: { contactId }, book };
};

const readId = (value: string, path: InputPath): string =>
  readField(path, () => decimalId(value, path.at(-1) ?? ''));

/** The targets of a whole list, without duplicates. The account of an extension does not make it different. */
export const readTargets = (inputs: readonly FavoriteTargetInput[]): readonly TargetInput[] => {
  if (inputs.length > MAX_FAVORITES) throw tooMany(['favorites'], inputs.length);
  const targets = readEach(inputs, (input, index) => readTarget(input, ['favorites', String(index)]));
  const firsts = new Map(targets.toReversed().map((target) => [targetKey(target.target), target]));
  return readEach(targets, (target) => {
    const first = firsts.get(targetKey(target.target));
    if (first === undefined || first === target) return target;
    throw refusal(
      'FAVORITE_DUPLICATE',
      memberPath(target),
      `This target is already in the list at ${first.field.join('.')}.`,
    );
  });
};

export const tooMany = (field: InputPath, count: number) =>
  refusal(
    'FAVORITES_FULL',
    field,
    `At most ${MAX_FAVORITES} favorites are allowed, but there would be ${count}.`,
  );

/**
 * Checks that all contacts are in the same book, and in the requested one if its ids are known.
 * @throws InputRefusal
 */
export const checkBooks = (
  targets: readonly TargetInput[],
  asked: AddressBook,
  { loaders }: Context,
): void => {
  const known = loaders.addressBooks.resolve(asked);
  const first = targets.find(({ book }) => book !== undefined)?.book;
  const expected = known.extensionId === OWN && first !== undefined ? first : known;
  readEach(targets, (target) => checkBook(target, expected));
};

/** Refuses a contact of another book, as far as the book's ids are known. */
export const checkBook = ({ book, field }: TargetInput, { accountId, extensionId }: AddressBook): void => {
  if (book === undefined) return;
  const isOther = (known: string, named: string): boolean => known !== OWN && known !== named;
  if (!isOther(accountId, book.accountId) && !isOther(extensionId, book.extensionId)) return;
  throw refusal(
    'INVALID',
    [...field, 'personalContactId'],
    'This contact is in another address book. Only contacts of the same address book can be favorites.',
  );
};

/** The entry for a target. The book's own account is left out, because upstream would search it among federated accounts. */
export const entryOf = ({ target }: TargetInput, { accountId }: AddressBook): FavoriteContactResource =>
  'extensionId' in target && target.accountId === accountId ? { extensionId: target.extensionId } : target;

/** The path of the field that names the target. */
export const memberPath = ({ field, target }: TargetInput): InputPath => [
  ...field,
  'contactId' in target ? 'personalContactId' : 'extensionId',
];

/** The book in a `Favorite.id`. */
export const bookOfFavorite = (id: string): AddressBook => {
  const { accountId, extensionId } = decodeFavoriteId(id, 'input.id');
  return { accountId, extensionId };
};

export const notAFavorite = () =>
  refusal('NOT_FOUND', ['id'], 'This favorite does not exist or was removed.');

/** Checks a position in the list, counted from 0. */
export const checkPosition = (position: number, last = Infinity): number => {
  if (position >= 0 && position <= last) return position;
  const allowed = last === Infinity ? '0 or more' : `from 0 to ${last}`;
  throw refusal('INVALID', ['position'], `The position must be ${allowed}, but is ${position}.`);
};

/** The paths in a mutation's input of the values that upstream may reject. */
export interface FavoriteInputPaths {
  /** The field that names the book; absent if the input has `accountId` and `extensionId`. */
  readonly book?: InputPath;
  /** The targets that the mutation adds. */
  readonly targets?: readonly TargetInput[];
  /** The field to report if the list is full. */
  readonly full?: InputPath;
  /** The field with the whole list. */
  readonly list?: InputPath;
}

/** The path in the input for an upstream error. It is that of a single target only if the error cannot mean another one. */
export const favoriteFieldOf = (error: UpstreamError, paths: FavoriteInputPaths): InputPath | null => {
  const { code, upstreamCode, parameterName = '' } = error;
  if (upstreamCode === 'FAV-104') return paths.full ?? null;
  if (code === 'NOT_FOUND') {
    const isOfBook = parameterName === 'accountId' || parameterName === 'extensionId';
    return paths.book ?? (isOfBook ? [parameterName] : null);
  }
  const suspects = (paths.targets ?? []).filter(({ target }) => isMeant(target, error));
  const [suspect] = suspects;
  return suspects.length === 1 && suspect !== undefined ? memberPath(suspect) : (paths.list ?? null);
};

/** Whether the error can mean this target. Upstream names at most the property (`records.contactId`), never the index. */
const isMeant = (target: FavoriteTarget, { upstreamCode, parameterName = '' }: UpstreamError): boolean => {
  if ('contactId' in target)
    return upstreamCode !== 'FAV-105' && !/(extension|account)Id$/.test(parameterName);
  if (upstreamCode === 'FAV-105' || parameterName.endsWith('accountId'))
    return target.accountId !== undefined;
  return !parameterName.endsWith('contactId');
};
