import { graphql } from 'relay-runtime';

// relay-compiler compiles these files.

/** The page of an app that shows other contacts, ten at a time. */
export const query = graphql`
  query otherContactsQuery($count: Int = 10, $cursor: String) {
    ...otherContacts_list @arguments(count: $count, cursor: $cursor)
  }
`;

/** Pages forward only, as Google does. */
export const list = graphql`
  fragment otherContacts_list on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "otherContactsPageQuery") {
    otherContacts(first: $count, after: $cursor) @connection(key: "otherContacts_otherContacts") {
      __id
      totalCount
      edges {
        node {
          resourceName
          ...details_person
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

export const copy = graphql`
  mutation otherContactsCopyMutation($input: CopyOtherContactToMyContactsInput!) {
    copyOtherContactToMyContacts(input: $input) {
      person {
        resourceName
        ...details_person
      }
      userErrors {
        field
        message
        code
      }
    }
  }
`;
