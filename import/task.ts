import {
  type ADDRESS_ATTRIBUTES,
  type Contact,
  EMAIL_ATTRIBUTES,
  NAME_ATTRIBUTES,
  PHONE_ATTRIBUTES,
} from './contact.ts';

/** Starts the upload of one batch. */
export const UPLOAD = `mutation ImportContacts($input: UploadAddressBooksInput!) {
  uploadAddressBooks(input: $input) {
    upload { taskId pollAfterSeconds }
    userErrors { field message code }
  }
}`;

export interface UploadData {
  readonly uploadAddressBooks: {
    readonly upload: { readonly taskId: string; readonly pollAfterSeconds: number | null } | null;
    readonly userErrors: readonly {
      readonly field: readonly string[] | null;
      readonly message: string;
      readonly code: string;
    }[];
  };
}

/** How far an upload is, and what came of it. */
export const TASK = `query ImportTask($taskId: ID!, $accountId: ID!) {
  addressBookUpload(taskId: $taskId, accountId: $accountId) {
    status isFinished pollAfterSeconds
    affected { contactCount }
    errors { code message parameterName parameterValue }
  }
}`;

export interface TaskError {
  readonly code: string | null;
  readonly message: string | null;
  readonly parameterName: string | null;
  readonly parameterValue: string | null;
}

export interface Task {
  readonly status: 'ACCEPTED' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | null;
  readonly isFinished: boolean;
  readonly pollAfterSeconds: number | null;
  readonly affected: readonly { readonly contactCount: number }[] | null;
  readonly errors: readonly TaskError[] | null;
}

export interface TaskData {
  readonly addressBookUpload: Task | null;
}

/** Attributes by which a contact that was added is known again: upstream may put dates and countries into other words. */
const RECOGNISED_ATTRIBUTES = [...NAME_ATTRIBUTES, ...EMAIL_ATTRIBUTES, ...PHONE_ATTRIBUTES] as const;

export type RecognisedAttribute = (typeof RECOGNISED_ATTRIBUTES)[number];

/** The graph answers at most 200,000 field values at once, and an upload may have 10,000 contacts. */
const MAX_ATTRIBUTES = 18;

/** Those of them that the contacts have. */
export const recognisedAttributesOf = (contacts: readonly Contact[]): readonly RecognisedAttribute[] =>
  RECOGNISED_ATTRIBUTES.filter((name) => contacts.some((contact) => contact[name] !== undefined)).slice(
    0,
    MAX_ATTRIBUTES,
  );

/** What was added, contact by contact; asked for only where the errors do not say which ones were not. */
export const addedQuery = (attributes: readonly RecognisedAttribute[]): string =>
  `query ImportedContacts($taskId: ID!, $accountId: ID!) {
  addressBookUpload(taskId: $taskId, accountId: $accountId) {
    affected { contacts { ${attributes.length === 0 ? '__typename' : attributes.join(' ')} } }
  }
}`;

export type AddedContact = {
  readonly [Name in keyof Omit<Contact, (typeof ADDRESS_ATTRIBUTES)[number]>]?: string | null;
};

export interface AddedData {
  readonly addressBookUpload: {
    readonly affected: readonly { readonly contacts: readonly AddedContact[] }[] | null;
  } | null;
}
