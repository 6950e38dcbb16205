import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { addressBookOf, decimalId } from '../../lists/arguments.ts';

export const personalContact: NonNullable<QueryResolvers['personalContact']> = (_root, args, { books }) =>
  books.ringcentral.contact({
    ...addressBookOf(args),
    contactId: decimalId(args.contactId, 'contactId'),
  });
