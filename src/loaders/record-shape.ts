import type { UpstreamName } from '../clients/errors/error-code.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';
import { type Fields, isFields } from '../clients/http/json.ts';

/** Stands in a record where upstream sent a value of a wrong form: GraphQL throws it at the one field that shows it. */
export const unreadableValue = (upstream: UpstreamName, name: string): UpstreamError =>
  new UpstreamError({
    code: 'UPSTREAM_BAD_RESPONSE',
    upstream,
    message: `Upstream sent a value for ${name} that cannot be read.`,
  });

/** For one of several things that were asked for, on which an answer says nothing. */
export const notAnswered = (upstream: UpstreamName, what: string): UpstreamError =>
  new UpstreamError({
    code: 'UPSTREAM_BAD_RESPONSE',
    upstream,
    message: `Upstream's answer does not say anything about the ${what}, neither that it exists nor that it does not.`,
  });

/**
 * The list at a member of an answer; empty where it is absent.
 * @throws UpstreamError UPSTREAM_BAD_RESPONSE when it is something else than a list
 */
export function listAt(upstream: UpstreamName, value: unknown, name: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw unreadableValue(upstream, name);
}

/** The records of a list, and how many could not be read. */
export interface ReadRecords<Item> {
  readonly items: readonly Item[];
  readonly unreadable: number;
}

export function readRecords<Item>(
  values: readonly unknown[],
  read: (value: unknown) => Item | null,
): ReadRecords<Item> {
  const items = values.map(read).filter((item) => item !== null);
  return { items, unreadable: values.length - items.length };
}

/** The value, unless an `Error` stands in its place. Throws that, for those who make something of the value. */
export function readable<Value>(value: Value): Value {
  if (value instanceof Error) throw value;
  return value;
}

/** What a value must be. Numbers are whole and of 32 bits, as GraphQL's are. */
export type Shape = 'text' | 'flag' | 'number' | readonly [Shape] | ObjectShape;

export interface ObjectShape {
  readonly members: Readonly<Record<string, Shape>>;
  /** Of members that are not listed. */
  readonly others: Shape;
}

const isOf = {
  text: (value: unknown): boolean => typeof value === 'string',
  flag: (value: unknown): boolean => typeof value === 'boolean',
  number: (value: unknown): boolean => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
};

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

/**
 * The value with an `Error` in place of each member that has not its shape, and nothing in place of null, which upstreams send
 * for what is absent. What is already as it should be comes back itself, not copied.
 */
export function inShape(upstream: UpstreamName, value: unknown, shape: Shape, name: string): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof shape === 'string') return isOf[shape](value) ? value : unreadableValue(upstream, name);
  if (isList(shape)) {
    if (!Array.isArray(value)) return unreadableValue(upstream, name);
    const items = value.map((item) => inShape(upstream, item, shape[0], name));
    // An item cannot be left out of a list without a word.
    const fault = items.find((item) => item === undefined || item instanceof Error);
    if (fault !== undefined || items.includes(undefined)) return fault ?? unreadableValue(upstream, name);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  return isFields(value) ? membersInShape(upstream, value, shape) : unreadableValue(upstream, name);
}

function membersInShape(upstream: UpstreamName, object: Fields, { members, others }: ObjectShape): Fields {
  let changed: Record<string, unknown> | undefined;
  for (const name in object) {
    const value = object[name];
    const shape = Object.hasOwn(members, name) ? members[name] : others;
    const result = inShape(upstream, value, shape ?? others, name);
    if (result !== value) (changed ??= { ...object })[name] = result;
  }
  return changed ?? object;
}
