import type { AddressBookUploadErrorResolvers } from '../__generated__/graphql.ts';

export const AddressBookUploadError: AddressBookUploadErrorResolvers = {
  code: ({ errorCode }) => errorCode ?? null,
};
