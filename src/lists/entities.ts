import type { GraphQLResolveInfo } from 'graphql';

import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { isReal, OWN } from '../loaders/address-books.ts';
import type { ContactKey } from '../loaders/personal-contacts.ts';
import { unreadPerson } from '../loaders/persons-record.ts';
import type {
  EntityParent,
  FavoriteParent,
  PersonalContactParent,
  PersonParent,
} from '../loaders/records.ts';
import {
  decodeFavoriteId,
  decodePersonalContactId,
  decodePersonId,
  favoriteId,
  type FavoriteKey,
} from '../relay/global-id.ts';

import { decimalId, ownOrId, parseResourceName, quote, taskIdOf } from './arguments.ts';
import { favoriteIn } from './favorite-connection.ts';
import { personSelection, requestedFields } from './selection.ts';

/** A representation as a router sends it: `__typename` and the fields of one of the type's keys. */
export type Representation = Readonly<Record<string, unknown>>;

type ReferenceResolver = (
  representation: Representation,
  context: Context,
  info: GraphQLResolveInfo,
) => EntityParent | null | Promise<EntityParent | null>;

/**
 * Reference resolvers by type name. Each checks the representation against the type's keys, prefers the global `id` if both
 * keys are given, and makes no call if only key fields are selected.
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
      `The __typename of a representation must be one of ${known}, but is ${quote(typeName)}.`,
    );
  }
  return resolver;
};

/** The favorite with that id; null if it is not in its book's list (any more). */
export const findFavorite = async (key: FavoriteKey, { books }: Context): Promise<FavoriteParent | null> =>
  favoriteIn(await books.ringcentral.favorites(key), favoriteId(key, key.target));

/** The person with that name and the fields that the operation selects; null if there is none. Costs a call. */
export const loadPerson = (
  resourceName: string,
  { books }: Context,
  info: GraphQLResolveInfo,
): Promise<PersonParent | null> =>
  books.google.person({ resourceName, selection: personSelection(requestedFields(info, 'Person')) });

/**
 * The person that another subgraph refers to. If only keys are selected, no call is made: the other subgraph has to know
 * whether the person exists.
 */
const resolvePersonReference = (
  resourceName: string,
  context: Context,
  info: GraphQLResolveInfo,
): PersonParent | Promise<PersonParent | null> =>
  personSelection(requestedFields(info, 'Person')).length === 0
    ? unreadPerson(resourceName)
    : loadPerson(resourceName, context, info);

/** Fields that need no call once the real book is known. */
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

/** Whether the operation selects nothing of the type but `__typename` and these fields. */
const selectsOnly = (info: GraphQLResolveInfo, typeName: string, fields: readonly string[]): boolean => {
  for (const field of requestedFields(info, typeName)) {
    if (!fields.includes(field)) return false;
  }
  return true;
};

const keyText = (representation: Representation, field: string): string => {
  const value = representation[field];
  // Routers pass ids on as the other subgraph wrote them, so an integer is a valid ID.
  if (typeof value === 'string' || Number.isSafeInteger(value)) return String(value);
  throw userInputError(
    `is a key field of ${String(representation.__typename)} and must be a string or an integer, but is ${quote(value)}.`,
    field,
  );
};
