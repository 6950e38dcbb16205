import type { Operations as GoogleOperations } from '../__generated__/google-people.ts';
import type { Int64, Operations as RingcentralOperations } from '../__generated__/ringcentral.ts';
import type { DataAccess } from '../clients/http/call.ts';

/** What of an upstream's data a call is about. */
export interface DataSubject {
  /** Extensions whose address books they are; `~` is the caller's own. */
  readonly extensionIds?: readonly string[];
  /** Contacts of those books. */
  readonly contactIds?: readonly string[];
  /** Lists of those books. */
  readonly lists?: readonly ('personal-contacts' | 'favorites')[];
  /** Google's names of persons. */
  readonly resourceNames?: readonly string[];
  /** Whether it is about a list of persons. */
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

/** One entry per upstream operation, so that a new one is not forgotten. */
const SUBJECTS: { readonly [Id in keyof Data]: (access: Access<Id>) => DataSubject } = {
  listContacts: listOf('personal-contacts'),
  syncAddressBook: listOf('personal-contacts'),
  readContact: contactsOf,
  createContact: listOf('personal-contacts'),
  updateContact: changedContacts,
  patchContact: changedContacts,
  // Nobody documents whether a favorite goes with its contact.
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
  // The other contact stays as it is: what changes is that there is one more person.
  copyOtherContactToMyContactsGroup: ({ answer }) => ({
    resourceNames: answer?.resourceName === undefined ? [] : [answer.resourceName],
  }),
  getPerson: ({ parameters }) => ({ resourceNames: [parameters.resourceName] }),
  batchGetPeople: ({ parameters }) => ({ resourceNames: parameters.resourceNames }),
};

export const subjectOf = ({ operationId, ...access }: DataAccess): DataSubject =>
  // The operation says of which types parameters, body and answer are.
  (SUBJECTS as Readonly<Record<string, ((access: never) => DataSubject) | undefined>>)[operationId]?.(
    access as never,
  ) ?? {};
