import { composeServices } from '@apollo/composition';
import { type ASTNode, type GraphQLSchema, graphqlSync, parse, print, printSchema, visit } from 'graphql';
import { fileURLToPath } from 'node:url';

import { GRAPH_NODE_MODES } from '../src/config.ts';
import { createSchema } from '../src/resolvers/index.ts';

/** The folder that `npm run schema` writes to. Its files are committed. */
export const PUBLISHED_DIRECTORY = fileURLToPath(new URL('../schema/published/', import.meta.url));

/** Content of the files in `PUBLISHED_DIRECTORY`, by file name. */
export type PublishedSchemas = ReadonlyMap<string, string>;

/** The SDL that the subgraph returns for `{ _service { sdl } }`, which routers and registries compose. One file per profile. */
export const subgraphFile = (profile: (typeof GRAPH_NODE_MODES)[number]): string =>
  `subgraph-${profile}.graphql`;

/** The schema that clients of the composed graph see, for the profile `public`. The other profiles only lack `node` and `nodes`. */
export const API_FILE = 'api.graphql';

/** The API schema of the last release, without descriptions. Changes are compared with it. */
export const RELEASED_FILE = 'released.graphql';

/** The printed schemas of all profiles, from the SDL in `schema/`. The same SDL gives the same bytes. */
export const printSchemas = (): PublishedSchemas =>
  new Map([
    ...GRAPH_NODE_MODES.map((profile): [string, string] => [
      subgraphFile(profile),
      withNotice(
        `The subgraph with GRAPH_NODE=${profile}, as returned for { _service { sdl } }.`,
        subgraphSdl(profile),
      ),
    ]),
    [
      API_FILE,
      withNotice(
        'The schema that clients of the composed graph see.',
        printSchema(apiSchema(subgraphSdl('public'))),
      ),
    ],
  ]);

/** The content of `RELEASED_FILE` for a release made now. */
export const printRelease = (): string =>
  `# The API schema of the last release, without descriptions.\n# Made by \`npm run schema -- --release\`. Never edited.\n${withoutDescriptions(
    printSchema(apiSchema(subgraphSdl('public'))),
  )}\n`;

/** The API schema of a graph composed of this subgraph only. */
export const apiSchema = (sdl: string): GraphQLSchema => {
  const { schema, errors } = composeServices([{ name: 'contacts', typeDefs: parse(sdl) }]);
  if (schema === undefined) throw new Error(`The subgraph does not compose: ${errors.join('\n')}`);
  return schema.toAPISchema().toGraphQLJSSchema();
};

const subgraphSdl = (profile: (typeof GRAPH_NODE_MODES)[number]): string => {
  const source = '{ _service { sdl } }';
  const { data } = graphqlSync({ schema: createSchema({ graphNode: profile }), source });
  const { sdl } = (data as { readonly _service: { readonly sdl: string } } | null)?._service ?? {};
  if (sdl === undefined) throw new Error('The subgraph did not return its SDL.');
  return sdl;
};

/** Descriptions do not affect clients, and their changes would obscure the ones that do. */
const withoutDescriptions = (sdl: string): string =>
  print(
    visit(parse(sdl), {
      enter: (node: ASTNode) => ('description' in node ? { ...node, description: undefined } : undefined),
    }),
  );

const withNotice = (what: string, sdl: string): string =>
  `# ${what}\n# Made by \`npm run schema\` from schema/*.graphql. Never edited.\n${sdl.trimEnd()}\n`;
