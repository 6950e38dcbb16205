import type { AddressBookUploadAffectedResolvers } from '../__generated__/graphql.ts';

export const AddressBookUploadAffected = {
  extension: ({ extensionId }) => ({ __typename: 'Extension', extensionId }),
  contactCount: ({ contacts }) => contacts.length,
} satisfies AddressBookUploadAffectedResolvers;
