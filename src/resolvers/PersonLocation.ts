import type { PersonLocationResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON leaves `false` out. */
export const PersonLocation = {
  current: (value) => value.current ?? false,
} satisfies PersonLocationResolvers;
