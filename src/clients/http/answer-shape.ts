import type { UpstreamName } from '../errors/error-code.ts';
import { UpstreamError } from '../errors/upstream-error.ts';

import { type Fields, isFields } from './json.ts';

/**
 * What a JSON value must be. `integer` has 32 bits; `int64` is a number, or digits as text; `any` is not looked at; a kind in
 * brackets is a list of it.
 */
export type Kind = 'string' | 'boolean' | 'integer' | 'int64' | 'any' | readonly [Kind] | ObjectShape;

export interface ShapeOptions {
  /** Members without which the object is not believed. */
  readonly required?: readonly string[];
  /** Members that must not be taken for absent when they cannot be read: their absence says something. */
  readonly withMeaning?: readonly string[];
  /**
   * The members that a record is known by; a list for records alone. A record is checked by itself where it is read, so that
   * its faults cost no other.
   */
  readonly identity?: readonly string[];
}

/** One object of an answer. Made by codegen; `Value` is its TypeScript type. */
export interface ObjectShape<Value = unknown> {
  readonly members: ReadonlyMap<string, Kind>;
  readonly required: readonly string[];
  readonly withMeaning: readonly string[];
  readonly identity: readonly string[] | undefined;
  /** Only for the type checker. */
  readonly value?: Value;
}

export const objectShape = <Value>(
  members: Readonly<Record<string, Kind>>,
  { required = [], withMeaning = [], identity }: ShapeOptions = {},
): ObjectShape<Value> => ({ members: new Map(Object.entries(members)), required, withMeaning, identity });

/** Stands for a value that is not of its type. GraphQL throws an `Error` that it finds in place of a field's value. */
export const unreadableValue = (upstream: UpstreamName, name: string): UpstreamError =>
  new UpstreamError({
    code: 'UPSTREAM_BAD_RESPONSE',
    upstream,
    message: `Upstream sent a value for ${name} that cannot be read.`,
  });

/**
 * A record of an answer. A member that is not of its type has an `UpstreamError` UPSTREAM_BAD_RESPONSE in its place, so that
 * it costs the one field that shows it; a member that is null is left out, which means the same. Members that the shape
 * does not name pass. A record without faults is returned itself, not copied.
 * @returns null where the value is no object, or lacks what it is known by
 */
export const checkedRecord = <Value>(
  upstream: UpstreamName,
  value: unknown,
  shape: ObjectShape<Value>,
): Value | null => {
  if (!isFields(value)) return null;
  const record = isRight(value, shape) ? value : withErrors(upstream, value, shape);
  return (shape.identity ?? []).every((name) => isReadable(record[name])) ? (record as Value) : null;
};

/**
 * The answer as far as it can be believed. Records in it are not looked at; an answer that is a record itself must have what
 * it is known by. Otherwise a member that is not of its type is left out, unless its absence would say something.
 * @returns undefined for an error under a status of success, and where something is missing or wrong that must be right
 */
export const believableAnswer = (answer: Fields, shape: ObjectShape | undefined): Fields | undefined => {
  if (shape === undefined) return answer;
  if (ERROR_MEMBERS.some((name) => isReadable(answer[name]) && shape.members.get(name) === undefined))
    return undefined;
  if (shape.identity === undefined) return believable(answer, shape);
  return shape.identity.every((name) => isRight(answer[name], shape.members.get(name) ?? 'any'))
    ? answer
    : undefined;
};

// Of Google's errors and of RingCentral's.
const ERROR_MEMBERS = ['error', 'errorCode', 'errors'];

const isList = (kind: Kind): kind is readonly [Kind] => Array.isArray(kind);

const isReadable = (value: unknown): boolean =>
  value !== undefined && value !== null && !(value instanceof Error);

const INT64 = /^-?\d{1,19}$/;

/** Whether nothing is wrong with the value. It runs over every record of every page, so it allocates nothing. */
const isRight = (value: unknown, kind: Kind): boolean => {
  switch (kind) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return typeof value === 'number' && (value | 0) === value;
    case 'int64':
      return Number.isInteger(value) || (typeof value === 'string' && INT64.test(value));
    case 'any':
      return value !== undefined && value !== null;
  }
  if (typeof value !== 'object' || value === null) return false;
  return isList(kind) ? isRightList(value, kind[0]) : isRightObject(value as Fields, kind);
};

const isRightList = (value: object, kind: Kind): boolean => {
  if (!Array.isArray(value)) return false;
  for (const item of value) if (!isRight(item, kind)) return false;
  return true;
};

const isRightObject = (value: Fields, { members }: ObjectShape): boolean => {
  for (const name in value) {
    const kind = members.get(name);
    // Most members are texts, so they come first.
    if (kind === 'string') {
      if (typeof value[name] !== 'string') return false;
    } else if (kind !== undefined && !isRight(value[name], kind)) return false;
  }
  return !Array.isArray(value);
};

const withErrors = (upstream: UpstreamName, value: Fields, shape: ObjectShape): Fields =>
  Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const kind = shape.members.get(name);
      if (kind === undefined) return [[name, member]];
      return member === null || member === undefined
        ? []
        : [[name, valueOrError(upstream, member, kind, name)]];
    }),
  );

const valueOrError = (upstream: UpstreamName, value: unknown, kind: Kind, name: string): unknown => {
  if (isRight(value, kind)) return value;
  if (isList(kind) && Array.isArray(value)) {
    const items = value.map((item: unknown) => valueOrError(upstream, item, kind[0], name));
    // An item cannot be left out of a list without a word.
    return items.find((item) => item instanceof Error) ?? items;
  }
  return typeof kind === 'object' && !isList(kind) && isFields(value)
    ? withErrors(upstream, value, kind)
    : unreadableValue(upstream, name);
};

const believable = (object: Fields, { required, withMeaning, ...shape }: ObjectShape): Fields | undefined => {
  const members: [string, unknown][] = [];
  for (const [name, value] of Object.entries(object)) {
    if (value === null) continue;
    const member = believableMember(value, shape.members.get(name) ?? 'any');
    if (member !== undefined) members.push([name, member]);
    else if (withMeaning.includes(name)) return undefined;
  }
  const result: Fields = Object.fromEntries(members);
  return required.every((name) => Object.hasOwn(result, name)) ? result : undefined;
};

const believableMember = (value: unknown, kind: Kind): unknown => {
  if (isList(kind))
    return Array.isArray(value) && (isRecord(kind[0]) || isRight(value, kind)) ? value : undefined;
  if (typeof kind === 'string' || kind.identity !== undefined)
    return isRight(value, kind) ? value : undefined;
  return isFields(value) ? believable(value, kind) : undefined;
};

const isRecord = (kind: Kind): boolean =>
  typeof kind === 'object' && !isList(kind) && kind.identity !== undefined;
