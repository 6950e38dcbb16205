import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { addressBookOf } from '../../lists/arguments.ts';
import { personalContactConnection } from '../../lists/personal-contact-connection.ts';

export const personalContacts: NonNullable<QueryResolvers['personalContacts']> = (
  _root,
  args,
  context,
  info,
) => personalContactConnection(addressBookOf(args), args, context, info);
