import type { ApolloCache } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

import { graphql } from './__generated__/index.ts';
import { type Contact, ContactRow } from './contact-row.tsx';
import { EndlessList } from './endless-list.tsx';
import { Notices } from './notices.tsx';
import { problemsOf, type System } from './systems.ts';

/** Both systems in one operation: when one fails, the data of the other one is shown. */
const CONTACT_LIST = graphql(`
  query ContactList($first: Int, $last: Int) {
    personalContacts(first: $first, last: $last) {
      ...PersonalContactsPage
    }
    otherContacts(first: $first, last: $last) {
      ...OtherContactsPage
    }
  }

  fragment PersonalContactsPage on PersonalContactConnection {
    edges {
      cursor
      node {
        ...ContactRow
      }
    }
    pageInfo {
      ...WholePageInfo
    }
    totalCount
    asOf
  }

  fragment OtherContactsPage on PersonConnection {
    edges {
      cursor
      node {
        ...ContactRow
      }
    }
    pageInfo {
      ...WholePageInfo
    }
    totalCount
    asOf
  }

  fragment WholePageInfo on PageInfo {
    hasPreviousPage
    hasNextPage
    startCursor
    endCursor
  }
`);

/** The cache appends these pages to the lists of `ContactList`. */
const MORE_PERSONAL_CONTACTS = graphql(`
  query MorePersonalContacts($first: Int, $after: String, $last: Int, $before: String) {
    personalContacts(first: $first, after: $after, last: $last, before: $before) {
      ...PersonalContactsPage
    }
  }
`);
const MORE_OTHER_CONTACTS = graphql(`
  query MoreOtherContacts($first: Int, $after: String, $last: Int, $before: String) {
    otherContacts(first: $first, after: $after, last: $last, before: $before) {
      ...OtherContactsPage
    }
  }
`);

const PAGE_SIZE = 50;

/** Shows a new contact at the top. Its actual position is shown when the list is read again. */
export const addToContactList = (cache: ApolloCache, contact: Contact): void => {
  cache.updateQuery({ query: CONTACT_LIST, variables: { first: PAGE_SIZE } }, (old) => {
    const list = old?.personalContacts;
    if (old == null || list == null || contact.__typename !== 'PersonalContact') return old;
    const edge = { __typename: 'PersonalContactEdge' as const, cursor: '', node: contact };
    const totalCount = list.totalCount === null ? null : list.totalCount + 1;
    return { ...old, personalContacts: { ...list, edges: [edge, ...list.edges], totalCount } };
  });
};

/** RingCentral's contacts, then Google's, as one list that can be read from either end. */
export const ContactList = ({ onOpen }: { readonly onOpen: (id: string) => void }) => {
  const [isFromEnd, setIsFromEnd] = useState(false);
  const { data, error, fetchMore, loading, refetch } = useQuery(CONTACT_LIST, {
    variables: isFromEnd ? { last: PAGE_SIZE } : { first: PAGE_SIZE },
    errorPolicy: 'all',
    // The cache has one list for both directions, so after a change of direction it must be fetched.
    fetchPolicy: 'network-only',
    notifyOnNetworkStatusChange: true,
  });

  const lists: readonly List[] = [
    { system: 'RingCentral', query: MORE_PERSONAL_CONTACTS, page: data?.personalContacts },
    { system: 'Google', query: MORE_OTHER_CONTACTS, page: data?.otherContacts },
  ].flatMap(({ page, ...list }) => (page == null ? [] : [{ ...list, page } as List]));
  const visible = visibleLists(lists, isFromEnd);

  const first = visible[0];
  const last = visible.at(-1);
  const previous = first?.page.pageInfo.hasPreviousPage === true ? first : undefined;
  const next = last?.page.pageInfo.hasNextPage === true ? last : undefined;

  return (
    <>
      <div className="bar">
        <h2>All contacts</h2>
        <button type="button" onClick={() => setIsFromEnd(!isFromEnd)}>
          {isFromEnd ? 'Go to the start' : 'Go to the end'}
        </button>
      </div>
      <Notices
        problems={problemsOf(error)}
        ages={lists.map(({ system, page }) => ({ system, asOf: page.asOf }))}
        onRetry={() => void refetch()}
      />
      {data === undefined && loading && <p className="empty">Loading your contacts…</p>}
      {visible.length > 0 && (
        <EndlessList
          key={String(isFromEnd)}
          label="All contacts"
          isAtEnd={isFromEnd}
          firstKey={first?.page.edges[0]?.node.id}
          previous={
            previous && {
              key: previous.page.pageInfo.startCursor ?? '',
              load: () =>
                fetchMore({
                  query: previous.query,
                  variables: { last: PAGE_SIZE, before: previous.page.pageInfo.startCursor },
                }),
            }
          }
          next={
            next && {
              key: next.page.pageInfo.endCursor ?? '',
              load: () =>
                fetchMore({
                  query: next.query,
                  variables: { first: PAGE_SIZE, after: next.page.pageInfo.endCursor },
                }),
            }
          }
        >
          {visible.map(({ system, page }) => (
            <section key={system} aria-label={system}>
              <h3>
                {system} {page.totalCount !== null && <small>{page.totalCount.toLocaleString()}</small>}
              </h3>
              <ul>
                {page.edges.map(({ node }) => (
                  <ContactRow key={node.id} contact={node} onOpen={onOpen} />
                ))}
              </ul>
            </section>
          ))}
        </EndlessList>
      )}
    </>
  );
};

interface List {
  readonly system: System;
  readonly query: typeof MORE_PERSONAL_CONTACTS | typeof MORE_OTHER_CONTACTS;
  readonly page: {
    readonly edges: readonly { readonly cursor: string; readonly node: Contact }[];
    readonly pageInfo: {
      readonly hasPreviousPage: boolean;
      readonly hasNextPage: boolean;
      readonly startCursor: string | null;
      readonly endCursor: string | null;
    };
    readonly totalCount: number | null;
    readonly asOf: string | null;
  };
}

/** A list is shown when the list before it (from the end: after it) is completely loaded. */
const visibleLists = (lists: readonly List[], isFromEnd: boolean): readonly List[] => {
  if (isFromEnd) {
    const cut = lists.findLastIndex(({ page }) => page.pageInfo.hasPreviousPage);
    return lists.slice(Math.max(cut, 0));
  }
  const cut = lists.findIndex(({ page }) => page.pageInfo.hasNextPage);
  return cut === -1 ? lists : lists.slice(0, cut + 1);
};
