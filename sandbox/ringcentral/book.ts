import type { Clock } from '../kit/index.ts';

import type { Contact, ContactFields, Tombstone } from './contact.ts';

/** A change as reported by a sync. */
export type BookEntry = Contact | Tombstone;

export const isTombstone = (entry: BookEntry): entry is Tombstone => 'deletedAt' in entry;

/** One extension's address book. Each change gets the next revision; each contact has the revision of its last change. */
export interface Book {
  readonly accountId: string;
  readonly extensionId: string;
  /** Number of changes so far. */
  revision(): number;
  size(): number;
  get(id: string): Contact | undefined;
  /** In the order in which they were created. */
  contacts(): readonly Contact[];
  create(fields: ContactFields): Contact;
  /** Absent when the contact does not exist. */
  replace(id: string, fields: ContactFields): Contact | undefined;
  /** False when the contact does not exist. */
  remove(id: string): boolean;
  /** Each contact's last change, if it is after a revision, in the order of revisions. */
  changesAfter(revision: number): readonly BookEntry[];
}

export interface BookOptions {
  readonly accountId: string;
  readonly extensionId: string;
  readonly clock: Clock;
  readonly nextId: () => string;
  /** Contacts that the book starts with. */
  readonly seed: Iterable<{ readonly id: string; readonly fields: ContactFields }>;
}

export const createBook = ({ accountId, extensionId, clock, nextId, seed }: BookOptions): Book => {
  let revision = 0;
  const contacts = new Map<string, Contact>();
  // A Map keeps insertion order. A changed entry is deleted and inserted again, so entries are in the order of revisions.
  const entries = new Map<string, BookEntry>();
  let listed: readonly Contact[] | undefined;

  const note = (entry: BookEntry): void => {
    entries.delete(entry.id);
    entries.set(entry.id, entry);
    listed = undefined;
  };
  const write = (id: string, fields: ContactFields): Contact => {
    revision += 1;
    const contact: Contact = { id, fields, revision };
    contacts.set(id, contact);
    note(contact);
    return contact;
  };
  for (const { id, fields } of seed) write(id, fields);

  return {
    accountId,
    extensionId,
    revision: () => revision,
    size: () => contacts.size,
    get: (id) => contacts.get(id),
    contacts: () => (listed ??= [...contacts.values()]),
    create: (fields) => write(nextId(), fields),
    replace: (id, fields) => (contacts.has(id) ? write(id, fields) : undefined),
    remove(id) {
      const contact = contacts.get(id);
      if (contact === undefined) return false;
      contacts.delete(id);
      revision += 1;
      note({ id, revision, deletedAt: clock.now(), fields: contact.fields });
      return true;
    },
    changesAfter: (since) => [...entries.values()].filter((entry) => entry.revision > since),
  };
};
