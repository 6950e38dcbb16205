import { gql } from '@apollo/client';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, type FragmentDefinitionNode, isAbstractType, isObjectType, parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createApolloCache } from '../../examples/clients/apollo-client.ts';
import { API_FILE, PUBLISHED_DIRECTORY } from '../../scripts/published-schema.ts';

const SCHEMA = buildSchema(readFileSync(join(PUBLISHED_DIRECTORY, API_FILE), 'utf8'));
const TYPES = Object.values(SCHEMA.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const PAGING: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before']);

/** Pages of changes are applied one by one. Clients do not show them as a list. */
const IS_LIST = /(?<!Change)Connection$/;
const CONNECTIONS = TYPES.filter(isObjectType).flatMap((type) =>
  Object.values(type.getFields())
    .filter((field) => IS_LIST.test(String(field.type)))
    .map((field) => [`${type.name}.${field.name}`, type.name, field] as const),
);

describe('createApolloCache', () => {
  it.each(CONNECTIONS)('keeps a list of %s per filter, not per page', (_name, typename, field) => {
    const { policies } = createApolloCache();
    const keyOf = (args: Readonly<Record<string, string>>) =>
      policies.getStoreFieldName({ typename, fieldName: field.name, args });
    const names = field.args.map(({ name }) => name);
    const inKey = names.filter((name) => keyOf({ [name]: 'a' }) !== keyOf({ [name]: 'b' }));
    expect(inKey).toEqual(names.filter((name) => !PAGING.has(name)));
  });

  it.each(TYPES.filter(isAbstractType).map((type) => [type.name, type] as const))(
    'knows which types a %s can be',
    (name, type) => {
      const { policies } = createApolloCache();
      const { definitions } = parse(`fragment OnType on ${name} { __typename }`);
      const fragment = definitions[0] as FragmentDefinitionNode;
      const possible = SCHEMA.getPossibleTypes(type);
      const known = TYPES.filter(isObjectType).filter((candidate) =>
        policies.fragmentMatches(fragment, candidate.name),
      );
      expect(known.map(String).sort()).toEqual(possible.map(String).sort());
    },
  );

  describe('when a list fails', () => {
    const query = gql`
      query List($after: String) {
        personalContacts(first: 1, after: $after) {
          edges {
            cursor
            node {
              id
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    `;
    const page = {
      edges: [{ cursor: 'c1', node: { __typename: 'PersonalContact', id: 'a' } }],
      pageInfo: { hasNextPage: true, endCursor: 'c1' },
    };
    const lengthOf = (cache: ReturnType<typeof createApolloCache>) =>
      cache.readQuery<{ personalContacts: { edges: readonly unknown[] } | null }>({ query })?.personalContacts
        ?.edges.length;

    it('has null for it, not an empty list', () => {
      const cache = createApolloCache();
      cache.writeQuery({ query, data: { personalContacts: null } });
      expect(cache.readQuery({ query })).toEqual({ personalContacts: null });
    });

    it('keeps the pages that were loaded before', () => {
      const cache = createApolloCache();
      cache.writeQuery({ query, data: { personalContacts: page } });
      cache.writeQuery({ query, variables: { after: 'c1' }, data: { personalContacts: null } });
      expect(lengthOf(cache)).toBe(1);
    });

    it('adds a page that is loaded after the failure', () => {
      const cache = createApolloCache();
      cache.writeQuery({ query, data: { personalContacts: null } });
      cache.writeQuery({ query, data: { personalContacts: page } });
      expect(lengthOf(cache)).toBe(1);
    });
  });
});
