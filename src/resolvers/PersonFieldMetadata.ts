import type { PersonFieldMetadataResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON omits `false`. */
export const PersonFieldMetadata = {
  primary: ({ primary }) => primary ?? false,
  sourcePrimary: ({ sourcePrimary }) => sourcePrimary ?? false,
  verified: ({ verified }) => verified ?? false,
} satisfies PersonFieldMetadataResolvers;
