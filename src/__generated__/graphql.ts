// Made by `npm run codegen` from schema/*.graphql (see codegen.yml). Edit the schema, never this file.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AddressBookUploadParent, AddressBookUploadErrorParent, ContactParent, ContactConnectionParent, ContactEdgeParent, ContactSourceProblemParent, ContactSourceStateParent, ExtensionParent, FavoriteParent, FavoriteConnectionParent, FavoriteEdgeParent, FavoriteTargetParent, NodeParent, PageInfoParent, PersonParent, PersonChangeParent, PersonChangeConnectionParent, PersonChangeEdgeParent, PersonConnectionParent, PersonEdgeParent, PersonalContactParent, PersonalContactChangeParent, PersonalContactChangeConnectionParent, PersonalContactChangeEdgeParent, PersonalContactConnectionParent, PersonalContactEdgeParent, UpdatePersonalContactsResultParent, PhoneNumberMatchParent } from '../loaders/records.ts';
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
  /** A moment in RFC 3339 form, in UTC, with milliseconds: `2026-01-31T08:00:00.000Z`. */
  DateTime: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** Input of `Mutation.addFavorite`. */
export type AddFavoriteInput = {
  /** Account, or `~` for the caller's own. */
  readonly accountId?: InputMaybe<Scalars['ID']['input']>;
  /** Extension, or `~` for the caller's own. */
  readonly extensionId?: InputMaybe<Scalars['ID']['input']>;
  /** Its place, from 0 to the length of the list; at the end unless given. */
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
  /** The whole list as upstream keeps it now; null when there are user errors. */
  readonly favorites?: Maybe<ReadonlyArray<Favorite>>;
  /** What a person can mend; empty when it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An upload of contacts into the address books of many extensions, from its start to its end. Upstream works it off by itself. */
export type AddressBookUpload = {
  readonly __typename?: 'AddressBookUpload';
  /** What was added, by extension; null as long as upstream does not tell. */
  readonly affected?: Maybe<ReadonlyArray<AddressBookUploadAffected>>;
  /** When it was started, ISO 8601 in UTC. */
  readonly createdAt?: Maybe<Scalars['String']['output']>;
  /**
   * What was not added, and why; null as long as upstream does not tell. A completed task can have some, and one contact can have
   * several.
   */
  readonly errors?: Maybe<ReadonlyArray<AddressBookUploadError>>;
  /** Whether the status will not change any more. False for a status that is not one of the published ones. */
  readonly isFinished?: Maybe<Scalars['Boolean']['output']>;
  /** When its status last changed, ISO 8601 in UTC. */
  readonly modifiedAt?: Maybe<Scalars['String']['output']>;
  /**
   * Seconds to wait before asking again, 1 to 60; null when finished. Upstream names no interval: this one is a quarter of the
   * task's age, which leaves most of a user's quota (50 such calls a minute) to others.
   */
  readonly pollAfterSeconds?: Maybe<Scalars['Int']['output']>;
  /** How far it is; null for a status that is not one of the published ones. */
  readonly status?: Maybe<AddressBookUploadStatus>;
  /** Upstream's id of the task; ask for it again by `Query.addressBookUpload`. */
  readonly taskId: Scalars['ID']['output'];
};

/** What an upload added to one extension's address book. */
export type AddressBookUploadAffected = {
  readonly __typename?: 'AddressBookUploadAffected';
  /** Number of contacts that were added. */
  readonly contactCount: Scalars['Int']['output'];
  /** The contacts that were added, as upstream tells them: without ids. */
  readonly contacts: ReadonlyArray<AddressBookUploadContact>;
  /** The extension. */
  readonly extension?: Maybe<Extension>;
  /** Upstream's id of the extension. */
  readonly extensionId: Scalars['ID']['output'];
};

/** A contact of an upload, as upstream tells it. Every attribute is null when the contact does not have it; see `PersonalContact`. */
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
  /** Number to call back. */
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
  /** Free notes. */
  readonly notes?: Maybe<Scalars['String']['output']>;
  /** Another address. */
  readonly otherAddress?: Maybe<PersonalContactAddress>;
  /** A fax number of any other kind. */
  readonly otherFax?: Maybe<Scalars['String']['output']>;
  /** A number of any other kind. */
  readonly otherPhone?: Maybe<Scalars['String']['output']>;
  /** Web page. */
  readonly webPage?: Maybe<Scalars['String']['output']>;
};

/** Something that an upload could not add. */
export type AddressBookUploadError = {
  readonly __typename?: 'AddressBookUploadError';
  /** Upstream's code, such as `CMN-101` or `PAB-102`. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The contact that was not added, where upstream says so. */
  readonly contact?: Maybe<AddressBookUploadContact>;
  /** The extension whose contact it was, where upstream says so. */
  readonly extensionId?: Maybe<Scalars['ID']['output']>;
  /** What is wrong, in upstream's words. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** The attribute that is wrong, in upstream's spelling, where upstream says so. */
  readonly parameterName?: Maybe<Scalars['String']['output']>;
  /** The value that it had, where upstream says so. */
  readonly parameterValue?: Maybe<Scalars['String']['output']>;
};

/** The new contacts of one extension. */
export type AddressBookUploadInput = {
  /**
   * 1 to 10,000 contacts. Upstream has no dialing plan here, so numbers must be in E.164 form; it takes no `ringtoneIndex` and no
   * `appInfo` either. Attributes that are null count as left out.
   */
  readonly contacts: ReadonlyArray<PersonalContactInput>;
  /**
   * Upstream's id of the extension, or `~` for the caller's own. Upstream wants the real one here: unless it is known already, `~`
   * costs 1 light upstream call.
   */
  readonly extensionId: Scalars['ID']['input'];
};

/** How far an upload is. */
export type AddressBookUploadStatus =
  /** It waits to be worked off. */
  | 'ACCEPTED'
  /** It is done; `errors` tells of what could not be added. */
  | 'COMPLETED'
  /** It was given up. */
  | 'FAILED'
  /** It is being worked off. */
  | 'IN_PROGRESS';

/** Who may share a cached answer. */
export type CacheControlScope =
  /** The caller who asked, and no one else. */
  | 'PRIVATE'
  /** Any caller. */
  | 'PUBLIC';

/**
 * A contact of either system: a `Person` of Google's other contacts or a `PersonalContact` of a RingCentral address book. The same human may
 * be one of each.
 */
export type Contact = {
  /** What to call the contact; null when nothing is known to call it by. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Address of a photo, null when there is none. */
  readonly photoUrl?: Maybe<Scalars['String']['output']>;
  /** The e-mail address that counts, null when none is known. */
  readonly primaryEmailAddress?: Maybe<Scalars['String']['output']>;
  /** The phone number that counts, as its system keeps it; null when none is known. */
  readonly primaryPhoneNumber?: Maybe<Scalars['String']['output']>;
};


/**
 * A contact of either system: a `Person` of Google's other contacts or a `PersonalContact` of a RingCentral address book. The same human may
 * be one of each.
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
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** How each source that was asked has answered, in the order of `ContactSource`. */
  readonly sources: ReadonlyArray<ContactSourceState>;
  /** Number of contacts in the whole list; null where one of the sources does not tell all that it has. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A contact in a list of both systems. */
export type ContactEdge = {
  readonly __typename?: 'ContactEdge';
  /** Where the contact stands in the list; give it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The contact. */
  readonly node: Contact;
};

/** The address books that are mirrored: one of each system. */
export type ContactSource =
  /** Google's other contacts. */
  | 'GOOGLE_OTHER_CONTACTS'
  /** RingCentral's personal address book, with its favorites. */
  | 'RINGCENTRAL_PERSONAL_CONTACTS';

/** Why a source is missing from an answer. */
export type ContactSourceProblem = {
  readonly __typename?: 'ContactSourceProblem';
  /** What kind of failure: one of the codes that `errors[].extensions.code` has, such as `RATE_LIMITED` or `UNAUTHENTICATED`. */
  readonly code: Scalars['String']['output'];
  /** What happened, in words for developers. */
  readonly message: Scalars['String']['output'];
  /** Seconds until another try has a chance, null where nothing tells. */
  readonly retryAfter?: Maybe<Scalars['Int']['output']>;
};

/** How one system has answered. The failure of one never hides what the other has. */
export type ContactSourceState = {
  readonly __typename?: 'ContactSourceState';
  /**
   * How current the data is: the moment up to which everything that upstream tells is in it. Null where upstream was asked for this
   * request, or did not have to be asked at all.
   */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Whether the answer has all that the source has. False where it was not mirrored, so that upstream's own, narrower search had to answer,
   * and where there is a `problem`.
   */
  readonly isComplete: Scalars['Boolean']['output'];
  /** Why nothing of this source is in the answer, null when it has answered. */
  readonly problem?: Maybe<ContactSourceProblem>;
  /** Which system. */
  readonly source: ContactSource;
};

/** Input of `Mutation.copyOtherContactToMyContacts`. */
export type CopyOtherContactToMyContactsInput = {
  /** Which of its fields are copied: 1 to 100 entries. */
  readonly copyMask?: InputMaybe<ReadonlyArray<PersonCopyField>>;
  /** The other contact, `otherContacts/c…`. */
  readonly resourceName: Scalars['ID']['input'];
  /** Which data of the new contact the answer is read from: 1 to 100 entries. */
  readonly sources?: InputMaybe<ReadonlyArray<PersonReadSource>>;
};

/** Outcome of `Mutation.copyOtherContactToMyContacts`. */
export type CopyOtherContactToMyContactsPayload = {
  readonly __typename?: 'CopyOtherContactToMyContactsPayload';
  /** The new contact, `people/c…`; null when there are user errors. */
  readonly person?: Maybe<Person>;
  /** What a person can mend; empty when it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `Mutation.createPersonalContact`. */
export type CreatePersonalContactInput = {
  /** Account, or `~` for the caller's own. */
  readonly accountId?: InputMaybe<Scalars['ID']['input']>;
  /** The new contact. */
  readonly contact: PersonalContactInput;
  /** Country (ISO 3166-1 alpha-2) whose rules apply to numbers in national form; the extension's home country unless given. */
  readonly dialingPlan?: InputMaybe<Scalars['String']['input']>;
  /** Extension, or `~` for the caller's own. */
  readonly extensionId?: InputMaybe<Scalars['ID']['input']>;
};

/** Outcome of `Mutation.createPersonalContact`. */
export type CreatePersonalContactPayload = {
  readonly __typename?: 'CreatePersonalContactPayload';
  /**
   * The contact as an edge for a client's list. Where it stands in upstream's order is not known without another call, so its
   * cursor is the place before the first contact: as `after` it gives the list from the start, as `before` nothing. It goes with
   * a `Query.personalContacts` of the same `accountId` and `extensionId`, other arguments left out.
   */
  readonly edge?: Maybe<PersonalContactEdge>;
  /** The contact as upstream keeps it, numbers normalised; null when there are user errors. */
  readonly personalContact?: Maybe<PersonalContact>;
  /** What a person can mend; empty when it worked. */
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
  /** The contacts that are gone now, in the order of the input. */
  readonly deletedIds: ReadonlyArray<Scalars['ID']['output']>;
  /**
   * Why the others are not: one for each (`["ids", "3"]`), be it an id of a contact that does not exist, or a call that failed
   * (`NOT_DONE`, `OUTCOME_UNKNOWN`).
   */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * An extension (a user, a queue, …) of a RingCentral account. The type belongs to the subgraph of the company directory, which has its
 * name, number and status under the key `extensionId`: without such a subgraph there is nothing to show of an extension but its ids.
 * This graph adds the address book and the favorites that go with it, in the caller's own account.
 */
export type Extension = Node & {
  readonly __typename?: 'Extension';
  /** Upstream's id of the extension. */
  readonly extensionId: Scalars['ID']['output'];
  /** The extension's favorites; the caller needs the right to read them. Costs what `Query.favorites` costs. */
  readonly favorites?: Maybe<FavoriteConnection>;
  /**
   * Global id, for client caches and `node`. It is no key between subgraphs: they refer to an extension by `extensionId`. It is
   * shareable, so that a directory may define the field, too, if it gives the same ids; leave it out there otherwise.
   */
  readonly id: Scalars['ID']['output'];
  /** The extension's personal address book; the caller needs the right to read it. Costs what `Query.personalContacts` costs. */
  readonly personalContacts?: Maybe<PersonalContactConnection>;
};


/**
 * An extension (a user, a queue, …) of a RingCentral account. The type belongs to the subgraph of the company directory, which has its
 * name, number and status under the key `extensionId`: without such a subgraph there is nothing to show of an extension but its ids.
 * This graph adds the address book and the favorites that go with it, in the caller's own account.
 */
export type ExtensionFavoritesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * An extension (a user, a queue, …) of a RingCentral account. The type belongs to the subgraph of the company directory, which has its
 * name, number and status under the key `extensionId`: without such a subgraph there is nothing to show of an extension but its ids.
 * This graph adds the address book and the favorites that go with it, in the caller's own account.
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
  /** Global id, made of the address book and the target, so that it stays when the favorite moves. */
  readonly id: Scalars['ID']['output'];
  /** Place in the list, counted from 0. */
  readonly position: Scalars['Int']['output'];
  /** What the favorite points to; null when the contact does not exist any more. Its ids alone cost no upstream call. */
  readonly target?: Maybe<FavoriteTarget>;
  /** Account of the extension that the favorite points to, when that is another account of a federation; otherwise null. */
  readonly targetAccountId?: Maybe<Scalars['ID']['output']>;
};

/** A page of favorites. */
export type FavoriteConnection = {
  readonly __typename?: 'FavoriteConnection';
  /**
   * How current the data is: the moment up to which everything that upstream tells is in it. Null where this list was read from
   * upstream for this request.
   */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** The favorites of this page with their cursors. */
  readonly edges: ReadonlyArray<FavoriteEdge>;
  /** The favorites of this page. */
  readonly nodes: ReadonlyArray<Favorite>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** Number of favorites in the whole list. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A favorite in a list. */
export type FavoriteEdge = {
  readonly __typename?: 'FavoriteEdge';
  /** Where the favorite stands in the list; give it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The favorite. */
  readonly node: Favorite;
};

/** A favorite is a personal contact or an extension of the company. */
export type FavoriteTarget = Extension | PersonalContact;

/** What a favorite shall point to: exactly one of `personalContactId` and `extensionId`. */
export type FavoriteTargetInput = {
  /** Account of the extension, where it is another one of a federation. Only beside `extensionId`. */
  readonly accountId?: InputMaybe<Scalars['ID']['input']>;
  /** Upstream's id of an extension. */
  readonly extensionId?: InputMaybe<Scalars['ID']['input']>;
  /** `PersonalContact.id` of a contact of the same book. */
  readonly personalContactId?: InputMaybe<Scalars['ID']['input']>;
};

/** Which mirrored books to erase. */
export type ForgetMyAddressBooksInput = {
  /** The systems; both unless said. At most 10 entries. */
  readonly sources?: InputMaybe<ReadonlyArray<ContactSource>>;
};

/** What was erased. */
export type ForgetMyAddressBooksPayload = {
  readonly __typename?: 'ForgetMyAddressBooksPayload';
  /** The systems of which nothing is mirrored any more for this caller. */
  readonly forgotten: ReadonlyArray<ContactSource>;
  /** What was left undone, by system. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `Mutation.moveFavorite`. */
export type MoveFavoriteInput = {
  /** `Favorite.id`; it names the book, too. */
  readonly id: Scalars['ID']['input'];
  /** Its new place, counted from 0, within the list as it is without it. */
  readonly position: Scalars['Int']['input'];
};

/** Outcome of `Mutation.moveFavorite`. */
export type MoveFavoritePayload = {
  readonly __typename?: 'MoveFavoritePayload';
  /** The favorite in its new place; null when there are user errors. */
  readonly favorite?: Maybe<Favorite>;
  /** The whole list as upstream keeps it now; null when there are user errors. */
  readonly favorites?: Maybe<ReadonlyArray<Favorite>>;
  /** What a person can mend; empty when it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * Everything that can be written. What a person can mend comes back as `userErrors`; when a write fails for any other reason the
 * payload is null and `errors` says why. An id that stands in `input` itself and was never one of this graph's is a program's
 * fault (BAD_USER_INPUT); inside a list or a target it is a user error at its place, and the others are not lost for it. A write whose outcome is unknown is not sent a second time unless that ends in the same
 * state, and its error says that it is unknown. The fields of one operation run one after another.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Adds a favorite. The list is read, changed and written under a lock of its book, so that changes at the same time lose
   * nothing; RATE_LIMITED when its turn does not come in time. 2 upstream calls, with the same light call before them.
   */
  readonly addFavorite?: Maybe<AddFavoritePayload>;
  /**
   * Copies a Google other contact into the caller's own contacts, the group "myContacts". The other contact stays where it is, and
   * copying it twice makes two contacts. Google has been seen to answer for one that does not exist with an internal error in
   * place of NOT_FOUND; that is UPSTREAM_UNAVAILABLE here, since it may be either. Writes of one Google user go one after
   * another. 1 upstream call.
   */
  readonly copyOtherContactToMyContacts?: Maybe<CopyOtherContactToMyContactsPayload>;
  /** Adds a contact to a personal address book. Nothing is merged: the same input twice makes two contacts. 1 upstream call. */
  readonly createPersonalContact?: Maybe<CreatePersonalContactPayload>;
  /**
   * Deletes contacts, each with an outcome of its own. 1 upstream call per 30 contacts of one book, made and given up as those
   * of `updatePersonalContacts` are.
   */
  readonly deletePersonalContacts?: Maybe<DeletePersonalContactsPayload>;
  /**
   * Erases what the graph has mirrored of the caller's own address books, in memory and in the store. The address books themselves stay as
   * they are, and the next reads ask upstream. Costs 1 upstream call per system where the caller has not read lately.
   */
  readonly forgetMyAddressBooks?: Maybe<ForgetMyAddressBooksPayload>;
  /** Moves a favorite to another place, under the same lock. As many upstream calls as `addFavorite`, 1 less when it is there already. */
  readonly moveFavorite?: Maybe<MoveFavoritePayload>;
  /** Changes some attributes of a contact: what is left out stays, null clears. 1 upstream call. */
  readonly patchPersonalContact?: Maybe<PatchPersonalContactPayload>;
  /** Takes a favorite off the list, under the same lock. As many upstream calls as `addFavorite`. */
  readonly removeFavorite?: Maybe<RemoveFavoritePayload>;
  /**
   * Makes this list the favorites of an extension, in this order; what it leaves out is no longer a favorite. 1 upstream call. Before it
   * 1 light call, unless upstream has answered this caller about that book within the last minute: only such a caller may lock the list.
   */
  readonly setFavorites?: Maybe<SetFavoritesPayload>;
  /**
   * Replaces a contact as a whole (PUT): upstream documents that attributes which are left out are emptied. An older guide of
   * upstream's says that they are kept, so write every attribute that is to stay, or use `patchPersonalContact` to change some.
   * 1 upstream call.
   */
  readonly updatePersonalContact?: Maybe<UpdatePersonalContactPayload>;
  /**
   * Replaces contacts as `updatePersonalContact` does, each with an outcome of its own. 1 upstream call per 30 contacts of one
   * book, one after another; when upstream refuses or fails, the calls that are left are not made. Where nothing at all came of
   * it for one and the same reason, `errors` says that once, and the payload is null.
   */
  readonly updatePersonalContacts?: Maybe<UpdatePersonalContactsPayload>;
  /**
   * Adds contacts to the books of many extensions at once. Upstream works it off after its answer: follow it by
   * `Query.addressBookUpload`. It adds and never merges: the same upload twice makes every contact twice. 1 upstream call.
   */
  readonly uploadAddressBooks?: Maybe<UploadAddressBooksPayload>;
};


/**
 * Everything that can be written. What a person can mend comes back as `userErrors`; when a write fails for any other reason the
 * payload is null and `errors` says why. An id that stands in `input` itself and was never one of this graph's is a program's
 * fault (BAD_USER_INPUT); inside a list or a target it is a user error at its place, and the others are not lost for it. A write whose outcome is unknown is not sent a second time unless that ends in the same
 * state, and its error says that it is unknown. The fields of one operation run one after another.
 */
export type MutationAddFavoriteArgs = {
  input: AddFavoriteInput;
};


/**
 * Everything that can be written. What a person can mend comes back as `userErrors`; when a write fails for any other reason the
 * payload is null and `errors` says why. An id that stands in `input` itself and was never one of this graph's is a program's
 * fault (BAD_USER_INPUT); inside a list or a target it is a user error at its place, and the others are not lost for it. A write whose outcome is unknown is not sent a second time unless that ends in the same
 * state, and its error says that it is unknown. The fields of one operation run one after another.
 */
export type MutationCopyOtherContactToMyContactsArgs = {
  input: CopyOtherContactToMyContactsInput;
};


/**
 * Everything that can be written. What a person can mend comes back as `userErrors`; when a write fails for any other reason the
 * payload is null and `errors` says why. An id that stands in `input` itself and was never one of this graph's is a program's
 * fault (BAD_USER_INPUT); inside a list or a target it is a user error at its place, and the others are not lost for it. A write whose outcome is unknown is not sent a second time unless that ends in the same
 * state, and its error says that it is unknown. The fields of one operation run one after another.
 */
export type MutationCreatePersonalContactArgs = {
  input: CreatePersonalContactInput;
};


/**
 * Everything that can be written. What a person can mend comes back as `userErrors`; when a write fails for any other reason the
 * payload is null and `errors` says why. An id that stands in `input` itself and was never one of this graph's is a program's
 * fault (BAD_USER_INPUT); inside a list or a target it is a user error at its place, and the others are not lost for it. A write whose outcome is unknown is not sent a second time unless that ends in the same
 * state, and its error says that it is unknown. The fields of one operation run one after another.
 */
export type MutationDeletePersonalContactsArgs = {
  input: DeletePersonalContactsInput;
};


/**
 * Everything that can be written. What a person can mend comes back as `userErrors`; when a write fails for any other reason the
 * payload is null and `errors` says why. An id that stands in `input` itself and was never one of this graph's is a program's
 * fault (BAD_USER_INPUT); inside a list or a target it is a user error at its place, and the others are not lost for it. A write whose outcome is unknown is not sent a second time unless that ends in the same
 * state, and its error says that it is unknown. The fields of one operation run one after another.
 */
export type MutationForgetMyAddressBooksArgs = {
  input: ForgetMyAddressBooksInput;
};


/**
 * Everything that can be written. What a person can mend comes back as `userErrors`; when a write fails for any other reason the
 * payload is null and `errors` says why. An id that stands in `input` itself and was never one of this graph's is a program's
 * fault (BAD_USER_INPUT); inside a list or a target it is a user error at its place, and the others are not lost for it. A write whose outcome is unknown is not sent a second time unless that ends in the same
 * state, and its error says that it is unknown. The fields of one operation run one after another.
 */
export type MutationMoveFavoriteArgs = {
  input: MoveFavoriteInput;
};


/**
 * Everything that can be written. What a person can mend comes back as `userErrors`; when a write fails for any other reason the
 * payload is null and `errors` says why. An id that stands in `input` itself and was never one of this graph's is a program's
 * fault (BAD_USER_INPUT); inside a list or a target it is a user error at its place, and the others are not lost for it. A write whose outcome is unknown is not sent a second time unless that ends in the same
 * state, and its error says that it is unknown. The fields of one operation run one after another.
 */
export type MutationPatchPersonalContactArgs = {
  input: PatchPersonalContactInput;
};


/**
 * Everything that can be written. What a person can mend comes back as `userErrors`; when a write fails for any other reason the
 * payload is null and `errors` says why. An id that stands in `input` itself and was never one of this graph's is a program's
 * fault (BAD_USER_INPUT); inside a list or a target it is a user error at its place, and the others are not lost for it. A write whose outcome is unknown is not sent a second time unless that ends in the same
 * state, and its error says that it is unknown. The fields of one operation run one after another.
 */
export type MutationRemoveFavoriteArgs = {
  input: RemoveFavoriteInput;
};


/**
 * Everything that can be written. What a person can mend comes back as `userErrors`; when a write fails for any other reason the
 * payload is null and `errors` says why. An id that stands in `input` itself and was never one of this graph's is a program's
 * fault (BAD_USER_INPUT); inside a list or a target it is a user error at its place, and the others are not lost for it. A write whose outcome is unknown is not sent a second time unless that ends in the same
 * state, and its error says that it is unknown. The fields of one operation run one after another.
 */
export type MutationSetFavoritesArgs = {
  input: SetFavoritesInput;
};


/**
 * Everything that can be written. What a person can mend comes back as `userErrors`; when a write fails for any other reason the
 * payload is null and `errors` says why. An id that stands in `input` itself and was never one of this graph's is a program's
 * fault (BAD_USER_INPUT); inside a list or a target it is a user error at its place, and the others are not lost for it. A write whose outcome is unknown is not sent a second time unless that ends in the same
 * state, and its error says that it is unknown. The fields of one operation run one after another.
 */
export type MutationUpdatePersonalContactArgs = {
  input: UpdatePersonalContactInput;
};


/**
 * Everything that can be written. What a person can mend comes back as `userErrors`; when a write fails for any other reason the
 * payload is null and `errors` says why. An id that stands in `input` itself and was never one of this graph's is a program's
 * fault (BAD_USER_INPUT); inside a list or a target it is a user error at its place, and the others are not lost for it. A write whose outcome is unknown is not sent a second time unless that ends in the same
 * state, and its error says that it is unknown. The fields of one operation run one after another.
 */
export type MutationUpdatePersonalContactsArgs = {
  input: UpdatePersonalContactsInput;
};


/**
 * Everything that can be written. What a person can mend comes back as `userErrors`; when a write fails for any other reason the
 * payload is null and `errors` says why. An id that stands in `input` itself and was never one of this graph's is a program's
 * fault (BAD_USER_INPUT); inside a list or a target it is a user error at its place, and the others are not lost for it. A write whose outcome is unknown is not sent a second time unless that ends in the same
 * state, and its error says that it is unknown. The fields of one operation run one after another.
 */
export type MutationUploadAddressBooksArgs = {
  input: UploadAddressBooksInput;
};

/** An object that can be fetched again by its global id. */
export type Node = {
  /** Opaque, stable and unique across all types of this graph. Made of the upstream's own key; do not take it apart. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page of a connection lies in the whole list (Relay cursor connections). */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last edge, to be given as `after` for the next page; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether the list goes on after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is anything before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** Input of `Mutation.patchPersonalContact`. */
export type PatchPersonalContactInput = {
  /**
   * What changes: attributes left out stay, null clears. An address is written as a whole, since upstream does not say what it
   * does with parts that are left out: they are cleared, as null clears all of it.
   */
  readonly contact: PersonalContactInput;
  /** Country (ISO 3166-1 alpha-2) whose rules apply to numbers in national form; the extension's home country unless given. */
  readonly dialingPlan?: InputMaybe<Scalars['String']['input']>;
  /** `PersonalContact.id`; it names the book, too. */
  readonly id: Scalars['ID']['input'];
};

/** Outcome of `Mutation.patchPersonalContact`. */
export type PatchPersonalContactPayload = {
  readonly __typename?: 'PatchPersonalContactPayload';
  /** The contact as upstream keeps it; null when there are user errors. */
  readonly personalContact?: Maybe<PersonalContact>;
  /** What a person can mend; empty when it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * A person as Google People knows them. One whose `resourceName` begins with `otherContacts/` was remembered from
 * interactions and never saved; one with `people/` is a saved contact, a domain contact or a Google account.
 *
 * Other contacts have `emailAddresses`, `names`, `phoneNumbers` and `metadata`. All the rest stands in the person's own profile and
 * needs the source `PROFILE`; `people/…` persons are always read with it. Lists: `[]` means that upstream was asked and has none, null
 * that the sources of this reading cannot give the field. Items have no guaranteed order: `metadata.primary` marks the one that counts.
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
  /** Texts about the person; at most one in contact data. Needs PROFILE. */
  readonly biographies?: Maybe<ReadonlyArray<PersonBiography>>;
  /** Birthdays; at most one per source. Needs PROFILE. */
  readonly birthdays?: Maybe<ReadonlyArray<PersonBirthday>>;
  /**
   * Always null: the data was withdrawn upstream.
   * @deprecated Upstream returns no data any more.
   */
  readonly braggingRights?: Maybe<ReadonlyArray<PersonBraggingRights>>;
  /** Addresses of calendars. Needs PROFILE. */
  readonly calendarUrls?: Maybe<ReadonlyArray<PersonCalendarUrl>>;
  /** Data that applications left with the contact. Needs PROFILE. */
  readonly clientData?: Maybe<ReadonlyArray<PersonClientData>>;
  /** Cover photos of the profile. Needs PROFILE. */
  readonly coverPhotos?: Maybe<ReadonlyArray<PersonCoverPhoto>>;
  /** What to call the person: `displayName` of the primary name; null when no name is known. Any source. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** E-mail addresses; lists give at most 100 per person. Any source. */
  readonly emailAddresses?: Maybe<ReadonlyArray<PersonEmailAddress>>;
  /** Version of the person's data, opaque; changes when the data does. Any source. */
  readonly etag?: Maybe<Scalars['String']['output']>;
  /** Anniversaries and the like. Needs PROFILE. */
  readonly events?: Maybe<ReadonlyArray<PersonEvent>>;
  /** Ids that the person has in other systems. Needs PROFILE. */
  readonly externalIds?: Maybe<ReadonlyArray<PersonExternalId>>;
  /** Names to file the person under. Always null: upstream has the field, and no way to ask for it. */
  readonly fileAses?: Maybe<ReadonlyArray<PersonFileAs>>;
  /** Genders; at most one per source. Needs PROFILE. */
  readonly genders?: Maybe<ReadonlyArray<PersonGender>>;
  /** Global id, made of `resourceName`. */
  readonly id: Scalars['ID']['output'];
  /** Accounts for instant messages. Needs PROFILE. */
  readonly imClients?: Maybe<ReadonlyArray<PersonImClient>>;
  /** Interests. Needs PROFILE. */
  readonly interests?: Maybe<ReadonlyArray<PersonInterest>>;
  /** Languages and regions that the person prefers. Needs PROFILE. */
  readonly locales?: Maybe<ReadonlyArray<PersonLocale>>;
  /** Places: a desk, a home town. Needs PROFILE. */
  readonly locations?: Maybe<ReadonlyArray<PersonLocation>>;
  /** Contact groups and domains that the person belongs to. Needs PROFILE. */
  readonly memberships?: Maybe<ReadonlyArray<PersonMembership>>;
  /** Where the data comes from, and what upstream knows of the record itself. Any source. */
  readonly metadata?: Maybe<PersonMetadata>;
  /** Keywords carried over from other address books. Needs PROFILE. */
  readonly miscKeywords?: Maybe<ReadonlyArray<PersonMiscKeyword>>;
  /** Names; one per source. Any source. */
  readonly names?: Maybe<ReadonlyArray<PersonName>>;
  /** Nicknames. Needs PROFILE. */
  readonly nicknames?: Maybe<ReadonlyArray<PersonNickname>>;
  /** What the person does. Needs PROFILE. */
  readonly occupations?: Maybe<ReadonlyArray<PersonOccupation>>;
  /** Employers and schools, past and present. Needs PROFILE. */
  readonly organizations?: Maybe<ReadonlyArray<PersonOrganization>>;
  /**
   * The same human in the caller's own RingCentral address book: contacts with an e-mail address or a number of this person. An address or number that more
   * than five records of the two systems share (a switchboard) identifies nobody. Costs no upstream call; null where that book is not
   * mirrored (yet). Any source.
   */
  readonly personalContacts?: Maybe<ReadonlyArray<PersonalContact>>;
  /** Phone numbers; lists give at most 100 per person. Any source. */
  readonly phoneNumbers?: Maybe<ReadonlyArray<PersonPhoneNumber>>;
  /**
   * Address of the primary photo. Null when the person has none: avatars that Google draws from an initial are not photos.
   * Needs PROFILE in lists of other contacts.
   */
  readonly photoUrl?: Maybe<Scalars['String']['output']>;
  /** Photos, generated avatars included. Other contacts may be asked without PROFILE, but have photos only with it. */
  readonly photos?: Maybe<ReadonlyArray<PersonPhoto>>;
  /** `value` of the primary e-mail address, null when none is known. Any source. */
  readonly primaryEmailAddress?: Maybe<Scalars['String']['output']>;
  /** `value` of the primary phone number, as it was entered; null when none is known. Any source. */
  readonly primaryPhoneNumber?: Maybe<Scalars['String']['output']>;
  /** People related to the person. Needs PROFILE. */
  readonly relations?: Maybe<ReadonlyArray<PersonRelation>>;
  /**
   * Always null: the data was withdrawn upstream.
   * @deprecated Upstream returns no data any more.
   */
  readonly relationshipInterests?: Maybe<ReadonlyArray<PersonRelationshipInterest>>;
  /**
   * Always null: the data was withdrawn upstream.
   * @deprecated Upstream returns no data any more.
   */
  readonly relationshipStatuses?: Maybe<ReadonlyArray<PersonRelationshipStatus>>;
  /**
   * Always null: upstream has no way to ask for it any more.
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
   * Always null: the data was withdrawn upstream.
   * @deprecated Upstream returns no data any more.
   */
  readonly taglines?: Maybe<ReadonlyArray<PersonTagline>>;
  /** Web pages. Needs PROFILE. */
  readonly urls?: Maybe<ReadonlyArray<PersonUrl>>;
  /** Fields that the user made up. Needs PROFILE. */
  readonly userDefined?: Maybe<ReadonlyArray<PersonUserDefined>>;
};


/**
 * A person as Google People knows them. One whose `resourceName` begins with `otherContacts/` was remembered from
 * interactions and never saved; one with `people/` is a saved contact, a domain contact or a Google account.
 *
 * Other contacts have `emailAddresses`, `names`, `phoneNumbers` and `metadata`. All the rest stands in the person's own profile and
 * needs the source `PROFILE`; `people/…` persons are always read with it. Lists: `[]` means that upstream was asked and has none, null
 * that the sources of this reading cannot give the field. Items have no guaranteed order: `metadata.primary` marks the one that counts.
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
  /** What the street needs besides: an apartment, a floor. */
  readonly extendedAddress?: Maybe<Scalars['String']['output']>;
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** The whole address, in lines. */
  readonly formattedValue?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the address. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Post office box. */
  readonly poBox?: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  /** Region, state or province. */
  readonly region?: Maybe<Scalars['String']['output']>;
  /** Street and house number. */
  readonly streetAddress?: Maybe<Scalars['String']['output']>;
  /** What it is: `home`, `work`, `other` or a label of the user's. */
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
  /** Source and rank of the bracket. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
};

/** A text about the person. */
export type PersonBiography = {
  readonly __typename?: 'PersonBiography';
  /** How the text is written. */
  readonly contentType?: Maybe<PersonContentType>;
  /** Source and rank of the text. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A birthday. */
export type PersonBirthday = {
  readonly __typename?: 'PersonBirthday';
  /** The day. */
  readonly date?: Maybe<PersonDate>;
  /** Source and rank of the birthday. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /**
   * The day in words, as it was entered.
   * @deprecated Use `date`.
   */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** What the person is proud of. No data is to be had. */
export type PersonBraggingRights = {
  readonly __typename?: 'PersonBraggingRights';
  /** Source and rank of the text. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A calendar. */
export type PersonCalendarUrl = {
  readonly __typename?: 'PersonCalendarUrl';
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the calendar. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** What it is: `home`, `freeBusy`, `work` or a label of the user's. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** Address of the calendar. */
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** A person who was added, changed or removed since the sync that `since` came from; in a full sync, every one there is. */
export type PersonChange = {
  readonly __typename?: 'PersonChange';
  /** Whether the person is no other contact any more: removed, or made a contact of the caller's own. */
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
   * Whether this page is part of the whole list and not of a list of changes: drop what you had before the first page that says
   * so, and keep what comes. True without `since`.
   */
  readonly isFullSync: Scalars['Boolean']['output'];
  /**
   * What to give as `since` next time; on the last page alone, null on all others. Opaque, bound to `sources`, and good for
   * 7 days after the full sync that it goes back to.
   */
  readonly nextSince?: Maybe<Scalars['String']['output']>;
  /** The changes of this page. */
  readonly nodes: ReadonlyArray<PersonChange>;
  /** Where this page lies among all changes. */
  readonly pageInfo: PageInfo;
  /** Number of changes over all pages, as upstream counts them; null when it does not say. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A change of an other contact in a list. */
export type PersonChangeEdge = {
  readonly __typename?: 'PersonChangeEdge';
  /** Where the change stands in the list; give it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The change. */
  readonly node: PersonChange;
};

/** A pair of key and value that an application left with the contact. Keys may occur more than once. */
export type PersonClientData = {
  readonly __typename?: 'PersonClientData';
  /** The key. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the pair. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The value. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A page of persons. */
export type PersonConnection = {
  readonly __typename?: 'PersonConnection';
  /**
   * How current the data is: the moment up to which everything that upstream tells is in it. Null where this list was read from
   * upstream for this request.
   */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** The persons of this page with their cursors. */
  readonly edges: ReadonlyArray<PersonEdge>;
  /** The persons of this page. */
  readonly nodes: ReadonlyArray<Person>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** Number of persons in the whole list; null for a search that reached upstream's cap of 30 results. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** Belonging to one of the caller's contact groups. */
export type PersonContactGroupMembership = {
  readonly __typename?: 'PersonContactGroupMembership';
  /**
   * Last part of the group's name.
   * @deprecated Use `contactGroupResourceName`.
   */
  readonly contactGroupId?: Maybe<Scalars['String']['output']>;
  /** Google's name for the group: `contactGroups/…`; `contactGroups/myContacts` is that of saved contacts. */
  readonly contactGroupResourceName?: Maybe<Scalars['String']['output']>;
};

/** How a biography is written. */
export type PersonContentType =
  /** HTML; clean it before it is shown. */
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
  /** Whether it is the picture that profiles have when none was chosen. */
  readonly default?: Maybe<Scalars['Boolean']['output']>;
  /** Source and rank of the picture. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Address of the picture. */
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** A date that may lack its year, its day, or its month and day. */
export type PersonDate = {
  readonly __typename?: 'PersonDate';
  /** Day 1…31; null for a year, or a year and month. */
  readonly day?: Maybe<Scalars['Int']['output']>;
  /** Month 1…12; null for a year alone. */
  readonly month?: Maybe<Scalars['Int']['output']>;
  /** Year 1…9999; null for a date that comes round every year. */
  readonly year?: Maybe<Scalars['Int']['output']>;
};

/** Belonging to a Workspace domain. */
export type PersonDomainMembership = {
  readonly __typename?: 'PersonDomainMembership';
  /** Whether that is the caller's own domain. */
  readonly inViewerDomain?: Maybe<Scalars['Boolean']['output']>;
};

/** A person in a list. */
export type PersonEdge = {
  readonly __typename?: 'PersonEdge';
  /** Where the person stands in the list; give it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The person. */
  readonly node: Person;
};

/** An e-mail address. */
export type PersonEmailAddress = {
  readonly __typename?: 'PersonEmailAddress';
  /** Name that goes with the address. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the address. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** What it is for: `home`, `work`, `other` or a label of the user's. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The address. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A day to remember. */
export type PersonEvent = {
  readonly __typename?: 'PersonEvent';
  /** The day. */
  readonly date?: Maybe<PersonDate>;
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the event. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** What it is: `anniversary`, `other` or a label of the user's. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** An id that the person has in another system. */
export type PersonExternalId = {
  readonly __typename?: 'PersonExternalId';
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the id. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** What it is: `account`, `customer`, `loginId`, `network`, `organization` or a label of the user's. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The id. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** Where one value of a person comes from, and how it stands among its like. */
export type PersonFieldMetadata = {
  readonly __typename?: 'PersonFieldMetadata';
  /** Whether this is the value that counts. At most one of a field's values is primary. */
  readonly primary?: Maybe<Scalars['Boolean']['output']>;
  /** The store that the value comes from: its type and id. */
  readonly source?: Maybe<PersonSource>;
  /** Whether this is the value that counts within its own source. */
  readonly sourcePrimary?: Maybe<Scalars['Boolean']['output']>;
  /** Whether Google has verified the value. */
  readonly verified?: Maybe<Scalars['Boolean']['output']>;
};

/** A name to file the person under. */
export type PersonFileAs = {
  readonly __typename?: 'PersonFileAs';
  /** Source and rank of the name. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The name. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A gender. */
export type PersonGender = {
  readonly __typename?: 'PersonGender';
  /** How to speak of the person: a set of pronouns such as `she`, or words of the user's. */
  readonly addressMeAs?: Maybe<Scalars['String']['output']>;
  /** `value` in the language of the caller's Google account. */
  readonly formattedValue?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the gender. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** `male`, `female`, `unspecified` or words of the user's. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** An account for instant messages. */
export type PersonImClient = {
  readonly __typename?: 'PersonImClient';
  /** `protocol` in the language of the caller's Google account. */
  readonly formattedProtocol?: Maybe<Scalars['String']['output']>;
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the account. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The network: `aim`, `msn`, `yahoo`, `skype`, `qq`, `googleTalk`, `icq`, `jabber`, `netMeeting` or a label of the user's. */
  readonly protocol?: Maybe<Scalars['String']['output']>;
  /** What it is for: `home`, `work`, `other` or a label of the user's. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** Name of the user in the network. */
  readonly username?: Maybe<Scalars['String']['output']>;
};

/** An interest. */
export type PersonInterest = {
  readonly __typename?: 'PersonInterest';
  /** Source and rank of the interest. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The interest in words. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A language with its region. */
export type PersonLocale = {
  readonly __typename?: 'PersonLocale';
  /** Source and rank of the locale. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** BCP 47 tag: `en-GB`. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A place that goes with the person. */
export type PersonLocation = {
  readonly __typename?: 'PersonLocation';
  /** Id of the building. */
  readonly buildingId?: Maybe<Scalars['String']['output']>;
  /** Whether the person is there at present. */
  readonly current?: Maybe<Scalars['Boolean']['output']>;
  /** Code of the desk. */
  readonly deskCode?: Maybe<Scalars['String']['output']>;
  /** Floor. */
  readonly floor?: Maybe<Scalars['String']['output']>;
  /** Section of the floor. */
  readonly floorSection?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the place. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** What it is: `desk`, `grewUp` or a label of the user's. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The place in words. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A group or a domain that the person belongs to; one of the two is set. */
export type PersonMembership = {
  readonly __typename?: 'PersonMembership';
  /** Set for a contact group. */
  readonly contactGroupMembership?: Maybe<PersonContactGroupMembership>;
  /** Set for a Workspace domain. */
  readonly domainMembership?: Maybe<PersonDomainMembership>;
  /** Source and rank of the membership. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
};

/** What upstream knows of a person's record itself. */
export type PersonMetadata = {
  readonly __typename?: 'PersonMetadata';
  /** Whether the person was deleted; true in answers about changes alone. */
  readonly deleted?: Maybe<Scalars['Boolean']['output']>;
  /** Resource names of other persons who are linked with this one. */
  readonly linkedPeopleResourceNames?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /**
   * Whether the record is of a person or of a page.
   * @deprecated Use `sources.profileMetadata.objectType`.
   */
  readonly objectType?: Maybe<PersonObjectType>;
  /** Resource names that the person had before; told in answers about changes alone. */
  readonly previousResourceNames?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** The sources that this reading of the person is merged from. */
  readonly sources?: Maybe<ReadonlyArray<PersonSource>>;
};

/** A keyword carried over from another address book. */
export type PersonMiscKeyword = {
  readonly __typename?: 'PersonMiscKeyword';
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the keyword. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** What it says. */
  readonly type?: Maybe<PersonMiscKeywordType>;
  /** The keyword. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** What a keyword says; most of them are fields of Outlook. */
export type PersonMiscKeywordType =
  /** It is about home. */
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
  /** It is about work. */
  | 'WORK';

/** A name in its parts. The display forms follow the language of the caller's Google account. */
export type PersonName = {
  readonly __typename?: 'PersonName';
  /** The whole name, in the order that the language wants. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** The whole name, the family name first. */
  readonly displayNameLastFirst?: Maybe<Scalars['String']['output']>;
  /** Family name. */
  readonly familyName?: Maybe<Scalars['String']['output']>;
  /** Given name. */
  readonly givenName?: Maybe<Scalars['String']['output']>;
  /** What stands before the name: `Dr.` */
  readonly honorificPrefix?: Maybe<Scalars['String']['output']>;
  /** What stands after the name: `Jr.` */
  readonly honorificSuffix?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the name. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Middle names. */
  readonly middleName?: Maybe<Scalars['String']['output']>;
  /** How the family name sounds. */
  readonly phoneticFamilyName?: Maybe<Scalars['String']['output']>;
  /** How the whole name sounds. */
  readonly phoneticFullName?: Maybe<Scalars['String']['output']>;
  /** How the given name sounds. */
  readonly phoneticGivenName?: Maybe<Scalars['String']['output']>;
  /** How the prefix sounds. */
  readonly phoneticHonorificPrefix?: Maybe<Scalars['String']['output']>;
  /** How the suffix sounds. */
  readonly phoneticHonorificSuffix?: Maybe<Scalars['String']['output']>;
  /** How the middle names sound. */
  readonly phoneticMiddleName?: Maybe<Scalars['String']['output']>;
  /** The whole name as it was entered, not taken apart. */
  readonly unstructuredName?: Maybe<Scalars['String']['output']>;
};

/** A nickname. */
export type PersonNickname = {
  readonly __typename?: 'PersonNickname';
  /** Source and rank of the nickname. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** What kind of name it is. */
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
  /** A page, as organisations had them. */
  | 'PAGE'
  /** A person. */
  | 'PERSON';

/** What the person does. */
export type PersonOccupation = {
  readonly __typename?: 'PersonOccupation';
  /** Source and rank of the occupation. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The occupation in words. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** An employer or a school. */
export type PersonOrganization = {
  readonly __typename?: 'PersonOrganization';
  /** Cost centre of the person. */
  readonly costCenter?: Maybe<Scalars['String']['output']>;
  /** Whether the person is there at present. */
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
  /** What the position is about. */
  readonly jobDescription?: Maybe<Scalars['String']['output']>;
  /** Where the organisation is. */
  readonly location?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the organisation. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Name of the organisation. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** How the name sounds. */
  readonly phoneticName?: Maybe<Scalars['String']['output']>;
  /** First day. */
  readonly startDate?: Maybe<PersonDate>;
  /** Its symbol: a ticker symbol, for instance. */
  readonly symbol?: Maybe<Scalars['String']['output']>;
  /** Position of the person. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** What it is: `work`, `school` or a label of the user's. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** A phone number. */
export type PersonPhoneNumber = {
  readonly __typename?: 'PersonPhoneNumber';
  /** The number in E.164 form, where upstream could make it out. */
  readonly canonicalForm?: Maybe<Scalars['String']['output']>;
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the number. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** What it is for: `home`, `work`, `mobile`, `homeFax`, `workFax`, `otherFax`, `pager`, `workMobile`, `workPager`, `main`, `googleVoice`, `other` or a label of the user's. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The number as it was entered. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A picture of the person. */
export type PersonPhoto = {
  readonly __typename?: 'PersonPhoto';
  /** Whether Google drew the picture itself, from an initial. */
  readonly default?: Maybe<Scalars['Boolean']['output']>;
  /** Source and rank of the picture. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Address of the picture; `Person.photoUrl` gives it in a size of your choice. */
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** What is known of a profile as such. */
export type PersonProfileMetadata = {
  readonly __typename?: 'PersonProfileMetadata';
  /** Whether the profile is of a person or of a page. */
  readonly objectType?: Maybe<PersonObjectType>;
  /** Kinds of account that the owner of the profile has. */
  readonly userTypes?: Maybe<ReadonlyArray<PersonUserType>>;
};

/**
 * Which of Google's stores to read a person from. Lists and searches of other contacts take `CONTACT`, or `CONTACT` and
 * `PROFILE` together; anything else is refused there with BAD_USER_INPUT.
 */
export type PersonReadSource =
  /** What the caller's own contact data holds; the other contacts themselves are read by it too. */
  | 'CONTACT'
  /** Contacts that the administrator of the caller's Workspace domain keeps for everyone. */
  | 'DOMAIN_CONTACT'
  /** Other contacts, by their own name. Not a source of lists: these say `CONTACT` for it. */
  | 'OTHER_CONTACT'
  /** What the person shows in a Google account or profile, the one of a Workspace domain included. */
  | 'PROFILE';

/** Someone related to the person. */
export type PersonRelation = {
  readonly __typename?: 'PersonRelation';
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the relation. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** Name of the other one. */
  readonly person?: Maybe<Scalars['String']['output']>;
  /** What the other one is to the person: `spouse`, `child`, `mother`, `father`, `parent`, `brother`, `sister`, `friend`, `relative`, `domesticPartner`, `manager`, `assistant`, `referredBy`, `partner` or a label of the user's. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** What kind of acquaintance the person looks for. No data is to be had. */
export type PersonRelationshipInterest = {
  readonly __typename?: 'PersonRelationshipInterest';
  /** `value` in the language of the caller's Google account. */
  readonly formattedValue?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the interest. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** `friend`, `date`, `relationship`, `networking` or words of the user's. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** Whether the person has a partner. No data is to be had. */
export type PersonRelationshipStatus = {
  readonly __typename?: 'PersonRelationshipStatus';
  /** `value` in the language of the caller's Google account. */
  readonly formattedValue?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the status. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** `single`, `inARelationship`, `engaged`, `married`, `itsComplicated`, `openRelationship`, `widowed`, `inDomesticPartnership`, `inCivilUnion` or words of the user's. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A place where the person lives or lived, as profiles had it before `PersonLocation`. */
export type PersonResidence = {
  readonly __typename?: 'PersonResidence';
  /** Whether the person lives there at present. */
  readonly current?: Maybe<Scalars['Boolean']['output']>;
  /** Source and rank of the place. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The place in words. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** An internet telephony (SIP) address. */
export type PersonSipAddress = {
  readonly __typename?: 'PersonSipAddress';
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the address. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** What it is for: `home`, `work`, `mobile`, `other` or a label of the user's. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The address, an RFC 3261 URI. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A skill. */
export type PersonSkill = {
  readonly __typename?: 'PersonSkill';
  /** Source and rank of the skill. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The skill in words. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** One of the stores that a person's data comes from. */
export type PersonSource = {
  readonly __typename?: 'PersonSource';
  /** Version of the record, opaque. Given below `Person.metadata` alone. */
  readonly etag?: Maybe<Scalars['String']['output']>;
  /** Id of the record within that store. */
  readonly id?: Maybe<Scalars['String']['output']>;
  /** More about a profile. Given below `Person.metadata` alone, for the store `PROFILE`. */
  readonly profileMetadata?: Maybe<PersonProfileMetadata>;
  /** Which store; null for one that this graph does not know. */
  readonly type?: Maybe<PersonSourceType>;
  /** When the record changed last, RFC 3339 in UTC. Given below `Person.metadata` alone, and not by every store. */
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

/** A one-line text about the person. No data is to be had. */
export type PersonTagline = {
  readonly __typename?: 'PersonTagline';
  /** Source and rank of the text. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** The text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A web page. */
export type PersonUrl = {
  readonly __typename?: 'PersonUrl';
  /** `type` in the language of the caller's Google account. */
  readonly formattedType?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the page. */
  readonly metadata?: Maybe<PersonFieldMetadata>;
  /** What it is: `home`, `work`, `blog`, `profile`, `homePage`, `ftp`, `reservations`, `appInstallPage`, `other` or a label of the user's. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** Address of the page. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A field that the user made up. */
export type PersonUserDefined = {
  readonly __typename?: 'PersonUserDefined';
  /** Name of the field. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** Source and rank of the field. */
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
 * A contact of a RingCentral personal address book. Every attribute but the keys is null when the contact does not have it.
 * Phone numbers are in E.164 form with a leading `+` where upstream could read them.
 */
export type PersonalContact = Contact & Node & {
  readonly __typename?: 'PersonalContact';
  /** Account that the address book belongs to. A representation may say `~` for the caller's own. */
  readonly accountId: Scalars['ID']['output'];
  /** The application that the contact came from, up to 64 characters. */
  readonly appInfo?: Maybe<Scalars['String']['output']>;
  /** The assistant's number. */
  readonly assistantPhone?: Maybe<Scalars['String']['output']>;
  /** Whether the contact exists; anything but `ALIVE` is seen in change tracking alone. */
  readonly availability?: Maybe<PersonalContactAvailability>;
  /** Birthday as upstream gives it: an ISO 8601 date and time in UTC, for instance `1970-01-01T00:00:00.000Z`. */
  readonly birthday?: Maybe<Scalars['String']['output']>;
  /** Business address. */
  readonly businessAddress?: Maybe<PersonalContactAddress>;
  /** Business fax number. */
  readonly businessFax?: Maybe<Scalars['String']['output']>;
  /** First business number. */
  readonly businessPhone?: Maybe<Scalars['String']['output']>;
  /** Second business number. */
  readonly businessPhone2?: Maybe<Scalars['String']['output']>;
  /** Number to call back. */
  readonly callbackPhone?: Maybe<Scalars['String']['output']>;
  /** Car phone number. */
  readonly carPhone?: Maybe<Scalars['String']['output']>;
  /** Company the contact works for. */
  readonly company?: Maybe<Scalars['String']['output']>;
  /** The company's main number. */
  readonly companyPhone?: Maybe<Scalars['String']['output']>;
  /** Upstream's id of the contact, a 64-bit integer as decimal digits. */
  readonly contactId: Scalars['ID']['output'];
  /** What to call the contact: first and last name, else the nickname, the company, an e-mail address, a phone number; null when it has none of them. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** First e-mail address. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** Second e-mail address. */
  readonly email2?: Maybe<Scalars['String']['output']>;
  /** Third e-mail address. */
  readonly email3?: Maybe<Scalars['String']['output']>;
  /** All e-mail addresses that the contact has, in the order of their attributes. */
  readonly emailAddresses?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Extension that the address book belongs to. A representation may say `~` for the caller's own. */
  readonly extensionId: Scalars['ID']['output'];
  /** Given name. */
  readonly firstName?: Maybe<Scalars['String']['output']>;
  /** Home address. */
  readonly homeAddress?: Maybe<PersonalContactAddress>;
  /** First home number. */
  readonly homePhone?: Maybe<Scalars['String']['output']>;
  /** Second home number. */
  readonly homePhone2?: Maybe<Scalars['String']['output']>;
  /** Global id; names the real account and extension, never `~`. */
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
  /** Free notes. */
  readonly notes?: Maybe<Scalars['String']['output']>;
  /** Another address. */
  readonly otherAddress?: Maybe<PersonalContactAddress>;
  /** A fax number of any other kind. */
  readonly otherFax?: Maybe<Scalars['String']['output']>;
  /** A number of any other kind. */
  readonly otherPhone?: Maybe<Scalars['String']['output']>;
  /**
   * The same human among the caller's other contacts: persons with an e-mail address or a number of this contact. An address or number that
   * more than five records of the two systems share (a switchboard) identifies nobody. Costs no upstream call; null where the other
   * contacts are not mirrored (yet).
   */
  readonly people?: Maybe<ReadonlyArray<Person>>;
  /** All numbers that the contact has, with the attribute that each one came from. */
  readonly phoneNumbers?: Maybe<ReadonlyArray<PersonalContactPhoneNumber>>;
  /**
   * Address of the photo of the same human among the caller's other contacts (see `people`). Null without one, and where those are not mirrored
   * with their profiles (yet).
   */
  readonly photoUrl?: Maybe<Scalars['String']['output']>;
  /** The first of `emailAddresses`, null when the contact has none. */
  readonly primaryEmailAddress?: Maybe<Scalars['String']['output']>;
  /** The first of `phoneNumbers`: mobile, business, home, then the others; null when the contact has none. */
  readonly primaryPhoneNumber?: Maybe<Scalars['String']['output']>;
  /** Index of the ringtone, up to 64 characters. */
  readonly ringtoneIndex?: Maybe<Scalars['String']['output']>;
  /** Web page. */
  readonly webPage?: Maybe<Scalars['String']['output']>;
};


/**
 * A contact of a RingCentral personal address book. Every attribute but the keys is null when the contact does not have it.
 * Phone numbers are in E.164 form with a leading `+` where upstream could read them.
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

/** Whether a contact exists, as change tracking tells it. */
export type PersonalContactAvailability =
  /** It exists. */
  | 'ALIVE'
  /** It was deleted. */
  | 'DELETED'
  /** It was deleted and its data is gone for good. */
  | 'PURGED';

/** A contact that was added, changed or deleted since the sync that `since` came from; in a full sync, every one there is. */
export type PersonalContactChange = {
  readonly __typename?: 'PersonalContactChange';
  /** Upstream's id of the contact, a 64-bit integer as decimal digits. */
  readonly contactId: Scalars['ID']['output'];
  /** Whether the contact does not exist any more. */
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
   * Whether this page is part of the whole book and not of a list of changes: drop what you had before the first page that says
   * so, and keep what comes. True without `since`, and whenever upstream answers a `since` with everything.
   */
  readonly isFullSync: Scalars['Boolean']['output'];
  /** What to give as `since` next time; on the last page alone, null on all others. Opaque and bound to the address book. */
  readonly nextSince?: Maybe<Scalars['String']['output']>;
  /** The changes of this page. */
  readonly nodes: ReadonlyArray<PersonalContactChange>;
  /** Where this page lies among all changes. */
  readonly pageInfo: PageInfo;
};

/** A change of a personal contact in a list. */
export type PersonalContactChangeEdge = {
  readonly __typename?: 'PersonalContactChangeEdge';
  /** Where the change stands in the list; give it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The change. */
  readonly node: PersonalContactChange;
};

/** A page of personal contacts. */
export type PersonalContactConnection = {
  readonly __typename?: 'PersonalContactConnection';
  /**
   * How current the data is: the moment up to which everything that upstream tells is in it. Null where this list was read from
   * upstream for this request.
   */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** The contacts of this page with their cursors. */
  readonly edges: ReadonlyArray<PersonalContactEdge>;
  /** The contacts of this page. */
  readonly nodes: ReadonlyArray<PersonalContact>;
  /** Where this page lies in the whole list. */
  readonly pageInfo: PageInfo;
  /** Number of contacts in the whole list, filters applied; null when upstream leaves it out. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A personal contact in a list. */
export type PersonalContactEdge = {
  readonly __typename?: 'PersonalContactEdge';
  /** Where the contact stands in the list; give it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The contact. */
  readonly node: PersonalContact;
};

/**
 * The attributes of a personal contact. None is required, but a new contact without any is refused as `EMPTY`. Numbers may be in any
 * usual spelling, international or in the national form of the input's `dialingPlan`; an extension of up to 10 digits and a
 * DTMF sequence of up to 64 may follow. Texts may have up to 10,000 characters, numbers 250 and `notes` 100,000; upstream may
 * allow less. What is certain to be refused costs no upstream call.
 */
export type PersonalContactInput = {
  /** The application that the contact came from, at most 64 characters. Not for uploads. */
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
  /** Number to call back. */
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
  /** Free notes. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** Another address. */
  readonly otherAddress?: InputMaybe<PersonalContactAddressInput>;
  /** A fax number of any other kind. */
  readonly otherFax?: InputMaybe<Scalars['String']['input']>;
  /** A number of any other kind. */
  readonly otherPhone?: InputMaybe<Scalars['String']['input']>;
  /** Index of the ringtone, at most 64 characters. Not for uploads. */
  readonly ringtoneIndex?: InputMaybe<Scalars['String']['input']>;
  /** Web page. */
  readonly webPage?: InputMaybe<Scalars['String']['input']>;
};

/** The order of a list of personal contacts. Names and companies are compared as people of most languages expect; ids break ties. */
export type PersonalContactOrder = {
  /** Which end comes first. */
  readonly direction?: PersonalContactOrderDirection;
  /** What counts most; after that come the names. */
  readonly field: PersonalContactOrderField;
};

/** Which end of an order comes first. */
export type PersonalContactOrderDirection =
  /** From A to Z. */
  | 'ASC'
  /** From Z to A. */
  | 'DESC';

/** What a list of personal contacts can be ordered by. */
export type PersonalContactOrderField =
  /** By company, then last and first name. */
  | 'COMPANY'
  /** By first name, then last name. */
  | 'FIRST_NAME'
  /** By last name, then first name. */
  | 'LAST_NAME';

/** One of the twelve numbers that a personal contact can have. */
export type PersonalContactPhoneNumber = {
  readonly __typename?: 'PersonalContactPhoneNumber';
  /** The number, E.164 with a leading `+` where upstream could read it. */
  readonly number: Scalars['String']['output'];
  /** Which of the twelve it is. */
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
  /** Number to call back. */
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
  /** A fax number of any other kind. */
  | 'OTHER_FAX'
  /** A number of any other kind. */
  | 'OTHER_PHONE';

/** One contact of `Mutation.updatePersonalContacts`. */
export type PersonalContactReplacementInput = {
  /** All that the contact shall have. Null counts as left out. */
  readonly contact: PersonalContactInput;
  /** `PersonalContact.id`; it names the book, too. */
  readonly id: Scalars['ID']['input'];
};

/** What personal contacts can be sorted by. */
export type PersonalContactSort =
  /** By `company`. */
  | 'COMPANY'
  /** By `firstName`. */
  | 'FIRST_NAME'
  /** By `lastName`. */
  | 'LAST_NAME';

/** Who has one of the numbers that were asked for. */
export type PhoneNumberMatch = {
  readonly __typename?: 'PhoneNumberMatch';
  /** The contacts that have the number, by display name, then by id. Empty for what is no number. */
  readonly contacts: ReadonlyArray<Contact>;
  /** The number in E.164 form, such as `+16505550123`; null for what cannot be read as a complete number, such as short codes. */
  readonly e164?: Maybe<Scalars['String']['output']>;
  /** The number as it was asked for. */
  readonly number: Scalars['String']['output'];
  /** How each source that was asked has answered, in the order of `ContactSource`. */
  readonly sources: ReadonlyArray<ContactSourceState>;
};

/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
export type Query = {
  readonly __typename?: 'Query';
  /**
   * An upload that `Mutation.uploadAddressBooks` started; null when upstream does not know it (any more). Costs 1 light upstream
   * call. Ask again after `pollAfterSeconds` until `isFinished`.
   */
  readonly addressBookUpload?: Maybe<AddressBookUpload>;
  /**
   * The favorites of an extension, in their order: personal contacts and company extensions. Costs 1 light upstream call,
   * and 1 more per 30 contacts when more than their ids is selected of them.
   */
  readonly favorites?: Maybe<FavoriteConnection>;
  /**
   * Who has these numbers? One entry per number, in their order; several contacts may share a number. Numbers are compared after they have been
   * read, whatever their spelling, also those that a contact has in national form.
   *
   * Of RingCentral it is the caller's own address book. Costs no upstream call where a book is mirrored. Otherwise RingCentral is asked for all
   * numbers in 1 call, and Google for each number in one, for 10 numbers at most; the book is then filled behind.
   */
  readonly matchPhoneNumbers?: Maybe<ReadonlyArray<PhoneNumberMatch>>;
  /**
   * Any `Person`, `PersonalContact`, `Favorite` or `Extension` by its global id; null when it does not exist (any more). An extension
   * is not looked up here: whether it exists is for the directory's subgraph to tell.
   * An id that this graph did not make is refused with BAD_USER_INPUT.
   * Costs what the lookup of its type costs, shared with all other lookups of the operation.
   */
  readonly node?: Maybe<Node>;
  /**
   * Several objects by global id, in the order asked for; null, with an error at that index, where an id is malformed,
   * and plain null where the object does not exist.
   */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /**
   * What changed among the caller's other contacts since an earlier sync: without `since` all of them, with it what was added,
   * changed or removed. Read all pages, apply them in their order, keep the last one's `nextSince` for the next time. Nothing is
   * left out by that; something may come twice. Upstream needs minutes until a change shows.
   *
   * Costs 1 upstream call per page of one and the same `first`; the first page of a full sync has a quota of its own at upstream. A
   * `since` that upstream no longer takes gives SYNC_TOKEN_EXPIRED: begin anew without it.
   */
  readonly otherContactChanges?: Maybe<PersonChangeConnection>;
  /**
   * The caller's Google "other contacts": people whom Google remembers from interactions and who are in no contact group.
   * Ordered as upstream orders them. Costs 1 upstream call per page up to 1,000.
   */
  readonly otherContacts?: Maybe<PersonConnection>;
  /**
   * One person by resource name; null when there is none. `people/…` names are fetched in batches of 200 per call;
   * for `otherContacts/…` Google has no lookup, so all names of the operation are found in one shared scan of the list.
   */
  readonly person?: Maybe<Person>;
  /**
   * One contact of a personal address book; null when there is none. All lookups of an operation, however they are
   * spelled, share upstream calls: 30 contacts of one book per call.
   */
  readonly personalContact?: Maybe<PersonalContact>;
  /**
   * What changed in a personal address book since an earlier sync: without `since` the whole book, with it what was added, changed or
   * deleted. Read all pages, apply them in their order, keep the last one's `nextSince` for the next time. Nothing is left out by
   * that; something may come twice.
   *
   * Costs 1 upstream call per 250 changes of a page. A `since` that upstream no longer takes gives SYNC_TOKEN_EXPIRED: begin anew
   * without it. An account or extension that does not exist gives null and NOT_FOUND.
   */
  readonly personalContactChanges?: Maybe<PersonalContactChangeConnection>;
  /**
   * Contacts of a RingCentral personal address book. Any window of up to 500 contacts costs 1 upstream call wherever it lies
   * in the book, one of up to 1,000 at most 2; `last` without `before` costs one more at most.
   *
   * A cursor is a place, not a number: contacts that were created, deleted or renamed before it since it was made neither hide nor
   * repeat a contact of the next page. That costs no call while its contact is among the neighbours that are read along (at least 20
   * on either side of a page of up to 450), and 1 call when it is not. Larger pages whose neighbours would cost a call of their own
   * begin at the contact's old position.
   *
   * An account or extension that does not exist gives null and NOT_FOUND.
   */
  readonly personalContacts?: Maybe<PersonalContactConnection>;
  /**
   * Contacts of both systems in which every word of `query` occurs, also inside of words: in names, companies, e-mail addresses or numbers.
   * Case and accents make no difference. One list: the best matches first (a whole word, the beginning of a word, inside of one), then by
   * display name, then by id. A cursor is a place in that order, so contacts that come and go neither hide nor repeat others.
   *
   * Of RingCentral it is the caller's own address book. Costs no upstream call where a book is mirrored. Otherwise upstream's own search answers, at 1
   * call per source: RingCentral finds beginnings of first and last names, and whole numbers; Google beginnings of words, at most 30 persons. The
   * book is then filled behind. `sources` tells which of the two it was, and what went wrong.
   */
  readonly searchContacts?: Maybe<ContactConnection>;
  /**
   * Other contacts in which a word of a name, an e-mail address or a phone number begins with `query`.
   * Upstream gives at most 30 results and no way to get more. A caller's very first search waits some seconds
   * (`GOOGLE_SEARCH_WARMUP_MS`), since Google fills its search cache only when asked to.
   */
  readonly searchOtherContacts?: Maybe<PersonConnection>;
  /**
   * What is left of the caller's upstream quotas, as far as it is known here: from what upstream announced with its answers, else from what its
   * documents say. Only of the systems that the caller has a credential for. Costs no upstream call.
   */
  readonly upstreamQuotas?: Maybe<ReadonlyArray<UpstreamQuota>>;
};


/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
export type QueryAddressBookUploadArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  taskId: Scalars['ID']['input'];
};


/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
export type QueryFavoritesArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  extensionId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
export type QueryMatchPhoneNumbersArgs = {
  country?: InputMaybe<Scalars['String']['input']>;
  numbers: ReadonlyArray<Scalars['String']['input']>;
  sources?: InputMaybe<ReadonlyArray<ContactSource>>;
};


/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
export type QueryOtherContactChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  since?: InputMaybe<Scalars['String']['input']>;
  sources?: InputMaybe<ReadonlyArray<PersonReadSource>>;
};


/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
export type QueryOtherContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  sources?: InputMaybe<ReadonlyArray<PersonReadSource>>;
};


/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
export type QueryPersonArgs = {
  resourceName: Scalars['ID']['input'];
};


/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
export type QueryPersonalContactArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  contactId: Scalars['ID']['input'];
  extensionId?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
export type QueryPersonalContactChangesArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  extensionId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  since?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
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


/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
export type QuerySearchContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
  sources?: InputMaybe<ReadonlyArray<ContactSource>>;
};


/** Everything that can be read. Each field needs the caller's credential for its own upstream and lives without the other's. */
export type QuerySearchOtherContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
};

/** Input of `Mutation.removeFavorite`. */
export type RemoveFavoriteInput = {
  /** `Favorite.id`; it names the book, too. */
  readonly id: Scalars['ID']['input'];
};

/** Outcome of `Mutation.removeFavorite`. */
export type RemoveFavoritePayload = {
  readonly __typename?: 'RemoveFavoritePayload';
  /** The whole list as upstream keeps it now; null when there are user errors. */
  readonly favorites?: Maybe<ReadonlyArray<Favorite>>;
  /** The id of what is no favorite any more; null when there are user errors. */
  readonly removedId?: Maybe<Scalars['ID']['output']>;
  /** What a person can mend; empty when it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `Mutation.setFavorites`. */
export type SetFavoritesInput = {
  /** Account, or `~` for the caller's own. */
  readonly accountId?: InputMaybe<Scalars['ID']['input']>;
  /** Extension, or `~` for the caller's own. */
  readonly extensionId?: InputMaybe<Scalars['ID']['input']>;
  /** The whole list in its new order: at most 100, each target once. Empty takes all favorites off. */
  readonly favorites: ReadonlyArray<FavoriteTargetInput>;
};

/** Outcome of `Mutation.setFavorites`. */
export type SetFavoritesPayload = {
  readonly __typename?: 'SetFavoritesPayload';
  /** The list as upstream keeps it; null when there are user errors. */
  readonly favorites?: Maybe<ReadonlyArray<Favorite>>;
  /** What a person can mend; empty when it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `Mutation.updatePersonalContact`. */
export type UpdatePersonalContactInput = {
  /** All that the contact shall have. Null counts as left out. */
  readonly contact: PersonalContactInput;
  /** Country (ISO 3166-1 alpha-2) whose rules apply to numbers in national form; the extension's home country unless given. */
  readonly dialingPlan?: InputMaybe<Scalars['String']['input']>;
  /** `PersonalContact.id`; it names the book, too. */
  readonly id: Scalars['ID']['input'];
};

/** Outcome of `Mutation.updatePersonalContact`. */
export type UpdatePersonalContactPayload = {
  readonly __typename?: 'UpdatePersonalContactPayload';
  /** The contact as upstream keeps it; null when there are user errors. */
  readonly personalContact?: Maybe<PersonalContact>;
  /** What a person can mend; empty when it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `Mutation.updatePersonalContacts`. */
export type UpdatePersonalContactsInput = {
  /**
   * 1 to 3,000 contacts, each named once. 30 of one book share an upstream call, and an operation makes 100 of these at most:
   * more books than fit are refused as too long, too.
   */
  readonly contacts: ReadonlyArray<PersonalContactReplacementInput>;
  /** Country (ISO 3166-1 alpha-2) whose rules apply to numbers in national form; each extension's home country unless given. */
  readonly dialingPlan?: InputMaybe<Scalars['String']['input']>;
};

/** Outcome of `Mutation.updatePersonalContacts`. */
export type UpdatePersonalContactsPayload = {
  readonly __typename?: 'UpdatePersonalContactsPayload';
  /** One result per contact, in the order of the input. Null when nothing was sent, because of `userErrors`. */
  readonly results?: Maybe<ReadonlyArray<UpdatePersonalContactsResult>>;
  /** What is wrong with the input as a whole; then nothing was sent. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What became of one contact of `Mutation.updatePersonalContacts`. */
export type UpdatePersonalContactsResult = {
  readonly __typename?: 'UpdatePersonalContactsResult';
  /** The id as it was given. */
  readonly id: Scalars['ID']['output'];
  /**
   * The contact as upstream keeps it; null when it was not replaced. Where that is no fault of the input (`NOT_DONE`,
   * `OUTCOME_UNKNOWN`), `errors` has an entry at this place with code and `retryAfter`.
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
   * 1 to 500 address books, each extension named once. All of them together at most 20 MB (20,971,520 bytes) as the JSON that
   * goes to upstream: attributes that are null are left out of it. Pass them as a variable: the text of an operation has a limit.
   */
  readonly addressBooks: ReadonlyArray<AddressBookUploadInput>;
};

/** Outcome of `Mutation.uploadAddressBooks`. */
export type UploadAddressBooksPayload = {
  readonly __typename?: 'UploadAddressBooksPayload';
  /** The task as it was accepted; null when there are user errors. */
  readonly upload?: Maybe<AddressBookUpload>;
  /** What a person can mend, at most 50 faults; then nothing was added. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What is left of one quota. */
export type UpstreamQuota = {
  readonly __typename?: 'UpstreamQuota';
  /**
   * The calls that the system counts together. RingCentral: `heavy` (contacts), `medium` (changes of favorites), `light` (favorites, uploads) and
   * `auth` (tokens). Google: `reads`, `writes` and `fullSync` (first pages of full syncs).
   */
  readonly group: Scalars['String']['output'];
  /** Calls per window; null where the system announces no limit, as Google does not. */
  readonly limit?: Maybe<Scalars['Int']['output']>;
  /** Calls that could be made now; null where there is no limit. 0 while the system wants silence after a refusal. */
  readonly remaining?: Maybe<Scalars['Int']['output']>;
  /** When the whole limit is free again if no call is made until then; null where nothing is used. */
  readonly resetAt?: Maybe<Scalars['DateTime']['output']>;
  /** The system: `google-people` or `ringcentral`, as in `errors[].extensions.upstream`. */
  readonly upstream: Scalars['String']['output'];
};

/**
 * Something in a mutation's input that a person can mend; of a mutation that takes a list also what of it was left undone, so
 * that no user errors means that all of it is done.
 */
export type UserError = {
  readonly __typename?: 'UserError';
  /** The kind of fault. */
  readonly code: UserErrorCode;
  /**
   * Path of the fault below `input`, list indexes as decimal text: `["contact", "homePhone"]`, `["ids", "3"]`. Null when it
   * is about the input as a whole.
   */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is wrong and what is allowed, for a person to read. Programs go by `code`. */
  readonly message: Scalars['String']['output'];
};

/** The kinds of faults that a payload reports. */
export type UserErrorCode =
  /** The address book is full: upstream keeps 10,000 contacts of an extension. */
  | 'ADDRESS_BOOK_FULL'
  /** The same thing is named twice where once is allowed. */
  | 'DUPLICATE'
  /** A list that must name something, or a contact, is empty. */
  | 'EMPTY'
  /** The list of favorites is full: upstream keeps 100 of an extension. */
  | 'FAVORITES_FULL'
  /** The target is a favorite already, or twice in the list. */
  | 'FAVORITE_DUPLICATE'
  /** The extension is not in the directory of the federation. */
  | 'FAVORITE_NOT_IN_DIRECTORY'
  /** A favorite must name a contact or an extension: neither was given, or both were. */
  | 'FAVORITE_TARGET_AMBIGUOUS'
  /** A value is malformed, or not among what is allowed. */
  | 'INVALID'
  /** Not a fault of the input: upstream refused or failed before this item of a list was changed. It can be sent again when that is over. */
  | 'NOT_DONE'
  /** What the input names does not exist. */
  | 'NOT_FOUND'
  /** Not a fault of the input: the call failed after it was sent, so this item may or may not be changed. Read it before it is sent again. */
  | 'OUTCOME_UNKNOWN'
  /** The phone number begins with an asterisk, which upstream does not take. */
  | 'PHONE_NUMBER_ASTERISK'
  /** The DTMF sequence of the phone number has more than 64 digits. */
  | 'PHONE_NUMBER_DTMF_TOO_LONG'
  /** The extension part of the phone number has more than 10 digits. */
  | 'PHONE_NUMBER_EXTENSION_TOO_LONG'
  /** The phone number cannot be read, not even under the dialing plan. */
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
