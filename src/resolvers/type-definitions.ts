import { concatAST, type ConstDirectiveNode, type DocumentNode, Kind, parse, Source, visit } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Whether the composed graph has `Query.node` and `Query.nodes`. Two subgraphs that both define them do not compose. So next to
 * another Relay subgraph they are left out (`off`), or shared and hidden (`inaccessible`). The latter also hides those of the
 * other subgraph, and only composes if the other subgraph shares them.
 */
export type GraphNodeProfile = 'public' | 'inaccessible' | 'off';

const SCHEMA_DIRECTORY = fileURLToPath(new URL('../../schema', import.meta.url));
const NODE_FILE = 'node.graphql';

/** The SDL in `schema/` as one document, sorted by file name so that printed schemas are stable. */
export const loadTypeDefinitions = (profile: GraphNodeProfile): DocumentNode => {
  const files = readdirSync(SCHEMA_DIRECTORY)
    .filter((name) => name.endsWith('.graphql'))
    .filter((name) => profile !== 'off' || name !== NODE_FILE)
    .sort();
  return concatAST(
    files.map((name) => {
      const document = parse(new Source(readFileSync(`${SCHEMA_DIRECTORY}/${name}`, 'utf8'), name));
      return profile === 'inaccessible' && name === NODE_FILE ? hideFields(document) : document;
    }),
  );
};

const hideFields = (document: DocumentNode): DocumentNode =>
  visit(document, {
    FieldDefinition: (field) => ({
      ...field,
      directives: [...(field.directives ?? []), directive('shareable'), directive('inaccessible')],
    }),
  });

const directive = (name: string): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: name },
});
