import type { PersonCoverPhotoResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON leaves `false` out. */
export const PersonCoverPhoto = {
  default: (value) => value.default ?? false,
} satisfies PersonCoverPhotoResolvers;
