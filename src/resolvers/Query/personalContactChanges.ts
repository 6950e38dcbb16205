import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { addressBookOf } from '../../lists/arguments.ts';
import { personalContactChangeConnection } from '../../lists/personal-contact-change-connection.ts';

export const personalContactChanges: NonNullable<QueryResolvers['personalContactChanges']> = (
  _root,
  args,
  context,
  info,
) => personalContactChangeConnection(addressBookOf(args), args, context, info);
