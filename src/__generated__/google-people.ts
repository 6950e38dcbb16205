// Made by `npm run codegen` from schema/upstreams/google-people.yaml (see codegen.yml and codegen/openapi.ts). Edit that document, never this file.
import { objectShape } from '../clients/http/answer-shape.ts';
import type { OperationSpec } from '../clients/http/operation.ts';

/** A 64-bit integer: a number, or its digits as text where a number would lose some (beyond 2^53). */
export type Int64 = number | string;

/** One page of other contacts, or of changes among them. */
export interface ListOtherContactsResponse {
  /** The persons of this page. */
  otherContacts?: Person[];
  /** Leads to the next page. Absent on the last one. */
  nextPageToken?: string;
  /** Leads to the changes from here on. On the last page only, and if asked for. */
  nextSyncToken?: string;
  /**
   * Format: int32
   * Number of persons over all pages.
   */
  totalSize?: number;
}

/** All that a search found. */
export interface SearchResponse {
  /** The matches. */
  results?: SearchResult[];
}

/** One match of a search. */
export interface SearchResult {
  /** The person that matched. */
  person?: Person;
}

/** The answers to a list of names. */
export interface GetPeopleResponse {
  /** One answer per name. */
  responses?: PersonResponse[];
}

/** The answer to one name of a list. */
export interface PersonResponse {
  /**
   * Format: int32
   * @deprecated
   * HTTP status of this one answer; `status` replaced it.
   */
  httpStatusCode?: number;
  /** The person if there is one. */
  person?: Person;
  /** The name as it was asked for. The person itself may go by another. */
  requestedResourceName?: string;
  /** How this one answer ended; empty for success. */
  status?: Status;
}

/** What to copy, and what to answer. */
export interface CopyOtherContactToMyContactsGroupRequest {
  /**
   * Format: google-fieldmask
   * Comma-separated fields to copy.
   */
  copyMask: string;
  /**
   * Format: google-fieldmask
   * Comma-separated fields of the new contact to send. Without it those of `copyMask`, metadata and memberships.
   */
  readMask?: string | undefined;
  /** Where the data of the answer is taken from; contacts and profiles unless said otherwise. */
  sources?: readonly ReadSourceType[] | undefined;
}

/** A group of sources to read. PROFILE stands for the source types ACCOUNT, DOMAIN_PROFILE and PROFILE, the others for the source type of the same name. */
export type ReadSourceType =
  | 'READ_SOURCE_TYPE_UNSPECIFIED'
  | 'READ_SOURCE_TYPE_PROFILE'
  | 'READ_SOURCE_TYPE_CONTACT'
  | 'READ_SOURCE_TYPE_DOMAIN_CONTACT'
  | 'READ_SOURCE_TYPE_OTHER_CONTACT';

/** What is known of a person, merged from several sources. The entries of a list have no order; in each list that is not empty exactly one entry is marked by `metadata.primary`. */
export interface Person {
  /** Postal addresses. */
  addresses?: Address[];
  /**
   * @deprecated
   * Span of the age; `ageRanges` replaced it.
   * @enum {string}
   */
  ageRange?: 'AGE_RANGE_UNSPECIFIED' | 'LESS_THAN_EIGHTEEN' | 'EIGHTEEN_TO_TWENTY' | 'TWENTY_ONE_OR_OLDER';
  /** Spans of the age. */
  ageRanges?: AgeRangeType[];
  /** Texts about the person; a contact has at most one. */
  biographies?: Biography[];
  /** Dates of birth; a contact has at most one. */
  birthdays?: Birthday[];
  /**
   * @deprecated
   * Boasts. No longer filled.
   */
  braggingRights?: BraggingRights[];
  /** Addresses of calendars. */
  calendarUrls?: CalendarUrl[];
  /** Pairs that applications keep here. */
  clientData?: ClientData[];
  /** Wide pictures of the profile page. */
  coverPhotos?: CoverPhoto[];
  /** E-mail addresses; lists of persons send at most 100 of each. */
  emailAddresses?: EmailAddress[];
  /** Version of the whole person. Opaque. */
  etag?: string;
  /** Dates to remember. */
  events?: Event[];
  /** Identifiers in other systems. */
  externalIds?: ExternalId[];
  /** Names to sort by. No field mask reaches them. */
  fileAses?: FileAs[];
  /** Genders; a contact has at most one. */
  genders?: Gender[];
  /** Addresses for instant messages. */
  imClients?: ImClient[];
  /** What the person likes. */
  interests?: Interest[];
  /** Preferred languages. */
  locales?: Locale[];
  /** Places in buildings. */
  locations?: Location[];
  /** Contact groups and domains. */
  memberships?: Membership[];
  /** Where the data comes from. */
  metadata?: PersonMetadata;
  /** Keywords taken over from other programs. */
  miscKeywords?: MiscKeyword[];
  /** Names; a contact has at most one. */
  names?: Name[];
  /** Other names. */
  nicknames?: Nickname[];
  /** Professions. */
  occupations?: Occupation[];
  /** Employers and schools. */
  organizations?: Organization[];
  /** Phone numbers; lists of persons send at most 100 of each. */
  phoneNumbers?: PhoneNumber[];
  /** Portraits. */
  photos?: Photo[];
  /** Relatives and colleagues. */
  relations?: Relation[];
  /**
   * @deprecated
   * Kinds of acquaintance looked for. No longer filled.
   */
  relationshipInterests?: RelationshipInterest[];
  /**
   * @deprecated
   * Family status. No longer filled.
   */
  relationshipStatuses?: RelationshipStatus[];
  /**
   * @deprecated
   * Places of residence; `locations` replaced them.
   */
  residences?: Residence[];
  /** Name by which the service knows the person: `people/…` or `otherContacts/…`. */
  resourceName?: string;
  /** Addresses for internet telephony. */
  sipAddresses?: SipAddress[];
  /** What the person can do. */
  skills?: Skill[];
  /**
   * @deprecated
   * One-line introductions. No longer filled.
   */
  taglines?: Tagline[];
  /** Web pages. */
  urls?: Url[];
  /** Fields that the account holder added. */
  userDefined?: UserDefined[];
}

/** Where the data of a person comes from. */
export interface PersonMetadata {
  /** Whether the person is gone. Only in syncs of lists, and only when true. */
  deleted?: boolean;
  /** Names of other persons that are linked to this one. */
  linkedPeopleResourceNames?: string[];
  /**
   * @deprecated
   * Whether this is a person or a page; the sources' profile metadata replaced it.
   * @enum {string}
   */
  objectType?: 'OBJECT_TYPE_UNSPECIFIED' | 'PERSON' | 'PAGE';
  /** Names that the person had before. Only in syncs of contacts. */
  previousResourceNames?: string[];
  /** The sources that the data was merged from. */
  sources?: Source[];
}

/** One origin of data. Version, time and profile are told only where the whole person lists its sources, not at the single field. */
export interface Source {
  /** Version of this source. Opaque. */
  etag?: string;
  /** Identifier within the type; hexadecimal for contacts of both kinds. */
  id?: string;
  /** More about a source of type PROFILE. */
  profileMetadata?: ProfileMetadata;
  /**
   * Kind of the source.
   * @enum {string}
   */
  type?:
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
  updateTime?: string;
}

/** What kind of profile a source is. */
export interface ProfileMetadata {
  /**
   * Whether it belongs to a person or to a page.
   * @enum {string}
   */
  objectType?: 'OBJECT_TYPE_UNSPECIFIED' | 'PERSON' | 'PAGE';
  /** Kinds of account behind it. */
  userTypes?: ('USER_TYPE_UNKNOWN' | 'GOOGLE_USER' | 'GPLUS_USER' | 'GOOGLE_APPS_USER')[];
}

/** Where one entry of a person comes from, and its rank among its like. */
export interface FieldMetadata {
  /** Whether it is the main entry of its list over all sources. */
  primary?: boolean;
  /** The source that has it. */
  source?: Source;
  /** Whether it is the main entry of its list within its source. */
  sourcePrimary?: boolean;
  /** Whether the service checked it. Only for addresses and numbers of profiles. */
  verified?: boolean;
}

/** A postal address. */
export interface Address {
  /** Town. */
  city?: string;
  /** Country by name. */
  country?: string;
  /** Country as ISO 3166-1 alpha-2. */
  countryCode?: string;
  /** Further line, such as a flat number. */
  extendedAddress?: string;
  /** The type in the language of the caller. */
  formattedType?: string;
  /** The whole address as written on a letter. */
  formattedValue?: string;
  metadata?: FieldMetadata;
  /** Post office box. */
  poBox?: string;
  /** Postal code. */
  postalCode?: string;
  /** State or province. */
  region?: string;
  /** Street and number. */
  streetAddress?: string;
  /** Kind: `home`, `work`, `other`, or any text. */
  type?: string;
}

/** A span that the age lies in. */
export interface AgeRangeType {
  /**
   * The span.
   * @enum {string}
   */
  ageRange?: 'AGE_RANGE_UNSPECIFIED' | 'LESS_THAN_EIGHTEEN' | 'EIGHTEEN_TO_TWENTY' | 'TWENTY_ONE_OR_OLDER';
  metadata?: FieldMetadata;
}

/** A text about the person. */
export interface Biography {
  /**
   * How the text is written.
   * @enum {string}
   */
  contentType?: 'CONTENT_TYPE_UNSPECIFIED' | 'TEXT_PLAIN' | 'TEXT_HTML';
  metadata?: FieldMetadata;
  /** The text. */
  value?: string;
}

/** A date of birth. */
export interface Birthday {
  /** The date, often without a year. */
  date?: Date;
  metadata?: FieldMetadata;
  /**
   * @deprecated
   * The date as somebody typed it; `date` replaced it.
   */
  text?: string;
}

/** A boast. */
export interface BraggingRights {
  metadata?: FieldMetadata;
  /** The boast. */
  value?: string;
}

/** The address of a calendar. */
export interface CalendarUrl {
  /** The type in the language of the caller. */
  formattedType?: string;
  metadata?: FieldMetadata;
  /** Kind: `home`, `freeBusy`, `work`, or any text. */
  type?: string;
  /** The address. */
  url?: string;
}

/** A pair that an application keeps with the person. */
export interface ClientData {
  /** Name of the pair; need not be unique. */
  key?: string;
  metadata?: FieldMetadata;
  /** Content of the pair. */
  value?: string;
}

/** The wide picture of a profile page. */
export interface CoverPhoto {
  /** Whether it is the one that everybody starts with. */
  default?: boolean;
  metadata?: FieldMetadata;
  /** Where the picture is. */
  url?: string;
}

/** A calendar date. Parts that are not known are zero, which the encoding leaves out. */
export interface Date {
  /**
   * Format: int32
   * Day of the month.
   */
  day?: number;
  /**
   * Format: int32
   * Month of the year.
   */
  month?: number;
  /**
   * Format: int32
   * Year.
   */
  year?: number;
}

/** An e-mail address. */
export interface EmailAddress {
  /** Name to show beside the address. */
  displayName?: string;
  /** The type in the language of the caller. */
  formattedType?: string;
  metadata?: FieldMetadata;
  /** Kind: `home`, `work`, `other`, or any text. */
  type?: string;
  /** The address. */
  value?: string;
}

/** A date to remember. */
export interface Event {
  /** The date. */
  date?: Date;
  /** The type in the language of the caller. */
  formattedType?: string;
  metadata?: FieldMetadata;
  /** Kind: `anniversary`, `other`, or any text. */
  type?: string;
}

/** An identifier in another system. */
export interface ExternalId {
  /** The type in the language of the caller. */
  formattedType?: string;
  metadata?: FieldMetadata;
  /** Kind: `account`, `customer`, `loginId`, `network`, `organization`, or any text. */
  type?: string;
  /** The identifier. */
  value?: string;
}

/** The name that the person is sorted by. */
export interface FileAs {
  metadata?: FieldMetadata;
  /** The name. */
  value?: string;
}

/** A gender. */
export interface Gender {
  /** Pronouns: `he`, `him`, `she`, `her`, `they`, `them`, or any text. */
  addressMeAs?: string;
  /** The value in the language of the caller. */
  formattedValue?: string;
  metadata?: FieldMetadata;
  /** `male`, `female`, `unspecified`, or any text. */
  value?: string;
}

/** An address for instant messages. */
export interface ImClient {
  /** The protocol in the language of the caller. */
  formattedProtocol?: string;
  /** The type in the language of the caller. */
  formattedType?: string;
  metadata?: FieldMetadata;
  /** Service: `aim`, `msn`, `yahoo`, `skype`, `qq`, `googleTalk`, `icq`, `jabber`, `netMeeting`, or any text. */
  protocol?: string;
  /** Kind: `home`, `work`, `other`, or any text. */
  type?: string;
  /** Name at the service. */
  username?: string;
}

/** Something that the person likes. */
export interface Interest {
  metadata?: FieldMetadata;
  /** Name of the interest. */
  value?: string;
}

/** A preferred language. */
export interface Locale {
  metadata?: FieldMetadata;
  /** The language as a BCP 47 tag. */
  value?: string;
}

/** A place in a building or on the map. */
export interface Location {
  /** The building. */
  buildingId?: string;
  /** Whether the person is there now. */
  current?: boolean;
  /** The desk. */
  deskCode?: string;
  /** The floor. */
  floor?: string;
  /** The part of the floor. */
  floorSection?: string;
  metadata?: FieldMetadata;
  /** Kind: `desk`, `grewUp`, or any text. */
  type?: string;
  /** The place in words. */
  value?: string;
}

/** That the person is in a contact group or in a domain. */
export interface Membership {
  /** The contact group. */
  contactGroupMembership?: ContactGroupMembership;
  /** The domain. */
  domainMembership?: DomainMembership;
  metadata?: FieldMetadata;
}

/** That the person is in a contact group. */
export interface ContactGroupMembership {
  /**
   * @deprecated
   * The group; `contactGroupResourceName` replaced it.
   */
  contactGroupId?: string;
  /** The group, as `contactGroups/…`. */
  contactGroupResourceName?: string;
}

/** That the person is in a Workspace domain. */
export interface DomainMembership {
  /** Whether it is the caller's own domain. */
  inViewerDomain?: boolean;
}

/** A keyword taken over from another program. */
export interface MiscKeyword {
  /** The type in the language of the caller. */
  formattedType?: string;
  metadata?: FieldMetadata;
  /**
   * Field of the other program that it comes from.
   * @enum {string}
   */
  type?:
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
  value?: string;
}

/** A name. The ready-made forms follow the language of the account or of the header `Accept-Language`. */
export interface Name {
  /** The whole name as it is shown. */
  displayName?: string;
  /** The whole name with the family name in front. */
  displayNameLastFirst?: string;
  /** Family name. */
  familyName?: string;
  /** Given name. */
  givenName?: string;
  /** What stands in front, such as a title. */
  honorificPrefix?: string;
  /** What stands behind, such as a degree. */
  honorificSuffix?: string;
  metadata?: FieldMetadata;
  /** Names in between. */
  middleName?: string;
  /** How the family name sounds. */
  phoneticFamilyName?: string;
  /** How the whole name sounds. */
  phoneticFullName?: string;
  /** How the given name sounds. */
  phoneticGivenName?: string;
  /** How the prefix sounds. */
  phoneticHonorificPrefix?: string;
  /** How the suffix sounds. */
  phoneticHonorificSuffix?: string;
  /** How the names in between sound. */
  phoneticMiddleName?: string;
  /** The whole name in one piece. */
  unstructuredName?: string;
}

/** Another name of the person. */
export interface Nickname {
  metadata?: FieldMetadata;
  /**
   * Kind. Of these only DEFAULT and ALTERNATE_NAME are still in use.
   * @enum {string}
   */
  type?: 'DEFAULT' | 'MAIDEN_NAME' | 'INITIALS' | 'GPLUS' | 'OTHER_NAME' | 'ALTERNATE_NAME' | 'SHORT_NAME';
  /** The name. */
  value?: string;
}

/** A profession. */
export interface Occupation {
  metadata?: FieldMetadata;
  /** Name of the profession. */
  value?: string;
}

/** An employer or a school, and the person's place in it. */
export interface Organization {
  /** Cost centre. */
  costCenter?: string;
  /** Whether the person is still there. */
  current?: boolean;
  /** Department. */
  department?: string;
  /** Internet domain of the organization. */
  domain?: string;
  /** When the person left. */
  endDate?: Date;
  /** The type in the language of the caller. */
  formattedType?: string;
  /**
   * Format: int32
   * Share of a full-time job in thousandths of a percent: 100000 is all of it.
   */
  fullTimeEquivalentMillipercent?: number;
  /** What the person does. */
  jobDescription?: string;
  /** Where the person works. */
  location?: string;
  metadata?: FieldMetadata;
  /** Name of the organization. */
  name?: string;
  /** How the name sounds. */
  phoneticName?: string;
  /** When the person came. */
  startDate?: Date;
  /** Short sign of the organization, such as at a stock exchange. */
  symbol?: string;
  /** Job title. */
  title?: string;
  /** Kind: `work`, `school`, or any text. */
  type?: string;
}

/** A phone number. */
export interface PhoneNumber {
  /** The number in E.164 form. */
  canonicalForm?: string;
  /** The type in the language of the caller. */
  formattedType?: string;
  metadata?: FieldMetadata;
  /** Kind: `home`, `work`, `mobile`, `homeFax`, `workFax`, `otherFax`, `pager`, `workMobile`, `workPager`, `main`, `googleVoice`, `other`, or any text. */
  type?: string;
  /** The number as it was entered. */
  value?: string;
}

/** A portrait. */
export interface Photo {
  /** Whether it is a generated picture and not a photograph. */
  default?: boolean;
  metadata?: FieldMetadata;
  /** Where the picture is. The size can be chosen in the address. */
  url?: string;
}

/** A relative or a colleague. */
export interface Relation {
  /** The type in the language of the caller. */
  formattedType?: string;
  metadata?: FieldMetadata;
  /** Name of the other person. */
  person?: string;
  /** Kind: `spouse`, `child`, `mother`, `father`, `parent`, `brother`, `sister`, `friend`, `relative`, `domesticPartner`, `manager`, `assistant`, `referredBy`, `partner`, or any text. */
  type?: string;
}

/** A kind of acquaintance that was looked for. */
export interface RelationshipInterest {
  /** The value in the language of the caller. */
  formattedValue?: string;
  metadata?: FieldMetadata;
  /** `friend`, `date`, `relationship`, `networking`, or any text. */
  value?: string;
}

/** A family status. */
export interface RelationshipStatus {
  /** The value in the language of the caller. */
  formattedValue?: string;
  metadata?: FieldMetadata;
  /** `single`, `inARelationship`, `engaged`, `married`, `itsComplicated`, `openRelationship`, `widowed`, `inDomesticPartnership`, `inCivilUnion`, or any text. */
  value?: string;
}

/** A place of residence. */
export interface Residence {
  /** Whether the person lives there now. */
  current?: boolean;
  metadata?: FieldMetadata;
  /** The place in words. */
  value?: string;
}

/** An address for internet telephony. */
export interface SipAddress {
  /** The type in the language of the caller. */
  formattedType?: string;
  metadata?: FieldMetadata;
  /** Kind: `home`, `work`, `mobile`, `other`, or any text. */
  type?: string;
  /** The SIP URI. */
  value?: string;
}

/** Something that the person can do. */
export interface Skill {
  metadata?: FieldMetadata;
  /** Name of the skill. */
  value?: string;
}

/** A one-line introduction. */
export interface Tagline {
  metadata?: FieldMetadata;
  /** The line. */
  value?: string;
}

/** A web page. */
export interface Url {
  /** The type in the language of the caller. */
  formattedType?: string;
  metadata?: FieldMetadata;
  /** Kind: `home`, `work`, `blog`, `profile`, `homePage`, `ftp`, `reservations`, `appInstallPage`, `other`, or any text. */
  type?: string;
  /** The address. */
  value?: string;
}

/** A field that the account holder added. */
export interface UserDefined {
  /** Label of the field. */
  key?: string;
  metadata?: FieldMetadata;
  /** Content of the field. */
  value?: string;
}

/** How one part of an answer ended. */
export interface Status {
  /**
   * Format: int32
   * Number of the google.rpc.Code, 0 for success (5 is NOT_FOUND).
   */
  code?: number;
  /** English text for developers. */
  message?: string;
  /** What is known beyond code and message. */
  details?: ErrorDetail[];
}

/** The form of every error of the API that is JSON at all. */
export interface ErrorResponse {
  /** The error. */
  error: ErrorStatus;
}

/** What went wrong. */
export interface ErrorStatus {
  /**
   * Format: int32
   * The HTTP status once more.
   */
  code: number;
  /** English text for developers. */
  message: string;
  /**
   * Name of the google.rpc.Code.
   * @enum {string}
   */
  status?:
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
  /** What is known beyond code and message. Often absent. */
  details?: ErrorDetail[];
  /** The older list of causes; only with `$.xgafv=1` or for callers known as Google's own libraries. */
  errors?: ErrorCause[];
}

/** One cause in the older form. */
export interface ErrorCause {
  /** English text for developers. */
  message?: string;
  /** Who defines the reason, mostly `global`. */
  domain?: string;
  /** What it is, such as `badRequest` or `authError`. */
  reason?: string;
  /** Where in the request it is. */
  location?: string;
  /** `parameter` or `header`. */
  locationType?: string;
}

/** One of the known details of an error, or any other message that says its type. */
export type ErrorDetail =
  | ErrorInfo
  | RetryInfo
  | QuotaFailure
  | PreconditionFailure
  | BadRequest
  | RequestInfo
  | Help
  | LocalizedMessage
  | OtherErrorDetail;

/** A reason that programs can act on, such as `EXPIRED_SYNC_TOKEN`. */
export interface ErrorInfo {
  /**
   * Type of the detail.
   * @constant
   */
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo';
  /** The reason in capitals. */
  reason?: string;
  /** Who defines the reason: `googleapis.com` or `people.googleapis.com`. */
  domain?: string;
  /** Further facts, such as the quota that is used up. */
  metadata?: {
    [key: string]: string;
  };
}

/** When to try again. */
export interface RetryInfo {
  /**
   * Type of the detail.
   * @constant
   */
  '@type': 'type.googleapis.com/google.rpc.RetryInfo';
  /** Time to wait, in seconds with the letter s: `3.5s`. */
  retryDelay?: string;
}

/** Which quotas are used up. */
export interface QuotaFailure {
  /**
   * Type of the detail.
   * @constant
   */
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure';
  /** One entry per quota. */
  violations?: QuotaViolation[];
}

/** A quota that is used up. */
export interface QuotaViolation {
  /** Whose quota it is. */
  subject?: string;
  /** What happened. */
  description?: string;
  /** Service that the quota belongs to. */
  apiService?: string;
  /** What is counted. */
  quotaMetric?: string;
  /** Name of the limit. */
  quotaId?: string;
  /** Dimensions that the limit holds for. */
  quotaDimensions?: {
    [key: string]: string;
  };
  /**
   * Format: int64
   * The limit.
   */
  quotaValue?: string;
  /**
   * Format: int64
   * The limit that is being rolled out.
   */
  futureQuotaValue?: string;
}

/** What has to be the case before the call can succeed. */
export interface PreconditionFailure {
  /**
   * Type of the detail.
   * @constant
   */
  '@type': 'type.googleapis.com/google.rpc.PreconditionFailure';
  /** One entry per condition. */
  violations?: PreconditionViolation[];
}

/** A condition that does not hold. */
export interface PreconditionViolation {
  /** Kind of the condition. */
  type?: string;
  /** What it is about. */
  subject?: string;
  /** How to meet it. */
  description?: string;
}

/** Which fields of the request are wrong. */
export interface BadRequest {
  /**
   * Type of the detail.
   * @constant
   */
  '@type': 'type.googleapis.com/google.rpc.BadRequest';
  /** One entry per field. */
  fieldViolations?: FieldViolation[];
}

/** A field that is wrong. */
export interface FieldViolation {
  /** Path of the field; absent for unknown parameters. */
  field?: string;
  /** What is wrong. */
  description?: string;
  /** The reason in capitals. */
  reason?: string;
  /** The text for people. */
  localizedMessage?: LocalizedText;
}

/** How to tell the support which request it was. */
export interface RequestInfo {
  /**
   * Type of the detail.
   * @constant
   */
  '@type': 'type.googleapis.com/google.rpc.RequestInfo';
  /** Identifier of the request. */
  requestId?: string;
  /** Data for the support. */
  servingData?: string;
}

/** Where to read more. */
export interface Help {
  /**
   * Type of the detail.
   * @constant
   */
  '@type': 'type.googleapis.com/google.rpc.Help';
  /** The pages. */
  links?: HelpLink[];
}

/** A page to read. */
export interface HelpLink {
  /** What is there. */
  description?: string;
  /** Address of the page. */
  url?: string;
}

/** A text in the language of the person. */
export interface LocalizedText {
  /** The language as a BCP 47 tag. */
  locale?: string;
  /** The text. */
  message?: string;
}

/** The error as a text for people. */
export type LocalizedMessage = LocalizedText & {
  /**
   * Type of the detail.
   * @constant
   */
  '@type': 'type.googleapis.com/google.rpc.LocalizedMessage';
};

/** A detail of a type that is not listed here. */
export type OtherErrorDetail = {
  /** Type of the detail. */
  '@type': string;
} & {
  [key: string]: unknown;
};

/** The wish for a new access token. */
export interface TokenRequest {
  /**
   * The kind of grant.
   * @constant
   */
  grant_type: 'refresh_token';
  /** Identifier of the application. */
  client_id: string;
  /** Secret of the application; public applications have none. */
  client_secret?: string | undefined;
  /** The refresh token. */
  refresh_token: string;
  /** Scopes to narrow the token to, separated by spaces. */
  scope?: string | undefined;
}

/** A new access token. */
export interface TokenResponse {
  /** The access token. */
  access_token: string;
  /** Seconds that it is valid for; some servers write them as text. */
  expires_in?: number | string;
  /** Scopes of the token, separated by spaces. */
  scope?: string;
  /** How to send it: `Bearer`. */
  token_type?: string;
  /** Identity of the person as a JWT. */
  id_token?: string;
  /** A new refresh token. Absent while the old one stays. */
  refresh_token?: string;
  /** Seconds that the refresh token is valid for; only of applications in testing. */
  refresh_token_expires_in?: number | string;
}

/** The form of errors of the authorization server (RFC 6749). */
export interface OAuthErrorResponse {
  /** What it is, such as `invalid_grant`. */
  error: string;
  /** English text for developers. */
  error_description?: string;
  /** Page to read. */
  error_uri?: string;
}

/** Types of each operation: `parameters` of path and query, `body` and `response` (its plain success). */
export interface Operations {
  /** One page of the caller's other contacts, or of what changed among them. */
  listOtherContacts: {
    parameters: {
      /**
       * Format: int32
       * How many persons one page may hold. Zero means the default.
       * @default 100
       */
      pageSize?: number | undefined;
      /** The `nextPageToken` of the page before. All other parameters must be those of the first page. */
      pageToken?: string | undefined;
      /**
       * Format: google-fieldmask
       * Comma-separated fields of each person to send; `resourceName` and `etag` come unasked. A path that the chosen sources do not know is refused with 400. The PROFILE list applies as soon as profiles are among the sources.
       */
      readMask: string;
      /**
       * Whether the last page should carry `nextSyncToken`.
       * @default false
       */
      requestSyncToken?: boolean | undefined;
      /** Where the data of each person is taken from. Only CONTACT (the default), or CONTACT together with PROFILE; profiles alone are refused. CONTACT yields persons whose own source type is `OTHER_CONTACT`. */
      sources?: readonly ReadSourceType[] | undefined;
      /** The `nextSyncToken` of an earlier sync. All other parameters must be those that led to it. */
      syncToken?: string | undefined;
      /**
       * Form of errors. With 1 an older list `errors` stands beside the newer members.
       * @default 2
       * @enum {string}
       */
      '$.xgafv'?: ('1' | '2') | undefined;
      /** The access token, for callers that cannot send a header. */
      access_token?: string | undefined;
      /**
       * Encoding of the answer.
       * @default json
       * @enum {string}
       */
      alt?: ('json' | 'media' | 'proto') | undefined;
      /** Name of the function that wraps the answer (JSONP). */
      callback?: string | undefined;
      /**
       * Format: google-fieldmask
       * Selector over the answer as a whole, applied after the field mask: commas between members, `a/b` or `a(b,c)` to go down, `*` for any. A selector on a list must name the page and sync tokens too, or they are lost.
       */
      fields?: string | undefined;
      /** API key of the calling project. Not a substitute for a token where personal data is read. */
      key?: string | undefined;
      /** Another name of `access_token`. */
      oauth_token?: string | undefined;
      /**
       * Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression.
       * @default true
       */
      prettyPrint?: boolean | undefined;
      /** Any text that stands for one user when a server shares one credential among several. */
      quotaUser?: string | undefined;
      /** For media uploads (`raw`, `multipart`); without meaning here. */
      upload_protocol?: string | undefined;
      /** The older form of `upload_protocol` (`media`, `multipart`); without meaning here. */
      uploadType?: string | undefined;
    };
    body: undefined;
    response: ListOtherContactsResponse;
  };

  /** The caller's other contacts whose names, addresses or numbers contain a word that starts like the query. */
  searchOtherContacts: {
    parameters: {
      /** What to look for, as plain text. Empty for the call that warms up the cache. */
      query: string;
      /**
       * Format: int32
       * How many results to send. Zero means the default; more than the maximum counts as the maximum.
       * @default 10
       */
      pageSize?: number | undefined;
      /**
       * Format: google-fieldmask
       * Comma-separated fields of each person to send. Photos are not among them.
       */
      readMask: string;
      /**
       * Form of errors. With 1 an older list `errors` stands beside the newer members.
       * @default 2
       * @enum {string}
       */
      '$.xgafv'?: ('1' | '2') | undefined;
      /** The access token, for callers that cannot send a header. */
      access_token?: string | undefined;
      /**
       * Encoding of the answer.
       * @default json
       * @enum {string}
       */
      alt?: ('json' | 'media' | 'proto') | undefined;
      /** Name of the function that wraps the answer (JSONP). */
      callback?: string | undefined;
      /**
       * Format: google-fieldmask
       * Selector over the answer as a whole, applied after the field mask: commas between members, `a/b` or `a(b,c)` to go down, `*` for any. A selector on a list must name the page and sync tokens too, or they are lost.
       */
      fields?: string | undefined;
      /** API key of the calling project. Not a substitute for a token where personal data is read. */
      key?: string | undefined;
      /** Another name of `access_token`. */
      oauth_token?: string | undefined;
      /**
       * Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression.
       * @default true
       */
      prettyPrint?: boolean | undefined;
      /** Any text that stands for one user when a server shares one credential among several. */
      quotaUser?: string | undefined;
      /** For media uploads (`raw`, `multipart`); without meaning here. */
      upload_protocol?: string | undefined;
      /** The older form of `upload_protocol` (`media`, `multipart`); without meaning here. */
      uploadType?: string | undefined;
    };
    body: undefined;
    response: SearchResponse;
  };

  /** Makes a contact in the group "myContacts" out of an other contact. */
  copyOtherContactToMyContactsGroup: {
    parameters: {
      /** The name of the other contact, `otherContacts/` included. */
      resourceName: string;
      /**
       * Form of errors. With 1 an older list `errors` stands beside the newer members.
       * @default 2
       * @enum {string}
       */
      '$.xgafv'?: ('1' | '2') | undefined;
      /** The access token, for callers that cannot send a header. */
      access_token?: string | undefined;
      /**
       * Encoding of the answer.
       * @default json
       * @enum {string}
       */
      alt?: ('json' | 'media' | 'proto') | undefined;
      /** Name of the function that wraps the answer (JSONP). */
      callback?: string | undefined;
      /**
       * Format: google-fieldmask
       * Selector over the answer as a whole, applied after the field mask: commas between members, `a/b` or `a(b,c)` to go down, `*` for any. A selector on a list must name the page and sync tokens too, or they are lost.
       */
      fields?: string | undefined;
      /** API key of the calling project. Not a substitute for a token where personal data is read. */
      key?: string | undefined;
      /** Another name of `access_token`. */
      oauth_token?: string | undefined;
      /**
       * Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression.
       * @default true
       */
      prettyPrint?: boolean | undefined;
      /** Any text that stands for one user when a server shares one credential among several. */
      quotaUser?: string | undefined;
      /** For media uploads (`raw`, `multipart`); without meaning here. */
      upload_protocol?: string | undefined;
      /** The older form of `upload_protocol` (`media`, `multipart`); without meaning here. */
      uploadType?: string | undefined;
    };
    body: CopyOtherContactToMyContactsGroupRequest;
    response: Person;
  };

  /** One person by name. */
  getPerson: {
    parameters: {
      /** The name of the person, `people/` included. */
      resourceName: string;
      /**
       * Format: google-fieldmask
       * Comma-separated fields of each person to send.
       */
      personFields: string;
      /**
       * Format: google-fieldmask
       * @deprecated
       * The older form of `personFields`; each path begins with `person.`.
       */
      'requestMask.includeField'?: string | undefined;
      /** Where the data of each person is taken from; profiles and contacts unless said otherwise. */
      sources?: readonly ReadSourceType[] | undefined;
      /**
       * Form of errors. With 1 an older list `errors` stands beside the newer members.
       * @default 2
       * @enum {string}
       */
      '$.xgafv'?: ('1' | '2') | undefined;
      /** The access token, for callers that cannot send a header. */
      access_token?: string | undefined;
      /**
       * Encoding of the answer.
       * @default json
       * @enum {string}
       */
      alt?: ('json' | 'media' | 'proto') | undefined;
      /** Name of the function that wraps the answer (JSONP). */
      callback?: string | undefined;
      /**
       * Format: google-fieldmask
       * Selector over the answer as a whole, applied after the field mask: commas between members, `a/b` or `a(b,c)` to go down, `*` for any. A selector on a list must name the page and sync tokens too, or they are lost.
       */
      fields?: string | undefined;
      /** API key of the calling project. Not a substitute for a token where personal data is read. */
      key?: string | undefined;
      /** Another name of `access_token`. */
      oauth_token?: string | undefined;
      /**
       * Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression.
       * @default true
       */
      prettyPrint?: boolean | undefined;
      /** Any text that stands for one user when a server shares one credential among several. */
      quotaUser?: string | undefined;
      /** For media uploads (`raw`, `multipart`); without meaning here. */
      upload_protocol?: string | undefined;
      /** The older form of `upload_protocol` (`media`, `multipart`); without meaning here. */
      uploadType?: string | undefined;
    };
    body: undefined;
    response: Person;
  };

  /** Up to 200 persons by name. */
  batchGetPeople: {
    parameters: {
      /** The names, `people/` included, one parameter each. */
      resourceNames: readonly string[];
      /**
       * Format: google-fieldmask
       * Comma-separated fields of each person to send.
       */
      personFields: string;
      /**
       * Format: google-fieldmask
       * @deprecated
       * The older form of `personFields`; each path begins with `person.`.
       */
      'requestMask.includeField'?: string | undefined;
      /** Where the data of each person is taken from; profiles and contacts unless said otherwise. */
      sources?: readonly ReadSourceType[] | undefined;
      /**
       * Form of errors. With 1 an older list `errors` stands beside the newer members.
       * @default 2
       * @enum {string}
       */
      '$.xgafv'?: ('1' | '2') | undefined;
      /** The access token, for callers that cannot send a header. */
      access_token?: string | undefined;
      /**
       * Encoding of the answer.
       * @default json
       * @enum {string}
       */
      alt?: ('json' | 'media' | 'proto') | undefined;
      /** Name of the function that wraps the answer (JSONP). */
      callback?: string | undefined;
      /**
       * Format: google-fieldmask
       * Selector over the answer as a whole, applied after the field mask: commas between members, `a/b` or `a(b,c)` to go down, `*` for any. A selector on a list must name the page and sync tokens too, or they are lost.
       */
      fields?: string | undefined;
      /** API key of the calling project. Not a substitute for a token where personal data is read. */
      key?: string | undefined;
      /** Another name of `access_token`. */
      oauth_token?: string | undefined;
      /**
       * Whether the answer is indented. Without indentation a large page is about 40 % smaller before compression.
       * @default true
       */
      prettyPrint?: boolean | undefined;
      /** Any text that stands for one user when a server shares one credential among several. */
      quotaUser?: string | undefined;
      /** For media uploads (`raw`, `multipart`); without meaning here. */
      upload_protocol?: string | undefined;
      /** The older form of `upload_protocol` (`media`, `multipart`); without meaning here. */
      uploadType?: string | undefined;
    };
    body: undefined;
    response: GetPeopleResponse;
  };

  /** A new access token for a refresh token. */
  refreshToken: {
    parameters: Record<string, never>;
    body: TokenRequest;
    response: TokenResponse;
  };
}

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
const PersonShape = objectShape<Person & Required<Pick<Person, 'resourceName'>>>(
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

/** What a client must know of each operation to send it, and to believe its answer. */
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

/** The paths that each field mask accepts; by source where they depend on what is read. */
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

/** Bounds of parameters, and of attributes of bodies by their paths. `batchSize` is how many ids one call may name. */
export const limits = {
  listOtherContacts: { pageSize: { minimum: 1, maximum: 1000, default: 100 }, quotaUser: { maxLength: 40 } },
  searchOtherContacts: { pageSize: { minimum: 0, maximum: 30, default: 10 }, quotaUser: { maxLength: 40 } },
  copyOtherContactToMyContactsGroup: { quotaUser: { maxLength: 40 } },
  getPerson: { quotaUser: { maxLength: 40 } },
  batchGetPeople: { resourceNames: { minItems: 1, maxItems: 200 }, quotaUser: { maxLength: 40 } },
} as const;

/** The values of each enumeration. */
export const enumValues = {
  ReadSourceType: [
    'READ_SOURCE_TYPE_UNSPECIFIED',
    'READ_SOURCE_TYPE_PROFILE',
    'READ_SOURCE_TYPE_CONTACT',
    'READ_SOURCE_TYPE_DOMAIN_CONTACT',
    'READ_SOURCE_TYPE_OTHER_CONTACT',
  ],
} as const;
