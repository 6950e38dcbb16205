import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export const folder = new URL('../../examples/supergraph/', import.meta.url);
export const read = (name: string, base = folder): string => readFileSync(new URL(name, base), 'utf8');

interface SubgraphList {
  readonly subgraphs: Readonly<
    Record<string, { routing_url: string; schema: { file: string }; name?: string }>
  >;
}

/** The subgraphs in the files for other routers. */
export const listedSubgraphs = () => {
  const rover = parse(read('supergraph.yaml')) as SubgraphList;
  const cosmo = parse(read('cosmo/graph.yaml')) as SubgraphList;
  return {
    byRover: Object.entries(rover.subgraphs).map(([name, { routing_url: url, schema }]) => ({
      name,
      url,
      sdl: read(schema.file),
    })),
    byCosmo: Object.values(cosmo.subgraphs).map(({ name, routing_url: url, schema }) => ({
      name,
      url,
      sdl: read(schema.file, new URL('cosmo/', folder)),
    })),
  };
};
