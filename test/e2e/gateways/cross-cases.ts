import type { Case } from './case.ts';

/** Operations across both graphs. */
export const CROSS_CASES: readonly Case[] = [
  {
    what: 'references from the CRM to contacts, persons and extensions',
    query: `{ deals { nodes { id title
      contact { displayName company phoneNumbers { type number } }
      introducedBy { displayName primaryEmailAddress }
      owner { extensionId favorites(first: 1) { totalCount nodes { position } } }
    } pageInfo { hasNextPage endCursor } } }`,
  },
  {
    what: 'contacts with what the CRM knows about them, and on to others',
    query: `{
      personalContacts(first: 3, startsWith: "Grö") { nodes { displayName deals { title owner { deals { contact { displayName } } } } } }
      favorites(first: 4) { nodes { target { ... on PersonalContact { displayName deals { title } } ... on Extension { deals { id } } } } }
    }`,
  },
  {
    what: 'the keys of a reference, as the neighbour gave them',
    query:
      '{ deal(id: "3") { contact { accountId extensionId contactId } introducedBy { resourceName } owner { extensionId } } }',
  },
  {
    what: 'references that lead nowhere',
    query: '{ deal(id: "5") { title contact { displayName company } introducedBy { displayName } } }',
  },
  {
    what: 'references that lead nowhere, where something is never null',
    query: '{ deal(id: "5") { title contact { id displayName } introducedBy { id displayName } } }',
    isHoleForHive: true,
  },
  {
    what: 'references without credentials: what the CRM has stays whole',
    query: '{ deals { nodes { title contact { displayName } introducedBy { displayName } } } }',
    as: 'nobody',
    codes: ['UNAUTHENTICATED google-people', 'UNAUTHENTICATED ringcentral'],
  },
  {
    what: 'references while their upstream is down',
    query: '{ deals { nodes { title contact { displayName } introducedBy { displayName } } } }',
    trouble: ['ringcentral', { kind: 'status', status: 503 }],
    codes: ['UPSTREAM_UNAVAILABLE ringcentral'],
  },
];
