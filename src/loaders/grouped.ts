import { type PersonSelection, unionOf } from './persons-selection.ts';

/**
 * For a DataLoader's batch of which several keys can be served at once, because they differ in their selection alone: `load`
 * is called once per group, with all that any of its keys selects, and what it comes to (an `Error` where it rejects) is
 * the value of each key of the group. Values are in the order of the keys.
 */
export const loadGrouped = async <Key extends { readonly selection: PersonSelection }, Value>(
  keys: readonly Key[],
  groupOf: (key: Key) => string,
  load: (key: Key) => Promise<Value>,
): Promise<(Value | Error)[]> => {
  const groups = Map.groupBy(keys, groupOf);
  const values = new Map<string, Promise<Value | Error>>();
  return Promise.all(
    keys.map((key) => {
      const name = groupOf(key);
      const known = values.get(name);
      if (known !== undefined) return known;
      const selection = unionOf(new Set((groups.get(name) ?? []).map((each) => each.selection)));
      const value = load({ ...key, selection }).catch((error: unknown) => error as Error);
      values.set(name, value);
      return value;
    }),
  );
};
