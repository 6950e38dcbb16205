import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { matchNumbers } from '../../lists/contact-phone-numbers.ts';

export const matchPhoneNumbers: NonNullable<QueryResolvers['matchPhoneNumbers']> = (
  _root,
  args,
  context,
  info,
) => matchNumbers(args, context, info);
