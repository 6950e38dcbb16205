import { composeServices } from '@apollo/composition';
import { type ASTNode, type GraphQLSchema, graphqlSync, parse, print, printSchema, visit } from 'graphql';
import { fileURLToPath } from 'node:url';

import { GRAPH_NODE_MODES } from '../src/config.ts';
import { createSchema } from '../src/resolvers/index.ts';

/** What `npm run schema` writes into, committed. */
export const PUBLISHED_DIRECTORY = fileURLToPath(new URL('../schema/published/', import.meta.url));

/** File names of `publishedDirectory` → what must stand in them. */
export type PublishedSchemas = ReadonlyMap<string, string>;

/** The SDL that the subgraph of a profile answers to `{ _service { sdl } }`: what routers and registries compose. */
export const subgraphFile = (profile: (typeof GRAPH_NODE_MODES)[number]): string =>
  `subgraph-${profile}.graphql`;

/** What a client of the composed graph sees, of the profile `public`. The other profiles lack `node` and `nodes` alone. */
export const API_FILE = 'api.graphql';

/** The API schema of the last release without its descriptions: what changes are held against. */
export const RELEASED_FILE = 'released.graphql';

/** The printed schemas of all profiles, from the SDL in `schema/`. The same SDL gives the same bytes. */
export const printSchemas = (): PublishedSchemas =>
  new Map([
    ...GRAPH_NODE_MODES.map((profile): [string, string] => [
      subgraphFile(profile),
      withNotice(
        `The subgraph with GRAPH_NODE=${profile}, as it answers to { _service { sdl } }.`,
        subgraphSdl(profile),
      ),
    ]),
    [
      API_FILE,
      withNotice('What a client of the composed graph sees.', printSchema(apiSchema(subgraphSdl('public')))),
    ],
  ]);

/** The text of `releasedFile` for a release of now. */
export const printRelease = (): string =>
  `# The API schema of the last release, without descriptions.\n# Made by \`npm run schema -- --release\`. Never edited.\n${withoutDescriptions(
    printSchema(apiSchema(subgraphSdl('public'))),
  )}\n`;

/** What a client sees of a graph composed of this subgraph alone. */
export const apiSchema = (sdl: string): GraphQLSchema => {
  const { schema, errors } = composeServices([{ name: 'contacts', typeDefs: parse(sdl) }]);
  if (schema === undefined) throw new Error(`The subgraph does not compose: ${errors.join('\n')}`);
  return schema.toAPISchema().toGraphQLJSSchema();
};

const subgraphSdl = (profile: (typeof GRAPH_NODE_MODES)[number]): string => {
  const source = '{ _service { sdl } }';
  const { data } = graphqlSync({ schema: createSchema({ graphNode: profile }), source });
  const { sdl } = (data as { readonly _service: { readonly sdl: string } } | null)?._service ?? {};
  if (sdl === undefined) throw new Error('The subgraph does not tell its SDL.');
  return sdl;
};

/** Wording is no change that a client could notice, and would hide the changes that are. */
const withoutDescriptions = (sdl: string): string =>
  print(
    visit(parse(sdl), {
      enter: (node: ASTNode) => ('description' in node ? { ...node, description: undefined } : undefined),
    }),
  );

const withNotice = (what: string, sdl: string): string =>
  `# ${what}\n# Made by \`npm run schema\` from schema/*.graphql. Never edited.\n${sdl.trimEnd()}\n`;
