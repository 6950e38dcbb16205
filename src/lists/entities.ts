import type { GraphQLResolveInfo } from 'graphql';

import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { isReal, OWN } from '../loaders/address-books.ts';
import type { ContactKey } from '../loaders/personal-contacts.ts';
import type { EntityParent, FavoriteParent, PersonalContactParent } from '../loaders/records.ts';
import {
  decodeFavoriteId,
  decodePersonalContactId,
  decodePersonId,
  favoriteId,
  type FavoriteKey,
} from '../relay/global-id.ts';

import { decimalId, ownOrId, taskIdOf } from './arguments.ts';
import { favoriteIn } from './favorite-connection.ts';
import { parseResourceName, resolvePersonReference } from './person-reference.ts';
import { requestedFields } from './selection.ts';

/** A representation as a router sends it: `__typename` and the fields of one of the type's keys. */
export type Representation = Readonly<Record<string, unknown>>;

type ReferenceResolver = (
  representation: Representation,
  context: Context,
  info: GraphQLResolveInfo,
) => EntityParent | null | Promise<EntityParent | null>;

/**
 * The entities of this graph by type name. Each checks the representation against the type's keys, prefers the global
 * `id` where both are given, and makes no call when nothing but the key was selected.
 */
const RESOLVERS: Readonly<Record<string, ReferenceResolver>> = {
  Person: (representation, context, info) =>
    resolvePersonReference(
      'id' in representation
        ? decodePersonId(keyText(representation, 'id'))
        : parseResourceName(keyText(representation, 'resourceName')),
      context,
      info,
    ),

  PersonalContact: (representation, context, info) =>
    resolvePersonalContact(
      'id' in representation
        ? decodePersonalContactId(keyText(representation, 'id'))
        : {
            accountId: ownOrId(keyText(representation, 'accountId'), 'accountId'),
            extensionId: ownOrId(keyText(representation, 'extensionId'), 'extensionId'),
            contactId: decimalId(keyText(representation, 'contactId'), 'contactId'),
          },
      context,
      info,
    ),

  Favorite: (representation, context, info) => {
    const favorite = decodeFavoriteId(keyText(representation, 'id'));
    return selectsOnly(info, 'Favorite', ['id'])
      ? { __typename: 'Favorite', ...favorite }
      : findFavorite(favorite, context);
  },

  Extension: (representation) => ({
    __typename: 'Extension',
    extensionId: ownOrId(keyText(representation, 'extensionId'), 'extensionId'),
  }),

  AddressBookUpload: (representation, { loaders }, info) => {
    const taskId = taskIdOf(keyText(representation, 'taskId'), 'taskId');
    return selectsOnly(info, 'AddressBookUpload', ['taskId'])
      ? { __typename: 'AddressBookUpload', taskId }
      : loaders.addressBookUploads.load({ accountId: OWN, taskId });
  },
};

/**
 * Resolves representations, each with an outcome of its own: an `Error` stands at its own index, for a malformed one with
 * BAD_USER_INPUT. One promise for the whole list, since one per entity would cost more than the entity does.
 */
export const resolveReferences = (
  representations: readonly Representation[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<readonly EntityOutcome[]> =>
  Promise.allSettled(
    representations.map((representation) => resolveReference(representation, context, info)),
  ).then((outcomes) =>
    outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as Error))),
  );

export type EntityOutcome = EntityParent | null | Error;

const resolveReference = (
  representation: Representation,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<EntityParent | null> => {
  try {
    return Promise.resolve(resolverOf(representation)(representation, context, info));
  } catch (error) {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is passed on as it was thrown
    return Promise.reject(error);
  }
};

/** @throws BAD_USER_INPUT for a type that is none of this graph's */
const resolverOf = (representation: Representation): ReferenceResolver => {
  const typeName = representation.__typename;
  const resolver =
    typeof typeName === 'string' && Object.hasOwn(RESOLVERS, typeName) ? RESOLVERS[typeName] : undefined;
  if (resolver === undefined) {
    const known = Object.keys(RESOLVERS).join(', ');
    throw userInputError(
      `A representation's __typename must be one of ${known}, but is ${describe(typeName)}.`,
    );
  }
  return resolver;
};

/** The favorite of that id in its book's list; null when it is not, or no more, in it. */
export const findFavorite = async (key: FavoriteKey, { books }: Context): Promise<FavoriteParent | null> =>
  favoriteIn(await books.ringcentral.favorites(key), favoriteId(key, key.target));

/** The fields that are known without a call once the real book is known. */
const HELD = ['id', 'accountId', 'extensionId', 'contactId'];

export const resolvePersonalContact = (
  key: ContactKey,
  { loaders, books }: Context,
  info: GraphQLResolveInfo,
): PersonalContactParent | Promise<PersonalContactParent | null> => {
  const book = loaders.addressBooks.resolve(key);
  const held = isReal(book) ? HELD : ['contactId'];
  return selectsOnly(info, 'PersonalContact', held)
    ? { __typename: 'PersonalContact', ...book, contactId: key.contactId }
    : books.ringcentral.contact(key);
};

/** Whether the operation asks for nothing of the type but `__typename` and these fields. */
const selectsOnly = (info: GraphQLResolveInfo, typeName: string, fields: readonly string[]): boolean => {
  for (const field of requestedFields(info, typeName)) {
    if (!fields.includes(field)) return false;
  }
  return true;
};

const keyText = (representation: Representation, field: string): string => {
  const value = representation[field];
  // Routers pass ids on as their subgraphs wrote them, so that an integer is a legitimate ID.
  if (typeof value === 'string' || Number.isSafeInteger(value)) return String(value);
  throw userInputError(
    `A representation of ${String(representation.__typename)} needs the key field ${field} as a string, but it is ${describe(value)}.`,
    field,
  );
};

/** As much of what was sent as it takes to find it. */
const describe = (value: unknown): string => {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
