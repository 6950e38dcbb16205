import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { UpstreamError } from '../../clients/errors/upstream-error.ts';
import { contactErrors, contactFieldOf, readDialingPlan, toContact } from '../../writes/contact-input.ts';
import { writeListed } from '../../writes/contact-list-write.ts';
import { writtenContact } from '../../writes/contact-write.ts';
import { type InputPath, payloadOf } from '../../writes/input-refusal.ts';

const pathOf = (index: number): InputPath => ['contacts', String(index)];
const idPathOf = (index: number): InputPath => [...pathOf(index), 'id'];
const contactPathOf = (index: number): InputPath => [...pathOf(index), 'contact'];

export const updatePersonalContacts: NonNullable<MutationResolvers['updatePersonalContacts']> = (
  _root,
  { input },
  { clients, loaders },
) =>
  payloadOf({
    read: () => readDialingPlan(input.dialingPlan),
    write: async (dialingPlan) => {
      const contactAt = (index: number) => input.contacts[index]?.contact ?? {};
      const outcomes = await writeListed(loaders, {
        ids: input.contacts.map(({ id }) => id),
        name: 'contacts',
        pathOf,
        idPathOf,
        errorsOf: (index) => contactErrors(contactAt(index), { path: contactPathOf(index), dialingPlan }),
        fieldOf: (index, fault) =>
          contactFieldOf(fault, {
            contact: contactAt(index),
            path: contactPathOf(index),
            nameOf: () => idPathOf(index),
          }),
        send: ({ book, items }) =>
          clients.ringcentral.updateContacts(
            { ...book, dialingPlan },
            items.map(({ contactId, index }) => ({
              contactId,
              contact: toContact(contactAt(index), dialingPlan),
            })),
          ),
        keep: (key, resource) => {
          const contact = writtenContact(key, resource);
          if (!(contact instanceof UpstreamError)) loaders.personalContacts.prime(key, contact);
          return contact;
        },
      });
      return {
        results: outcomes.map((outcome) =>
          'done' in outcome
            ? { id: outcome.id, outcome: outcome.done, userErrors: [] }
            : { id: outcome.id, outcome: outcome.failure ?? null, userErrors: outcome.userErrors },
        ),
      };
    },
    // Not needed: each result has its own path.
    fieldOf: () => null,
  });
