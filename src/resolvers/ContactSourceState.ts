import type { ContactSourceStateResolvers } from '../__generated__/graphql.ts';

export const ContactSourceState = {
  asOf: ({ asOf }) => asOf?.toISOString() ?? null,
} satisfies ContactSourceStateResolvers;
