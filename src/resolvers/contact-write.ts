import type { PersonalContactInput } from '../__generated__/graphql.ts';
import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';
import type { Context } from '../context/context.ts';
import { userErrorsOf, type FieldOf, type UserError } from '../errors/user-error.ts';
import { forgetContacts, rememberContact } from '../loaders/contact-writes.ts';
import { toRecord } from '../loaders/personal-contacts.ts';
import type { PersonalContactRecord } from '../loaders/records.ts';
import { decodePersonalContactId, type PersonalContactKey } from '../relay/global-id.ts';
import { contactFaults, contactFieldOf, readDialingPlan } from './contact-input.ts';

/** A payload that says what is to be mended, and nothing else. */
export interface Refusal {
  readonly userErrors: readonly UserError[];
}

/** What a write came to, or what a person can mend about it. Rejects with any other failure. */
export async function outcomeOf<Result>(
  write: () => Promise<Result>,
  fieldOf: FieldOf,
): Promise<{ readonly result: Result } | Refusal> {
  try {
    return { result: await write() };
  } catch (error) {
    const userErrors = userErrorsOf(error, fieldOf);
    if (userErrors === undefined) throw error;
    return { userErrors };
  }
}

/** The record of a contact that was written under this key. An answer need not repeat its id. */
export const writtenContact = (
  key: PersonalContactKey,
  resource: PersonalContactResource,
): PersonalContactRecord =>
  toRecord({ ...resource, id: key.contactId }, { accountId: key.accountId, extensionId: key.extensionId });

interface OneContactInput {
  readonly id: string;
  readonly dialingPlan?: string | null | undefined;
  readonly contact: PersonalContactInput;
}

type Target = PersonalContactKey & { readonly dialingPlan: string | undefined };

/** The payload of a write to one contact that is there. */
export async function writeContact(
  { id, contact, ...input }: OneContactInput,
  { clients, loaders }: Context,
  send: (client: RingcentralClient, target: Target) => Promise<PersonalContactResource>,
): Promise<Refusal & { readonly personalContact?: PersonalContactRecord }> {
  const key = decodePersonalContactId(id, 'input.id');
  const { dialingPlan, faults } = readDialingPlan(input);
  const userErrors = [...faults, ...contactFaults(contact, ['contact'])];
  if (userErrors.length > 0) return { userErrors };
  forgetContacts(loaders, [key]);
  const outcome = await outcomeOf(
    () => send(clients.ringcentral, { ...key, dialingPlan }),
    contactFieldOf({ contact, path: ['contact'], nameOf: () => ['id'] }),
  );
  if ('userErrors' in outcome) return outcome;
  const personalContact = writtenContact(key, outcome.result);
  rememberContact(loaders, key, personalContact);
  return { personalContact, userErrors: [] };
}
