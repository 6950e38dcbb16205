import type { Resolvers } from '../__generated__/graphql.ts';
import { connectionResolvers, edgeResolvers } from '../relay/connection.ts';
import { Person } from './Person.ts';
import { PersonAgeRange } from './PersonAgeRange.ts';
import { PersonBiography } from './PersonBiography.ts';
import { PersonCoverPhoto } from './PersonCoverPhoto.ts';
import { PersonDomainMembership } from './PersonDomainMembership.ts';
import { PersonFieldMetadata } from './PersonFieldMetadata.ts';
import { PersonLocation } from './PersonLocation.ts';
import { PersonMetadata } from './PersonMetadata.ts';
import { PersonMiscKeyword } from './PersonMiscKeyword.ts';
import { PersonNickname } from './PersonNickname.ts';
import { PersonOrganization } from './PersonOrganization.ts';
import { PersonPhoto } from './PersonPhoto.ts';
import { PersonProfileMetadata } from './PersonProfileMetadata.ts';
import { PersonResidence } from './PersonResidence.ts';
import { PersonSource } from './PersonSource.ts';

/** The resolvers of `Person` and of what belongs to it. Value types that are not here are passed on as Google sends them. */
export const personResolvers = {
  Person,
  PersonAgeRange,
  PersonBiography,
  PersonCoverPhoto,
  PersonDomainMembership,
  PersonFieldMetadata,
  PersonLocation,
  PersonMetadata,
  PersonMiscKeyword,
  PersonNickname,
  PersonOrganization,
  PersonPhoto,
  PersonProfileMetadata,
  PersonResidence,
  PersonSource,
  PersonChangeConnection: connectionResolvers,
  PersonChangeEdge: edgeResolvers,
  PersonConnection: connectionResolvers,
  PersonEdge: edgeResolvers,
} satisfies Resolvers;
