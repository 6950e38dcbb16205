import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { toContact } from '../../writes/contact-input.ts';
import { writeContact } from '../../writes/contact-write.ts';

export const updatePersonalContact: NonNullable<MutationResolvers['updatePersonalContact']> = (
  _root,
  { input },
  context,
) =>
  // Uses the bulk method, because it handles all forms in which upstream answers for a single id.
  writeContact(input, context, async ({ updateContacts }, { contactId, ...book }) => {
    const [outcome] = await updateContacts(book, [
      { contactId, contact: toContact(input.contact, book.dialingPlan) },
    ]);
    if (outcome instanceof Error) throw outcome;
    return outcome ?? {};
  });
