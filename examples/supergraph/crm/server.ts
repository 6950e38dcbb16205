import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { readFileSync } from 'node:fs';

import { type Deal, DEALS } from './deals.ts';

/** The SDL of the CRM, for composition. */
export const CRM_SDL = readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8');

const resolvers = {
  Query: {
    deals: (_root: unknown, { first, after }: { readonly first: number; readonly after?: string | null }) => {
      const start = after == null ? 0 : DEALS.findIndex(({ id }) => id === after) + 1;
      const end = start + Math.min(Math.max(first, 0), 100);
      const nodes = DEALS.slice(start, end);
      return {
        nodes,
        edges: nodes.map((node) => ({ node, cursor: node.id })),
        pageInfo: {
          hasNextPage: end < DEALS.length,
          hasPreviousPage: start > 0,
          startCursor: nodes.at(0)?.id ?? null,
          endCursor: nodes.at(-1)?.id ?? null,
        },
      };
    },
    deal: (_root: unknown, { id }: Pick<Deal, 'id'>) => dealOf(id),
  },
  Deal: {
    __resolveReference: ({ id }: Pick<Deal, 'id'>) => dealOf(id),
    // References: keys of another graph's entities. `~` means the caller's own account and extension.
    contact: ({ contactId }: Deal) => ({ accountId: '~', extensionId: '~', contactId }),
    introducedBy: ({ introducedBy }: Deal) => introducedBy && { resourceName: introducedBy },
    owner: ({ ownerExtensionId }: Deal) => ({ extensionId: ownerExtensionId }),
  },
  PersonalContact: {
    __resolveReference: (contact: Pick<Deal, 'contactId'>) => contact,
    deals: (contact: Pick<Deal, 'contactId'>) =>
      DEALS.filter(({ contactId }) => contactId === contact.contactId),
  },
  Extension: {
    __resolveReference: (extension: { readonly extensionId: string }) => extension,
    deals: ({ extensionId }: { readonly extensionId: string }) =>
      DEALS.filter(({ ownerExtensionId }) => ownerExtensionId === extensionId),
  },
};

const dealOf = (id: string): Deal | null => DEALS.find((deal) => deal.id === id) ?? null;

/** A minimal subgraph. `port` 0 uses any free port. */
export const startCrm = async (
  port: number,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const server = new ApolloServer({
    schema: buildSubgraphSchema([{ typeDefs: parse(CRM_SDL), resolvers }]),
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port } });
  return { url: new URL('/graphql', url).href, close: () => server.stop() };
};
