import type { PersonFieldMetadataResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON leaves `false` out. */
export const PersonFieldMetadata: PersonFieldMetadataResolvers = {
  primary: ({ primary }) => primary ?? false,
  sourcePrimary: ({ sourcePrimary }) => sourcePrimary ?? false,
  verified: ({ verified }) => verified ?? false,
};
