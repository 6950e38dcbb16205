import { graphql } from 'relay-runtime';

/** Both systems in one query: what one of them fails to give is null, and the other one's list is whole. */
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
