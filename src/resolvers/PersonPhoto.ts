import type { PersonPhotoResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON omits `false`. */
export const PersonPhoto = {
  default: (value) => value.default ?? false,
} satisfies PersonPhotoResolvers;
