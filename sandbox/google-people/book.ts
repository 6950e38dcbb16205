import { type Clock, ControlError } from '../kit/index.ts';

import { copyOf, type OtherContactInput, otherContactOf } from './contact-input.ts';
import { accountId, contactId } from './ids.ts';
import type { DataField, PersonRecord } from './person.ts';
import { profileOf, seedContact, type SeededRecord, seedOtherContact, seedOwnProfile } from './seed.ts';

/** One other contact in a user's list. */
export interface OtherContact extends SeededRecord {
  /** Position in the list, which is in the order of arrival. */
  readonly position: number;
  /** Revision that added it (0 for the seed), and revision of its last change. */
  readonly createdAt: number;
  readonly revision: number;
  readonly isDeleted: boolean;
}

/** The people of one user. Records are created on first access. */
export interface Book {
  readonly user: string;
  /** How many times this user's people were seeded before. */
  readonly generation: number;
  /** Sync tokens with another epoch count as expired. `loseSyncTokens` starts a new epoch. */
  readonly syncEpoch: string;
  loseSyncTokens(): void;
  /** Number of positions in the list, including those of deleted contacts. */
  readonly length: number;
  /** Number of other contacts that are not deleted. */
  readonly otherContactCount: number;
  /** The newest change; 0 for an untouched seed. */
  readonly revision: number;
  /** The newest change that is at least `delayMs` old. */
  revisionBefore(delayMs: number): number;
  otherContactAt(position: number): OtherContact | undefined;
  findOtherContact(id: bigint): OtherContact | undefined;
  /** The first `count` other contacts of the list, or all if there are fewer. */
  oldest(count: number): readonly OtherContact[];
  /** Other contacts changed after revision `after` up to `upTo`, in the order of their last change. */
  changes(after: number, upTo: number): readonly OtherContact[];
  addOtherContact(input: OtherContactInput): OtherContact;
  updateOtherContact(id: bigint, input: OtherContactInput): OtherContact;
  deleteOtherContact(id: bigint): void;
  /** The user's own contacts, oldest first, copies at the end. */
  contacts(): readonly PersonRecord[];
  /** A contact `people/c…`; absent while a copy has not propagated yet. */
  findContact(id: bigint, propagationMs: number): PersonRecord | undefined;
  /** Adds a contact with these fields of an other contact. The other contact stays. */
  copy(from: OtherContact, fields: readonly DataField[]): PersonRecord;
  /** A profile by account id or `me`. */
  findProfile(account: string): PersonRecord | undefined;
}

/** The initial state of a book. */
export interface BookSeed {
  readonly otherContacts: number;
  readonly contacts: number;
  readonly generation: number;
}

export const createBook = (user: string, seed: BookSeed, clock: Clock): Book => {
  const others: (OtherContact | undefined)[] = new Array<undefined>(seed.otherContacts).fill(undefined);
  const changed = new Map<number, OtherContact>();
  /** Time of each revision; index 0 is revision 1. */
  const changedAt: number[] = [];
  const copies: { readonly id: bigint; readonly person: PersonRecord; readonly madeAt: number }[] = [];
  let deleted = 0;
  let losses = 0;
  let positions: Map<bigint, number> | undefined;
  let seededContacts: readonly SeededRecord[] | undefined;
  let profiles: Map<string, PersonRecord> | undefined;

  const now = (): string => new Date(clock.now()).toISOString();

  const otherContactAt = (position: number): OtherContact | undefined => {
    if (position >= others.length) return undefined;
    const record = (others[position] ??= {
      ...seedOtherContact(user, position),
      position,
      createdAt: 0,
      revision: 0,
      isDeleted: false,
    });
    return record;
  };

  /** Ids of seeded contacts can be computed without creating their records. */
  const positionOf = (id: bigint): number | undefined => {
    positions ??= new Map(
      others.map((other, position) => [other?.id ?? contactId(`${user}/other/${position}`), position]),
    );
    return positions.get(id);
  };

  const findOtherContact = (id: bigint): OtherContact | undefined => {
    const position = positionOf(id);
    const found = position === undefined ? undefined : otherContactAt(position);
    return found === undefined || found.isDeleted ? undefined : found;
  };

  const demand = (id: bigint): OtherContact => {
    const found = findOtherContact(id);
    if (found === undefined) throw new ControlError(`${user} has no other contact with the id ${id}.`);
    return found;
  };

  const save = (other: Omit<OtherContact, 'revision'>): OtherContact => {
    changedAt.push(clock.now());
    const saved = { ...other, revision: changedAt.length };
    others[other.position] = saved;
    changed.set(other.position, saved);
    positions?.set(other.id, other.position);
    return saved;
  };

  const seeded = (): readonly SeededRecord[] =>
    (seededContacts ??= Array.from({ length: seed.contacts }, (_, index) => seedContact(user, index)));

  const allProfiles = (): ReadonlyMap<string, PersonRecord> => {
    if (profiles !== undefined) return profiles;
    const records = [
      ...others.map((_, position) => otherContactAt(position)?.person),
      ...seeded().map(({ person }) => person),
    ];
    profiles = new Map();
    for (const record of records) {
      const profile = record && profileOf(record);
      if (profile !== undefined) profiles.set(profile.resourceName.slice('people/'.length), profile);
    }
    return profiles;
  };

  return {
    user,
    generation: seed.generation,
    get syncEpoch() {
      return `${seed.generation}.${losses}`;
    },
    loseSyncTokens: () => void (losses += 1),
    get length() {
      return others.length;
    },
    get otherContactCount() {
      return others.length - deleted;
    },
    get revision() {
      return changedAt.length;
    },
    revisionBefore: (delayMs) => changedAt.filter((at) => at <= clock.now() - delayMs).length,
    otherContactAt,
    findOtherContact,
    oldest(count) {
      const found: OtherContact[] = [];
      for (let position = 0; position < others.length && found.length < count; position += 1) {
        const other = otherContactAt(position);
        if (other?.isDeleted === false) found.push(other);
      }
      return found;
    },
    changes: (after, upTo) =>
      [...changed.values()]
        .filter(({ revision }) => revision > after && revision <= upTo)
        .sort((left, right) => left.revision - right.revision),
    addOtherContact(input) {
      const position = others.length;
      const id = contactId(`${user}/added/${position}`);
      const revision = changedAt.length + 1;
      const person = otherContactOf(id, revision, now(), input);
      return save({ id, person, position, createdAt: revision, isDeleted: false });
    },
    updateOtherContact(id, input) {
      const other = demand(id);
      const person = otherContactOf(id, changedAt.length + 1, now(), input, other.person);
      return save({ ...other, person });
    },
    deleteOtherContact(id) {
      save({ ...demand(id), isDeleted: true });
      deleted += 1;
    },
    contacts: () => [...seeded(), ...copies].map(({ person }) => person),
    findContact: (id, propagationMs) =>
      seeded().find((contact) => contact.id === id)?.person ??
      copies.find((copy) => copy.id === id && copy.madeAt <= clock.now() - propagationMs)?.person,
    copy(from, fields) {
      const id = contactId(`${user}/copy/${copies.length}`);
      const person = copyOf(from.person, fields, id, now());
      copies.push({ id, person, madeAt: clock.now() });
      return person;
    },
    findProfile: (account) =>
      account === 'me' || account === accountId(`${user}/me`)
        ? seedOwnProfile(user)
        : allProfiles().get(account),
  };
};
