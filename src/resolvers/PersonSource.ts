import type { PersonSourceResolvers, PersonSourceType } from '../__generated__/graphql.ts';

import { knownValue } from './person-values.ts';

const TYPES: Readonly<Record<PersonSourceType, true>> = {
  ACCOUNT: true,
  PROFILE: true,
  DOMAIN_PROFILE: true,
  CONTACT: true,
  OTHER_CONTACT: true,
  DOMAIN_CONTACT: true,
};

export const PersonSource = {
  type: ({ type }) => knownValue(TYPES, type),
} satisfies PersonSourceResolvers;
