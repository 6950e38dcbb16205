// Made by `npm run codegen` from schema/*.graphql (see codegen.yml). Edit the schema, never this file.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AddressBookUploadParent, AddressBookUploadErrorParent, ContactParent, ContactConnectionParent, ContactDuplicateParent, ContactDuplicateConnectionParent, ContactDuplicateEdgeParent, ContactEdgeParent, ContactSourceProblemParent, ContactSourceStateParent, ExtensionParent, FavoriteParent, FavoriteConnectionParent, FavoriteEdgeParent, FavoriteTargetParent, NodeParent, PageInfoParent, PersonParent, PersonChangeParent, PersonChangeConnectionParent, PersonChangeEdgeParent, PersonConnectionParent, PersonEdgeParent, PersonalContactParent, PersonalContactChangeParent, PersonalContactChangeConnectionParent, PersonalContactChangeEdgeParent, PersonalContactConnectionParent, PersonalContactEdgeParent, UpdatePersonalContactsResultParent, PhoneNumberMatchParent } from '../loaders/records.ts';
import type { AddressBookBulkUploadResource, AddressBookBulkContactResource, ContactAddressInfo } from './ringcentral.ts';
import type { Address as GoogleAddress, AgeRangeType as GoogleAgeRangeType, Biography as GoogleBiography, Birthday as GoogleBirthday, BraggingRights as GoogleBraggingRights, CalendarUrl as GoogleCalendarUrl, ClientData as GoogleClientData, ContactGroupMembership as GoogleContactGroupMembership, CoverPhoto as GoogleCoverPhoto, Date as GoogleDate, DomainMembership as GoogleDomainMembership, EmailAddress as GoogleEmailAddress, Event as GoogleEvent, ExternalId as GoogleExternalId, FieldMetadata as GoogleFieldMetadata, FileAs as GoogleFileAs, Gender as GoogleGender, ImClient as GoogleImClient, Interest as GoogleInterest, Locale as GoogleLocale, Location as GoogleLocation, Membership as GoogleMembership, PersonMetadata as GooglePersonMetadata, MiscKeyword as GoogleMiscKeyword, Name as GoogleName, Nickname as GoogleNickname, Occupation as GoogleOccupation, Organization as GoogleOrganization, PhoneNumber as GooglePhoneNumber, Photo as GooglePhoto, ProfileMetadata as GoogleProfileMetadata, Relation as GoogleRelation, RelationshipInterest as GoogleRelationshipInterest, RelationshipStatus as GoogleRelationshipStatus, Residence as GoogleResidence, SipAddress as GoogleSipAddress, Skill as GoogleSkill, Source as GoogleSource, Tagline as GoogleTagline, Url as GoogleUrl, UserDefined as GoogleUserDefined } from './google-people.ts';
import type { Context } from '../context/context.ts';
export type Maybe<T> = T extends PromiseLike<infer U> ? Promise<U | null> : T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: T[P] };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A date and time in RFC 3339 format, in UTC, with milliseconds: `2026-01-31T08:00:00.000Z`. */
  DateTime: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** Input of `Mutation.addFavorite`. */
export type AddFavoriteInput = {
  /** Account, or `~` for the caller's own. */
  readonly accountId?: InputMaybe<Scalars['ID']['input']>;
  /** Extension, or `~` for the caller's own. */
  readonly extensionId?: InputMaybe<Scalars['ID']['input']>;
  /** Its position, from 0 to the length of the list; defaults to the end. */
  readonly position?: InputMaybe<Scalars['Int']['input']>;
  /** What the favorite points to. */
  readonly target: FavoriteTargetInput;
};

/** Outcome of `Mutation.addFavorite`. */
export type AddFavoritePayload = {
  readonly __typename?: 'AddFavoritePayload';
  /** The new favorite as an edge of `Query.favorites`. */
  readonly edge?: Maybe<FavoriteEdge>;
  /** The new favorite; null when there are user errors. */
  readonly favorite?: Maybe<Favorite>;
  /** The whole list as now stored upstream; null when there are user errors. */
  readonly favorites?: Maybe<ReadonlyArray<Favorite>>;
  /** Errors that the user can fix; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A task that adds contacts to the address books of many extensions. Upstream processes it in the background. */
export type AddressBookUpload = {
  readonly __typename?: 'AddressBookUpload';
  /** Contacts that were added, by extension; null until upstream reports them. */
  readonly affected?: Maybe<ReadonlyArray<AddressBookUploadAffected>>;
  /** When the task was created, ISO 8601 in UTC. */
  readonly createdAt?: Maybe<Scalars['String']['output']>;
  /**
   * Contacts that were not added, and why; null until upstream reports them. A completed task can have errors, and one contact can
   * have several.
   */
  readonly errors?: Maybe<ReadonlyArray<AddressBookUploadError>>;
  /** Whether the status is final. False for a status that upstream does not document. */
  readonly isFinished?: Maybe<Scalars['Boolean']['output']>;
  /** When the status last changed, ISO 8601 in UTC. */
  readonly modifiedAt?: Maybe<Scalars['String']['output']>;
  /**
   * Seconds to wait before polling again, 1 to 60; null when finished. Upstream recommends no interval. This one is a quarter of
   * the task's age, which leaves most of the user's quota (50 such calls per minute) for other calls.
   */
  readonly pollAfterSeconds?: Maybe<Scalars['Int']['output']>;
  /** Current status; null for a status that upstream does not document. */
  readonly status?: Maybe<AddressBookUploadStatus>;
  /** Upstream's id of the task; poll it with `Query.addressBookUpload`. */
  readonly taskId: Scalars['ID']['output'];
};

/** The contacts that an upload added to one extension's address book. */
export type AddressBookUploadAffected = {
  readonly __typename?: 'AddressBookUploadAffected';
  /** Number of contacts added. */
  readonly contactCount: Scalars['Int']['output'];
  /** The added contacts as upstream reports them: without ids. */
  readonly contacts: ReadonlyArray<AddressBookUploadContact>;
  /** The extension. */
  readonly extension?: Maybe<Extension>;
  /** Upstream's id of the extension. */
  readonly extensionId: Scalars['ID']['output'];
};

/** A contact of an upload, as upstream reports it. Attributes that the contact does not have are null; see `PersonalContact`. */
export type AddressBookUploadContact = {
  readonly __typename?: 'AddressBookUploadContact';
  /** The assistant's number. */
  readonly assistantPhone?: Maybe<Scalars['String']['output']>;
  /** Birthday, ISO 8601. */
  readonly birthday?: Maybe<Scalars['String']['output']>;
  /** Business address. */
  readonly businessAddress?: Maybe<PersonalContactAddress>;
  /** Business fax number. */
  readonly businessFax?: Maybe<Scalars['String']['output']>;
  /** First business number. */
  readonly businessPhone?: Maybe<Scalars['String']['output']>;
  /** Second business number. */
  readonly businessPhone2?: Maybe<Scalars['String']['output']>;
  /** Callback number. */
  readonly callbackPhone?: Maybe<Scalars['String']['output']>;
  /** Car phone number. */
  readonly carPhone?: Maybe<Scalars['String']['output']>;
  /** Company the contact works for. */
  readonly company?: Maybe<Scalars['String']['output']>;
  /** The company's main number. */
  readonly companyPhone?: Maybe<Scalars['String']['output']>;
  /** First e-mail address. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** Second e-mail address. */
  readonly email2?: Maybe<Scalars['String']['output']>;
  /** Third e-mail address. */
  readonly email3?: Maybe<Scalars['String']['output']>;
  /** Given name. */
  readonly firstName?: Maybe<Scalars['String']['output']>;
  /** Home address. */
  readonly homeAddress?: Maybe<PersonalContactAddress>;
  /** First home number. */
  readonly homePhone?: Maybe<Scalars['String']['output']>;
  /** Second home number. */
  readonly homePhone2?: Maybe<Scalars['String']['output']>;
  /** Position in the company. */
  readonly jobTitle?: Maybe<Scalars['String']['output']>;
  /** Family name. */
  readonly lastName?: Maybe<Scalars['String']['output']>;
  /** Middle name. */
  readonly middleName?: Maybe<Scalars['String']['output']>;
  /** Mobile number. */
  readonly mobilePhone?: Maybe<Scalars['String']['output']>;
  /** Nickname. */
  readonly nickName?: Maybe<Scalars['String']['output']>;
  /** Notes, free text. */
  readonly notes?: Maybe<Scalars['String']['output']>;
  /** Another address. */
  readonly otherAddress?: Maybe<PersonalContactAddress>;
  /** Any other fax number. */
  readonly otherFax?: Maybe<Scalars['String']['output']>;
  /** Any other number. */
  readonly otherPhone?: Maybe<Scalars['String']['output']>;
  /** Web page. */
  readonly webPage?: Maybe<Scalars['String']['output']>;
};

/** A reason why an upload could not add a contact. */
export type AddressBookUploadError = {
  readonly __typename?: 'AddressBookUploadError';
  /** Upstream's code, such as `CMN-101` or `PAB-102`. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The contact that was not added; null when upstream does not report it. */
  readonly contact?: Maybe<AddressBookUploadContact>;
  /** The extension that the contact was meant for; null when upstream does not report it. */
  readonly extensionId?: Maybe<Scalars['ID']['output']>;
  /** Upstream's error message. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** The invalid attribute, in upstream's spelling; null when upstream does not report it. */
  readonly parameterName?: Maybe<Scalars['String']['output']>;
  /** The invalid value; null when upstream does not report it. */
  readonly parameterValue?: Maybe<Scalars['String']['output']>;
};

/** The new contacts of one extension. */
export type AddressBookUploadInput = {
  /**
   * 1 to 10,000 contacts. Upstream supports no dialing plan here, so numbers must be in E.164 form. `ringtoneIndex` and `appInfo`
   * are not supported either. Null attributes count as left out.
   */
  readonly contacts: ReadonlyArray<PersonalContactInput>;
  /**
   * Upstream's id of the extension, or `~` for the caller's own. Upstream requires the real id here, so `~` costs 1 light upstream
   * call unless the id is already known.
   */
  readonly extensionId: Scalars['ID']['input'];
};

/** Status of an upload. */
export type AddressBookUploadStatus =
  /** Accepted and queued. */
  | 'ACCEPTED'
  /** Done; `errors` lists the contacts that could not be added. */
  | 'COMPLETED'
  /** Failed. */
  | 'FAILED'
  /** Being processed. */
  | 'IN_PROGRESS';

/** Who may get a cached response. */
export type CacheControlScope =
  /** Only the caller who made the request. */
  | 'PRIVATE'
  /** Any caller. */
  | 'PUBLIC';

/**
 * A contact of either system: a `Person` of Google's other contacts or a `PersonalContact` of a RingCentral address book. The same person may
 * have a record in each.
 */
export type Contact = {
  /** Name to show for the contact; null when nothing suitable is known. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** URL of a photo; null when there is none. */
  readonly photoUrl?: Maybe<Scalars['String']['output']>;
  /** The primary e-mail address; null when none is known. */
  readonly primaryEmailAddress?: Maybe<Scalars['String']['output']>;
  /** The primary phone number, as stored upstream; null when none is known. */
  readonly primaryPhoneNumber?: Maybe<Scalars['String']['output']>;
};


/**
 * A contact of either system: a `Person` of Google's other contacts or a `PersonalContact` of a RingCentral address book. The same person may
 * have a record in each.
 */
export type ContactPhotoUrlArgs = {
  size?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of contacts of both systems. */
export type ContactConnection = {
  readonly __typename?: 'ContactConnection';
  /** The contacts of this page with their cursors. */
  readonly edges: ReadonlyArray<ContactEdge>;
  /** The contacts of this page. */
  readonly nodes: ReadonlyArray<Contact>;
  /** Position of this page in the whole list. */
  readonly pageInfo: PageInfo;
  /** State of each requested source, in the order of `ContactSource`. */
  readonly sources: ReadonlyArray<ContactSourceState>;
  /** Number of contacts in the whole list; null when a source's result is incomplete. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** Contacts that may be the same person. */
export type ContactDuplicate = {
  readonly __typename?: 'ContactDuplicate';
  /** Two or more contacts, ordered by display name, then by id. */
  readonly contacts: ReadonlyArray<Contact>;
  /** The values they share. Not every contact has every value: the first may share an address with the second, and the second a number with the third. */
  readonly reasons: ReadonlyArray<ContactDuplicateReason>;
};

/** A page of groups of contacts. */
export type ContactDuplicateConnection = {
  readonly __typename?: 'ContactDuplicateConnection';
  /** The groups of this page with their cursors. */
  readonly edges: ReadonlyArray<ContactDuplicateEdge>;
  /** The groups of this page. */
  readonly nodes: ReadonlyArray<ContactDuplicate>;
  /** Position of this page in the whole list. */
  readonly pageInfo: PageInfo;
  /** State of each requested source, in the order of `ContactSource`. */
  readonly sources: ReadonlyArray<ContactSourceState>;
  /** Number of groups in the whole list. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A group in a list. */
export type ContactDuplicateEdge = {
  readonly __typename?: 'ContactDuplicateEdge';
  /** Cursor of this group; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The group. */
  readonly node: ContactDuplicate;
};

/** A value that contacts share. */
export type ContactDuplicateReason = {
  readonly __typename?: 'ContactDuplicateReason';
  /** What kind of value it is. */
  readonly kind: ContactDuplicateReasonKind;
  /** The address in lower case, the number in E.164 form, or the two names in lower case without accents. */
  readonly value: Scalars['String']['output'];
};

/** The kinds of values that contacts can share. */
export type ContactDuplicateReasonKind =
  /** An e-mail address, compared without regard to case. */
  | 'EMAIL_ADDRESS'
  /** Both first and last name, compared without regard to case and accents. */
  | 'NAME'
  /** A complete phone number, including its extension. */
  | 'PHONE_NUMBER';

/** A contact in a list of both systems. */
export type ContactEdge = {
  readonly __typename?: 'ContactEdge';
  /** Cursor of this contact; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The contact. */
  readonly node: Contact;
};

/** The sources of contacts: one address book of each system. Both can be mirrored. */
export type ContactSource =
  /** Google's other contacts. */
  | 'GOOGLE_OTHER_CONTACTS'
  /** RingCentral's personal address book, with its favorites. */
  | 'RINGCENTRAL_PERSONAL_CONTACTS';

/** Why a source is missing from a response. */
export type ContactSourceProblem = {
  readonly __typename?: 'ContactSourceProblem';
  /** Error code, one of those used in `errors[].extensions.code`, such as `RATE_LIMITED` or `UNAUTHENTICATED`. */
  readonly code: Scalars['String']['output'];
  /** What happened, for developers. */
  readonly message: Scalars['String']['output'];
  /** Seconds to wait before retrying; null when unknown. */
  readonly retryAfter?: Maybe<Scalars['Int']['output']>;
};

/** State of one source. When one source fails, the contacts of the other are still returned. */
export type ContactSourceState = {
  readonly __typename?: 'ContactSourceState';
  /**
   * Time of the data: it includes every change that upstream had reported by then. Null when upstream was called for this request, or when no data
   * was needed.
   */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Whether the response includes everything the source has. False when the source was not mirrored, so that upstream's own, narrower search was
   * used, and when there is a `problem`.
   */
  readonly isComplete: Scalars['Boolean']['output'];
  /** Why this source is missing from the response; null when it succeeded. */
  readonly problem?: Maybe<ContactSourceProblem>;
  /** Which system. */
  readonly source: ContactSource;
};

/** Input of `Mutation.copyOtherContactToMyContacts`. */
export type CopyOtherContactToMyContactsInput = {
  /** The fields to copy: 1 to 100 entries. */
  readonly copyMask?: InputMaybe<ReadonlyArray<PersonCopyField>>;
  /** The other contact, `otherContacts/c…`. */
  readonly resourceName: Scalars['ID']['input'];
  /** The sources that `person` in the payload is read from: 1 to 100 entries. */
  readonly sources?: InputMaybe<ReadonlyArray<PersonReadSource>>;
};

/** Outcome of `Mutation.copyOtherContactToMyContacts`. */
export type CopyOtherContactToMyContactsPayload = {
  readonly __typename?: 'CopyOtherContactToMyContactsPayload';
  /** The new contact, `people/c…`; null when there are user errors. */
  readonly person?: Maybe<Person>;
  /** Errors that the user can fix; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `Mutation.createPersonalContact`. */
export type CreatePersonalContactInput = {
  /** Account, or `~` for the caller's own. */
  readonly accountId?: InputMaybe<Scalars['ID']['input']>;
  /** The new contact. */
  readonly contact: PersonalContactInput;
  /** Country (ISO 3166-1 alpha-2) whose rules apply to numbers in national form; defaults to the extension's home country. */
  readonly dialingPlan?: InputMaybe<Scalars['String']['input']>;
  /** Extension, or `~` for the caller's own. */
  readonly extensionId?: InputMaybe<Scalars['ID']['input']>;
};

/** Outcome of `Mutation.createPersonalContact`. */
export type CreatePersonalContactPayload = {
  readonly __typename?: 'CreatePersonalContactPayload';
  /**
   * The contact as an edge, to insert into a client's list. Its position in upstream's order is not known without another call, so
   * its cursor points before the first contact: as `after` it gives the list from the start, as `before` an empty page. Use it with
   * `Query.personalContacts` of the same `accountId` and `extensionId` and no other arguments.
   */
  readonly edge?: Maybe<PersonalContactEdge>;
  /** The contact as stored upstream, with normalized numbers; null when there are user errors. */
  readonly personalContact?: Maybe<PersonalContact>;
  /** Errors that the user can fix; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `Mutation.deletePersonalContacts`. */
export type DeletePersonalContactsInput = {
  /**
   * 1 to 3,000 ids of contacts, each once. 30 of one book share an upstream call, and an operation makes 100 of these at most:
   * more books than fit are refused as too long, too.
   */
  readonly ids: ReadonlyArray<Scalars['ID']['input']>;
};

/** Outcome of `Mutation.deletePersonalContacts`. */
export type DeletePersonalContactsPayload = {
  readonly __typename?: 'DeletePersonalContactsPayload';
  /** Ids of the deleted contacts, in input order. */
  readonly deletedIds: ReadonlyArray<Scalars['ID']['output']>;
  /**
   * One error for each contact that was not deleted (`["ids", "3"]`): the contact does not exist, or the call failed (`NOT_DONE`,
   * `OUTCOME_UNKNOWN`).
   */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * An extension (a user, a queue, …) of a RingCentral account. The type is owned by the company directory's subgraph, which has its name,
 * number and status under the key `extensionId`. Without such a subgraph an extension has only its ids. This graph adds the extension's
 * address book and favorites, in the caller's own account.
 */
export type Extension = Node & {
  readonly __typename?: 'Extension';
  /** Upstream's id of the extension. */
  readonly extensionId: Scalars['ID']['output'];
  /** The extension's favorites. The caller needs permission to read them. Costs the same as `Query.favorites`. */
  readonly favorites?: Maybe<FavoriteConnection>;
  /**
   * Global id, for client caches and `node`. It is not a key between subgraphs: they refer to an extension by `extensionId`. It is
   * shareable: a directory's subgraph may define the field too, but only if it gives the same ids.
   */
  readonly id: Scalars['ID']['output'];
  /** The extension's personal address book. The caller needs permission to read it. Costs the same as `Query.personalContacts`. */
  readonly personalContacts?: Maybe<PersonalContactConnection>;
};


/**
 * An extension (a user, a queue, …) of a RingCentral account. The type is owned by the company directory's subgraph, which has its name,
 * number and status under the key `extensionId`. Without such a subgraph an extension has only its ids. This graph adds the extension's
 * address book and favorites, in the caller's own account.
 */
export type ExtensionFavoritesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * An extension (a user, a queue, …) of a RingCentral account. The type is owned by the company directory's subgraph, which has its name,
 * number and status under the key `extensionId`. Without such a subgraph an extension has only its ids. This graph adds the extension's
 * address book and favorites, in the caller's own account.
 */
export type ExtensionPersonalContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  country?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  phoneNumbers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  sortBy?: InputMaybe<ReadonlyArray<PersonalContactSort>>;
  startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** An entry in an extension's list of favorites. */
export type Favorite = Node & {
  readonly __typename?: 'Favorite';
  /** Global id, derived from the address book and the target. It does not change when the favorite moves. */
  readonly id: Scalars['ID']['output'];
  /** Position in the list, starting at 0. */
  readonly position: Scalars['Int']['output'];
  /** What the favorite points to; null when the contact no longer exists. Selecting only its ids costs no upstream call. */
  readonly target?: Maybe<FavoriteTarget>;
  /** Account of the target extension, when it is another account of a federation; otherwise null. */
  readonly targetAccountId?: Maybe<Scalars['ID']['output']>;
};

/** A page of favorites. */
export type FavoriteConnection = {
  readonly __typename?: 'FavoriteConnection';
  /**
   * Time of the data: it includes every change that upstream had reported by then. Null when this list was read from
   * upstream for this request.
   */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** The favorites of this page with their cursors. */
  readonly edges: ReadonlyArray<FavoriteEdge>;
  /** The favorites of this page. */
  readonly nodes: ReadonlyArray<Favorite>;
  /** Position of this page in the whole list. */
  readonly pageInfo: PageInfo;
  /** Number of favorites in the whole list. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A favorite in a list. */
export type FavoriteEdge = {
  readonly __typename?: 'FavoriteEdge';
  /** Cursor of this favorite; pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The favorite. */
  readonly node: Favorite;
};

/** The target of a favorite: a personal contact or a company extension. */
export type FavoriteTarget = Extension | PersonalContact;

/** The target of a favorite. Give exactly one of `personalContactId` and `extensionId`. */
export type FavoriteTargetInput = {
  /** Account of the extension, when it is another account of a federation. Only allowed with `extensionId`. */
  readonly accountId?: InputMaybe<Scalars['ID']['input']>;
  /** Upstream's id of an extension. */
  readonly extensionId?: InputMaybe<Scalars['ID']['input']>;
  /** `PersonalContact.id` of a contact in the same address book. */
  readonly personalContactId?: InputMaybe<Scalars['ID']['input']>;
};

/** The mirrored books to erase. */
export type ForgetMyAddressBooksInput = {
  /** Systems; both by default. At most 10 entries. */
  readonly sources?: InputMaybe<ReadonlyArray<ContactSource>>;
};

/** Outcome of `Mutation.forgetMyAddressBooks`. */
export type ForgetMyAddressBooksPayload = {
  readonly __typename?: 'ForgetMyAddressBooksPayload';
  /** The systems whose mirrored copy was erased for this caller. */
  readonly forgotten: ReadonlyArray<ContactSource>;
  /** Systems whose mirrored copy was not erased, and why. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `Mutation.moveFavorite`. */
export type MoveFavoriteInput = {
  /** `Favorite.id`; it also identifies the address book. */
  readonly id: Scalars['ID']['input'];
  /** Its new position, starting at 0, in the list without this favorite. */
  readonly position: Scalars['Int']['input'];
};

/** Outcome of `Mutation.moveFavorite`. */
export type MoveFavoritePayload = {
  readonly __typename?: 'MoveFavoritePayload';
  /** The favorite at its new position; null when there are user errors. */
  readonly favorite?: Maybe<Favorite>;
  /** The whole list as now stored upstream; null when there are user errors. */
  readonly favorites?: Maybe<ReadonlyArray<Favorite>>;
  /** Errors that the user can fix; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * All writes. Errors that the user can fix are returned as `userErrors`. When a write fails for any other reason, the payload is null
 * and `errors` gives the reason. An id directly in `input` that this graph did not issue gives BAD_USER_INPUT; inside a list or a target it is a user
 * error with the path of that item, and the other items are still processed. A write whose outcome is unknown is retried only when
 * a second write leads to the same state; otherwise its error says that the outcome is unknown. The fields of one operation run one
 * after another.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Adds a favorite. The list is read, changed and written under a lock per book, so concurrent changes are not lost; waiting too long
   * for the lock gives RATE_LIMITED. Costs 2 upstream calls, plus the same light call as `setFavorites`.
   */
  readonly addFavorite?: Maybe<AddFavoritePayload>;
  /**
   * Copies a Google other contact into the caller's own contacts, the group "myContacts". The other contact itself stays, and copying
   * it twice creates two contacts. For a contact that does not exist, Google sometimes answers with an internal error instead of
   * NOT_FOUND; the graph reports it as UPSTREAM_UNAVAILABLE, because it cannot tell the two apart. Writes of one Google user run one
   * after another. Costs 1 upstream call.
   */
  readonly copyOtherContactToMyContacts?: Maybe<CopyOtherContactToMyContactsPayload>;
  /** Adds a contact to a personal address book. Nothing is merged: the same input twice creates two contacts. Costs 1 upstream call. */
  readonly createPersonalContact?: Maybe<CreatePersonalContactPayload>;
  /**
   * Deletes contacts, with a separate result for each. Costs 1 upstream call per 30 contacts of one book, one call after another.
   * When upstream refuses or fails, the remaining calls are not made.
   */
  readonly deletePersonalContacts?: Maybe<DeletePersonalContactsPayload>;
  /**
   * Erases the mirrored copies of the caller's own address books, in memory and in the store. The address books themselves do not change; the
   * next reads go upstream. Costs 1 upstream call per system unless the caller has read from it recently.
   */
  readonly forgetMyAddressBooks?: Maybe<ForgetMyAddressBooksPayload>;
  /** Moves a favorite to another position, under the same lock. Costs the same upstream calls as `addFavorite`, or 1 less when it is already there. */
  readonly moveFavorite?: Maybe<MoveFavoritePayload>;
  /** Changes some attributes of a contact: omitted attributes are kept, null clears. Costs 1 upstream call. */
  readonly patchPersonalContact?: Maybe<PatchPersonalContactPayload>;
  /** Removes a favorite, under the same lock. Costs the same upstream calls as `addFavorite`. */
  readonly removeFavorite?: Maybe<RemoveFavoritePayload>;
  /**
   * Replaces the favorites of an extension with this list, in this order. Costs 1 upstream call, plus 1 light call before it unless this
   * caller has accessed that book successfully within the last minute: only callers with access may lock the list.
   */
  readonly setFavorites?: Maybe<SetFavoritesPayload>;
  /**
   * Replaces a whole contact (PUT). Upstream's reference says that omitted attributes are cleared; an older upstream guide says that
   * they are kept. So send every attribute that the contact should have, or use `patchPersonalContact` to change some of them.
   * Costs 1 upstream call.
   */
  readonly updatePersonalContact?: Maybe<UpdatePersonalContactPayload>;
  /**
   * Replaces contacts as `updatePersonalContact` does, with a separate result for each. Costs 1 upstream call per 30 contacts of one
   * book, one call after another. When upstream refuses or fails, the remaining calls are not made. When nothing was written and
   * there is a single reason for it, the payload is null and `errors` gives the reason once.
   */
  readonly updatePersonalContacts?: Maybe<UpdatePersonalContactsPayload>;
  /**
   * Adds contacts to the address books of many extensions. Upstream processes the upload in the background: follow its progress with
   * `Query.addressBookUpload`. Nothing is merged: the same upload twice creates every contact twice. Costs 1 upstream call.
   */
  readonly uploadAddressBooks?: Maybe<UploadAddressBooksPayload>;
};


/**
 * All writes. Errors that the user can fix are returned as `userErrors`. When a write fails for any other reason, the payload is null
 * and `errors` gives the reason. An id directly in `input` that this graph did not issue gives BAD_USER_INPUT; inside a list or a target it is a user
 * error with the path of that item, and the other items are still processed. A write whose outcome is unknown is retried only when
 * a second write leads to the same state; otherwise its error says that the outcome is unknown. The fields of one operation run one
 * after another.
 */
export type MutationAddFavoriteArgs = {
  input: AddFavoriteInput;
};


/**
 * All writes. Errors that the user can fix are returned as `userErrors`. When a write fails for any other reason, the payload is null
 * and `errors` gives the reason. An id directly in `input` that this graph did not issue gives BAD_USER_INPUT; inside a list or a target it is a user
 * error with the path of that item, and the other items are still processed. A write whose outcome is unknown is retried only when
 * a second write leads to the same state; otherwise its error says that the outcome is unknown. The fields of one operation run one
 * after another.
 */
export type MutationCopyOtherContactToMyContactsArgs = {
  input: CopyOtherContactToMyContactsInput;
};


/**
 * All writes. Errors that the user can fix are returned as `userErrors`. When a write fails for any other reason, the payload is null
 * and `errors` gives the reason. An id directly in `input` that this graph did not issue gives BAD_USER_INPUT; inside a list or a target it is a user
 * error with the path of that item, and the other items are still processed. A write whose outcome is unknown is retried only when
 * a second write leads to the same state; otherwise its error says that the outcome is unknown. The fields of one operation run one
 * after another.
 */
export type MutationCreatePersonalContactArgs = {
  input: CreatePersonalContactInput;
};


/**
 * All writes. Errors that the user can fix are returned as `userErrors`. When a write fails for any other reason, the payload is null
 * and `errors` gives the reason. An id directly in `input` that this graph did not issue gives BAD_USER_INPUT; inside a list or a target it is a user
 * error with the path of that item, and the other items are still processed. A write whose outcome is unknown is retried only when
 * a second write leads to the same state; otherwise its error says that the outcome is unknown. The fields of one operation run one
 * after another.
 */
export type MutationDeletePersonalContactsArgs = {
  input: DeletePersonalContactsInput;
};


/**
 * All writes. Errors that the user can fix are returned as `userErrors`. When a write fails for any other reason, the payload is null
 * and `errors` gives the reason. An id directly in `input` that this graph did not issue gives BAD_USER_INPUT; inside a list or a target it is a user
 * error with the path of that item, and the other items are still processed. A write whose outcome is unknown is retried only when
 * a second write leads to the same state; otherwise its error says that the outcome is unknown. The fields of one operation run one
 * after another.
 */
export type MutationForgetMyAddressBooksArgs = {
  input: ForgetMyAddressBooksInput;
};


/**
 * All writes. Errors that the user can fix are returned as `userErrors`. When a write fails for any other reason, the payload is null
 * and `errors` gives the reason. An id directly in `input` that this graph did not issue gives BAD_USER_INPUT; inside a list or a target it is a user
 * error with the path of that item, and the other items are still processed. A write whose outcome is unknown is retried only when
 * a second write leads to the same state; otherwise its error says that the outcome is unknown. The fields of one operation run one
 * after another.
 */
export type MutationMoveFavoriteArgs = {
  input: MoveFavoriteInput;
};


/**
 * All writes. Errors that the user can fix are returned as `userErrors`. When a write fails for any other reason, the payload is null
 * and `errors` gives the reason. An id directly in `input` that this graph did not issue gives BAD_USER_INPUT; inside a list or a target it is a user
 * error with the path of that item, and the other items are still processed. A write whose outcome is unknown is retried only when
 * a second write leads to the same state; otherwise its error says that the outcome is unknown. The fields of one operation run one
 * after another.
 */
export type MutationPatchPersonalContactArgs = {
  input: PatchPersonalContactInput;
};


/**
 * All writes. Errors that the user can fix are returned as `userErrors`. When a write fails for any other reason, the payload is null
 * and `errors` gives the reason. An id directly in `input` that this graph did not issue gives BAD_USER_INPUT; inside a list or a target it is a user
 * error with the path of that item, and the other items are still processed. A write whose outcome is unknown is retried only when
 * a second write leads to the same state; otherwise its error says that the outcome is unknown. The fields of one operation run one
 * after another.
 */
export type MutationRemoveFavoriteArgs = {
  input: RemoveFavoriteInput;
};


/**
 * All writes. Errors that the user can fix are returned as `userErrors`. When a write fails for any other reason, the payload is null
 * and `errors` gives the reason. An id directly in `input` that this graph did not issue gives BAD_USER_INPUT; inside a list or a target it is a user
 * error with the path of that item, and the other items are still processed. A write whose outcome is unknown is retried only when
 * a second write leads to the same state; otherwise its error says that the outcome is unknown. The fields of one operation run one
 * after another.
 */
export type MutationSetFavoritesArgs = {
  input: SetFavoritesInput;
};


/**
 * All writes. Errors that the user can fix are returned as `userErrors`. When a write fails for any other reason, the payload is null
 * and `errors` gives the reason. An id directly in `input` that this graph did not issue gives BAD_USER_INPUT; inside a list or a target it is a user
 * error with the path of that item, and the other items are still processed. A write whose outcome is unknown is retried only when
 * a second write leads to the same state; otherwise its error says that the outcome is unknown. The fields of one operation run one
 * after another.
 */
export type MutationUpdatePersonalContactArgs = {
  input: UpdatePersonalContactInput;
};


/**
 * All writes. Errors that the user can fix are returned as `userErrors`. When a write fails for any other reason, the payload is null
 * and `errors` gives the reason. An id directly in `input` that this graph did not issue gives BAD_USER_INPUT; inside a list or a target it is a user
 * error with the path of that item, and the other items are still processed. A write whose outcome is unknown is retried only when
 * a second write leads to the same state; otherwise its error says that the outcome is unknown. The fields of one operation run one
 * after another.
 */
export type MutationUpdatePersonalContactsArgs = {
  input: UpdatePersonalContactsInput;
};


/**
 * All writes. Errors that the user can fix are returned as `userErrors`. When a write fails for any other reason, the payload is null
 * and `errors` gives the reason. An id directly in `input` that this graph did not issue gives BAD_USER_INPUT; inside a list or a target it is a user
 * error with the path of that item, and the other items are still processed. A write whose outcome is unknown is retried only when
 * a second write leads to the same state; otherwise its error says that the outcome is unknown. The fields of one operation run one
 * after another.
 */
export type MutationUploadAddressBooksArgs = {
  input: UploadAddressBooksInput;
};

/** An object that can be fetched again by its global id. */
export type Node = {
  /** Opaque, stable and unique across all types of this graph. Derived from upstream's own key; do not parse it. */
  readonly id: Scalars['ID']['output'];
};

/** Position of a page in the whole list (Relay cursor connections). */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last edge; pass it as `after` for the next page. Null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there are more items after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are items before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** Input of `Mutation.patchPersonalContact`. */
export type PatchPersonalContactInput = {
  /**
   * The attributes to change: omitted attributes are kept, null clears. An address is always written as a whole, because upstream does
   * not document what happens to omitted parts: they are cleared. Null clears the whole address.
   */
  readonly contact: PersonalContactInput;
  /** Country (ISO 3166-1 alpha-2) whose rules apply to numbers in national form; defaults to the extension's home country. */
  readonly dialingPlan?: InputMaybe<Scalars['String']['input']>;
  /** `PersonalContact.id`; it also identifies the address book. */
  readonly id: Scalars['ID']['input'];
};

/** Outcome of `Mutation.patchPersonalContact`. */
export type PatchPersonalContactPayload = {
  readonly __typename?: 'PatchPersonalContactPayload';
  /** The contact as stored upstream; null when there are user errors. */
  readonly personalContact?: Maybe<PersonalContact>;
  /** Errors that the user can fix; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * A person in Google People. A `resourceName` that begins with `otherContacts/` is a contact that Google remembered from interactions
 * and the user never saved. One that begins with `people/` is a saved contact, a domain contact or a Google account.
 *
 * Other contacts have `emailAddresses`, `names`, `phoneNumbers` and `metadata`. All other fields come from the person's own profile and
 * need the source `PROFILE`; `people/…` persons are always read with it. In lists, `[]` means that upstream has no value, null that the
 * requested sources do not have the field. Items have no guaranteed order: `metadata.primary` marks the primary one.
 */
export type Person = Contact & Node & {
  readonly __typename?: 'Person';
  /** Street addresses. Needs PROFILE. */
  readonly addresses?: Maybe<ReadonlyArray<PersonAddress>>;
  /**
   * Age bracket. Needs PROFILE.
   * @deprecated Use `ageRanges`.
   */
  readonly ageRange?: Maybe<PersonAgeBracket>;
  /** Age brackets. Needs PROFILE. */
  readonly ageRanges?: Maybe<ReadonlyArray<PersonAgeRange>>;
  /** Texts about the person; contact data has at most one. Needs PROFILE. */
  readonly biographies?: Maybe<ReadonlyArray<PersonBiography>>;
  /** Birthdays; at most one per source. Needs PROFILE. */
  readonly birthdays?: Maybe<ReadonlyArray<PersonBirthday>>;
  /**
   * Always null: upstream no longer returns this data.
   * @deprecated Upstream no longer returns data.
   */
  readonly braggingRights?: Maybe<ReadonlyArray<PersonBraggingRights>>;
  /** Calendars. Needs PROFILE. */
  readonly calendarUrls?: Maybe<ReadonlyArray<PersonCalendarUrl>>;
  /** Data that applications stored with the contact. Needs PROFILE. */
  readonly clientData?: Maybe<ReadonlyArray<PersonClientData>>;
  /** Cover photos of the profile. Needs PROFILE. */
  readonly coverPhotos?: Maybe<ReadonlyArray<PersonCoverPhoto>>;
  /** Name to show: `displayName` of the primary name; null when no name is known. Any source. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** E-mail addresses; lists give at most 100 per person. Any source. */
  readonly emailAddresses?: Maybe<ReadonlyArray<PersonEmailAddress>>;
  /** Version of the person's data, opaque; changes when the data does. Any source. */
  readonly etag?: Maybe<Scalars['String']['output']>;
  /** Anniversaries and the like. Needs PROFILE. */
  readonly events?: Maybe<ReadonlyArray<PersonEvent>>;
  /** Ids that the person has in other systems. Needs PROFILE. */
  readonly externalIds?: Maybe<ReadonlyArray<PersonExternalId>>;
  /** Names that the person is filed under. Always null: upstream has the field, but it cannot be requested. */
  readonly fileAses?: Maybe<ReadonlyArray<PersonFileAs>>;
  /** Genders; at most one per source. Needs PROFILE. */
  readonly genders?: Maybe<ReadonlyArray<PersonGender>>;
  /** Global id, derived from `resourceName`. */
  readonly id: Scalars['ID']['output'];
  /** Instant messaging accounts. Needs PROFILE. */
  readonly imClients?: Maybe<ReadonlyArray<PersonImClient>>;
  /** Interests. Needs PROFILE. */
  readonly interests?: Maybe<ReadonlyArray<PersonInterest>>;
  /** Languages and regions that the person prefers. Needs PROFILE. */
  readonly locales?: Maybe<ReadonlyArray<PersonLocale>>;
  /** Places, such as a desk or a home town. Needs PROFILE. */
  readonly locations?: Maybe<ReadonlyArray<PersonLocation>>;
  /** Contact groups and domains that the person belongs to. Needs PROFILE. */
  readonly memberships?: Maybe<ReadonlyArray<PersonMembership>>;
  /** Sources of the data and metadata of the record. Any source. */
  readonly metadata?: Maybe<PersonMetadata>;
  /** Keywords imported from other address books. Needs PROFILE. */
  readonly miscKeywords?: Maybe<ReadonlyArray<PersonMiscKeyword>>;
  /** Names; one per source. Any source. */
  readonly names?: Maybe<ReadonlyArray<PersonName>>;
  /** Nicknames. Needs PROFILE. */
  readonly nicknames?: Maybe<ReadonlyArray<PersonNickname>>;
  /** Occupations. Needs PROFILE. */
  readonly occupations?: Maybe<ReadonlyArray<PersonOccupation>>;
  /** Employers and schools, past and present. Needs PROFILE. */
  readonly organizations?: Maybe<ReadonlyArray<PersonOrganization>>;
  /**
   * The same person in the caller's own RingCentral address book: contacts that share an e-mail address or phone number with this person.
   * Values that more than five records of the two systems share (such as a switchboard's number) are ignored. Costs no upstream call; null
   * when that book is not mirrored yet. Any source.
   */
  readonly personalContacts?: Maybe<ReadonlyArray<PersonalContact>>;
  /** Phone numbers; lists give at most 100 per person. Any source. */
  readonly phoneNumbers?: Maybe<ReadonlyArray<PersonPhoneNumber>>;
  /**
   * URL of the primary photo; null when there is none. Avatars that Google generates from an initial do not count as photos. Needs
   * PROFILE in lists of other contacts.
   */
  readonly photoUrl?: Maybe<Scalars['String']['output']>;
  /** Photos, generated avatars included. Other contacts have photos only with PROFILE. */
  readonly photos?: Maybe<ReadonlyArray<PersonPhoto>>;
  /** `value` of the primary e-mail address; null when none is known. Any source. */
  readonly primaryEmailAddress?: Maybe<Scalars['String']['output']>;
  /** `value` of the primary phone number, as it was entered; null when none is known. Any source. */
  readonly primaryPhoneNumber?: Maybe<Scalars['String']['output']>;
  /** People related to the person. Needs PROFILE. */
  readonly relations?: Maybe<ReadonlyArray<PersonRelation>>;
  /**
   * Always null: upstream no longer returns this data.
   * @deprecated Upstream no longer returns data.
   */
  readonly relationshipInterests?: Maybe<ReadonlyArray<PersonRelationshipInterest>>;
  /**
   * Always null: upstream no longer returns this data.
   * @deprecated Upstream no longer returns data.
   */
  readonly relationshipStatuses?: Maybe<ReadonlyArray<PersonRelationshipStatus>>;
  /**
   * Always null: it can no longer be requested from upstream.
   * @deprecated Use `locations`.
   */
  readonly residences?: Maybe<ReadonlyArray<PersonResidence>>;
  /** Google's name for the person: `otherContacts/c…` or `people/…`. */
  readonly resourceName: Scalars['ID']['output'];
  /** Internet telephony addresses. Needs PROFILE. */
  readonly sipAddresses?: Maybe<ReadonlyArray<PersonSipAddress>>;
  /** Skills. Needs PROFILE. */
  readonly skills?: Maybe<ReadonlyArray<PersonSkill>>;
  /**
   * Always null: upstream no longer returns this data.
   * @deprecated Upstream no longer returns data.
   */
  readonly taglines?: Maybe<ReadonlyArray<PersonTagline>>;
  /** Web pages. Needs PROFILE. */
  readonly urls?: Maybe<ReadonlyArray<PersonUrl>>;
  /** User-defined fields. Needs PROFILE. */
  readonly userDefined?: Maybe<ReadonlyArray<PersonUserDefined>>;
};


/**
 * A person in Google People. A `resourceName` that begins with `otherContacts/` is a contact that Google remembered from interactions
 * and the user never saved. One that begins with `people/` is a saved contact, a domain contact or a Google account.
 *
 * Other contacts have `emailAddresses`, `names`, `phoneNumbers` and `metadata`. All other fields come from the person's own profile and
 * need the source `PROFILE`; `people/…` persons are always read with it. In lists, `[]` means that upstream has no value, null that the
 * requested sources do not have the field. Items have no guaranteed order: `metadata.primary` marks the primary one.
 */
export type PersonPhotoUrlArgs = {
  size?: InputMaybe<Scalars['Int']['input']>;
};

/** A street address. */
export type PersonAddress = {
  readonly __typename?: 'PersonAddress';
  /** City. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** Country. */
  readonly country?: Maybe<Scalars['String']['output']>;
  /** ISO 3166-1 alpha-2 code of the country. */
  readonly countryCode?: Maybe<Scalars['String']['output']>;
  /** Additional line, such as an apartment or floor. */
  readonly extendedAddress?: Maybe<Scalars['String']['output']>;
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** The whole address on several lines. */
  readonly formattedValue?: Maybe<Scalars['String']['output']>;
  /** Source of the address, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Post office box. */
  readonly poBox?: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  /** Region, state or province. */
  readonly region?: Maybe<Scalars['String']['output']>;
  /** Street and house number. */
  readonly streetAddress?: Maybe<Scalars['String']['output']>;
  /** Type: `home`, `work`, `other` or a user-defined label. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** Age brackets. */
export type PersonAgeBracket =
  /** 18, 19 or 20. */
  | 'EIGHTEEN_TO_TWENTY'
  /** Younger than 18. */
  | 'LESS_THAN_EIGHTEEN'
  /** 21 or older. */
  | 'TWENTY_ONE_OR_OLDER';

/** An age bracket with its source. */
export type PersonAgeRange = {
  readonly __typename?: 'PersonAgeRange';
  /** The bracket. */
  readonly ageRange?: Maybe<PersonAgeBracket>;
  /** Source of the bracket, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
};

/** A text about the person. */
export type PersonBiography = {
  readonly __typename?: 'PersonBiography';
  /** How the text is written. */
  readonly contentType?: Maybe<PersonContentType>;
  /** Source of the text, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A birthday. */
export type PersonBirthday = {
  readonly __typename?: 'PersonBirthday';
  /** The day. */
  readonly date?: Maybe<PersonDate>;
  /** Source of the birthday, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /**
   * The date as free text, as it was entered.
   * @deprecated Use `date`.
   */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** Something the person is proud of. Upstream no longer returns data. */
export type PersonBraggingRights = {
  readonly __typename?: 'PersonBraggingRights';
  /** Source of the text, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A calendar. */
export type PersonCalendarUrl = {
  readonly __typename?: 'PersonCalendarUrl';
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source of the calendar, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Type: `home`, `freeBusy`, `work` or a user-defined label. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** URL of the calendar. */
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** A person who was added, changed or removed since the sync that `since` came from. In a full sync, every person is listed. */
export type PersonChange = {
  readonly __typename?: 'PersonChange';
  /** Whether the person is no longer an other contact: removed, or saved as one of the caller's own contacts. */
  readonly deleted: Scalars['Boolean']['output'];
  /** The person as it is now; null when `deleted`. */
  readonly person?: Maybe<Person>;
  /** Upstream's name of the person, `otherContacts/c…`. */
  readonly resourceName: Scalars['ID']['output'];
};

/** A page of changes of other contacts. */
export type PersonChangeConnection = {
  readonly __typename?: 'PersonChangeConnection';
  /** The changes of this page with their cursors. */
  readonly edges: ReadonlyArray<PersonChangeEdge>;
  /**
   * Whether this page belongs to a full sync rather than to a list of changes. If it does, discard earlier data before the first page.
   * True without `since`.
   */
  readonly isFullSync: Scalars['Boolean']['output'];
  /**
   * Pass it as `since` in the next sync. Only set on the last page; null on all others. Opaque, bound to `sources`, and valid for
   * 7 days after the last full sync.
   */
  readonly nextSince?: Maybe<Scalars['String']['output']>;
  /** The changes of this page. */
  readonly nodes: ReadonlyArray<PersonChange>;
  /** Position of this page among all changes. */
  readonly pageInfo: PageInfo;
  /** Number of changes on all pages, as counted upstream; null when upstream does not report it. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A change of an other contact in a list. */
export type PersonChangeEdge = {
  readonly __typename?: 'PersonChangeEdge';
  /** Cursor of this change; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The change. */
  readonly node: PersonChange;
};

/** A key-value pair that an application stored with the contact. Keys may repeat. */
export type PersonClientData = {
  readonly __typename?: 'PersonClientData';
  /** The key. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** Source of the pair, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The value. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A page of persons. */
export type PersonConnection = {
  readonly __typename?: 'PersonConnection';
  /**
   * Time of the data: it includes every change that upstream had reported by then. Null when this list was read from
   * upstream for this request.
   */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** The persons of this page with their cursors. */
  readonly edges: ReadonlyArray<PersonEdge>;
  /** The persons of this page. */
  readonly nodes: ReadonlyArray<Person>;
  /** Position of this page in the whole list. */
  readonly pageInfo: PageInfo;
  /** Number of persons in the whole list; null for a search that reached upstream's cap of 30 results. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** Membership in one of the caller's contact groups. */
export type PersonContactGroupMembership = {
  readonly __typename?: 'PersonContactGroupMembership';
  /**
   * Last part of the group's name.
   * @deprecated Use `contactGroupResourceName`.
   */
  readonly contactGroupId?: Maybe<Scalars['String']['output']>;
  /** Google's name for the group: `contactGroups/…`; saved contacts are in `contactGroups/myContacts`. */
  readonly contactGroupResourceName?: Maybe<Scalars['String']['output']>;
};

/** How a biography is written. */
export type PersonContentType =
  /** HTML; sanitize it before display. */
  | 'TEXT_HTML'
  /** Plain text. */
  | 'TEXT_PLAIN';

/** The fields of an other contact that can be copied. */
export type PersonCopyField =
  /** All e-mail addresses. */
  | 'EMAIL_ADDRESSES'
  /** The name. */
  | 'NAMES'
  /** All phone numbers. */
  | 'PHONE_NUMBERS';

/** A wide picture at the top of a profile. */
export type PersonCoverPhoto = {
  readonly __typename?: 'PersonCoverPhoto';
  /** Whether it is the default picture of profiles. */
  readonly default?: Maybe<Scalars['Boolean']['output']>;
  /** Source of the picture, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** URL of the picture. */
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** A date that may lack its year, its day, or its month and day. */
export type PersonDate = {
  readonly __typename?: 'PersonDate';
  /** Day, 1…31; null when only the year, or year and month, are known. */
  readonly day?: Maybe<Scalars['Int']['output']>;
  /** Month, 1…12; null when only the year is known. */
  readonly month?: Maybe<Scalars['Int']['output']>;
  /** Year, 1…9999; null for a date that recurs every year. */
  readonly year?: Maybe<Scalars['Int']['output']>;
};

/** Membership in a Workspace domain. */
export type PersonDomainMembership = {
  readonly __typename?: 'PersonDomainMembership';
  /** Whether it is the caller's own domain. */
  readonly inViewerDomain?: Maybe<Scalars['Boolean']['output']>;
};

/** A person in a list. */
export type PersonEdge = {
  readonly __typename?: 'PersonEdge';
  /** Cursor of this person; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The person. */
  readonly node: Person;
};

/** An e-mail address. */
export type PersonEmailAddress = {
  readonly __typename?: 'PersonEmailAddress';
  /** Display name of the address. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source of the address, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Type: `home`, `work`, `other` or a user-defined label. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The address. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A date such as an anniversary. */
export type PersonEvent = {
  readonly __typename?: 'PersonEvent';
  /** The day. */
  readonly date?: Maybe<PersonDate>;
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source of the event, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Type: `anniversary`, `other` or a user-defined label. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** An id that the person has in another system. */
export type PersonExternalId = {
  readonly __typename?: 'PersonExternalId';
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source of the id, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Type: `account`, `customer`, `loginId`, `network`, `organization` or a user-defined label. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The id. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** Source of one value of a person, and whether it is the primary one. */
export type PersonFieldMetadata = {
  readonly __typename?: 'PersonFieldMetadata';
  /** Whether this is the primary value. At most one value of a field is. */
  readonly primary?: Maybe<Scalars['Boolean']['output']>;
  /** The store that the value comes from: its type and id. */
  readonly source?: Maybe<PersonSource>;
  /** Whether this is the primary value within its own source. */
  readonly sourcePrimary?: Maybe<Scalars['Boolean']['output']>;
  /** Whether Google has verified the value. */
  readonly verified?: Maybe<Scalars['Boolean']['output']>;
};

/** The name that the person is filed under. */
export type PersonFileAs = {
  readonly __typename?: 'PersonFileAs';
  /** Source of the name, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The name. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A gender. */
export type PersonGender = {
  readonly __typename?: 'PersonGender';
  /** How to refer to the person: a set of pronouns such as `she`, or user-defined text. */
  readonly addressMeAs?: Maybe<Scalars['String']['output']>;
  /** `value` in the language of the caller's Google account. */
  readonly formattedValue?: Maybe<Scalars['String']['output']>;
  /** Source of the gender, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** `male`, `female`, `unspecified` or user-defined text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** An instant messaging account. */
export type PersonImClient = {
  readonly __typename?: 'PersonImClient';
  /** `protocol` in the language of the caller's Google account. */
  readonly formattedProtocol?: Maybe<Scalars['String']['output']>;
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source of the account, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The network: `aim`, `msn`, `yahoo`, `skype`, `qq`, `googleTalk`, `icq`, `jabber`, `netMeeting` or a user-defined label. */
  readonly protocol?: Maybe<Scalars['String']['output']>;
  /** Type: `home`, `work`, `other` or a user-defined label. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** Name of the user in the network. */
  readonly username?: Maybe<Scalars['String']['output']>;
};

/** An interest. */
export type PersonInterest = {
  readonly __typename?: 'PersonInterest';
  /** Source of the interest, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The interest as text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A language with its region. */
export type PersonLocale = {
  readonly __typename?: 'PersonLocale';
  /** Source of the locale, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** BCP 47 tag: `en-GB`. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A place related to the person. */
export type PersonLocation = {
  readonly __typename?: 'PersonLocation';
  /** Id of the building. */
  readonly buildingId?: Maybe<Scalars['String']['output']>;
  /** Whether the person is there now. */
  readonly current?: Maybe<Scalars['Boolean']['output']>;
  /** Code of the desk. */
  readonly deskCode?: Maybe<Scalars['String']['output']>;
  /** Floor. */
  readonly floor?: Maybe<Scalars['String']['output']>;
  /** Section of the floor. */
  readonly floorSection?: Maybe<Scalars['String']['output']>;
  /** Source of the place, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Type: `desk`, `grewUp` or a user-defined label. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The place as text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A group or a domain that the person belongs to; one of the two is set. */
export type PersonMembership = {
  readonly __typename?: 'PersonMembership';
  /** Set for a contact group. */
  readonly contactGroupMembership?: Maybe<PersonContactGroupMembership>;
  /** Set for a Workspace domain. */
  readonly domainMembership?: Maybe<PersonDomainMembership>;
  /** Source of the membership, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
};

/** Metadata of a person's record. */
export type PersonMetadata = {
  readonly __typename?: 'PersonMetadata';
  /** Whether the person was deleted; only ever true in lists of changes. */
  readonly deleted?: Maybe<Scalars['Boolean']['output']>;
  /** Resource names of other persons linked to this one. */
  readonly linkedPeopleResourceNames?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /**
   * Whether the record is a person or a page.
   * @deprecated Use `sources.profileMetadata.objectType`.
   */
  readonly objectType?: Maybe<PersonObjectType>;
  /** Earlier resource names of the person; only given in lists of changes. */
  readonly previousResourceNames?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** The sources that this person was merged from. */
  readonly sources?: Maybe<ReadonlyArray<PersonSource>>;
};

/** A keyword imported from another address book. */
export type PersonMiscKeyword = {
  readonly __typename?: 'PersonMiscKeyword';
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source of the keyword, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Type of the keyword. */
  readonly type?: Maybe<PersonMiscKeywordType>;
  /** The keyword. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** Types of keywords; most of them are Outlook fields. */
export type PersonMiscKeywordType =
  /** Home. */
  | 'HOME'
  /** Anything else. */
  | 'OTHER'
  /** Outlook's billing information. */
  | 'OUTLOOK_BILLING_INFORMATION'
  /** Outlook's directory server. */
  | 'OUTLOOK_DIRECTORY_SERVER'
  /** A keyword of Outlook. */
  | 'OUTLOOK_KEYWORD'
  /** Outlook's mileage. */
  | 'OUTLOOK_MILEAGE'
  /** Outlook's priority. */
  | 'OUTLOOK_PRIORITY'
  /** Outlook's sensitivity. */
  | 'OUTLOOK_SENSITIVITY'
  /** Outlook's subject. */
  | 'OUTLOOK_SUBJECT'
  /** A user field of Outlook. */
  | 'OUTLOOK_USER'
  /** Work. */
  | 'WORK';

/** A name and its parts. The display names follow the language of the caller's Google account. */
export type PersonName = {
  readonly __typename?: 'PersonName';
  /** The full name, in the usual order of the language. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** The full name, family name first. */
  readonly displayNameLastFirst?: Maybe<Scalars['String']['output']>;
  /** Family name. */
  readonly familyName?: Maybe<Scalars['String']['output']>;
  /** Given name. */
  readonly givenName?: Maybe<Scalars['String']['output']>;
  /** Prefix, such as `Dr.` */
  readonly honorificPrefix?: Maybe<Scalars['String']['output']>;
  /** Suffix, such as `Jr.` */
  readonly honorificSuffix?: Maybe<Scalars['String']['output']>;
  /** Source of the name, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Middle names. */
  readonly middleName?: Maybe<Scalars['String']['output']>;
  /** Pronunciation of the family name. */
  readonly phoneticFamilyName?: Maybe<Scalars['String']['output']>;
  /** Pronunciation of the full name. */
  readonly phoneticFullName?: Maybe<Scalars['String']['output']>;
  /** Pronunciation of the given name. */
  readonly phoneticGivenName?: Maybe<Scalars['String']['output']>;
  /** Pronunciation of the prefix. */
  readonly phoneticHonorificPrefix?: Maybe<Scalars['String']['output']>;
  /** Pronunciation of the suffix. */
  readonly phoneticHonorificSuffix?: Maybe<Scalars['String']['output']>;
  /** Pronunciation of the middle names. */
  readonly phoneticMiddleName?: Maybe<Scalars['String']['output']>;
  /** The full name as it was entered, not split into parts. */
  readonly unstructuredName?: Maybe<Scalars['String']['output']>;
};

/** A nickname. */
export type PersonNickname = {
  readonly __typename?: 'PersonNickname';
  /** Source of the nickname, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Type of the nickname. */
  readonly type?: Maybe<PersonNicknameType>;
  /** The nickname. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** Kinds of nickname. */
export type PersonNicknameType =
  /** Another name that the person goes by. */
  | 'ALTERNATE_NAME'
  /** A nickname in general. */
  | 'DEFAULT'
  /** Nickname on the former Google+. */
  | 'GPLUS'
  /** Initials. */
  | 'INITIALS'
  /** Name at birth. */
  | 'MAIDEN_NAME'
  /** Any other name. */
  | 'OTHER_NAME'
  /** A short form of the name. */
  | 'SHORT_NAME';

/** Whether a profile belongs to a person or a page. */
export type PersonObjectType =
  /** A page, formerly used by organizations. */
  | 'PAGE'
  /** A person. */
  | 'PERSON';

/** An occupation. */
export type PersonOccupation = {
  readonly __typename?: 'PersonOccupation';
  /** Source of the occupation, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The occupation as text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** An employer or a school. */
export type PersonOrganization = {
  readonly __typename?: 'PersonOrganization';
  /** Cost center of the person. */
  readonly costCenter?: Maybe<Scalars['String']['output']>;
  /** Whether this is a current position. */
  readonly current?: Maybe<Scalars['Boolean']['output']>;
  /** Department of the person. */
  readonly department?: Maybe<Scalars['String']['output']>;
  /** Its internet domain. */
  readonly domain?: Maybe<Scalars['String']['output']>;
  /** Last day. */
  readonly endDate?: Maybe<PersonDate>;
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Share of a full-time position, in thousandths of a percent: 100000 is full time. */
  readonly fullTimeEquivalentMillipercent?: Maybe<Scalars['Int']['output']>;
  /** Description of the position. */
  readonly jobDescription?: Maybe<Scalars['String']['output']>;
  /** Location of the organization. */
  readonly location?: Maybe<Scalars['String']['output']>;
  /** Source of the organization, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Name of the organization. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Pronunciation of the name. */
  readonly phoneticName?: Maybe<Scalars['String']['output']>;
  /** First day. */
  readonly startDate?: Maybe<PersonDate>;
  /** Its symbol, such as a ticker symbol. */
  readonly symbol?: Maybe<Scalars['String']['output']>;
  /** Position of the person. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Type: `work`, `school` or a user-defined label. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** A phone number. */
export type PersonPhoneNumber = {
  readonly __typename?: 'PersonPhoneNumber';
  /** The number in E.164 form; null when upstream could not parse it. */
  readonly canonicalForm?: Maybe<Scalars['String']['output']>;
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source of the number, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Type: `home`, `work`, `mobile`, `homeFax`, `workFax`, `otherFax`, `pager`, `workMobile`, `workPager`, `main`, `googleVoice`, `other` or a user-defined label. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The number as it was entered. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A picture of the person. */
export type PersonPhoto = {
  readonly __typename?: 'PersonPhoto';
  /** Whether it is an avatar that Google generated from an initial. */
  readonly default?: Maybe<Scalars['Boolean']['output']>;
  /** Source of the picture, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** URL of the picture. For a certain size use `Person.photoUrl`. */
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** Metadata of a profile. */
export type PersonProfileMetadata = {
  readonly __typename?: 'PersonProfileMetadata';
  /** Whether the profile belongs to a person or a page. */
  readonly objectType?: Maybe<PersonObjectType>;
  /** Kinds of account that the owner of the profile has. */
  readonly userTypes?: Maybe<ReadonlyArray<PersonUserType>>;
};

/**
 * Google's stores that a person can be read from. Lists and searches of other contacts accept `CONTACT`, or `CONTACT` and
 * `PROFILE` together; anything else gives BAD_USER_INPUT.
 */
export type PersonReadSource =
  /** The caller's contact data, other contacts included. */
  | 'CONTACT'
  /** Shared contacts of the caller's Workspace domain. */
  | 'DOMAIN_CONTACT'
  /** Other contacts. Not accepted by lists, which use `CONTACT` instead. */
  | 'OTHER_CONTACT'
  /** The person's Google account or profile, including a Workspace domain profile. */
  | 'PROFILE';

/** Someone related to the person. */
export type PersonRelation = {
  readonly __typename?: 'PersonRelation';
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source of the relation, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Name of the related person. */
  readonly person?: Maybe<Scalars['String']['output']>;
  /** Type of relation: `spouse`, `child`, `mother`, `father`, `parent`, `brother`, `sister`, `friend`, `relative`, `domesticPartner`, `manager`, `assistant`, `referredBy`, `partner` or a user-defined label. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** The kind of relationship that the person is looking for. Upstream no longer returns data. */
export type PersonRelationshipInterest = {
  readonly __typename?: 'PersonRelationshipInterest';
  /** `value` in the language of the caller's Google account. */
  readonly formattedValue?: Maybe<Scalars['String']['output']>;
  /** Source of the interest, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** `friend`, `date`, `relationship`, `networking` or user-defined text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** Relationship status of the person. Upstream no longer returns data. */
export type PersonRelationshipStatus = {
  readonly __typename?: 'PersonRelationshipStatus';
  /** `value` in the language of the caller's Google account. */
  readonly formattedValue?: Maybe<Scalars['String']['output']>;
  /** Source of the status, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** `single`, `inARelationship`, `engaged`, `married`, `itsComplicated`, `openRelationship`, `widowed`, `inDomesticPartnership`, `inCivilUnion` or user-defined text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A place where the person lives or lived. Profiles now use `PersonLocation`. */
export type PersonResidence = {
  readonly __typename?: 'PersonResidence';
  /** Whether the person lives there now. */
  readonly current?: Maybe<Scalars['Boolean']['output']>;
  /** Source of the place, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The place as text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** An internet telephony (SIP) address. */
export type PersonSipAddress = {
  readonly __typename?: 'PersonSipAddress';
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source of the address, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Type: `home`, `work`, `mobile`, `other` or a user-defined label. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The address, an RFC 3261 URI. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A skill. */
export type PersonSkill = {
  readonly __typename?: 'PersonSkill';
  /** Source of the skill, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The skill as text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** One of the stores that a person's data comes from. */
export type PersonSource = {
  readonly __typename?: 'PersonSource';
  /** Version of the record, opaque. Only given in `Person.metadata`. */
  readonly etag?: Maybe<Scalars['String']['output']>;
  /** Id of the record within that store. */
  readonly id?: Maybe<Scalars['String']['output']>;
  /** Metadata of a profile. Only given in `Person.metadata`, for the store `PROFILE`. */
  readonly profileMetadata?: Maybe<PersonProfileMetadata>;
  /** Type of the store; null for one that this graph does not know. */
  readonly type?: Maybe<PersonSourceType>;
  /** When the record last changed, RFC 3339 in UTC. Only given in `Person.metadata`, and not by every store. */
  readonly updateTime?: Maybe<Scalars['String']['output']>;
};

/** Google's stores of data about people. */
export type PersonSourceType =
  /** The Google account itself. */
  | 'ACCOUNT'
  /** The caller's saved contacts. */
  | 'CONTACT'
  /** Contacts shared throughout a Workspace domain. */
  | 'DOMAIN_CONTACT'
  /** The profile in a Workspace domain. */
  | 'DOMAIN_PROFILE'
  /** The caller's other contacts. */
  | 'OTHER_CONTACT'
  /** The Google profile; its id, after `people/`, is the resource name of the account. */
  | 'PROFILE';

/** A one-line text about the person. Upstream no longer returns data. */
export type PersonTagline = {
  readonly __typename?: 'PersonTagline';
  /** Source of the text, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A web page. */
export type PersonUrl = {
  readonly __typename?: 'PersonUrl';
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source of the page, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Type: `home`, `work`, `blog`, `profile`, `homePage`, `ftp`, `reservations`, `appInstallPage`, `other` or a user-defined label. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** URL of the page. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A user-defined field. */
export type PersonUserDefined = {
  readonly __typename?: 'PersonUserDefined';
  /** Name of the field. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** Source of the field, and whether it is the primary one. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Content of the field. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** Kinds of Google account. */
export type PersonUserType =
  /** An account of a Workspace domain. */
  | 'GOOGLE_APPS_USER'
  /** An ordinary Google account. */
  | 'GOOGLE_USER'
  /** An account of the former Google+. */
  | 'GPLUS_USER'
  /** Upstream does not know. */
  | 'USER_TYPE_UNKNOWN';

/**
 * A contact in a RingCentral personal address book. Attributes that the contact does not have are null. Phone numbers are in E.164 form
 * with a leading `+` when upstream could parse them.
 */
export type PersonalContact = Contact & Node & {
  readonly __typename?: 'PersonalContact';
  /** Account of the address book. An entity representation may use `~` for the caller's own. */
  readonly accountId: Scalars['ID']['output'];
  /** The application that created the contact, up to 64 characters. */
  readonly appInfo?: Maybe<Scalars['String']['output']>;
  /** The assistant's number. */
  readonly assistantPhone?: Maybe<Scalars['String']['output']>;
  /** Whether the contact exists. Values other than `ALIVE` only occur in lists of changes. */
  readonly availability?: Maybe<PersonalContactAvailability>;
  /** Birthday as upstream gives it: an ISO 8601 date and time in UTC, such as `1970-01-01T00:00:00.000Z`. */
  readonly birthday?: Maybe<Scalars['String']['output']>;
  /** Business address. */
  readonly businessAddress?: Maybe<PersonalContactAddress>;
  /** Business fax number. */
  readonly businessFax?: Maybe<Scalars['String']['output']>;
  /** First business number. */
  readonly businessPhone?: Maybe<Scalars['String']['output']>;
  /** Second business number. */
  readonly businessPhone2?: Maybe<Scalars['String']['output']>;
  /** Callback number. */
  readonly callbackPhone?: Maybe<Scalars['String']['output']>;
  /** Car phone number. */
  readonly carPhone?: Maybe<Scalars['String']['output']>;
  /** Company the contact works for. */
  readonly company?: Maybe<Scalars['String']['output']>;
  /** The company's main number. */
  readonly companyPhone?: Maybe<Scalars['String']['output']>;
  /** Upstream's id of the contact, a 64-bit integer as decimal digits. */
  readonly contactId: Scalars['ID']['output'];
  /** Name to show: the first and last name, else the nickname, company, e-mail address or phone number; null when it has none of them. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** First e-mail address. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** Second e-mail address. */
  readonly email2?: Maybe<Scalars['String']['output']>;
  /** Third e-mail address. */
  readonly email3?: Maybe<Scalars['String']['output']>;
  /** All e-mail addresses of the contact, in the order `email`, `email2`, `email3`. */
  readonly emailAddresses?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Extension of the address book. An entity representation may use `~` for the caller's own. */
  readonly extensionId: Scalars['ID']['output'];
  /** Given name. */
  readonly firstName?: Maybe<Scalars['String']['output']>;
  /** Home address. */
  readonly homeAddress?: Maybe<PersonalContactAddress>;
  /** First home number. */
  readonly homePhone?: Maybe<Scalars['String']['output']>;
  /** Second home number. */
  readonly homePhone2?: Maybe<Scalars['String']['output']>;
  /** Global id; contains the real account and extension, never `~`. */
  readonly id: Scalars['ID']['output'];
  /** Position in the company. */
  readonly jobTitle?: Maybe<Scalars['String']['output']>;
  /** Family name. */
  readonly lastName?: Maybe<Scalars['String']['output']>;
  /** Middle name. */
  readonly middleName?: Maybe<Scalars['String']['output']>;
  /** Mobile number. */
  readonly mobilePhone?: Maybe<Scalars['String']['output']>;
  /** Nickname. */
  readonly nickName?: Maybe<Scalars['String']['output']>;
  /** Notes, free text. */
  readonly notes?: Maybe<Scalars['String']['output']>;
  /** Another address. */
  readonly otherAddress?: Maybe<PersonalContactAddress>;
  /** Any other fax number. */
  readonly otherFax?: Maybe<Scalars['String']['output']>;
  /** Any other number. */
  readonly otherPhone?: Maybe<Scalars['String']['output']>;
  /**
   * The same person in the caller's other contacts: persons who share an e-mail address or phone number with this contact. Values that more
   * than five records of the two systems share (such as a switchboard's number) are ignored. Costs no upstream call; null when the other
   * contacts are not mirrored yet.
   */
  readonly people?: Maybe<ReadonlyArray<Person>>;
  /** All phone numbers of the contact, each with its attribute. */
  readonly phoneNumbers?: Maybe<ReadonlyArray<PersonalContactPhoneNumber>>;
  /**
   * URL of the photo of the same person in the caller's other contacts (see `people`). Null when there is none, and when the other contacts
   * are not yet mirrored with their profiles.
   */
  readonly photoUrl?: Maybe<Scalars['String']['output']>;
  /** The first of `emailAddresses`; null when the contact has none. */
  readonly primaryEmailAddress?: Maybe<Scalars['String']['output']>;
  /** The mobile number, else the business, the home or another number; null when the contact has none. */
  readonly primaryPhoneNumber?: Maybe<Scalars['String']['output']>;
  /** Index of the ringtone, up to 64 characters. */
  readonly ringtoneIndex?: Maybe<Scalars['String']['output']>;
  /** Web page. */
  readonly webPage?: Maybe<Scalars['String']['output']>;
};


/**
 * A contact in a RingCentral personal address book. Attributes that the contact does not have are null. Phone numbers are in E.164 form
 * with a leading `+` when upstream could parse them.
 */
export type PersonalContactPhotoUrlArgs = {
  size?: InputMaybe<Scalars['Int']['input']>;
};

/** A postal address of a personal contact. */
export type PersonalContactAddress = {
  readonly __typename?: 'PersonalContactAddress';
  /** City. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** Country; upstream turns codes into names (`ISL` into `Iceland`). */
  readonly country?: Maybe<Scalars['String']['output']>;
  /** State or province. */
  readonly state?: Maybe<Scalars['String']['output']>;
  /** Street and house number. */
  readonly street?: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  readonly zip?: Maybe<Scalars['String']['output']>;
};

/** A postal address of a personal contact. */
export type PersonalContactAddressInput = {
  /** City. */
  readonly city?: InputMaybe<Scalars['String']['input']>;
  /** Country, by name or ISO 3166 code. */
  readonly country?: InputMaybe<Scalars['String']['input']>;
  /** State or province. */
  readonly state?: InputMaybe<Scalars['String']['input']>;
  /** Street and house number. */
  readonly street?: InputMaybe<Scalars['String']['input']>;
  /** Postal code. */
  readonly zip?: InputMaybe<Scalars['String']['input']>;
};

/** Whether a contact exists, as reported by change tracking. */
export type PersonalContactAvailability =
  /** It exists. */
  | 'ALIVE'
  /** It was deleted. */
  | 'DELETED'
  /** It was deleted and its data was erased. */
  | 'PURGED';

/** A contact that was added, changed or deleted since the sync that `since` came from. In a full sync, every contact is listed. */
export type PersonalContactChange = {
  readonly __typename?: 'PersonalContactChange';
  /** Upstream's id of the contact, a 64-bit integer as decimal digits. */
  readonly contactId: Scalars['ID']['output'];
  /** Whether the contact was deleted. */
  readonly deleted: Scalars['Boolean']['output'];
  /** The contact as it is now; null when `deleted`. */
  readonly personalContact?: Maybe<PersonalContact>;
};

/** A page of changes of an address book. */
export type PersonalContactChangeConnection = {
  readonly __typename?: 'PersonalContactChangeConnection';
  /** The changes of this page with their cursors. */
  readonly edges: ReadonlyArray<PersonalContactChangeEdge>;
  /**
   * Whether this page belongs to a full sync rather than to a list of changes. If it does, discard earlier data before the first page.
   * True without `since`, and whenever upstream answers a `since` with the whole book.
   */
  readonly isFullSync: Scalars['Boolean']['output'];
  /** Pass it as `since` in the next sync. Only set on the last page; null on all others. Opaque and bound to the address book. */
  readonly nextSince?: Maybe<Scalars['String']['output']>;
  /** The changes of this page. */
  readonly nodes: ReadonlyArray<PersonalContactChange>;
  /** Position of this page among all changes. */
  readonly pageInfo: PageInfo;
};

/** A change of a personal contact in a list. */
export type PersonalContactChangeEdge = {
  readonly __typename?: 'PersonalContactChangeEdge';
  /** Cursor of this change; pass it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The change. */
  readonly node: PersonalContactChange;
};

/** A page of personal contacts. */
export type PersonalContactConnection = {
  readonly __typename?: 'PersonalContactConnection';
  /**
   * Time of the data: it includes every change that upstream had reported by then. Null when this list was read from
   * upstream for this request.
   */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** The contacts of this page with their cursors. */
  readonly edges: ReadonlyArray<PersonalContactEdge>;
  /** The contacts of this page. */
  readonly nodes: ReadonlyArray<PersonalContact>;
  /** Position of this page in the whole list. */
  readonly pageInfo: PageInfo;
  /** Number of contacts in the whole list, after filters; null when upstream does not report it. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A personal contact in a list. */
export type PersonalContactEdge = {
  readonly __typename?: 'PersonalContactEdge';
  /** Cursor of this contact; pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The contact. */
  readonly node: PersonalContact;
};

/**
 * The attributes of a personal contact. None is required, but a new contact without any is refused with `EMPTY`. Numbers may be in any
 * usual spelling, international or in the national form of the input's `dialingPlan`. An extension of up to 10 digits and a DTMF
 * sequence of up to 64 digits may follow. Limits: text 10,000 characters, numbers 250, `notes` 100,000; upstream may allow less. Invalid
 * input that can be detected here costs no upstream call.
 */
export type PersonalContactInput = {
  /** The application that created the contact, at most 64 characters. Not for uploads. */
  readonly appInfo?: InputMaybe<Scalars['String']['input']>;
  /** The assistant's number. */
  readonly assistantPhone?: InputMaybe<Scalars['String']['input']>;
  /** Birthday, ISO 8601: a year, a month, a day or a full date and time (`1970`, `1970-01-31`, `1970-01-31T00:00:00Z`); upstream answers in UTC. */
  readonly birthday?: InputMaybe<Scalars['String']['input']>;
  /** Business address. */
  readonly businessAddress?: InputMaybe<PersonalContactAddressInput>;
  /** Business fax number. */
  readonly businessFax?: InputMaybe<Scalars['String']['input']>;
  /** First business number. */
  readonly businessPhone?: InputMaybe<Scalars['String']['input']>;
  /** Second business number. */
  readonly businessPhone2?: InputMaybe<Scalars['String']['input']>;
  /** Callback number. */
  readonly callbackPhone?: InputMaybe<Scalars['String']['input']>;
  /** Car phone number. */
  readonly carPhone?: InputMaybe<Scalars['String']['input']>;
  /** Company the contact works for. */
  readonly company?: InputMaybe<Scalars['String']['input']>;
  /** The company's main number. */
  readonly companyPhone?: InputMaybe<Scalars['String']['input']>;
  /** First e-mail address. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Second e-mail address. */
  readonly email2?: InputMaybe<Scalars['String']['input']>;
  /** Third e-mail address. */
  readonly email3?: InputMaybe<Scalars['String']['input']>;
  /** Given name. */
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  /** Home address. */
  readonly homeAddress?: InputMaybe<PersonalContactAddressInput>;
  /** First home number. */
  readonly homePhone?: InputMaybe<Scalars['String']['input']>;
  /** Second home number. */
  readonly homePhone2?: InputMaybe<Scalars['String']['input']>;
  /** Position in the company. */
  readonly jobTitle?: InputMaybe<Scalars['String']['input']>;
  /** Family name. */
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  /** Middle name. */
  readonly middleName?: InputMaybe<Scalars['String']['input']>;
  /** Mobile number. */
  readonly mobilePhone?: InputMaybe<Scalars['String']['input']>;
  /** Nickname. */
  readonly nickName?: InputMaybe<Scalars['String']['input']>;
  /** Notes, free text. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** Another address. */
  readonly otherAddress?: InputMaybe<PersonalContactAddressInput>;
  /** Any other fax number. */
  readonly otherFax?: InputMaybe<Scalars['String']['input']>;
  /** Any other number. */
  readonly otherPhone?: InputMaybe<Scalars['String']['input']>;
  /** Index of the ringtone, at most 64 characters. Not for uploads. */
  readonly ringtoneIndex?: InputMaybe<Scalars['String']['input']>;
  /** Web page. */
  readonly webPage?: InputMaybe<Scalars['String']['input']>;
};

/** Sort order of a list of personal contacts. Names and companies are compared by Unicode collation rules; ids break ties. */
export type PersonalContactOrder = {
  /** Ascending or descending. */
  readonly direction?: PersonalContactOrderDirection;
  /** The primary sort key; names come next. */
  readonly field: PersonalContactOrderField;
};

/** Sort direction. */
export type PersonalContactOrderDirection =
  /** From A to Z. */
  | 'ASC'
  /** From Z to A. */
  | 'DESC';

/** Sort keys of `PersonalContactOrder`. */
export type PersonalContactOrderField =
  /** By company, then last and first name. */
  | 'COMPANY'
  /** By first name, then last name. */
  | 'FIRST_NAME'
  /** By last name, then first name. */
  | 'LAST_NAME';

/** One of the twelve phone numbers that a personal contact can have. */
export type PersonalContactPhoneNumber = {
  readonly __typename?: 'PersonalContactPhoneNumber';
  /** The number, in E.164 form with a leading `+` when upstream could parse it. */
  readonly number: Scalars['String']['output'];
  /** The attribute that holds the number. */
  readonly type: PersonalContactPhoneType;
};

/** The twelve number attributes of a personal contact. */
export type PersonalContactPhoneType =
  /** The assistant's number. */
  | 'ASSISTANT_PHONE'
  /** Business fax number. */
  | 'BUSINESS_FAX'
  /** First business number. */
  | 'BUSINESS_PHONE'
  /** Second business number. */
  | 'BUSINESS_PHONE_2'
  /** Callback number. */
  | 'CALLBACK_PHONE'
  /** Car phone number. */
  | 'CAR_PHONE'
  /** The company's main number. */
  | 'COMPANY_PHONE'
  /** First home number. */
  | 'HOME_PHONE'
  /** Second home number. */
  | 'HOME_PHONE_2'
  /** Mobile number. */
  | 'MOBILE_PHONE'
  /** Any other fax number. */
  | 'OTHER_FAX'
  /** Any other number. */
  | 'OTHER_PHONE';

/** One contact of `Mutation.updatePersonalContacts`. */
export type PersonalContactReplacementInput = {
  /** All attributes of the contact after the update. Null counts as left out. */
  readonly contact: PersonalContactInput;
  /** `PersonalContact.id`; it also identifies the address book. */
  readonly id: Scalars['ID']['input'];
};

/** Sort keys of personal contacts. */
export type PersonalContactSort =
  /** By `company`. */
  | 'COMPANY'
  /** By `firstName`. */
  | 'FIRST_NAME'
  /** By `lastName`. */
  | 'LAST_NAME';

/** The contacts that have one of the requested numbers. */
export type PhoneNumberMatch = {
  readonly __typename?: 'PhoneNumberMatch';
  /** The contacts that have the number, ordered by display name, then by id. Empty when it is not a phone number. */
  readonly contacts: ReadonlyArray<Contact>;
  /** The number in E.164 form, such as `+16505550123`; null when it is not a complete number, such as a short code. */
  readonly e164?: Maybe<Scalars['String']['output']>;
  /** The number as given in the request. */
  readonly number: Scalars['String']['output'];
  /** State of each requested source, in the order of `ContactSource`. */
  readonly sources: ReadonlyArray<ContactSourceState>;
};

/** All reads. Each field needs the caller's credential for its own upstream only. */
export type Query = {
  readonly __typename?: 'Query';
  /**
   * An upload that `Mutation.uploadAddressBooks` started; null when upstream does not know it, or no longer does. Costs 1 light upstream
   * call. Poll again after `pollAfterSeconds` until `isFinished`.
   */
  readonly addressBookUpload?: Maybe<AddressBookUpload>;
  /**
   * Groups of contacts that may be the same person: they share an e-mail address, a phone number, or both first and last name, within one system or
   * across the two. Values that more than five records share are ignored. Nothing is merged.
   *
   * RingCentral contacts come from the caller's own address book. Groups are ordered by the display name of their first contact, then by its id.
   * Costs no upstream call. A book that is not mirrored yet is left out and then mirrored in the background; `sources` reports this.
   */
  readonly duplicateContacts?: Maybe<ContactDuplicateConnection>;
  /**
   * The favorites of an extension, in their order: personal contacts and company extensions. Costs 1 light upstream call, plus 1 call per
   * 30 contacts when more than their ids is selected.
   */
  readonly favorites?: Maybe<FavoriteConnection>;
  /**
   * Looks up contacts by phone number: one entry per number, in the order of `numbers`. Several contacts may share a number. Numbers are parsed
   * before they are compared, so their spelling does not matter; this includes national numbers of contacts.
   *
   * RingCentral contacts come from the caller's own address book. Costs no upstream call when a book is mirrored. Otherwise RingCentral costs 1 call
   * for all numbers, Google 1 call per number for at most 10 numbers, and the book is then mirrored in the background.
   */
  readonly matchPhoneNumbers?: Maybe<ReadonlyArray<PhoneNumberMatch>>;
  /**
   * Any `Person`, `PersonalContact`, `Favorite` or `Extension` by its global id; null when it does not exist. An extension is returned
   * without a check that it exists, which only the directory's subgraph knows. An id that this graph did not issue is refused with
   * BAD_USER_INPUT. Costs the same as the lookup of its type; all lookups of an operation share their calls.
   */
  readonly node?: Maybe<Node>;
  /**
   * Several objects by global id, in the order of `ids`. A malformed id gives null and an error at its index; an object that does not
   * exist gives null without an error.
   */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /**
   * Changes to the caller's other contacts since an earlier sync. Without `since` it lists all of them, with `since` those that were
   * added, changed or removed. Read all pages, apply them in order, and keep `nextSince` of the last page for the next sync. No change is
   * missed, but some may be repeated. A change takes some minutes to appear upstream.
   *
   * Costs 1 upstream call per page while `first` stays the same. The first page of a full sync has a separate upstream quota. When upstream
   * no longer accepts `since`, the error is SYNC_TOKEN_EXPIRED: start again without it.
   */
  readonly otherContactChanges?: Maybe<PersonChangeConnection>;
  /**
   * The caller's Google "other contacts": people whom Google remembers from interactions and who are in no contact group. In
   * upstream's order. Costs 1 upstream call per page of up to 1,000.
   */
  readonly otherContacts?: Maybe<PersonConnection>;
  /**
   * One person by resource name; null when there is none. `people/…` names cost 1 upstream call per 200. Google has no lookup for
   * `otherContacts/…` names, so one scan of the list finds all of an operation's names.
   */
  readonly person?: Maybe<Person>;
  /**
   * One contact of a personal address book; null when there is none. All contact lookups of an operation share upstream calls: 1 call
   * per 30 contacts of one book.
   */
  readonly personalContact?: Maybe<PersonalContact>;
  /**
   * Changes to a personal address book since an earlier sync. Without `since` it lists the whole book, with `since` the contacts that were
   * added, changed or deleted. Read all pages, apply them in order, and keep `nextSince` of the last page for the next sync. No change is
   * missed, but some may be repeated.
   *
   * Costs 1 upstream call per 250 changes of a page. When upstream no longer accepts `since`, the error is SYNC_TOKEN_EXPIRED: start again
   * without it. An account or extension that does not exist gives null and NOT_FOUND.
   */
  readonly personalContactChanges?: Maybe<PersonalContactChangeConnection>;
  /**
   * Contacts of a RingCentral personal address book. A page of up to 500 contacts costs 1 upstream call, wherever it is in the book, and a
   * page of up to 1,000 at most 2. `last` without `before` costs at most 1 more.
   *
   * A cursor identifies a contact, not an offset. When contacts before it are created, deleted or renamed between two pages, the next page
   * neither skips nor repeats any. This costs no call as long as the cursor's contact is among the neighbors that are read with the page (at
   * least 20 on either side of a page of up to 450), else 1 call. A larger page whose neighbors would cost an extra call starts at the
   * contact's old position instead.
   *
   * An account or extension that does not exist gives null and NOT_FOUND.
   */
  readonly personalContacts?: Maybe<PersonalContactConnection>;
  /**
   * Contacts of both systems that contain every word of `query` in names, companies, e-mail addresses or numbers, also in the middle of words. Case
   * and accents are ignored. Results are one list: best matches first (whole word, then beginning of a word, then middle of a word), then by display
   * name, then by id. When contacts are added or deleted between two pages, no others are skipped or repeated.
   *
   * RingCentral contacts come from the caller's own address book. Costs no upstream call when a book is mirrored. Otherwise upstream's own search is
   * used, at 1 call per source, and the book is then mirrored in the background. RingCentral's search matches beginnings of first and last names, and
   * whole numbers. Google's matches beginnings of words and gives at most 30 persons. `sources` reports which search was used, and any failure.
   */
  readonly searchContacts?: Maybe<ContactConnection>;
  /**
   * Other contacts with a name, e-mail address or phone number in which a word begins with `query`. Upstream gives at most 30
   * results. A caller's first search waits a few seconds (`GOOGLE_SEARCH_WARMUP_MS`), because Google fills its search cache only on
   * request.
   */
  readonly searchOtherContacts?: Maybe<PersonConnection>;
  /**
   * The caller's remaining upstream quotas, as far as they are known here: from upstream's response headers, else from its documentation. Only for
   * systems that the caller has a credential for. Costs no upstream call.
   */
  readonly upstreamQuotas?: Maybe<ReadonlyArray<UpstreamQuota>>;
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QueryAddressBookUploadArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  taskId: Scalars['ID']['input'];
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QueryDuplicateContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sources?: InputMaybe<ReadonlyArray<ContactSource>>;
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QueryFavoritesArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  extensionId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QueryMatchPhoneNumbersArgs = {
  country?: InputMaybe<Scalars['String']['input']>;
  numbers: ReadonlyArray<Scalars['String']['input']>;
  sources?: InputMaybe<ReadonlyArray<ContactSource>>;
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QueryOtherContactChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  since?: InputMaybe<Scalars['String']['input']>;
  sources?: InputMaybe<ReadonlyArray<PersonReadSource>>;
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QueryOtherContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  sources?: InputMaybe<ReadonlyArray<PersonReadSource>>;
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QueryPersonArgs = {
  resourceName: Scalars['ID']['input'];
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QueryPersonalContactArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  contactId: Scalars['ID']['input'];
  extensionId?: InputMaybe<Scalars['ID']['input']>;
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QueryPersonalContactChangesArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  extensionId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  since?: InputMaybe<Scalars['String']['input']>;
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QueryPersonalContactsArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  country?: InputMaybe<Scalars['String']['input']>;
  extensionId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PersonalContactOrder>;
  phoneNumbers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  search?: InputMaybe<Scalars['String']['input']>;
  sortBy?: InputMaybe<ReadonlyArray<PersonalContactSort>>;
  startsWith?: InputMaybe<Scalars['String']['input']>;
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QuerySearchContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
  sources?: InputMaybe<ReadonlyArray<ContactSource>>;
};


/** All reads. Each field needs the caller's credential for its own upstream only. */
export type QuerySearchOtherContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
};

/** Input of `Mutation.removeFavorite`. */
export type RemoveFavoriteInput = {
  /** `Favorite.id`; it also identifies the address book. */
  readonly id: Scalars['ID']['input'];
};

/** Outcome of `Mutation.removeFavorite`. */
export type RemoveFavoritePayload = {
  readonly __typename?: 'RemoveFavoritePayload';
  /** The whole list as now stored upstream; null when there are user errors. */
  readonly favorites?: Maybe<ReadonlyArray<Favorite>>;
  /** Id of the removed favorite; null when there are user errors. */
  readonly removedId?: Maybe<Scalars['ID']['output']>;
  /** Errors that the user can fix; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `Mutation.setFavorites`. */
export type SetFavoritesInput = {
  /** Account, or `~` for the caller's own. */
  readonly accountId?: InputMaybe<Scalars['ID']['input']>;
  /** Extension, or `~` for the caller's own. */
  readonly extensionId?: InputMaybe<Scalars['ID']['input']>;
  /** The whole list in its new order: at most 100, each target once. An empty list removes all favorites. */
  readonly favorites: ReadonlyArray<FavoriteTargetInput>;
};

/** Outcome of `Mutation.setFavorites`. */
export type SetFavoritesPayload = {
  readonly __typename?: 'SetFavoritesPayload';
  /** The list as stored upstream; null when there are user errors. */
  readonly favorites?: Maybe<ReadonlyArray<Favorite>>;
  /** Errors that the user can fix; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `Mutation.updatePersonalContact`. */
export type UpdatePersonalContactInput = {
  /** All attributes of the contact after the update. Null counts as left out. */
  readonly contact: PersonalContactInput;
  /** Country (ISO 3166-1 alpha-2) whose rules apply to numbers in national form; defaults to the extension's home country. */
  readonly dialingPlan?: InputMaybe<Scalars['String']['input']>;
  /** `PersonalContact.id`; it also identifies the address book. */
  readonly id: Scalars['ID']['input'];
};

/** Outcome of `Mutation.updatePersonalContact`. */
export type UpdatePersonalContactPayload = {
  readonly __typename?: 'UpdatePersonalContactPayload';
  /** The contact as stored upstream; null when there are user errors. */
  readonly personalContact?: Maybe<PersonalContact>;
  /** Errors that the user can fix; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `Mutation.updatePersonalContacts`. */
export type UpdatePersonalContactsInput = {
  /**
   * 1 to 3,000 contacts, each once. 30 contacts of one book share an upstream call. An operation makes at most 100 such calls, so
   * a list that spans too many books is refused with `TOO_LONG` as well.
   */
  readonly contacts: ReadonlyArray<PersonalContactReplacementInput>;
  /** Country (ISO 3166-1 alpha-2) whose rules apply to numbers in national form; defaults to each extension's home country. */
  readonly dialingPlan?: InputMaybe<Scalars['String']['input']>;
};

/** Outcome of `Mutation.updatePersonalContacts`. */
export type UpdatePersonalContactsPayload = {
  readonly __typename?: 'UpdatePersonalContactsPayload';
  /** One result per contact, in input order. Null when nothing was sent because of `userErrors`. */
  readonly results?: Maybe<ReadonlyArray<UpdatePersonalContactsResult>>;
  /** Errors in the input as a whole. If there are any, nothing was sent. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Result for one contact of `Mutation.updatePersonalContacts`. */
export type UpdatePersonalContactsResult = {
  readonly __typename?: 'UpdatePersonalContactsResult';
  /** The id as given in the input. */
  readonly id: Scalars['ID']['output'];
  /**
   * The contact as stored upstream; null when it was not replaced. When the input is not at fault (`NOT_DONE`,
   * `OUTCOME_UNKNOWN`), `errors` has an entry at this path with the code and `retryAfter`.
   */
  readonly personalContact?: Maybe<PersonalContact>;
  /** Why the contact was not replaced; empty when it was. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `Mutation.uploadAddressBooks`. */
export type UploadAddressBooksInput = {
  /** Account, or `~` for the caller's own. */
  readonly accountId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * 1 to 500 address books, each extension once. Together at most 20 MB (20,971,520 bytes) as the JSON sent upstream, which leaves
   * out null attributes. Pass them as a variable, because the size of the query text is limited.
   */
  readonly addressBooks: ReadonlyArray<AddressBookUploadInput>;
};

/** Outcome of `Mutation.uploadAddressBooks`. */
export type UploadAddressBooksPayload = {
  readonly __typename?: 'UploadAddressBooksPayload';
  /** The accepted task; null when there are user errors. */
  readonly upload?: Maybe<AddressBookUpload>;
  /** Errors that the user can fix, at most 50. If there are any, nothing was added. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The state of one upstream quota. */
export type UpstreamQuota = {
  readonly __typename?: 'UpstreamQuota';
  /**
   * The group of calls that share this quota. RingCentral: `heavy` (contacts), `medium` (changes of favorites), `light` (favorites, uploads) and
   * `auth` (tokens). Google: `reads`, `writes` and `fullSync` (first pages of full syncs).
   */
  readonly group: Scalars['String']['output'];
  /** Calls per window; null when the system announces no limit, as is the case with Google. */
  readonly limit?: Maybe<Scalars['Int']['output']>;
  /** Calls left in the current window; null when there is no limit. 0 during the penalty after a rate limit error. */
  readonly remaining?: Maybe<Scalars['Int']['output']>;
  /** When the full limit is available again, if no call is made until then; null when nothing is used. */
  readonly resetAt?: Maybe<Scalars['DateTime']['output']>;
  /** The system: `google-people` or `ringcentral`, as in `errors[].extensions.upstream`. */
  readonly upstream: Scalars['String']['output'];
};

/**
 * An error that the user can fix in a mutation's input. Mutations that take a list also report the items that were not processed, so an
 * empty list of user errors means that everything was done.
 */
export type UserError = {
  readonly __typename?: 'UserError';
  /** Error code. */
  readonly code: UserErrorCode;
  /**
   * Path of the invalid value within `input`, with list indexes as decimal text: `["contact", "homePhone"]`, `["ids", "3"]`. Null when
   * the error concerns the input as a whole.
   */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is wrong and what is allowed, for people to read. Programs should use `code`. */
  readonly message: Scalars['String']['output'];
};

/** Codes of user errors. */
export type UserErrorCode =
  /** The address book is full: upstream stores at most 10,000 contacts per extension. */
  | 'ADDRESS_BOOK_FULL'
  /** The same object is listed more than once. */
  | 'DUPLICATE'
  /** A required list, or a contact, is empty. */
  | 'EMPTY'
  /** The list of favorites is full: upstream stores at most 100 per extension. */
  | 'FAVORITES_FULL'
  /** The target is already a favorite, or occurs twice in the list. */
  | 'FAVORITE_DUPLICATE'
  /** The extension is not in the directory of the federation. */
  | 'FAVORITE_NOT_IN_DIRECTORY'
  /** A favorite needs either a contact or an extension: neither or both were given. */
  | 'FAVORITE_TARGET_AMBIGUOUS'
  /** A value is malformed or not allowed. */
  | 'INVALID'
  /** The input is not at fault: upstream refused or failed before this item was changed. Retry it later. */
  | 'NOT_DONE'
  /** The object that the input refers to does not exist. */
  | 'NOT_FOUND'
  /** The input is not at fault: the call failed after it was sent, so this item may or may not have changed. Read it before you retry. */
  | 'OUTCOME_UNKNOWN'
  /** The phone number begins with an asterisk, which upstream does not accept. */
  | 'PHONE_NUMBER_ASTERISK'
  /** The DTMF sequence of the phone number has more than 64 digits. */
  | 'PHONE_NUMBER_DTMF_TOO_LONG'
  /** The extension part of the phone number has more than 10 digits. */
  | 'PHONE_NUMBER_EXTENSION_TOO_LONG'
  /** The phone number cannot be parsed, even with the dialing plan. */
  | 'PHONE_NUMBER_INVALID'
  /** The phone number is too long. */
  | 'PHONE_NUMBER_TOO_LONG'
  /** A text or list is longer than allowed. */
  | 'TOO_LONG';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  AddressBookUpload: AddressBookUpload;
  Extension: Extension;
  Favorite: Favorite;
  Person: Person;
  PersonalContact: PersonalContact;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  AddressBookUpload:
    ( { __typename: 'AddressBookUpload' }
    & GraphQLRecursivePick<FederationTypes['AddressBookUpload'], {"taskId":true}> );
  Extension:
    ( { __typename: 'Extension' }
    & GraphQLRecursivePick<FederationTypes['Extension'], {"extensionId":true}> );
  Favorite:
    ( { __typename: 'Favorite' }
    & GraphQLRecursivePick<FederationTypes['Favorite'], {"id":true}> );
  Person:
    ( { __typename: 'Person' }
    & ( GraphQLRecursivePick<FederationTypes['Person'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Person'], {"resourceName":true}> ) );
  PersonalContact:
    ( { __typename: 'PersonalContact' }
    & ( GraphQLRecursivePick<FederationTypes['PersonalContact'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['PersonalContact'], {"accountId":true,"extensionId":true,"contactId":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddFavoriteInput: AddFavoriteInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AddFavoritePayload: ResolverTypeWrapper<Omit<AddFavoritePayload, 'edge' | 'favorite' | 'favorites'> & { edge?: Maybe<ResolversTypes['FavoriteEdge']>, favorite?: Maybe<ResolversTypes['Favorite']>, favorites?: Maybe<ReadonlyArray<ResolversTypes['Favorite']>> }>;
  AddressBookUpload: ResolverTypeWrapper<AddressBookUploadParent>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AddressBookUploadAffected: ResolverTypeWrapper<AddressBookBulkUploadResource>;
  AddressBookUploadContact: ResolverTypeWrapper<AddressBookBulkContactResource>;
  AddressBookUploadError: ResolverTypeWrapper<AddressBookUploadErrorParent>;
  AddressBookUploadInput: AddressBookUploadInput;
  AddressBookUploadStatus: AddressBookUploadStatus;
  CacheControlScope: CacheControlScope;
  Contact: ResolverTypeWrapper<ContactParent>;
  ContactConnection: ResolverTypeWrapper<ContactConnectionParent>;
  ContactDuplicate: ResolverTypeWrapper<ContactDuplicateParent>;
  ContactDuplicateConnection: ResolverTypeWrapper<ContactDuplicateConnectionParent>;
  ContactDuplicateEdge: ResolverTypeWrapper<ContactDuplicateEdgeParent>;
  ContactDuplicateReason: ResolverTypeWrapper<ContactDuplicateReason>;
  ContactDuplicateReasonKind: ContactDuplicateReasonKind;
  ContactEdge: ResolverTypeWrapper<ContactEdgeParent>;
  ContactSource: ContactSource;
  ContactSourceProblem: ResolverTypeWrapper<ContactSourceProblemParent>;
  ContactSourceState: ResolverTypeWrapper<ContactSourceStateParent>;
  CopyOtherContactToMyContactsInput: CopyOtherContactToMyContactsInput;
  CopyOtherContactToMyContactsPayload: ResolverTypeWrapper<Omit<CopyOtherContactToMyContactsPayload, 'person'> & { person?: Maybe<ResolversTypes['Person']> }>;
  CreatePersonalContactInput: CreatePersonalContactInput;
  CreatePersonalContactPayload: ResolverTypeWrapper<Omit<CreatePersonalContactPayload, 'edge' | 'personalContact'> & { edge?: Maybe<ResolversTypes['PersonalContactEdge']>, personalContact?: Maybe<ResolversTypes['PersonalContact']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeletePersonalContactsInput: DeletePersonalContactsInput;
  DeletePersonalContactsPayload: ResolverTypeWrapper<DeletePersonalContactsPayload>;
  Extension: ResolverTypeWrapper<ExtensionParent>;
  Favorite: ResolverTypeWrapper<FavoriteParent>;
  FavoriteConnection: ResolverTypeWrapper<FavoriteConnectionParent>;
  FavoriteEdge: ResolverTypeWrapper<FavoriteEdgeParent>;
  FavoriteTarget: ResolverTypeWrapper<FavoriteTargetParent>;
  FavoriteTargetInput: FavoriteTargetInput;
  ForgetMyAddressBooksInput: ForgetMyAddressBooksInput;
  ForgetMyAddressBooksPayload: ResolverTypeWrapper<ForgetMyAddressBooksPayload>;
  MoveFavoriteInput: MoveFavoriteInput;
  MoveFavoritePayload: ResolverTypeWrapper<Omit<MoveFavoritePayload, 'favorite' | 'favorites'> & { favorite?: Maybe<ResolversTypes['Favorite']>, favorites?: Maybe<ReadonlyArray<ResolversTypes['Favorite']>> }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<NodeParent>;
  PageInfo: ResolverTypeWrapper<PageInfoParent>;
  PatchPersonalContactInput: PatchPersonalContactInput;
  PatchPersonalContactPayload: ResolverTypeWrapper<Omit<PatchPersonalContactPayload, 'personalContact'> & { personalContact?: Maybe<ResolversTypes['PersonalContact']> }>;
  Person: ResolverTypeWrapper<PersonParent>;
  PersonAddress: ResolverTypeWrapper<GoogleAddress>;
  PersonAgeBracket: PersonAgeBracket;
  PersonAgeRange: ResolverTypeWrapper<GoogleAgeRangeType>;
  PersonBiography: ResolverTypeWrapper<GoogleBiography>;
  PersonBirthday: ResolverTypeWrapper<GoogleBirthday>;
  PersonBraggingRights: ResolverTypeWrapper<GoogleBraggingRights>;
  PersonCalendarUrl: ResolverTypeWrapper<GoogleCalendarUrl>;
  PersonChange: ResolverTypeWrapper<PersonChangeParent>;
  PersonChangeConnection: ResolverTypeWrapper<PersonChangeConnectionParent>;
  PersonChangeEdge: ResolverTypeWrapper<PersonChangeEdgeParent>;
  PersonClientData: ResolverTypeWrapper<GoogleClientData>;
  PersonConnection: ResolverTypeWrapper<PersonConnectionParent>;
  PersonContactGroupMembership: ResolverTypeWrapper<GoogleContactGroupMembership>;
  PersonContentType: PersonContentType;
  PersonCopyField: PersonCopyField;
  PersonCoverPhoto: ResolverTypeWrapper<GoogleCoverPhoto>;
  PersonDate: ResolverTypeWrapper<GoogleDate>;
  PersonDomainMembership: ResolverTypeWrapper<GoogleDomainMembership>;
  PersonEdge: ResolverTypeWrapper<PersonEdgeParent>;
  PersonEmailAddress: ResolverTypeWrapper<GoogleEmailAddress>;
  PersonEvent: ResolverTypeWrapper<GoogleEvent>;
  PersonExternalId: ResolverTypeWrapper<GoogleExternalId>;
  PersonFieldMetadata: ResolverTypeWrapper<GoogleFieldMetadata>;
  PersonFileAs: ResolverTypeWrapper<GoogleFileAs>;
  PersonGender: ResolverTypeWrapper<GoogleGender>;
  PersonImClient: ResolverTypeWrapper<GoogleImClient>;
  PersonInterest: ResolverTypeWrapper<GoogleInterest>;
  PersonLocale: ResolverTypeWrapper<GoogleLocale>;
  PersonLocation: ResolverTypeWrapper<GoogleLocation>;
  PersonMembership: ResolverTypeWrapper<GoogleMembership>;
  PersonMetadata: ResolverTypeWrapper<GooglePersonMetadata>;
  PersonMiscKeyword: ResolverTypeWrapper<GoogleMiscKeyword>;
  PersonMiscKeywordType: PersonMiscKeywordType;
  PersonName: ResolverTypeWrapper<GoogleName>;
  PersonNickname: ResolverTypeWrapper<GoogleNickname>;
  PersonNicknameType: PersonNicknameType;
  PersonObjectType: PersonObjectType;
  PersonOccupation: ResolverTypeWrapper<GoogleOccupation>;
  PersonOrganization: ResolverTypeWrapper<GoogleOrganization>;
  PersonPhoneNumber: ResolverTypeWrapper<GooglePhoneNumber>;
  PersonPhoto: ResolverTypeWrapper<GooglePhoto>;
  PersonProfileMetadata: ResolverTypeWrapper<GoogleProfileMetadata>;
  PersonReadSource: PersonReadSource;
  PersonRelation: ResolverTypeWrapper<GoogleRelation>;
  PersonRelationshipInterest: ResolverTypeWrapper<GoogleRelationshipInterest>;
  PersonRelationshipStatus: ResolverTypeWrapper<GoogleRelationshipStatus>;
  PersonResidence: ResolverTypeWrapper<GoogleResidence>;
  PersonSipAddress: ResolverTypeWrapper<GoogleSipAddress>;
  PersonSkill: ResolverTypeWrapper<GoogleSkill>;
  PersonSource: ResolverTypeWrapper<GoogleSource>;
  PersonSourceType: PersonSourceType;
  PersonTagline: ResolverTypeWrapper<GoogleTagline>;
  PersonUrl: ResolverTypeWrapper<GoogleUrl>;
  PersonUserDefined: ResolverTypeWrapper<GoogleUserDefined>;
  PersonUserType: PersonUserType;
  PersonalContact: ResolverTypeWrapper<PersonalContactParent>;
  PersonalContactAddress: ResolverTypeWrapper<ContactAddressInfo>;
  PersonalContactAddressInput: PersonalContactAddressInput;
  PersonalContactAvailability: PersonalContactAvailability;
  PersonalContactChange: ResolverTypeWrapper<PersonalContactChangeParent>;
  PersonalContactChangeConnection: ResolverTypeWrapper<PersonalContactChangeConnectionParent>;
  PersonalContactChangeEdge: ResolverTypeWrapper<PersonalContactChangeEdgeParent>;
  PersonalContactConnection: ResolverTypeWrapper<PersonalContactConnectionParent>;
  PersonalContactEdge: ResolverTypeWrapper<PersonalContactEdgeParent>;
  PersonalContactInput: PersonalContactInput;
  PersonalContactOrder: PersonalContactOrder;
  PersonalContactOrderDirection: PersonalContactOrderDirection;
  PersonalContactOrderField: PersonalContactOrderField;
  PersonalContactPhoneNumber: ResolverTypeWrapper<PersonalContactPhoneNumber>;
  PersonalContactPhoneType: PersonalContactPhoneType;
  PersonalContactReplacementInput: PersonalContactReplacementInput;
  PersonalContactSort: PersonalContactSort;
  PhoneNumberMatch: ResolverTypeWrapper<PhoneNumberMatchParent>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RemoveFavoriteInput: RemoveFavoriteInput;
  RemoveFavoritePayload: ResolverTypeWrapper<Omit<RemoveFavoritePayload, 'favorites'> & { favorites?: Maybe<ReadonlyArray<ResolversTypes['Favorite']>> }>;
  SetFavoritesInput: SetFavoritesInput;
  SetFavoritesPayload: ResolverTypeWrapper<Omit<SetFavoritesPayload, 'favorites'> & { favorites?: Maybe<ReadonlyArray<ResolversTypes['Favorite']>> }>;
  UpdatePersonalContactInput: UpdatePersonalContactInput;
  UpdatePersonalContactPayload: ResolverTypeWrapper<Omit<UpdatePersonalContactPayload, 'personalContact'> & { personalContact?: Maybe<ResolversTypes['PersonalContact']> }>;
  UpdatePersonalContactsInput: UpdatePersonalContactsInput;
  UpdatePersonalContactsPayload: ResolverTypeWrapper<Omit<UpdatePersonalContactsPayload, 'results'> & { results?: Maybe<ReadonlyArray<ResolversTypes['UpdatePersonalContactsResult']>> }>;
  UpdatePersonalContactsResult: ResolverTypeWrapper<UpdatePersonalContactsResultParent>;
  UploadAddressBooksInput: UploadAddressBooksInput;
  UploadAddressBooksPayload: ResolverTypeWrapper<Omit<UploadAddressBooksPayload, 'upload'> & { upload?: Maybe<ResolversTypes['AddressBookUpload']> }>;
  UpstreamQuota: ResolverTypeWrapper<UpstreamQuota>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddFavoriteInput: AddFavoriteInput;
  ID: Scalars['ID']['output'];
  AddFavoritePayload: Omit<AddFavoritePayload, 'edge' | 'favorite' | 'favorites'> & { edge?: Maybe<ResolversParentTypes['FavoriteEdge']>, favorite?: Maybe<ResolversParentTypes['Favorite']>, favorites?: Maybe<ReadonlyArray<ResolversParentTypes['Favorite']>> };
  AddressBookUpload: AddressBookUploadParent;
  String: Scalars['String']['output'];
  AddressBookUploadAffected: AddressBookBulkUploadResource;
  AddressBookUploadContact: AddressBookBulkContactResource;
  AddressBookUploadError: AddressBookUploadErrorParent;
  AddressBookUploadInput: AddressBookUploadInput;
  Contact: ContactParent;
  ContactConnection: ContactConnectionParent;
  ContactDuplicate: ContactDuplicateParent;
  ContactDuplicateConnection: ContactDuplicateConnectionParent;
  ContactDuplicateEdge: ContactDuplicateEdgeParent;
  ContactDuplicateReason: ContactDuplicateReason;
  ContactEdge: ContactEdgeParent;
  ContactSourceProblem: ContactSourceProblemParent;
  ContactSourceState: ContactSourceStateParent;
  CopyOtherContactToMyContactsInput: CopyOtherContactToMyContactsInput;
  CopyOtherContactToMyContactsPayload: Omit<CopyOtherContactToMyContactsPayload, 'person'> & { person?: Maybe<ResolversParentTypes['Person']> };
  CreatePersonalContactInput: CreatePersonalContactInput;
  CreatePersonalContactPayload: Omit<CreatePersonalContactPayload, 'edge' | 'personalContact'> & { edge?: Maybe<ResolversParentTypes['PersonalContactEdge']>, personalContact?: Maybe<ResolversParentTypes['PersonalContact']> };
  DateTime: Scalars['DateTime']['output'];
  DeletePersonalContactsInput: DeletePersonalContactsInput;
  DeletePersonalContactsPayload: DeletePersonalContactsPayload;
  Extension: ExtensionParent;
  Favorite: FavoriteParent;
  FavoriteConnection: FavoriteConnectionParent;
  FavoriteEdge: FavoriteEdgeParent;
  FavoriteTarget: FavoriteTargetParent;
  FavoriteTargetInput: FavoriteTargetInput;
  ForgetMyAddressBooksInput: ForgetMyAddressBooksInput;
  ForgetMyAddressBooksPayload: ForgetMyAddressBooksPayload;
  MoveFavoriteInput: MoveFavoriteInput;
  MoveFavoritePayload: Omit<MoveFavoritePayload, 'favorite' | 'favorites'> & { favorite?: Maybe<ResolversParentTypes['Favorite']>, favorites?: Maybe<ReadonlyArray<ResolversParentTypes['Favorite']>> };
  Mutation: Record<PropertyKey, never>;
  Node: NodeParent;
  PageInfo: PageInfoParent;
  PatchPersonalContactInput: PatchPersonalContactInput;
  PatchPersonalContactPayload: Omit<PatchPersonalContactPayload, 'personalContact'> & { personalContact?: Maybe<ResolversParentTypes['PersonalContact']> };
  Person: PersonParent;
  PersonAddress: GoogleAddress;
  PersonAgeRange: GoogleAgeRangeType;
  PersonBiography: GoogleBiography;
  PersonBirthday: GoogleBirthday;
  PersonBraggingRights: GoogleBraggingRights;
  PersonCalendarUrl: GoogleCalendarUrl;
  PersonChange: PersonChangeParent;
  PersonChangeConnection: PersonChangeConnectionParent;
  PersonChangeEdge: PersonChangeEdgeParent;
  PersonClientData: GoogleClientData;
  PersonConnection: PersonConnectionParent;
  PersonContactGroupMembership: GoogleContactGroupMembership;
  PersonCoverPhoto: GoogleCoverPhoto;
  PersonDate: GoogleDate;
  PersonDomainMembership: GoogleDomainMembership;
  PersonEdge: PersonEdgeParent;
  PersonEmailAddress: GoogleEmailAddress;
  PersonEvent: GoogleEvent;
  PersonExternalId: GoogleExternalId;
  PersonFieldMetadata: GoogleFieldMetadata;
  PersonFileAs: GoogleFileAs;
  PersonGender: GoogleGender;
  PersonImClient: GoogleImClient;
  PersonInterest: GoogleInterest;
  PersonLocale: GoogleLocale;
  PersonLocation: GoogleLocation;
  PersonMembership: GoogleMembership;
  PersonMetadata: GooglePersonMetadata;
  PersonMiscKeyword: GoogleMiscKeyword;
  PersonName: GoogleName;
  PersonNickname: GoogleNickname;
  PersonOccupation: GoogleOccupation;
  PersonOrganization: GoogleOrganization;
  PersonPhoneNumber: GooglePhoneNumber;
  PersonPhoto: GooglePhoto;
  PersonProfileMetadata: GoogleProfileMetadata;
  PersonRelation: GoogleRelation;
  PersonRelationshipInterest: GoogleRelationshipInterest;
  PersonRelationshipStatus: GoogleRelationshipStatus;
  PersonResidence: GoogleResidence;
  PersonSipAddress: GoogleSipAddress;
  PersonSkill: GoogleSkill;
  PersonSource: GoogleSource;
  PersonTagline: GoogleTagline;
  PersonUrl: GoogleUrl;
  PersonUserDefined: GoogleUserDefined;
  PersonalContact: PersonalContactParent;
  PersonalContactAddress: ContactAddressInfo;
  PersonalContactAddressInput: PersonalContactAddressInput;
  PersonalContactChange: PersonalContactChangeParent;
  PersonalContactChangeConnection: PersonalContactChangeConnectionParent;
  PersonalContactChangeEdge: PersonalContactChangeEdgeParent;
  PersonalContactConnection: PersonalContactConnectionParent;
  PersonalContactEdge: PersonalContactEdgeParent;
  PersonalContactInput: PersonalContactInput;
  PersonalContactOrder: PersonalContactOrder;
  PersonalContactPhoneNumber: PersonalContactPhoneNumber;
  PersonalContactReplacementInput: PersonalContactReplacementInput;
  PhoneNumberMatch: PhoneNumberMatchParent;
  Query: Record<PropertyKey, never>;
  RemoveFavoriteInput: RemoveFavoriteInput;
  RemoveFavoritePayload: Omit<RemoveFavoritePayload, 'favorites'> & { favorites?: Maybe<ReadonlyArray<ResolversParentTypes['Favorite']>> };
  SetFavoritesInput: SetFavoritesInput;
  SetFavoritesPayload: Omit<SetFavoritesPayload, 'favorites'> & { favorites?: Maybe<ReadonlyArray<ResolversParentTypes['Favorite']>> };
  UpdatePersonalContactInput: UpdatePersonalContactInput;
  UpdatePersonalContactPayload: Omit<UpdatePersonalContactPayload, 'personalContact'> & { personalContact?: Maybe<ResolversParentTypes['PersonalContact']> };
  UpdatePersonalContactsInput: UpdatePersonalContactsInput;
  UpdatePersonalContactsPayload: Omit<UpdatePersonalContactsPayload, 'results'> & { results?: Maybe<ReadonlyArray<ResolversParentTypes['UpdatePersonalContactsResult']>> };
  UpdatePersonalContactsResult: UpdatePersonalContactsResultParent;
  UploadAddressBooksInput: UploadAddressBooksInput;
  UploadAddressBooksPayload: Omit<UploadAddressBooksPayload, 'upload'> & { upload?: Maybe<ResolversParentTypes['AddressBookUpload']> };
  UpstreamQuota: UpstreamQuota;
  UserError: UserError;
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
};

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddFavoritePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddFavoritePayload'] = ResolversParentTypes['AddFavoritePayload']> = {
  edge?: Resolver<Maybe<ResolversTypes['FavoriteEdge']>, ParentType, ContextType>;
  favorite?: Resolver<Maybe<ResolversTypes['Favorite']>, ParentType, ContextType>;
  favorites?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Favorite']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AddressBookUploadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddressBookUpload'] = ResolversParentTypes['AddressBookUpload'], FederationReferenceType extends FederationReferenceTypes['AddressBookUpload'] = FederationReferenceTypes['AddressBookUpload']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AddressBookUpload']> | FederationReferenceType, FederationReferenceType, ContextType>;
  affected?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AddressBookUploadAffected']>>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AddressBookUploadError']>>, ParentType, ContextType>;
  isFinished?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  modifiedAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pollAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['AddressBookUploadStatus']>, ParentType, ContextType>;
  taskId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AddressBookUploadAffectedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddressBookUploadAffected'] = ResolversParentTypes['AddressBookUploadAffected']> = {
  contactCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  contacts?: Resolver<ReadonlyArray<ResolversTypes['AddressBookUploadContact']>, ParentType, ContextType>;
  extension?: Resolver<Maybe<ResolversTypes['Extension']>, ParentType, ContextType>;
  extensionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AddressBookUploadContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddressBookUploadContact'] = ResolversParentTypes['AddressBookUploadContact']> = {
  assistantPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthday?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  businessAddress?: Resolver<Maybe<ResolversTypes['PersonalContactAddress']>, ParentType, ContextType>;
  businessFax?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  businessPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  businessPhone2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  callbackPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  carPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  companyPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email3?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  homeAddress?: Resolver<Maybe<ResolversTypes['PersonalContactAddress']>, ParentType, ContextType>;
  homePhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  homePhone2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  jobTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  middleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mobilePhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nickName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  otherAddress?: Resolver<Maybe<ResolversTypes['PersonalContactAddress']>, ParentType, ContextType>;
  otherFax?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  otherPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  webPage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AddressBookUploadErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddressBookUploadError'] = ResolversParentTypes['AddressBookUploadError']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['AddressBookUploadContact']>, ParentType, ContextType>;
  extensionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameterName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameterValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  __resolveType: TypeResolveFn<'Person' | 'PersonalContact', ParentType, ContextType>;
};

export type ContactConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactConnection'] = ResolversParentTypes['ContactConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContactEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Contact']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['ContactSourceState']>, ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ContactDuplicateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactDuplicate'] = ResolversParentTypes['ContactDuplicate']> = {
  contacts?: Resolver<ReadonlyArray<ResolversTypes['Contact']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['ContactDuplicateReason']>, ParentType, ContextType>;
};

export type ContactDuplicateConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactDuplicateConnection'] = ResolversParentTypes['ContactDuplicateConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContactDuplicateEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ContactDuplicate']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['ContactSourceState']>, ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ContactDuplicateEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactDuplicateEdge'] = ResolversParentTypes['ContactDuplicateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ContactDuplicate'], ParentType, ContextType>;
};

export type ContactDuplicateReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactDuplicateReason'] = ResolversParentTypes['ContactDuplicateReason']> = {
  kind?: Resolver<ResolversTypes['ContactDuplicateReasonKind'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContactEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactEdge'] = ResolversParentTypes['ContactEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
};

export type ContactSourceProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactSourceProblem'] = ResolversParentTypes['ContactSourceProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfter?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ContactSourceStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactSourceState'] = ResolversParentTypes['ContactSourceState']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['ContactSourceProblem']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['ContactSource'], ParentType, ContextType>;
};

export type CopyOtherContactToMyContactsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CopyOtherContactToMyContactsPayload'] = ResolversParentTypes['CopyOtherContactToMyContactsPayload']> = {
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreatePersonalContactPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePersonalContactPayload'] = ResolversParentTypes['CreatePersonalContactPayload']> = {
  edge?: Resolver<Maybe<ResolversTypes['PersonalContactEdge']>, ParentType, ContextType>;
  personalContact?: Resolver<Maybe<ResolversTypes['PersonalContact']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeletePersonalContactsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletePersonalContactsPayload'] = ResolversParentTypes['DeletePersonalContactsPayload']> = {
  deletedIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ExtensionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Extension'] = ResolversParentTypes['Extension'], FederationReferenceType extends FederationReferenceTypes['Extension'] = FederationReferenceTypes['Extension']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Extension']> | FederationReferenceType, FederationReferenceType, ContextType>;
  extensionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  favorites?: Resolver<Maybe<ResolversTypes['FavoriteConnection']>, ParentType, ContextType, Partial<ExtensionFavoritesArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  personalContacts?: Resolver<Maybe<ResolversTypes['PersonalContactConnection']>, ParentType, ContextType, RequireFields<ExtensionPersonalContactsArgs, 'sortBy'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FavoriteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Favorite'] = ResolversParentTypes['Favorite'], FederationReferenceType extends FederationReferenceTypes['Favorite'] = FederationReferenceTypes['Favorite']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Favorite']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['FavoriteTarget']>, ParentType, ContextType>;
  targetAccountId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FavoriteConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FavoriteConnection'] = ResolversParentTypes['FavoriteConnection']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['FavoriteEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Favorite']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type FavoriteEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FavoriteEdge'] = ResolversParentTypes['FavoriteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Favorite'], ParentType, ContextType>;
};

export type FavoriteTargetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FavoriteTarget'] = ResolversParentTypes['FavoriteTarget']> = {
  __resolveType: TypeResolveFn<'Extension' | 'PersonalContact', ParentType, ContextType>;
};

export type ForgetMyAddressBooksPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForgetMyAddressBooksPayload'] = ResolversParentTypes['ForgetMyAddressBooksPayload']> = {
  forgotten?: Resolver<ReadonlyArray<ResolversTypes['ContactSource']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MoveFavoritePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoveFavoritePayload'] = ResolversParentTypes['MoveFavoritePayload']> = {
  favorite?: Resolver<Maybe<ResolversTypes['Favorite']>, ParentType, ContextType>;
  favorites?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Favorite']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addFavorite?: Resolver<Maybe<ResolversTypes['AddFavoritePayload']>, ParentType, ContextType, RequireFields<MutationAddFavoriteArgs, 'input'>>;
  copyOtherContactToMyContacts?: Resolver<Maybe<ResolversTypes['CopyOtherContactToMyContactsPayload']>, ParentType, ContextType, RequireFields<MutationCopyOtherContactToMyContactsArgs, 'input'>>;
  createPersonalContact?: Resolver<Maybe<ResolversTypes['CreatePersonalContactPayload']>, ParentType, ContextType, RequireFields<MutationCreatePersonalContactArgs, 'input'>>;
  deletePersonalContacts?: Resolver<Maybe<ResolversTypes['DeletePersonalContactsPayload']>, ParentType, ContextType, RequireFields<MutationDeletePersonalContactsArgs, 'input'>>;
  forgetMyAddressBooks?: Resolver<Maybe<ResolversTypes['ForgetMyAddressBooksPayload']>, ParentType, ContextType, RequireFields<MutationForgetMyAddressBooksArgs, 'input'>>;
  moveFavorite?: Resolver<Maybe<ResolversTypes['MoveFavoritePayload']>, ParentType, ContextType, RequireFields<MutationMoveFavoriteArgs, 'input'>>;
  patchPersonalContact?: Resolver<Maybe<ResolversTypes['PatchPersonalContactPayload']>, ParentType, ContextType, RequireFields<MutationPatchPersonalContactArgs, 'input'>>;
  removeFavorite?: Resolver<Maybe<ResolversTypes['RemoveFavoritePayload']>, ParentType, ContextType, RequireFields<MutationRemoveFavoriteArgs, 'input'>>;
  setFavorites?: Resolver<Maybe<ResolversTypes['SetFavoritesPayload']>, ParentType, ContextType, RequireFields<MutationSetFavoritesArgs, 'input'>>;
  updatePersonalContact?: Resolver<Maybe<ResolversTypes['UpdatePersonalContactPayload']>, ParentType, ContextType, RequireFields<MutationUpdatePersonalContactArgs, 'input'>>;
  updatePersonalContacts?: Resolver<Maybe<ResolversTypes['UpdatePersonalContactsPayload']>, ParentType, ContextType, RequireFields<MutationUpdatePersonalContactsArgs, 'input'>>;
  uploadAddressBooks?: Resolver<Maybe<ResolversTypes['UploadAddressBooksPayload']>, ParentType, ContextType, RequireFields<MutationUploadAddressBooksArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Extension' | 'Favorite' | 'Person' | 'PersonalContact', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PatchPersonalContactPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PatchPersonalContactPayload'] = ResolversParentTypes['PatchPersonalContactPayload']> = {
  personalContact?: Resolver<Maybe<ResolversTypes['PersonalContact']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person'], FederationReferenceType extends FederationReferenceTypes['Person'] = FederationReferenceTypes['Person']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Person']> | FederationReferenceType, FederationReferenceType, ContextType>;
  addresses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonAddress']>>, ParentType, ContextType>;
  ageRange?: Resolver<Maybe<ResolversTypes['PersonAgeBracket']>, ParentType, ContextType>;
  ageRanges?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonAgeRange']>>, ParentType, ContextType>;
  biographies?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonBiography']>>, ParentType, ContextType>;
  birthdays?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonBirthday']>>, ParentType, ContextType>;
  braggingRights?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonBraggingRights']>>, ParentType, ContextType>;
  calendarUrls?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonCalendarUrl']>>, ParentType, ContextType>;
  clientData?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonClientData']>>, ParentType, ContextType>;
  coverPhotos?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonCoverPhoto']>>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  emailAddresses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonEmailAddress']>>, ParentType, ContextType>;
  etag?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  events?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonEvent']>>, ParentType, ContextType>;
  externalIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonExternalId']>>, ParentType, ContextType>;
  fileAses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonFileAs']>>, ParentType, ContextType>;
  genders?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonGender']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imClients?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonImClient']>>, ParentType, ContextType>;
  interests?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonInterest']>>, ParentType, ContextType>;
  locales?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonLocale']>>, ParentType, ContextType>;
  locations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonLocation']>>, ParentType, ContextType>;
  memberships?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonMembership']>>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonMetadata']>, ParentType, ContextType>;
  miscKeywords?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonMiscKeyword']>>, ParentType, ContextType>;
  names?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonName']>>, ParentType, ContextType>;
  nicknames?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonNickname']>>, ParentType, ContextType>;
  occupations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonOccupation']>>, ParentType, ContextType>;
  organizations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonOrganization']>>, ParentType, ContextType>;
  personalContacts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonalContact']>>, ParentType, ContextType>;
  phoneNumbers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonPhoneNumber']>>, ParentType, ContextType>;
  photoUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<PersonPhotoUrlArgs>>;
  photos?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonPhoto']>>, ParentType, ContextType>;
  primaryEmailAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  primaryPhoneNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  relations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonRelation']>>, ParentType, ContextType>;
  relationshipInterests?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonRelationshipInterest']>>, ParentType, ContextType>;
  relationshipStatuses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonRelationshipStatus']>>, ParentType, ContextType>;
  residences?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonResidence']>>, ParentType, ContextType>;
  resourceName?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sipAddresses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonSipAddress']>>, ParentType, ContextType>;
  skills?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonSkill']>>, ParentType, ContextType>;
  taglines?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonTagline']>>, ParentType, ContextType>;
  urls?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonUrl']>>, ParentType, ContextType>;
  userDefined?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonUserDefined']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonAddress'] = ResolversParentTypes['PersonAddress']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  countryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  extendedAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  formattedType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  formattedValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  poBox?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  streetAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonAgeRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonAgeRange'] = ResolversParentTypes['PersonAgeRange']> = {
  ageRange?: Resolver<Maybe<ResolversTypes['PersonAgeBracket']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
};

export type PersonBiographyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonBiography'] = ResolversParentTypes['PersonBiography']> = {
  contentType?: Resolver<Maybe<ResolversTypes['PersonContentType']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonBirthdayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonBirthday'] = ResolversParentTypes['PersonBirthday']> = {
  date?: Resolver<Maybe<ResolversTypes['PersonDate']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonBraggingRightsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonBraggingRights'] = ResolversParentTypes['PersonBraggingRights']> = {
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonCalendarUrlResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonCalendarUrl'] = ResolversParentTypes['PersonCalendarUrl']> = {
  formattedType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonChange'] = ResolversParentTypes['PersonChange']> = {
  deleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  resourceName?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PersonChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonChangeConnection'] = ResolversParentTypes['PersonChangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PersonChangeEdge']>, ParentType, ContextType>;
  isFullSync?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nextSince?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PersonChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PersonChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonChangeEdge'] = ResolversParentTypes['PersonChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PersonChange'], ParentType, ContextType>;
};

export type PersonClientDataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonClientData'] = ResolversParentTypes['PersonClientData']> = {
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonConnection'] = ResolversParentTypes['PersonConnection']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PersonEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Person']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PersonContactGroupMembershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonContactGroupMembership'] = ResolversParentTypes['PersonContactGroupMembership']> = {
  contactGroupId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contactGroupResourceName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonCoverPhotoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonCoverPhoto'] = ResolversParentTypes['PersonCoverPhoto']> = {
  default?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonDateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonDate'] = ResolversParentTypes['PersonDate']> = {
  day?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  month?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  year?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PersonDomainMembershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonDomainMembership'] = ResolversParentTypes['PersonDomainMembership']> = {
  inViewerDomain?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type PersonEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonEdge'] = ResolversParentTypes['PersonEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
};

export type PersonEmailAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonEmailAddress'] = ResolversParentTypes['PersonEmailAddress']> = {
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  formattedType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonEvent'] = ResolversParentTypes['PersonEvent']> = {
  date?: Resolver<Maybe<ResolversTypes['PersonDate']>, ParentType, ContextType>;
  formattedType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonExternalIdResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonExternalId'] = ResolversParentTypes['PersonExternalId']> = {
  formattedType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonFieldMetadataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonFieldMetadata'] = ResolversParentTypes['PersonFieldMetadata']> = {
  primary?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['PersonSource']>, ParentType, ContextType>;
  sourcePrimary?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  verified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type PersonFileAsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonFileAs'] = ResolversParentTypes['PersonFileAs']> = {
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonGenderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonGender'] = ResolversParentTypes['PersonGender']> = {
  addressMeAs?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  formattedValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonImClientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonImClient'] = ResolversParentTypes['PersonImClient']> = {
  formattedProtocol?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  formattedType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  protocol?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonInterestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonInterest'] = ResolversParentTypes['PersonInterest']> = {
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonLocaleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonLocale'] = ResolversParentTypes['PersonLocale']> = {
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonLocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonLocation'] = ResolversParentTypes['PersonLocation']> = {
  buildingId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  current?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  deskCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  floor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  floorSection?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonMembershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonMembership'] = ResolversParentTypes['PersonMembership']> = {
  contactGroupMembership?: Resolver<Maybe<ResolversTypes['PersonContactGroupMembership']>, ParentType, ContextType>;
  domainMembership?: Resolver<Maybe<ResolversTypes['PersonDomainMembership']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
};

export type PersonMetadataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonMetadata'] = ResolversParentTypes['PersonMetadata']> = {
  deleted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  linkedPeopleResourceNames?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  objectType?: Resolver<Maybe<ResolversTypes['PersonObjectType']>, ParentType, ContextType>;
  previousResourceNames?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  sources?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonSource']>>, ParentType, ContextType>;
};

export type PersonMiscKeywordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonMiscKeyword'] = ResolversParentTypes['PersonMiscKeyword']> = {
  formattedType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['PersonMiscKeywordType']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonNameResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonName'] = ResolversParentTypes['PersonName']> = {
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayNameLastFirst?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  familyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  givenName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  honorificPrefix?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  honorificSuffix?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  middleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneticFamilyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneticFullName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneticGivenName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneticHonorificPrefix?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneticHonorificSuffix?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneticMiddleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unstructuredName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonNicknameResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonNickname'] = ResolversParentTypes['PersonNickname']> = {
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['PersonNicknameType']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonOccupationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonOccupation'] = ResolversParentTypes['PersonOccupation']> = {
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonOrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonOrganization'] = ResolversParentTypes['PersonOrganization']> = {
  costCenter?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  current?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  domain?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['PersonDate']>, ParentType, ContextType>;
  formattedType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fullTimeEquivalentMillipercent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  jobDescription?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneticName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startDate?: Resolver<Maybe<ResolversTypes['PersonDate']>, ParentType, ContextType>;
  symbol?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonPhoneNumberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonPhoneNumber'] = ResolversParentTypes['PersonPhoneNumber']> = {
  canonicalForm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  formattedType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonPhotoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonPhoto'] = ResolversParentTypes['PersonPhoto']> = {
  default?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonProfileMetadataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonProfileMetadata'] = ResolversParentTypes['PersonProfileMetadata']> = {
  objectType?: Resolver<Maybe<ResolversTypes['PersonObjectType']>, ParentType, ContextType>;
  userTypes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonUserType']>>, ParentType, ContextType>;
};

export type PersonRelationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonRelation'] = ResolversParentTypes['PersonRelation']> = {
  formattedType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonRelationshipInterestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonRelationshipInterest'] = ResolversParentTypes['PersonRelationshipInterest']> = {
  formattedValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonRelationshipStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonRelationshipStatus'] = ResolversParentTypes['PersonRelationshipStatus']> = {
  formattedValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonResidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonResidence'] = ResolversParentTypes['PersonResidence']> = {
  current?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonSipAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonSipAddress'] = ResolversParentTypes['PersonSipAddress']> = {
  formattedType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonSkillResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonSkill'] = ResolversParentTypes['PersonSkill']> = {
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonSource'] = ResolversParentTypes['PersonSource']> = {
  etag?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  profileMetadata?: Resolver<Maybe<ResolversTypes['PersonProfileMetadata']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['PersonSourceType']>, ParentType, ContextType>;
  updateTime?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonTaglineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonTagline'] = ResolversParentTypes['PersonTagline']> = {
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonUrlResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonUrl'] = ResolversParentTypes['PersonUrl']> = {
  formattedType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonUserDefinedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonUserDefined'] = ResolversParentTypes['PersonUserDefined']> = {
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['PersonFieldMetadata']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonalContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalContact'] = ResolversParentTypes['PersonalContact'], FederationReferenceType extends FederationReferenceTypes['PersonalContact'] = FederationReferenceTypes['PersonalContact']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PersonalContact']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accountId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  appInfo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  assistantPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  availability?: Resolver<Maybe<ResolversTypes['PersonalContactAvailability']>, ParentType, ContextType>;
  birthday?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  businessAddress?: Resolver<Maybe<ResolversTypes['PersonalContactAddress']>, ParentType, ContextType>;
  businessFax?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  businessPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  businessPhone2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  callbackPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  carPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  companyPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contactId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email3?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  emailAddresses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  extensionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  homeAddress?: Resolver<Maybe<ResolversTypes['PersonalContactAddress']>, ParentType, ContextType>;
  homePhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  homePhone2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jobTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  middleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mobilePhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nickName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  otherAddress?: Resolver<Maybe<ResolversTypes['PersonalContactAddress']>, ParentType, ContextType>;
  otherFax?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  otherPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  people?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Person']>>, ParentType, ContextType>;
  phoneNumbers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonalContactPhoneNumber']>>, ParentType, ContextType>;
  photoUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<PersonalContactPhotoUrlArgs>>;
  primaryEmailAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  primaryPhoneNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ringtoneIndex?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  webPage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonalContactAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalContactAddress'] = ResolversParentTypes['PersonalContactAddress']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonalContactChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalContactChange'] = ResolversParentTypes['PersonalContactChange']> = {
  contactId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  deleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  personalContact?: Resolver<Maybe<ResolversTypes['PersonalContact']>, ParentType, ContextType>;
};

export type PersonalContactChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalContactChangeConnection'] = ResolversParentTypes['PersonalContactChangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PersonalContactChangeEdge']>, ParentType, ContextType>;
  isFullSync?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nextSince?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PersonalContactChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PersonalContactChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalContactChangeEdge'] = ResolversParentTypes['PersonalContactChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PersonalContactChange'], ParentType, ContextType>;
};

export type PersonalContactConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalContactConnection'] = ResolversParentTypes['PersonalContactConnection']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PersonalContactEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PersonalContact']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PersonalContactEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalContactEdge'] = ResolversParentTypes['PersonalContactEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PersonalContact'], ParentType, ContextType>;
};

export type PersonalContactPhoneNumberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalContactPhoneNumber'] = ResolversParentTypes['PersonalContactPhoneNumber']> = {
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['PersonalContactPhoneType'], ParentType, ContextType>;
};

export type PhoneNumberMatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PhoneNumberMatch'] = ResolversParentTypes['PhoneNumberMatch']> = {
  contacts?: Resolver<ReadonlyArray<ResolversTypes['Contact']>, ParentType, ContextType>;
  e164?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['ContactSourceState']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  addressBookUpload?: Resolver<Maybe<ResolversTypes['AddressBookUpload']>, ParentType, ContextType, RequireFields<QueryAddressBookUploadArgs, 'accountId' | 'taskId'>>;
  duplicateContacts?: Resolver<Maybe<ResolversTypes['ContactDuplicateConnection']>, ParentType, ContextType, RequireFields<QueryDuplicateContactsArgs, 'first' | 'sources'>>;
  favorites?: Resolver<Maybe<ResolversTypes['FavoriteConnection']>, ParentType, ContextType, RequireFields<QueryFavoritesArgs, 'accountId' | 'extensionId'>>;
  matchPhoneNumbers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PhoneNumberMatch']>>, ParentType, ContextType, RequireFields<QueryMatchPhoneNumbersArgs, 'numbers' | 'sources'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  otherContactChanges?: Resolver<Maybe<ResolversTypes['PersonChangeConnection']>, ParentType, ContextType, RequireFields<QueryOtherContactChangesArgs, 'first' | 'sources'>>;
  otherContacts?: Resolver<Maybe<ResolversTypes['PersonConnection']>, ParentType, ContextType, RequireFields<QueryOtherContactsArgs, 'sources'>>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType, RequireFields<QueryPersonArgs, 'resourceName'>>;
  personalContact?: Resolver<Maybe<ResolversTypes['PersonalContact']>, ParentType, ContextType, RequireFields<QueryPersonalContactArgs, 'accountId' | 'contactId' | 'extensionId'>>;
  personalContactChanges?: Resolver<Maybe<ResolversTypes['PersonalContactChangeConnection']>, ParentType, ContextType, RequireFields<QueryPersonalContactChangesArgs, 'accountId' | 'extensionId' | 'first'>>;
  personalContacts?: Resolver<Maybe<ResolversTypes['PersonalContactConnection']>, ParentType, ContextType, RequireFields<QueryPersonalContactsArgs, 'accountId' | 'extensionId' | 'sortBy'>>;
  searchContacts?: Resolver<Maybe<ResolversTypes['ContactConnection']>, ParentType, ContextType, RequireFields<QuerySearchContactsArgs, 'first' | 'query' | 'sources'>>;
  searchOtherContacts?: Resolver<Maybe<ResolversTypes['PersonConnection']>, ParentType, ContextType, RequireFields<QuerySearchOtherContactsArgs, 'first' | 'query'>>;
  upstreamQuotas?: Resolver<Maybe<ReadonlyArray<ResolversTypes['UpstreamQuota']>>, ParentType, ContextType>;
};

export type RemoveFavoritePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveFavoritePayload'] = ResolversParentTypes['RemoveFavoritePayload']> = {
  favorites?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Favorite']>>, ParentType, ContextType>;
  removedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetFavoritesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetFavoritesPayload'] = ResolversParentTypes['SetFavoritesPayload']> = {
  favorites?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Favorite']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdatePersonalContactPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePersonalContactPayload'] = ResolversParentTypes['UpdatePersonalContactPayload']> = {
  personalContact?: Resolver<Maybe<ResolversTypes['PersonalContact']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdatePersonalContactsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePersonalContactsPayload'] = ResolversParentTypes['UpdatePersonalContactsPayload']> = {
  results?: Resolver<Maybe<ReadonlyArray<ResolversTypes['UpdatePersonalContactsResult']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdatePersonalContactsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePersonalContactsResult'] = ResolversParentTypes['UpdatePersonalContactsResult']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  personalContact?: Resolver<Maybe<ResolversTypes['PersonalContact']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UploadAddressBooksPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadAddressBooksPayload'] = ResolversParentTypes['UploadAddressBooksPayload']> = {
  upload?: Resolver<Maybe<ResolversTypes['AddressBookUpload']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpstreamQuotaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpstreamQuota'] = ResolversParentTypes['UpstreamQuota']> = {
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  remaining?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  resetAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  upstream?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AddFavoritePayload?: AddFavoritePayloadResolvers<ContextType>;
  AddressBookUpload?: AddressBookUploadResolvers<ContextType>;
  AddressBookUploadAffected?: AddressBookUploadAffectedResolvers<ContextType>;
  AddressBookUploadContact?: AddressBookUploadContactResolvers<ContextType>;
  AddressBookUploadError?: AddressBookUploadErrorResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  ContactConnection?: ContactConnectionResolvers<ContextType>;
  ContactDuplicate?: ContactDuplicateResolvers<ContextType>;
  ContactDuplicateConnection?: ContactDuplicateConnectionResolvers<ContextType>;
  ContactDuplicateEdge?: ContactDuplicateEdgeResolvers<ContextType>;
  ContactDuplicateReason?: ContactDuplicateReasonResolvers<ContextType>;
  ContactEdge?: ContactEdgeResolvers<ContextType>;
  ContactSourceProblem?: ContactSourceProblemResolvers<ContextType>;
  ContactSourceState?: ContactSourceStateResolvers<ContextType>;
  CopyOtherContactToMyContactsPayload?: CopyOtherContactToMyContactsPayloadResolvers<ContextType>;
  CreatePersonalContactPayload?: CreatePersonalContactPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeletePersonalContactsPayload?: DeletePersonalContactsPayloadResolvers<ContextType>;
  Extension?: ExtensionResolvers<ContextType>;
  Favorite?: FavoriteResolvers<ContextType>;
  FavoriteConnection?: FavoriteConnectionResolvers<ContextType>;
  FavoriteEdge?: FavoriteEdgeResolvers<ContextType>;
  FavoriteTarget?: FavoriteTargetResolvers<ContextType>;
  ForgetMyAddressBooksPayload?: ForgetMyAddressBooksPayloadResolvers<ContextType>;
  MoveFavoritePayload?: MoveFavoritePayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PatchPersonalContactPayload?: PatchPersonalContactPayloadResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  PersonAddress?: PersonAddressResolvers<ContextType>;
  PersonAgeRange?: PersonAgeRangeResolvers<ContextType>;
  PersonBiography?: PersonBiographyResolvers<ContextType>;
  PersonBirthday?: PersonBirthdayResolvers<ContextType>;
  PersonBraggingRights?: PersonBraggingRightsResolvers<ContextType>;
  PersonCalendarUrl?: PersonCalendarUrlResolvers<ContextType>;
  PersonChange?: PersonChangeResolvers<ContextType>;
  PersonChangeConnection?: PersonChangeConnectionResolvers<ContextType>;
  PersonChangeEdge?: PersonChangeEdgeResolvers<ContextType>;
  PersonClientData?: PersonClientDataResolvers<ContextType>;
  PersonConnection?: PersonConnectionResolvers<ContextType>;
  PersonContactGroupMembership?: PersonContactGroupMembershipResolvers<ContextType>;
  PersonCoverPhoto?: PersonCoverPhotoResolvers<ContextType>;
  PersonDate?: PersonDateResolvers<ContextType>;
  PersonDomainMembership?: PersonDomainMembershipResolvers<ContextType>;
  PersonEdge?: PersonEdgeResolvers<ContextType>;
  PersonEmailAddress?: PersonEmailAddressResolvers<ContextType>;
  PersonEvent?: PersonEventResolvers<ContextType>;
  PersonExternalId?: PersonExternalIdResolvers<ContextType>;
  PersonFieldMetadata?: PersonFieldMetadataResolvers<ContextType>;
  PersonFileAs?: PersonFileAsResolvers<ContextType>;
  PersonGender?: PersonGenderResolvers<ContextType>;
  PersonImClient?: PersonImClientResolvers<ContextType>;
  PersonInterest?: PersonInterestResolvers<ContextType>;
  PersonLocale?: PersonLocaleResolvers<ContextType>;
  PersonLocation?: PersonLocationResolvers<ContextType>;
  PersonMembership?: PersonMembershipResolvers<ContextType>;
  PersonMetadata?: PersonMetadataResolvers<ContextType>;
  PersonMiscKeyword?: PersonMiscKeywordResolvers<ContextType>;
  PersonName?: PersonNameResolvers<ContextType>;
  PersonNickname?: PersonNicknameResolvers<ContextType>;
  PersonOccupation?: PersonOccupationResolvers<ContextType>;
  PersonOrganization?: PersonOrganizationResolvers<ContextType>;
  PersonPhoneNumber?: PersonPhoneNumberResolvers<ContextType>;
  PersonPhoto?: PersonPhotoResolvers<ContextType>;
  PersonProfileMetadata?: PersonProfileMetadataResolvers<ContextType>;
  PersonRelation?: PersonRelationResolvers<ContextType>;
  PersonRelationshipInterest?: PersonRelationshipInterestResolvers<ContextType>;
  PersonRelationshipStatus?: PersonRelationshipStatusResolvers<ContextType>;
  PersonResidence?: PersonResidenceResolvers<ContextType>;
  PersonSipAddress?: PersonSipAddressResolvers<ContextType>;
  PersonSkill?: PersonSkillResolvers<ContextType>;
  PersonSource?: PersonSourceResolvers<ContextType>;
  PersonTagline?: PersonTaglineResolvers<ContextType>;
  PersonUrl?: PersonUrlResolvers<ContextType>;
  PersonUserDefined?: PersonUserDefinedResolvers<ContextType>;
  PersonalContact?: PersonalContactResolvers<ContextType>;
  PersonalContactAddress?: PersonalContactAddressResolvers<ContextType>;
  PersonalContactChange?: PersonalContactChangeResolvers<ContextType>;
  PersonalContactChangeConnection?: PersonalContactChangeConnectionResolvers<ContextType>;
  PersonalContactChangeEdge?: PersonalContactChangeEdgeResolvers<ContextType>;
  PersonalContactConnection?: PersonalContactConnectionResolvers<ContextType>;
  PersonalContactEdge?: PersonalContactEdgeResolvers<ContextType>;
  PersonalContactPhoneNumber?: PersonalContactPhoneNumberResolvers<ContextType>;
  PhoneNumberMatch?: PhoneNumberMatchResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RemoveFavoritePayload?: RemoveFavoritePayloadResolvers<ContextType>;
  SetFavoritesPayload?: SetFavoritesPayloadResolvers<ContextType>;
  UpdatePersonalContactPayload?: UpdatePersonalContactPayloadResolvers<ContextType>;
  UpdatePersonalContactsPayload?: UpdatePersonalContactsPayloadResolvers<ContextType>;
  UpdatePersonalContactsResult?: UpdatePersonalContactsResultResolvers<ContextType>;
  UploadAddressBooksPayload?: UploadAddressBooksPayloadResolvers<ContextType>;
  UpstreamQuota?: UpstreamQuotaResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
