import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { rememberContact } from '../../loaders/contact-writes.ts';
import { contactFaults, contactFieldOf, readDialingPlan, toContact } from '../contact-input.ts';
import { writeListed } from '../contact-list-write.ts';
import { writtenContact } from '../contact-write.ts';

const pathOf = (index: number): readonly string[] => ['contacts', String(index)];
const idPathOf = (index: number): readonly string[] => [...pathOf(index), 'id'];
const contactPathOf = (index: number): readonly string[] => [...pathOf(index), 'contact'];

export const updatePersonalContacts: NonNullable<MutationResolvers['updatePersonalContacts']> = async (
  _root,
  { input },
  { clients, loaders },
) => {
  const { dialingPlan, faults } = readDialingPlan(input);
  if (faults.length > 0) return { userErrors: faults };
  const contactAt = (index: number) => input.contacts[index]?.contact ?? {};
  const written = await writeListed(loaders, {
    ids: input.contacts.map(({ id }) => id),
    name: 'contacts',
    pathOf,
    idPathOf,
    faultsOf: (index) => contactFaults(contactAt(index), contactPathOf(index)),
    fieldOf: (index) =>
      contactFieldOf({
        contact: contactAt(index),
        path: contactPathOf(index),
        nameOf: () => idPathOf(index),
      }),
    send: ({ book, items }) =>
      clients.ringcentral.updateContacts(
        { ...book, dialingPlan },
        items.map(({ contactId, index }) => ({ contactId, contact: toContact(contactAt(index)) })),
      ),
    keep: (key, resource) => {
      const contact = writtenContact(key, resource);
      rememberContact(loaders, key, contact);
      return contact;
    },
  });
  if ('userErrors' in written) return written;
  return {
    results: written.outcomes.map((outcome) =>
      'done' in outcome
        ? { id: outcome.id, outcome: outcome.done, userErrors: [] }
        : { id: outcome.id, outcome: outcome.failure ?? null, userErrors: outcome.userErrors },
    ),
    userErrors: [],
  };
};
