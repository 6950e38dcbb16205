import type { GraphQLResolveInfo } from 'graphql';

import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { OWN } from '../loaders/address-books.ts';
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
import { needsContact, personSelection, requestedFields } from './selection.ts';

/** A representation as a router sends it: `__typename` and the fields of one of the type's keys. */
export type Representation = Readonly<Record<string, unknown>>;

type Found = EntityParent | null;
/** A contact to read from its book. Those of a whole list are read together. */
class ContactLookup {
  readonly key: ContactKey;

  constructor(key: ContactKey) {
    this.key = key;
  }
}

type ReferenceResolver = (
  representation: Representation,
  context: Context,
  info: GraphQLResolveInfo,
) => Found | ContactLookup | Promise<Found>;

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
    contactOrLookup(
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

export type EntityOutcome = Found | Error;

/**
 * Resolves representations, each with an outcome of its own: an `Error` stands at its own index, for a malformed one with
 * BAD_USER_INPUT. Contacts are read together, since a promise for each would cost more than the contact does.
 */
export const resolveReferences = async (
  representations: readonly Representation[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<readonly EntityOutcome[]> => {
  const outcomes: EntityOutcome[] = [];
  const pending: Promise<unknown>[] = [];
  const lookups: { readonly index: number; readonly key: ContactKey }[] = [];
  representations.forEach((representation, index) => {
    outcomes.push(null);
    try {
      const found = resolverOf(representation)(representation, context, info);
      if (found instanceof ContactLookup) lookups.push({ index, key: found.key });
      else if (found instanceof Promise)
        pending.push(
          found.then(
            (value) => (outcomes[index] = value),
            (error: unknown) => (outcomes[index] = error as Error),
          ),
        );
      else outcomes[index] = found;
    } catch (error) {
      outcomes[index] = error as Error;
    }
  });
  if (lookups.length > 0) {
    const contacts = await context.books.ringcentral.contactsById(lookups.map(({ key }) => key));
    lookups.forEach(({ index }, nth) => (outcomes[index] = contacts[nth] ?? null));
  }
  await Promise.all(pending);
  return outcomes;
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

export const resolvePersonalContact = (
  key: ContactKey,
  context: Context,
  info: GraphQLResolveInfo,
): PersonalContactParent | Promise<PersonalContactParent | null> => {
  const found = contactOrLookup(key, context, info);
  return found instanceof ContactLookup ? context.books.ringcentral.contact(found.key) : found;
};

/** The contact's key alone if the operation selects no more of it. */
const contactOrLookup = (
  key: ContactKey,
  { loaders }: Context,
  info: GraphQLResolveInfo,
): PersonalContactParent | ContactLookup => {
  const { accountId, extensionId } = loaders.addressBooks.resolve(key);
  return needsContact(requestedFields(info, 'PersonalContact'), { accountId, extensionId })
    ? new ContactLookup(key)
    : { __typename: 'PersonalContact', accountId, extensionId, contactId: key.contactId };
};

/** Whether the operation selects nothing of the type but `__typename` and these fields. */
const selectsOnly = (info: GraphQLResolveInfo, typeName: string, fields: readonly string[]): boolean =>
  [...requestedFields(info, typeName)].every((field) => fields.includes(field));

const keyText = (representation: Representation, field: string): string => {
  const value = representation[field];
  // Routers pass ids on as the other subgraph wrote them, so an integer is a valid ID.
  if (typeof value === 'string' || Number.isSafeInteger(value)) return String(value);
  throw userInputError(
    `is a key field of ${String(representation.__typename)} and must be a string or an integer, but is ${quote(value)}.`,
    field,
  );
};
