import type { AddressBookUploadContactResolvers } from '../__generated__/graphql.ts';
import { unescapeName } from '../loaders/personal-contacts.ts';

export const AddressBookUploadContact = {
  firstName: ({ firstName }) => (firstName === undefined ? null : unescapeName(firstName)),
  lastName: ({ lastName }) => (lastName === undefined ? null : unescapeName(lastName)),
} satisfies AddressBookUploadContactResolvers;
