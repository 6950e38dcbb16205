/** The response messages: `name` is a value and `name:Message` a message, single or repeated. */
const MESSAGES = {
  ListOtherContactsResponse: 'otherContacts:Person nextPageToken nextSyncToken totalSize',
  SearchResponse: 'results:SearchResult',
  SearchResult: 'person:Person',
  GetPeopleResponse: 'responses:PersonResponse',
  PersonResponse: 'httpStatusCode person:Person requestedResourceName status:Status',
  Status: 'code message details',
  Person: `resourceName etag metadata:PersonMetadata addresses:Address ageRange ageRanges:AgeRangeType
    biographies:Biography birthdays:Birthday braggingRights:Value calendarUrls:CalendarUrl clientData:KeyValue
    coverPhotos:Photo emailAddresses:EmailAddress events:Event externalIds:TypedValue fileAses:Value genders:Gender
    imClients:ImClient interests:Value locales:Value locations:Location memberships:Membership
    miscKeywords:TypedValue names:Name nicknames:Nickname occupations:Value organizations:Organization
    phoneNumbers:PhoneNumber photos:Photo relations:Relation relationshipInterests:FormattedValue
    relationshipStatuses:FormattedValue residences:Residence sipAddresses:TypedValue skills:Value taglines:Value
    urls:TypedValue userDefined:KeyValue`,
  PersonMetadata: 'deleted linkedPeopleResourceNames objectType previousResourceNames sources:Source',
  Source: 'type id etag updateTime profileMetadata:ProfileMetadata',
  ProfileMetadata: 'objectType userTypes',
  FieldMetadata: 'primary source:Source sourcePrimary verified',
  Date: 'year month day',
  Value: 'metadata:FieldMetadata value',
  FormattedValue: 'metadata:FieldMetadata value formattedValue',
  TypedValue: 'metadata:FieldMetadata value type formattedType',
  KeyValue: 'metadata:FieldMetadata key value',
  Address: `metadata:FieldMetadata city country countryCode extendedAddress formattedType formattedValue poBox
    postalCode region streetAddress type`,
  AgeRangeType: 'metadata:FieldMetadata ageRange',
  Biography: 'metadata:FieldMetadata contentType value',
  Birthday: 'metadata:FieldMetadata date:Date text',
  CalendarUrl: 'metadata:FieldMetadata formattedType type url',
  EmailAddress: 'metadata:FieldMetadata displayName formattedType type value',
  Event: 'metadata:FieldMetadata date:Date formattedType type',
  Gender: 'metadata:FieldMetadata addressMeAs formattedValue value',
  ImClient: 'metadata:FieldMetadata formattedProtocol formattedType protocol type username',
  Location: 'metadata:FieldMetadata buildingId current deskCode floor floorSection type value',
  Membership:
    'metadata:FieldMetadata contactGroupMembership:ContactGroupMembership domainMembership:DomainMembership',
  ContactGroupMembership: 'contactGroupId contactGroupResourceName',
  DomainMembership: 'inViewerDomain',
  Name: `metadata:FieldMetadata displayName displayNameLastFirst familyName givenName honorificPrefix
    honorificSuffix middleName phoneticFamilyName phoneticFullName phoneticGivenName phoneticHonorificPrefix
    phoneticHonorificSuffix phoneticMiddleName unstructuredName`,
  Nickname: 'metadata:FieldMetadata type value',
  Organization: `metadata:FieldMetadata costCenter current department domain endDate:Date formattedType
    fullTimeEquivalentMillipercent jobDescription location name phoneticName startDate:Date symbol title type`,
  PhoneNumber: 'metadata:FieldMetadata canonicalForm formattedType type value',
  Photo: 'metadata:FieldMetadata default url',
  Relation: 'metadata:FieldMetadata formattedType person type',
  Residence: 'metadata:FieldMetadata current value',
} as const;

export type MessageName = keyof typeof MESSAGES;

/** Members of a message by name: the message that the member is, or undefined for a value. */
export type MessageMembers = ReadonlyMap<string, MessageName | undefined>;

const cache = new Map<MessageName, MessageMembers>();

export const membersOf = (message: MessageName): MessageMembers => {
  const known = cache.get(message);
  if (known !== undefined) return known;
  const members = new Map(
    MESSAGES[message].split(/\s+/).map((member) => {
      const [name = '', type] = member.split(':');
      return [name, type as MessageName | undefined] as const;
    }),
  );
  cache.set(message, members);
  return members;
};
