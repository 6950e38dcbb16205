import { graphql } from 'relay-runtime';

/** Both systems in one query: when one of them fails, its list is null and the other list is complete. */
export const query = graphql`
  query bothListsQuery($count: Int = 10) {
    otherContacts(first: $count) {
      edges {
        node {
          id
          ...details_person
        }
      }
    }
    personalContacts(first: $count) {
      edges {
        node {
          id
          ...details_contact
        }
      }
    }
  }
`;
