import { graphql } from 'relay-runtime';

// Each fragment can be refetched by `Query.node`, which relay-compiler uses for types that implement `Node`.

export const person = graphql`
  fragment details_person on Person @refetchable(queryName: "detailsPersonRefetchQuery") {
    displayName
    primaryEmailAddress
    phoneNumbers {
      value
      # A contact's type is an enum. Where one selection can match both, GraphQL requires different names.
      label: type
    }
  }
`;

export const contact = graphql`
  fragment details_contact on PersonalContact
  @argumentDefinitions(withNotes: { type: "Boolean", defaultValue: false })
  @refetchable(queryName: "detailsContactRefetchQuery") {
    displayName
    company
    phoneNumbers {
      type
      number
    }
    notes @include(if: $withNotes)
  }
`;

export const favorite = graphql`
  fragment details_favorite on Favorite @refetchable(queryName: "detailsFavoriteRefetchQuery") {
    position
    target {
      __typename
      ... on PersonalContact {
        id
        displayName
      }
      ... on Extension {
        extensionId
      }
    }
  }
`;

/** Any object, found by its id. */
export const node = graphql`
  query detailsNodeQuery($id: ID!) {
    node(id: $id) {
      __typename
      id
      ...details_person @alias(as: "person")
      ...details_contact @alias(as: "contact")
      ...details_favorite @alias(as: "favorite")
    }
  }
`;
