// Made by `npm run codegen` from schema/upstreams/google-people.yaml (see codegen.yml and codegen/openapi.ts). Edit that document, never this file.
import { objectShape } from '../clients/http/json.ts';
import type { OperationSpec, OperationTypesOf } from '../clients/http/operation.ts';

/** A 64-bit integer: a number, or a string of digits beyond 2^53, where a number would lose digits. */
export type Int64 = number | string;

export interface components {
  schemas: {
    /** One page of other contacts, or of their changes. */
    readonly ListOtherContactsResponse: {
      /** The persons of this page. */
      readonly otherContacts?: readonly components['schemas']['Person'][];
      /** Token for the next page. Absent on the last page. */
      readonly nextPageToken?: string;
      /** Token for the next sync. Only on the last page, and if requested. */
      readonly nextSyncToken?: string;
      /**
       * Format: int32
       * Number of persons on all pages.
       */
      readonly totalSize?: number;
    };
    /** The result of a search. */
    readonly SearchResponse: {
      /** The matches. */
      readonly results?: readonly components['schemas']['SearchResult'][];
    };
    /** One match of a search. */
    readonly SearchResult: {
      /** The person that matched. */
      readonly person?: components['schemas']['Person'];
    };
    /** The answers to a list of names. */
    readonly GetPeopleResponse: {
      /** One answer per name. */
      readonly responses?: readonly components['schemas']['PersonResponse'][];
    };
    /** The answer to one name of a list. */
    readonly PersonResponse: {
      /**
       * Format: int32
       * @deprecated
       * HTTP status of this answer; replaced by `status`.
       */
      readonly httpStatusCode?: number;
      /** The person if it exists. */
      readonly person?: components['schemas']['Person'];
      /** The requested name. The person may have another name. */
      readonly requestedResourceName?: string;
      /** Status of this answer; empty for success. */
      readonly status?: components['schemas']['Status'];
    };
    /** The fields to copy and to return. */
    readonly CopyOtherContactToMyContactsGroupRequest: {
      /**
       * Format: google-fieldmask
       * Comma-separated fields to copy.
       */
      readonly copyMask: string;
      /**
       * Format: google-fieldmask
       * Comma-separated fields of the new contact to return. Defaults to `copyMask` with metadata and memberships.
       */
      readonly readMask?: string;
      /** The sources of the returned data; defaults to contacts and profiles. */
      readonly sources?: readonly components['schemas']['ReadSourceType'][];
    };
    /**
     * A group of sources to read. PROFILE includes the source types ACCOUNT, DOMAIN_PROFILE and PROFILE; the others are the source type of the same name.
     * @enum {string}
     */
    readonly ReadSourceType:
      | 'READ_SOURCE_TYPE_UNSPECIFIED'
      | 'READ_SOURCE_TYPE_PROFILE'
      | 'READ_SOURCE_TYPE_CONTACT'
      | 'READ_SOURCE_TYPE_DOMAIN_CONTACT'
      | 'READ_SOURCE_TYPE_OTHER_CONTACT';
    /** A person's data, merged from several sources. The entries of a list have no order. In each list that is not empty, exactly one entry has `metadata.primary`. */
    readonly Person: {
      /** Postal addresses. */
      readonly addresses?: readonly components['schemas']['Address'][];
      /**
       * @deprecated
       * Age range; replaced by `ageRanges`.
       * @enum {string}
       */
      readonly ageRange?:
        'AGE_RANGE_UNSPECIFIED' | 'LESS_THAN_EIGHTEEN' | 'EIGHTEEN_TO_TWENTY' | 'TWENTY_ONE_OR_OLDER';
      /** Age ranges. */
      readonly ageRanges?: readonly components['schemas']['AgeRangeType'][];
      /** Texts about the person; a contact has at most one. */
      readonly biographies?: readonly components['schemas']['Biography'][];
      /** Dates of birth; a contact has at most one. */
      readonly birthdays?: readonly components['schemas']['Birthday'][];
      /**
       * @deprecated
       * Bragging rights. No longer filled.
       */
      readonly braggingRights?: readonly components['schemas']['BraggingRights'][];
      /** URLs of calendars. */
      readonly calendarUrls?: readonly components['schemas']['CalendarUrl'][];
      /** Key-value pairs of applications. */
      readonly clientData?: readonly components['schemas']['ClientData'][];
      /** Wide pictures of the profile page. */
      readonly coverPhotos?: readonly components['schemas']['CoverPhoto'][];
      /** E-mail addresses. Lists return at most 100 per person. */
      readonly emailAddresses?: readonly components['schemas']['EmailAddress'][];
      /** Version of the whole person. Opaque. */
      readonly etag?: string;
      /** Dates to remember. */
      readonly events?: readonly components['schemas']['Event'][];
      /** Identifiers in other systems. */
      readonly externalIds?: readonly components['schemas']['ExternalId'][];
      /** Names to sort by. No field mask can select them. */
      readonly fileAses?: readonly components['schemas']['FileAs'][];
      /** Genders; a contact has at most one. */
      readonly genders?: readonly components['schemas']['Gender'][];
      /** Instant messaging addresses. */
      readonly imClients?: readonly components['schemas']['ImClient'][];
      /** Interests of the person. */
      readonly interests?: readonly components['schemas']['Interest'][];
      /** Preferred languages. */
      readonly locales?: readonly components['schemas']['Locale'][];
      /** Places in buildings. */
      readonly locations?: readonly components['schemas']['Location'][];
      /** Contact groups and domains. */
      readonly memberships?: readonly components['schemas']['Membership'][];
      /** Where the data comes from. */
      readonly metadata?: components['schemas']['PersonMetadata'];
      /** Keywords imported from other programs. */
      readonly miscKeywords?: readonly components['schemas']['MiscKeyword'][];
      /** Names; a contact has at most one. */
      readonly names?: readonly components['schemas']['Name'][];
      /** Other names. */
      readonly nicknames?: readonly components['schemas']['Nickname'][];
      /** Professions. */
      readonly occupations?: readonly components['schemas']['Occupation'][];
      /** Employers and schools. */
      readonly organizations?: readonly components['schemas']['Organization'][];
      /** Phone numbers. Lists return at most 100 per person. */
      readonly phoneNumbers?: readonly components['schemas']['PhoneNumber'][];
      /** Photos of the person. */
      readonly photos?: readonly components['schemas']['Photo'][];
      /** Relatives and colleagues. */
      readonly relations?: readonly components['schemas']['Relation'][];
      /**
       * @deprecated
       * Kinds of relationship that the person is looking for. No longer filled.
       */
      readonly relationshipInterests?: readonly components['schemas']['RelationshipInterest'][];
      /**
       * @deprecated
       * Relationship status. No longer filled.
       */
      readonly relationshipStatuses?: readonly components['schemas']['RelationshipStatus'][];
      /**
       * @deprecated
       * Places of residence; replaced by `locations`.
       */
      readonly residences?: readonly components['schemas']['Residence'][];
      /** Resource name of the person: `people/…` or `otherContacts/…`. */
      readonly resourceName?: string;
      /** SIP addresses. */
      readonly sipAddresses?: readonly components['schemas']['SipAddress'][];
      /** Skills of the person. */
      readonly skills?: readonly components['schemas']['Skill'][];
      /**
       * @deprecated
       * One-line introductions. No longer filled.
       */
      readonly taglines?: readonly components['schemas']['Tagline'][];
      /** Web pages. */
      readonly urls?: readonly components['schemas']['Url'][];
      /** Fields that the account holder added. */
      readonly userDefined?: readonly components['schemas']['UserDefined'][];
    };
    /** Where the data of a person comes from. */
    readonly PersonMetadata: {
      /** Whether the person was deleted. Only in syncs, and only if true. */
      readonly deleted?: boolean;
      /** Names of other persons that are linked to this one. */
      readonly linkedPeopleResourceNames?: readonly string[];
      /**
       * @deprecated
       * Whether this is a person or a page; replaced by the sources' profile metadata.
       * @enum {string}
       */
      readonly objectType?: 'OBJECT_TYPE_UNSPECIFIED' | 'PERSON' | 'PAGE';
      /** Earlier resource names of the person. Only in syncs of contacts. */
      readonly previousResourceNames?: readonly string[];
      /** The sources that the data was merged from. */
      readonly sources?: readonly components['schemas']['Source'][];
    };
    /** One source of data. Version, time and profile are only in the sources of the whole person, not in those of single fields. */
    readonly Source: {
      /** Version of this source. Opaque. */
      readonly etag?: string;
      /** Identifier within the type; hexadecimal for contacts of both kinds. */
      readonly id?: string;
      /** Details of a source of type PROFILE. */
      readonly profileMetadata?: components['schemas']['ProfileMetadata'];
      /**
       * Kind of the source.
       * @enum {string}
       */
      readonly type?:
        | 'SOURCE_TYPE_UNSPECIFIED'
        | 'ACCOUNT'
        | 'PROFILE'
        | 'DOMAIN_PROFILE'
        | 'CONTACT'
        | 'OTHER_CONTACT'
        | 'DOMAIN_CONTACT';
      /**
       * Format: date-time
       * Time of the last change.
       */
      readonly updateTime?: string;
    };
    /** What kind of profile a source is. */
    readonly ProfileMetadata: {
      /**
       * Whether it is of a person or of a page.
       * @enum {string}
       */
      readonly objectType?: 'OBJECT_TYPE_UNSPECIFIED' | 'PERSON' | 'PAGE';
      /** Types of the account. */
      readonly userTypes?: readonly (
        'USER_TYPE_UNKNOWN' | 'GOOGLE_USER' | 'GPLUS_USER' | 'GOOGLE_APPS_USER'
      )[];
    };
    /** The source of one entry of a person, and whether the entry is primary. */
    readonly FieldMetadata: {
      /** Whether it is the primary entry of its list in all sources. */
      readonly primary?: boolean;
      /** The source of the entry. */
      readonly source?: components['schemas']['Source'];
      /** Whether it is the primary entry of its list in its source. */
      readonly sourcePrimary?: boolean;
      /** Whether Google verified it. Only for addresses and numbers of profiles. */
      readonly verified?: boolean;
    };
    /** A postal address. */
    readonly Address: {
      /** City. */
      readonly city?: string;
      /** Country by name. */
      readonly country?: string;
      /** Country as ISO 3166-1 alpha-2. */
      readonly countryCode?: string;
      /** Further line, such as a flat number. */
      readonly extendedAddress?: string;
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      /** The whole address in the format for letters. */
      readonly formattedValue?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Post office box. */
      readonly poBox?: string;
      /** Postal code. */
      readonly postalCode?: string;
      /** State or province. */
      readonly region?: string;
      /** Street and number. */
      readonly streetAddress?: string;
      /** Kind: `home`, `work`, `other`, or any text. */
      readonly type?: string;
    };
    /** The age range of a person. */
    readonly AgeRangeType: {
      /**
       * The age range.
       * @enum {string}
       */
      readonly ageRange?:
        'AGE_RANGE_UNSPECIFIED' | 'LESS_THAN_EIGHTEEN' | 'EIGHTEEN_TO_TWENTY' | 'TWENTY_ONE_OR_OLDER';
      readonly metadata?: components['schemas']['FieldMetadata'];
    };
    /** A text about the person. */
    readonly Biography: {
      /**
       * Format of the text.
       * @enum {string}
       */
      readonly contentType?: 'CONTENT_TYPE_UNSPECIFIED' | 'TEXT_PLAIN' | 'TEXT_HTML';
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** The text. */
      readonly value?: string;
    };
    /** A date of birth. */
    readonly Birthday: {
      /** The date, often without a year. */
      readonly date?: components['schemas']['Date'];
      readonly metadata?: components['schemas']['FieldMetadata'];
      /**
       * @deprecated
       * The date as it was entered; replaced by `date`.
       */
      readonly text?: string;
    };
    /** A bragging right. */
    readonly BraggingRights: {
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** The text. */
      readonly value?: string;
    };
    /** The URL of a calendar. */
    readonly CalendarUrl: {
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Kind: `home`, `freeBusy`, `work`, or any text. */
      readonly type?: string;
      /** The address. */
      readonly url?: string;
    };
    /** A key-value pair of an application. */
    readonly ClientData: {
      /** Key of the pair; may occur several times. */
      readonly key?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Value of the pair. */
      readonly value?: string;
    };
    /** The wide picture of a profile page. */
    readonly CoverPhoto: {
      /** Whether it is the default picture. */
      readonly default?: boolean;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** URL of the picture. */
      readonly url?: string;
    };
    /** A calendar date. Unknown parts are zero and therefore omitted. */
    readonly Date: {
      /**
       * Format: int32
       * Day of the month.
       */
      readonly day?: number;
      /**
       * Format: int32
       * Month of the year.
       */
      readonly month?: number;
      /**
       * Format: int32
       * Year.
       */
      readonly year?: number;
    };
    /** An e-mail address. */
    readonly EmailAddress: {
      /** Name to show with the address. */
      readonly displayName?: string;
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Kind: `home`, `work`, `other`, or any text. */
      readonly type?: string;
      /** The address. */
      readonly value?: string;
    };
    /** A date to remember. */
    readonly Event: {
      /** The date. */
      readonly date?: components['schemas']['Date'];
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Kind: `anniversary`, `other`, or any text. */
      readonly type?: string;
    };
    /** An identifier in another system. */
    readonly ExternalId: {
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Kind: `account`, `customer`, `loginId`, `network`, `organization`, or any text. */
      readonly type?: string;
      /** The identifier. */
      readonly value?: string;
    };
    /** The name that the person is sorted by. */
    readonly FileAs: {
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** The name. */
      readonly value?: string;
    };
    /** A gender. */
    readonly Gender: {
      /** Pronouns: `he`, `him`, `she`, `her`, `they`, `them`, or any text. */
      readonly addressMeAs?: string;
      /** The value in the language of the caller. */
      readonly formattedValue?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** `male`, `female`, `unspecified`, or any text. */
      readonly value?: string;
    };
    /** An instant messaging address. */
    readonly ImClient: {
      /** The protocol in the language of the caller. */
      readonly formattedProtocol?: string;
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Service: `aim`, `msn`, `yahoo`, `skype`, `qq`, `googleTalk`, `icq`, `jabber`, `netMeeting`, or any text. */
      readonly protocol?: string;
      /** Kind: `home`, `work`, `other`, or any text. */
      readonly type?: string;
      /** User name at the service. */
      readonly username?: string;
    };
    /** An interest of the person. */
    readonly Interest: {
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Name of the interest. */
      readonly value?: string;
    };
    /** A preferred language. */
    readonly Locale: {
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** The language as a BCP 47 tag. */
      readonly value?: string;
    };
    /** A place in a building or on the map. */
    readonly Location: {
      /** The building. */
      readonly buildingId?: string;
      /** Whether the person is there now. */
      readonly current?: boolean;
      /** The desk. */
      readonly deskCode?: string;
      /** The floor. */
      readonly floor?: string;
      /** The part of the floor. */
      readonly floorSection?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Kind: `desk`, `grewUp`, or any text. */
      readonly type?: string;
      /** The place as text. */
      readonly value?: string;
    };
    /** Membership in a contact group or a domain. */
    readonly Membership: {
      /** The contact group. */
      readonly contactGroupMembership?: components['schemas']['ContactGroupMembership'];
      /** The domain. */
      readonly domainMembership?: components['schemas']['DomainMembership'];
      readonly metadata?: components['schemas']['FieldMetadata'];
    };
    /** Membership in a contact group. */
    readonly ContactGroupMembership: {
      /**
       * @deprecated
       * The group; replaced by `contactGroupResourceName`.
       */
      readonly contactGroupId?: string;
      /** The group, as `contactGroups/…`. */
      readonly contactGroupResourceName?: string;
    };
    /** Membership in a Workspace domain. */
    readonly DomainMembership: {
      /** Whether it is the caller's own domain. */
      readonly inViewerDomain?: boolean;
    };
    /** A keyword imported from another program. */
    readonly MiscKeyword: {
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /**
       * Field of the other program.
       * @enum {string}
       */
      readonly type?:
        | 'TYPE_UNSPECIFIED'
        | 'OUTLOOK_BILLING_INFORMATION'
        | 'OUTLOOK_DIRECTORY_SERVER'
        | 'OUTLOOK_KEYWORD'
        | 'OUTLOOK_MILEAGE'
        | 'OUTLOOK_PRIORITY'
        | 'OUTLOOK_SENSITIVITY'
        | 'OUTLOOK_SUBJECT'
        | 'OUTLOOK_USER'
        | 'HOME'
        | 'WORK'
        | 'OTHER';
      /** The keyword. */
      readonly value?: string;
    };
    /** A name. The formatted names depend on the language of the account or the `Accept-Language` header. */
    readonly Name: {
      /** The whole name for display. */
      readonly displayName?: string;
      /** The whole name with the family name first. */
      readonly displayNameLastFirst?: string;
      /** Family name. */
      readonly familyName?: string;
      /** Given name. */
      readonly givenName?: string;
      /** Prefix, such as a title. */
      readonly honorificPrefix?: string;
      /** Suffix, such as a degree. */
      readonly honorificSuffix?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Middle name. */
      readonly middleName?: string;
      /** Pronunciation of the family name. */
      readonly phoneticFamilyName?: string;
      /** Pronunciation of the whole name. */
      readonly phoneticFullName?: string;
      /** Pronunciation of the given name. */
      readonly phoneticGivenName?: string;
      /** Pronunciation of the prefix. */
      readonly phoneticHonorificPrefix?: string;
      /** Pronunciation of the suffix. */
      readonly phoneticHonorificSuffix?: string;
      /** Pronunciation of the middle name. */
      readonly phoneticMiddleName?: string;
      /** The whole name as free text. */
      readonly unstructuredName?: string;
    };
    /** Another name of the person. */
    readonly Nickname: {
      readonly metadata?: components['schemas']['FieldMetadata'];
      /**
       * Type. Only DEFAULT and ALTERNATE_NAME are still used.
       * @enum {string}
       */
      readonly type?:
        'DEFAULT' | 'MAIDEN_NAME' | 'INITIALS' | 'GPLUS' | 'OTHER_NAME' | 'ALTERNATE_NAME' | 'SHORT_NAME';
      /** The name. */
      readonly value?: string;
    };
    /** A profession. */
    readonly Occupation: {
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Name of the profession. */
      readonly value?: string;
    };
    /** An employer or a school, and the person's position there. */
    readonly Organization: {
      /** Cost centre. */
      readonly costCenter?: string;
      /** Whether the person is still there. */
      readonly current?: boolean;
      /** Department. */
      readonly department?: string;
      /** Internet domain of the organization. */
      readonly domain?: string;
      /** Date of the end. */
      readonly endDate?: components['schemas']['Date'];
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      /**
       * Format: int32
       * Share of a full-time job in thousandths of a percent: 100000 is full-time.
       */
      readonly fullTimeEquivalentMillipercent?: number;
      /** Description of the position. */
      readonly jobDescription?: string;
      /** Where the person works. */
      readonly location?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Name of the organization. */
      readonly name?: string;
      /** Pronunciation of the name. */
      readonly phoneticName?: string;
      /** Date of the start. */
      readonly startDate?: components['schemas']['Date'];
      /** Symbol of the organization, such as a stock ticker. */
      readonly symbol?: string;
      /** Job title. */
      readonly title?: string;
      /** Kind: `work`, `school`, or any text. */
      readonly type?: string;
    };
    /** A phone number. */
    readonly PhoneNumber: {
      /** The number in E.164 form. */
      readonly canonicalForm?: string;
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Kind: `home`, `work`, `mobile`, `homeFax`, `workFax`, `otherFax`, `pager`, `workMobile`, `workPager`, `main`, `googleVoice`, `other`, or any text. */
      readonly type?: string;
      /** The number as it was entered. */
      readonly value?: string;
    };
    /** A photo of a person. */
    readonly Photo: {
      /** Whether it is a generated picture and not a photo. */
      readonly default?: boolean;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** URL of the picture. The size can be set in the URL. */
      readonly url?: string;
    };
    /** A relative or a colleague. */
    readonly Relation: {
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Name of the other person. */
      readonly person?: string;
      /** Kind: `spouse`, `child`, `mother`, `father`, `parent`, `brother`, `sister`, `friend`, `relative`, `domesticPartner`, `manager`, `assistant`, `referredBy`, `partner`, or any text. */
      readonly type?: string;
    };
    /** A kind of relationship that the person is looking for. */
    readonly RelationshipInterest: {
      /** The value in the language of the caller. */
      readonly formattedValue?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** `friend`, `date`, `relationship`, `networking`, or any text. */
      readonly value?: string;
    };
    /** A relationship status. */
    readonly RelationshipStatus: {
      /** The value in the language of the caller. */
      readonly formattedValue?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** `single`, `inARelationship`, `engaged`, `married`, `itsComplicated`, `openRelationship`, `widowed`, `inDomesticPartnership`, `inCivilUnion`, or any text. */
      readonly value?: string;
    };
    /** A place of residence. */
    readonly Residence: {
      /** Whether the person lives there now. */
      readonly current?: boolean;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** The place as text. */
      readonly value?: string;
    };
    /** A SIP address. */
    readonly SipAddress: {
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Kind: `home`, `work`, `mobile`, `other`, or any text. */
      readonly type?: string;
      /** The SIP URI. */
      readonly value?: string;
    };
    /** A skill of the person. */
    readonly Skill: {
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Name of the skill. */
      readonly value?: string;
    };
    /** A one-line introduction. */
    readonly Tagline: {
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** The text. */
      readonly value?: string;
    };
    /** A web page. */
    readonly Url: {
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Kind: `home`, `work`, `blog`, `profile`, `homePage`, `ftp`, `reservations`, `appInstallPage`, `other`, or any text. */
      readonly type?: string;
      /** The address. */
      readonly value?: string;
    };
    /** A field that the account holder added. */
    readonly UserDefined: {
      /** Label of the field. */
      readonly key?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Content of the field. */
      readonly value?: string;
    };
    /** The status of one part of an answer. */
    readonly Status: {
      /**
       * Format: int32
       * Number of the google.rpc.Code, 0 for success (5 is NOT_FOUND).
       */
      readonly code?: number;
      /** English text for developers. */
      readonly message?: string;
      /** Details beyond code and message. */
      readonly details?: readonly components['schemas']['ErrorDetail'][];
    };
    /** The format of all JSON errors of the API. */
    readonly ErrorResponse: {
      /** The error. */
      readonly error: components['schemas']['ErrorStatus'];
    };
    /** An error. */
    readonly ErrorStatus: {
      /**
       * Format: int32
       * The HTTP status.
       */
      readonly code: number;
      /** English text for developers. */
      readonly message: string;
      /**
       * Name of the google.rpc.Code.
       * @enum {string}
       */
      readonly status?:
        | 'CANCELLED'
        | 'UNKNOWN'
        | 'INVALID_ARGUMENT'
        | 'DEADLINE_EXCEEDED'
        | 'NOT_FOUND'
        | 'ALREADY_EXISTS'
        | 'PERMISSION_DENIED'
        | 'UNAUTHENTICATED'
        | 'RESOURCE_EXHAUSTED'
        | 'FAILED_PRECONDITION'
        | 'ABORTED'
        | 'OUT_OF_RANGE'
        | 'UNIMPLEMENTED'
        | 'INTERNAL'
        | 'UNAVAILABLE'
        | 'DATA_LOSS';
      /** Details beyond code and message. Often absent. */
      readonly details?: readonly components['schemas']['ErrorDetail'][];
      /** The older list of causes; only with `$.xgafv=1` or for Google's own client libraries. */
      readonly errors?: readonly components['schemas']['ErrorCause'][];
    };
    /** One cause in the older format. */
    readonly ErrorCause: {
      /** English text for developers. */
      readonly message?: string;
      /** The system that defines the reason, mostly `global`. */
      readonly domain?: string;
      /** The reason, such as `badRequest` or `authError`. */
      readonly reason?: string;
      /** Its location in the request. */
      readonly location?: string;
      /** `parameter` or `header`. */
      readonly locationType?: string;
    };
    /** One of the known details of an error, or any other message with a type. */
    readonly ErrorDetail:
      | components['schemas']['ErrorInfo']
      | components['schemas']['RetryInfo']
      | components['schemas']['QuotaFailure']
      | components['schemas']['PreconditionFailure']
      | components['schemas']['BadRequest']
      | components['schemas']['RequestInfo']
      | components['schemas']['Help']
      | components['schemas']['LocalizedMessage']
      | components['schemas']['OtherErrorDetail'];
    /** A reason that programs can act on, such as `EXPIRED_SYNC_TOKEN`. */
    readonly ErrorInfo: {
      /**
       * Type of the detail.
       * @constant
       */
      readonly '@type': 'type.googleapis.com/google.rpc.ErrorInfo';
      /** The reason in upper case. */
      readonly reason?: string;
      /** The system that defines the reason: `googleapis.com` or `people.googleapis.com`. */
      readonly domain?: string;
      /** More details, such as the exhausted quota. */
      readonly metadata?: {
        readonly [key: string]: string;
      };
    };
    /** When to try again. */
    readonly RetryInfo: {
      /**
       * Type of the detail.
       * @constant
       */
      readonly '@type': 'type.googleapis.com/google.rpc.RetryInfo';
      /** Time to wait, in seconds with the letter s: `3.5s`. */
      readonly retryDelay?: string;
    };
    /** The exhausted quotas. */
    readonly QuotaFailure: {
      /**
       * Type of the detail.
       * @constant
       */
      readonly '@type': 'type.googleapis.com/google.rpc.QuotaFailure';
      /** One entry per quota. */
      readonly violations?: readonly components['schemas']['QuotaViolation'][];
    };
    /** An exhausted quota. */
    readonly QuotaViolation: {
      /** The subject of the quota. */
      readonly subject?: string;
      /** What happened. */
      readonly description?: string;
      /** Service that the quota belongs to. */
      readonly apiService?: string;
      /** The counted metric. */
      readonly quotaMetric?: string;
      /** Name of the limit. */
      readonly quotaId?: string;
      /** Dimensions of the limit. */
      readonly quotaDimensions?: {
        readonly [key: string]: string;
      };
      /**
       * Format: int64
       * The limit.
       */
      readonly quotaValue?: string;
      /**
       * Format: int64
       * The limit that is being rolled out.
       */
      readonly futureQuotaValue?: string;
    };
    /** A condition that must be met before the call can succeed. */
    readonly PreconditionFailure: {
      /**
       * Type of the detail.
       * @constant
       */
      readonly '@type': 'type.googleapis.com/google.rpc.PreconditionFailure';
      /** One entry per condition. */
      readonly violations?: readonly components['schemas']['PreconditionViolation'][];
    };
    /** A condition that is not met. */
    readonly PreconditionViolation: {
      /** Kind of the condition. */
      readonly type?: string;
      /** The subject of the violation. */
      readonly subject?: string;
      /** How to meet the condition. */
      readonly description?: string;
    };
    /** The invalid fields of the request. */
    readonly BadRequest: {
      /**
       * Type of the detail.
       * @constant
       */
      readonly '@type': 'type.googleapis.com/google.rpc.BadRequest';
      /** One entry per field. */
      readonly fieldViolations?: readonly components['schemas']['FieldViolation'][];
    };
    /** An invalid field. */
    readonly FieldViolation: {
      /** Path of the field; absent for unknown parameters. */
      readonly field?: string;
      /** The problem. */
      readonly description?: string;
      /** The reason in upper case. */
      readonly reason?: string;
      /** The text for users. */
      readonly localizedMessage?: components['schemas']['LocalizedText'];
    };
    /** Data that identifies the request for Google's support. */
    readonly RequestInfo: {
      /**
       * Type of the detail.
       * @constant
       */
      readonly '@type': 'type.googleapis.com/google.rpc.RequestInfo';
      /** Identifier of the request. */
      readonly requestId?: string;
      /** Data for Google's support. */
      readonly servingData?: string;
    };
    /** Links to documentation. */
    readonly Help: {
      /**
       * Type of the detail.
       * @constant
       */
      readonly '@type': 'type.googleapis.com/google.rpc.Help';
      /** The links. */
      readonly links?: readonly components['schemas']['HelpLink'][];
    };
    /** A link. */
    readonly HelpLink: {
      /** Description of the page. */
      readonly description?: string;
      /** URL of the page. */
      readonly url?: string;
    };
    /** A text in the user's language. */
    readonly LocalizedText: {
      /** The language as a BCP 47 tag. */
      readonly locale?: string;
      /** The text. */
      readonly message?: string;
    };
    /** The error as a text for users. */
    readonly LocalizedMessage: components['schemas']['LocalizedText'] & {
      /**
       * Type of the detail.
       * @constant
       */
      readonly '@type': 'type.googleapis.com/google.rpc.LocalizedMessage';
    };
    /** A detail of a type that is not listed here. */
    readonly OtherErrorDetail: {
      /** Type of the detail. */
      readonly '@type': string;
    } & {
      readonly [key: string]: unknown;
    };
    /** A request for a new access token. */
    readonly TokenRequest: {
      /**
       * The kind of grant.
       * @constant
       */
      readonly grant_type: 'refresh_token';
      /** Identifier of the application. */
      readonly client_id: string;
      /** Secret of the application; public applications have none. */
      readonly client_secret?: string;
      /** The refresh token. */
      readonly refresh_token: string;
      /** Requested scopes, separated by spaces. */
      readonly scope?: string;
    };
    /** A new access token. */
    readonly TokenResponse: {
      /** The access token. */
      readonly access_token: string;
      /** Lifetime in seconds; some servers send a string. */
      readonly expires_in?: number | string;
      /** Scopes of the token, separated by spaces. */
      readonly scope?: string;
      /** How to send it: `Bearer`. */
      readonly token_type?: string;
      /** Identity of the user as a JWT. */
      readonly id_token?: string;
      /** A new refresh token. Absent if the old one stays valid. */
      readonly refresh_token?: string;
      /** Lifetime of the refresh token in seconds; only for applications in testing. */
      readonly refresh_token_expires_in?: number | string;
    };
    /** The error format of the authorization server (RFC 6749). */
    readonly OAuthErrorResponse: {
      /** The error code, such as `invalid_grant`. */
      readonly error: string;
      /** English text for developers. */
      readonly error_description?: string;
      /** URL of a page about the error. */
      readonly error_uri?: string;
    };
  };
  responses: {
    /** The service refuses the call: 400 for invalid arguments and expired sync tokens, 401 for the token, 403 for missing scopes and disabled services, 404 for unknown names (HTML for unknown paths), 409 for conflicts, 429 for quotas. */
    readonly Refused: {
      headers: {
        /** For 401 and 403, the problem with the token and the scopes that would be accepted. */
        readonly 'WWW-Authenticate'?: string;
        /** Seconds to wait. Not seen so far, but respected. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/json': components['schemas']['ErrorResponse'];
        readonly 'text/html': string;
      };
    };
    /** The service failed; the call can be retried. Front ends answer with HTML. */
    readonly Failed: {
      headers: {
        /** Seconds to wait, if known. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/json': components['schemas']['ErrorResponse'];
        readonly 'text/html': string;
      };
    };
  };
  parameters: {
    /** Comma-separated fields of each person to return. */
    readonly PersonFields: string;
    /**
     * @deprecated
     * The older form of `personFields`. Each path begins with `person.`.
     */
    readonly RequestMaskIncludeField: string;
    /** The sources to read; defaults to profiles and contacts. */
    readonly PersonSources: readonly components['schemas']['ReadSourceType'][];
    /** Error format. With 1 the answer also has the older list `errors`. */
    readonly Xgafv: '1' | '2';
    /** The access token, for callers that cannot send a header. */
    readonly AccessToken: string;
    /** Encoding of the answer. */
    readonly Alt: 'json' | 'media' | 'proto';
    /** Name of the function that wraps the answer (JSONP). */
    readonly Callback: string;
    /** Selects parts of the whole answer, after the field mask: members separated by commas, `a/b` or `a(b,c)` for nested members, `*` for any. For a list it must include the page and sync tokens, or they are omitted. */
    readonly Fields: string;
    /** API key of the calling project. It does not replace the token for personal data. */
    readonly Key: string;
    /** Another name of `access_token`. */
    readonly OauthToken: string;
    /** Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression. */
    readonly PrettyPrint: boolean;
    /** Any text that identifies a user, when a server uses one credential for several users. */
    readonly QuotaUser: string;
    /** For media uploads (`raw`, `multipart`); has no effect here. */
    readonly UploadProtocol: string;
    /** The older form of `upload_protocol` (`media`, `multipart`); has no effect here. */
    readonly UploadType: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type ListOtherContactsResponse = components['schemas']['ListOtherContactsResponse'];
export type SearchResponse = components['schemas']['SearchResponse'];
export type SearchResult = components['schemas']['SearchResult'];
export type GetPeopleResponse = components['schemas']['GetPeopleResponse'];
export type PersonResponse = components['schemas']['PersonResponse'];
export type CopyOtherContactToMyContactsGroupRequest =
  components['schemas']['CopyOtherContactToMyContactsGroupRequest'];
export type ReadSourceType = components['schemas']['ReadSourceType'];
export type Person = components['schemas']['Person'];
export type PersonMetadata = components['schemas']['PersonMetadata'];
export type Source = components['schemas']['Source'];
export type ProfileMetadata = components['schemas']['ProfileMetadata'];
export type FieldMetadata = components['schemas']['FieldMetadata'];
export type Address = components['schemas']['Address'];
export type AgeRangeType = components['schemas']['AgeRangeType'];
export type Biography = components['schemas']['Biography'];
export type Birthday = components['schemas']['Birthday'];
export type BraggingRights = components['schemas']['BraggingRights'];
export type CalendarUrl = components['schemas']['CalendarUrl'];
export type ClientData = components['schemas']['ClientData'];
export type CoverPhoto = components['schemas']['CoverPhoto'];
export type Date = components['schemas']['Date'];
export type EmailAddress = components['schemas']['EmailAddress'];
export type Event = components['schemas']['Event'];
export type ExternalId = components['schemas']['ExternalId'];
export type FileAs = components['schemas']['FileAs'];
export type Gender = components['schemas']['Gender'];
export type ImClient = components['schemas']['ImClient'];
export type Interest = components['schemas']['Interest'];
export type Locale = components['schemas']['Locale'];
export type Location = components['schemas']['Location'];
export type Membership = components['schemas']['Membership'];
export type ContactGroupMembership = components['schemas']['ContactGroupMembership'];
export type DomainMembership = components['schemas']['DomainMembership'];
export type MiscKeyword = components['schemas']['MiscKeyword'];
export type Name = components['schemas']['Name'];
export type Nickname = components['schemas']['Nickname'];
export type Occupation = components['schemas']['Occupation'];
export type Organization = components['schemas']['Organization'];
export type PhoneNumber = components['schemas']['PhoneNumber'];
export type Photo = components['schemas']['Photo'];
export type Relation = components['schemas']['Relation'];
export type RelationshipInterest = components['schemas']['RelationshipInterest'];
export type RelationshipStatus = components['schemas']['RelationshipStatus'];
export type Residence = components['schemas']['Residence'];
export type SipAddress = components['schemas']['SipAddress'];
export type Skill = components['schemas']['Skill'];
export type Tagline = components['schemas']['Tagline'];
export type Url = components['schemas']['Url'];
export type UserDefined = components['schemas']['UserDefined'];
export type Status = components['schemas']['Status'];
export type ErrorResponse = components['schemas']['ErrorResponse'];
export type ErrorStatus = components['schemas']['ErrorStatus'];
export type ErrorCause = components['schemas']['ErrorCause'];
export type ErrorDetail = components['schemas']['ErrorDetail'];
export type ErrorInfo = components['schemas']['ErrorInfo'];
export type RetryInfo = components['schemas']['RetryInfo'];
export type QuotaFailure = components['schemas']['QuotaFailure'];
export type QuotaViolation = components['schemas']['QuotaViolation'];
export type PreconditionFailure = components['schemas']['PreconditionFailure'];
export type PreconditionViolation = components['schemas']['PreconditionViolation'];
export type BadRequest = components['schemas']['BadRequest'];
export type FieldViolation = components['schemas']['FieldViolation'];
export type RequestInfo = components['schemas']['RequestInfo'];
export type Help = components['schemas']['Help'];
export type HelpLink = components['schemas']['HelpLink'];
export type LocalizedText = components['schemas']['LocalizedText'];
export type LocalizedMessage = components['schemas']['LocalizedMessage'];
export type OtherErrorDetail = components['schemas']['OtherErrorDetail'];
export type TokenRequest = components['schemas']['TokenRequest'];
export type TokenResponse = components['schemas']['TokenResponse'];
export type OAuthErrorResponse = components['schemas']['OAuthErrorResponse'];
export type ResponseRefused = components['responses']['Refused'];
export type ResponseFailed = components['responses']['Failed'];
export type ParameterPersonFields = components['parameters']['PersonFields'];
export type ParameterRequestMaskIncludeField = components['parameters']['RequestMaskIncludeField'];
export type ParameterPersonSources = components['parameters']['PersonSources'];
export type ParameterXgafv = components['parameters']['Xgafv'];
export type ParameterAccessToken = components['parameters']['AccessToken'];
export type ParameterAlt = components['parameters']['Alt'];
export type ParameterCallback = components['parameters']['Callback'];
export type ParameterFields = components['parameters']['Fields'];
export type ParameterKey = components['parameters']['Key'];
export type ParameterOauthToken = components['parameters']['OauthToken'];
export type ParameterPrettyPrint = components['parameters']['PrettyPrint'];
export type ParameterQuotaUser = components['parameters']['QuotaUser'];
export type ParameterUploadProtocol = components['parameters']['UploadProtocol'];
export type ParameterUploadType = components['parameters']['UploadType'];
export interface operations {
  readonly listOtherContacts: {
    readonly parameters: {
      readonly query: {
        /** Maximum number of persons per page. Zero means the default. */
        readonly pageSize?: number;
        /** The `nextPageToken` of the previous page. All other parameters must be those of the first page. */
        readonly pageToken?: string;
        /** Comma-separated fields of each person to return; `resourceName` and `etag` are always returned. A path that the sources do not have is refused with 400. If the sources include profiles, the PROFILE list applies. */
        readonly readMask: string;
        /** Whether the last page should have `nextSyncToken`. */
        readonly requestSyncToken?: boolean;
        /** The sources to read. Either CONTACT (the default), or CONTACT together with PROFILE; profiles alone are refused. With CONTACT, the source type of the returned persons is `OTHER_CONTACT`. */
        readonly sources?: readonly components['schemas']['ReadSourceType'][];
        /** The `nextSyncToken` of an earlier sync. All other parameters must be those of that sync. */
        readonly syncToken?: string;
        /** Error format. With 1 the answer also has the older list `errors`. */
        readonly '$.xgafv'?: components['parameters']['Xgafv'];
        /** The access token, for callers that cannot send a header. */
        readonly access_token?: components['parameters']['AccessToken'];
        /** Encoding of the answer. */
        readonly alt?: components['parameters']['Alt'];
        /** Name of the function that wraps the answer (JSONP). */
        readonly callback?: components['parameters']['Callback'];
        /** Selects parts of the whole answer, after the field mask: members separated by commas, `a/b` or `a(b,c)` for nested members, `*` for any. For a list it must include the page and sync tokens, or they are omitted. */
        readonly fields?: components['parameters']['Fields'];
        /** API key of the calling project. It does not replace the token for personal data. */
        readonly key?: components['parameters']['Key'];
        /** Another name of `access_token`. */
        readonly oauth_token?: components['parameters']['OauthToken'];
        /** Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression. */
        readonly prettyPrint?: components['parameters']['PrettyPrint'];
        /** Any text that identifies a user, when a server uses one credential for several users. */
        readonly quotaUser?: components['parameters']['QuotaUser'];
        /** For media uploads (`raw`, `multipart`); has no effect here. */
        readonly upload_protocol?: components['parameters']['UploadProtocol'];
        /** The older form of `upload_protocol` (`media`, `multipart`); has no effect here. */
        readonly uploadType?: components['parameters']['UploadType'];
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** A page, possibly empty. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ListOtherContactsResponse'];
        };
      };
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly searchOtherContacts: {
    readonly parameters: {
      readonly query: {
        /** Search text. Empty for the call that warms up the cache. */
        readonly query: string;
        /** Maximum number of results. Zero means the default; larger values are reduced to the maximum. */
        readonly pageSize?: number;
        /** Comma-separated fields of each person to return. Photos are not possible. */
        readonly readMask: string;
        /** Error format. With 1 the answer also has the older list `errors`. */
        readonly '$.xgafv'?: components['parameters']['Xgafv'];
        /** The access token, for callers that cannot send a header. */
        readonly access_token?: components['parameters']['AccessToken'];
        /** Encoding of the answer. */
        readonly alt?: components['parameters']['Alt'];
        /** Name of the function that wraps the answer (JSONP). */
        readonly callback?: components['parameters']['Callback'];
        /** Selects parts of the whole answer, after the field mask: members separated by commas, `a/b` or `a(b,c)` for nested members, `*` for any. For a list it must include the page and sync tokens, or they are omitted. */
        readonly fields?: components['parameters']['Fields'];
        /** API key of the calling project. It does not replace the token for personal data. */
        readonly key?: components['parameters']['Key'];
        /** Another name of `access_token`. */
        readonly oauth_token?: components['parameters']['OauthToken'];
        /** Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression. */
        readonly prettyPrint?: components['parameters']['PrettyPrint'];
        /** Any text that identifies a user, when a server uses one credential for several users. */
        readonly quotaUser?: components['parameters']['QuotaUser'];
        /** For media uploads (`raw`, `multipart`); has no effect here. */
        readonly upload_protocol?: components['parameters']['UploadProtocol'];
        /** The older form of `upload_protocol` (`media`, `multipart`); has no effect here. */
        readonly uploadType?: components['parameters']['UploadType'];
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** The matches; `{}` if there are none. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SearchResponse'];
        };
      };
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly copyOtherContactToMyContactsGroup: {
    readonly parameters: {
      readonly query?: {
        /** Error format. With 1 the answer also has the older list `errors`. */
        readonly '$.xgafv'?: components['parameters']['Xgafv'];
        /** The access token, for callers that cannot send a header. */
        readonly access_token?: components['parameters']['AccessToken'];
        /** Encoding of the answer. */
        readonly alt?: components['parameters']['Alt'];
        /** Name of the function that wraps the answer (JSONP). */
        readonly callback?: components['parameters']['Callback'];
        /** Selects parts of the whole answer, after the field mask: members separated by commas, `a/b` or `a(b,c)` for nested members, `*` for any. For a list it must include the page and sync tokens, or they are omitted. */
        readonly fields?: components['parameters']['Fields'];
        /** API key of the calling project. It does not replace the token for personal data. */
        readonly key?: components['parameters']['Key'];
        /** Another name of `access_token`. */
        readonly oauth_token?: components['parameters']['OauthToken'];
        /** Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression. */
        readonly prettyPrint?: components['parameters']['PrettyPrint'];
        /** Any text that identifies a user, when a server uses one credential for several users. */
        readonly quotaUser?: components['parameters']['QuotaUser'];
        /** For media uploads (`raw`, `multipart`); has no effect here. */
        readonly upload_protocol?: components['parameters']['UploadProtocol'];
        /** The older form of `upload_protocol` (`media`, `multipart`); has no effect here. */
        readonly uploadType?: components['parameters']['UploadType'];
      };
      readonly header?: never;
      readonly path: {
        /** The name of the other contact, including `otherContacts/`. */
        readonly resourceName: string;
      };
      readonly cookie?: never;
    };
    /** The fields to copy and to return. */
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CopyOtherContactToMyContactsGroupRequest'];
      };
    };
    readonly responses: {
      /** The new contact. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Person'];
        };
      };
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly getPerson: {
    readonly parameters: {
      readonly query: {
        /** Comma-separated fields of each person to return. */
        readonly personFields: components['parameters']['PersonFields'];
        /**
         * @deprecated
         * The older form of `personFields`. Each path begins with `person.`.
         */
        readonly 'requestMask.includeField'?: components['parameters']['RequestMaskIncludeField'];
        /** The sources to read; defaults to profiles and contacts. */
        readonly sources?: components['parameters']['PersonSources'];
        /** Error format. With 1 the answer also has the older list `errors`. */
        readonly '$.xgafv'?: components['parameters']['Xgafv'];
        /** The access token, for callers that cannot send a header. */
        readonly access_token?: components['parameters']['AccessToken'];
        /** Encoding of the answer. */
        readonly alt?: components['parameters']['Alt'];
        /** Name of the function that wraps the answer (JSONP). */
        readonly callback?: components['parameters']['Callback'];
        /** Selects parts of the whole answer, after the field mask: members separated by commas, `a/b` or `a(b,c)` for nested members, `*` for any. For a list it must include the page and sync tokens, or they are omitted. */
        readonly fields?: components['parameters']['Fields'];
        /** API key of the calling project. It does not replace the token for personal data. */
        readonly key?: components['parameters']['Key'];
        /** Another name of `access_token`. */
        readonly oauth_token?: components['parameters']['OauthToken'];
        /** Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression. */
        readonly prettyPrint?: components['parameters']['PrettyPrint'];
        /** Any text that identifies a user, when a server uses one credential for several users. */
        readonly quotaUser?: components['parameters']['QuotaUser'];
        /** For media uploads (`raw`, `multipart`); has no effect here. */
        readonly upload_protocol?: components['parameters']['UploadProtocol'];
        /** The older form of `upload_protocol` (`media`, `multipart`); has no effect here. */
        readonly uploadType?: components['parameters']['UploadType'];
      };
      readonly header?: never;
      readonly path: {
        /** The name of the person, including `people/`. */
        readonly resourceName: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** The person. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Person'];
        };
      };
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly batchGetPeople: {
    readonly parameters: {
      readonly query: {
        /** The names, including `people/`; one parameter for each. */
        readonly resourceNames: readonly string[];
        /** Comma-separated fields of each person to return. */
        readonly personFields: components['parameters']['PersonFields'];
        /**
         * @deprecated
         * The older form of `personFields`. Each path begins with `person.`.
         */
        readonly 'requestMask.includeField'?: components['parameters']['RequestMaskIncludeField'];
        /** The sources to read; defaults to profiles and contacts. */
        readonly sources?: components['parameters']['PersonSources'];
        /** Error format. With 1 the answer also has the older list `errors`. */
        readonly '$.xgafv'?: components['parameters']['Xgafv'];
        /** The access token, for callers that cannot send a header. */
        readonly access_token?: components['parameters']['AccessToken'];
        /** Encoding of the answer. */
        readonly alt?: components['parameters']['Alt'];
        /** Name of the function that wraps the answer (JSONP). */
        readonly callback?: components['parameters']['Callback'];
        /** Selects parts of the whole answer, after the field mask: members separated by commas, `a/b` or `a(b,c)` for nested members, `*` for any. For a list it must include the page and sync tokens, or they are omitted. */
        readonly fields?: components['parameters']['Fields'];
        /** API key of the calling project. It does not replace the token for personal data. */
        readonly key?: components['parameters']['Key'];
        /** Another name of `access_token`. */
        readonly oauth_token?: components['parameters']['OauthToken'];
        /** Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression. */
        readonly prettyPrint?: components['parameters']['PrettyPrint'];
        /** Any text that identifies a user, when a server uses one credential for several users. */
        readonly quotaUser?: components['parameters']['QuotaUser'];
        /** For media uploads (`raw`, `multipart`); has no effect here. */
        readonly upload_protocol?: components['parameters']['UploadProtocol'];
        /** The older form of `upload_protocol` (`media`, `multipart`); has no effect here. */
        readonly uploadType?: components['parameters']['UploadType'];
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** One answer per name. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['GetPeopleResponse'];
        };
      };
      readonly '4XX': components['responses']['Refused'];
      readonly '5XX': components['responses']['Failed'];
    };
  };
  readonly refreshToken: {
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
      /** The new token. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TokenResponse'];
        };
      };
      /** Refused; OAuth's error format, not that of the API. */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OAuthErrorResponse'];
        };
      };
      /** The server failed; the call can be retried. */
      readonly '5XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OAuthErrorResponse'];
          readonly 'text/html': string;
        };
      };
    };
  };
}

/** Types of each operation: `parameters` (path and query), `body` and `response` (of a plain success). */
export type Operations = OperationTypesOf<operations>;

// Shapes of the objects in responses.
const ProfileMetadataShape = objectShape<ProfileMetadata>({ objectType: 'string', userTypes: ['string'] });
const SourceShape = objectShape<Source>({
  etag: 'string',
  id: 'string',
  profileMetadata: ProfileMetadataShape,
  type: 'string',
  updateTime: 'string',
});
const FieldMetadataShape = objectShape<FieldMetadata>({
  primary: 'boolean',
  source: SourceShape,
  sourcePrimary: 'boolean',
  verified: 'boolean',
});
const AddressShape = objectShape<Address>({
  city: 'string',
  country: 'string',
  countryCode: 'string',
  extendedAddress: 'string',
  formattedType: 'string',
  formattedValue: 'string',
  metadata: FieldMetadataShape,
  poBox: 'string',
  postalCode: 'string',
  region: 'string',
  streetAddress: 'string',
  type: 'string',
});
const AgeRangeTypeShape = objectShape<AgeRangeType>({ ageRange: 'string', metadata: FieldMetadataShape });
const BiographyShape = objectShape<Biography>({
  contentType: 'string',
  metadata: FieldMetadataShape,
  value: 'string',
});
const DateShape = objectShape<Date>({ day: 'integer', month: 'integer', year: 'integer' });
const BirthdayShape = objectShape<Birthday>({
  date: DateShape,
  metadata: FieldMetadataShape,
  text: 'string',
});
const BraggingRightsShape = objectShape<BraggingRights>({ metadata: FieldMetadataShape, value: 'string' });
const CalendarUrlShape = objectShape<CalendarUrl>({
  formattedType: 'string',
  metadata: FieldMetadataShape,
  type: 'string',
  url: 'string',
});
const ClientDataShape = objectShape<ClientData>({
  key: 'string',
  metadata: FieldMetadataShape,
  value: 'string',
});
const CoverPhotoShape = objectShape<CoverPhoto>({
  default: 'boolean',
  metadata: FieldMetadataShape,
  url: 'string',
});
const EmailAddressShape = objectShape<EmailAddress>({
  displayName: 'string',
  formattedType: 'string',
  metadata: FieldMetadataShape,
  type: 'string',
  value: 'string',
});
const EventShape = objectShape<Event>({
  date: DateShape,
  formattedType: 'string',
  metadata: FieldMetadataShape,
  type: 'string',
});
const ExternalIdShape = objectShape<ExternalId>({
  formattedType: 'string',
  metadata: FieldMetadataShape,
  type: 'string',
  value: 'string',
});
const FileAsShape = objectShape<FileAs>({ metadata: FieldMetadataShape, value: 'string' });
const GenderShape = objectShape<Gender>({
  addressMeAs: 'string',
  formattedValue: 'string',
  metadata: FieldMetadataShape,
  value: 'string',
});
const ImClientShape = objectShape<ImClient>({
  formattedProtocol: 'string',
  formattedType: 'string',
  metadata: FieldMetadataShape,
  protocol: 'string',
  type: 'string',
  username: 'string',
});
const InterestShape = objectShape<Interest>({ metadata: FieldMetadataShape, value: 'string' });
const LocaleShape = objectShape<Locale>({ metadata: FieldMetadataShape, value: 'string' });
const LocationShape = objectShape<Location>({
  buildingId: 'string',
  current: 'boolean',
  deskCode: 'string',
  floor: 'string',
  floorSection: 'string',
  metadata: FieldMetadataShape,
  type: 'string',
  value: 'string',
});
const ContactGroupMembershipShape = objectShape<ContactGroupMembership>({
  contactGroupId: 'string',
  contactGroupResourceName: 'string',
});
const DomainMembershipShape = objectShape<DomainMembership>({ inViewerDomain: 'boolean' });
const MembershipShape = objectShape<Membership>({
  contactGroupMembership: ContactGroupMembershipShape,
  domainMembership: DomainMembershipShape,
  metadata: FieldMetadataShape,
});
const PersonMetadataShape = objectShape<PersonMetadata>({
  deleted: 'boolean',
  linkedPeopleResourceNames: ['string'],
  objectType: 'string',
  previousResourceNames: ['string'],
  sources: [SourceShape],
});
const MiscKeywordShape = objectShape<MiscKeyword>({
  formattedType: 'string',
  metadata: FieldMetadataShape,
  type: 'string',
  value: 'string',
});
const NameShape = objectShape<Name>({
  displayName: 'string',
  displayNameLastFirst: 'string',
  familyName: 'string',
  givenName: 'string',
  honorificPrefix: 'string',
  honorificSuffix: 'string',
  metadata: FieldMetadataShape,
  middleName: 'string',
  phoneticFamilyName: 'string',
  phoneticFullName: 'string',
  phoneticGivenName: 'string',
  phoneticHonorificPrefix: 'string',
  phoneticHonorificSuffix: 'string',
  phoneticMiddleName: 'string',
  unstructuredName: 'string',
});
const NicknameShape = objectShape<Nickname>({
  metadata: FieldMetadataShape,
  type: 'string',
  value: 'string',
});
const OccupationShape = objectShape<Occupation>({ metadata: FieldMetadataShape, value: 'string' });
const OrganizationShape = objectShape<Organization>({
  costCenter: 'string',
  current: 'boolean',
  department: 'string',
  domain: 'string',
  endDate: DateShape,
  formattedType: 'string',
  fullTimeEquivalentMillipercent: 'integer',
  jobDescription: 'string',
  location: 'string',
  metadata: FieldMetadataShape,
  name: 'string',
  phoneticName: 'string',
  startDate: DateShape,
  symbol: 'string',
  title: 'string',
  type: 'string',
});
const PhoneNumberShape = objectShape<PhoneNumber>({
  canonicalForm: 'string',
  formattedType: 'string',
  metadata: FieldMetadataShape,
  type: 'string',
  value: 'string',
});
const PhotoShape = objectShape<Photo>({ default: 'boolean', metadata: FieldMetadataShape, url: 'string' });
const RelationShape = objectShape<Relation>({
  formattedType: 'string',
  metadata: FieldMetadataShape,
  person: 'string',
  type: 'string',
});
const RelationshipInterestShape = objectShape<RelationshipInterest>({
  formattedValue: 'string',
  metadata: FieldMetadataShape,
  value: 'string',
});
const RelationshipStatusShape = objectShape<RelationshipStatus>({
  formattedValue: 'string',
  metadata: FieldMetadataShape,
  value: 'string',
});
const ResidenceShape = objectShape<Residence>({
  current: 'boolean',
  metadata: FieldMetadataShape,
  value: 'string',
});
const SipAddressShape = objectShape<SipAddress>({
  formattedType: 'string',
  metadata: FieldMetadataShape,
  type: 'string',
  value: 'string',
});
const SkillShape = objectShape<Skill>({ metadata: FieldMetadataShape, value: 'string' });
const TaglineShape = objectShape<Tagline>({ metadata: FieldMetadataShape, value: 'string' });
const UrlShape = objectShape<Url>({
  formattedType: 'string',
  metadata: FieldMetadataShape,
  type: 'string',
  value: 'string',
});
const UserDefinedShape = objectShape<UserDefined>({
  key: 'string',
  metadata: FieldMetadataShape,
  value: 'string',
});
const PersonShape = objectShape<Person & { readonly resourceName: NonNullable<Person['resourceName']> }>(
  {
    addresses: [AddressShape],
    ageRange: 'string',
    ageRanges: [AgeRangeTypeShape],
    biographies: [BiographyShape],
    birthdays: [BirthdayShape],
    braggingRights: [BraggingRightsShape],
    calendarUrls: [CalendarUrlShape],
    clientData: [ClientDataShape],
    coverPhotos: [CoverPhotoShape],
    emailAddresses: [EmailAddressShape],
    etag: 'string',
    events: [EventShape],
    externalIds: [ExternalIdShape],
    fileAses: [FileAsShape],
    genders: [GenderShape],
    imClients: [ImClientShape],
    interests: [InterestShape],
    locales: [LocaleShape],
    locations: [LocationShape],
    memberships: [MembershipShape],
    metadata: PersonMetadataShape,
    miscKeywords: [MiscKeywordShape],
    names: [NameShape],
    nicknames: [NicknameShape],
    occupations: [OccupationShape],
    organizations: [OrganizationShape],
    phoneNumbers: [PhoneNumberShape],
    photos: [PhotoShape],
    relations: [RelationShape],
    relationshipInterests: [RelationshipInterestShape],
    relationshipStatuses: [RelationshipStatusShape],
    residences: [ResidenceShape],
    resourceName: 'string',
    sipAddresses: [SipAddressShape],
    skills: [SkillShape],
    taglines: [TaglineShape],
    urls: [UrlShape],
    userDefined: [UserDefinedShape],
  },
  { identity: ['resourceName'] },
);
const ListOtherContactsResponseShape = objectShape<ListOtherContactsResponse>(
  { otherContacts: [PersonShape], nextPageToken: 'string', nextSyncToken: 'string', totalSize: 'integer' },
  { withMeaning: ['otherContacts', 'nextPageToken', 'nextSyncToken'] },
);
const SearchResultShape = objectShape<SearchResult>({ person: PersonShape }, { identity: [] });
const SearchResponseShape = objectShape<SearchResponse>(
  { results: [SearchResultShape] },
  { withMeaning: ['results'] },
);
const StatusShape = objectShape<Status>({ code: 'integer', message: 'string', details: ['any'] });
const PersonResponseShape = objectShape<PersonResponse>(
  { httpStatusCode: 'integer', person: PersonShape, requestedResourceName: 'string', status: StatusShape },
  { identity: [] },
);
const GetPeopleResponseShape = objectShape<GetPeopleResponse>(
  { responses: [PersonResponseShape] },
  { withMeaning: ['responses'] },
);
const TokenResponseShape = objectShape<TokenResponse>(
  {
    access_token: 'string',
    expires_in: 'any',
    scope: 'string',
    token_type: 'string',
    id_token: 'string',
    refresh_token: 'string',
    refresh_token_expires_in: 'any',
  },
  { required: ['access_token'] },
);
export const shapes = {
  ProfileMetadata: ProfileMetadataShape,
  Source: SourceShape,
  FieldMetadata: FieldMetadataShape,
  Address: AddressShape,
  AgeRangeType: AgeRangeTypeShape,
  Biography: BiographyShape,
  Date: DateShape,
  Birthday: BirthdayShape,
  BraggingRights: BraggingRightsShape,
  CalendarUrl: CalendarUrlShape,
  ClientData: ClientDataShape,
  CoverPhoto: CoverPhotoShape,
  EmailAddress: EmailAddressShape,
  Event: EventShape,
  ExternalId: ExternalIdShape,
  FileAs: FileAsShape,
  Gender: GenderShape,
  ImClient: ImClientShape,
  Interest: InterestShape,
  Locale: LocaleShape,
  Location: LocationShape,
  ContactGroupMembership: ContactGroupMembershipShape,
  DomainMembership: DomainMembershipShape,
  Membership: MembershipShape,
  PersonMetadata: PersonMetadataShape,
  MiscKeyword: MiscKeywordShape,
  Name: NameShape,
  Nickname: NicknameShape,
  Occupation: OccupationShape,
  Organization: OrganizationShape,
  PhoneNumber: PhoneNumberShape,
  Photo: PhotoShape,
  Relation: RelationShape,
  RelationshipInterest: RelationshipInterestShape,
  RelationshipStatus: RelationshipStatusShape,
  Residence: ResidenceShape,
  SipAddress: SipAddressShape,
  Skill: SkillShape,
  Tagline: TaglineShape,
  Url: UrlShape,
  UserDefined: UserDefinedShape,
  Person: PersonShape,
  ListOtherContactsResponse: ListOtherContactsResponseShape,
  SearchResult: SearchResultShape,
  SearchResponse: SearchResponseShape,
  Status: StatusShape,
  PersonResponse: PersonResponseShape,
  GetPeopleResponse: GetPeopleResponseShape,
  TokenResponse: TokenResponseShape,
};

/** The data that clients need to send each operation and to validate its response. */
export const operations = {
  listOtherContacts: {
    id: 'listOtherContacts',
    method: 'GET',
    path: '/v1/otherContacts',
    pathParameters: [],
    reservedParameters: [],
    queryParameters: [
      'pageSize',
      'pageToken',
      'readMask',
      'requestSyncToken',
      'sources',
      'syncToken',
      '$.xgafv',
      'access_token',
      'alt',
      'callback',
      'fields',
      'key',
      'oauth_token',
      'prettyPrint',
      'quotaUser',
      'upload_protocol',
      'uploadType',
    ],
    accept: 'application/json',
    quotaGroup: 'read',
    isIdempotent: true,
    int64Paths: [],
    answer: ListOtherContactsResponseShape,
  },
  searchOtherContacts: {
    id: 'searchOtherContacts',
    method: 'GET',
    path: '/v1/otherContacts:search',
    pathParameters: [],
    reservedParameters: [],
    queryParameters: [
      'query',
      'pageSize',
      'readMask',
      '$.xgafv',
      'access_token',
      'alt',
      'callback',
      'fields',
      'key',
      'oauth_token',
      'prettyPrint',
      'quotaUser',
      'upload_protocol',
      'uploadType',
    ],
    accept: 'application/json',
    quotaGroup: 'read',
    isIdempotent: true,
    int64Paths: [],
    answer: SearchResponseShape,
  },
  copyOtherContactToMyContactsGroup: {
    id: 'copyOtherContactToMyContactsGroup',
    method: 'POST',
    path: '/v1/{resourceName}:copyOtherContactToMyContactsGroup',
    pathParameters: ['resourceName'],
    reservedParameters: ['resourceName'],
    queryParameters: [
      '$.xgafv',
      'access_token',
      'alt',
      'callback',
      'fields',
      'key',
      'oauth_token',
      'prettyPrint',
      'quotaUser',
      'upload_protocol',
      'uploadType',
    ],
    requestType: 'application/json',
    accept: 'application/json',
    quotaGroup: 'write',
    isIdempotent: false,
    int64Paths: [['locations', 'buildingId']],
    answer: PersonShape,
  },
  getPerson: {
    id: 'getPerson',
    method: 'GET',
    path: '/v1/{resourceName}',
    pathParameters: ['resourceName'],
    reservedParameters: ['resourceName'],
    queryParameters: [
      'personFields',
      'requestMask.includeField',
      'sources',
      '$.xgafv',
      'access_token',
      'alt',
      'callback',
      'fields',
      'key',
      'oauth_token',
      'prettyPrint',
      'quotaUser',
      'upload_protocol',
      'uploadType',
    ],
    accept: 'application/json',
    quotaGroup: 'read',
    isIdempotent: true,
    int64Paths: [['locations', 'buildingId']],
    answer: PersonShape,
  },
  batchGetPeople: {
    id: 'batchGetPeople',
    method: 'GET',
    path: '/v1/people:batchGet',
    pathParameters: [],
    reservedParameters: [],
    queryParameters: [
      'resourceNames',
      'personFields',
      'requestMask.includeField',
      'sources',
      '$.xgafv',
      'access_token',
      'alt',
      'callback',
      'fields',
      'key',
      'oauth_token',
      'prettyPrint',
      'quotaUser',
      'upload_protocol',
      'uploadType',
    ],
    batchParameter: 'resourceNames',
    accept: 'application/json',
    quotaGroup: 'read',
    isIdempotent: true,
    int64Paths: [
      ['responses', 'status', 'details', 'violations', 'quotaValue'],
      ['responses', 'status', 'details', 'violations', 'futureQuotaValue'],
    ],
    answer: GetPeopleResponseShape,
  },
  refreshToken: {
    id: 'refreshToken',
    method: 'POST',
    path: '/token',
    pathParameters: [],
    reservedParameters: [],
    queryParameters: [],
    requestType: 'application/x-www-form-urlencoded',
    accept: 'application/json',
    quotaGroup: 'token',
    isIdempotent: false,
    int64Paths: [],
    answer: TokenResponseShape,
  },
} as const satisfies Record<keyof Operations, OperationSpec>;

/** The paths that each field mask accepts, by source when they depend on it. */
export const fieldMasks = {
  listOtherContacts: {
    readMask: {
      READ_SOURCE_TYPE_CONTACT: ['emailAddresses', 'metadata', 'names', 'phoneNumbers', 'photos'],
      READ_SOURCE_TYPE_PROFILE: [
        'addresses',
        'ageRanges',
        'biographies',
        'birthdays',
        'calendarUrls',
        'clientData',
        'coverPhotos',
        'emailAddresses',
        'events',
        'externalIds',
        'genders',
        'imClients',
        'interests',
        'locales',
        'locations',
        'memberships',
        'metadata',
        'miscKeywords',
        'names',
        'nicknames',
        'occupations',
        'organizations',
        'phoneNumbers',
        'photos',
        'relations',
        'sipAddresses',
        'skills',
        'urls',
        'userDefined',
      ],
    },
  },
  searchOtherContacts: { readMask: ['emailAddresses', 'metadata', 'names', 'phoneNumbers'] },
  copyOtherContactToMyContactsGroup: {
    copyMask: ['emailAddresses', 'names', 'phoneNumbers'],
    readMask: [
      'addresses',
      'ageRanges',
      'biographies',
      'birthdays',
      'calendarUrls',
      'clientData',
      'coverPhotos',
      'emailAddresses',
      'events',
      'externalIds',
      'genders',
      'imClients',
      'interests',
      'locales',
      'locations',
      'memberships',
      'metadata',
      'miscKeywords',
      'names',
      'nicknames',
      'occupations',
      'organizations',
      'phoneNumbers',
      'photos',
      'relations',
      'sipAddresses',
      'skills',
      'urls',
      'userDefined',
    ],
  },
  getPerson: {
    personFields: [
      'addresses',
      'ageRanges',
      'biographies',
      'birthdays',
      'calendarUrls',
      'clientData',
      'coverPhotos',
      'emailAddresses',
      'events',
      'externalIds',
      'genders',
      'imClients',
      'interests',
      'locales',
      'locations',
      'memberships',
      'metadata',
      'miscKeywords',
      'names',
      'nicknames',
      'occupations',
      'organizations',
      'phoneNumbers',
      'photos',
      'relations',
      'sipAddresses',
      'skills',
      'urls',
      'userDefined',
    ],
  },
  batchGetPeople: {
    personFields: [
      'addresses',
      'ageRanges',
      'biographies',
      'birthdays',
      'calendarUrls',
      'clientData',
      'coverPhotos',
      'emailAddresses',
      'events',
      'externalIds',
      'genders',
      'imClients',
      'interests',
      'locales',
      'locations',
      'memberships',
      'metadata',
      'miscKeywords',
      'names',
      'nicknames',
      'occupations',
      'organizations',
      'phoneNumbers',
      'photos',
      'relations',
      'sipAddresses',
      'skills',
      'urls',
      'userDefined',
    ],
  },
} as const;

/** Bounds of parameters, and of body attributes by path. `batchSize` is the maximum number of ids per call. */
export const limits = {
  listOtherContacts: { pageSize: { minimum: 1, maximum: 1000, default: 100 }, quotaUser: { maxLength: 40 } },
  searchOtherContacts: { pageSize: { minimum: 0, maximum: 30, default: 10 }, quotaUser: { maxLength: 40 } },
  copyOtherContactToMyContactsGroup: { quotaUser: { maxLength: 40 } },
  getPerson: { quotaUser: { maxLength: 40 } },
  batchGetPeople: { resourceNames: { minItems: 1, maxItems: 200 }, quotaUser: { maxLength: 40 } },
} as const;

/** The values of each enum. */
export const enumValues = {
  ReadSourceType: [
    'READ_SOURCE_TYPE_UNSPECIFIED',
    'READ_SOURCE_TYPE_PROFILE',
    'READ_SOURCE_TYPE_CONTACT',
    'READ_SOURCE_TYPE_DOMAIN_CONTACT',
    'READ_SOURCE_TYPE_OTHER_CONTACT',
  ],
} as const;
