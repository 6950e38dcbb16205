import { graphql } from 'relay-runtime';

export const query = graphql`
  query favoritesQuery($first: Int, $after: String, $last: Int, $before: String) {
    ...favorites_list @arguments(first: $first, after: $after, last: $last, before: $before)
  }
`;

/** Pages forward and backward. */
export const list = graphql`
  fragment favorites_list on Query
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
  )
  @refetchable(queryName: "favoritesPageQuery") {
    favorites(first: $first, after: $after, last: $last, before: $before)
      @connection(key: "favorites_favorites") {
      __id
      totalCount
      edges {
        node {
          id
          ...details_favorite
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

export const add = graphql`
  mutation favoritesAddMutation($input: AddFavoriteInput!, $connections: [ID!]!) {
    addFavorite(input: $input) {
      edge @appendEdge(connections: $connections) {
        cursor
        node {
          id
          ...details_favorite
        }
      }
      userErrors {
        field
        code
      }
    }
  }
`;

export const remove = graphql`
  mutation favoritesRemoveMutation($input: RemoveFavoriteInput!, $connections: [ID!]!) {
    removeFavorite(input: $input) {
      removedId @deleteEdge(connections: $connections)
      # The others move up; each is known by its id.
      favorites {
        id
        position
      }
      userErrors {
        field
        code
      }
    }
  }
`;
