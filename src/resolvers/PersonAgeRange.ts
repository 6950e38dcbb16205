import type { PersonAgeBracket, PersonAgeRangeResolvers } from '../__generated__/graphql.ts';

import { knownValue } from './person-values.ts';

const BRACKETS: Readonly<Record<PersonAgeBracket, true>> = {
  LESS_THAN_EIGHTEEN: true,
  EIGHTEEN_TO_TWENTY: true,
  TWENTY_ONE_OR_OLDER: true,
};

export const ageBracketOf = (value: string | undefined): PersonAgeBracket | null =>
  knownValue(BRACKETS, value);

export const PersonAgeRange = {
  ageRange: ({ ageRange }) => ageBracketOf(ageRange),
} satisfies PersonAgeRangeResolvers;
