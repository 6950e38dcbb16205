import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import { callFailure } from '../clients/errors/upstream-failure.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';
import type { Context } from '../context/context.ts';
import { readRecord } from '../loaders/personal-contacts.ts';
import type { PersonalContactRecord } from '../loaders/records.ts';
import { decodePersonalContactId, type PersonalContactKey } from '../relay/global-id.ts';

import { contactFieldOf, type ContactWriteInput, readContactWrite } from './contact-input.ts';
import { payloadOf } from './input-refusal.ts';

/**
 * The record of a contact that was written. Upstream answers a write with the stored contact, its id included. If the answer is
 * not that contact, the result is an error with an unknown outcome.
 */
export const writtenContact = (
  { contactId, accountId, extensionId }: PersonalContactKey,
  resource: PersonalContactResource,
): PersonalContactRecord | UpstreamError => {
  const record = readRecord(resource, { accountId, extensionId });
  if (record === null || BigInt(record.contactId) !== BigInt(contactId)) {
    return callFailure('ringcentral', { kind: 'unreadable', outcomeUnknown: true });
  }
  return { ...record, contactId };
};

type Target = PersonalContactKey & { readonly dialingPlan: string | undefined };

/** The payload of a write to an existing contact. Rejects with BAD_USER_INPUT if the id is malformed. */
export const writeContact = (
  input: ContactWriteInput & { readonly id: string },
  { clients, loaders }: Context,
  send: (client: RingcentralClient, target: Target) => Promise<PersonalContactResource>,
) =>
  payloadOf({
    read: () => ({
      key: decodePersonalContactId(input.id, 'input.id'),
      dialingPlan: readContactWrite(input),
    }),
    write: async ({ key, dialingPlan }) => {
      loaders.forgetContacts([key]);
      const resource = await send(clients.ringcentral, { ...key, dialingPlan });
      const personalContact = writtenContact(key, resource);
      if (personalContact instanceof UpstreamError) throw personalContact;
      loaders.personalContacts.prime(key, personalContact);
      return { personalContact };
    },
    fieldOf: (_error, _read, fault) =>
      contactFieldOf(fault, { contact: input.contact, path: ['contact'], nameOf: () => ['id'] }),
  });
