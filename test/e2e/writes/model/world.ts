import type fc from 'fast-check';

import { type BookKey, favoriteId } from '../../../../src/relay/global-id.ts';
import type { Harness } from '../../../support/harness.ts';
import { bookOf } from '../../graph/support.ts';
import { storedIds } from '../favorites-support.ts';

/** Attributes of a contact as upstream keeps them; what is empty is not there. */
export type Kept = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** What the program believes to be in demo's book. As plain as can be: it must not err the way the graph might. */
export interface Model {
  readonly book: BookKey;
  readonly contacts: Map<string, Kept>;
  /** RingCentral's ids of all contacts that there ever were, in the order in which they came. */
  readonly everSeen: string[];
  /** `Favorite.id` of each in their order. */
  favorites: readonly string[];
  /** What a client holds that has followed the book by its changes, and where it left off. */
  readonly replica: { readonly contacts: Map<string, Kept>; since: string | null };
}

export type Command = fc.AsyncCommand<Model, Harness>;

/** One side of the graph's writes: what can be done, and where it must be seen afterwards. */
export interface Area {
  readonly commands: readonly fc.Arbitrary<Command>[];
  /** Compares what the graph says with the model; throws where they differ. */
  readonly views: readonly ((model: Model, harness: Harness) => Promise<void>)[];
}

/** A command that can always be given. */
export const command = (name: string, run: Command['run']): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

/** The model of a sandbox that was just reset. */
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

/** One of the ids that there ever were, so now and then of a contact that is gone. */
export const contactChosen = ({ everSeen }: Model, choice: number): string =>
  everSeen[choice % everSeen.length] ?? '404';

export const keep = (model: Model, contactId: string, contact: Kept): void => {
  if (!model.contacts.has(contactId)) model.everSeen.push(contactId);
  model.contacts.set(contactId, contact);
};

/** A contact that goes takes its favorite along. */
export const drop = (model: Model, contactId: string): void => {
  model.contacts.delete(contactId);
  model.favorites = model.favorites.filter((id) => id !== favoriteId(model.book, { contactId }));
};

/** Contacts of a model or of answers, in one order. */
export const byId = (contacts: Iterable<readonly [string, object]>) =>
  [...contacts].sort(([one], [other]) => (one < other ? -1 : 1));
