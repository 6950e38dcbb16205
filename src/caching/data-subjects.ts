import type { Operations as GoogleOperations } from '../__generated__/google-people.ts';
import type { Int64, Operations as RingcentralOperations } from '../__generated__/ringcentral.ts';
import type { DataAccess } from '../clients/http/call.ts';

/** The upstream data that a call reads or writes. */
export interface DataSubject {
  /** The extensions whose address books are affected; `~` is the caller's own. */
  readonly extensionIds?: readonly string[];
  /** Contacts of those books. */
  readonly contactIds?: readonly string[];
  /** Lists of those books. */
  readonly lists?: readonly ('personal-contacts' | 'favorites')[];
  /** Google's resource names of persons. */
  readonly resourceNames?: readonly string[];
  /** Whether the call is about a list of persons. */
  readonly isPersonList?: boolean;
}

type Operations = GoogleOperations & Omit<RingcentralOperations, 'getToken' | 'revokeToken'>;
type Data = Omit<Operations, 'refreshToken'>;

type Access<Id extends keyof Data> = Pick<Data[Id], 'parameters' | 'body'> & {
  readonly answer: Data[Id]['response'] | undefined;
};

interface OneBook {
  readonly parameters: { readonly extensionId: string };
}
interface OneContact {
  readonly parameters: { readonly extensionId: string; readonly contactId: Int64 | readonly Int64[] };
}

const contactsOf = ({ parameters: { extensionId, contactId } }: OneContact): DataSubject => ({
  extensionIds: [extensionId],
  contactIds: [contactId].flat().map(String),
});

const listOf =
  (...lists: NonNullable<DataSubject['lists']>) =>
  ({ parameters: { extensionId } }: OneBook): DataSubject => ({ extensionIds: [extensionId], lists });

const changedContacts = (access: OneContact): DataSubject => ({
  ...contactsOf(access),
  lists: ['personal-contacts'],
});

const personList = (): DataSubject => ({ isPersonList: true });

/** One entry per upstream operation; the compiler reports a missing one. */
const SUBJECTS: { readonly [Id in keyof Data]: (access: Access<Id>) => DataSubject } = {
  listContacts: listOf('personal-contacts'),
  syncAddressBook: listOf('personal-contacts'),
  readContact: contactsOf,
  createContact: listOf('personal-contacts'),
  updateContact: changedContacts,
  patchContact: changedContacts,
  // It is not documented whether deleting a contact also removes its favorite.
  deleteContact: (access) => ({ ...contactsOf(access), lists: ['personal-contacts', 'favorites'] }),
  listFavoriteContacts: listOf('favorites'),
  updateFavoriteContactList: listOf('favorites'),
  addressBookBulkUpload: ({ body }) => ({
    extensionIds: body.records.map(({ extensionId }) => extensionId),
    lists: ['personal-contacts'],
  }),
  getAddressBookBulkUploadTask: () => ({}),
  listOtherContacts: personList,
  searchOtherContacts: personList,
  // The copy creates a person and does not change the other contact.
  copyOtherContactToMyContactsGroup: ({ answer }) => ({
    resourceNames: answer?.resourceName === undefined ? [] : [answer.resourceName],
  }),
  getPerson: ({ parameters }) => ({ resourceNames: [parameters.resourceName] }),
  batchGetPeople: ({ parameters }) => ({ resourceNames: parameters.resourceNames }),
};

export const subjectOf = ({ operationId, ...access }: DataAccess): DataSubject =>
  // The cast is safe: `operationId` determines the types of parameters, body and answer.
  (SUBJECTS as Readonly<Record<string, ((access: never) => DataSubject) | undefined>>)[operationId]?.(
    access as never,
  ) ?? {};
