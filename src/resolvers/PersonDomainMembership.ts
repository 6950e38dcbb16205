import type { PersonDomainMembershipResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON omits `false`. */
export const PersonDomainMembership = {
  inViewerDomain: (value) => value.inViewerDomain ?? false,
} satisfies PersonDomainMembershipResolvers;
