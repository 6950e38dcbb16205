import type { PersonOrganizationResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON omits `false`. */
export const PersonOrganization = {
  current: (value) => value.current ?? false,
} satisfies PersonOrganizationResolvers;
