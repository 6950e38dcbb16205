import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { addressBookOf, decimalId } from '../../lists/address-book-arguments.ts';

export const personalContact: NonNullable<QueryResolvers['personalContact']> = (_root, args, { loaders }) =>
  loaders.personalContacts.load({
    ...addressBookOf(args),
    contactId: decimalId(args.contactId, 'contactId'),
  });
