import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { addressBookOf } from '../address-book-arguments.ts';
import { personalContactChangeConnection } from '../personal-contact-change-connection.ts';

export const personalContactChanges: NonNullable<QueryResolvers['personalContactChanges']> = (
  _root,
  args,
  context,
  info,
) => personalContactChangeConnection(addressBookOf(args), args, context, info);
