import fc from 'fast-check';

import { COLLEAGUES } from '../../../sandbox/ringcentral/directory.ts';
import { favoriteId, type FavoriteTarget } from '../../../src/relay/global-id.ts';
import type { ExecuteOptions, Harness } from '../../support/harness.ts';
import { bookOf, contactIdsOf } from '../graph/support.ts';

import { type Change, type Observed, outcomeOf } from './favorites-model.ts';
import {
  contactTarget,
  type FavoriteMutation,
  type Input,
  OPERATIONS,
  type Payload,
  putFavorites,
} from './favorites-support.ts';

/** The users who may change the second user's favorites, with their spellings of the book. */
export interface Way {
  readonly as: 'demo' | 'second';
  readonly book: Readonly<{ accountId?: string; extensionId?: string }>;
}

export const waysOf = (harness: Harness): readonly [Way, ...Way[]] => {
  const own = bookOf(harness, 'second');
  return [
    { as: 'second', book: {} },
    { as: 'second', book: { extensionId: own.extensionId } },
    { as: 'second', book: own },
    { as: 'demo', book: { extensionId: own.extensionId } },
    { as: 'demo', book: own },
  ];
};

/** Targets by number: first contacts of the second user, then colleagues. */
const targetOf = (harness: Harness, number: number): FavoriteTarget => {
  const contacts = contactIdsOf(harness, 'second');
  const contactId = contacts[number];
  return contactId === undefined
    ? { extensionId: COLLEAGUES[number - contacts.length]?.extensionId ?? '' }
    : { contactId };
};

export const inputOf = (harness: Harness, number: number): object => {
  const target = targetOf(harness, number);
  return 'contactId' in target ? contactTarget(harness, target.contactId, 'second') : target;
};

export const idOf = (harness: Harness, number: number): string =>
  favoriteId(bookOf(harness, 'second'), targetOf(harness, number));

/** A change of the second user's favorites. */
export type Step =
  | { readonly kind: 'set'; readonly numbers: readonly number[] }
  | { readonly kind: 'add'; readonly number: number; readonly position?: number | undefined }
  | { readonly kind: 'remove'; readonly number: number }
  | { readonly kind: 'move'; readonly number: number; readonly position: number };

/** The step in the model. */
const changeOf = (harness: Harness, step: Step): Change => {
  if (step.kind === 'set') return { kind: 'set', ids: step.numbers.map((number) => idOf(harness, number)) };
  const { number, ...rest } = step;
  return { ...rest, id: idOf(harness, number) };
};

/** The step as a mutation of the graph. */
const requestOf = (harness: Harness, step: Step, { book }: Way): readonly [FavoriteMutation, Input] => {
  switch (step.kind) {
    case 'set':
      return ['setFavorites', { ...book, favorites: step.numbers.map((number) => inputOf(harness, number)) }];
    case 'add': {
      const { number, position } = step;
      const place = position === undefined ? {} : { position };
      return ['addFavorite', { ...book, target: inputOf(harness, number), ...place }];
    }
    case 'remove':
      return ['removeFavorite', { id: idOf(harness, step.number) }];
    case 'move':
      return ['moveFavorite', { id: idOf(harness, step.number), position: step.position }];
  }
};

/** Random steps with few targets, so that they conflict. */
export const steps = ({ listsMayRepeat }: { readonly listsMayRepeat: boolean }): fc.Arbitrary<Step> => {
  // Both kinds of targets: the second user has 168 contacts.
  const number = fc.integer({ min: 162, max: 173 });
  const numbers = listsMayRepeat
    ? fc.array(number, { maxLength: 7 })
    : fc.uniqueArray(number, { maxLength: 7 });
  return fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({
      kind: fc.constant('add' as const),
      number,
      position: fc.option(fc.integer({ min: -1, max: 7 }), { nil: undefined }),
    }),
    fc.record({ kind: fc.constant('remove' as const), number }),
    fc.record({ kind: fc.constant('move' as const), number, position: fc.integer({ min: -1, max: 7 }) }),
    fc.record({ kind: fc.constant('set' as const), numbers }),
  );
};

export const startList = (harness: Harness, numbers: readonly number[]): Promise<void> =>
  putFavorites(
    harness,
    numbers.map((number) => targetOf(harness, number)),
    'second',
  );

/** The payload of a mutation that must not fail. */
export const payloadOf = async (
  harness: Harness,
  name: FavoriteMutation,
  input: Input,
  options: ExecuteOptions,
): Promise<Payload> => {
  const { body } = await harness.execute(OPERATIONS[name], { ...options, variables: { input } });
  if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
  return body.data[name] as Payload;
};

/** Makes a step as one of the users, with one of the spellings. */
export const take = async (harness: Harness, step: Step, way: Way): Promise<Observed> => {
  const [name, input] = requestOf(harness, step, way);
  const payload = await payloadOf(harness, name, input, { as: way.as });
  return { change: changeOf(harness, step), outcome: outcomeOf(payload) };
};
