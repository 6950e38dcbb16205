import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { writeListed } from '../../writes/contact-list-write.ts';
import { type InputPath, payloadOf } from '../../writes/input-refusal.ts';

const pathOf = (index: number): InputPath => ['ids', String(index)];

export const deletePersonalContacts: NonNullable<MutationResolvers['deletePersonalContacts']> = async (
  _root,
  { input: { ids } },
  { clients, loaders },
) => {
  const payload = await payloadOf({
    read: () => undefined,
    write: async () => {
      // It is not documented whether deleting a contact also removes its favorite.
      loaders.favorites.clearAll();
      const outcomes = await writeListed(loaders, {
        ids,
        name: 'ids',
        pathOf,
        idPathOf: pathOf,
        fieldOf: pathOf,
        send: ({ book, items }) =>
          clients.ringcentral.deleteContacts(
            book,
            items.map(({ contactId }) => contactId),
          ),
        keep: (key) => void loaders.personalContacts.prime(key, null),
      });
      return {
        deletedIds: outcomes.filter((outcome) => 'done' in outcome).map(({ id }) => id),
        userErrors: outcomes.flatMap((outcome) => ('done' in outcome ? [] : outcome.userErrors)),
      };
    },
    // Not needed: each id has its own path.
    fieldOf: () => null,
  });
  return { deletedIds: [], ...payload };
};
