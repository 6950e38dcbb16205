import type { PersonMetadataResolvers } from '../__generated__/graphql.ts';

import { objectTypeOf } from './PersonProfileMetadata.ts';

export const PersonMetadata = {
  sources: ({ sources }) => sources ?? [],
  deleted: ({ deleted }) => deleted ?? false,
  linkedPeopleResourceNames: ({ linkedPeopleResourceNames }) => linkedPeopleResourceNames ?? [],
  previousResourceNames: ({ previousResourceNames }) => previousResourceNames ?? [],
  objectType: ({ objectType }) => objectTypeOf(objectType),
} satisfies PersonMetadataResolvers;
