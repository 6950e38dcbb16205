import { expect } from '@jest/globals';
import fc from 'fast-check';

import type { Harness } from '../../../support/harness.ts';
import { changesQuery } from '../../changes/support.ts';
import { askWell } from '../../graph/support.ts';
import { attributesOf, WHOLE } from '../support.ts';

import { type Area, byId, command, type Model } from './world.ts';

const QUERY = changesQuery(
  'personalContactChanges',
  `nodes { deleted contactId personalContact { id contactId accountId extensionId ${WHOLE} } }
   pageInfo { hasNextPage endCursor } nextSince isFullSync`,
);

type Replica = Model['replica'];

/** Updates a replica by the rules in the schema's description. */
const synchronise = async (replica: Replica, harness: Harness, first: number): Promise<void> => {
  let wasFullSync = false;
  for (let after: string | null = null, isEnd = false; !isEnd;) {
    const { data } = await askWell(harness, QUERY, { variables: { since: replica.since, first, after } });
    const { nodes, pageInfo, nextSince, isFullSync } = data.changes;
    if (isFullSync && !wasFullSync) replica.contacts.clear();
    wasFullSync = isFullSync;
    for (const { deleted, contactId, personalContact } of nodes) {
      if (deleted) replica.contacts.delete(contactId);
      else replica.contacts.set(contactId, attributesOf(personalContact) as never);
    }
    after = pageInfo.endCursor;
    isEnd = !pageInfo.hasNextPage;
    if (isEnd) replica.since = nextSince;
  }
};

const sync = fc.integer({ min: 1, max: 20 }).map((first) =>
  command('sync', async ({ contacts, replica }, harness) => {
    await synchronise(replica, harness, first);
    expect(byId(replica.contacts)).toEqual(byId(contacts));
  }),
);

/** The commands for changes since the program's last sync, and for a full sync. */
const viewChanges = async ({ contacts, replica }: Model, harness: Harness): Promise<void> => {
  await synchronise(replica, harness, 100);
  expect(byId(replica.contacts)).toEqual(byId(contacts));
  const fresh: Replica = { contacts: new Map(), since: null };
  await synchronise(fresh, harness, 7);
  expect(byId(fresh.contacts)).toEqual(byId(contacts));
};

export const changes: Area = { commands: [sync], views: [viewChanges] };
