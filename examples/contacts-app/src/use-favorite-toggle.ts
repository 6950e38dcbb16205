import { useMutation, useQuery } from '@apollo/client/react';
import { useRef } from 'react';

import { graphql } from './__generated__/index.ts';
import type { FavoriteContact, FavoriteToggle } from './favorite-star.tsx';
import { type Favorite, FAVORITES, showFavorites } from './favorites.tsx';
import { errorText } from './systems.ts';

const ADD_FAVORITE = graphql(`
  mutation AddFavorite($input: AddFavoriteInput!) {
    addFavorite(input: $input) {
      favorites {
        ...FavoriteItem
      }
      userErrors {
        message
      }
    }
  }
`);

const REMOVE_FAVORITE = graphql(`
  mutation RemoveFavorite($input: RemoveFavoriteInput!) {
    removeFavorite(input: $input) {
      favorites {
        ...FavoriteItem
      }
      userErrors {
        message
      }
    }
  }
`);

const isOf =
  ({ id }: Pick<FavoriteContact, 'id'>) =>
  ({ target }: Favorite): boolean =>
    target?.__typename === 'PersonalContact' && target.id === id;

/** Adds and removes favorites optimistically: the list changes immediately, and is restored when upstream refuses. */
export const useFavoriteToggle = (onMessage: (message: string) => void): FavoriteToggle | undefined => {
  const nodes = useQuery(FAVORITES, { errorPolicy: 'all' }).data?.favorites?.nodes;
  const [addFavorite] = useMutation(ADD_FAVORITE, {
    update: (cache, { data }) => showFavorites(cache, data?.addFavorite?.favorites),
  });
  const [removeFavorite] = useMutation(REMOVE_FAVORITE, {
    update: (cache, { data }) => showFavorites(cache, data?.removeFavorite?.favorites),
  });
  // While the change of a contact is pending, its favorite has no id yet and cannot be changed.
  const pending = useRef(new Set<string>());
  if (nodes === undefined) return undefined;

  const add = async (contact: FavoriteContact) => {
    const favorite: Favorite = {
      __typename: 'Favorite',
      id: `new ${contact.id}`,
      position: nodes.length,
      targetAccountId: null,
      target: { __typename: 'PersonalContact', ...contact },
    };
    const { data } = await addFavorite({
      variables: { input: { target: { personalContactId: contact.id } } },
      optimisticResponse: {
        addFavorite: { __typename: 'AddFavoritePayload', favorites: [...nodes, favorite], userErrors: [] },
      },
    });
    return data?.addFavorite;
  };

  const remove = async ({ id }: Favorite) => {
    const favorites = nodes.filter((favorite) => favorite.id !== id);
    const { data } = await removeFavorite({
      variables: { input: { id } },
      optimisticResponse: {
        removeFavorite: { __typename: 'RemoveFavoritePayload', favorites, userErrors: [] },
      },
    });
    return data?.removeFavorite;
  };

  const toggle = async (contact: FavoriteContact) => {
    if (pending.current.has(contact.id)) return;
    pending.current.add(contact.id);
    const favorite = nodes.find(isOf(contact));
    const name = contact.displayName ?? 'The contact';
    try {
      const answer = await (favorite === undefined ? add(contact) : remove(favorite));
      const faults = (answer?.userErrors ?? []).map(({ message }) => message).join(' ');
      onMessage(
        faults || `${name} is ${favorite === undefined ? 'a favorite now' : 'no longer a favorite'}.`,
      );
    } catch (failure) {
      onMessage(`Nothing was changed. ${errorText(failure)}`);
    } finally {
      pending.current.delete(contact.id);
    }
  };

  return {
    isFavorite: (id) => nodes.some(isOf({ id })),
    toggle: (contact) => void toggle(contact),
  };
};
