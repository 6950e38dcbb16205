import type { PersonMiscKeywordResolvers, PersonMiscKeywordType } from '../__generated__/graphql.ts';

import { knownValue } from './person-values.ts';

const TYPES: Readonly<Record<PersonMiscKeywordType, true>> = {
  OUTLOOK_BILLING_INFORMATION: true,
  OUTLOOK_DIRECTORY_SERVER: true,
  OUTLOOK_KEYWORD: true,
  OUTLOOK_MILEAGE: true,
  OUTLOOK_PRIORITY: true,
  OUTLOOK_SENSITIVITY: true,
  OUTLOOK_SUBJECT: true,
  OUTLOOK_USER: true,
  HOME: true,
  WORK: true,
  OTHER: true,
};

export const PersonMiscKeyword = {
  type: ({ type }) => knownValue(TYPES, type),
} satisfies PersonMiscKeywordResolvers;
