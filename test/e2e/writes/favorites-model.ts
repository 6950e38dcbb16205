import type { Payload } from './favorites-support.ts';

/** A change of favorites in the model: by ids of favorites, independent of the spelling of the book. */
export type Change =
  | { readonly kind: 'set'; readonly ids: readonly string[] }
  | { readonly kind: 'add'; readonly id: string; readonly position?: number | undefined }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'move'; readonly id: string; readonly position: number };

export type Ids = readonly string[];
export type Outcome = { readonly ids: Ids } | { readonly refusal: string };

const MAX = 100;

const outOf = (position: number, last: number): boolean => position < 0 || position > last;

/** Applies a change to a list: all rules of favorites, without any of the graph's own code. */
export const applyChange = (ids: Ids, change: Change): Outcome => {
  switch (change.kind) {
    case 'set':
      return new Set(change.ids).size < change.ids.length
        ? { refusal: 'FAVORITE_DUPLICATE' }
        : { ids: change.ids };
    case 'add': {
      const { id, position = ids.length } = change;
      if (outOf(position, MAX - 1) && change.position !== undefined) return { refusal: 'INVALID' };
      if (ids.includes(id)) return { refusal: 'FAVORITE_DUPLICATE' };
      if (ids.length >= MAX) return { refusal: 'FAVORITES_FULL' };
      if (outOf(position, ids.length)) return { refusal: 'INVALID' };
      return { ids: [...ids.slice(0, position), id, ...ids.slice(position)] };
    }
    case 'remove':
      return ids.includes(change.id)
        ? { ids: ids.filter((id) => id !== change.id) }
        : { refusal: 'NOT_FOUND' };
    case 'move': {
      if (change.position < 0) return { refusal: 'INVALID' };
      const others = ids.filter((id) => id !== change.id);
      if (others.length === ids.length) return { refusal: 'NOT_FOUND' };
      if (outOf(change.position, others.length)) return { refusal: 'INVALID' };
      return { ids: [...others.slice(0, change.position), change.id, ...others.slice(change.position)] };
    }
  }
};

export const outcomeOf = ({ userErrors, favorites }: Payload): Outcome =>
  userErrors[0] === undefined
    ? { ids: (favorites ?? []).map(({ id }) => id) }
    : { refusal: userErrors[0].code };

// Compared as text, because objects from an answer have other prototypes than those of a test.
const isSame = (one: Ids | Outcome, other: Ids | Outcome): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export interface Observed {
  readonly change: Change;
  readonly outcome: Outcome;
}

/**
 * A sequential order of the changes that gives exactly the observed outcomes and the final list. Undefined if there is none,
 * which means that a change was lost or made up.
 */
export const serialOrder = (
  start: Ids,
  observed: readonly Observed[],
  end: Ids,
): readonly Observed[] | undefined => {
  const fits = (ids: Ids) => (one: Observed) => isSame(applyChange(ids, one.change), one.outcome);
  const search = (ids: Ids, left: readonly Observed[]): readonly Observed[] | undefined => {
    if (left.length === 0) return isSame(ids, end) ? [] : undefined;
    const next = left.filter(fits(ids));
    // A refused change has no effect, so it can come first.
    const refused = next.find(({ outcome }) => 'refusal' in outcome);
    for (const one of refused === undefined ? next : [refused]) {
      const after = 'refusal' in one.outcome ? ids : one.outcome.ids;
      const rest = search(
        after,
        left.filter((other) => other !== one),
      );
      if (rest !== undefined) return [one, ...rest];
    }
    return undefined;
  };
  return search(start, observed);
};
