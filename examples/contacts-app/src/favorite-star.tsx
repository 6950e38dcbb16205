import { createContext, use } from 'react';

export interface FavoriteContact {
  readonly id: string;
  readonly displayName: string | null;
  readonly primaryPhoneNumber: string | null;
}

/** Whether a contact is a favorite, and how to change that. The context is undefined until the favorites are loaded. */
export interface FavoriteToggle {
  readonly isFavorite: (id: string) => boolean;
  readonly toggle: (contact: FavoriteContact) => void;
}

export const FavoriteToggleContext = createContext<FavoriteToggle | undefined>(undefined);

/** A button that adds a contact to the favorites or removes it. */
export const FavoriteStar = ({ contact }: { readonly contact: FavoriteContact }) => {
  const favorites = use(FavoriteToggleContext);
  if (favorites === undefined) return null;
  const isFavorite = favorites.isFavorite(contact.id);
  return (
    <button
      type="button"
      className="star"
      aria-pressed={isFavorite}
      aria-label={`Favorite: ${contact.displayName ?? 'No name'}`}
      onClick={() => favorites.toggle(contact)}
    >
      {isFavorite ? '★' : '☆'}
    </button>
  );
};
