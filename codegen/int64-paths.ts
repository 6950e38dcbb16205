import { isJson, type OpenApiDocument, type ResolvedOperation, type Schema, schemaName } from './document.ts';

// RingCentral writes ids both ways, so an id that is declared as text may still be a number. Ids are members of the
// response or of the records in its list, and never deeper.
const isId = (path: readonly string[]): boolean =>
  path.length <= 2 && (path.at(-1) === 'id' || path.at(-1)?.endsWith('Id') === true);

/**
 * The paths of 64-bit integers in the JSON responses of an operation, as member names from the top. A list in the path
 * stands for its items.
 */
export const int64Paths = (
  document: OpenApiDocument,
  { successes }: ResolvedOperation,
): readonly (readonly string[])[] => {
  const found = new Map<string, readonly string[]>();

  const visit = (schema: Schema, path: readonly string[], seen: readonly string[]): void => {
    const { $ref, properties = {}, items, allOf = [], anyOf = [], oneOf = [] } = schema;
    if ($ref !== undefined) {
      const name = schemaName($ref);
      const target = document.components.schemas[name];
      // A recursive schema has no ids below its first occurrence.
      if (target !== undefined && !seen.includes(name)) visit(target, path, [...seen, name]);
      return;
    }
    const isScalar = items === undefined && schema.properties === undefined;
    if (schema.format === 'int64' || (isScalar && isId(path))) found.set(path.join('.'), path);
    if (items !== undefined) visit(items, path, seen);
    for (const part of [...allOf, ...anyOf, ...oneOf]) visit(part, path, seen);
    for (const [name, member] of Object.entries(properties)) visit(member, [...path, name], seen);
  };

  for (const { content = {} } of Object.values(successes))
    for (const [mediaType, { schema }] of Object.entries(content))
      if (isJson(mediaType)) visit(schema, [], []);
  return [...found.values()];
};
