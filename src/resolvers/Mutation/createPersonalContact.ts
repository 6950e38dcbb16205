import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { callFailure } from '../../clients/errors/upstream-failure.ts';
import { addressBookOf } from '../../lists/arguments.ts';
import { newContactEdge } from '../../lists/personal-contact-connection.ts';
import { readRecord } from '../../loaders/personal-contacts.ts';
import { contactFieldOf, readContactWrite, toContact } from '../../writes/contact-input.ts';
import { payloadOf } from '../../writes/input-refusal.ts';

export const createPersonalContact: NonNullable<MutationResolvers['createPersonalContact']> = (
  _root,
  { input },
  { clients, loaders },
) =>
  payloadOf({
    read: () => ({ asked: addressBookOf(input), dialingPlan: readContactWrite(input, true) }),
    write: async ({ asked, dialingPlan }) => {
      loaders.forgetContacts([]);
      const book = loaders.addressBooks.resolve(asked);
      const resource = await clients.ringcentral.createContact(
        { ...book, dialingPlan },
        toContact(input.contact, dialingPlan),
      );
      const personalContact = readRecord(resource, loaders.addressBooks.learn(asked, resource.uri));
      if (personalContact === null) {
        throw callFailure('ringcentral', { kind: 'unreadable', outcomeUnknown: true });
      }
      loaders.personalContacts.prime(personalContact, personalContact);
      return { personalContact, edge: newContactEdge(asked, personalContact) };
    },
    fieldOf: (_error, { asked }, fault) =>
      contactFieldOf(fault, {
        contact: input.contact,
        path: ['contact'],
        nameOf: (name) => (name in asked ? [name] : null),
      }),
  });
