import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { userInputError } from '../../clients/errors/graphql-errors.ts';
import { demandText, MAX_SEARCH_TEXT } from '../../lists/arguments.ts';
import { searchConnection } from '../../lists/person-connection.ts';

export const searchOtherContacts: NonNullable<QueryResolvers['searchOtherContacts']> = (
  _root,
  args,
  context,
  info,
) => {
  const query = demandText(args.query, MAX_SEARCH_TEXT, 'query').trim();
  // Google takes an empty query not as a search but as the request to fill the search cache.
  if (query === '') throw userInputError('must have at least one character that is not a space.', 'query');
  return searchConnection(query, args, context, info);
};
