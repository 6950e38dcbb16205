import type { PersonDomainMembershipResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON leaves `false` out. */
export const PersonDomainMembership = {
  inViewerDomain: (value) => value.inViewerDomain ?? false,
} satisfies PersonDomainMembershipResolvers;
