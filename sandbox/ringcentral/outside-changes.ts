import {
  aCountOrList,
  anObject,
  checkShape,
  ControlError,
  type ControlRoute,
  inventPerson,
} from '../kit/index.ts';

import type { Book } from './book.ts';
import { applyChange, readContactBody } from './contact-input.ts';
import type { Contact, ContactFields } from './contact.ts';
import { aUser, findExtension, USER_EXTENSIONS } from './directory.ts';
import type { ApiFailure } from './errors.ts';
import { readFavorites } from './favorites.ts';
import type { RingcentralSettings } from './settings.ts';
import { dropFavorites, type Store } from './store.ts';

const SHAPE = {
  user: aUser,
  create: aCountOrList,
  update: anObject,
  delete: aCountOrList,
  favorites: aCountOrList,
} as const;

const refuse = ({ body }: ApiFailure): ControlError => new ControlError(String(body['message']));

const inventContact = (index: number): ContactFields => {
  const { givenName, familyName, email, phone } = inventPerson('o', index);
  return { firstName: givenName, lastName: familyName, email, mobilePhone: phone };
};

/** Changes a user's contacts and favorites, as another client would. */
export const changesRoute = (store: Store, settings: () => RingcentralSettings): ControlRoute => ({
  method: 'POST',
  path: 'changes',
  description:
    'Changes a book as another client would: {"user", "create": 3 or [contact, …], "update": {id: attributes}, "delete": 3 (the oldest) or [id, …], "favorites": [{"contactId"}, …]}.',
  handle({ body }) {
    const asked = checkShape(body, 'body', SHAPE);
    const extensionId = USER_EXTENSIONS[asked.user ?? 'demo'];
    const book = store.book(extensionId);
    const rules = { country: findExtension(extensionId)?.country ?? 'US', settings: settings() } as const;

    const fieldsOf = (contact: unknown, before: ContactFields): ContactFields => {
      const reading = readContactBody(contact, rules);
      if ('failure' in reading) throw refuse(reading.failure);
      return applyChange(before, reading.change, 'merge');
    };
    const demand = (id: unknown): Contact => {
      const contact = book.get(String(id));
      if (contact === undefined) throw new ControlError(`The book has no contact ${String(id)}.`);
      return contact;
    };

    // Validate everything before changing anything.
    const { create = 0, update = {}, delete: gone = 0, favorites } = asked;
    const created =
      typeof create === 'number'
        ? Array.from({ length: create }, (_, index) => inventContact(book.revision() + index))
        : create.map((contact) => fieldsOf(contact, {}));
    const updated = Object.entries(update).map(
      ([id, contact]) => [id, fieldsOf(contact, demand(id).fields)] as const,
    );
    const deleted = typeof gone === 'number' ? book.contacts().slice(0, gone) : gone.map(demand);
    if (book.size() - deleted.length + created.length > rules.settings.bookLimit) {
      throw new ControlError(`The book can hold at most ${rules.settings.bookLimit} contacts.`);
    }

    for (const [id, fields] of updated) book.replace(id, fields);
    for (const { id } of deleted) book.remove(id);
    dropFavorites(
      store,
      extensionId,
      deleted.map(({ id }) => id),
      rules.settings,
    );
    const ids = created.map((fields) => book.create(fields).id);
    if (favorites !== undefined) setFavorites(store, extensionId, book, favorites, rules.settings);
    return {
      created: ids,
      updated: updated.length,
      deleted: deleted.map(({ id }) => id),
      revision: book.revision(),
    };
  },
});

const setFavorites = (
  store: Store,
  extensionId: string,
  book: Book,
  records: unknown,
  settings: RingcentralSettings,
): void => {
  const reading = readFavorites({ records }, (id) => book.get(id) !== undefined, settings);
  if ('failure' in reading) throw refuse(reading.failure);
  store.setFavorites(extensionId, reading.favorites);
};
