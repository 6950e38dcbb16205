import type { PersonPhotoResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON leaves `false` out. */
export const PersonPhoto: PersonPhotoResolvers = {
  default: (value) => value.default ?? false,
};
