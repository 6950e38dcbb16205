import { operations as googleOperations } from '../../../src/__generated__/google-people.ts';
import { operations as ringcentralOperations } from '../../../src/__generated__/ringcentral.ts';
import type { OperationSpec } from '../../../src/clients/http/operation.ts';
import { personalContactId } from '../../../src/relay/global-id.ts';
import type { ExecuteOptions, Harness } from '../../support/harness.ts';
import { bookOf, contactIdsOf } from '../graph/support.ts';

/** Texts that are sent in requests and must not appear in responses, logs or metrics. */
export const CANARIES = {
  query: 'canaryquery',
  body: 'Canarybody',
  upstream: 'canary-of-upstream',
} as const;

type Variables = Readonly<Record<string, unknown>>;

/** A GraphQL operation that calls exactly one upstream operation. */
export interface FaultRow {
  readonly upstream: 'google-people' | 'ringcentral';
  readonly operation: OperationSpec;
  readonly query: string;
  readonly variables?: (harness: Harness) => Variables | Promise<Variables>;
  /** The caller. With `nobody`, the server uses its own credential and fetches a token. */
  readonly as?: ExecuteOptions['as'];
}

type Tables = Readonly<Record<string, OperationSpec>>;
const google: Tables = googleOperations;
const ringcentral: Tables = ringcentralOperations;

const contactId = (harness: Harness, index: number): string =>
  personalContactId({ ...bookOf(harness), contactId: contactIdsOf(harness)[index] ?? '0' });

const otherContactName = ({ sandbox }: Harness): string =>
  sandbox.google.store.book('demo').otherContactAt(0)?.person.resourceName ?? 'otherContacts/c1';

type Sample = Omit<FaultRow, 'upstream' | 'operation'>;

const GOOGLE_SAMPLES: Readonly<Record<string, Sample>> = {
  listOtherContacts: { query: '{ field: otherContacts(first: 3) { nodes { id displayName } } }' },
  searchOtherContacts: {
    query: `{ field: searchOtherContacts(query: "${CANARIES.query}") { nodes { id } } }`,
  },
  batchGetPeople: { query: '{ field: person(resourceName: "people/me") { displayName } }' },
  copyOtherContactToMyContactsGroup: {
    query:
      'mutation ($name: ID!) { field: copyOtherContactToMyContacts(input: { resourceName: $name }) { person { id displayName } userErrors { code } } }',
    variables: (harness) => ({ name: otherContactName(harness) }),
  },
  refreshToken: { query: '{ field: person(resourceName: "people/me") { displayName } }', as: 'nobody' },
};

/** The id of an upload that was started directly at the sandbox. */
const startUpload = async (harness: Harness): Promise<string> => {
  const { ringcentral, credentials } = harness.sandbox;
  const { accountId, extensionId } = bookOf(harness);
  const response = await fetch(
    `${ringcentral.url}/restapi/v1.0/account/${accountId}/address-book-bulk-upload`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${credentials.ringcentral.accessTokens.demo}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ records: [{ extensionId, contacts: [{ firstName: 'Fern' }] }] }),
    },
  );
  return ((await response.json()) as { readonly id: string }).id;
};

const contact = { firstName: CANARIES.body, homePhone: '+12025550100' };

const RINGCENTRAL_SAMPLES: Readonly<Record<string, Sample>> = {
  listContacts: {
    query: `{ field: personalContacts(startsWith: "${CANARIES.query}") { nodes { id } } }`,
  },
  readContact: {
    query: 'query ($id: ID!) { field: personalContact(contactId: $id) { id notes } }',
    variables: (harness) => ({ id: contactIdsOf(harness)[0] }),
  },
  listFavoriteContacts: { query: '{ field: favorites { nodes { id } } }' },
  syncAddressBook: { query: '{ field: personalContactChanges { nodes { contactId } } }' },
  createContact: {
    query:
      'mutation ($contact: PersonalContactInput!) { field: createPersonalContact(input: { contact: $contact }) { personalContact { id } userErrors { code } } }',
    variables: () => ({ contact }),
  },
  updateContact: {
    query:
      'mutation ($id: ID!, $contact: PersonalContactInput!) { field: updatePersonalContact(input: { id: $id, contact: $contact }) { personalContact { id } userErrors { code } } }',
    variables: (harness) => ({ id: contactId(harness, 1), contact }),
  },
  patchContact: {
    query:
      'mutation ($id: ID!, $contact: PersonalContactInput!) { field: patchPersonalContact(input: { id: $id, contact: $contact }) { personalContact { id } userErrors { code } } }',
    variables: (harness) => ({ id: contactId(harness, 2), contact }),
  },
  deleteContact: {
    query:
      'mutation ($ids: [ID!]!) { field: deletePersonalContacts(input: { ids: $ids }) { deletedIds userErrors { code } } }',
    variables: (harness) => ({ ids: [contactId(harness, 3)] }),
  },
  updateFavoriteContactList: {
    query:
      'mutation ($id: ID!) { field: setFavorites(input: { favorites: [{ personalContactId: $id }] }) { favorites { id } userErrors { code } } }',
    variables: (harness) => ({ id: contactId(harness, 4) }),
  },
  addressBookBulkUpload: {
    query:
      'mutation ($extensionId: ID!, $contact: PersonalContactInput!) { field: uploadAddressBooks(input: { addressBooks: [{ extensionId: $extensionId, contacts: [$contact] }] }) { upload { taskId } userErrors { code } } }',
    variables: (harness) => ({ extensionId: bookOf(harness).extensionId, contact }),
  },
  getAddressBookBulkUploadTask: {
    query: 'query ($id: ID!) { field: addressBookUpload(taskId: $id) { status } }',
    variables: async (harness) => ({ id: await startUpload(harness) }),
  },
  getToken: { query: '{ field: favorites { nodes { id } } }', as: 'nobody' },
};

const rowsOf = (
  upstream: FaultRow['upstream'],
  table: Tables,
  samples: Readonly<Record<string, Sample>>,
): readonly FaultRow[] =>
  Object.entries(samples).map(([id, sample]) => {
    const operation = table[id];
    if (operation === undefined) throw new Error(`${upstream} has no operation ${id}.`);
    return { upstream, operation, ...sample };
  });

export const ROWS: readonly FaultRow[] = [
  ...rowsOf('google-people', google, GOOGLE_SAMPLES),
  ...rowsOf('ringcentral', ringcentral, RINGCENTRAL_SAMPLES),
];

/** Upstream operations that no field of the graph calls. */
export const UNREACHED: readonly string[] = [...Object.keys(google), ...Object.keys(ringcentral)].filter(
  (id) => !ROWS.some(({ operation }) => operation.id === id),
);
