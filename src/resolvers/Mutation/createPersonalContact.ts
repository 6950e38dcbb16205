import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { callFailure } from '../../errors/upstream-failure.ts';
import { forgetContacts, rememberContact } from '../../loaders/contact-writes.ts';
import { toRecord } from '../../loaders/personal-contacts.ts';
import { addressBookOf } from '../address-book-arguments.ts';
import { contactFaults, contactFieldOf, readDialingPlan, toContact } from '../contact-input.ts';
import { outcomeOf } from '../contact-write.ts';
import { newContactEdge } from '../personal-contact-connection.ts';

export const createPersonalContact: NonNullable<MutationResolvers['createPersonalContact']> = async (
  _root,
  { input },
  { clients, loaders },
) => {
  const { contact } = input;
  const asked = addressBookOf(input);
  const { dialingPlan, faults } = readDialingPlan(input);
  const userErrors = [...faults, ...contactFaults(contact, ['contact'])];
  if (userErrors.length > 0) return { userErrors };
  forgetContacts(loaders, []);
  const outcome = await outcomeOf(
    () =>
      clients.ringcentral.createContact(
        { ...loaders.addressBooks.resolve(asked), dialingPlan },
        toContact(contact),
      ),
    contactFieldOf({ contact, path: ['contact'], nameOf: (name) => (name in asked ? [name] : null) }),
  );
  if ('userErrors' in outcome) return outcome;
  const { id, uri } = outcome.result;
  if (id === undefined) throw callFailure('ringcentral', { kind: 'unreadable', outcomeUnknown: true });
  const personalContact = toRecord(outcome.result, loaders.addressBooks.learn(asked, uri));
  rememberContact(loaders, personalContact, personalContact);
  return { personalContact, edge: newContactEdge(asked, personalContact), userErrors: [] };
};
