import type { GraphQLScalarType } from 'graphql';

import type { Resolvers, ResolversParentTypes } from '../__generated__/graphql.ts';

/** Types whose fields have resolvers; scalars have none. */
type TypeName = {
  [Type in keyof Resolvers & keyof ResolversParentTypes]: NonNullable<
    Resolvers[Type]
  > extends GraphQLScalarType
    ? never
    : Type;
}[keyof Resolvers & keyof ResolversParentTypes];

type FieldsOf<Type extends TypeName> = NonNullable<Resolvers[Type]>;

type ResultOf<Field> = Field extends (...parameters: never) => infer Result ? Awaited<Result> : never;

/** The values that a parent object may have under a field's name; undefined only if the field is nullable. */
type Held<Field> =
  null extends ResultOf<Field>
    ? ResultOf<Field> | Promise<ResultOf<Field>> | undefined
    : ResultOf<Field> | Promise<ResultOf<Field>>;

/** Fields that are absent only on references of which nothing but the key is selected. */
type HeldByAllButReferences = 'Favorite.position';

/** The fields that need a resolver, because the parent object does not have them in the schema's form. */
type NeededFields<Type extends TypeName> = {
  [Field in Extract<keyof FieldsOf<Type>, string>]: `${Type}.${Field}` extends HeldByAllButReferences
    ? never
    : Field extends `__${string}`
      ? never
      : Type extends 'Query' | 'Mutation'
        ? Field
        : ResolversParentTypes[Type] extends Readonly<Partial<Record<Field, Held<FieldsOf<Type>[Field]>>>>
          ? Field extends keyof ResolversParentTypes[Type]
            ? ResolversParentTypes[Type] extends Readonly<Record<Field, unknown>>
              ? never
              : undefined extends Held<FieldsOf<Type>[Field]>
                ? never
                : Field
            : Field
          : Field;
}[Extract<keyof FieldsOf<Type>, string>];

type CompleteType<Type extends TypeName> = Required<Pick<FieldsOf<Type>, NeededFields<Type>>>;

/**
 * A resolver map with a resolver for each field that the parent object does not have as the schema promises. The compiler
 * reports a missing one; graphql-js would silently return null.
 */
export type CompleteResolvers = Resolvers & {
  readonly [Type in TypeName as [NeededFields<Type>] extends [never] ? never : Type]: CompleteType<Type>;
};
