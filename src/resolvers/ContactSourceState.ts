import type { ContactSourceStateResolvers } from '../__generated__/graphql.ts';

export const ContactSourceState: ContactSourceStateResolvers = {
  asOf: ({ asOf }) => asOf?.toISOString() ?? null,
};
