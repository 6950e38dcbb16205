// Made by `npm run codegen` from schema/upstreams/ringcentral.yaml (see codegen.yml and codegen/openapi.ts). Edit that document, never this file.
import { objectShape } from '../clients/http/json.ts';
import type { OperationSpec, OperationTypesOf } from '../clients/http/operation.ts';

/** A 64-bit integer: a number, or a string of digits beyond 2^53, where a number would lose digits. */
export type Int64 = number | string;

export interface components {
  schemas: {
    /**
     * An attribute to sort contacts by.
     * @enum {string}
     */
    readonly SortBy: 'FirstName' | 'LastName' | 'Company';
    /**
     * Full or incremental.
     * @enum {string}
     */
    readonly SyncAddressBookSyncType: 'FSync' | 'ISync';
    /**
     * Whether a contact exists. Only syncs return other values than `Alive`.
     * @enum {string}
     */
    readonly Availability: 'Alive' | 'Deleted' | 'Purged';
    /** A postal address. */
    readonly ContactAddressInfo: {
      /** Street and number. */
      readonly street?: string;
      /** City. */
      readonly city?: string;
      /** Country. Codes are returned as names. */
      readonly country?: string;
      /** State or province. */
      readonly state?: string;
      /** Postal code. */
      readonly zip?: string;
    };
    /** A contact to write. No attribute is required. Phone numbers are in E.164 form or in the national form of the dialing plan. */
    readonly PersonalContactRequest: {
      /** Given name. */
      readonly firstName?: string;
      /** Family name. */
      readonly lastName?: string;
      /** Middle name. */
      readonly middleName?: string;
      /** Nickname. */
      readonly nickName?: string;
      /** Company. */
      readonly company?: string;
      /** Job title. */
      readonly jobTitle?: string;
      /**
       * Format: email
       * First e-mail address.
       */
      readonly email?: string;
      /**
       * Format: email
       * Second e-mail address.
       */
      readonly email2?: string;
      /**
       * Format: email
       * Third e-mail address.
       */
      readonly email3?: string;
      /**
       * Format: date-time
       * Date of birth. Returned in UTC with milliseconds; a write may also contain only a year, a month or a day.
       */
      readonly birthday?: string;
      /**
       * Format: uri
       * Web page.
       */
      readonly webPage?: string;
      /** Free text. */
      readonly notes?: string;
      /** Home number. */
      readonly homePhone?: string;
      /** Second home number. */
      readonly homePhone2?: string;
      /** Business number. */
      readonly businessPhone?: string;
      /** Second business number. */
      readonly businessPhone2?: string;
      /** Mobile number. */
      readonly mobilePhone?: string;
      /** Business fax number. */
      readonly businessFax?: string;
      /** Main number of the company. */
      readonly companyPhone?: string;
      /** The assistant's number. */
      readonly assistantPhone?: string;
      /** Car phone number. */
      readonly carPhone?: string;
      /** Any other number. */
      readonly otherPhone?: string;
      /** Any other fax number. */
      readonly otherFax?: string;
      /** Callback number. */
      readonly callbackPhone?: string;
      /** Home address. */
      readonly homeAddress?: components['schemas']['ContactAddressInfo'];
      /** Business address. */
      readonly businessAddress?: components['schemas']['ContactAddressInfo'];
      /** Any other address. */
      readonly otherAddress?: components['schemas']['ContactAddressInfo'];
      /** Index of the ringtone for this contact. */
      readonly ringtoneIndex?: string;
      /** The application that created the contact. */
      readonly appInfo?: string;
    };
    /** An address in a change of a contact. It is not published whether omitted parts are kept or cleared; null clears a part. */
    readonly ContactAddressPatch: {
      /** Street and number. */
      readonly street?: string | null;
      /** City. */
      readonly city?: string | null;
      /** Country. Codes are returned as names. */
      readonly country?: string | null;
      /** State or province. */
      readonly state?: string | null;
      /** Postal code. */
      readonly zip?: string | null;
    };
    /** Attributes to change. Null clears an attribute, omitted attributes are kept. */
    readonly PersonalContactPatchRequest: {
      /** Given name. */
      readonly firstName?: string | null;
      /** Family name. */
      readonly lastName?: string | null;
      /** Middle name. */
      readonly middleName?: string | null;
      /** Nickname. */
      readonly nickName?: string | null;
      /** Company. */
      readonly company?: string | null;
      /** Job title. */
      readonly jobTitle?: string | null;
      /**
       * Format: email
       * First e-mail address.
       */
      readonly email?: string | null;
      /**
       * Format: email
       * Second e-mail address.
       */
      readonly email2?: string | null;
      /**
       * Format: email
       * Third e-mail address.
       */
      readonly email3?: string | null;
      /**
       * Format: date-time
       * Date of birth. Returned in UTC with milliseconds; a write may also contain only a year, a month or a day.
       */
      readonly birthday?: string | null;
      /**
       * Format: uri
       * Web page.
       */
      readonly webPage?: string | null;
      /** Free text. */
      readonly notes?: string | null;
      /** Home number. */
      readonly homePhone?: string | null;
      /** Second home number. */
      readonly homePhone2?: string | null;
      /** Business number. */
      readonly businessPhone?: string | null;
      /** Second business number. */
      readonly businessPhone2?: string | null;
      /** Mobile number. */
      readonly mobilePhone?: string | null;
      /** Business fax number. */
      readonly businessFax?: string | null;
      /** Main number of the company. */
      readonly companyPhone?: string | null;
      /** The assistant's number. */
      readonly assistantPhone?: string | null;
      /** Car phone number. */
      readonly carPhone?: string | null;
      /** Any other number. */
      readonly otherPhone?: string | null;
      /** Any other fax number. */
      readonly otherFax?: string | null;
      /** Callback number. */
      readonly callbackPhone?: string | null;
      /** Home address. */
      readonly homeAddress?: components['schemas']['ContactAddressPatch'] | null;
      /** Business address. */
      readonly businessAddress?: components['schemas']['ContactAddressPatch'] | null;
      /** Any other address. */
      readonly otherAddress?: components['schemas']['ContactAddressPatch'] | null;
      /** Index of the ringtone for this contact. */
      readonly ringtoneIndex?: string | null;
      /** The application that created the contact. */
      readonly appInfo?: string | null;
    };
    /** A contact. Names may contain `&amp;`, `&apos;`, `&sol;` and `&bsol;` instead of the characters. */
    readonly PersonalContactResource: components['schemas']['PersonalContactRequest'] & {
      /**
       * Format: uri
       * URL of the contact with the real account and extension.
       */
      readonly uri?: string;
      /**
       * Format: int64
       * Identifier of the contact.
       */
      readonly id?: Int64;
      readonly availability?: components['schemas']['Availability'];
    };
    /** One page of an address book. */
    readonly ContactList: {
      /**
       * Format: uri
       * URL of the page, with the real account and extension.
       */
      readonly uri?: string;
      /** The contacts of this page. */
      readonly records: readonly components['schemas']['PersonalContactResource'][];
      readonly paging?: components['schemas']['UserContactsPagingInfo'];
      readonly navigation?: components['schemas']['UserContactsNavigationInfo'];
      readonly groups?: components['schemas']['UserContactsGroupsInfo'];
    };
    /** Position of a page in its list. */
    readonly UserContactsPagingInfo: {
      /**
       * Format: int32
       * Number of the page, from 1. Absent on an empty page.
       */
      readonly page?: number;
      /**
       * Format: int32
       * Maximum number of contacts per page.
       */
      readonly perPage?: number;
      /**
       * Format: int32
       * Position of the first contact, from 0. Absent on an empty page.
       */
      readonly pageStart?: number;
      /**
       * Format: int32
       * Position of the last contact, from 0. Absent on an empty page.
       */
      readonly pageEnd?: number;
      /**
       * Format: int32
       * Number of pages.
       */
      readonly totalPages?: number;
      /**
       * Format: int32
       * Number of contacts on all pages. May be absent.
       */
      readonly totalElements?: number;
    };
    /** Links to other pages. The first page has no previous page, the last one no next page. */
    readonly UserContactsNavigationInfo: {
      /** The first page. */
      readonly firstPage?: components['schemas']['UserContactsNavigationInfoUri'];
      /** The next page. */
      readonly nextPage?: components['schemas']['UserContactsNavigationInfoUri'];
      /** The previous page. */
      readonly previousPage?: components['schemas']['UserContactsNavigationInfoUri'];
      /** The last page. */
      readonly lastPage?: components['schemas']['UserContactsNavigationInfoUri'];
    };
    /** A link to a page. */
    readonly UserContactsNavigationInfoUri: {
      /**
       * Format: uri
       * URL of the page.
       */
      readonly uri?: string;
    };
    /** A link to the contact groups, which no longer exist. */
    readonly UserContactsGroupsInfo: {
      /**
       * Format: uri
       * URL of the groups.
       */
      readonly uri?: string;
    };
    /** One page of a sync. */
    readonly AddressBookSync: {
      /**
       * Format: uri
       * URL of the page, with the real account and extension.
       */
      readonly uri?: string;
      /** The contacts of this page. Deleted ones have little more than identifier and availability. */
      readonly records: readonly components['schemas']['PersonalContactResource'][];
      readonly syncInfo: components['schemas']['SyncInfo'];
      /**
       * Format: int64
       * Id of the next page. Absent on the last page.
       */
      readonly nextPageId?: Int64;
      /**
       * Format: uri
       * URL of the next page. Absent on the last page.
       */
      readonly nextPageUri?: string;
    };
    /** The kind of sync, and how to continue from it. */
    readonly SyncInfo: {
      /** The type of this sync. It may differ from the requested type. */
      readonly syncType?: components['schemas']['SyncAddressBookSyncType'];
      /** Token for the next sync. Opaque. */
      readonly syncToken?: string;
      /**
       * Format: date-time
       * Time of the sync.
       */
      readonly syncTime?: string;
      /**
       * Whether there are records before the first one; not seen for contacts.
       * @default false
       */
      readonly olderRecordsExist?: boolean;
    };
    /** The new list of favorites. */
    readonly FavoriteCollection: {
      /** All favorites. */
      readonly records?: readonly components['schemas']['FavoriteContactResource'][];
    };
    /** The favorites of an extension. */
    readonly FavoriteContactList: {
      /**
       * Format: uri
       * URL of the list, with the real account and extension.
       */
      readonly uri?: string;
      /** All favorites. */
      readonly records: readonly components['schemas']['FavoriteContactResource'][];
    };
    /** One favorite, either a personal contact or an extension. */
    readonly FavoriteContactResource: {
      /**
       * Format: int64
       * Position in the list, from 1; may be sent as a string.
       */
      readonly id?: Int64;
      /** The extension, if the favorite is one. */
      readonly extensionId?: string;
      /** Account of the extension, if it is another account of the federation. */
      readonly accountId?: string;
      /** The personal contact, if the favorite is one. */
      readonly contactId?: string;
    };
    /** Contacts for many extensions. */
    readonly AddressBookBulkUploadRequest: {
      /** The contacts by extension. */
      readonly records: readonly components['schemas']['AddressBookBulkUploadResource'][];
    };
    /** Contacts for one extension. */
    readonly AddressBookBulkUploadResource: {
      /** The extension. */
      readonly extensionId: string;
      /** The contacts to add. */
      readonly contacts: readonly components['schemas']['AddressBookBulkContactResource'][];
    };
    /** A contact to add by an upload. Phone numbers are in E.164 form. */
    readonly AddressBookBulkContactResource: {
      /** Given name. */
      readonly firstName?: string;
      /** Family name. */
      readonly lastName?: string;
      /** Middle name. */
      readonly middleName?: string;
      /** Nickname. */
      readonly nickName?: string;
      /** Company. */
      readonly company?: string;
      /** Job title. */
      readonly jobTitle?: string;
      /**
       * Format: email
       * First e-mail address.
       */
      readonly email?: string;
      /**
       * Format: email
       * Second e-mail address.
       */
      readonly email2?: string;
      /**
       * Format: email
       * Third e-mail address.
       */
      readonly email3?: string;
      /**
       * Format: date-time
       * Date of birth. Returned in UTC with milliseconds; a write may also contain only a year, a month or a day.
       */
      readonly birthday?: string;
      /** Web page. */
      readonly webPage?: string;
      /** Free text. */
      readonly notes?: string;
      /** Home number. */
      readonly homePhone?: string;
      /** Second home number. */
      readonly homePhone2?: string;
      /** Business number. */
      readonly businessPhone?: string;
      /** Second business number. */
      readonly businessPhone2?: string;
      /** Mobile number. */
      readonly mobilePhone?: string;
      /** Business fax number. */
      readonly businessFax?: string;
      /** Main number of the company. */
      readonly companyPhone?: string;
      /** The assistant's number. */
      readonly assistantPhone?: string;
      /** Car phone number. */
      readonly carPhone?: string;
      /** Any other number. */
      readonly otherPhone?: string;
      /** Any other fax number. */
      readonly otherFax?: string;
      /** Callback number. */
      readonly callbackPhone?: string;
      /** Home address. */
      readonly homeAddress?: components['schemas']['AddressBookBulkContactAddressInfo'];
      /** Business address. */
      readonly businessAddress?: components['schemas']['AddressBookBulkContactAddressInfo'];
      /** Any other address. */
      readonly otherAddress?: components['schemas']['AddressBookBulkContactAddressInfo'];
    };
    /** A postal address in an upload. */
    readonly AddressBookBulkContactAddressInfo: {
      /** Country. Not returned in results. */
      readonly country?: string;
      /** State or province. */
      readonly state?: string;
      /** City. */
      readonly city?: string;
      /** Street and number. */
      readonly street?: string;
      /** Postal code. */
      readonly zip?: string;
    };
    /** The task of an upload. */
    readonly AddressBookBulkUploadResponse: {
      /** Identifier of the task. */
      readonly id: string;
      /**
       * Format: uri
       * URL of the task.
       */
      readonly uri: string;
      /**
       * Status of the task.
       * @enum {string}
       */
      readonly status: 'Accepted' | 'InProgress' | 'Completed' | 'Failed';
      /**
       * Format: date-time
       * When it was started.
       */
      readonly creationTime: string;
      /**
       * Format: date-time
       * When it last changed.
       */
      readonly lastModifiedTime: string;
      /** The result. Older versions of the service send one object, or one per contact, in another format. */
      readonly results?:
        | components['schemas']['AddressBookBulkUploadTaskResult']
        | components['schemas']['AddressBookBulkUploadContactResult']
        | readonly components['schemas']['AddressBookBulkUploadContactResult'][];
    };
    /** The result of an upload. */
    readonly AddressBookBulkUploadTaskResult: {
      /** The contacts that were added, by extension. */
      readonly affectedItems?: readonly components['schemas']['AddressBookBulkUploadResource'][];
      /** The errors. */
      readonly errors?: readonly components['schemas']['ErrorEntity'][];
    };
    /** The result for one contact of an upload, in older versions of the service. */
    readonly AddressBookBulkUploadContactResult: {
      /** The extension. */
      readonly extensionId?: string;
      /** The contact. */
      readonly contact?: components['schemas']['AddressBookBulkContactResource'];
      /**
       * Whether it was added.
       * @enum {string}
       */
      readonly status?: 'Success' | 'Fail';
      /** The errors. */
      readonly errors?: readonly components['schemas']['ErrorEntity'][];
    };
    /** An error in an upload. */
    readonly ErrorEntity: {
      /** Code of the service, such as CMN-101. */
      readonly errorCode?: string;
      /** Text for developers. */
      readonly message?: string;
      /** The invalid attribute. */
      readonly parameterName?: string;
      /** The invalid value. */
      readonly parameterValue?: string;
    };
    /** One contact in a list of contacts to replace. The n-th entry is for the n-th identifier in the path. */
    readonly BulkUpdateEntry: {
      /** The identifier; needed if the path is `*`. */
      readonly resourceId?: string;
      /** The contact. */
      readonly body: components['schemas']['PersonalContactRequest'];
    };
    /** The result for one identifier of several. */
    readonly BulkContactEntry: {
      /** The identifier. */
      readonly resourceId: string;
      /**
       * Format: int32
       * HTTP status of this result.
       */
      readonly status: number;
      readonly body?: components['schemas']['BulkContactBody'];
    };
    /** The contact or the error. */
    readonly BulkContactBody:
      components['schemas']['PersonalContactResource'] | components['schemas']['ApiErrorResponse'];
    /** The first part of a multipart answer. */
    readonly BulkStatusReport: {
      /** One status per identifier, in their order. */
      readonly response: readonly components['schemas']['BulkStatus'][];
    };
    /** The status for one identifier of several. */
    readonly BulkStatus: {
      /** URL of the contact. May be absent. */
      readonly href?: string;
      /**
       * Format: int32
       * HTTP status of this result.
       */
      readonly status: number;
      /** Reason phrase of the status. */
      readonly responseDescription?: string;
    };
    /** The error format. Use the entries of `errors`; the other members are older and can have another code. The gateway only sends those. */
    readonly ApiErrorResponse: {
      /**
       * @deprecated
       * Older code, such as TokenInvalid.
       */
      readonly errorCode?: string;
      /**
       * @deprecated
       * Older text.
       */
      readonly message?: string;
      /**
       * @deprecated
       * The invalid parameter.
       */
      readonly parameterName?: string;
      /**
       * @deprecated
       * The missing permission.
       */
      readonly permissionName?: string;
      /** The errors. Empty or absent in answers of the gateway. */
      readonly errors?: readonly components['schemas']['ApiError'][];
    } & {
      readonly [key: string]: unknown;
    };
    /** An error. Messages depend on the caller's language, codes do not. */
    readonly ApiError: {
      /** Code of the service, such as CMN-102. */
      readonly errorCode: string;
      /** Text for developers. */
      readonly message?: string;
      /** The invalid parameter. */
      readonly parameterName?: string;
      /** The invalid value. */
      readonly parameterValue?: string;
      /** The missing permission. */
      readonly permissionName?: string;
    } & {
      readonly [key: string]: unknown;
    };
    /** A request for tokens. */
    readonly TokenRequest:
      | components['schemas']['JwtTokenRequest']
      | components['schemas']['RefreshTokenRequest']
      | components['schemas']['AuthorizationCodeTokenRequest']
      | components['schemas']['PartnerJwtTokenRequest'];
    /** The parameters of every token request. */
    readonly TokenRequestOptions: {
      /** Identifier of an application that has no secret. */
      readonly client_id?: string;
      /** Type of `client_assertion`. */
      readonly client_assertion_type?: string;
      /** A signed assertion that replaces the secret. */
      readonly client_assertion?: string;
      /**
       * Format: int32
       * Lifetime of the access token in seconds.
       * @default 3600
       */
      readonly access_token_ttl?: number;
      /**
       * Format: int32
       * Lifetime of the refresh token in seconds.
       * @default 604800
       */
      readonly refresh_token_ttl?: number;
      /** Requested permissions, separated by spaces. */
      readonly scope?: string;
      /** Name of the device or installation. */
      readonly endpoint_id?: string;
    };
    /** Request with a JWT credential from the developer console. */
    readonly JwtTokenRequest: components['schemas']['TokenRequestOptions'] & {
      /**
       * The kind of grant.
       * @constant
       */
      readonly grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer';
      /** The credential. */
      readonly assertion: string;
    };
    /** Request with a refresh token. */
    readonly RefreshTokenRequest: components['schemas']['TokenRequestOptions'] & {
      /**
       * The kind of grant.
       * @constant
       */
      readonly grant_type: 'refresh_token';
      /** The refresh token. It can be used once. */
      readonly refresh_token: string;
    };
    /** Request with an authorization code. */
    readonly AuthorizationCodeTokenRequest: components['schemas']['TokenRequestOptions'] & {
      /**
       * The kind of grant.
       * @constant
       */
      readonly grant_type: 'authorization_code';
      /** The code. */
      readonly code: string;
      /**
       * Format: uri
       * The URI that received the code.
       */
      readonly redirect_uri: string;
      /** The PKCE code verifier. */
      readonly code_verifier?: string;
    };
    /** Request with a partner's credential. Its members are agreed with the partner. */
    readonly PartnerJwtTokenRequest: components['schemas']['TokenRequestOptions'] &
      ({
        /**
         * The kind of grant.
         * @constant
         */
        readonly grant_type: 'partner_jwt';
      } & {
        readonly [key: string]: unknown;
      });
    /** Tokens and their session. */
    readonly TokenInfo: {
      /** The access token. */
      readonly access_token: string;
      /** How to send it: `bearer`. */
      readonly token_type?: string;
      /**
       * Format: int32
       * Lifetime in seconds.
       */
      readonly expires_in?: number;
      /** The next refresh token. Absent if the application gets none. */
      readonly refresh_token?: string;
      /**
       * Format: int32
       * Lifetime of the refresh token in seconds.
       */
      readonly refresh_token_expires_in?: number;
      /** Permissions of the token, separated by spaces. */
      readonly scope?: string;
      /** The extension of the user. */
      readonly owner_id?: string;
      /** Name of the device or installation. */
      readonly endpoint_id?: string;
      /** The session. */
      readonly session_id?: string;
      /**
       * Format: int32
       * Seconds until the session ends.
       */
      readonly session_expires_in?: number;
      /**
       * Format: date-time
       * When the session ends.
       */
      readonly session_expiration_time?: string;
      /**
       * Format: int32
       * Seconds without a call after which the session ends.
       */
      readonly session_idle_timeout?: number;
      /** Identity of the user as a JWT. */
      readonly id_token?: string;
    };
    /** The session to end. */
    readonly RevokeTokenRequest: {
      /** Access token or refresh token of the session. */
      readonly token: string;
      /** Identifier of an application that has no secret. */
      readonly client_id?: string;
      /** Type of `client_assertion`. */
      readonly client_assertion_type?: string;
      /** A signed assertion that replaces the secret. */
      readonly client_assertion?: string;
    };
    /** The error format of the OAuth endpoints. */
    readonly OAuthErrorResponse: {
      /** The error code, such as `invalid_grant`. */
      readonly error: string;
      /** Text for developers. */
      readonly error_description?: string;
      /** The errors with the service's own codes. */
      readonly errors?: readonly components['schemas']['OAuthErrorCause'][];
    };
    /** An error with the service's own code. */
    readonly OAuthErrorCause: {
      /** Code of the service, such as OAU-213. */
      readonly errorCode?: string;
      /** Text for developers. */
      readonly message?: string;
      /** The invalid parameters. */
      readonly parameters?: readonly components['schemas']['OAuthErrorParameter'][];
    };
    /** An invalid parameter. */
    readonly OAuthErrorParameter: {
      /** Name of the parameter. */
      readonly parameterName?: string;
      /** Value of the parameter. */
      readonly parameterValue?: string;
    };
  };
  responses: {
    /** One result per identifier, in their order. `application/vnd.ringcentral.multipart+json` is a list of entries with status and contact. `multipart/mixed` has a first part with the list of statuses, and then one part per identifier: a contact or an error. The `Accept` header selects the format, the `Content-Type` header states it. */
    readonly SeveralContacts: {
      headers: {
        readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
        readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
        readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
        readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
        readonly RCRequestId: components['headers']['RequestId'];
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/vnd.ringcentral.multipart+json': readonly components['schemas']['BulkContactEntry'][];
        readonly 'multipart/mixed': readonly [components['schemas']['BulkStatusReport']];
      };
    };
    /** At least one contact could not be deleted. Formats as in `SeveralContacts`, without contacts. */
    readonly SeveralDeletions: {
      headers: {
        readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
        readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
        readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
        readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
        readonly RCRequestId: components['headers']['RequestId'];
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/vnd.ringcentral.multipart+json': readonly components['schemas']['BulkContactEntry'][];
        readonly 'multipart/mixed': readonly [components['schemas']['BulkStatusReport']];
      };
    };
    /** The service refuses the call: 400 for invalid arguments, 401 for the token, 403 for missing permissions, 404 for what does not exist, 415 for the format of the body, 429 for the quota. */
    readonly Refused: {
      headers: {
        readonly 'Retry-After': components['headers']['RetryAfter'];
        readonly RCRequestId: components['headers']['RequestId'];
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/json': components['schemas']['ApiErrorResponse'];
      };
    };
    /** The service failed; an idempotent operation can be retried. During maintenance, operations of availability `limited` answer 503 with CMN-211 while the others work. Gateways answer with HTML. */
    readonly Failed: {
      headers: {
        readonly 'Retry-After': components['headers']['RetryAfter'];
        readonly RCRequestId: components['headers']['RequestId'];
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/json': components['schemas']['ApiErrorResponse'];
        readonly 'text/html': string;
      };
    };
    /** Refused; OAuth's error format, with the service's own codes in addition. */
    readonly AuthorizationRefused: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/json': components['schemas']['OAuthErrorResponse'];
      };
    };
  };
  parameters: {
    /** The account; `~` is the token's account. */
    readonly AccountId: string;
    /** The extension, which is a user; `~` is the token's extension. */
    readonly ExtensionId: string;
    /** The contact. */
    readonly ContactId: Int64;
    /** The contacts, separated by commas. */
    readonly ContactIds: readonly Int64[];
    /** Country whose rules apply to numbers in national form (ISO 3166-1 alpha-2); defaults to the extension's country. */
    readonly DialingPlan: string;
  };
  requestBodies: never;
  headers: {
    /** The quota group of the call, in lower case. */
    readonly RateLimitGroup: 'heavy' | 'medium' | 'light' | 'auth';
    /** Number of calls that the group allows per window. */
    readonly RateLimitLimit: number;
    /** Number of calls that are left in the window. */
    readonly RateLimitRemaining: number;
    /** Length of the window in seconds. */
    readonly RateLimitWindow: number;
    /** Identifier of the request, for RingCentral's support. */
    readonly RequestId: string;
    /** Seconds to wait before any further call of the group. */
    readonly RetryAfter: number;
  };
  pathItems: never;
}
export type SortBy = components['schemas']['SortBy'];
export type SyncAddressBookSyncType = components['schemas']['SyncAddressBookSyncType'];
export type Availability = components['schemas']['Availability'];
export type ContactAddressInfo = components['schemas']['ContactAddressInfo'];
export type PersonalContactRequest = components['schemas']['PersonalContactRequest'];
export type ContactAddressPatch = components['schemas']['ContactAddressPatch'];
export type PersonalContactPatchRequest = components['schemas']['PersonalContactPatchRequest'];
export type PersonalContactResource = components['schemas']['PersonalContactResource'];
export type ContactList = components['schemas']['ContactList'];
export type UserContactsPagingInfo = components['schemas']['UserContactsPagingInfo'];
export type UserContactsNavigationInfo = components['schemas']['UserContactsNavigationInfo'];
export type UserContactsNavigationInfoUri = components['schemas']['UserContactsNavigationInfoUri'];
export type UserContactsGroupsInfo = components['schemas']['UserContactsGroupsInfo'];
export type AddressBookSync = components['schemas']['AddressBookSync'];
export type SyncInfo = components['schemas']['SyncInfo'];
export type FavoriteCollection = components['schemas']['FavoriteCollection'];
export type FavoriteContactList = components['schemas']['FavoriteContactList'];
export type FavoriteContactResource = components['schemas']['FavoriteContactResource'];
export type AddressBookBulkUploadRequest = components['schemas']['AddressBookBulkUploadRequest'];
export type AddressBookBulkUploadResource = components['schemas']['AddressBookBulkUploadResource'];
export type AddressBookBulkContactResource = components['schemas']['AddressBookBulkContactResource'];
export type AddressBookBulkContactAddressInfo = components['schemas']['AddressBookBulkContactAddressInfo'];
export type AddressBookBulkUploadResponse = components['schemas']['AddressBookBulkUploadResponse'];
export type AddressBookBulkUploadTaskResult = components['schemas']['AddressBookBulkUploadTaskResult'];
export type AddressBookBulkUploadContactResult = components['schemas']['AddressBookBulkUploadContactResult'];
export type ErrorEntity = components['schemas']['ErrorEntity'];
export type BulkUpdateEntry = components['schemas']['BulkUpdateEntry'];
export type BulkContactEntry = components['schemas']['BulkContactEntry'];
export type BulkContactBody = components['schemas']['BulkContactBody'];
export type BulkStatusReport = components['schemas']['BulkStatusReport'];
export type BulkStatus = components['schemas']['BulkStatus'];
export type ApiErrorResponse = components['schemas']['ApiErrorResponse'];
export type ApiError = components['schemas']['ApiError'];
export type TokenRequest = components['schemas']['TokenRequest'];
export type TokenRequestOptions = components['schemas']['TokenRequestOptions'];
export type JwtTokenRequest = components['schemas']['JwtTokenRequest'];
export type RefreshTokenRequest = components['schemas']['RefreshTokenRequest'];
export type AuthorizationCodeTokenRequest = components['schemas']['AuthorizationCodeTokenRequest'];
export type PartnerJwtTokenRequest = components['schemas']['PartnerJwtTokenRequest'];
export type TokenInfo = components['schemas']['TokenInfo'];
export type RevokeTokenRequest = components['schemas']['RevokeTokenRequest'];
export type OAuthErrorResponse = components['schemas']['OAuthErrorResponse'];
export type OAuthErrorCause = components['schemas']['OAuthErrorCause'];
export type OAuthErrorParameter = components['schemas']['OAuthErrorParameter'];
export type ResponseSeveralContacts = components['responses']['SeveralContacts'];
export type ResponseSeveralDeletions = components['responses']['SeveralDeletions'];
export type ResponseRefused = components['responses']['Refused'];
export type ResponseFailed = components['responses']['Failed'];
export type ResponseAuthorizationRefused = components['responses']['AuthorizationRefused'];
export type ParameterAccountId = components['parameters']['AccountId'];
export type ParameterExtensionId = components['parameters']['ExtensionId'];
export type ParameterContactId = components['parameters']['ContactId'];
export type ParameterContactIds = components['parameters']['ContactIds'];
export type ParameterDialingPlan = components['parameters']['DialingPlan'];
export type HeaderRateLimitGroup = components['headers']['RateLimitGroup'];
export type HeaderRateLimitLimit = components['headers']['RateLimitLimit'];
export type HeaderRateLimitRemaining = components['headers']['RateLimitRemaining'];
export type HeaderRateLimitWindow = components['headers']['RateLimitWindow'];
export type HeaderRequestId = components['headers']['RequestId'];
export type HeaderRetryAfter = components['headers']['RetryAfter'];
export interface operations {
  readonly listContacts: {
    readonly parameters: {
      readonly query?: {
        /** Only contacts whose first or last name begins with this, ignoring case. */
        readonly startsWith?: string;
        /** Attributes to sort by, ascending; one parameter for each. Defaults to the first name. */
        readonly sortBy?: readonly components['schemas']['SortBy'][];
        /** Number of the page, from 1. */
        readonly page?: number;
        /** Maximum number of contacts per page. Larger values are reduced to the maximum. */
        readonly perPage?: number;
        /** Only contacts that have one of these numbers, in E.164 form; one parameter for each. */
        readonly phoneNumber?: readonly string[];
      };
      readonly header?: never;
      readonly path: {
        /** The account; `~` is the token's account. */
        readonly accountId: components['parameters']['AccountId'];
        /** The extension, which is a user; `~` is the token's extension. */
        readonly extensionId: components['parameters']['ExtensionId'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** A page, possibly empty. */
      readonly 200: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ContactList'];
        };
      };
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly createContact: {
    readonly parameters: {
      readonly query?: {
        /** Country whose rules apply to numbers in national form (ISO 3166-1 alpha-2); defaults to the extension's country. */
        readonly dialingPlan?: components['parameters']['DialingPlan'];
      };
      readonly header?: never;
      readonly path: {
        /** The account; `~` is the token's account. */
        readonly accountId: components['parameters']['AccountId'];
        /** The extension, which is a user; `~` is the token's extension. */
        readonly extensionId: components['parameters']['ExtensionId'];
      };
      readonly cookie?: never;
    };
    /** The contact. */
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PersonalContactRequest'];
      };
    };
    readonly responses: {
      /** The new contact. */
      readonly 200: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PersonalContactResource'];
        };
      };
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly readContact: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** The account; `~` is the token's account. */
        readonly accountId: components['parameters']['AccountId'];
        /** The extension, which is a user; `~` is the token's extension. */
        readonly extensionId: components['parameters']['ExtensionId'];
        /** The contacts, separated by commas. */
        readonly contactId: components['parameters']['ContactIds'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** The contact, if one was requested. */
      readonly 200: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PersonalContactResource'];
        };
      };
      readonly 207: components['responses']['SeveralContacts'];
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly updateContact: {
    readonly parameters: {
      readonly query?: {
        /** Country whose rules apply to numbers in national form (ISO 3166-1 alpha-2); defaults to the extension's country. */
        readonly dialingPlan?: components['parameters']['DialingPlan'];
      };
      readonly header?: never;
      readonly path: {
        /** The account; `~` is the token's account. */
        readonly accountId: components['parameters']['AccountId'];
        /** The extension, which is a user; `~` is the token's extension. */
        readonly extensionId: components['parameters']['ExtensionId'];
        /** The contacts, separated by commas. */
        readonly contactId: components['parameters']['ContactIds'];
      };
      readonly cookie?: never;
    };
    /** The contact; or one contact per identifier, in their order. */
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PersonalContactRequest'];
        readonly 'application/vnd.ringcentral.multipart+json': readonly components['schemas']['BulkUpdateEntry'][];
        readonly 'multipart/mixed': readonly [components['schemas']['PersonalContactRequest']];
      };
    };
    readonly responses: {
      /** The contact, if one was replaced. */
      readonly 200: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PersonalContactResource'];
        };
      };
      readonly 207: components['responses']['SeveralContacts'];
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly deleteContact: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** The account; `~` is the token's account. */
        readonly accountId: components['parameters']['AccountId'];
        /** The extension, which is a user; `~` is the token's extension. */
        readonly extensionId: components['parameters']['ExtensionId'];
        /** The contacts, separated by commas. */
        readonly contactId: components['parameters']['ContactIds'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** All of them were deleted. */
      readonly 204: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly 207: components['responses']['SeveralDeletions'];
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly patchContact: {
    readonly parameters: {
      readonly query?: {
        /** Country whose rules apply to numbers in national form (ISO 3166-1 alpha-2); defaults to the extension's country. */
        readonly dialingPlan?: components['parameters']['DialingPlan'];
      };
      readonly header?: never;
      readonly path: {
        /** The account; `~` is the token's account. */
        readonly accountId: components['parameters']['AccountId'];
        /** The extension, which is a user; `~` is the token's extension. */
        readonly extensionId: components['parameters']['ExtensionId'];
        /** The contact. */
        readonly contactId: components['parameters']['ContactId'];
      };
      readonly cookie?: never;
    };
    /** The attributes to change. */
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PersonalContactPatchRequest'];
      };
    };
    readonly responses: {
      /** The contact. */
      readonly 200: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PersonalContactResource'];
        };
      };
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly syncAddressBook: {
    readonly parameters: {
      readonly query?: {
        /** Full or incremental; defaults to full. */
        readonly syncType?: components['schemas']['SyncAddressBookSyncType'];
        /** The `syncInfo.syncToken` of the last sync; only with `ISync`. */
        readonly syncToken?: string;
        /** Maximum number of contacts per page. */
        readonly perPage?: number;
        /** The `nextPageId` of the previous page. */
        readonly pageId?: Int64;
      };
      readonly header?: never;
      readonly path: {
        /** The account; `~` is the token's account. */
        readonly accountId: components['parameters']['AccountId'];
        /** The extension, which is a user; `~` is the token's extension. */
        readonly extensionId: components['parameters']['ExtensionId'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** A page, possibly empty. */
      readonly 200: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['AddressBookSync'];
        };
      };
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly listFavoriteContacts: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** The account; `~` is the token's account. */
        readonly accountId: components['parameters']['AccountId'];
        /** The extension, which is a user; `~` is the token's extension. */
        readonly extensionId: components['parameters']['ExtensionId'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** The favorites. */
      readonly 200: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['FavoriteContactList'];
        };
      };
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly updateFavoriteContactList: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** The account; `~` is the token's account. */
        readonly accountId: components['parameters']['AccountId'];
        /** The extension, which is a user; `~` is the token's extension. */
        readonly extensionId: components['parameters']['ExtensionId'];
      };
      readonly cookie?: never;
    };
    /** All favorites. */
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['FavoriteCollection'];
      };
    };
    readonly responses: {
      /** The favorites. */
      readonly 200: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['FavoriteContactList'];
        };
      };
      /** The favorites. */
      readonly 201: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['FavoriteContactList'];
        };
      };
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly addressBookBulkUpload: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** The account; `~` is the token's account. */
        readonly accountId: components['parameters']['AccountId'];
      };
      readonly cookie?: never;
    };
    /** The contacts by extension. */
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AddressBookBulkUploadRequest'];
      };
    };
    readonly responses: {
      /** The task was accepted. */
      readonly 202: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['AddressBookBulkUploadResponse'];
        };
      };
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly getAddressBookBulkUploadTask: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** The account; `~` is the token's account. */
        readonly accountId: components['parameters']['AccountId'];
        /** The `id` of the task. */
        readonly taskId: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** The task. */
      readonly 200: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['AddressBookBulkUploadResponse'];
        };
      };
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly getToken: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The grant. */
    readonly requestBody: {
      readonly content: {
        readonly 'application/x-www-form-urlencoded': components['schemas']['TokenRequest'];
      };
    };
    readonly responses: {
      /** The tokens. */
      readonly 200: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TokenInfo'];
        };
      };
      readonly '4XX': components['responses']['AuthorizationRefused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly revokeToken: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The token. */
    readonly requestBody: {
      readonly content: {
        readonly 'application/x-www-form-urlencoded': components['schemas']['RevokeTokenRequest'];
      };
    };
    readonly responses: {
      /** The session has ended. */
      readonly 200: {
        headers: {
          readonly 'X-Rate-Limit-Group': components['headers']['RateLimitGroup'];
          readonly 'X-Rate-Limit-Limit': components['headers']['RateLimitLimit'];
          readonly 'X-Rate-Limit-Remaining': components['headers']['RateLimitRemaining'];
          readonly 'X-Rate-Limit-Window': components['headers']['RateLimitWindow'];
          readonly RCRequestId: components['headers']['RequestId'];
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      readonly '4XX': components['responses']['AuthorizationRefused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
}

/** Types of each operation: `parameters` (path and query), `body` and `response` (of a plain success). */
export type Operations = OperationTypesOf<operations>;

// Shapes of the objects in responses.
const ContactAddressInfoShape = objectShape<ContactAddressInfo>({
  street: 'string',
  city: 'string',
  country: 'string',
  state: 'string',
  zip: 'string',
});
const PersonalContactResourceShape = objectShape<
  PersonalContactResource & { readonly id: NonNullable<PersonalContactResource['id']> }
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
  AddressBookBulkUploadResponse & { readonly status: NonNullable<AddressBookBulkUploadResponse['status']> }
>(
  {
    id: 'string',
    uri: 'string',
    status: 'string',
    creationTime: 'string',
    lastModifiedTime: 'string',
    results: 'any',
  },
  { identity: ['status'] },
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

/** The data that clients need to send each operation and to validate its response. */
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
    batchParameter: 'contactId',
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
    batchParameter: 'contactId',
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
    batchParameter: 'contactId',
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

/** The paths that each field mask accepts, by source when they depend on it. */
export const fieldMasks = {} as const;

/** Bounds of parameters, and of body attributes by path. `batchSize` is the maximum number of ids per call. */
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

/** The values of each enum. */
export const enumValues = {
  SortBy: ['FirstName', 'LastName', 'Company'],
  SyncAddressBookSyncType: ['FSync', 'ISync'],
  Availability: ['Alive', 'Deleted', 'Purged'],
} as const;
