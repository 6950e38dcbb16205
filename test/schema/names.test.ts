import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type GraphQLArgument,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { API_FILE, PUBLISHED_DIRECTORY } from '../../scripts/published-schema.ts';

const schema = buildSchema(readFileSync(join(PUBLISHED_DIRECTORY, API_FILE), 'utf8'));
const TYPES = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const MUTATIONS = Object.values(schema.getMutationType()?.getFields() ?? {});
const pascalCase = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Types whose names are prefixes of the types that belong to them: the entities and `UserError`, among others. */
const OWNERS = [
  'Person',
  'PersonalContact',
  'Contact',
  'Favorite',
  'Extension',
  'AddressBookUpload',
  'PhoneNumberMatch',
  'UpstreamQuota',
  'UserError',
];
/** Names that graphs share: the root types, Relay's types, the enum of @cacheControl, and the usual scalar for times. */
const SHARED = ['Query', 'Mutation', 'Node', 'PageInfo', 'CacheControlScope', 'DateTime'];

describe('names of types', () => {
  it('begin with their owner or mutation, so that they do not conflict with other subgraphs', () => {
    const ofMutations = MUTATIONS.map(({ name }) => `${pascalCase(name)}(Input|Payload|Result)`);
    const known = new RegExp(
      `^(${SHARED.join('|')}|(${OWNERS.join('|')})([A-Z]\\w*)?|${ofMutations.join('|')})$`,
    );
    expect(TYPES.map(({ name }) => name).filter((name) => !known.test(name))).toEqual([]);
  });

  it('have existing owners, and every entity is an owner', () => {
    expect(OWNERS.filter((name) => schema.getType(name) === undefined)).toEqual([]);
    const sdl = readFileSync(join(PUBLISHED_DIRECTORY, 'subgraph-public.graphql'), 'utf8');
    const entities = [...sdl.matchAll(/^type (\w+)[^{]*@key\(/gm)].map(([, name]) => name);
    expect(entities).toHaveLength(5);
    expect(OWNERS).toEqual(expect.arrayContaining(entities));
  });
});

it.each(MUTATIONS)('the mutation $name has one input and returns its payload', ({ name, args, type }) => {
  expect(args.map((argument) => `${argument.name}: ${String(argument.type)}`)).toEqual([
    `input: ${pascalCase(name)}Input!`,
  ]);
  expect(String(type)).toBe(`${pascalCase(name)}Payload`);
  const payload = schema.getType(String(type));
  expect(isObjectType(payload) && String(payload.getFields()['userErrors']?.type)).toBe('[UserError!]!');
});

it('everything in the API schema is described', () => {
  const parts = TYPES.flatMap((type) => {
    const fields =
      isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
        : [];
    const values = isEnumType(type) ? type.getValues() : [];
    return [
      [type.name, type.description] as const,
      ...values.map(({ name, description }) => [`${type.name}.${name}`, description] as const),
      ...fields.flatMap((field) => [
        [`${type.name}.${field.name}`, field.description] as const,
        ...argumentsOf(field).map(
          ({ name, description }) => [`${type.name}.${field.name}(${name}:)`, description] as const,
        ),
      ]),
    ];
  });
  expect(parts.length).toBeGreaterThan(500);
  expect(parts.filter(([, description]) => !description?.trim()).map(([where]) => where)).toEqual([]);
});

const argumentsOf = (field: { readonly args?: readonly GraphQLArgument[] }): readonly GraphQLArgument[] =>
  field.args ?? [];
