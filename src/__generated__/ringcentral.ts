// Made by `npm run codegen` from schema/upstreams/ringcentral.yaml (see codegen.yml and codegen/openapi.ts). Edit that document, never this file.
import { objectShape } from '../clients/http/answer-shape.ts';
import type { OperationSpec } from '../clients/http/operation.ts';

/** A 64-bit integer: a number, or its digits as text where a number would lose some (beyond 2^53). */
export type Int64 = number | string;

/** An attribute to sort contacts by. */
export type SortBy = 'FirstName' | 'LastName' | 'Company';

/** Full or incremental. */
export type SyncAddressBookSyncType = 'FSync' | 'ISync';

/** Whether a contact is there; other than `Alive` in syncs only. */
export type Availability = 'Alive' | 'Deleted' | 'Purged';

/** A postal address. */
export interface ContactAddressInfo {
  /** Street and number. */
  street?: string | undefined;
  /** Town. */
  city?: string | undefined;
  /** Country. Codes that are written come back as names. */
  country?: string | undefined;
  /** State or province. */
  state?: string | undefined;
  /** Postal code. */
  zip?: string | undefined;
}

/** A contact to write. No attribute is required. Phone numbers are in E.164 form, or in that of the dialing plan. */
export interface PersonalContactRequest {
  /** Given name. */
  firstName?: string | undefined;
  /** Family name. */
  lastName?: string | undefined;
  /** Names in between. */
  middleName?: string | undefined;
  /** Nickname. */
  nickName?: string | undefined;
  /** Company. */
  company?: string | undefined;
  /** Job title. */
  jobTitle?: string | undefined;
  /**
   * Format: email
   * First e-mail address.
   */
  email?: string | undefined;
  /**
   * Format: email
   * Second e-mail address.
   */
  email2?: string | undefined;
  /**
   * Format: email
   * Third e-mail address.
   */
  email3?: string | undefined;
  /**
   * Format: date-time
   * Date of birth. Read in UTC with milliseconds; a year, a month or a day alone can be written.
   */
  birthday?: string | undefined;
  /**
   * Format: uri
   * Home page.
   */
  webPage?: string | undefined;
  /** Free text. */
  notes?: string | undefined;
  /** Private number. */
  homePhone?: string | undefined;
  /** Second private number. */
  homePhone2?: string | undefined;
  /** Number at work. */
  businessPhone?: string | undefined;
  /** Second number at work. */
  businessPhone2?: string | undefined;
  /** Mobile number. */
  mobilePhone?: string | undefined;
  /** Fax number at work. */
  businessFax?: string | undefined;
  /** Main number of the company. */
  companyPhone?: string | undefined;
  /** Number of the assistant. */
  assistantPhone?: string | undefined;
  /** Number in the car. */
  carPhone?: string | undefined;
  /** Any other number. */
  otherPhone?: string | undefined;
  /** Any other fax number. */
  otherFax?: string | undefined;
  /** Number to call back. */
  callbackPhone?: string | undefined;
  /** Private address. */
  homeAddress?: ContactAddressInfo | undefined;
  /** Address at work. */
  businessAddress?: ContactAddressInfo | undefined;
  /** Any other address. */
  otherAddress?: ContactAddressInfo | undefined;
  /** Ringtone for calls of this contact. */
  ringtoneIndex?: string | undefined;
  /** Where the contact was taken from. */
  appInfo?: string | undefined;
}

/** An address of a contact that is changed. Whether parts that are left out stay or go is published nowhere; null empties one. */
export interface ContactAddressPatch {
  /** Street and number. */
  street?: (string | null) | undefined;
  /** Town. */
  city?: (string | null) | undefined;
  /** Country. Codes that are written come back as names. */
  country?: (string | null) | undefined;
  /** State or province. */
  state?: (string | null) | undefined;
  /** Postal code. */
  zip?: (string | null) | undefined;
}

/** Attributes to change. Null empties an attribute, what is left out stays. */
export interface PersonalContactPatchRequest {
  /** Given name. */
  firstName?: (string | null) | undefined;
  /** Family name. */
  lastName?: (string | null) | undefined;
  /** Names in between. */
  middleName?: (string | null) | undefined;
  /** Nickname. */
  nickName?: (string | null) | undefined;
  /** Company. */
  company?: (string | null) | undefined;
  /** Job title. */
  jobTitle?: (string | null) | undefined;
  /**
   * Format: email
   * First e-mail address.
   */
  email?: (string | null) | undefined;
  /**
   * Format: email
   * Second e-mail address.
   */
  email2?: (string | null) | undefined;
  /**
   * Format: email
   * Third e-mail address.
   */
  email3?: (string | null) | undefined;
  /**
   * Format: date-time
   * Date of birth. Read in UTC with milliseconds; a year, a month or a day alone can be written.
   */
  birthday?: (string | null) | undefined;
  /**
   * Format: uri
   * Home page.
   */
  webPage?: (string | null) | undefined;
  /** Free text. */
  notes?: (string | null) | undefined;
  /** Private number. */
  homePhone?: (string | null) | undefined;
  /** Second private number. */
  homePhone2?: (string | null) | undefined;
  /** Number at work. */
  businessPhone?: (string | null) | undefined;
  /** Second number at work. */
  businessPhone2?: (string | null) | undefined;
  /** Mobile number. */
  mobilePhone?: (string | null) | undefined;
  /** Fax number at work. */
  businessFax?: (string | null) | undefined;
  /** Main number of the company. */
  companyPhone?: (string | null) | undefined;
  /** Number of the assistant. */
  assistantPhone?: (string | null) | undefined;
  /** Number in the car. */
  carPhone?: (string | null) | undefined;
  /** Any other number. */
  otherPhone?: (string | null) | undefined;
  /** Any other fax number. */
  otherFax?: (string | null) | undefined;
  /** Number to call back. */
  callbackPhone?: (string | null) | undefined;
  /** Private address. */
  homeAddress?: (ContactAddressPatch | null) | undefined;
  /** Address at work. */
  businessAddress?: (ContactAddressPatch | null) | undefined;
  /** Any other address. */
  otherAddress?: (ContactAddressPatch | null) | undefined;
  /** Ringtone for calls of this contact. */
  ringtoneIndex?: (string | null) | undefined;
  /** Where the contact was taken from. */
  appInfo?: (string | null) | undefined;
}

/** A contact. Names can come with `&amp;`, `&apos;`, `&sol;` and `&bsol;` in place of the characters. */
export type PersonalContactResource = PersonalContactRequest & {
  /**
   * Format: uri
   * Address of the contact with the real account and extension.
   */
  uri?: string;
  /**
   * Format: int64
   * Identifier within the service.
   */
  id?: Int64;
  availability?: Availability;
};

/** One page of an address book. */
export interface ContactList {
  /**
   * Format: uri
   * Address of the page, with the real account and extension.
   */
  uri?: string;
  /** The contacts of this page. */
  records: PersonalContactResource[];
  paging?: UserContactsPagingInfo;
  navigation?: UserContactsNavigationInfo;
  groups?: UserContactsGroupsInfo;
}

/** Where a page lies in its list. */
export interface UserContactsPagingInfo {
  /**
   * Format: int32
   * Number of the page, from 1. Absent on an empty page.
   */
  page?: number;
  /**
   * Format: int32
   * How many contacts one page may hold.
   */
  perPage?: number;
  /**
   * Format: int32
   * Position of the first contact, from 0. Absent on an empty page.
   */
  pageStart?: number;
  /**
   * Format: int32
   * Position of the last contact, from 0. Absent on an empty page.
   */
  pageEnd?: number;
  /**
   * Format: int32
   * Number of pages.
   */
  totalPages?: number;
  /**
   * Format: int32
   * Number of contacts over all pages. May be left out.
   */
  totalElements?: number;
}

/** Links to other pages. The ends of the list have no link beyond themselves. */
export interface UserContactsNavigationInfo {
  /** The first page. */
  firstPage?: UserContactsNavigationInfoUri;
  /** The page after this one. */
  nextPage?: UserContactsNavigationInfoUri;
  /** The page before this one. */
  previousPage?: UserContactsNavigationInfoUri;
  /** The last page. */
  lastPage?: UserContactsNavigationInfoUri;
}

/** A link to a page. */
export interface UserContactsNavigationInfoUri {
  /**
   * Format: uri
   * Address of the page.
   */
  uri?: string;
}

/** A link to the contact groups, which the service no longer has. */
export interface UserContactsGroupsInfo {
  /**
   * Format: uri
   * Address of the groups.
   */
  uri?: string;
}

/** One page of a sync. */
export interface AddressBookSync {
  /**
   * Format: uri
   * Address of the page, with the real account and extension.
   */
  uri?: string;
  /** The contacts of this page. Of removed ones hardly more than identifier and availability. */
  records: PersonalContactResource[];
  syncInfo: SyncInfo;
  /**
   * Format: int64
   * Leads to the next page. Absent on the last one.
   */
  nextPageId?: Int64;
  /**
   * Format: uri
   * Address of the next page. Absent on the last one.
   */
  nextPageUri?: string;
}

/** What a sync was, and how to go on from it. */
export interface SyncInfo {
  /** What the service did; not always what was asked for. */
  syncType?: SyncAddressBookSyncType;
  /** Leads to the changes from here on. Opaque. */
  syncToken?: string;
  /**
   * Format: date-time
   * When the sync was made.
   */
  syncTime?: string;
  /**
   * Whether there are records before the first; not seen with contacts.
   * @default false
   */
  olderRecordsExist?: boolean;
}

/** The favorites to be. */
export interface FavoriteCollection {
  /** All favorites. */
  records?: readonly FavoriteContactResource[] | undefined;
}

/** The favorites of an extension. */
export interface FavoriteContactList {
  /**
   * Format: uri
   * Address of the list, with the real account and extension.
   */
  uri?: string;
  /** All favorites. */
  records: FavoriteContactResource[];
}

/** One favorite, either a personal contact or an extension. */
export interface FavoriteContactResource {
  /**
   * Format: int64
   * Rank in the list, from 1; may be written as text.
   */
  id?: Int64 | undefined;
  /** The extension, if it is one. */
  extensionId?: string | undefined;
  /** The account of the extension, if it is another of the federation. */
  accountId?: string | undefined;
  /** The personal contact, if it is one. */
  contactId?: string | undefined;
}

/** Contacts for many extensions. */
export interface AddressBookBulkUploadRequest {
  /** The contacts by extension. */
  records: readonly AddressBookBulkUploadResource[];
}

/** Contacts for one extension. */
export interface AddressBookBulkUploadResource {
  /** The extension. */
  extensionId: string;
  /** The contacts to add. */
  contacts: readonly AddressBookBulkContactResource[];
}

/** A contact to add by an upload. Phone numbers are in E.164 form. */
export interface AddressBookBulkContactResource {
  /** Given name. */
  firstName?: string | undefined;
  /** Family name. */
  lastName?: string | undefined;
  /** Names in between. */
  middleName?: string | undefined;
  /** Nickname. */
  nickName?: string | undefined;
  /** Company. */
  company?: string | undefined;
  /** Job title. */
  jobTitle?: string | undefined;
  /**
   * Format: email
   * First e-mail address.
   */
  email?: string | undefined;
  /**
   * Format: email
   * Second e-mail address.
   */
  email2?: string | undefined;
  /**
   * Format: email
   * Third e-mail address.
   */
  email3?: string | undefined;
  /**
   * Format: date-time
   * Date of birth. Read in UTC with milliseconds; a year, a month or a day alone can be written.
   */
  birthday?: string | undefined;
  /** Home page. */
  webPage?: string | undefined;
  /** Free text. */
  notes?: string | undefined;
  /** Private number. */
  homePhone?: string | undefined;
  /** Second private number. */
  homePhone2?: string | undefined;
  /** Number at work. */
  businessPhone?: string | undefined;
  /** Second number at work. */
  businessPhone2?: string | undefined;
  /** Mobile number. */
  mobilePhone?: string | undefined;
  /** Fax number at work. */
  businessFax?: string | undefined;
  /** Main number of the company. */
  companyPhone?: string | undefined;
  /** Number of the assistant. */
  assistantPhone?: string | undefined;
  /** Number in the car. */
  carPhone?: string | undefined;
  /** Any other number. */
  otherPhone?: string | undefined;
  /** Any other fax number. */
  otherFax?: string | undefined;
  /** Number to call back. */
  callbackPhone?: string | undefined;
  /** Private address. */
  homeAddress?: AddressBookBulkContactAddressInfo | undefined;
  /** Address at work. */
  businessAddress?: AddressBookBulkContactAddressInfo | undefined;
  /** Any other address. */
  otherAddress?: AddressBookBulkContactAddressInfo | undefined;
}

/** A postal address in an upload. */
export interface AddressBookBulkContactAddressInfo {
  /** Country. Not sent back for address books. */
  country?: string | undefined;
  /** State or province. */
  state?: string | undefined;
  /** Town. */
  city?: string | undefined;
  /** Street and number. */
  street?: string | undefined;
  /** Postal code. */
  zip?: string | undefined;
}

/** An upload, from its start to its end. */
export interface AddressBookBulkUploadResponse {
  /** Identifier of the task. */
  id: string;
  /**
   * Format: uri
   * Address of the task.
   */
  uri: string;
  /**
   * How far it is.
   * @enum {string}
   */
  status: 'Accepted' | 'InProgress' | 'Completed' | 'Failed';
  /**
   * Format: date-time
   * When it was started.
   */
  creationTime: string;
  /**
   * Format: date-time
   * When it last changed.
   */
  lastModifiedTime: string;
  /** What came of it. Older versions of the service send one object, or one per contact, of another form. */
  results?:
    | AddressBookBulkUploadTaskResult
    | AddressBookBulkUploadContactResult
    | AddressBookBulkUploadContactResult[];
}

/** What came of an upload. */
export interface AddressBookBulkUploadTaskResult {
  /** The contacts that were added, by extension. */
  affectedItems?: AddressBookBulkUploadResource[];
  /** What went wrong. */
  errors?: ErrorEntity[];
}

/** What came of one contact of an upload, as older versions of the service tell it. */
export interface AddressBookBulkUploadContactResult {
  /** The extension. */
  extensionId?: string;
  /** The contact. */
  contact?: AddressBookBulkContactResource;
  /**
   * Whether it was added.
   * @enum {string}
   */
  status?: 'Success' | 'Fail';
  /** What went wrong. */
  errors?: ErrorEntity[];
}

/** Something that went wrong in an upload. */
export interface ErrorEntity {
  /** Code of the service, such as CMN-101. */
  errorCode?: string;
  /** Text for developers. */
  message?: string;
  /** The attribute that is wrong. */
  parameterName?: string;
  /** The value that it had. */
  parameterValue?: string;
}

/** One contact of a list to replace. The n-th belongs to the n-th identifier of the path. */
export interface BulkUpdateEntry {
  /** The identifier; where the path has `*` for all. */
  resourceId?: string | undefined;
  /** The contact. */
  body: PersonalContactRequest;
}

/** The result for one identifier of several. */
export interface BulkContactEntry {
  /** The identifier. */
  resourceId: string;
  /**
   * Format: int32
   * HTTP status of this one result.
   */
  status: number;
  body?: BulkContactBody;
}

/** The contact, or why there is none. */
export type BulkContactBody = PersonalContactResource | ApiErrorResponse;

/** The first part of a multipart answer. */
export interface BulkStatusReport {
  /** One status per identifier, in their order. */
  response: BulkStatus[];
}

/** The status for one identifier of several. */
export interface BulkStatus {
  /** Address of the contact. May be left out. */
  href?: string;
  /**
   * Format: int32
   * HTTP status of this one result.
   */
  status: number;
  /** Reason phrase of the status. */
  responseDescription?: string;
}

/** The form of errors. The entries of `errors` are the ones to go by; the members beside them are older and can carry another code. The gateway sends only those. */
export type ApiErrorResponse = {
  /**
   * @deprecated
   * Older code, such as TokenInvalid.
   */
  errorCode?: string;
  /**
   * @deprecated
   * Older text.
   */
  message?: string;
  /**
   * @deprecated
   * The parameter that is wrong.
   */
  parameterName?: string;
  /**
   * @deprecated
   * The permission that is missing.
   */
  permissionName?: string;
  /** What went wrong. Empty or absent in errors of the gateway. */
  errors?: ApiError[];
} & {
  [key: string]: unknown;
};

/** Something that went wrong. Texts depend on the language of the caller, codes do not. */
export type ApiError = {
  /** Code of the service, such as CMN-102. */
  errorCode: string;
  /** Text for developers. */
  message?: string;
  /** The parameter that is wrong. */
  parameterName?: string;
  /** The value that it had. */
  parameterValue?: string;
  /** The permission that is missing. */
  permissionName?: string;
} & {
  [key: string]: unknown;
};

/** A wish for tokens. */
export type TokenRequest =
  JwtTokenRequest | RefreshTokenRequest | AuthorizationCodeTokenRequest | PartnerJwtTokenRequest;

/** What every wish for tokens can say. */
export interface TokenRequestOptions {
  /** Identifier of an application that has no secret. */
  client_id?: string | undefined;
  /** Kind of the proof in `client_assertion`. */
  client_assertion_type?: string | undefined;
  /** Proof of the application's identity in place of a secret. */
  client_assertion?: string | undefined;
  /**
   * Format: int32
   * Life of the access token in seconds.
   * @default 3600
   */
  access_token_ttl?: number | undefined;
  /**
   * Format: int32
   * Life of the refresh token in seconds.
   * @default 604800
   */
  refresh_token_ttl?: number | undefined;
  /** Permissions to narrow the token to, separated by spaces. */
  scope?: string | undefined;
  /** Name of the device or installation. */
  endpoint_id?: string | undefined;
}

/** By a credential that the person made in the developer console. */
export type JwtTokenRequest = TokenRequestOptions & {
  /**
   * The kind of grant.
   * @constant
   */
  grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  /** The credential. */
  assertion: string;
};

/** By a refresh token. */
export type RefreshTokenRequest = TokenRequestOptions & {
  /**
   * The kind of grant.
   * @constant
   */
  grant_type: 'refresh_token';
  /** The refresh token, which this call uses up. */
  refresh_token: string;
};

/** By the code of a login. */
export type AuthorizationCodeTokenRequest = TokenRequestOptions & {
  /**
   * The kind of grant.
   * @constant
   */
  grant_type: 'authorization_code';
  /** The code. */
  code: string;
  /**
   * Format: uri
   * Where the code was sent.
   */
  redirect_uri: string;
  /** Proof that the same application asked for the code (PKCE). */
  code_verifier?: string | undefined;
};

/** By a credential of a partner. Its members are agreed with the partner. */
export type PartnerJwtTokenRequest = TokenRequestOptions &
  ({
    /**
     * The kind of grant.
     * @constant
     */
    grant_type: 'partner_jwt';
  } & {
    [key: string]: unknown;
  });

/** Tokens and the session that they belong to. */
export interface TokenInfo {
  /** The access token. */
  access_token: string;
  /** How to send it: `bearer`. */
  token_type?: string;
  /**
   * Format: int32
   * Seconds that it is valid for.
   */
  expires_in?: number;
  /** The next refresh token. Only for applications that are given any. */
  refresh_token?: string;
  /**
   * Format: int32
   * Seconds that the refresh token is valid for.
   */
  refresh_token_expires_in?: number;
  /** Permissions of the token, separated by spaces. */
  scope?: string;
  /** The extension of the person. */
  owner_id?: string;
  /** Name of the device or installation. */
  endpoint_id?: string;
  /** The session. */
  session_id?: string;
  /**
   * Format: int32
   * Seconds until the session ends.
   */
  session_expires_in?: number;
  /**
   * Format: date-time
   * When the session ends.
   */
  session_expiration_time?: string;
  /**
   * Format: int32
   * Seconds without a call after which the session ends.
   */
  session_idle_timeout?: number;
  /** Identity of the person as a JWT. */
  id_token?: string;
}

/** The session to end. */
export interface RevokeTokenRequest {
  /** Its access token or refresh token. */
  token: string;
  /** Identifier of an application that has no secret. */
  client_id?: string | undefined;
  /** Kind of the proof in `client_assertion`. */
  client_assertion_type?: string | undefined;
  /** Proof of the application's identity in place of a secret. */
  client_assertion?: string | undefined;
}

/** The form of errors of the OAuth endpoints. */
export interface OAuthErrorResponse {
  /** What it is, such as `invalid_grant`. */
  error: string;
  /** Text for developers. */
  error_description?: string;
  /** The same in the service's own codes. */
  errors?: OAuthErrorCause[];
}

/** What went wrong, in the service's own codes. */
export interface OAuthErrorCause {
  /** Code of the service, such as OAU-213. */
  errorCode?: string;
  /** Text for developers. */
  message?: string;
  /** The parameters that are wrong. */
  parameters?: OAuthErrorParameter[];
}

/** A parameter that is wrong. */
export interface OAuthErrorParameter {
  /** Its name. */
  parameterName?: string;
  /** Its value. */
  parameterValue?: string;
}

/** Types of each operation: `parameters` of path and query, `body` and `response` (its plain success). */
export interface Operations {
  /** One page of the contacts of an address book. */
  listContacts: {
    parameters: {
      /**
       * The account; `~` is that of the token.
       * @default ~
       */
      accountId: string;
      /**
       * The extension, which is to say the person; `~` is that of the token.
       * @default ~
       */
      extensionId: string;
      /** Only contacts whose first or last name begins with this, in any case of letters. */
      startsWith?: string | undefined;
      /** Attributes to sort by, ascending, one parameter each. By first name unless said otherwise. */
      sortBy?: readonly SortBy[] | undefined;
      /**
       * Format: int32
       * Which page, from 1.
       * @default 1
       */
      page?: number | undefined;
      /**
       * Format: int32
       * How many contacts one page may hold. More than the maximum counts as the maximum.
       * @default 100
       */
      perPage?: number | undefined;
      /** Only contacts that have one of these numbers, each in E.164 form and as a parameter of its own. */
      phoneNumber?: readonly string[] | undefined;
    };
    body: undefined;
    response: ContactList;
  };

  /** A new contact. */
  createContact: {
    parameters: {
      /**
       * The account; `~` is that of the token.
       * @default ~
       */
      accountId: string;
      /**
       * The extension, which is to say the person; `~` is that of the token.
       * @default ~
       */
      extensionId: string;
      /** Country whose rules apply to numbers in national form (ISO 3166-1 alpha-2); that of the extension unless said otherwise. */
      dialingPlan?: string | undefined;
    };
    body: PersonalContactRequest;
    response: PersonalContactResource;
  };

  /** One contact, or several by a list of identifiers. */
  readContact: {
    parameters: {
      /**
       * The account; `~` is that of the token.
       * @default ~
       */
      accountId: string;
      /**
       * The extension, which is to say the person; `~` is that of the token.
       * @default ~
       */
      extensionId: string;
      /** The contacts, separated by commas. */
      contactId: readonly Int64[];
    };
    body: undefined;
    response: PersonalContactResource;
  };

  /** Replaces one contact, or several by a list of identifiers. */
  updateContact: {
    parameters: {
      /**
       * The account; `~` is that of the token.
       * @default ~
       */
      accountId: string;
      /**
       * The extension, which is to say the person; `~` is that of the token.
       * @default ~
       */
      extensionId: string;
      /** The contacts, separated by commas. */
      contactId: readonly Int64[];
      /** Country whose rules apply to numbers in national form (ISO 3166-1 alpha-2); that of the extension unless said otherwise. */
      dialingPlan?: string | undefined;
    };
    body: PersonalContactRequest | readonly BulkUpdateEntry[];
    response: PersonalContactResource;
  };

  /** Changes some attributes of one contact. */
  patchContact: {
    parameters: {
      /**
       * The account; `~` is that of the token.
       * @default ~
       */
      accountId: string;
      /**
       * The extension, which is to say the person; `~` is that of the token.
       * @default ~
       */
      extensionId: string;
      /**
       * Format: int64
       * The contact.
       */
      contactId: Int64;
      /** Country whose rules apply to numbers in national form (ISO 3166-1 alpha-2); that of the extension unless said otherwise. */
      dialingPlan?: string | undefined;
    };
    body: PersonalContactPatchRequest;
    response: PersonalContactResource;
  };

  /** Deletes one contact, or several by a list of identifiers. */
  deleteContact: {
    parameters: {
      /**
       * The account; `~` is that of the token.
       * @default ~
       */
      accountId: string;
      /**
       * The extension, which is to say the person; `~` is that of the token.
       * @default ~
       */
      extensionId: string;
      /** The contacts, separated by commas. */
      contactId: readonly Int64[];
    };
    body: undefined;
    response: undefined;
  };

  /** The whole address book, or what changed in it since a token. */
  syncAddressBook: {
    parameters: {
      /**
       * The account; `~` is that of the token.
       * @default ~
       */
      accountId: string;
      /**
       * The extension, which is to say the person; `~` is that of the token.
       * @default ~
       */
      extensionId: string;
      /** Full or incremental; full unless said otherwise. */
      syncType?: SyncAddressBookSyncType | undefined;
      /** The `syncInfo.syncToken` of the last sync; with `ISync` only. */
      syncToken?: string | undefined;
      /**
       * Format: int32
       * How many contacts one page may hold.
       * @default 250
       */
      perPage?: number | undefined;
      /**
       * Format: int64
       * The `nextPageId` of the page before.
       */
      pageId?: Int64 | undefined;
    };
    body: undefined;
    response: AddressBookSync;
  };

  /** The favorites of an extension. */
  listFavoriteContacts: {
    parameters: {
      /**
       * The account; `~` is that of the token.
       * @default ~
       */
      accountId: string;
      /**
       * The extension, which is to say the person; `~` is that of the token.
       * @default ~
       */
      extensionId: string;
    };
    body: undefined;
    response: FavoriteContactList;
  };

  /** Replaces the favorites of an extension. */
  updateFavoriteContactList: {
    parameters: {
      /**
       * The account; `~` is that of the token.
       * @default ~
       */
      accountId: string;
      /**
       * The extension, which is to say the person; `~` is that of the token.
       * @default ~
       */
      extensionId: string;
    };
    body: FavoriteCollection;
    response: FavoriteContactList;
  };

  /** Adds contacts to the address books of many extensions. */
  addressBookBulkUpload: {
    parameters: {
      /**
       * The account; `~` is that of the token.
       * @default ~
       */
      accountId: string;
    };
    body: AddressBookBulkUploadRequest;
    response: AddressBookBulkUploadResponse;
  };

  /** How far an upload is. */
  getAddressBookBulkUploadTask: {
    parameters: {
      /**
       * The account; `~` is that of the token.
       * @default ~
       */
      accountId: string;
      /** The `id` of the task. */
      taskId: string;
    };
    body: undefined;
    response: AddressBookBulkUploadResponse;
  };

  /** An access token for a credential. */
  getToken: {
    parameters: Record<string, never>;
    body: TokenRequest;
    response: TokenInfo;
  };

  /** Ends a session. */
  revokeToken: {
    parameters: Record<string, never>;
    body: RevokeTokenRequest;
    response: undefined;
  };
}

const ContactAddressInfoShape = objectShape<ContactAddressInfo>({
  street: 'string',
  city: 'string',
  country: 'string',
  state: 'string',
  zip: 'string',
});
const PersonalContactResourceShape = objectShape<
  PersonalContactResource & Required<Pick<PersonalContactResource, 'id'>>
>(
  {
    firstName: 'string',
    lastName: 'string',
    middleName: 'string',
    nickName: 'string',
    company: 'string',
    jobTitle: 'string',
    email: 'string',
    email2: 'string',
    email3: 'string',
    birthday: 'string',
    webPage: 'string',
    notes: 'string',
    homePhone: 'string',
    homePhone2: 'string',
    businessPhone: 'string',
    businessPhone2: 'string',
    mobilePhone: 'string',
    businessFax: 'string',
    companyPhone: 'string',
    assistantPhone: 'string',
    carPhone: 'string',
    otherPhone: 'string',
    otherFax: 'string',
    callbackPhone: 'string',
    homeAddress: ContactAddressInfoShape,
    businessAddress: ContactAddressInfoShape,
    otherAddress: ContactAddressInfoShape,
    ringtoneIndex: 'string',
    appInfo: 'string',
    uri: 'string',
    id: 'int64',
    availability: 'string',
  },
  { identity: ['id'] },
);
const UserContactsPagingInfoShape = objectShape<UserContactsPagingInfo>({
  page: 'integer',
  perPage: 'integer',
  pageStart: 'integer',
  pageEnd: 'integer',
  totalPages: 'integer',
  totalElements: 'integer',
});
const UserContactsNavigationInfoUriShape = objectShape<UserContactsNavigationInfoUri>({ uri: 'string' });
const UserContactsNavigationInfoShape = objectShape<UserContactsNavigationInfo>(
  {
    firstPage: UserContactsNavigationInfoUriShape,
    nextPage: UserContactsNavigationInfoUriShape,
    previousPage: UserContactsNavigationInfoUriShape,
    lastPage: UserContactsNavigationInfoUriShape,
  },
  { withMeaning: ['nextPage'] },
);
const UserContactsGroupsInfoShape = objectShape<UserContactsGroupsInfo>({ uri: 'string' });
const ContactListShape = objectShape<ContactList>(
  {
    uri: 'string',
    records: [PersonalContactResourceShape],
    paging: UserContactsPagingInfoShape,
    navigation: UserContactsNavigationInfoShape,
    groups: UserContactsGroupsInfoShape,
  },
  { required: ['records'] },
);
const SyncInfoShape = objectShape<SyncInfo>(
  { syncType: 'string', syncToken: 'string', syncTime: 'string', olderRecordsExist: 'boolean' },
  { withMeaning: ['syncType', 'syncToken'] },
);
const AddressBookSyncShape = objectShape<AddressBookSync>(
  {
    uri: 'string',
    records: [PersonalContactResourceShape],
    syncInfo: SyncInfoShape,
    nextPageId: 'int64',
    nextPageUri: 'string',
  },
  { required: ['records', 'syncInfo'], withMeaning: ['nextPageId'] },
);
const FavoriteContactResourceShape = objectShape<FavoriteContactResource>(
  { id: 'int64', extensionId: 'string', accountId: 'string', contactId: 'string' },
  { identity: [] },
);
const FavoriteContactListShape = objectShape<FavoriteContactList>(
  { uri: 'string', records: [FavoriteContactResourceShape] },
  { required: ['records'] },
);
const AddressBookBulkUploadResponseShape = objectShape<
  AddressBookBulkUploadResponse & Required<Pick<AddressBookBulkUploadResponse, 'id'>>
>(
  {
    id: 'string',
    uri: 'string',
    status: 'string',
    creationTime: 'string',
    lastModifiedTime: 'string',
    results: 'any',
  },
  { identity: ['id'] },
);
const TokenInfoShape = objectShape<TokenInfo>(
  {
    access_token: 'string',
    token_type: 'string',
    expires_in: 'integer',
    refresh_token: 'string',
    refresh_token_expires_in: 'integer',
    scope: 'string',
    owner_id: 'string',
    endpoint_id: 'string',
    session_id: 'string',
    session_expires_in: 'integer',
    session_expiration_time: 'string',
    session_idle_timeout: 'integer',
    id_token: 'string',
  },
  { required: ['access_token'] },
);
export const shapes = {
  ContactAddressInfo: ContactAddressInfoShape,
  PersonalContactResource: PersonalContactResourceShape,
  UserContactsPagingInfo: UserContactsPagingInfoShape,
  UserContactsNavigationInfoUri: UserContactsNavigationInfoUriShape,
  UserContactsNavigationInfo: UserContactsNavigationInfoShape,
  UserContactsGroupsInfo: UserContactsGroupsInfoShape,
  ContactList: ContactListShape,
  SyncInfo: SyncInfoShape,
  AddressBookSync: AddressBookSyncShape,
  FavoriteContactResource: FavoriteContactResourceShape,
  FavoriteContactList: FavoriteContactListShape,
  AddressBookBulkUploadResponse: AddressBookBulkUploadResponseShape,
  TokenInfo: TokenInfoShape,
};

/** What a client must know of each operation to send it, and to believe its answer. */
export const operations = {
  listContacts: {
    id: 'listContacts',
    method: 'GET',
    path: '/restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact',
    pathParameters: ['accountId', 'extensionId'],
    reservedParameters: [],
    queryParameters: ['startsWith', 'sortBy', 'page', 'perPage', 'phoneNumber'],
    accept: 'application/json',
    quotaGroup: 'heavy',
    isIdempotent: true,
    int64Paths: [['records', 'id']],
    answer: ContactListShape,
  },
  createContact: {
    id: 'createContact',
    method: 'POST',
    path: '/restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact',
    pathParameters: ['accountId', 'extensionId'],
    reservedParameters: [],
    queryParameters: ['dialingPlan'],
    requestType: 'application/json',
    accept: 'application/json',
    quotaGroup: 'heavy',
    isIdempotent: false,
    int64Paths: [['id']],
    answer: PersonalContactResourceShape,
  },
  readContact: {
    id: 'readContact',
    method: 'GET',
    path: '/restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact/{contactId}',
    pathParameters: ['accountId', 'extensionId', 'contactId'],
    reservedParameters: [],
    queryParameters: [],
    accept: 'application/json, application/vnd.ringcentral.multipart+json, multipart/mixed',
    quotaGroup: 'heavy',
    isIdempotent: true,
    int64Paths: [['id'], ['resourceId'], ['body', 'id']],
    answer: PersonalContactResourceShape,
  },
  updateContact: {
    id: 'updateContact',
    method: 'PUT',
    path: '/restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact/{contactId}',
    pathParameters: ['accountId', 'extensionId', 'contactId'],
    reservedParameters: [],
    queryParameters: ['dialingPlan'],
    requestType: 'application/json',
    accept: 'application/json, application/vnd.ringcentral.multipart+json, multipart/mixed',
    quotaGroup: 'heavy',
    isIdempotent: true,
    int64Paths: [['id'], ['resourceId'], ['body', 'id']],
    answer: PersonalContactResourceShape,
  },
  patchContact: {
    id: 'patchContact',
    method: 'PATCH',
    path: '/restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact/{contactId}',
    pathParameters: ['accountId', 'extensionId', 'contactId'],
    reservedParameters: [],
    queryParameters: ['dialingPlan'],
    requestType: 'application/json',
    accept: 'application/json',
    quotaGroup: 'heavy',
    isIdempotent: false,
    int64Paths: [['id']],
    answer: PersonalContactResourceShape,
  },
  deleteContact: {
    id: 'deleteContact',
    method: 'DELETE',
    path: '/restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book/contact/{contactId}',
    pathParameters: ['accountId', 'extensionId', 'contactId'],
    reservedParameters: [],
    queryParameters: [],
    accept: 'application/json, application/vnd.ringcentral.multipart+json, multipart/mixed',
    quotaGroup: 'heavy',
    isIdempotent: true,
    int64Paths: [['resourceId'], ['body', 'id']],
  },
  syncAddressBook: {
    id: 'syncAddressBook',
    method: 'GET',
    path: '/restapi/v1.0/account/{accountId}/extension/{extensionId}/address-book-sync',
    pathParameters: ['accountId', 'extensionId'],
    reservedParameters: [],
    queryParameters: ['syncType', 'syncToken', 'perPage', 'pageId'],
    accept: 'application/json',
    quotaGroup: 'heavy',
    isIdempotent: true,
    int64Paths: [['records', 'id'], ['nextPageId']],
    answer: AddressBookSyncShape,
  },
  listFavoriteContacts: {
    id: 'listFavoriteContacts',
    method: 'GET',
    path: '/restapi/v1.0/account/{accountId}/extension/{extensionId}/favorite',
    pathParameters: ['accountId', 'extensionId'],
    reservedParameters: [],
    queryParameters: [],
    accept: 'application/json',
    quotaGroup: 'light',
    isIdempotent: true,
    int64Paths: [
      ['records', 'id'],
      ['records', 'extensionId'],
      ['records', 'accountId'],
      ['records', 'contactId'],
    ],
    answer: FavoriteContactListShape,
  },
  updateFavoriteContactList: {
    id: 'updateFavoriteContactList',
    method: 'PUT',
    path: '/restapi/v1.0/account/{accountId}/extension/{extensionId}/favorite',
    pathParameters: ['accountId', 'extensionId'],
    reservedParameters: [],
    queryParameters: [],
    requestType: 'application/json',
    accept: 'application/json',
    quotaGroup: 'medium',
    isIdempotent: false,
    int64Paths: [
      ['records', 'id'],
      ['records', 'extensionId'],
      ['records', 'accountId'],
      ['records', 'contactId'],
    ],
    answer: FavoriteContactListShape,
  },
  addressBookBulkUpload: {
    id: 'addressBookBulkUpload',
    method: 'POST',
    path: '/restapi/v1.0/account/{accountId}/address-book-bulk-upload',
    pathParameters: ['accountId'],
    reservedParameters: [],
    queryParameters: [],
    requestType: 'application/json',
    accept: 'application/json',
    quotaGroup: 'heavy',
    isIdempotent: false,
    int64Paths: [['id'], ['results', 'extensionId']],
    answer: AddressBookBulkUploadResponseShape,
  },
  getAddressBookBulkUploadTask: {
    id: 'getAddressBookBulkUploadTask',
    method: 'GET',
    path: '/restapi/v1.0/account/{accountId}/address-book-bulk-upload/tasks/{taskId}',
    pathParameters: ['accountId', 'taskId'],
    reservedParameters: [],
    queryParameters: [],
    accept: 'application/json',
    quotaGroup: 'light',
    isIdempotent: true,
    int64Paths: [['id'], ['results', 'extensionId']],
    answer: AddressBookBulkUploadResponseShape,
  },
  getToken: {
    id: 'getToken',
    method: 'POST',
    path: '/restapi/oauth/token',
    pathParameters: [],
    reservedParameters: [],
    queryParameters: [],
    requestType: 'application/x-www-form-urlencoded',
    accept: 'application/json',
    quotaGroup: 'auth',
    isIdempotent: false,
    int64Paths: [],
    answer: TokenInfoShape,
  },
  revokeToken: {
    id: 'revokeToken',
    method: 'POST',
    path: '/restapi/oauth/revoke',
    pathParameters: [],
    reservedParameters: [],
    queryParameters: [],
    requestType: 'application/x-www-form-urlencoded',
    accept: 'application/json',
    quotaGroup: 'auth',
    isIdempotent: false,
    int64Paths: [],
  },
} as const satisfies Record<keyof Operations, OperationSpec>;

/** The paths that each field mask accepts; by source where they depend on what is read. */
export const fieldMasks = {} as const;

/** Bounds of parameters, and of attributes of bodies by their paths. `batchSize` is how many ids one call may name. */
export const limits = {
  listContacts: {
    page: { minimum: 1, maximum: 1000, default: 1 },
    perPage: { minimum: 1, maximum: 1000, default: 100 },
  },
  createContact: { ringtoneIndex: { maxLength: 64 }, appInfo: { maxLength: 64 } },
  readContact: { contactId: { minItems: 1, batchSize: 30 } },
  updateContact: {
    contactId: { minItems: 1, batchSize: 30 },
    ringtoneIndex: { maxLength: 64 },
    appInfo: { maxLength: 64 },
  },
  patchContact: { ringtoneIndex: { maxLength: 64 }, appInfo: { maxLength: 64 } },
  deleteContact: { contactId: { minItems: 1, batchSize: 30 } },
  syncAddressBook: { perPage: { minimum: 1, maximum: 250, default: 250 } },
  addressBookBulkUpload: {
    records: { minItems: 1, maxItems: 500 },
    'records.contacts': { minItems: 1, maxItems: 10000 },
  },
  getToken: {
    access_token_ttl: { minimum: 600, maximum: 3600, default: 3600 },
    refresh_token_ttl: { maximum: 2592000, default: 604800 },
  },
} as const;

/** The values of each enumeration. */
export const enumValues = {
  SortBy: ['FirstName', 'LastName', 'Company'],
  SyncAddressBookSyncType: ['FSync', 'ISync'],
  Availability: ['Alive', 'Deleted', 'Purged'],
} as const;
