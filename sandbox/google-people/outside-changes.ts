import {
  aCountOrList,
  anObject,
  aString,
  checkShape,
  ControlError,
  type ControlRoute,
  inventPerson,
} from '../kit/index.ts';

import type { OtherContact } from './book.ts';
import type { OtherContactInput } from './contact-input.ts';
import { aUser } from './credentials.ts';
import { readContactName } from './ids.ts';
import type { GoogleStore } from './store.ts';

const SHAPE = { user: aUser, create: aCountOrList, update: anObject, delete: aCountOrList } as const;

const CONTACT_SHAPE = {
  givenName: aString,
  familyName: aString,
  emailAddress: aString,
  phoneNumber: aString,
} as const;

const readInput = (value: unknown): OtherContactInput => checkShape(value, 'contact', CONTACT_SHAPE);

const inventContact = (index: number): OtherContactInput => {
  const { givenName, familyName, email, phone } = inventPerson('o', index);
  return { givenName, familyName, emailAddress: email, phoneNumber: phone };
};

const nameOf = ({ person }: OtherContact): string => person.resourceName;

/** Changes of a user's other contacts, as incoming mail or another client would make them. */
export const changesRoute = (store: GoogleStore): ControlRoute => ({
  method: 'POST',
  path: 'changes',
  description:
    'Changes other contacts as another client would: {"user", "create": 3 or [{"givenName", "familyName", "emailAddress", "phoneNumber"}, …], "update": {name: contact}, "delete": 3 (the oldest) or [name, …]}. "" removes a value.',
  handle({ body }) {
    const { user = 'demo', create = 0, update = {}, delete: gone = 0 } = checkShape(body, 'body', SHAPE);
    const book = store.book(user);
    const find = (name: unknown): OtherContact => {
      const read = readContactName(String(name));
      const found = read?.collection === 'otherContacts' ? book.findOtherContact(read.id) : undefined;
      if (found === undefined)
        throw new ControlError(`${user} has no other contact ${JSON.stringify(name)}.`);
      return found;
    };

    // Validate everything before changing anything.
    const inputs =
      typeof create === 'number'
        ? Array.from({ length: create }, (_, index) => inventContact(book.revision + index))
        : create.map(readInput);
    const updates = Object.entries(update).map(([name, input]) => [find(name), readInput(input)] as const);
    const deleted = typeof gone === 'number' ? book.oldest(gone) : gone.map(find);

    for (const [{ id }, input] of updates) book.updateOtherContact(id, input);
    for (const { id } of deleted) book.deleteOtherContact(id);
    return {
      created: inputs.map((input) => nameOf(book.addOtherContact(input))),
      updated: updates.length,
      deleted: deleted.map(nameOf),
      revision: book.revision,
    };
  },
});
