import type { Person } from '../__generated__/google-people.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import type { GooglePeopleClient } from '../clients/google-people/client.ts';
import type { DataAccess } from '../clients/http/call.ts';
import type { Loaders } from '../loaders/loaders.ts';
import { LIST_MASKS, type ListSources, listSourcesFor } from '../loaders/other-contacts.ts';
import { toPersonRecord } from '../loaders/persons-record.ts';
import type { PersonKey } from '../loaders/persons.ts';
import type { PersonRecord } from '../loaders/records.ts';
import { type Grant, isUnreachable, subjectOfCredential } from '../mirror/grants.ts';
import type { Freshness, Mirror, PassReason, StreamSpec } from '../mirror/mirror.ts';
import { type OtherContactOrder, otherContacts } from '../mirror/other-contacts.ts';
import type { RecordSet } from '../mirror/record-set.ts';
import { MirroredStream } from '../mirror/stream.ts';
import { MAX_TOKEN_AGE_MS, otherContactSource } from '../mirror/sync/others.ts';

import { demandFill, demandWhole } from './demand-whole.ts';
import type { ServedBooks } from './served-books.ts';

/** All other contacts of the caller at one moment, with all fields that a list of the sources can have. */
export interface WholePersons {
  readonly records: RecordSet<Person, OtherContactOrder>;
  readonly sources: ListSources;
  readonly asOf: Date;
}

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

/** The mirror, with the client of one operation. */
export interface GoogleMirror {
  readonly mirror: Mirror;
  readonly host: string;
  /** For syncs, fills and proofs. Other operations may wait for them, so their calls outlive this operation. */
  readonly client: GooglePeopleClient;
  /** The name of a token's book, by credential: the user of a token never changes. Of limited size. */
  readonly identities: Pick<Map<string, string>, 'get'> & {
    set(credentialKey: string, subject: string): unknown;
  };
  readonly served: ServedBooks;
}

export interface OtherContactReadsOptions {
  /** Null if nothing is mirrored. */
  readonly mirrored: GoogleMirror | null;
  readonly client: GooglePeopleClient;
  readonly loaders: Pick<Loaders, 'persons'>;
  readonly freshness: Freshness;
  readonly onAccess: ((access: DataAccess) => void) | undefined;
}

type PersonsSpec = StreamSpec<
  Person,
  OtherContactOrder,
  Awaited<ReturnType<ReturnType<typeof otherContactSource>['begin']>>
>;

/** The name of a stream, also in logs and metrics. */
const streamOf = (sources: ListSources): string =>
  sources === 'contact' ? 'otherContacts' : 'otherContactsWithProfiles';

const BOOK = 'otherContacts';

export const createOtherContactReads = (options: OtherContactReadsOptions): OtherContactReads => {
  const { mirrored, client, loaders, freshness, onAccess } = options;
  const isBound = freshness.maxStalenessMs === 0;
  const opened = new Map<string, Promise<WholePersons | null>>();

  const noteRead = (operationId: string, parameters: DataAccess['parameters']): void => {
    const { credentialKey } = client;
    if (credentialKey === null) return;
    onAccess?.({
      credentialKey,
      operationId,
      isWrite: false,
      parameters,
      body: undefined,
      answer: undefined,
    });
  };

  /**
   * Proves that Google allows this token to read other contacts, by reading the smallest page of them. The owner is read once per
   * token. If Google refuses that, the list belongs only to the credential.
   */
  const grantFor = async ({
    mirror,
    host,
    client: asking,
    identities,
  }: GoogleMirror): Promise<Grant | null> => {
    const { credentialKey } = client;
    if (credentialKey === null) return null;
    const ask = async () => {
      const [subject] = await Promise.all([
        identities.get(credentialKey) ?? subjectOf(asking, `google:${host}`, credentialKey),
        asking.listOtherContacts({ pageSize: 1, readMask: 'metadata', fields: 'totalSize' }),
      ]);
      identities.set(credentialKey, subject);
      return { subject };
    };
    const { maxStalenessMs } = freshness;
    return mirror.grants.prove({ credentialKey, book: BOOK }, ask, {
      maxAgeMs: maxStalenessMs ?? Infinity,
      isStrict: maxStalenessMs !== undefined,
    });
  };

  const specFor = (sources: ListSources, access: GoogleMirror): PersonsSpec => {
    const source = otherContactSource(access.client, sources);
    return {
      stream: streamOf(sources),
      kind: otherContacts,
      fillSource: source,
      refreshSource: source,
      maxTokenAgeMs: MAX_TOKEN_AGE_MS,
      grantKey: { credentialKey: client.credentialKey ?? '', book: BOOK },
    };
  };

  const passThrough = (sources: ListSources, { served }: GoogleMirror, reason: PassReason): null => {
    served.note({ book: BOOK, stream: streamOf(sources), passed: reason });
    return null;
  };

  const openMirrored = async (
    sources: ListSources,
    isNeeded: boolean,
    access: GoogleMirror,
  ): Promise<WholePersons | null> => {
    const grant = await grantFor(access).catch((error: unknown) => {
      if (isUnreachable(error) || (error instanceof UpstreamError && error.code === 'RATE_LIMITED'))
        return null;
      throw error;
    });
    if (grant === null) return isNeeded ? readWhole(sources) : passThrough(sources, access, 'not-granted');
    const spec = specFor(sources, access);
    let outcome = await access.mirror.open(grant, spec, freshness);
    if (!outcome.isServed && isNeeded) {
      await demandFill('google-people', () => access.mirror.fill(grant, spec));
      outcome = await access.mirror.open(grant, spec, freshness);
      // The list was forgotten meanwhile, is too large to be kept, or the store failed.
      if (!outcome.isServed) return readWhole(sources);
    }
    if (!outcome.isServed) return passThrough(sources, access, outcome.reason);
    const { state, version, ageMs } = outcome;
    const asOf = new Date(state.asOf);
    access.served.note({ book: BOOK, stream: spec.stream, asOf, ageMs, version });
    return { records: state.records, sources, asOf };
  };

  /** Reads the whole list only for this operation, if it must not be mirrored. */
  const readWhole = async (sources: ListSources): Promise<WholePersons> => {
    const stream = new MirroredStream(
      otherContacts,
      mirrored === null ? {} : { clock: mirrored.mirror.clock },
    );
    const state = await demandWhole('google-people', async () => {
      await stream.fill(otherContactSource(client, sources));
      return stream.state;
    });
    return { records: state.records, sources, asOf: new Date(state.asOf) };
  };

  const persons = (sources: ListSources, isNeeded: boolean): Promise<WholePersons | null> => {
    const name = `${String(isNeeded)} ${sources}`;
    let promise = opened.get(name);
    if (promise === undefined) {
      promise =
        mirrored === null || isBound
          ? isNeeded
            ? readWhole(sources)
            : Promise.resolve(mirrored === null ? null : passThrough(sources, mirrored, 'bound'))
          : openMirrored(sources, isNeeded, mirrored).catch(mirrored.served.noteFailure);
      opened.set(name, promise);
    }
    return promise;
  };

  return {
    async persons(sources, isNeeded) {
      const whole = await persons(sources, isNeeded);
      if (whole !== null) noteRead('listOtherContacts', {});
      return whole;
    },

    async person(key) {
      const { resourceName, selection } = key;
      if (mirrored === null || !resourceName.startsWith('otherContacts/')) return loaders.persons.load(key);
      const whole = await persons(listSourcesFor(selection), false);
      if (whole === null) return loaders.persons.load(key);
      // Without a mirror the same read finds a single person.
      noteRead('listOtherContacts', {});
      return personRecordOf(whole, whole.records.get(resourceName));
    },

    passedThrough(sources, total) {
      if (mirrored === null || isBound) return;
      void grantFor(mirrored)
        .then((grant) => {
          if (grant !== null) mirrored.mirror.passedThrough(grant, specFor(sources, mirrored), total);
        })
        .catch(() => undefined);
    },

    fillBehind(sources) {
      if (mirrored === null || isBound) return;
      void grantFor(mirrored)
        .then((grant) => {
          if (grant !== null) mirrored.mirror.fillBehind(grant, specFor(sources, mirrored));
        })
        .catch(() => undefined);
    },

    async erase() {
      opened.clear();
      if (mirrored === null) return;
      const grant = await grantFor(mirrored);
      if (grant === null) throw new UpstreamError({ code: 'UNAUTHENTICATED', upstream: 'google-people' });
      const streams = (['contact', 'contactAndProfile'] as const).map((sources) => ({
        stream: streamOf(sources),
        kind: otherContacts,
      }));
      await mirrored.mirror.forget(grant, streams);
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
