import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface ApolloConfig {
  readonly client: {
    readonly service: { readonly name: string; readonly localSchemaFile: string };
    readonly includes: string[];
    readonly excludes: string[];
  };
}

const root = new URL('../../', import.meta.url);
const { default: config } = (await import(new URL('apollo.config.js', root).href)) as {
  default: ApolloConfig;
};
const { service, includes, excludes } = config.client;
const schema = buildSchema(readFileSync(new URL(service.localSchemaFile, root), 'utf8'));
const CWD = fileURLToPath(root);
const faultsOf = (file: string) => validate(schema, parse(readFileSync(new URL(file, root), 'utf8')));

describe('apollo.config.js', () => {
  const included = globSync(includes, { cwd: CWD, exclude: excludes });

  it('finds the examples, and a schema in which each of them is valid', () => {
    expect(included.length).toBeGreaterThanOrEqual(10);
    expect(included.map((file) => [file, faultsOf(file)])).toEqual(included.map((file) => [file, []]));
  });

  it('leaves out only fields that clients of the composed graph cannot query', () => {
    const left = globSync(includes, { cwd: CWD }).filter((file) => !included.includes(file));
    expect(left).toEqual(['examples/operations/11-entities.graphql']);
    expect(left.flatMap(faultsOf).map(({ message }) => message)[0]).toMatch(/"_entities"/);
  });
});
