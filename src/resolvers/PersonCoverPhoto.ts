import type { PersonCoverPhotoResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON omits `false`. */
export const PersonCoverPhoto = {
  default: (value) => value.default ?? false,
} satisfies PersonCoverPhotoResolvers;
