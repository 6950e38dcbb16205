import type { PersonOrganizationResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON leaves `false` out. */
export const PersonOrganization = {
  current: (value) => value.current ?? false,
} satisfies PersonOrganizationResolvers;
