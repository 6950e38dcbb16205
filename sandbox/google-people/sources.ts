import { invalidArgument, invalidValue } from './errors.ts';
import type { SourceType } from './person.ts';

/** Which sources each value of `sources` stands for. */
const READ_SOURCES = {
  READ_SOURCE_TYPE_PROFILE: ['ACCOUNT', 'DOMAIN_PROFILE', 'PROFILE'],
  READ_SOURCE_TYPE_CONTACT: ['CONTACT'],
  READ_SOURCE_TYPE_DOMAIN_CONTACT: ['DOMAIN_CONTACT'],
  READ_SOURCE_TYPE_OTHER_CONTACT: ['OTHER_CONTACT'],
} as const satisfies Readonly<Record<string, readonly SourceType[]>>;

export type ReadSource = keyof typeof READ_SOURCES;

const isReadSource = (value: unknown): value is ReadSource =>
  typeof value === 'string' && Object.hasOwn(READ_SOURCES, value);

/** Checks the values of a repeated `sources` parameter. A comma-separated list is one invalid value. */
export const readSources = (values: readonly unknown[]): readonly ReadSource[] =>
  values.map((value) => {
    if (value === 'READ_SOURCE_TYPE_UNSPECIFIED') throw invalidArgument();
    if (!isReadSource(value)) {
      throw invalidValue(
        'sources',
        'type.googleapis.com/google.people.v1.ReadSourceType',
        JSON.stringify(value),
      );
    }
    return value;
  });

/** The sources that people.get, batchGet and copies read; both kinds by default. */
export const sourceTypes = (sources: readonly ReadSource[]): ReadonlySet<SourceType> =>
  new Set(
    (sources.length === 0
      ? (['READ_SOURCE_TYPE_PROFILE', 'READ_SOURCE_TYPE_CONTACT'] as const)
      : sources
    ).flatMap((source): readonly SourceType[] => READ_SOURCES[source]),
  );

/** The sources that a list of other contacts reads. */
export interface ListSources {
  readonly hasProfiles: boolean;
  readonly types: ReadonlySet<SourceType>;
}

/**
 * A list accepts contacts, or contacts and profiles; profiles alone and other sources are refused. CONTACT in the
 * parameter becomes OTHER_CONTACT in the answer.
 */
export const listSources = (sources: readonly ReadSource[]): ListSources => {
  const chosen = new Set<ReadSource>(sources.length === 0 ? ['READ_SOURCE_TYPE_CONTACT'] : sources);
  const hasProfiles = chosen.delete('READ_SOURCE_TYPE_PROFILE');
  if (!chosen.delete('READ_SOURCE_TYPE_CONTACT') || chosen.size > 0) throw invalidArgument();
  return {
    hasProfiles,
    types: new Set<SourceType>([
      'OTHER_CONTACT',
      ...(hasProfiles ? READ_SOURCES.READ_SOURCE_TYPE_PROFILE : []),
    ]),
  };
};
