import { describe, expect, it } from '@jest/globals';
import {
  type GraphQLNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

import type { CompleteResolvers } from '../../../src/resolvers/complete-resolvers.ts';
import { createSchema, resolvers } from '../../../src/resolvers/index.ts';

const schema = createSchema({ graphNode: 'public' });
const TYPES = Object.values(schema.getTypeMap());
const named = (name: string): GraphQLNamedType | undefined => schema.getTypeMap()[name];

/** Keys of type resolvers, which are not fields. */
const OF_THE_TYPE = ['__resolveType', '__resolveReference', '__isTypeOf'];

/** Absent on references of which only the key is selected. */
const BEYOND_REFERENCES = ['Favorite.position'];

/** `Type.field` of all fields without a resolver in the map, except those of federation and introspection. */
const WITHOUT_RESOLVER = TYPES.filter((type) => isObjectType(type))
  .filter(({ name }) => !name.startsWith('_'))
  .flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ name, resolve }) => resolve === undefined && !name.startsWith('_'))
      .map(({ name: field }) => ({ type: type.name, field, coordinate: `${type.name}.${field}` })),
  );

const isRoot = (type: string): boolean => type === 'Query' || type === 'Mutation';

/**
 * Compiler errors, by coordinate, of a file that reads each of these fields from its parent object, as graphql-js does without a
 * resolver. There is no error if the parent has the field with the type that the schema promises.
 */
const faultsOfDefaults = (): Readonly<Record<string, string>> => {
  const fields = WITHOUT_RESOLVER.filter(({ type }) => !isRoot(type));
  const abstract = TYPES.filter((type) => isInterfaceType(type) || isUnionType(type));
  const checks = [
    ...fields.map(({ type, field, coordinate }) => ({
      coordinate,
      line: `export const f${type}_${field} = (parent: ResolversParentTypes['${type}']): Given<'${type}', '${field}'> => parent.${field};`,
    })),
    // Checks `__resolveType`.
    ...abstract
      .filter(({ name, resolveType }) => !name.startsWith('_') && resolveType == null)
      .map(({ name }) => ({
        coordinate: name,
        line: `export const t${name} = (value: Awaited<ResolversTypes['${name}']>): string => value.__typename;`,
      })),
  ];
  const head = [
    `import type { Resolvers, ResolversParentTypes, ResolversTypes } from '../../../src/__generated__/graphql.ts';`,
    `type Returned<R> = R extends (...parameters: never) => infer Result ? Result : never;`,
    `type OrAbsent<Result> = null extends Awaited<Result> ? Result | undefined : Result;`,
    `type Given<Type extends keyof Resolvers, Field extends keyof NonNullable<Resolvers[Type]>> = OrAbsent<Returned<NonNullable<Resolvers[Type]>[Field]>>;`,
  ];
  const path = fileURLToPath(new URL('resolver-map.checked.ts', import.meta.url));
  const diagnostics = compile(path, [...head, ...checks.map(({ line }) => line)].join('\n'));
  return Object.fromEntries(
    diagnostics.map(({ line, text }) => [checks[line - head.length]?.coordinate ?? `line ${line}`, text]),
  );
};

/** The compiler's errors for an in-memory file, with the project's options. */
const compile = (path: string, text: string) => {
  const configPath = fileURLToPath(new URL('../../../tsconfig.json', import.meta.url));
  const { config } = ts.readConfigFile(configPath, (name) => ts.sys.readFile(name)) as { config: object };
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([path], options, {
    ...host,
    fileExists: (name) => name === path || host.fileExists(name),
    getSourceFile: (name, ...rest) =>
      name === path
        ? ts.createSourceFile(path, text, ts.ScriptTarget.ESNext)
        : host.getSourceFile(name, ...rest),
  });
  const file = program.getSourceFile(path);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ start = 0, messageText }) => ({
      line: file === undefined ? 0 : ts.getLineAndCharacterOfPosition(file, start).line,
      text: ts.flattenDiagnosticMessageText(messageText, ' '),
    }),
  );
};

// The type check fails if one of these is not a compiler error.
const { Query, Person, Favorite: _favorite, ...others } = resolvers;
const { person: _person, ...queries } = Query;
const { displayName: _displayName, ...personFields } = Person;
// @ts-expect-error Query.person is missing
void ({ ...resolvers, Query: queries } satisfies CompleteResolvers);
// @ts-expect-error Person.displayName is missing
void ({ ...resolvers, Person: personFields } satisfies CompleteResolvers);
// @ts-expect-error all of Favorite is missing
void ({ ...others, Query, Person } satisfies CompleteResolvers);

// @apollo/subgraph ignores unknown fields in the map, and graphql-js returns null for a field without a resolver.
describe('the resolver map', () => {
  it('has only types and fields of the schema', () => {
    const unknown = Object.entries(resolvers).flatMap(([name, map]) => {
      const type = named(name);
      if (type === undefined) return [name];
      const fields =
        isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {};
      return Object.keys(map)
        .filter((key) => !(key in fields) && !OF_THE_TYPE.includes(key))
        .map((key) => `${name}.${key}`);
    });
    expect(unknown).toEqual([]);
  });

  it('has every field of Query and Mutation', () => {
    const missing = WITHOUT_RESOLVER.filter(({ type }) => isRoot(type)).map(({ coordinate }) => coordinate);
    expect(missing).toEqual([]);
  });

  it("has every field that the parent object does not have in the schema's form", () => {
    const faults = Object.entries(faultsOfDefaults()).filter(
      ([coordinate]) => !BEYOND_REFERENCES.includes(coordinate),
    );
    expect(Object.fromEntries(faults)).toEqual({});
  }, 120_000);
});
