import type { PersonLocationResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON omits `false`. */
export const PersonLocation = {
  current: (value) => value.current ?? false,
} satisfies PersonLocationResolvers;
