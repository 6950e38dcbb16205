import type { UpstreamName } from '../errors/error-code.ts';
import { userInputError } from '../errors/graphql-errors.ts';

import type { ObjectShape } from './answer-shape.ts';

export type Upstream = UpstreamName;

/**
 * One operation of an upstream as codegen writes it from `schema/upstreams/*.yaml`: all that a client needs to
 * build the request, and what the quota and retry rules need to know of it.
 */
export interface OperationSpec {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** RFC 6570 level 1 template below the base URL; also the label of logs, metrics and call lists. */
  readonly path: string;
  readonly pathParameters: readonly string[];
  /** Path parameters whose `/` stays as it is (Google's `{+resourceName}`). */
  readonly reservedParameters: readonly string[];
  readonly queryParameters: readonly string[];
  /** Media type of the request body, absent where the operation has none. */
  readonly requestType?: string;
  /** `Accept` to send: every media type that a success of this operation may have. */
  readonly accept: string;
  /** Quota group whose budget a call is charged to (`heavy`, `light`, `read`, `write`, …). */
  readonly quotaGroup: string;
  /** Whether a call whose outcome is unknown may be made again with the same end state. */
  readonly isIdempotent: boolean;
  /** What its plain success must be; absent where that is no JSON object. */
  readonly answer?: ObjectShape;
  /** Where a 64-bit integer may stand in its JSON answers; a list on the way means its items. */
  readonly int64Paths: readonly (readonly string[])[];
}

/** What the type checker knows of an operation. */
export interface OperationTypes {
  readonly parameters: object;
  readonly body: unknown;
  readonly response: unknown;
}

/** The types of operations, from the form in which openapi-typescript describes them. */
export type OperationTypesOf<Table> = {
  readonly [Id in keyof Table]: {
    readonly parameters: Loose<
      Part<Part<Table[Id], 'parameters'>, 'path'> & Part<Part<Table[Id], 'parameters'>, 'query'>
    >;
    readonly body: Loose<OrUndefined<SinglePart<Part<Part<Table[Id], 'requestBody'>, 'content'>>>>;
    readonly response: OrUndefined<PlainSuccess<Part<Table[Id], 'responses'>>>;
  };
};

/** A member that may be missing; `unknown`, which adds nothing to other types, where it is. */
type Part<Whole, Name extends PropertyKey> = Whole extends { readonly [Key in Name]?: infer Value }
  ? [NonNullable<Value>] extends [never]
    ? unknown
    : NonNullable<Value>
  : unknown;

/** Optional members take `undefined` as well: callers build what they send from optional values. */
export type Loose<Type> = Type extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : Type extends object
    ? {
        readonly [Key in keyof Type]: Loose<Type[Key]> | (object extends Pick<Type, Key> ? undefined : never);
      }
    : Type;

type OrUndefined<Type> = [Type] extends [never] ? undefined : Type;

type JsonType = 'application/json' | `application/${string}+json`;

/** Multipart bodies are the client's own work. */
type SinglePart<Content> = Content[Exclude<keyof Content, `multipart/${string}`>];

/** Answers to several identifiers (207) are the client's own work. */
type PlainSuccess<Responses> = {
  [Status in Extract<keyof Responses, 200 | 201 | 202>]: JsonIn<Part<Responses[Status], 'content'>>;
}[Extract<keyof Responses, 200 | 201 | 202>];

type JsonIn<Content> = Content[Extract<keyof Content, JsonType>];

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

/** What a typed client knows of a call. */
export interface CallRequest {
  readonly operation: OperationSpec;
  readonly parameters: Parameters;
  /** A string goes as it is, everything else as JSON: `undefined` members are left out, `null` ones are sent. */
  readonly body?: unknown;
  /** Media type of the body where it is not the operation's own. */
  readonly bodyType?: string;
  /** A read that must not share a call that is in flight: what that one brings may be too old. */
  readonly isFresh?: true;
}

// Token endpoints take forms and their own credentials: they are no part of a caller's client.
const FORM_TYPE = 'application/x-www-form-urlencoded';
interface FormOperation {
  readonly requestType: typeof FORM_TYPE;
}

type Method<Types> = Types extends OperationTypes
  ? [Types['body']] extends [undefined]
    ? (parameters: Types['parameters']) => Promise<Types['response']>
    : (parameters: Types['parameters'], body: Types['body']) => Promise<Types['response']>
  : never;

/** One method per generated operation, by its id. What a method returns may be shared: treat it as read-only. */
export type OperationMethods<Types, Table> = {
  readonly [Id in keyof Types & keyof Table as Table[Id] extends FormOperation ? never : Id]: Method<
    Types[Id]
  >;
};

/** The methods of a table of operations. @param call makes the call, and gives the body of its answer */
export const createOperationMethods = <Types, Table extends Readonly<Record<string, OperationSpec>>>(
  table: Table,
  call: (request: CallRequest) => Promise<unknown>,
): OperationMethods<Types, Table> => {
  const methods: Record<string, (parameters: Parameters, body?: unknown) => Promise<unknown>> = {};
  for (const id in table) {
    const operation = table[id];
    if (operation === undefined || operation.requestType === FORM_TYPE) continue;
    methods[id] = (parameters, body) => call({ operation, parameters, body });
  }
  // The loop is the mapped type, done by hand; the compiler cannot follow it.
  return methods as unknown as OperationMethods<Types, Table>;
};

type Limits = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** By operation, the parameter that takes a list of ids: the one whose generated limits speak of items. */
export const batchParameters = (
  table: Readonly<Record<string, OperationSpec>>,
  limits: Limits,
): Readonly<Record<string, string>> => {
  const pairs = Object.values(table).flatMap(({ id, pathParameters, queryParameters }) => {
    const name = [...pathParameters, ...queryParameters].find(
      (one) => 'minItems' in (limits[id]?.[one] ?? {}),
    );
    return name === undefined ? [] : [[id, name] as const];
  });
  return Object.fromEntries(pairs);
};
