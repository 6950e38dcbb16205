import {
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';

/**
 * Looks up the object type that a `resolveType` function returned. The checks and messages are those of graphql-js.
 * @throws GraphQLError if the name is not an object type of the abstract type
 */
export const ensureRuntimeType = (
  schema: GraphQLSchema,
  abstractType: GraphQLAbstractType,
  name: unknown,
  { fieldNodes: nodes, parentType, fieldName }: GraphQLResolveInfo,
  value: unknown,
): GraphQLObjectType => {
  const field = `${parentType.name}.${fieldName}`;
  const mustResolve = `Abstract type "${abstractType.name}" must resolve to an Object type at runtime for field "${field}"`;
  if (name == null) {
    throw new GraphQLError(
      `${mustResolve}. Either the "${abstractType.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    );
  }
  if (isObjectType(name)) {
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof name !== 'string') {
    throw new GraphQLError(`${mustResolve} with value ${inspect(value)}, received "${inspect(name)}".`);
  }
  const type = schema.getType(name);
  const wasResolved = `Abstract type "${abstractType.name}" was resolved to a`;
  if (type === undefined) {
    throw new GraphQLError(`${wasResolved} type "${name}" that does not exist inside the schema.`, { nodes });
  }
  if (!isObjectType(type)) throw new GraphQLError(`${wasResolved} non-object type "${name}".`, { nodes });
  if (!schema.isSubType(abstractType, type)) {
    throw new GraphQLError(
      `Runtime Object type "${type.name}" is not a possible type for "${abstractType.name}".`,
      { nodes },
    );
  }
  return type;
};

/** The error for a value that the object type's `isTypeOf` rejects. */
export const wrongTypeError = (
  type: GraphQLObjectType,
  value: unknown,
  { fieldNodes: nodes }: GraphQLResolveInfo,
): GraphQLError =>
  new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes });
