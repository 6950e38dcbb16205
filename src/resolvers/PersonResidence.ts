import type { PersonResidenceResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON omits `false`. */
export const PersonResidence = {
  current: (value) => value.current ?? false,
} satisfies PersonResidenceResolvers;
