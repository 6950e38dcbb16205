import type { ListOtherContactsResponse, Person } from '../../__generated__/google-people.ts';
import type { GooglePeopleClient } from '../../clients/google-people/client.ts';
import { LIST_MASKS, LIST_SOURCES, type ListSources, MAX_PAGE_SIZE } from '../../loaders/other-contacts.ts';
import { otherContacts } from '../other-contacts.ts';
import { type FillStart, NotWholeError, type StreamSource, type Synced } from '../stream.ts';

import { pageChain } from './page-chain.ts';

/** More pages than any account has: they would be a million other contacts. */
const MAX_PAGES = 1_000;

/** Google's tokens expire 7 days after the full sync. A day before that, a new full sync is made in addition. */
export const MAX_TOKEN_AGE_MS = 6 * 24 * 60 * 60_000;

interface OthersStart extends FillStart {
  readonly firstPage: ListOtherContactsResponse;
}

/**
 * Mirrors Google's other contacts of one set of sources: a full sync to its last page, which has the sync token, then one
 * incremental sync from it. All calls have the same mask, as Google requires. It contains `metadata`, which has the deletions.
 */
export const otherContactSource = (
  client: Pick<GooglePeopleClient, 'listOtherContacts'>,
  sources: ListSources,
): StreamSource<Person, OthersStart> => {
  const load = (request: { readonly pageToken?: string | undefined; readonly syncToken?: string }) =>
    client.listOtherContacts({
      pageSize: MAX_PAGE_SIZE,
      readMask: LIST_MASKS[sources].join(','),
      sources: LIST_SOURCES[sources],
      requestSyncToken: true,
      ...request,
    });

  const changesSince = async (syncToken: string): Promise<Synced<Person>> => {
    const persons = new Map<string, Person>();
    let next: string | null = null;
    const pages = pageChain(MAX_PAGES, async (pageToken) => {
      const answer = await load({ syncToken, pageToken });
      return { answer, nextToken: answer.nextPageToken };
    });
    for await (const { answer } of pages) {
      for (const person of answer.otherContacts ?? []) persons.set(nameOf(person), person);
      next = answer.nextSyncToken ?? null;
    }
    const gone: string[] = [];
    const alive: Person[] = [];
    for (const [name, person] of persons) {
      if (person.metadata?.deleted === true) gone.push(name);
      else alive.push(person);
    }
    return { upserts: alive, tombstones: gone, syncToken: next };
  };

  return {
    changesSince,

    // The token is on the last page. The graph does not write other contacts, so no own write can overlap.
    begin: async () => ({ syncToken: null, firstPage: await load({}) }),

    async complete({ firstPage }) {
      const persons = new Map<string, Person>();
      let syncToken: string | undefined;
      let announced: number | undefined;
      const pages = pageChain(MAX_PAGES, async (pageToken) => {
        const answer = pageToken === undefined ? firstPage : await load({ pageToken });
        return { answer, nextToken: answer.nextPageToken };
      });
      for await (const { answer } of pages) {
        for (const person of answer.otherContacts ?? []) persons.set(nameOf(person), person);
        syncToken = answer.nextSyncToken;
        announced = answer.totalSize;
      }
      if (syncToken === undefined)
        throw new NotWholeError('The last page of the full sync has no sync token.');
      const changes = await changesSince(syncToken);
      for (const person of changes.upserts ?? []) persons.set(nameOf(person), person);
      for (const name of changes.tombstones ?? []) persons.delete(name);
      const records = [...persons.values()].filter(({ metadata }) => metadata?.deleted !== true);
      // Google does not guarantee an exact count, so a difference is not an error.
      return { records, syncToken: changes.syncToken ?? syncToken, announced };
    },
  };
};

const nameOf = (person: Person): string => {
  const name = otherContacts.idOf(person);
  // Without names the set could not be proven complete.
  if (name === undefined) throw new NotWholeError('A person has no resource name.');
  return name;
};
