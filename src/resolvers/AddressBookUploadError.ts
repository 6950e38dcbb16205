import type { AddressBookUploadErrorResolvers } from '../__generated__/graphql.ts';

export const AddressBookUploadError = {
  code: ({ errorCode }) => errorCode ?? null,
} satisfies AddressBookUploadErrorResolvers;
