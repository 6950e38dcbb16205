/**
 * For a DataLoader's batch of which several keys can be served at once: `load` is called once per group, and what it comes
 * to (an `Error` where it rejects) is the value of each key of the group. Values are in the order of the keys.
 */
export async function loadGrouped<Key, Value>(
  keys: readonly Key[],
  groupOf: (key: Key) => string,
  load: (first: Key, group: readonly Key[]) => Promise<Value>,
): Promise<(Value | Error)[]> {
  const groups = Map.groupBy(keys, groupOf);
  const values = new Map<string, Promise<Value | Error>>();
  return Promise.all(
    keys.map((key) => {
      const name = groupOf(key);
      const value =
        values.get(name) ?? load(key, groups.get(name) ?? []).catch((error: unknown) => error as Error);
      values.set(name, value);
      return value;
    }),
  );
}
