import type { ApolloCache } from '@apollo/client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useRef } from 'react';

import type { FavoritesQuery } from './__generated__/graphql.ts';
import { graphql } from './__generated__/index.ts';
import { FavoriteStar } from './favorite-star.tsx';
import { Notices } from './notices.tsx';
import { errorText, problemsOf } from './systems.ts';
import { useFocusAfterRemoval } from './use-focus-after-removal.ts';
import { useReorder } from './use-reorder.ts';

/** RingCentral allows at most 100 favorites, so one page is enough. */
export const FAVORITES = graphql(`
  query Favorites {
    favorites(first: 100) {
      nodes {
        ...FavoriteItem
      }
      asOf
    }
  }

  fragment FavoriteItem on Favorite {
    id
    position
    targetAccountId
    target {
      ... on PersonalContact {
        id
        displayName
        primaryPhoneNumber
      }
      ... on Extension {
        extensionId
      }
    }
  }
`);

const SET_FAVORITES = graphql(`
  mutation SetFavorites($input: SetFavoritesInput!) {
    setFavorites(input: $input) {
      favorites {
        ...FavoriteItem
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export type Favorite = NonNullable<FavoritesQuery['favorites']>['nodes'][number];

/** Shows the list that every write returns. */
export const showFavorites = (cache: ApolloCache, nodes: readonly Favorite[] | null | undefined): void => {
  if (nodes == null) return;
  cache.updateQuery({ query: FAVORITES }, (old) =>
    old?.favorites == null ? old : { ...old, favorites: { ...old.favorites, nodes } },
  );
};

/** The favorite of a deleted contact has no target and cannot be written again. */
const hasTarget = ({ target }: Favorite): boolean => target !== null;

const nameOf = ({ target }: Favorite): string => {
  if (target?.__typename === 'Extension') return `Extension ${target.extensionId}`;
  return target?.displayName ?? 'No name';
};

const inputOf = ({ target, targetAccountId }: Favorite) =>
  target?.__typename === 'Extension'
    ? { extensionId: target.extensionId, accountId: targetAccountId }
    : { personalContactId: target?.id ?? null };

interface FavoritesProps {
  readonly onOpen: (id: string) => void;
  readonly onMessage: (message: string) => void;
}

export const Favorites = ({ onOpen, onMessage }: FavoritesProps) => {
  const { data, error, refetch } = useQuery(FAVORITES, { errorPolicy: 'all' });
  const [setFavorites] = useMutation(SET_FAVORITES, {
    update: (cache, { data: answer }) => showFavorites(cache, answer?.setFavorites?.favorites),
  });

  const favorites = (data?.favorites?.nodes ?? []).filter(hasTarget);
  const byId = new Map(favorites.map((favorite) => [favorite.id, favorite]));
  const find = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);

  const save = async (ids: readonly string[]) => {
    const ordered = find(ids);
    try {
      const answer = await setFavorites({
        variables: { input: { favorites: ordered.map(inputOf) } },
        optimisticResponse: {
          setFavorites: {
            __typename: 'SetFavoritesPayload',
            favorites: ordered.map((favorite, position) => ({ ...favorite, position })),
            userErrors: [],
          },
        },
      });
      const userErrors = answer.data?.setFavorites?.userErrors ?? [];
      onMessage(userErrors.map(({ message }) => message).join(' ') || 'The new order is saved.');
    } catch (failure) {
      onMessage(`The order was not saved. ${errorText(failure)}`);
    }
  };
  const { ids, grabbed, listProps, handleProps } = useReorder([...byId.keys()], (order) => void save(order));
  const heading = useRef<HTMLHeadingElement>(null);
  const focusProps = useFocusAfterRemoval(ids, listProps.ref, heading);

  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        Favorites
      </h2>
      <Notices
        problems={problemsOf(error)}
        ages={[{ system: 'RingCentral', asOf: data?.favorites?.asOf ?? null }]}
        onRetry={() => void refetch()}
      />
      <p id="how-to-move" className="hint">
        Drag a handle, or press Space on it and move it with the arrow keys.
      </p>
      <ol className="favorites" {...listProps} {...focusProps}>
        {find(ids).map((favorite, index) => (
          <li key={favorite.id} className={favorite.id === grabbed ? 'row grabbed' : 'row'}>
            <button
              type="button"
              className="handle"
              aria-label={`Move ${nameOf(favorite)}, place ${index + 1} of ${ids.length}`}
              aria-describedby="how-to-move"
              {...handleProps(favorite.id)}
            >
              ⠿
            </button>
            <FavoriteName favorite={favorite} onOpen={onOpen} />
            {favorite.target?.__typename === 'PersonalContact' && <FavoriteStar contact={favorite.target} />}
          </li>
        ))}
      </ol>
    </>
  );
};

const FavoriteName = ({
  favorite,
  onOpen,
}: { readonly favorite: Favorite } & Pick<FavoritesProps, 'onOpen'>) => {
  const { target } = favorite;
  if (target?.__typename !== 'PersonalContact') return <span className="who name">{nameOf(favorite)}</span>;
  return (
    <span className="who">
      <button type="button" className="name" onClick={() => onOpen(target.id)}>
        {nameOf(favorite)}
      </button>
      <small>{target.primaryPhoneNumber}</small>
    </span>
  );
};
