import type { GraphQLResolveInfo } from 'graphql';

import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { unreadPerson } from '../loaders/persons-record.ts';
import type { PersonParent } from '../loaders/records.ts';
import { isResourceName, MAX_RESOURCE_NAME } from '../relay/global-id.ts';

import { demandText } from './arguments.ts';
import { personSelection } from './person-selection.ts';
import { requestedFields } from './selection.ts';

/** The argument or key as a name that Google can know; anything else is refused before a call is made. */
export const parseResourceName = (value: string, argument = 'resourceName'): string => {
  if (isResourceName(demandText(value, MAX_RESOURCE_NAME, argument))) return value;
  const shown = JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  throw userInputError(
    `must be people/… or otherContacts/… with Google's id of the person after the slash, but is ${shown}.`,
    argument,
  );
};

/** The person of that name with what the operation selects of `Person`; null when there is none. Costs a call. */
export const loadPerson = (
  resourceName: string,
  { books }: Context,
  info: GraphQLResolveInfo,
): Promise<PersonParent | null> =>
  books.google.person({ resourceName, selection: personSelection(requestedFields(info, 'Person')) });

/**
 * What another subgraph refers to by that name. Without a call where nothing but the keys is selected: whoever holds the
 * reference answers for its existence.
 */
export const resolvePersonReference = (
  resourceName: string,
  context: Context,
  info: GraphQLResolveInfo,
): PersonParent | Promise<PersonParent | null> =>
  personSelection(requestedFields(info, 'Person')).length === 0
    ? unreadPerson(resourceName)
    : loadPerson(resourceName, context, info);
