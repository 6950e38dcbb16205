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
    what: 'contacts with their CRM data, and from there to other contacts',
    query: `{
      personalContacts(first: 3, startsWith: "Grö") { nodes { displayName deals { title owner { deals { contact { displayName } } } } } }
      favorites(first: 4) { nodes { target { ... on PersonalContact { displayName deals { title } } ... on Extension { deals { id } } } } }
    }`,
  },
  {
    what: 'the keys of a reference, as the other graph sent them',
    query:
      '{ deal(id: "3") { contact { accountId extensionId contactId } introducedBy { resourceName } owner { extensionId } } }',
  },
  {
    what: 'references to records that do not exist',
    query: '{ deal(id: "5") { title contact { displayName company } introducedBy { displayName } } }',
  },
  {
    what: 'references to records that do not exist, in non-null fields',
    query: '{ deal(id: "5") { title contact { id displayName } introducedBy { id displayName } } }',
    isHoleForHive: true,
  },
  {
    what: 'references without credentials, with the CRM data complete',
    query: '{ deals { nodes { title contact { displayName } introducedBy { displayName } } } }',
    as: 'nobody',
    codes: ['UNAUTHENTICATED google-people', 'UNAUTHENTICATED ringcentral'],
  },
  {
    what: 'references while their upstream is down',
    query: '{ deals { nodes { title contact { displayName } introducedBy { displayName } } } }',
    fault: ['ringcentral', { kind: 'status', status: 503 }],
    codes: ['UPSTREAM_UNAVAILABLE ringcentral'],
  },
];
