import { expect } from '@jest/globals';
import fc from 'fast-check';

import { COLLEAGUES } from '../../../../sandbox/ringcentral/directory.ts';
import { favoriteId, type FavoriteTarget } from '../../../../src/relay/global-id.ts';
import type { Harness } from '../../../support/harness.ts';
import { askWell } from '../../graph/support.ts';
import { applyChange, type Change, type Outcome, outcomeOf } from '../favorites-model.ts';
import { contactTarget, type FavoriteMutation, type Input, mutate } from '../favorites-support.ts';

import { type Area, command, type Command, contactChosen, type Model } from './world.ts';

/** Possible targets of a favorite: a contact that ever existed, or one of a few colleagues. */
const aChoice = fc.record({ isContact: fc.boolean(), number: fc.nat({ max: 200 }) });
type Choice = typeof aChoice extends fc.Arbitrary<infer Value> ? Value : never;

const aPosition = fc.integer({ min: -1, max: 30 });

const targetChosen = (model: Model, { isContact, number }: Choice): FavoriteTarget =>
  isContact
    ? { contactId: contactChosen(model, number) }
    : { extensionId: COLLEAGUES[number % 6]?.extensionId ?? '' };

const inputOf = (harness: Harness, target: FavoriteTarget): Input =>
  'contactId' in target ? contactTarget(harness, target.contactId) : target;

/** Upstream's additional rule: a deleted contact cannot be added. */
const expectedOutcome = (model: Model, change: Change, added: readonly FavoriteTarget[]): Outcome => {
  const outcome = applyChange(model.favorites, change);
  const isGone = added.some((target) => 'contactId' in target && !model.contacts.has(target.contactId));
  return 'ids' in outcome && isGone ? { refusal: 'NOT_FOUND' } : outcome;
};

/** A change of the list. From the model, `read` makes the request, the model's view of it, and the new targets. */
const changing = (
  name: FavoriteMutation,
  read: (
    model: Model,
    harness: Harness,
  ) => { readonly input: Input; readonly change: Change; readonly added?: readonly FavoriteTarget[] },
): Command =>
  command(name, async (model, harness) => {
    const { input, change, added = [] } = read(model, harness);
    const { payload, errors } = await mutate(harness, name, input);
    expect([name, errors]).toEqual([name, undefined]);
    const expected = expectedOutcome(model, change, added);
    expect(outcomeOf(payload)).toEqual(expected);
    if ('ids' in expected) model.favorites = expected.ids;
  });

const set = fc.array(aChoice, { maxLength: 8 }).map((choices) =>
  changing('setFavorites', (model, harness) => {
    const targets = choices.map((choice) => targetChosen(model, choice));
    return {
      input: { favorites: targets.map((target) => inputOf(harness, target)) },
      change: { kind: 'set', ids: targets.map((target) => favoriteId(model.book, target)) },
      added: targets,
    };
  }),
);

const add = fc.tuple(aChoice, fc.option(aPosition, { nil: undefined })).map(([choice, position]) =>
  changing('addFavorite', (model, harness) => {
    const target = targetChosen(model, choice);
    return {
      input: { target: inputOf(harness, target), ...(position !== undefined && { position }) },
      change: { kind: 'add', id: favoriteId(model.book, target), position },
      added: [target],
    };
  }),
);

const remove = aChoice.map((choice) =>
  changing('removeFavorite', (model) => {
    const id = favoriteId(model.book, targetChosen(model, choice));
    return { input: { id }, change: { kind: 'remove', id } };
  }),
);

const move = fc.tuple(aChoice, aPosition).map(([choice, position]) =>
  changing('moveFavorite', (model) => {
    const id = favoriteId(model.book, targetChosen(model, choice));
    return { input: { id, position }, change: { kind: 'move', id, position } };
  }),
);

/** Reads the list and the contacts that it points to. */
const viewFavorites = async (model: Model, harness: Harness): Promise<void> => {
  const { data } = await askWell(
    harness,
    '{ favorites(first: 100) { totalCount nodes { id target { ... on PersonalContact { contactId firstName } } } } }',
  );
  const { totalCount, nodes } = data.favorites;
  expect(nodes.map(({ id }: { id: string }) => id)).toEqual(model.favorites);
  expect(totalCount).toBe(model.favorites.length);
  for (const { target } of nodes) {
    if (target.contactId === undefined) continue;
    expect(target.firstName).toEqual(model.contacts.get(target.contactId)?.['firstName'] ?? null);
  }
};

export const favorites: Area = { commands: [set, add, add, remove, move], views: [viewFavorites] };
