/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query MatchPhoneNumber($number: String!, $country: String) {\n    matchPhoneNumbers(numbers: [$number], country: $country) {\n      number\n      e164\n      contacts {\n        ...ContactRow\n      }\n      sources {\n        ...SourceState\n      }\n    }\n  }\n": typeof types.MatchPhoneNumberDocument,
    "\n  query EditableContact($id: ID!) {\n    node(id: $id) {\n      ...ContactFields\n    }\n  }\n\n  fragment ContactFields on PersonalContact {\n    ...ContactRow\n    firstName\n    lastName\n    jobTitle\n    email\n    mobilePhone\n    businessPhone\n    notes\n  }\n": typeof types.EditableContactDocument,
    "\n  mutation PatchContact($input: PatchPersonalContactInput!) {\n    patchPersonalContact(input: $input) {\n      personalContact {\n        ...ContactFields\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }\n": typeof types.PatchContactDocument,
    "\n  mutation CreateContact($input: CreatePersonalContactInput!) {\n    createPersonalContact(input: $input) {\n      personalContact {\n        ...ContactFields\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }\n": typeof types.CreateContactDocument,
    "\n  query ContactList($first: Int, $last: Int) {\n    personalContacts(first: $first, last: $last) {\n      ...PersonalContactsPage\n    }\n    otherContacts(first: $first, last: $last) {\n      ...OtherContactsPage\n    }\n  }\n\n  fragment PersonalContactsPage on PersonalContactConnection {\n    edges {\n      cursor\n      node {\n        ...ContactRow\n      }\n    }\n    pageInfo {\n      ...WholePageInfo\n    }\n    totalCount\n    asOf\n  }\n\n  fragment OtherContactsPage on PersonConnection {\n    edges {\n      cursor\n      node {\n        ...ContactRow\n      }\n    }\n    pageInfo {\n      ...WholePageInfo\n    }\n    totalCount\n    asOf\n  }\n\n  fragment WholePageInfo on PageInfo {\n    hasPreviousPage\n    hasNextPage\n    startCursor\n    endCursor\n  }\n": typeof types.ContactListDocument,
    "\n  query MorePersonalContacts($first: Int, $after: String, $last: Int, $before: String) {\n    personalContacts(first: $first, after: $after, last: $last, before: $before) {\n      ...PersonalContactsPage\n    }\n  }\n": typeof types.MorePersonalContactsDocument,
    "\n  query MoreOtherContacts($first: Int, $after: String, $last: Int, $before: String) {\n    otherContacts(first: $first, after: $after, last: $last, before: $before) {\n      ...OtherContactsPage\n    }\n  }\n": typeof types.MoreOtherContactsDocument,
    "\n  fragment ContactRow on Contact {\n    __typename\n    id\n    displayName\n    primaryEmailAddress\n    primaryPhoneNumber\n    ... on PersonalContact {\n      company\n    }\n  }\n": typeof types.ContactRowFragmentDoc,
    "\n  query Favorites {\n    favorites(first: 100) {\n      nodes {\n        ...FavoriteItem\n      }\n      asOf\n    }\n  }\n\n  fragment FavoriteItem on Favorite {\n    id\n    position\n    targetAccountId\n    target {\n      ... on PersonalContact {\n        id\n        displayName\n        primaryPhoneNumber\n      }\n      ... on Extension {\n        extensionId\n      }\n    }\n  }\n": typeof types.FavoritesDocument,
    "\n  mutation SetFavorites($input: SetFavoritesInput!) {\n    setFavorites(input: $input) {\n      favorites {\n        ...FavoriteItem\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }\n": typeof types.SetFavoritesDocument,
    "\n  query UpstreamQuotas {\n    upstreamQuotas {\n      upstream\n      group\n      limit\n      remaining\n      resetAt\n    }\n  }\n": typeof types.UpstreamQuotasDocument,
    "\n  query SearchContacts($query: String!, $after: String) {\n    searchContacts(query: $query, first: 30, after: $after) {\n      edges {\n        cursor\n        node {\n          ...ContactRow\n        }\n      }\n      pageInfo {\n        ...WholePageInfo\n      }\n      totalCount\n      sources {\n        ...SourceState\n      }\n    }\n  }\n\n  fragment SourceState on ContactSourceState {\n    source\n    isComplete\n    asOf\n    problem {\n      code\n      retryAfter\n    }\n  }\n": typeof types.SearchContactsDocument,
    "\n  mutation AddFavorite($input: AddFavoriteInput!) {\n    addFavorite(input: $input) {\n      favorites {\n        ...FavoriteItem\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.AddFavoriteDocument,
    "\n  mutation RemoveFavorite($input: RemoveFavoriteInput!) {\n    removeFavorite(input: $input) {\n      favorites {\n        ...FavoriteItem\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.RemoveFavoriteDocument,
};
const documents: Documents = {
    "\n  query MatchPhoneNumber($number: String!, $country: String) {\n    matchPhoneNumbers(numbers: [$number], country: $country) {\n      number\n      e164\n      contacts {\n        ...ContactRow\n      }\n      sources {\n        ...SourceState\n      }\n    }\n  }\n": types.MatchPhoneNumberDocument,
    "\n  query EditableContact($id: ID!) {\n    node(id: $id) {\n      ...ContactFields\n    }\n  }\n\n  fragment ContactFields on PersonalContact {\n    ...ContactRow\n    firstName\n    lastName\n    jobTitle\n    email\n    mobilePhone\n    businessPhone\n    notes\n  }\n": types.EditableContactDocument,
    "\n  mutation PatchContact($input: PatchPersonalContactInput!) {\n    patchPersonalContact(input: $input) {\n      personalContact {\n        ...ContactFields\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }\n": types.PatchContactDocument,
    "\n  mutation CreateContact($input: CreatePersonalContactInput!) {\n    createPersonalContact(input: $input) {\n      personalContact {\n        ...ContactFields\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }\n": types.CreateContactDocument,
    "\n  query ContactList($first: Int, $last: Int) {\n    personalContacts(first: $first, last: $last) {\n      ...PersonalContactsPage\n    }\n    otherContacts(first: $first, last: $last) {\n      ...OtherContactsPage\n    }\n  }\n\n  fragment PersonalContactsPage on PersonalContactConnection {\n    edges {\n      cursor\n      node {\n        ...ContactRow\n      }\n    }\n    pageInfo {\n      ...WholePageInfo\n    }\n    totalCount\n    asOf\n  }\n\n  fragment OtherContactsPage on PersonConnection {\n    edges {\n      cursor\n      node {\n        ...ContactRow\n      }\n    }\n    pageInfo {\n      ...WholePageInfo\n    }\n    totalCount\n    asOf\n  }\n\n  fragment WholePageInfo on PageInfo {\n    hasPreviousPage\n    hasNextPage\n    startCursor\n    endCursor\n  }\n": types.ContactListDocument,
    "\n  query MorePersonalContacts($first: Int, $after: String, $last: Int, $before: String) {\n    personalContacts(first: $first, after: $after, last: $last, before: $before) {\n      ...PersonalContactsPage\n    }\n  }\n": types.MorePersonalContactsDocument,
    "\n  query MoreOtherContacts($first: Int, $after: String, $last: Int, $before: String) {\n    otherContacts(first: $first, after: $after, last: $last, before: $before) {\n      ...OtherContactsPage\n    }\n  }\n": types.MoreOtherContactsDocument,
    "\n  fragment ContactRow on Contact {\n    __typename\n    id\n    displayName\n    primaryEmailAddress\n    primaryPhoneNumber\n    ... on PersonalContact {\n      company\n    }\n  }\n": types.ContactRowFragmentDoc,
    "\n  query Favorites {\n    favorites(first: 100) {\n      nodes {\n        ...FavoriteItem\n      }\n      asOf\n    }\n  }\n\n  fragment FavoriteItem on Favorite {\n    id\n    position\n    targetAccountId\n    target {\n      ... on PersonalContact {\n        id\n        displayName\n        primaryPhoneNumber\n      }\n      ... on Extension {\n        extensionId\n      }\n    }\n  }\n": types.FavoritesDocument,
    "\n  mutation SetFavorites($input: SetFavoritesInput!) {\n    setFavorites(input: $input) {\n      favorites {\n        ...FavoriteItem\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }\n": types.SetFavoritesDocument,
    "\n  query UpstreamQuotas {\n    upstreamQuotas {\n      upstream\n      group\n      limit\n      remaining\n      resetAt\n    }\n  }\n": types.UpstreamQuotasDocument,
    "\n  query SearchContacts($query: String!, $after: String) {\n    searchContacts(query: $query, first: 30, after: $after) {\n      edges {\n        cursor\n        node {\n          ...ContactRow\n        }\n      }\n      pageInfo {\n        ...WholePageInfo\n      }\n      totalCount\n      sources {\n        ...SourceState\n      }\n    }\n  }\n\n  fragment SourceState on ContactSourceState {\n    source\n    isComplete\n    asOf\n    problem {\n      code\n      retryAfter\n    }\n  }\n": types.SearchContactsDocument,
    "\n  mutation AddFavorite($input: AddFavoriteInput!) {\n    addFavorite(input: $input) {\n      favorites {\n        ...FavoriteItem\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.AddFavoriteDocument,
    "\n  mutation RemoveFavorite($input: RemoveFavoriteInput!) {\n    removeFavorite(input: $input) {\n      favorites {\n        ...FavoriteItem\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.RemoveFavoriteDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MatchPhoneNumber($number: String!, $country: String) {\n    matchPhoneNumbers(numbers: [$number], country: $country) {\n      number\n      e164\n      contacts {\n        ...ContactRow\n      }\n      sources {\n        ...SourceState\n      }\n    }\n  }\n"): (typeof documents)["\n  query MatchPhoneNumber($number: String!, $country: String) {\n    matchPhoneNumbers(numbers: [$number], country: $country) {\n      number\n      e164\n      contacts {\n        ...ContactRow\n      }\n      sources {\n        ...SourceState\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EditableContact($id: ID!) {\n    node(id: $id) {\n      ...ContactFields\n    }\n  }\n\n  fragment ContactFields on PersonalContact {\n    ...ContactRow\n    firstName\n    lastName\n    jobTitle\n    email\n    mobilePhone\n    businessPhone\n    notes\n  }\n"): (typeof documents)["\n  query EditableContact($id: ID!) {\n    node(id: $id) {\n      ...ContactFields\n    }\n  }\n\n  fragment ContactFields on PersonalContact {\n    ...ContactRow\n    firstName\n    lastName\n    jobTitle\n    email\n    mobilePhone\n    businessPhone\n    notes\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PatchContact($input: PatchPersonalContactInput!) {\n    patchPersonalContact(input: $input) {\n      personalContact {\n        ...ContactFields\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PatchContact($input: PatchPersonalContactInput!) {\n    patchPersonalContact(input: $input) {\n      personalContact {\n        ...ContactFields\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateContact($input: CreatePersonalContactInput!) {\n    createPersonalContact(input: $input) {\n      personalContact {\n        ...ContactFields\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateContact($input: CreatePersonalContactInput!) {\n    createPersonalContact(input: $input) {\n      personalContact {\n        ...ContactFields\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContactList($first: Int, $last: Int) {\n    personalContacts(first: $first, last: $last) {\n      ...PersonalContactsPage\n    }\n    otherContacts(first: $first, last: $last) {\n      ...OtherContactsPage\n    }\n  }\n\n  fragment PersonalContactsPage on PersonalContactConnection {\n    edges {\n      cursor\n      node {\n        ...ContactRow\n      }\n    }\n    pageInfo {\n      ...WholePageInfo\n    }\n    totalCount\n    asOf\n  }\n\n  fragment OtherContactsPage on PersonConnection {\n    edges {\n      cursor\n      node {\n        ...ContactRow\n      }\n    }\n    pageInfo {\n      ...WholePageInfo\n    }\n    totalCount\n    asOf\n  }\n\n  fragment WholePageInfo on PageInfo {\n    hasPreviousPage\n    hasNextPage\n    startCursor\n    endCursor\n  }\n"): (typeof documents)["\n  query ContactList($first: Int, $last: Int) {\n    personalContacts(first: $first, last: $last) {\n      ...PersonalContactsPage\n    }\n    otherContacts(first: $first, last: $last) {\n      ...OtherContactsPage\n    }\n  }\n\n  fragment PersonalContactsPage on PersonalContactConnection {\n    edges {\n      cursor\n      node {\n        ...ContactRow\n      }\n    }\n    pageInfo {\n      ...WholePageInfo\n    }\n    totalCount\n    asOf\n  }\n\n  fragment OtherContactsPage on PersonConnection {\n    edges {\n      cursor\n      node {\n        ...ContactRow\n      }\n    }\n    pageInfo {\n      ...WholePageInfo\n    }\n    totalCount\n    asOf\n  }\n\n  fragment WholePageInfo on PageInfo {\n    hasPreviousPage\n    hasNextPage\n    startCursor\n    endCursor\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MorePersonalContacts($first: Int, $after: String, $last: Int, $before: String) {\n    personalContacts(first: $first, after: $after, last: $last, before: $before) {\n      ...PersonalContactsPage\n    }\n  }\n"): (typeof documents)["\n  query MorePersonalContacts($first: Int, $after: String, $last: Int, $before: String) {\n    personalContacts(first: $first, after: $after, last: $last, before: $before) {\n      ...PersonalContactsPage\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MoreOtherContacts($first: Int, $after: String, $last: Int, $before: String) {\n    otherContacts(first: $first, after: $after, last: $last, before: $before) {\n      ...OtherContactsPage\n    }\n  }\n"): (typeof documents)["\n  query MoreOtherContacts($first: Int, $after: String, $last: Int, $before: String) {\n    otherContacts(first: $first, after: $after, last: $last, before: $before) {\n      ...OtherContactsPage\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ContactRow on Contact {\n    __typename\n    id\n    displayName\n    primaryEmailAddress\n    primaryPhoneNumber\n    ... on PersonalContact {\n      company\n    }\n  }\n"): (typeof documents)["\n  fragment ContactRow on Contact {\n    __typename\n    id\n    displayName\n    primaryEmailAddress\n    primaryPhoneNumber\n    ... on PersonalContact {\n      company\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Favorites {\n    favorites(first: 100) {\n      nodes {\n        ...FavoriteItem\n      }\n      asOf\n    }\n  }\n\n  fragment FavoriteItem on Favorite {\n    id\n    position\n    targetAccountId\n    target {\n      ... on PersonalContact {\n        id\n        displayName\n        primaryPhoneNumber\n      }\n      ... on Extension {\n        extensionId\n      }\n    }\n  }\n"): (typeof documents)["\n  query Favorites {\n    favorites(first: 100) {\n      nodes {\n        ...FavoriteItem\n      }\n      asOf\n    }\n  }\n\n  fragment FavoriteItem on Favorite {\n    id\n    position\n    targetAccountId\n    target {\n      ... on PersonalContact {\n        id\n        displayName\n        primaryPhoneNumber\n      }\n      ... on Extension {\n        extensionId\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetFavorites($input: SetFavoritesInput!) {\n    setFavorites(input: $input) {\n      favorites {\n        ...FavoriteItem\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetFavorites($input: SetFavoritesInput!) {\n    setFavorites(input: $input) {\n      favorites {\n        ...FavoriteItem\n      }\n      userErrors {\n        field\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UpstreamQuotas {\n    upstreamQuotas {\n      upstream\n      group\n      limit\n      remaining\n      resetAt\n    }\n  }\n"): (typeof documents)["\n  query UpstreamQuotas {\n    upstreamQuotas {\n      upstream\n      group\n      limit\n      remaining\n      resetAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchContacts($query: String!, $after: String) {\n    searchContacts(query: $query, first: 30, after: $after) {\n      edges {\n        cursor\n        node {\n          ...ContactRow\n        }\n      }\n      pageInfo {\n        ...WholePageInfo\n      }\n      totalCount\n      sources {\n        ...SourceState\n      }\n    }\n  }\n\n  fragment SourceState on ContactSourceState {\n    source\n    isComplete\n    asOf\n    problem {\n      code\n      retryAfter\n    }\n  }\n"): (typeof documents)["\n  query SearchContacts($query: String!, $after: String) {\n    searchContacts(query: $query, first: 30, after: $after) {\n      edges {\n        cursor\n        node {\n          ...ContactRow\n        }\n      }\n      pageInfo {\n        ...WholePageInfo\n      }\n      totalCount\n      sources {\n        ...SourceState\n      }\n    }\n  }\n\n  fragment SourceState on ContactSourceState {\n    source\n    isComplete\n    asOf\n    problem {\n      code\n      retryAfter\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddFavorite($input: AddFavoriteInput!) {\n    addFavorite(input: $input) {\n      favorites {\n        ...FavoriteItem\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddFavorite($input: AddFavoriteInput!) {\n    addFavorite(input: $input) {\n      favorites {\n        ...FavoriteItem\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveFavorite($input: RemoveFavoriteInput!) {\n    removeFavorite(input: $input) {\n      favorites {\n        ...FavoriteItem\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveFavorite($input: RemoveFavoriteInput!) {\n    removeFavorite(input: $input) {\n      favorites {\n        ...FavoriteItem\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;