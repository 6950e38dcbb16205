import { isJson, type OpenApiDocument, type ResolvedOperation, type Schema, schemaName } from './document.ts';

// RingCentral writes ids both ways, so one that is declared as text may come as a number all the same. They stand in the
// answer or in the records of its list, and no deeper.
const isId = (path: readonly string[]): boolean =>
  path.length <= 2 && (path.at(-1) === 'id' || path.at(-1)?.endsWith('Id') === true);

/**
 * Where a 64-bit integer may stand in the JSON answers of an operation: member names from the top; a list on the way
 * means its items.
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
      // Ids do not stand deeper in what contains itself than in what contains it.
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
