import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { rememberContact } from '../../loaders/contact-writes.ts';
import { writeListed } from '../contact-list-write.ts';

const pathOf = (index: number): readonly string[] => ['ids', String(index)];

export const deletePersonalContacts: NonNullable<MutationResolvers['deletePersonalContacts']> = async (
  _root,
  { input: { ids } },
  { clients, loaders },
) => {
  // Upstream does not say whether a contact that goes takes its favorite along.
  loaders.favorites.clearAll();
  const written = await writeListed(loaders, {
    ids,
    name: 'ids',
    pathOf,
    idPathOf: pathOf,
    fieldOf: (index) => () => pathOf(index),
    send: ({ book, items }) =>
      clients.ringcentral.deleteContacts(
        book,
        items.map(({ contactId }) => contactId),
      ),
    keep: (key) => rememberContact(loaders, key, null),
  });
  if ('userErrors' in written) return { deletedIds: [], userErrors: written.userErrors };
  const { outcomes } = written;
  return {
    deletedIds: outcomes.filter((outcome) => 'done' in outcome).map(({ id }) => id),
    userErrors: outcomes.flatMap((outcome) => ('done' in outcome ? [] : outcome.userErrors)),
  };
};
