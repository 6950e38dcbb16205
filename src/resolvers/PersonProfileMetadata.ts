import type {
  PersonObjectType,
  PersonProfileMetadataResolvers,
  PersonUserType,
} from '../__generated__/graphql.ts';
import { readable } from '../loaders/records.ts';

import { knownValue } from './person-values.ts';

const OBJECT_TYPES: Readonly<Record<PersonObjectType, true>> = { PERSON: true, PAGE: true };

const USER_TYPES: Readonly<Record<PersonUserType, true>> = {
  USER_TYPE_UNKNOWN: true,
  GOOGLE_USER: true,
  GPLUS_USER: true,
  GOOGLE_APPS_USER: true,
};

export const objectTypeOf = (value: string | undefined): PersonObjectType | null =>
  knownValue(OBJECT_TYPES, value);

export const PersonProfileMetadata = {
  objectType: ({ objectType }) => objectTypeOf(objectType),
  userTypes: ({ userTypes = [] }) =>
    readable(userTypes)
      .map((type) => knownValue(USER_TYPES, type))
      .filter((type) => type !== null),
} satisfies PersonProfileMetadataResolvers;
