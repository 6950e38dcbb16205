import { graphql } from 'relay-runtime';

export const query = graphql`
  query contactSearchQuery($text: String!, $count: Int = 5, $cursor: String) {
    ...contactSearch_list @arguments(text: $text, count: $count, cursor: $cursor)
  }
`;

/** One list of two types: Relay stores a record of each object by its id. */
export const list = graphql`
  fragment contactSearch_list on Query
  @argumentDefinitions(
    text: { type: "String!" }
    count: { type: "Int", defaultValue: 5 }
    cursor: { type: "String" }
  )
  @refetchable(queryName: "contactSearchPageQuery") {
    searchContacts(query: $text, first: $count, after: $cursor)
      @connection(key: "contactSearch_searchContacts") {
      __id
      edges {
        node {
          __typename
          id
          displayName
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`;
