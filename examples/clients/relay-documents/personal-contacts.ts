import { graphql } from 'relay-runtime';

export const query = graphql`
  query personalContactsQuery($first: Int, $after: String, $last: Int, $before: String) {
    ...personalContacts_list @arguments(first: $first, after: $after, last: $last, before: $before)
  }
`;

/** Pages forward and backward. */
export const list = graphql`
  fragment personalContacts_list on Query
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
  )
  @refetchable(queryName: "personalContactsPageQuery") {
    personalContacts(first: $first, after: $after, last: $last, before: $before, sortBy: [FIRST_NAME])
      @connection(key: "personalContacts_personalContacts") {
      __id
      totalCount
      edges {
        node {
          id
          displayName
          ...details_contact
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

export const create = graphql`
  mutation personalContactsCreateMutation($input: CreatePersonalContactInput!, $connections: [ID!]!) {
    createPersonalContact(input: $input) {
      edge @appendEdge(connections: $connections) {
        cursor
        node {
          id
          displayName
          ...details_contact
        }
      }
      userErrors {
        field
        code
      }
    }
  }
`;

export const patch = graphql`
  mutation personalContactsPatchMutation($input: PatchPersonalContactInput!) {
    patchPersonalContact(input: $input) {
      personalContact {
        id
        displayName
        ...details_contact
      }
      userErrors {
        field
        code
      }
    }
  }
`;

export const remove = graphql`
  mutation personalContactsDeleteMutation($input: DeletePersonalContactsInput!, $connections: [ID!]!) {
    deletePersonalContacts(input: $input) {
      deletedIds @deleteEdge(connections: $connections)
      userErrors {
        field
        code
      }
    }
  }
`;
