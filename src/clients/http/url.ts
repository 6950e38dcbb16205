import { userInputError } from '../errors/graphql-errors.ts';

import type { OperationSpec } from './operation.ts';

/** Parameters of one call by upstream's names; arrays become repeated keys (query) or a comma list (path). */
export type Parameters = Readonly<Record<string, unknown>>;

type Scalar = string | number | boolean | bigint;

const UNRESERVED = /^[\w.~-]*$/;

// encodeURIComponent leaves these five, which RFC 3986 reserves.
const percentEncode = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** RFC 3986: everything but letters, digits and `-._~` is escaped, `+` to `%2B` and a space to `%20`. */
export const encode = (value: string): string => {
  // Most values are ids and words, and this runs for every parameter of every call.
  if (UNRESERVED.test(value)) return value;
  return encodeURIComponent(value.toWellFormed()).replace(/[!'()*]/g, percentEncode);
};

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  typeof value === 'bigint';

const scalarText = (name: string, value: unknown): string => {
  if (!isScalar(value))
    throw new TypeError(`The parameter ${name} is neither text, number, boolean nor a list of them.`);
  return String(value);
};

// A dot segment would be resolved by every URL parser on the way and so reach another resource.
const encodeSegment = (name: string, segment: string): string => {
  if (segment === '' || segment === '.' || segment === '..') {
    throw userInputError(
      `"${segment}" cannot be part of a name; it takes at least one character other than dots.`,
      name,
    );
  }
  return encode(segment);
};

const pathValue = (name: string, value: unknown, isReserved: boolean): string => {
  if (Array.isArray(value)) {
    if (value.length === 0) throw new TypeError(`The parameter ${name} is an empty list.`);
    return value.map((item) => encodeSegment(name, scalarText(name, item))).join(',');
  }
  const text = scalarText(name, value);
  if (!isReserved) return encodeSegment(name, text);
  return text
    .split('/')
    .map((segment) => encodeSegment(name, segment))
    .join('/');
};

const queryPairs = (name: string, value: unknown): readonly string[] => {
  if (value === undefined || value === null) return [];
  const key = encode(name);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((item) => `${key}=${encode(scalarText(name, item))}`);
};

// 200 names of persons take less than 9,000. Servers take 8 to 16 KiB for the first line and the headers together.
const MAX_TARGET_LENGTH = 12_000;

const tooLong = (length: number): Error =>
  userInputError(
    `This asks for too much at once: the address of the upstream call would have ${String(length)} characters, ` +
      `and at most ${String(MAX_TARGET_LENGTH)} are sent. Ask with fewer or shorter values.`,
  );

/**
 * Path and query of one call, below the base URL. Query parameters come in the operation's own order, so that equal
 * calls have equal URLs; `undefined` and `null` are left out, and so is what the operation does not know.
 * @throws GraphQLError BAD_USER_INPUT for a path parameter that would lead elsewhere, or an address that no server takes
 * @throws TypeError for a missing path parameter or a value that no URL can hold
 */
export const buildTarget = (operation: OperationSpec, parameters: Parameters): string => {
  const { pathParameters, reservedParameters, queryParameters } = operation;
  let path = operation.path;
  for (const name of pathParameters) {
    path = path.replace(`{${name}}`, () =>
      pathValue(name, parameters[name], reservedParameters.includes(name)),
    );
  }
  const query = queryParameters.flatMap((name) => queryPairs(name, parameters[name]));
  const target = query.length === 0 ? path : `${path}?${query.join('&')}`;
  if (target.length > MAX_TARGET_LENGTH) throw tooLong(target.length);
  return target;
};
