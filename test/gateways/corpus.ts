import type { Fault } from '../../sandbox/index.ts';
import { favoriteId, personalContactId, personId } from '../../src/relay/global-id.ts';

/** One operation of the corpus: the same answer is expected however it reaches the graph. */
export interface Case {
  readonly what: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whose credentials go along; `demo` for both upstreams unless said. */
  readonly as?: 'second' | 'nobody' | 'google only' | 'wrong';
  /** Trouble of an upstream while the operation runs. */
  readonly trouble?: readonly ['google' | 'ringcentral', Fault];
  /** `CODE upstream` of the errors of the contacts graph, each once, sorted. */
  readonly codes?: readonly string[];
  /** Null where something is never null, behind a reference: Hive Gateway has an error of its own for it. */
  readonly isHoleForHive?: true;
}

const BOOK = { accountId: '402811004', extensionId: '711040004' };
const CONTACT = { ...BOOK, contactId: '90500000004' };
const LONG = { ...BOOK, contactId: '9007199254740993' };

const VALUES = `fragment Values on PersonalContact {
  id accountId extensionId contactId displayName firstName lastName company email birthday emailAddresses availability
  phoneNumbers { type number } businessAddress { street city state zip country }
}`;

/** Operations on the contacts graph alone. */
export const OWN_CASES: readonly Case[] = [
  {
    what: 'a page of a list, forward and backward',
    query: `query ($first: Int!) {
      forward: personalContacts(first: $first, sortBy: [LAST_NAME]) {
        totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { ...Values } } }
      backward: personalContacts(last: 2) { nodes { ...Values __typename } }
      empty: personalContacts(first: 0) { edges { cursor } pageInfo { startCursor } }
    } ${VALUES}`,
    variables: { first: 3 },
  },
  {
    what: 'a person with nested values and lists of them',
    query: `{ person(resourceName: "people/me") {
      id resourceName displayName photoUrl(size: 64) names { displayName givenName metadata { primary source { type id } } }
      emailAddresses { value type } metadata { objectType sources { type id updateTime profileMetadata { userTypes } } }
    } }`,
  },
  {
    what: 'a list of the other upstream, with enums as arguments',
    query: `query ($sources: [PersonReadSource!]) {
      otherContacts(first: 4, sources: $sources) { totalCount nodes { id displayName organizations { name title } } }
    }`,
    variables: { sources: ['CONTACT', 'PROFILE'] },
  },
  {
    what: 'a union and an interface',
    query: `query ($ids: [ID!]!) {
      favorites(first: 4) { nodes { id position target {
        __typename ... on PersonalContact { ...Values } ... on Extension { extensionId }
      } } }
      nodes(ids: $ids) { __typename id ... on Favorite { position } ... on PersonalContact { company } ... on Person { displayName } }
    } ${VALUES}`,
    variables: {
      ids: [personId('people/me'), favoriteId(BOOK, CONTACT), personalContactId(LONG)],
    },
  },
  {
    what: 'ids beyond 2^53',
    query: `{ personalContact(contactId: "9007199254740993") { id contactId displayName } }`,
  },
  {
    what: 'fields that are left out',
    query: `query ($no: Boolean!) {
      personalContact(contactId: "90500000004") { contactId company @include(if: $no) ... @skip(if: $no) { displayName } }
      favorites @include(if: $no) { totalCount }
    }`,
    variables: { no: false },
  },
  {
    what: 'what does not exist',
    query: `{
      person(resourceName: "people/c404") { id }
      personalContact(contactId: "404") { id displayName }
    }`,
  },
  {
    what: 'a list of an extension that does not exist',
    query: '{ personalContacts(extensionId: "404") { totalCount } favorites(first: 1) { totalCount } }',
    codes: ['NOT_FOUND ringcentral'],
  },
  {
    what: 'ids that are none, and arguments out of range',
    query: `{
      node(id: "garbage") { id }
      nodes(ids: ["garbage", "${personId('people/me')}"]) { id }
      personalContact(contactId: "abc") { id }
      personalContacts(first: 5000) { totalCount }
      both: personalContacts(first: 1, last: 1) { totalCount }
      otherContacts(first: 1) { nodes { id } }
    }`,
    codes: ['BAD_USER_INPUT'],
  },
  {
    what: "another caller's data",
    query: '{ personalContacts(first: 2) { totalCount nodes { id displayName } } }',
    as: 'second',
  },
  {
    what: 'no credential at all',
    query: '{ personalContacts(first: 1) { totalCount } otherContacts(first: 1) { totalCount } __typename }',
    as: 'nobody',
    codes: ['UNAUTHENTICATED google-people', 'UNAUTHENTICATED ringcentral'],
  },
  {
    what: 'a credential for one upstream',
    query:
      '{ personalContacts(first: 1) { totalCount } otherContacts(first: 1) { totalCount nodes { id } } }',
    as: 'google only',
    codes: ['UNAUTHENTICATED ringcentral'],
  },
  {
    what: 'credentials that upstream refuses',
    query: '{ personalContacts(first: 1) { totalCount } otherContacts(first: 1) { totalCount } }',
    as: 'wrong',
    codes: ['UNAUTHENTICATED google-people', 'UNAUTHENTICATED ringcentral'],
  },
  {
    what: 'an upstream that is down beside one that is not',
    query:
      '{ personalContacts(first: 1) { totalCount } otherContacts(first: 1) { totalCount nodes { id } } }',
    trouble: ['ringcentral', { kind: 'status', status: 500 }],
    codes: ['UPSTREAM_UNAVAILABLE ringcentral'],
  },
  {
    what: 'an upstream that takes too long',
    query:
      '{ personalContacts(first: 1) { totalCount nodes { id } } person(resourceName: "people/me") { displayName } }',
    trouble: ['google', { kind: 'status', status: 504 }],
    codes: ['UPSTREAM_TIMEOUT google-people'],
  },
];

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
