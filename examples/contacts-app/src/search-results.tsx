import { useQuery } from '@apollo/client/react';

import { graphql } from './__generated__/index.ts';
import { ContactRow } from './contact-row.tsx';
import { EndlessList } from './endless-list.tsx';
import { Notices } from './notices.tsx';
import { problemsOf, SYSTEM_OF_SOURCE } from './systems.ts';

const SEARCH_CONTACTS = graphql(`
  query SearchContacts($query: String!, $after: String) {
    searchContacts(query: $query, first: 30, after: $after) {
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
      sources {
        ...SourceState
      }
    }
  }

  fragment SourceState on ContactSourceState {
    source
    isComplete
    asOf
    problem {
      code
      retryAfter
    }
  }
`);

interface SearchResultsProps {
  readonly query: string;
  readonly onOpen: (id: string) => void;
}

/** Matching contacts of both systems, best first. The last results are shown while the next ones load. */
export const SearchResults = ({ query, onOpen }: SearchResultsProps) => {
  const { data, previousData, error, fetchMore, refetch } = useQuery(SEARCH_CONTACTS, {
    variables: { query },
    errorPolicy: 'all',
    fetchPolicy: 'cache-and-network',
  });
  const found = (data ?? previousData)?.searchContacts;
  const sources = found?.sources ?? [];
  const endCursor = found?.pageInfo.endCursor;
  const hasMore = data !== undefined && found?.pageInfo.hasNextPage === true;
  return (
    <>
      <div className="bar">
        <h2>Search results</h2>
        <p role="status">{found == null ? 'Searching…' : countText(found.totalCount, found.edges.length)}</p>
      </div>
      <Notices
        problems={[
          ...problemsOf(error),
          ...sources.flatMap(({ source, problem }) =>
            problem === null ? [] : [{ ...problem, system: SYSTEM_OF_SOURCE[source] }],
          ),
        ]}
        ages={sources.map(({ source, asOf }) => ({ system: SYSTEM_OF_SOURCE[source], asOf }))}
        onRetry={() => void refetch()}
      />
      {found != null && found.edges.length > 0 && (
        <EndlessList
          key={query}
          label="Search results"
          firstKey={found.edges[0]?.cursor}
          next={
            hasMore
              ? { key: endCursor ?? '', load: () => fetchMore({ variables: { query, after: endCursor } }) }
              : undefined
          }
        >
          <ul>
            {found.edges.map(({ node }) => (
              <ContactRow key={node.id} contact={node} onOpen={onOpen} />
            ))}
          </ul>
        </EndlessList>
      )}
    </>
  );
};

/** The total is null when a source may have more results than it returned. */
const countText = (total: number | null, shown: number): string => {
  if (total === 0 || shown === 0) return 'Nobody found';
  return total === null ? `${shown} or more found` : `${total.toLocaleString()} found`;
};
