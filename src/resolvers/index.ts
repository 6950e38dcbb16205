import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, isUnionType } from 'graphql';

import { connectionResolvers, edgeResolvers } from '../relay/connection.ts';

import { AddressBookUpload } from './AddressBookUpload.ts';
import { AddressBookUploadAffected } from './AddressBookUploadAffected.ts';
import { AddressBookUploadContact } from './AddressBookUploadContact.ts';
import { AddressBookUploadError } from './AddressBookUploadError.ts';
import type { CompleteResolvers } from './complete-resolvers.ts';
import { ContactSourceState } from './ContactSourceState.ts';
import { Extension } from './Extension.ts';
import { Favorite } from './Favorite.ts';
import { addFavorite } from './Mutation/addFavorite.ts';
import { copyOtherContactToMyContacts } from './Mutation/copyOtherContactToMyContacts.ts';
import { createPersonalContact } from './Mutation/createPersonalContact.ts';
import { deletePersonalContacts } from './Mutation/deletePersonalContacts.ts';
import { forgetMyAddressBooks } from './Mutation/forgetMyAddressBooks.ts';
import { moveFavorite } from './Mutation/moveFavorite.ts';
import { patchPersonalContact } from './Mutation/patchPersonalContact.ts';
import { removeFavorite } from './Mutation/removeFavorite.ts';
import { setFavorites } from './Mutation/setFavorites.ts';
import { updatePersonalContact } from './Mutation/updatePersonalContact.ts';
import { updatePersonalContacts } from './Mutation/updatePersonalContacts.ts';
import { uploadAddressBooks } from './Mutation/uploadAddressBooks.ts';
import { PageInfo } from './PageInfo.ts';
import { Person } from './Person.ts';
import { PersonAgeRange } from './PersonAgeRange.ts';
import { PersonalContact } from './PersonalContact.ts';
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
import { _entities } from './Query/_entities.ts';
import { addressBookUpload } from './Query/addressBookUpload.ts';
import { duplicateContacts } from './Query/duplicateContacts.ts';
import { favorites } from './Query/favorites.ts';
import { matchPhoneNumbers } from './Query/matchPhoneNumbers.ts';
import { node } from './Query/node.ts';
import { nodes } from './Query/nodes.ts';
import { otherContactChanges } from './Query/otherContactChanges.ts';
import { otherContacts } from './Query/otherContacts.ts';
import { person } from './Query/person.ts';
import { personalContact } from './Query/personalContact.ts';
import { personalContactChanges } from './Query/personalContactChanges.ts';
import { personalContacts } from './Query/personalContacts.ts';
import { searchContacts } from './Query/searchContacts.ts';
import { searchOtherContacts } from './Query/searchOtherContacts.ts';
import { upstreamQuotas } from './Query/upstreamQuotas.ts';
import { type GraphNodeProfile, loadTypeDefinitions } from './type-definitions.ts';
import { UpdatePersonalContactsResult } from './UpdatePersonalContactsResult.ts';

// Without `asOf`: each source of a search has its own, and changes always come from upstream.
const { asOf: _asOf, ...undatedConnection } = connectionResolvers;

/**
 * The resolver map. Each entry's file is named by its schema coordinate. The compiler requires every field that the parent object
 * does not already have in the schema's form.
 */
export const resolvers = {
  Query: {
    addressBookUpload,
    duplicateContacts,
    favorites,
    matchPhoneNumbers,
    node,
    nodes,
    otherContactChanges,
    otherContacts,
    person,
    personalContact,
    personalContactChanges,
    personalContacts,
    searchContacts,
    searchOtherContacts,
    upstreamQuotas,
  },
  Mutation: {
    addFavorite,
    copyOtherContactToMyContacts,
    createPersonalContact,
    deletePersonalContacts,
    forgetMyAddressBooks,
    moveFavorite,
    patchPersonalContact,
    removeFavorite,
    setFavorites,
    updatePersonalContact,
    updatePersonalContacts,
    uploadAddressBooks,
  },
  AddressBookUpload,
  AddressBookUploadAffected,
  AddressBookUploadContact,
  AddressBookUploadError,
  ContactConnection: undatedConnection,
  ContactDuplicateConnection: undatedConnection,
  ContactDuplicateEdge: edgeResolvers,
  ContactEdge: edgeResolvers,
  ContactSourceState,
  Extension,
  Favorite,
  FavoriteConnection: connectionResolvers,
  FavoriteEdge: edgeResolvers,
  PageInfo,
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
  PersonChangeConnection: undatedConnection,
  PersonChangeEdge: edgeResolvers,
  PersonConnection: connectionResolvers,
  PersonEdge: edgeResolvers,
  PersonalContact,
  PersonalContactChangeConnection: undatedConnection,
  PersonalContactChangeEdge: edgeResolvers,
  PersonalContactConnection: connectionResolvers,
  PersonalContactEdge: edgeResolvers,
  UpdatePersonalContactsResult,
} satisfies CompleteResolvers;

/** The schema description in introspection. */
const DESCRIPTION = `The contacts that a person has in Google's "other contacts" and in RingCentral's personal address book, with its favorites.
Each field needs the caller's own credential for its system and works without the other one. Reads come from a mirror of the address books
where there is one; the description of each field says what it costs in upstream calls.`;

/** The executable federation schema of a profile. */
export const createSchema = ({ graphNode }: { graphNode: GraphNodeProfile }): GraphQLSchema => {
  const { Query, ...types } = resolvers;
  const { node: _node, nodes: _nodes, ...otherQueries } = Query;
  const schema = buildSubgraphSchema([
    {
      typeDefs: loadTypeDefinitions(graphNode),
      resolvers: { ...types, Query: graphNode === 'off' ? otherQueries : Query } as never,
    },
  ]);
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (entities === undefined) throw new TypeError('The schema has no entities.');
  entities.resolve = _entities as never;
  // The default resolver reads `__typename` as well, and the executor has fast code for it.
  const entity = schema.getType('_Entity');
  if (isUnionType(entity)) entity.resolveType = undefined;
  // Not in the SDL that routers compose: Hive Router's query planner cannot read a supergraph with a schema description.
  schema.description = DESCRIPTION;
  return schema;
};
