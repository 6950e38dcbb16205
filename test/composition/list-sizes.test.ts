import { describe, expect, it } from '@jest/globals';
import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, parse, valueFromASTUntyped } from 'graphql';

import { contacts } from './subgraphs.ts';

interface ListSize {
  readonly assumedSize?: number;
  readonly slicingArguments?: readonly string[];
  readonly sizedFields?: readonly string[];
  readonly requireOneSlicingArgument?: boolean;
}

const argumentsOf = (directive: ConstDirectiveNode): ListSize =>
  Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );

const FIELDS = parse(contacts().sdl).definitions.flatMap((definition) =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION
    ? (definition.fields ?? []).map(
        (field) => [`${definition.name.value}.${field.name.value}`, field] as const,
      )
    : [],
);

const sizeOf = ({ directives = [] }: FieldDefinitionNode): ListSize | undefined => {
  const directive = directives.find(({ name }) => name.value.endsWith('listSize'));
  return directive && argumentsOf(directive);
};

const typeNameOf = ({ type }: FieldDefinitionNode): string =>
  type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.NAMED_TYPE
    ? type.type.name.value
    : type.kind === Kind.NAMED_TYPE
      ? type.name.value
      : '';

const CONNECTIONS = FIELDS.filter(([, field]) => typeNameOf(field).endsWith('Connection'));

describe('@listSize', () => {
  it('is on every connection', () => {
    expect(CONNECTIONS.length).toBeGreaterThanOrEqual(8);
    expect(CONNECTIONS.filter(([, field]) => sizeOf(field) === undefined).map(([name]) => name)).toEqual([]);
  });

  it.each(CONNECTIONS)(
    'of %s names slicing arguments of the field, and requires none of them',
    (_name, field) => {
      const size = sizeOf(field);
      const own = (field.arguments ?? []).map(({ name }) => name.value);
      expect(size?.slicingArguments?.length).toBeGreaterThan(0);
      expect(own).toEqual(expect.arrayContaining([...(size?.slicingArguments ?? [])]));
      expect(size).toMatchObject({ requireOneSlicingArgument: false, sizedFields: ['edges', 'nodes'] });
    },
  );

  it('has no assumedSize when a slicing argument has a default', () => {
    const contradictory = FIELDS.filter(([, field]) => {
      const { assumedSize, slicingArguments = [] } = sizeOf(field) ?? {};
      const hasDefault = (field.arguments ?? []).some(
        ({ name, defaultValue }) => defaultValue !== undefined && slicingArguments.includes(name.value),
      );
      return assumedSize !== undefined && hasDefault;
    });
    expect(contradictory.map(([name]) => name)).toEqual([]);
  });
});
