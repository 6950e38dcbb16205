import { describe, expect, it } from '@jest/globals';
import { buildSchema, isAbstractType, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CONTACTS_CACHE } from '../../examples/clients/urql.ts';
import { API_FILE, PUBLISHED_DIRECTORY } from '../../scripts/published-schema.ts';

const SCHEMA = buildSchema(readFileSync(join(PUBLISHED_DIRECTORY, API_FILE), 'utf8'));
const TYPES = Object.values(SCHEMA.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const OBJECTS = TYPES.filter(isObjectType);

describe('the configuration of Graphcache', () => {
  it('has a key setting for each type without an id', () => {
    const known = (name: string) =>
      /^(Query|Mutation|PageInfo)$|(Connection|Edge|Payload|UserError)$/.test(name);
    const { keys } = CONTACTS_CACHE;
    const without = OBJECTS.filter((type) => type.getFields()['id'] === undefined).map(({ name }) => name);
    expect(Object.keys(keys).sort()).toEqual([...without.filter((name) => !known(name)), 'Extension'].sort());
  });

  it('knows which types an interface or union can be', () => {
    const possible = TYPES.filter(isAbstractType).map((type) => [
      type.name,
      SCHEMA.getPossibleTypes(type)
        .map(({ name }) => name)
        .sort(),
    ]);
    const { possibleTypes } = CONTACTS_CACHE;
    expect(
      Object.entries(possibleTypes)
        .map(([name, types]) => [name, types.toSorted()])
        .sort(),
    ).toEqual(possible.sort());
  });

  it('merges the pages of every list', () => {
    const lists = OBJECTS.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => /(?<!Change)Connection!?$/.test(String(field.type)))
        .map((field) => `${type.name}.${field.name}`),
    );
    const { resolvers } = CONTACTS_CACHE;
    const known = Object.entries(resolvers).flatMap(([type, fields]) =>
      Object.keys(fields).map((field) => `${type}.${field}`),
    );
    expect(known.sort()).toEqual([...lists, 'Query.node'].sort());
  });
});
