import type { PersonalContactResource } from '../__generated__/ringcentral.ts';
import type { RingcentralClient } from '../clients/ringcentral/client.ts';
import type { Context } from '../context/context.ts';
import { forgetContacts, rememberContact } from '../loaders/contact-writes.ts';
import { toRecord } from '../loaders/personal-contacts.ts';
import type { PersonalContactRecord } from '../loaders/records.ts';
import { decodePersonalContactId, type PersonalContactKey } from '../relay/global-id.ts';
import { contactFieldOf, readContactWrite, type ContactWriteInput } from './contact-input.ts';
import { payloadOf } from './input-refusal.ts';

/** The record of a contact that was written under this key. An answer need not repeat its id. */
export const writtenContact = (
  key: PersonalContactKey,
  resource: PersonalContactResource,
): PersonalContactRecord =>
  toRecord({ ...resource, id: key.contactId }, { accountId: key.accountId, extensionId: key.extensionId });

type Target = PersonalContactKey & { readonly dialingPlan: string | undefined };

/** The payload of a write to one contact that is there. An id that is none rejects with BAD_USER_INPUT. */
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
      forgetContacts(loaders, [key]);
      const resource = await send(clients.ringcentral, { ...key, dialingPlan });
      const personalContact = writtenContact(key, resource);
      rememberContact(loaders, key, personalContact);
      return { personalContact };
    },
    fieldOf: (_error, _read, fault) =>
      contactFieldOf(fault, { contact: input.contact, path: ['contact'], nameOf: () => ['id'] }),
  });
