import type { GraphQLResolveInfo } from 'graphql';

import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { unreadPerson } from '../loaders/persons-record.ts';
import type { PersonParent } from '../loaders/records.ts';
import { isResourceName, MAX_RESOURCE_NAME } from '../relay/global-id.ts';

import { demandText } from './arguments.ts';
import { personSelection } from './person-selection.ts';
import { requestedFields } from './selection.ts';

/** Checks a resource name before any upstream call. */
export const parseResourceName = (value: string, argument = 'resourceName'): string => {
  if (isResourceName(demandText(value, MAX_RESOURCE_NAME, argument))) return value;
  const shown = JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  throw userInputError(
    `must be people/… or otherContacts/… with Google's id of the person after the slash, but is ${shown}.`,
    argument,
  );
};

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
export const resolvePersonReference = (
  resourceName: string,
  context: Context,
  info: GraphQLResolveInfo,
): PersonParent | Promise<PersonParent | null> =>
  personSelection(requestedFields(info, 'Person')).length === 0
    ? unreadPerson(resourceName)
    : loadPerson(resourceName, context, info);
