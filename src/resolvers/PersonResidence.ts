import type { PersonResidenceResolvers } from '../__generated__/graphql.ts';

/** Proto3 JSON leaves `false` out. */
export const PersonResidence: PersonResidenceResolvers = {
  current: (value) => value.current ?? false,
};
