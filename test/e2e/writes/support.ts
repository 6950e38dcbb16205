import { personalContactId } from '../../../src/relay/global-id.ts';
import type { ExecuteOptions, Harness, UpstreamCall } from '../../support/harness.ts';
import { type Answer, ask, bookOf, contactIdsOf, type User } from '../graph/support.ts';

/** Every attribute of a contact that is a text. */
export const TEXTS = [
  'firstName',
  'lastName',
  'middleName',
  'nickName',
  'company',
  'jobTitle',
  'email',
  'email2',
  'email3',
  'birthday',
  'webPage',
  'notes',
  'ringtoneIndex',
  'appInfo',
] as const;

export const PHONES = [
  'homePhone',
  'homePhone2',
  'businessPhone',
  'businessPhone2',
  'mobilePhone',
  'businessFax',
  'companyPhone',
  'assistantPhone',
  'carPhone',
  'otherPhone',
  'otherFax',
  'callbackPhone',
] as const;

export const ADDRESSES = ['homeAddress', 'businessAddress', 'otherAddress'] as const;
export const ADDRESS_PARTS = ['street', 'city', 'state', 'zip', 'country'] as const;

/** Everything that can be written, as a selection. */
export const WHOLE = `${[...TEXTS, ...PHONES].join(' ')} ${ADDRESSES.map(
  (address) => `${address} { ${ADDRESS_PARTS.join(' ')} }`,
).join(' ')}`;

const CONTACT = `personalContact { id contactId accountId extensionId ${WHOLE} }`;
const USER_ERRORS = 'userErrors { field code message }';

/** The default selection of each mutation. */
const SELECTIONS = {
  createPersonalContact: `${CONTACT} edge { cursor node { id } } ${USER_ERRORS}`,
  updatePersonalContact: `${CONTACT} ${USER_ERRORS}`,
  patchPersonalContact: `${CONTACT} ${USER_ERRORS}`,
  updatePersonalContacts: `results { id ${CONTACT} ${USER_ERRORS} } ${USER_ERRORS}`,
  deletePersonalContacts: `deletedIds ${USER_ERRORS}`,
  copyOtherContactToMyContacts: `person { id resourceName displayName } ${USER_ERRORS}`,
} as const;
export type MutationName = keyof typeof SELECTIONS;

/** A mutation of one field, its input a variable. */
const mutationOf = (name: MutationName, selection: string = SELECTIONS[name]): string => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { payload: ${name}(input: $input) { ${selection} } }`;
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is each selection's own
type Payload = any;

export interface WriteOptions extends Pick<ExecuteOptions, 'as' | 'headers' | 'signal'> {
  readonly selection?: string;
}

/** The payload of one mutation, with the upstream calls that it cost. */
export const write = async (
  harness: Harness,
  name: MutationName,
  input: object,
  { selection, ...options }: WriteOptions = {},
): Promise<Answer & { readonly payload: Payload }> => {
  const answer = await ask(harness, mutationOf(name, selection), { ...options, variables: { input } });
  return { ...answer, payload: answer.data?.payload };
};

/** The same for a mutation that must have no errors, nor user errors. */
export const writeWell = async (...args: Parameters<typeof write>) => {
  const answer = await write(...args);
  const { errors, payload } = answer;
  if (errors !== undefined || payload?.userErrors.length !== 0) {
    throw new Error(`Unexpected: ${JSON.stringify([errors, payload?.userErrors])}`);
  }
  return answer;
};

/** The user errors of a payload, one line each: path and code. */
export const faultsOf = (payload: Payload): readonly string[] =>
  payload.userErrors.map(
    ({ field, code }: { field: readonly string[] | null; code: string }) =>
      `${field?.join('.') ?? '-'} ${code}`,
  );

/** Global ids of a user's contacts, from the sandbox and not from the graph. */
export const globalIdsOf = (harness: Harness, user: User = 'demo'): readonly string[] =>
  contactIdsOf(harness, user).map((contactId) => globalIdOf(harness, contactId, user));

export const globalIdOf = (harness: Harness, contactId: string, user: User = 'demo'): string =>
  personalContactId({ ...bookOf(harness, user), contactId });

/** A contact as stored in the sandbox. */
export const stored = ({ sandbox }: Harness, contactId: string, user: User = 'demo') =>
  sandbox.ringcentral.store.contact(user, contactId);

/** Method and number of ids of each call that names contacts. */
export const chunksOf = (calls: readonly UpstreamCall[]): readonly string[] =>
  calls.map(({ method, path }) => `${method} ${path.split('/').at(-1)?.split(',').length ?? 0}`);

/** A contact with a value in every attribute, as it is written, with national phone numbers. */
export const FULL_CONTACT = {
  ...Object.fromEntries(TEXTS.map((name) => [name, `Some ${name}`])),
  email: 'ada@example.com',
  email2: 'ada@example.net',
  email3: 'ada@example.org',
  birthday: '1970-01-31',
  webPage: 'https://www.example.com/ada',
  ...Object.fromEntries(PHONES.map((name, index) => [name, `(202) 555-01${String(index + 10)}`])),
  ...Object.fromEntries(
    ADDRESSES.map((name) => [
      name,
      { street: `1 ${name} Way`, city: 'Blávatn', state: 'South', zip: '101', country: 'ISL' },
    ]),
  ),
};

/** The same contact as upstream stores it. */
export const FULL_CONTACT_KEPT = {
  ...FULL_CONTACT,
  birthday: '1970-01-31T00:00:00.000Z',
  ...Object.fromEntries(PHONES.map((name, index) => [name, `+120255501${String(index + 10)}`])),
  ...Object.fromEntries(
    ADDRESSES.map((name) => [
      name,
      { street: `1 ${name} Way`, city: 'Blávatn', state: 'South', zip: '101', country: 'Iceland' },
    ]),
  ),
};

/** The attributes of a payload's contact that are not null. */
export const attributesOf = (contact: Payload): Readonly<Record<string, unknown>> => {
  const { id: _id, contactId: _contactId, accountId: _account, extensionId: _extension, ...rest } = contact;
  return Object.fromEntries(
    Object.entries(rest)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, typeof value === 'object' ? attributesOf(value) : value]),
  );
};
