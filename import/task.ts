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

/** Status and results of an upload. */
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

/** Attributes by which an added contact is recognized. Dates and countries are not among them: upstream may rewrite them. */
const RECOGNISED_ATTRIBUTES = [...NAME_ATTRIBUTES, ...EMAIL_ATTRIBUTES, ...PHONE_ATTRIBUTES] as const;

export type RecognisedAttribute = (typeof RECOGNISED_ATTRIBUTES)[number];

/** The graph returns at most 200,000 field values per response, and an upload may have 10,000 contacts. */
const MAX_ATTRIBUTES = 18;

/** The recognized attributes that any of the contacts has. */
export const recognisedAttributesOf = (contacts: readonly Contact[]): readonly RecognisedAttribute[] =>
  RECOGNISED_ATTRIBUTES.filter((name) => contacts.some((contact) => contact[name] !== undefined)).slice(
    0,
    MAX_ATTRIBUTES,
  );

/** Queries the added contacts; only needed when the errors do not identify the rejected ones. */
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
