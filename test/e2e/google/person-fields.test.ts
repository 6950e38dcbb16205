import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';

import { fieldMasks, type Person } from '../../../src/__generated__/google-people.ts';
import { createSchema, resolvers } from '../../../src/resolvers/index.ts';
import type { Harness } from '../../support/harness.ts';

import { allOtherContacts, askGoogle, askWell, namesOf, startGoogleHarness } from './support.ts';

let harness: Harness;
let schema: GraphQLSchema;

beforeAll(async () => {
  schema = createSchema({ graphNode: 'public' });
  harness = await startGoogleHarness();
});

afterAll(() => harness.close());

const personType = () => schema.getType('Person') as GraphQLObjectType;

/** Every field of a type down to the leaves, except for contacts of the other system. */
const everything = (type: GraphQLObjectType): string =>
  Object.values(type.getFields())
    .filter((field) => getNamedType(field.type).name !== 'PersonalContact')
    .map((field) => {
      const below = getNamedType(field.type);
      return isObjectType(below) ? `${field.name} { ${everything(below)} }` : field.name;
    })
    .join(' ');

const MADE_BY_THE_GRAPH = [
  'id',
  'displayName',
  'primaryEmailAddress',
  'primaryPhoneNumber',
  'photoUrl',
  'ageRange',
];

/** The graph's values for fields that proto3 JSON omits. */
const OMITTED: readonly unknown[] = [null, false];

/** Compares the graph's value with upstream's: the same, except for omitted fields. */
const expectSame = (graph: unknown, upstream: unknown, path: string): void => {
  if (upstream === undefined) {
    if (Array.isArray(graph)) expect([path, graph]).toEqual([path, []]);
    else expect([path, OMITTED.includes(graph)]).toEqual([path, true]);
  } else if (Array.isArray(graph) && Array.isArray(upstream)) {
    expect([path, graph.length]).toEqual([path, upstream.length]);
    graph.forEach((item, index) => {
      expectSame(item, upstream[index], `${path}[${String(index)}]`);
    });
  } else if (typeof graph === 'object' && graph !== null) {
    for (const [key, value] of Object.entries(graph)) {
      expectSame(value, (upstream as Record<string, unknown>)[key], `${path}.${key}`);
    }
  } else {
    expect([path, graph]).toEqual([path, upstream]);
  }
};

describe('Person', () => {
  it('has every field that Google has', () => {
    const fields = Object.keys(personType().getFields());
    expect(fields).toEqual(expect.arrayContaining([...fieldMasks.getPerson.personFields]));
    expect(fields).toEqual(
      expect.arrayContaining(
        'braggingRights fileAses relationshipInterests relationshipStatuses residences taglines ageRange'.split(
          ' ',
        ),
      ),
    );
  });

  it('gives every field as Google gives it', async () => {
    const mask = fieldMasks.getPerson.personFields.join(',');
    const google = await askGoogle<Person>(harness, `/v1/people/me?personFields=${mask}`);
    const { data, calls } = await askWell(
      harness,
      `{ person(resourceName: "people/me") { ${everything(personType())} } }`,
    );
    expect(calls[0]?.one('personFields')?.split(',').sort()).toEqual(
      [...fieldMasks.getPerson.personFields].sort(),
    );
    const graph = Object.fromEntries(
      Object.entries(data.person as object).filter(([field]) => !MADE_BY_THE_GRAPH.includes(field)),
    );
    expect(Object.keys(google).length).toBeGreaterThan(20);
    expectSame(graph, google, 'person');
    for (const field of Object.keys(google)) expect([field, graph[field]]).not.toEqual([field, null]);
  });

  it('selects the primary value at any index', async () => {
    const others = await allOtherContacts(harness);
    const { data } = await askWell(
      harness,
      '{ otherContacts(first: 1000) { nodes { displayName primaryEmailAddress primaryPhoneNumber } } }',
    );
    const primary = <Item extends { metadata?: { primary?: boolean } }>(items: readonly Item[] | undefined) =>
      items?.find(({ metadata }) => metadata?.primary);
    const expected = others.slice(0, 1000).map((person) => ({
      displayName: primary(person.names)?.displayName ?? null,
      primaryEmailAddress: primary(person.emailAddresses)?.value ?? null,
      primaryPhoneNumber: primary(person.phoneNumbers)?.value ?? null,
    }));
    expect(data.otherContacts.nodes).toEqual(expected);
    const isTelling = others
      .slice(0, 1000)
      .some(({ emailAddresses: [first] = [] }) => first && !first.metadata?.primary);
    expect(isTelling).toBe(true);
  });

  it('has profile photos in the requested size, but no generated avatars', async () => {
    const { data } = await askWell(
      harness,
      `{ otherContacts(first: 500, sources: [CONTACT, PROFILE]) {
           nodes { photoUrl small: photoUrl(size: 64) photos { url default metadata { primary } } } } }`,
    );
    const nodes = data.otherContacts.nodes as {
      photoUrl: string | null;
      small: string | null;
      photos: { url: string; default: boolean }[];
    }[];
    const isDrawn = ({ photos }: (typeof nodes)[number]) =>
      photos.length > 0 && photos.every((photo) => photo.default);
    expect(nodes.some(isDrawn)).toBe(true);
    expect(nodes.some(({ photoUrl }) => photoUrl !== null)).toBe(true);
    for (const node of nodes) {
      if (isDrawn(node) || node.photos.length === 0) expect(node.photoUrl).toBeNull();
      else expect(node.small).toBe(node.photoUrl?.replace(/=s\d+/, '=s64'));
    }
  });

  it('has each item of a list, whichever properties are selected', async () => {
    const others = await allOtherContacts(harness);
    const { data } = await askWell(
      harness,
      '{ otherContacts(first: 1000) { nodes { emailAddresses { type metadata { verified } } names { middleName } } } }',
    );
    expect(
      data.otherContacts.nodes.map((node: { emailAddresses: unknown[]; names: unknown[] }) => [
        node.emailAddresses.length,
        node.names.length,
      ]),
    ).toEqual(
      others
        .slice(0, 1000)
        .map(({ emailAddresses = [], names = [] }) => [emailAddresses.length, names.length]),
    );
    for (const { emailAddresses } of data.otherContacts.nodes) {
      for (const { metadata } of emailAddresses) expect(metadata).toEqual({ verified: expect.any(Boolean) });
    }
  });

  it('has null for fields that the list of contacts cannot give, and values for the others', async () => {
    const { data } = await askWell(
      harness,
      `{ otherContacts(first: 1) { nodes { ${everything(personType())} } } }`,
    );
    const [node] = data.otherContacts.nodes as Record<string, unknown>[];
    const given = [...fieldMasks.listOtherContacts.readMask.READ_SOURCE_TYPE_CONTACT];
    for (const field of fieldMasks.getPerson.personFields) {
      const isGiven = (given as string[]).includes(field);
      expect([field, node?.[field] === null]).toEqual([field, !isGiven]);
    }
    expect(namesOf([node as Person])).toEqual(namesOf((await allOtherContacts(harness)).slice(0, 1)));
  });
});

describe('the resolver map', () => {
  it('has only types and fields of the schema', () => {
    for (const [typeName, fields] of Object.entries(resolvers)) {
      const type = schema.getType(typeName);
      if (!isObjectType(type)) continue;
      expect(Object.keys(type.getFields())).toEqual(expect.arrayContaining(Object.keys(fields)));
    }
  });
});
