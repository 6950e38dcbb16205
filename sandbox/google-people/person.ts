/** The source of a part of a person. */
export type SourceType =
  'CONTACT' | 'OTHER_CONTACT' | 'PROFILE' | 'DOMAIN_PROFILE' | 'DOMAIN_CONTACT' | 'ACCOUNT';

/** The fields that a mask may name: all but `resourceName` and `etag`, which are always returned. */
export const PERSON_FIELDS = [
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
] as const;

export type MaskField = (typeof PERSON_FIELDS)[number];
export type DataField = Exclude<MaskField, 'metadata'>;

/** One source of a person. Only this has etag, update time and profile data; a field's metadata does not. */
export interface Source {
  readonly type: SourceType;
  /** Hexadecimal of the 64-bit id for contacts, decimal for profiles. */
  readonly id: string;
  readonly etag?: string;
  /** RFC 3339 in UTC. */
  readonly updateTime?: string;
  readonly profileMetadata?: { readonly objectType: 'PERSON'; readonly userTypes: readonly string[] };
}

export interface FieldMetadata {
  readonly primary?: true;
  readonly sourcePrimary?: true;
  readonly verified?: true;
  readonly source: Pick<Source, 'type' | 'id'>;
}

/** One value of a field. Empty, zero and false members are omitted, as in proto3 JSON. */
export interface FieldEntry {
  readonly metadata: FieldMetadata;
  readonly [member: string]: unknown;
}

export type PersonFields = Readonly<Partial<Record<DataField, readonly FieldEntry[]>>>;

/** A person as stored in the book, with the data of all sources. */
export interface PersonRecord {
  readonly resourceName: string;
  readonly etag: string;
  readonly sources: readonly Source[];
  readonly fields: PersonFields;
}

/** A person as JSON. */
export interface Person extends PersonFields {
  readonly resourceName: string;
  readonly etag: string;
  readonly metadata?: {
    readonly sources?: readonly Source[];
    readonly deleted?: true;
    readonly objectType: 'PERSON';
  };
}

export interface View {
  readonly mask: ReadonlySet<MaskField>;
  readonly sources: ReadonlySet<SourceType>;
  /** Most e-mail addresses and phone numbers that are returned: 100 in lists, all in people.get. */
  readonly listLimit?: number;
}

/** Exactly one entry of a field is primary, whichever sources were requested. */
const withPrimary = (entries: readonly FieldEntry[]): readonly FieldEntry[] => {
  if (entries.some(({ metadata }) => metadata.primary)) return entries;
  const chosen = entries.find(({ metadata }) => metadata.sourcePrimary) ?? entries[0];
  return entries.map((entry) =>
    entry === chosen ? { ...entry, metadata: { primary: true, ...entry.metadata } } : entry,
  );
};

const visible = (field: DataField, entries: readonly FieldEntry[], view: View): readonly FieldEntry[] => {
  const fitting = entries.filter(({ metadata }) => view.sources.has(metadata.source.type));
  const isLimited = field === 'emailAddresses' || field === 'phoneNumbers';
  return withPrimary(isLimited && view.listLimit !== undefined ? fitting.slice(0, view.listLimit) : fitting);
};

/** A person with the fields of a mask and the data of the requested sources. */
export const renderPerson = (record: PersonRecord, view: View): Person => {
  const { resourceName, etag } = record;
  const sources = record.sources.filter(({ type }) => view.sources.has(type));
  const fields = (Object.entries(record.fields) as [DataField, readonly FieldEntry[]][])
    .filter(([field]) => view.mask.has(field))
    .map(([field, entries]) => [field, visible(field, entries, view)] as const)
    .filter(([, entries]) => entries.length > 0);
  return {
    resourceName,
    etag,
    ...(view.mask.has('metadata') && {
      metadata: { ...(sources.length > 0 && { sources }), objectType: 'PERSON' as const },
    }),
    ...(Object.fromEntries(fields) as PersonFields),
  };
};

/** A deleted person in a sync: the resource name and, when the mask has `metadata`, the id. */
export const renderTombstone = (
  { resourceName, etag, sources }: PersonRecord,
  mask: ReadonlySet<MaskField>,
): Person => {
  const [own] = sources;
  return {
    resourceName,
    etag,
    ...(mask.has('metadata') && {
      metadata: {
        ...(own && { sources: [{ type: own.type, id: own.id }] }),
        deleted: true as const,
        objectType: 'PERSON' as const,
      },
    }),
  };
};
