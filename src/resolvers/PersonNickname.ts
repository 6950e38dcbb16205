import type { PersonNicknameResolvers, PersonNicknameType } from '../__generated__/graphql.ts';

import { knownValue } from './person-values.ts';

const TYPES: Readonly<Record<PersonNicknameType, true>> = {
  DEFAULT: true,
  ALTERNATE_NAME: true,
  MAIDEN_NAME: true,
  INITIALS: true,
  GPLUS: true,
  OTHER_NAME: true,
  SHORT_NAME: true,
};

export const PersonNickname = {
  // DEFAULT is the zero value of the enum, which proto3 JSON omits.
  type: ({ type = 'DEFAULT' }) => knownValue(TYPES, type),
} satisfies PersonNicknameResolvers;
