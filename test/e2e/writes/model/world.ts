import type fc from 'fast-check';

import { type BookKey, favoriteId } from '../../../../src/relay/global-id.ts';
import type { Harness } from '../../../support/harness.ts';
import { bookOf } from '../../graph/support.ts';
import { storedIds } from '../favorites-support.ts';

/** Attributes of a contact as stored upstream, without empty ones. */
export type Kept = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** The expected state of the demo user's book. Simple, so that it does not have the same bugs as the graph. */
export interface Model {
  readonly book: BookKey;
  readonly contacts: Map<string, Kept>;
  /** RingCentral's ids of all contacts that ever existed, in order of creation. */
  readonly everSeen: string[];
  /** `Favorite.id` of each favorite, in order. */
  favorites: readonly string[];
  /** The data of a client that follows the book by its changes, and its latest `nextSince`. */
  readonly replica: { readonly contacts: Map<string, Kept>; since: string | null };
}

export type Command = fc.AsyncCommand<Model, Harness>;

/** A part of the graph's writes: its commands, and a check of where their results must be visible. */
export interface Area {
  readonly commands: readonly fc.Arbitrary<Command>[];
  /** Compares the graph with the model; throws if they differ. */
  readonly views: readonly ((model: Model, harness: Harness) => Promise<void>)[];
}

/** A command that can run in every state. */
export const command = (name: string, run: Command['run']): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

/** The model of a freshly reset sandbox. */
export const modelOf = (harness: Harness): Model => {
  const contacts = harness.sandbox.ringcentral.store.contacts('demo');
  return {
    book: bookOf(harness),
    contacts: new Map(contacts.map(({ id, ...attributes }) => [id, attributes])),
    everSeen: contacts.map(({ id }) => id),
    favorites: storedIds(harness),
    replica: { contacts: new Map(), since: null },
  };
};

/** An id of any contact that ever existed, so sometimes of a deleted one. */
export const contactChosen = ({ everSeen }: Model, choice: number): string =>
  everSeen[choice % everSeen.length] ?? '404';

export const keep = (model: Model, contactId: string, contact: Kept): void => {
  if (!model.contacts.has(contactId)) model.everSeen.push(contactId);
  model.contacts.set(contactId, contact);
};

/** Deleting a contact also removes its favorite. */
export const drop = (model: Model, contactId: string): void => {
  model.contacts.delete(contactId);
  model.favorites = model.favorites.filter((id) => id !== favoriteId(model.book, { contactId }));
};

/** Contacts of the model or of answers, in the same order. */
export const byId = (contacts: Iterable<readonly [string, object]>) =>
  [...contacts].sort(([one], [other]) => (one < other ? -1 : 1));
