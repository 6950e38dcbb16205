import type { PersonOrganizationResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON leaves `false` out. */
export const PersonOrganization: PersonOrganizationResolvers = {
  current: (value) => value.current ?? false,
};
