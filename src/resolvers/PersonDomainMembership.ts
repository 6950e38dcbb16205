import type { PersonDomainMembershipResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON leaves `false` out. */
export const PersonDomainMembership: PersonDomainMembershipResolvers = {
  inViewerDomain: (value) => value.inViewerDomain ?? false,
};
