import type { Person } from '../__generated__/google-people.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { GooglePeopleClient } from '../clients/google-people/client.ts';
import type { DataAccess } from '../clients/http/call.ts';
import { LIST_MASKS, type ListSources, listSourcesFor } from '../loaders/other-contacts.ts';
import { toPersonRecord } from '../loaders/persons-record.ts';
import type { PersonKey } from '../loaders/persons.ts';
import type { PersonRecord } from '../loaders/records.ts';
import { type Grant, subjectOfCredential } from '../mirror/grants.ts';
import { type OtherContactOrder, otherContacts } from '../mirror/other-contacts.ts';
import { MAX_TOKEN_AGE_MS, otherContactSource } from '../mirror/sync/others.ts';

import type { BooksOptions, OperationMirror } from './operation-mirror.ts';
import { createWholeLists, reportRead, type Whole } from './whole-lists.ts';

/** All other contacts of the caller at one moment, with all fields that a list of the sources can have. */
export type WholePersons = Whole<{ readonly sources: ListSources }, Person, OtherContactOrder>;

/** What a caller can read of Google's other contacts: from the mirror if possible, else from upstream. */
export interface OtherContactReads {
  /**
   * All other contacts without a call, or null if the list must be read page by page from upstream.
   * @param isNeeded whether the read needs the whole list. Then all of it is read, at any cost
   */
  persons(sources: ListSources, isNeeded: boolean): Promise<WholePersons | null>;
  /** A person with the selected fields. Null if there is none. */
  person(key: PersonKey): Promise<PersonRecord | null>;
  /** A list was read page by page. `total` is upstream's count. */
  passedThrough(sources: ListSources, total: number | undefined): void;
  /** A search could not be answered from the mirror. Fills the list in the background, whatever its size. */
  fillBehind(sources: ListSources): void;
  /** Erases the mirror of the caller's other contacts. @throws UpstreamError if upstream does not return their owner */
  erase(): Promise<void>;
}

/** The name of a stream, also in logs and metrics. */
const streamOf = (sources: ListSources): string =>
  sources === 'contact' ? 'otherContacts' : 'otherContactsWithProfiles';

const BOOK = 'otherContacts';

export const createOtherContactReads = (options: BooksOptions): OtherContactReads => {
  const { mirror, loaders, freshness, onAccess } = options;
  const { googlePeople: client } = options.clients;

  const noteRead = (operationId: string, parameters: DataAccess['parameters']): void =>
    reportRead(client.credentialKey, onAccess, operationId, parameters);

  /**
   * Proves that Google allows this token to read other contacts, by reading the smallest page of them. The owner is read once per
   * token. If Google refuses that, the list belongs only to the credential.
   */
  const grantFor = async (used: OperationMirror): Promise<Grant | null> => {
    const { credentialKey } = client;
    if (credentialKey === null) return null;
    const { mirror: books, googleHost, identities } = used.access;
    const ask = async () => {
      const asking = used.syncClients.googlePeople;
      const [subject] = await Promise.all([
        identities.get(credentialKey) ?? subjectOf(asking, `google:${googleHost}`, credentialKey),
        asking.listOtherContacts({ pageSize: 1, readMask: 'metadata', fields: 'totalSize' }),
      ]);
      identities.set(credentialKey, subject);
      return { subject };
    };
    const { maxStalenessMs } = freshness;
    return books.grants.prove({ credentialKey, book: BOOK }, ask, {
      maxAgeMs: maxStalenessMs ?? Infinity,
      isStrict: maxStalenessMs !== undefined,
    });
  };

  const lists = createWholeLists(
    {
      upstream: 'google-people',
      kind: otherContacts,
      nameOf: (sources: ListSources) => ({ book: BOOK, stream: streamOf(sources) }),
      async prove(sources, used) {
        const grant = await grantFor(used);
        return grant && { grant, book: BOOK, facts: { sources } };
      },
      specFor(sources, _granted, { syncClients }) {
        const source = otherContactSource(syncClients.googlePeople, sources);
        return {
          stream: streamOf(sources),
          kind: otherContacts,
          fillSource: source,
          refreshSource: source,
          maxTokenAgeMs: MAX_TOKEN_AGE_MS,
          grantKey: { credentialKey: client.credentialKey ?? '', book: BOOK },
        };
      },
      async fill(sources, stream) {
        await stream.fill(otherContactSource(client, sources));
        return { sources };
      },
    },
    mirror,
    freshness,
  );

  return {
    async persons(sources, isNeeded) {
      const whole = await lists.open(sources, isNeeded);
      if (whole !== null) noteRead('listOtherContacts', {});
      return whole;
    },

    async person(key) {
      const { resourceName, selection } = key;
      if (mirror === null || !resourceName.startsWith('otherContacts/')) return loaders.persons.load(key);
      const whole = await lists.open(listSourcesFor(selection), false);
      if (whole === null) return loaders.persons.load(key);
      // Without a mirror the same read finds a single person.
      noteRead('listOtherContacts', {});
      return personRecordOf(whole, whole.records.get(resourceName));
    },

    passedThrough: lists.passedThrough,
    fillBehind: lists.fillBehind,

    async erase() {
      lists.forget();
      if (mirror === null) return;
      const grant = await grantFor(mirror);
      if (grant === null) throw new UpstreamError({ code: 'UNAUTHENTICATED', upstream: 'google-people' });
      const streams = (['contact', 'contactAndProfile'] as const).map((sources) => ({
        stream: streamOf(sources),
        kind: otherContacts,
      }));
      await mirror.access.mirror.forget(grant, streams);
    },
  };
};

const READ_MASKS: Readonly<Record<ListSources, ReadonlySet<string>>> = {
  contact: new Set(LIST_MASKS.contact),
  contactAndProfile: new Set(LIST_MASKS.contactAndProfile),
};

/** A mirrored person in the format for resolvers. */
export const personRecordOf = (
  { sources }: Pick<WholePersons, 'sources'>,
  person: Person | undefined,
): PersonRecord | null => toPersonRecord(person, READ_MASKS[sources]);

const subjectOf = async (
  client: GooglePeopleClient,
  host: string,
  credentialKey: string,
): Promise<string> => {
  try {
    const me = await client.getPerson({
      resourceName: 'people/me',
      personFields: 'metadata',
      fields: 'resourceName',
    });
    if (me.resourceName !== undefined) return `${host}/${me.resourceName}`;
  } catch (error) {
    const isRefused =
      error instanceof UpstreamError && ['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT'].includes(error.code);
    if (!isRefused) throw error;
  }
  return subjectOfCredential(host, credentialKey);
};
