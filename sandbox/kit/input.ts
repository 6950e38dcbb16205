/** An invalid control request; the message says what is wrong and what is allowed. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}

/** Checks one member: returns its value, or throws a ControlError that names the member. */
export type Check<Value> = (value: unknown, name: string) => Value;

const fail = (name: string, value: unknown, allowed: string): never => {
  throw new ControlError(`${name} must be ${allowed}, not ${JSON.stringify(value)}.`);
};

export const aString: Check<string> = (value, name) =>
  typeof value === 'string' ? value : fail(name, value, 'a string');

export const aBoolean: Check<boolean> = (value, name) =>
  typeof value === 'boolean' ? value : fail(name, value, 'true or false');

/** An integer in a closed range. */
export const anInteger =
  (least: number, most: number = Number.MAX_SAFE_INTEGER): Check<number> =>
  (value, name) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
      ? (value as number)
      : fail(
          name,
          value,
          most === Number.MAX_SAFE_INTEGER ? `an integer ≥ ${least}` : `an integer from ${least} to ${most}`,
        );

/** A number above 0, such as a length of time. */
export const aPositive: Check<number> = (value, name) =>
  typeof value === 'number' && Number.isFinite(value) && value > 0
    ? value
    : fail(name, value, 'a number above 0');

/** One of these strings or numbers. */
export const oneOf =
  <Value extends string | number>(...values: readonly Value[]): Check<Value> =>
  (value, name) =>
    values.find((allowed) => allowed === value) ??
    fail(name, value, `one of ${values.map((allowed) => JSON.stringify(allowed)).join(', ')}`);

/** A list, or a number of items. */
export const aCountOrList: Check<number | readonly unknown[]> = (value, name) =>
  Array.isArray(value) ? (value as unknown[]) : anInteger(0, 100_000)(value, name);

/** An object of lists: its keys must be among `names` and its list items among `words`. */
export const wordLists =
  <Name extends string, Word extends string>(
    names: readonly Name[],
    words: readonly Word[],
  ): Check<Readonly<Partial<Record<Name, readonly Word[]>>>> =>
  (value, name) =>
    checkShape(value, name, Object.fromEntries(names.map((key) => [key, wordList(words)]))) as Readonly<
      Partial<Record<Name, readonly Word[]>>
    >;

const wordList =
  <Word extends string>(words: readonly Word[]): Check<readonly Word[]> =>
  (value, name) =>
    Array.isArray(value)
      ? value.map((word, index) => oneOf(...words)(word, `${name}.${index}`))
      : fail(name, value, `a list of ${words.join(', ')}`);

/** Any JSON value. */
export const anything: Check<unknown> = (value) => value;

export const anObject: Check<Readonly<Record<string, unknown>>> = (value, name) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : fail(name, value, 'an object');

/** The checks of all members that an object may have. */
export type Shape = Readonly<Record<string, Check<unknown>>>;

export type Shaped<Of extends Shape> = { readonly [Name in keyof Of]?: ReturnType<Of[Name]> };

/** Checks each member; all are optional. Refuses a member that is not in the shape. */
export const checkShape = <Of extends Shape>(value: unknown, name: string, shape: Of): Shaped<Of> => {
  const members = Object.entries(anObject(value, name)).map(([key, member]) => {
    const check = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (check === undefined) {
      throw new ControlError(`${name} has no "${key}"; allowed are ${Object.keys(shape).join(', ')}.`);
    }
    return [key, check(member, `${name}.${key}`)];
  });
  return Object.fromEntries(members) as Shaped<Of>;
};
