// Made by `npm run codegen` from schema/upstreams/google-people.yaml (see codegen.yml and codegen/openapi.ts). Edit that document, never this file.
import { objectShape } from '../clients/http/json.ts';
import type { OperationSpec, OperationTypesOf } from '../clients/http/operation.ts';

/** A 64-bit integer: a number, or a string of digits beyond 2^53, where a number would lose digits. */
export type Int64 = number | string;

export interface components {
  schemas: {
    /** One page of other contacts, or of changes among them. */
    readonly ListOtherContactsResponse: {
      /** The persons of this page. */
      readonly otherContacts?: readonly components['schemas']['Person'][];
      /** Leads to the next page. Absent on the last one. */
      readonly nextPageToken?: string;
      /** Leads to the changes from here on. On the last page only, and if asked for. */
      readonly nextSyncToken?: string;
      /**
       * Format: int32
       * Number of persons over all pages.
       */
      readonly totalSize?: number;
    };
    /** All that a search found. */
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
       * HTTP status of this one answer; `status` replaced it.
       */
      readonly httpStatusCode?: number;
      /** The person if there is one. */
      readonly person?: components['schemas']['Person'];
      /** The name as it was asked for. The person itself may go by another. */
      readonly requestedResourceName?: string;
      /** How this one answer ended; empty for success. */
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
       * Comma-separated fields of the new contact to send. Without it those of `copyMask`, metadata and memberships.
       */
      readonly readMask?: string;
      /** Where the data of the answer is taken from; contacts and profiles unless said otherwise. */
      readonly sources?: readonly components['schemas']['ReadSourceType'][];
    };
    /**
     * A group of sources to read. PROFILE stands for the source types ACCOUNT, DOMAIN_PROFILE and PROFILE, the others for the source type of the same name.
     * @enum {string}
     */
    readonly ReadSourceType:
      | 'READ_SOURCE_TYPE_UNSPECIFIED'
      | 'READ_SOURCE_TYPE_PROFILE'
      | 'READ_SOURCE_TYPE_CONTACT'
      | 'READ_SOURCE_TYPE_DOMAIN_CONTACT'
      | 'READ_SOURCE_TYPE_OTHER_CONTACT';
    /** What is known of a person, merged from several sources. The entries of a list have no order; in each list that is not empty exactly one entry is marked by `metadata.primary`. */
    readonly Person: {
      /** Postal addresses. */
      readonly addresses?: readonly components['schemas']['Address'][];
      /**
       * @deprecated
       * Span of the age; `ageRanges` replaced it.
       * @enum {string}
       */
      readonly ageRange?:
        'AGE_RANGE_UNSPECIFIED' | 'LESS_THAN_EIGHTEEN' | 'EIGHTEEN_TO_TWENTY' | 'TWENTY_ONE_OR_OLDER';
      /** Spans of the age. */
      readonly ageRanges?: readonly components['schemas']['AgeRangeType'][];
      /** Texts about the person; a contact has at most one. */
      readonly biographies?: readonly components['schemas']['Biography'][];
      /** Dates of birth; a contact has at most one. */
      readonly birthdays?: readonly components['schemas']['Birthday'][];
      /**
       * @deprecated
       * Boasts. No longer filled.
       */
      readonly braggingRights?: readonly components['schemas']['BraggingRights'][];
      /** Addresses of calendars. */
      readonly calendarUrls?: readonly components['schemas']['CalendarUrl'][];
      /** Pairs that applications keep here. */
      readonly clientData?: readonly components['schemas']['ClientData'][];
      /** Wide pictures of the profile page. */
      readonly coverPhotos?: readonly components['schemas']['CoverPhoto'][];
      /** E-mail addresses; lists of persons send at most 100 of each. */
      readonly emailAddresses?: readonly components['schemas']['EmailAddress'][];
      /** Version of the whole person. Opaque. */
      readonly etag?: string;
      /** Dates to remember. */
      readonly events?: readonly components['schemas']['Event'][];
      /** Identifiers in other systems. */
      readonly externalIds?: readonly components['schemas']['ExternalId'][];
      /** Names to sort by. No field mask reaches them. */
      readonly fileAses?: readonly components['schemas']['FileAs'][];
      /** Genders; a contact has at most one. */
      readonly genders?: readonly components['schemas']['Gender'][];
      /** Addresses for instant messages. */
      readonly imClients?: readonly components['schemas']['ImClient'][];
      /** What the person likes. */
      readonly interests?: readonly components['schemas']['Interest'][];
      /** Preferred languages. */
      readonly locales?: readonly components['schemas']['Locale'][];
      /** Places in buildings. */
      readonly locations?: readonly components['schemas']['Location'][];
      /** Contact groups and domains. */
      readonly memberships?: readonly components['schemas']['Membership'][];
      /** Where the data comes from. */
      readonly metadata?: components['schemas']['PersonMetadata'];
      /** Keywords taken over from other programs. */
      readonly miscKeywords?: readonly components['schemas']['MiscKeyword'][];
      /** Names; a contact has at most one. */
      readonly names?: readonly components['schemas']['Name'][];
      /** Other names. */
      readonly nicknames?: readonly components['schemas']['Nickname'][];
      /** Professions. */
      readonly occupations?: readonly components['schemas']['Occupation'][];
      /** Employers and schools. */
      readonly organizations?: readonly components['schemas']['Organization'][];
      /** Phone numbers; lists of persons send at most 100 of each. */
      readonly phoneNumbers?: readonly components['schemas']['PhoneNumber'][];
      /** Portraits. */
      readonly photos?: readonly components['schemas']['Photo'][];
      /** Relatives and colleagues. */
      readonly relations?: readonly components['schemas']['Relation'][];
      /**
       * @deprecated
       * Kinds of acquaintance looked for. No longer filled.
       */
      readonly relationshipInterests?: readonly components['schemas']['RelationshipInterest'][];
      /**
       * @deprecated
       * Family status. No longer filled.
       */
      readonly relationshipStatuses?: readonly components['schemas']['RelationshipStatus'][];
      /**
       * @deprecated
       * Places of residence; `locations` replaced them.
       */
      readonly residences?: readonly components['schemas']['Residence'][];
      /** Name by which the service knows the person: `people/…` or `otherContacts/…`. */
      readonly resourceName?: string;
      /** Addresses for internet telephony. */
      readonly sipAddresses?: readonly components['schemas']['SipAddress'][];
      /** What the person can do. */
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
      /** Whether the person is gone. Only in syncs of lists, and only when true. */
      readonly deleted?: boolean;
      /** Names of other persons that are linked to this one. */
      readonly linkedPeopleResourceNames?: readonly string[];
      /**
       * @deprecated
       * Whether this is a person or a page; the sources' profile metadata replaced it.
       * @enum {string}
       */
      readonly objectType?: 'OBJECT_TYPE_UNSPECIFIED' | 'PERSON' | 'PAGE';
      /** Names that the person had before. Only in syncs of contacts. */
      readonly previousResourceNames?: readonly string[];
      /** The sources that the data was merged from. */
      readonly sources?: readonly components['schemas']['Source'][];
    };
    /** One origin of data. Version, time and profile are told only where the whole person lists its sources, not at the single field. */
    readonly Source: {
      /** Version of this source. Opaque. */
      readonly etag?: string;
      /** Identifier within the type; hexadecimal for contacts of both kinds. */
      readonly id?: string;
      /** More about a source of type PROFILE. */
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
       * When it last changed.
       */
      readonly updateTime?: string;
    };
    /** What kind of profile a source is. */
    readonly ProfileMetadata: {
      /**
       * Whether it belongs to a person or to a page.
       * @enum {string}
       */
      readonly objectType?: 'OBJECT_TYPE_UNSPECIFIED' | 'PERSON' | 'PAGE';
      /** Kinds of account behind it. */
      readonly userTypes?: readonly (
        'USER_TYPE_UNKNOWN' | 'GOOGLE_USER' | 'GPLUS_USER' | 'GOOGLE_APPS_USER'
      )[];
    };
    /** Where one entry of a person comes from, and its rank among its like. */
    readonly FieldMetadata: {
      /** Whether it is the main entry of its list over all sources. */
      readonly primary?: boolean;
      /** The source that has it. */
      readonly source?: components['schemas']['Source'];
      /** Whether it is the main entry of its list within its source. */
      readonly sourcePrimary?: boolean;
      /** Whether the service checked it. Only for addresses and numbers of profiles. */
      readonly verified?: boolean;
    };
    /** A postal address. */
    readonly Address: {
      /** Town. */
      readonly city?: string;
      /** Country by name. */
      readonly country?: string;
      /** Country as ISO 3166-1 alpha-2. */
      readonly countryCode?: string;
      /** Further line, such as a flat number. */
      readonly extendedAddress?: string;
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      /** The whole address as written on a letter. */
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
    /** A span that the age lies in. */
    readonly AgeRangeType: {
      /**
       * The span.
       * @enum {string}
       */
      readonly ageRange?:
        'AGE_RANGE_UNSPECIFIED' | 'LESS_THAN_EIGHTEEN' | 'EIGHTEEN_TO_TWENTY' | 'TWENTY_ONE_OR_OLDER';
      readonly metadata?: components['schemas']['FieldMetadata'];
    };
    /** A text about the person. */
    readonly Biography: {
      /**
       * How the text is written.
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
       * The date as somebody typed it; `date` replaced it.
       */
      readonly text?: string;
    };
    /** A boast. */
    readonly BraggingRights: {
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** The boast. */
      readonly value?: string;
    };
    /** The address of a calendar. */
    readonly CalendarUrl: {
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Kind: `home`, `freeBusy`, `work`, or any text. */
      readonly type?: string;
      /** The address. */
      readonly url?: string;
    };
    /** A pair that an application keeps with the person. */
    readonly ClientData: {
      /** Name of the pair; need not be unique. */
      readonly key?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Content of the pair. */
      readonly value?: string;
    };
    /** The wide picture of a profile page. */
    readonly CoverPhoto: {
      /** Whether it is the default picture. */
      readonly default?: boolean;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Where the picture is. */
      readonly url?: string;
    };
    /** A calendar date. Parts that are not known are zero, which the encoding leaves out. */
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
      /** Name to show beside the address. */
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
    /** An address for instant messages. */
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
      /** Name at the service. */
      readonly username?: string;
    };
    /** Something that the person likes. */
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
      /** The place in words. */
      readonly value?: string;
    };
    /** That the person is in a contact group or in a domain. */
    readonly Membership: {
      /** The contact group. */
      readonly contactGroupMembership?: components['schemas']['ContactGroupMembership'];
      /** The domain. */
      readonly domainMembership?: components['schemas']['DomainMembership'];
      readonly metadata?: components['schemas']['FieldMetadata'];
    };
    /** That the person is in a contact group. */
    readonly ContactGroupMembership: {
      /**
       * @deprecated
       * The group; `contactGroupResourceName` replaced it.
       */
      readonly contactGroupId?: string;
      /** The group, as `contactGroups/…`. */
      readonly contactGroupResourceName?: string;
    };
    /** That the person is in a Workspace domain. */
    readonly DomainMembership: {
      /** Whether it is the caller's own domain. */
      readonly inViewerDomain?: boolean;
    };
    /** A keyword taken over from another program. */
    readonly MiscKeyword: {
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /**
       * Field of the other program that it comes from.
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
    /** A name. The ready-made forms follow the language of the account or of the header `Accept-Language`. */
    readonly Name: {
      /** The whole name as it is shown. */
      readonly displayName?: string;
      /** The whole name with the family name in front. */
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
      /** Names in between. */
      readonly middleName?: string;
      /** How the family name sounds. */
      readonly phoneticFamilyName?: string;
      /** How the whole name sounds. */
      readonly phoneticFullName?: string;
      /** How the given name sounds. */
      readonly phoneticGivenName?: string;
      /** How the prefix sounds. */
      readonly phoneticHonorificPrefix?: string;
      /** How the suffix sounds. */
      readonly phoneticHonorificSuffix?: string;
      /** How the names in between sound. */
      readonly phoneticMiddleName?: string;
      /** The whole name in one piece. */
      readonly unstructuredName?: string;
    };
    /** Another name of the person. */
    readonly Nickname: {
      readonly metadata?: components['schemas']['FieldMetadata'];
      /**
       * Kind. Of these only DEFAULT and ALTERNATE_NAME are still in use.
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
    /** An employer or a school, and the person's place in it. */
    readonly Organization: {
      /** Cost centre. */
      readonly costCenter?: string;
      /** Whether the person is still there. */
      readonly current?: boolean;
      /** Department. */
      readonly department?: string;
      /** Internet domain of the organization. */
      readonly domain?: string;
      /** When the person left. */
      readonly endDate?: components['schemas']['Date'];
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      /**
       * Format: int32
       * Share of a full-time job in thousandths of a percent: 100000 is all of it.
       */
      readonly fullTimeEquivalentMillipercent?: number;
      /** Description of the position. */
      readonly jobDescription?: string;
      /** Where the person works. */
      readonly location?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Name of the organization. */
      readonly name?: string;
      /** How the name sounds. */
      readonly phoneticName?: string;
      /** When the person came. */
      readonly startDate?: components['schemas']['Date'];
      /** Short sign of the organization, such as at a stock exchange. */
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
    /** A portrait. */
    readonly Photo: {
      /** Whether it is a generated picture and not a photograph. */
      readonly default?: boolean;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Where the picture is. The size can be chosen in the address. */
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
    /** A kind of acquaintance that was looked for. */
    readonly RelationshipInterest: {
      /** The value in the language of the caller. */
      readonly formattedValue?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** `friend`, `date`, `relationship`, `networking`, or any text. */
      readonly value?: string;
    };
    /** A family status. */
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
      /** The place in words. */
      readonly value?: string;
    };
    /** An address for internet telephony. */
    readonly SipAddress: {
      /** The type in the language of the caller. */
      readonly formattedType?: string;
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Kind: `home`, `work`, `mobile`, `other`, or any text. */
      readonly type?: string;
      /** The SIP URI. */
      readonly value?: string;
    };
    /** Something that the person can do. */
    readonly Skill: {
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** Name of the skill. */
      readonly value?: string;
    };
    /** A one-line introduction. */
    readonly Tagline: {
      readonly metadata?: components['schemas']['FieldMetadata'];
      /** The line. */
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
    /** How one part of an answer ended. */
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
    /** The form of every error of the API that is JSON at all. */
    readonly ErrorResponse: {
      /** The error. */
      readonly error: components['schemas']['ErrorStatus'];
    };
    /** What went wrong. */
    readonly ErrorStatus: {
      /**
       * Format: int32
       * The HTTP status once more.
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
      /** The older list of causes; only with `$.xgafv=1` or for callers known as Google's own libraries. */
      readonly errors?: readonly components['schemas']['ErrorCause'][];
    };
    /** One cause in the older form. */
    readonly ErrorCause: {
      /** English text for developers. */
      readonly message?: string;
      /** The system that defines the reason, mostly `global`. */
      readonly domain?: string;
      /** The reason, such as `badRequest` or `authError`. */
      readonly reason?: string;
      /** Where in the request it is. */
      readonly location?: string;
      /** `parameter` or `header`. */
      readonly locationType?: string;
    };
    /** One of the known details of an error, or any other message that says its type. */
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
      /** The reason in capitals. */
      readonly reason?: string;
      /** The system that defines the reason: `googleapis.com` or `people.googleapis.com`. */
      readonly domain?: string;
      /** Further facts, such as the quota that is used up. */
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
    /** Which quotas are used up. */
    readonly QuotaFailure: {
      /**
       * Type of the detail.
       * @constant
       */
      readonly '@type': 'type.googleapis.com/google.rpc.QuotaFailure';
      /** One entry per quota. */
      readonly violations?: readonly components['schemas']['QuotaViolation'][];
    };
    /** A quota that is used up. */
    readonly QuotaViolation: {
      /** Whose quota it is. */
      readonly subject?: string;
      /** What happened. */
      readonly description?: string;
      /** Service that the quota belongs to. */
      readonly apiService?: string;
      /** The counted metric. */
      readonly quotaMetric?: string;
      /** Name of the limit. */
      readonly quotaId?: string;
      /** Dimensions that the limit holds for. */
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
    /** A condition that does not hold. */
    readonly PreconditionViolation: {
      /** Kind of the condition. */
      readonly type?: string;
      /** The subject of the violation. */
      readonly subject?: string;
      /** How to meet it. */
      readonly description?: string;
    };
    /** Which fields of the request are wrong. */
    readonly BadRequest: {
      /**
       * Type of the detail.
       * @constant
       */
      readonly '@type': 'type.googleapis.com/google.rpc.BadRequest';
      /** One entry per field. */
      readonly fieldViolations?: readonly components['schemas']['FieldViolation'][];
    };
    /** A field that is wrong. */
    readonly FieldViolation: {
      /** Path of the field; absent for unknown parameters. */
      readonly field?: string;
      /** What is wrong. */
      readonly description?: string;
      /** The reason in capitals. */
      readonly reason?: string;
      /** The text for people. */
      readonly localizedMessage?: components['schemas']['LocalizedText'];
    };
    /** How to tell the support which request it was. */
    readonly RequestInfo: {
      /**
       * Type of the detail.
       * @constant
       */
      readonly '@type': 'type.googleapis.com/google.rpc.RequestInfo';
      /** Identifier of the request. */
      readonly requestId?: string;
      /** Data for the support. */
      readonly servingData?: string;
    };
    /** Where to read more. */
    readonly Help: {
      /**
       * Type of the detail.
       * @constant
       */
      readonly '@type': 'type.googleapis.com/google.rpc.Help';
      /** The pages. */
      readonly links?: readonly components['schemas']['HelpLink'][];
    };
    /** A page to read. */
    readonly HelpLink: {
      /** What is there. */
      readonly description?: string;
      /** Address of the page. */
      readonly url?: string;
    };
    /** A text in the language of the person. */
    readonly LocalizedText: {
      /** The language as a BCP 47 tag. */
      readonly locale?: string;
      /** The text. */
      readonly message?: string;
    };
    /** The error as a text for people. */
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
    /** The wish for a new access token. */
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
      /** Scopes to narrow the token to, separated by spaces. */
      readonly scope?: string;
    };
    /** A new access token. */
    readonly TokenResponse: {
      /** The access token. */
      readonly access_token: string;
      /** Lifetime in seconds; some servers write them as text. */
      readonly expires_in?: number | string;
      /** Scopes of the token, separated by spaces. */
      readonly scope?: string;
      /** How to send it: `Bearer`. */
      readonly token_type?: string;
      /** Identity of the person as a JWT. */
      readonly id_token?: string;
      /** A new refresh token. Absent while the old one stays. */
      readonly refresh_token?: string;
      /** Seconds that the refresh token is valid for; only of applications in testing. */
      readonly refresh_token_expires_in?: number | string;
    };
    /** The form of errors of the authorization server (RFC 6749). */
    readonly OAuthErrorResponse: {
      /** The error code, such as `invalid_grant`. */
      readonly error: string;
      /** English text for developers. */
      readonly error_description?: string;
      /** Page to read. */
      readonly error_uri?: string;
    };
  };
  responses: {
    /** The call cannot be served as it is: 400 for arguments and expired sync tokens, 401 for tokens, 403 for scopes and switched-off services, 404 for unknown names (HTML for unknown paths), 409 for conflicts, 429 for quotas. */
    readonly Refused: {
      headers: {
        /** On 401 and 403, what is wrong with the token and which scopes would do. */
        readonly 'WWW-Authenticate'?: string;
        /** Seconds to wait. Not known to be sent, honoured where it is. */
        readonly 'Retry-After'?: number;
        readonly [name: string]: unknown;
      };
      content: {
        readonly 'application/json': components['schemas']['ErrorResponse'];
        readonly 'text/html': string;
      };
    };
    /** The service failed; may be tried again. Front ends answer with HTML. */
    readonly Failed: {
      headers: {
        /** Seconds to wait, where the service knows. */
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
    /** Comma-separated fields of each person to send. */
    readonly PersonFields: string;
    /**
     * @deprecated
     * The older form of `personFields`; each path begins with `person.`.
     */
    readonly RequestMaskIncludeField: string;
    /** Where the data of each person is taken from; profiles and contacts unless said otherwise. */
    readonly PersonSources: readonly components['schemas']['ReadSourceType'][];
    /** Form of errors. With 1 an older list `errors` stands beside the newer members. */
    readonly Xgafv: '1' | '2';
    /** The access token, for callers that cannot send a header. */
    readonly AccessToken: string;
    /** Encoding of the answer. */
    readonly Alt: 'json' | 'media' | 'proto';
    /** Name of the function that wraps the answer (JSONP). */
    readonly Callback: string;
    /** Selector over the answer as a whole, applied after the field mask: commas between members, `a/b` or `a(b,c)` to go down, `*` for any. A selector on a list must name the page and sync tokens too, or they are lost. */
    readonly Fields: string;
    /** API key of the calling project. Not a substitute for a token where personal data is read. */
    readonly Key: string;
    /** Another name of `access_token`. */
    readonly OauthToken: string;
    /** Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression. */
    readonly PrettyPrint: boolean;
    /** Any text that stands for one user when a server shares one credential among several. */
    readonly QuotaUser: string;
    /** For media uploads (`raw`, `multipart`); without meaning here. */
    readonly UploadProtocol: string;
    /** The older form of `upload_protocol` (`media`, `multipart`); without meaning here. */
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
        /** How many persons one page may hold. Zero means the default. */
        readonly pageSize?: number;
        /** The `nextPageToken` of the page before. All other parameters must be those of the first page. */
        readonly pageToken?: string;
        /** Comma-separated fields of each person to send; `resourceName` and `etag` come unasked. A path that the chosen sources do not know is refused with 400. The PROFILE list applies as soon as profiles are among the sources. */
        readonly readMask: string;
        /** Whether the last page should carry `nextSyncToken`. */
        readonly requestSyncToken?: boolean;
        /** Where the data of each person is taken from. Only CONTACT (the default), or CONTACT together with PROFILE; profiles alone are refused. CONTACT yields persons whose own source type is `OTHER_CONTACT`. */
        readonly sources?: readonly components['schemas']['ReadSourceType'][];
        /** The `nextSyncToken` of an earlier sync. All other parameters must be those that led to it. */
        readonly syncToken?: string;
        /** Form of errors. With 1 an older list `errors` stands beside the newer members. */
        readonly '$.xgafv'?: components['parameters']['Xgafv'];
        /** The access token, for callers that cannot send a header. */
        readonly access_token?: components['parameters']['AccessToken'];
        /** Encoding of the answer. */
        readonly alt?: components['parameters']['Alt'];
        /** Name of the function that wraps the answer (JSONP). */
        readonly callback?: components['parameters']['Callback'];
        /** Selector over the answer as a whole, applied after the field mask: commas between members, `a/b` or `a(b,c)` to go down, `*` for any. A selector on a list must name the page and sync tokens too, or they are lost. */
        readonly fields?: components['parameters']['Fields'];
        /** API key of the calling project. Not a substitute for a token where personal data is read. */
        readonly key?: components['parameters']['Key'];
        /** Another name of `access_token`. */
        readonly oauth_token?: components['parameters']['OauthToken'];
        /** Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression. */
        readonly prettyPrint?: components['parameters']['PrettyPrint'];
        /** Any text that stands for one user when a server shares one credential among several. */
        readonly quotaUser?: components['parameters']['QuotaUser'];
        /** For media uploads (`raw`, `multipart`); without meaning here. */
        readonly upload_protocol?: components['parameters']['UploadProtocol'];
        /** The older form of `upload_protocol` (`media`, `multipart`); without meaning here. */
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
        /** How many results to send. Zero means the default; more than the maximum counts as the maximum. */
        readonly pageSize?: number;
        /** Comma-separated fields of each person to send. Photos are not among them. */
        readonly readMask: string;
        /** Form of errors. With 1 an older list `errors` stands beside the newer members. */
        readonly '$.xgafv'?: components['parameters']['Xgafv'];
        /** The access token, for callers that cannot send a header. */
        readonly access_token?: components['parameters']['AccessToken'];
        /** Encoding of the answer. */
        readonly alt?: components['parameters']['Alt'];
        /** Name of the function that wraps the answer (JSONP). */
        readonly callback?: components['parameters']['Callback'];
        /** Selector over the answer as a whole, applied after the field mask: commas between members, `a/b` or `a(b,c)` to go down, `*` for any. A selector on a list must name the page and sync tokens too, or they are lost. */
        readonly fields?: components['parameters']['Fields'];
        /** API key of the calling project. Not a substitute for a token where personal data is read. */
        readonly key?: components['parameters']['Key'];
        /** Another name of `access_token`. */
        readonly oauth_token?: components['parameters']['OauthToken'];
        /** Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression. */
        readonly prettyPrint?: components['parameters']['PrettyPrint'];
        /** Any text that stands for one user when a server shares one credential among several. */
        readonly quotaUser?: components['parameters']['QuotaUser'];
        /** For media uploads (`raw`, `multipart`); without meaning here. */
        readonly upload_protocol?: components['parameters']['UploadProtocol'];
        /** The older form of `upload_protocol` (`media`, `multipart`); without meaning here. */
        readonly uploadType?: components['parameters']['UploadType'];
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** The matches; `{}` where there are none. */
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
        /** Form of errors. With 1 an older list `errors` stands beside the newer members. */
        readonly '$.xgafv'?: components['parameters']['Xgafv'];
        /** The access token, for callers that cannot send a header. */
        readonly access_token?: components['parameters']['AccessToken'];
        /** Encoding of the answer. */
        readonly alt?: components['parameters']['Alt'];
        /** Name of the function that wraps the answer (JSONP). */
        readonly callback?: components['parameters']['Callback'];
        /** Selector over the answer as a whole, applied after the field mask: commas between members, `a/b` or `a(b,c)` to go down, `*` for any. A selector on a list must name the page and sync tokens too, or they are lost. */
        readonly fields?: components['parameters']['Fields'];
        /** API key of the calling project. Not a substitute for a token where personal data is read. */
        readonly key?: components['parameters']['Key'];
        /** Another name of `access_token`. */
        readonly oauth_token?: components['parameters']['OauthToken'];
        /** Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression. */
        readonly prettyPrint?: components['parameters']['PrettyPrint'];
        /** Any text that stands for one user when a server shares one credential among several. */
        readonly quotaUser?: components['parameters']['QuotaUser'];
        /** For media uploads (`raw`, `multipart`); without meaning here. */
        readonly upload_protocol?: components['parameters']['UploadProtocol'];
        /** The older form of `upload_protocol` (`media`, `multipart`); without meaning here. */
        readonly uploadType?: components['parameters']['UploadType'];
      };
      readonly header?: never;
      readonly path: {
        /** The name of the other contact, `otherContacts/` included. */
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
        /** Comma-separated fields of each person to send. */
        readonly personFields: components['parameters']['PersonFields'];
        /**
         * @deprecated
         * The older form of `personFields`; each path begins with `person.`.
         */
        readonly 'requestMask.includeField'?: components['parameters']['RequestMaskIncludeField'];
        /** Where the data of each person is taken from; profiles and contacts unless said otherwise. */
        readonly sources?: components['parameters']['PersonSources'];
        /** Form of errors. With 1 an older list `errors` stands beside the newer members. */
        readonly '$.xgafv'?: components['parameters']['Xgafv'];
        /** The access token, for callers that cannot send a header. */
        readonly access_token?: components['parameters']['AccessToken'];
        /** Encoding of the answer. */
        readonly alt?: components['parameters']['Alt'];
        /** Name of the function that wraps the answer (JSONP). */
        readonly callback?: components['parameters']['Callback'];
        /** Selector over the answer as a whole, applied after the field mask: commas between members, `a/b` or `a(b,c)` to go down, `*` for any. A selector on a list must name the page and sync tokens too, or they are lost. */
        readonly fields?: components['parameters']['Fields'];
        /** API key of the calling project. Not a substitute for a token where personal data is read. */
        readonly key?: components['parameters']['Key'];
        /** Another name of `access_token`. */
        readonly oauth_token?: components['parameters']['OauthToken'];
        /** Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression. */
        readonly prettyPrint?: components['parameters']['PrettyPrint'];
        /** Any text that stands for one user when a server shares one credential among several. */
        readonly quotaUser?: components['parameters']['QuotaUser'];
        /** For media uploads (`raw`, `multipart`); without meaning here. */
        readonly upload_protocol?: components['parameters']['UploadProtocol'];
        /** The older form of `upload_protocol` (`media`, `multipart`); without meaning here. */
        readonly uploadType?: components['parameters']['UploadType'];
      };
      readonly header?: never;
      readonly path: {
        /** The name of the person, `people/` included. */
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
        /** The names, `people/` included, one parameter each. */
        readonly resourceNames: readonly string[];
        /** Comma-separated fields of each person to send. */
        readonly personFields: components['parameters']['PersonFields'];
        /**
         * @deprecated
         * The older form of `personFields`; each path begins with `person.`.
         */
        readonly 'requestMask.includeField'?: components['parameters']['RequestMaskIncludeField'];
        /** Where the data of each person is taken from; profiles and contacts unless said otherwise. */
        readonly sources?: components['parameters']['PersonSources'];
        /** Form of errors. With 1 an older list `errors` stands beside the newer members. */
        readonly '$.xgafv'?: components['parameters']['Xgafv'];
        /** The access token, for callers that cannot send a header. */
        readonly access_token?: components['parameters']['AccessToken'];
        /** Encoding of the answer. */
        readonly alt?: components['parameters']['Alt'];
        /** Name of the function that wraps the answer (JSONP). */
        readonly callback?: components['parameters']['Callback'];
        /** Selector over the answer as a whole, applied after the field mask: commas between members, `a/b` or `a(b,c)` to go down, `*` for any. A selector on a list must name the page and sync tokens too, or they are lost. */
        readonly fields?: components['parameters']['Fields'];
        /** API key of the calling project. Not a substitute for a token where personal data is read. */
        readonly key?: components['parameters']['Key'];
        /** Another name of `access_token`. */
        readonly oauth_token?: components['parameters']['OauthToken'];
        /** Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression. */
        readonly prettyPrint?: components['parameters']['PrettyPrint'];
        /** Any text that stands for one user when a server shares one credential among several. */
        readonly quotaUser?: components['parameters']['QuotaUser'];
        /** For media uploads (`raw`, `multipart`); without meaning here. */
        readonly upload_protocol?: components['parameters']['UploadProtocol'];
        /** The older form of `upload_protocol` (`media`, `multipart`); without meaning here. */
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
      /** Refused. Not the error form of the API, but OAuth's own. */
      readonly '4XX': {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OAuthErrorResponse'];
        };
      };
      /** Failed at the server; may be tried again. */
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
