import type fc from 'fast-check';

import type { Harness } from '../../support/harness.ts';

/** Attributes of a contact as upstream keeps them; what is empty is not there. */
export type Kept = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** What the program believes to be in demo's book. As plain as can be: it must not err the way the graph might. */
export interface Model {
  readonly contacts: Map<string, Kept>;
  /** RingCentral's ids of all contacts that there ever were, in the order in which they came. */
  readonly everSeen: string[];
}

export type Command = fc.AsyncCommand<Model, Harness>;

/** One side of the graph's writes: what can be done, and where it must be seen afterwards. */
export interface Area {
  readonly commands: readonly fc.Arbitrary<Command>[];
  /** Compares what the graph says with the model; throws where they differ. */
  readonly views: readonly ((model: Model, harness: Harness) => Promise<void>)[];
}

/** The model of a sandbox that was just reset. */
export function modelOf({ sandbox }: Harness): Model {
  const contacts = sandbox.ringcentral.store.contacts('demo');
  return {
    contacts: new Map(contacts.map(({ id, ...attributes }) => [id, attributes])),
    everSeen: contacts.map(({ id }) => id),
  };
}

/** One of the ids that there ever were, so now and then of a contact that is gone. */
export const targetOf = ({ everSeen }: Model, choice: number): string =>
  everSeen[choice % everSeen.length] ?? '404';

export function keep(model: Model, contactId: string, contact: Kept): void {
  if (!model.contacts.has(contactId)) model.everSeen.push(contactId);
  model.contacts.set(contactId, contact);
}

export function drop(model: Model, contactId: string): void {
  model.contacts.delete(contactId);
}
