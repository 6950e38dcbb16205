import type { PersonBiographyResolvers, PersonContentType } from '../__generated__/graphql.ts';

import { knownValue } from './person-values.ts';

const CONTENT_TYPES: Readonly<Record<PersonContentType, true>> = { TEXT_PLAIN: true, TEXT_HTML: true };

export const PersonBiography = {
  contentType: ({ contentType }) => knownValue(CONTENT_TYPES, contentType),
} satisfies PersonBiographyResolvers;
