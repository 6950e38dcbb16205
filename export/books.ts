import { setTimeout as delay } from 'node:timers/promises';

import { ADDRESS_ATTRIBUTES, ADDRESS_PARTS, TEXT_ATTRIBUTES } from '../import/contact.ts';
import type { Graph } from '../import/graph.ts';

import type { ExportOptions, Source } from './options.ts';

type Nullable<Type> = { readonly [Key in keyof Type]?: Type[Key] | null };
type Address = Nullable<Record<(typeof ADDRESS_PARTS)[number], string>>;

/** A RingCentral contact, as the graph returns it. */
export type PersonalContact = Nullable<
  Record<(typeof TEXT_ATTRIBUTES)[number], string> & Record<(typeof ADDRESS_ATTRIBUTES)[number], Address>
>;

/** One of Google's other contacts, as the graph returns it. */
export interface Person {
  readonly names: readonly Nullable<
    Record<
      'displayName' | 'givenName' | 'familyName' | 'middleName' | 'honorificPrefix' | 'honorificSuffix',
      string
    >
  >[];
  readonly emailAddresses: readonly Nullable<Record<'value' | 'type', string>>[];
  readonly phoneNumbers: readonly Nullable<Record<'value' | 'canonicalForm' | 'type', string>>[];
}

/** A page of a book. */
export type Page =
  | { readonly source: 'ringcentral'; readonly nodes: readonly PersonalContact[] }
  | { readonly source: 'google'; readonly nodes: readonly Person[] };

/** A book whose first page has been read. */
export interface OpenBook {
  /** Number of contacts in the book; null when upstream does not report it. */
  readonly totalCount: number | null;
  /** All pages of the book. Can be read once. */
  readonly pages: AsyncIterable<Page>;
}

/** The graph failed to return a book. The message says why. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
}

export interface Reader {
  readonly graph: Graph;
  readonly options: Pick<ExportOptions, 'accountId' | 'extensionId'>;
  readonly stop: AbortSignal;
  /** Called with what is being waited for, and the seconds. */
  readonly onWait: (what: string, seconds: number) => void;
  /** Called for each record or field that the graph could not return. */
  readonly onLoss: (message: string) => void;
}

const ADDRESS = `{ ${ADDRESS_PARTS.join(' ')} }`;
const ATTRIBUTES = [...TEXT_ATTRIBUTES, ...ADDRESS_ATTRIBUTES.map((name) => `${name} ${ADDRESS}`)].join(' ');

/** Operations with the largest page size that costs one upstream call. */
const OPERATIONS: Readonly<Record<Source, string>> = {
  ringcentral: `query ExportPersonalContacts($accountId: ID!, $extensionId: ID!, $after: String) {
  list: personalContacts(accountId: $accountId, extensionId: $extensionId, first: 500, after: $after) {
    nodes { ${ATTRIBUTES} } pageInfo { hasNextPage endCursor } totalCount
  }
}`,
  google: `query ExportOtherContacts($after: String) {
  list: otherContacts(first: 1000, after: $after) {
    nodes {
      names { displayName givenName familyName middleName honorificPrefix honorificSuffix }
      emailAddresses { value type }
      phoneNumbers { value canonicalForm type }
    }
    pageInfo { hasNextPage endCursor } totalCount
  }
}`,
};

interface List {
  readonly nodes: readonly never[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number | null;
}

/**
 * Reads the first page, so that a failure is known before anything is written.
 * @throws ReadError, also while the pages are read
 */
export const openBook = async (reader: Reader, source: Source): Promise<OpenBook> => {
  const first = await readPage(reader, source, null);
  return { totalCount: first.totalCount, pages: pagesFrom(first, reader, source) };
};

async function* pagesFrom(first: List, reader: Reader, source: Source): AsyncGenerator<Page> {
  let { nodes, pageInfo } = first;
  for (;;) {
    yield { source, nodes };
    if (!pageInfo.hasNextPage) return;
    const after = pageInfo.endCursor;
    ({ nodes, pageInfo } = await readPage(reader, source, after));
    if (pageInfo.hasNextPage && pageInfo.endCursor === after) {
      throw new ReadError('the graph returned the same page twice');
    }
  }
}

/** Retries after a transient failure, 1, 2 and 4 seconds later. */
const MAX_RETRIES = 3;

const readPage = async (reader: Reader, source: Source, after: string | null): Promise<List> => {
  const { graph, stop, onWait, onLoss } = reader;
  const { accountId, extensionId } = reader.options;
  const variables = source === 'ringcentral' ? { accountId, extensionId, after } : { after };
  for (let failures = 0; ;) {
    stop.throwIfAborted();
    const answer = await graph.send<{ readonly list: List }>(OPERATIONS[source], variables, stop);
    stop.throwIfAborted();
    if (answer.kind === 'data') {
      for (const message of answer.problems) onLoss(`${NAMES[source]}: ${message}`);
      return answer.data.list;
    }
    if (answer.kind === 'refused' || (answer.kind === 'failed' && failures === MAX_RETRIES)) {
      throw new ReadError(`${NAMES[source]}: ${answer.message}`);
    }
    const seconds = answer.kind === 'limited' ? answer.seconds : 2 ** failures;
    if (answer.kind === 'failed') failures += 1;
    onWait(answer.kind === 'limited' ? 'the quota' : 'the next attempt', seconds);
    await delay(seconds * 1_000, undefined, { signal: stop });
  }
};

const NAMES: Readonly<Record<Source, string>> = {
  ringcentral: 'RingCentral contacts',
  google: 'Google other contacts',
};
