import { favoriteId, personalContactId, personId } from '../../../src/relay/global-id.ts';

import type { Case } from './case.ts';

const BOOK = { accountId: '402811004', extensionId: '711040004' };
const CONTACT = { ...BOOK, contactId: '90500000004' };
const LONG = { ...BOOK, contactId: '9007199254740993' };

const NEW_FAVORITE = { extensionId: '711090004' };

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
    what: 'a list of the other upstream, with enum arguments',
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
    what: 'fields excluded by @skip and @include',
    query: `query ($no: Boolean!) {
      personalContact(contactId: "90500000004") { contactId company @include(if: $no) ... @skip(if: $no) { displayName } }
      favorites @include(if: $no) { totalCount }
    }`,
    variables: { no: false },
  },
  {
    what: 'records that do not exist',
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
    what: 'invalid ids, and arguments out of range',
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
    what: 'one upstream that is down',
    query:
      '{ personalContacts(first: 1) { totalCount } otherContacts(first: 1) { totalCount nodes { id } } }',
    fault: ['ringcentral', { kind: 'status', status: 500 }],
    codes: ['UPSTREAM_UNAVAILABLE ringcentral'],
  },
  {
    what: 'an upstream that takes too long',
    query:
      '{ personalContacts(first: 1) { totalCount nodes { id } } person(resourceName: "people/me") { displayName } }',
    fault: ['google', { kind: 'status', status: 504 }],
    codes: ['UPSTREAM_TIMEOUT google-people'],
  },
  {
    what: 'a sync, page by page',
    query: `{
      otherContactChanges(first: 3) { isFullSync nodes { deleted resourceName person { displayName } } }
      personalContactChanges(first: 3) { isFullSync nodes { deleted contactId personalContact { displayName } } }
    }`,
  },
  {
    // The writes undo each other, so that the next gateway gets the same data.
    what: 'writes, one after another',
    query: `mutation ($patch: PatchPersonalContactInput!, $target: FavoriteTargetInput!, $favorite: ID!) {
      patchPersonalContact(input: $patch) { personalContact { id jobTitle notes } userErrors { code } }
      addFavorite(input: { target: $target, position: 0 }) { favorite { id position } favorites { id } userErrors { code } }
      moveFavorite(input: { id: $favorite, position: 2 }) { favorite { position } userErrors { code } }
      removeFavorite(input: { id: $favorite }) { removedId favorites { position } userErrors { code } }
    }`,
    variables: {
      patch: { id: personalContactId(CONTACT), contact: { jobTitle: 'Gardener', notes: null } },
      target: NEW_FAVORITE,
      favorite: favoriteId(BOOK, NEW_FAVORITE),
    },
  },
  {
    what: 'writes with user errors',
    query: `mutation ($gone: ID!, $none: ID!) {
      createPersonalContact(input: { contact: { firstName: "Fern", homePhone: "not a number" } }) {
        personalContact { id } userErrors { field message code } }
      deletePersonalContacts(input: { ids: [$gone] }) { deletedIds userErrors { field code } }
      removeFavorite(input: { id: $none }) { removedId userErrors { field code } }
    }`,
    variables: {
      gone: personalContactId({ ...BOOK, contactId: '404' }),
      none: favoriteId(BOOK, { contactId: '404' }),
    },
  },
  {
    what: 'writes without the credential for them',
    query: `mutation {
      createPersonalContact(input: { contact: { firstName: "Fern" } }) { personalContact { id } userErrors { code } }
    }`,
    as: 'google only',
    codes: ['UNAUTHENTICATED ringcentral'],
  },
];
