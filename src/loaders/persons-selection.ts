import type { Person } from '../__generated__/google-people.ts';

/**
 * What to read of each person: sorted dotted paths of Google's Person. A path includes everything below it, so none is below
 * another one. `resourceName` is always read and never listed.
 */
export type PersonSelection = readonly string[];

/** The mask value for a top-level field, if it is not the field's own name; null if none is needed. */
const MASK_VALUES: Partial<Record<keyof Person, string | null>> = {
  ageRange: 'ageRanges',
  etag: null,
  resourceName: null,
};

/** A property that every item of the field has. For other fields, `metadata.source.type` is used. */
const NEVER_EMPTY: Partial<Record<keyof Person, string>> = {
  emailAddresses: 'value',
  names: 'displayName',
  phoneNumbers: 'value',
  photos: 'url',
};

/** With more properties than this, the whole field is read: that keeps selector and cursors short and costs little. */
const MAX_PROPERTIES = 8;

/**
 * @param paths dotted paths of Google's Person. If they contain a path and one below it, an object and some of its properties
 *   are selected: the object must come back even if those properties are empty.
 */
export const selectionOf = (paths: Iterable<string>): PersonSelection => {
  const wanted = new Set([...paths].flatMap(cut));
  const ancestors = new Set([...wanted].flatMap((path) => ancestorsOf(path)));
  const leaves = [...wanted].filter((path) => !ancestors.has(path));
  const chosenObjects = [...wanted].filter((path) => ancestors.has(path));
  return withoutDescendants([...leaves, ...chosenObjects.flatMap(anchorsOf), ...crowdedFields(leaves)]);
};

/** Memoizes `make` per object: operations of the same document pass the same objects. */
export const onceFor = <Key extends object, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
};

/** The union of the selections. A single one is returned as it is. */
export const unionOf = (selections: Iterable<PersonSelection>): PersonSelection => {
  const [first = [], ...others] = new Set(selections);
  return others.length === 0 ? first : withoutDescendants([first, ...others].flat());
};

/** Whether `wide` includes all of `narrow`. */
export const covers = (wide: PersonSelection, narrow: PersonSelection): boolean => {
  const paths = new Set(wide);
  return narrow.every((path) => paths.has(path) || ancestorsOf(path).some((ancestor) => paths.has(ancestor)));
};

/**
 * The part of the selection that the `allowed` mask values can give, because Google rejects a whole call for one invalid mask
 * value. Returns the same object if nothing is removed.
 */
export const restrictTo = (selection: PersonSelection, allowed: readonly string[]): PersonSelection => {
  const isAllowed = (value: string | null): boolean => value === null || allowed.includes(value);
  return selection.every((path) => isAllowed(maskValueOf(path)))
    ? selection
    : selection.filter((path) => isAllowed(maskValueOf(path)));
};

/** The mask values (`readMask`, `personFields`) for the selection, sorted; `names` if it needs none. */
export const maskOf = onceFor((selection: PersonSelection): readonly string[] => {
  const values = new Set(selection.map(maskValueOf).filter((value) => value !== null));
  // Google requires a mask even for `resourceName` alone. The selector then removes the names from the answer.
  return values.size === 0 ? ['names'] : [...values].sort();
});

type Tree = Map<string, Tree>;

const newTree = (): Tree => new Map<string, Tree>();

/** The selection as a value of Google's `fields` parameter, relative to a Person: `resourceName,names(displayName)`. */
export const selectorOf = onceFor((selection: PersonSelection): string => {
  const tree: Tree = new Map([['resourceName', newTree()]]);
  for (const path of selection) {
    let node = tree;
    for (const name of path.split('.')) {
      const child = node.get(name) ?? newTree();
      node.set(name, child);
      node = child;
    }
  }
  return print(tree);
});

const print = (tree: Tree): string =>
  [...tree].map(([name, below]) => (below.size === 0 ? name : `${name}(${print(below)})`)).join(',');

const fieldOf = (path: string): string => path.split('.', 1)[0] ?? path;

const maskValueOf = (path: string): string | null => {
  const value = MASK_VALUES[fieldOf(path) as keyof Person];
  return value === undefined ? fieldOf(path) : value;
};

/** `a.b.c` → `a`, `a.b`. */
const ancestorsOf = (path: string): string[] =>
  path.split('.').flatMap((_, index, names) => (index === 0 ? [] : [names.slice(0, index).join('.')]));

/**
 * Cuts a path at a nested object that may be missing, such as a birthday's date. That object is read whole, so that an object
 * without the selected properties can be told from a missing one.
 */
const cut = (path: string): string[] => {
  const names = path.split('.');
  if (names[0] === 'resourceName') return [];
  return [names.slice(0, names[0] === 'metadata' ? 3 : names[1] === 'metadata' ? 4 : 2).join('.')];
};

/** Proto3 JSON omits empty objects. A property that is never empty is added, so that a selected object is not omitted. */
const anchorsOf = (path: string): string[] => {
  const [field = '', ...below] = path.split('.');
  if (field === 'metadata') return below.length === 0 ? [] : ['metadata.sources.type'];
  const property = NEVER_EMPTY[field as keyof Person];
  return [
    below.length > 0 || property === undefined ? `${field}.metadata.source.type` : `${field}.${property}`,
  ];
};

/** Fields with so many selected properties that they are read whole. */
const crowdedFields = (paths: readonly string[]): string[] => {
  const byField = Map.groupBy(paths, fieldOf);
  return [...byField].filter(([, { length }]) => length > MAX_PROPERTIES).map(([field]) => field);
};

const withoutDescendants = (paths: readonly string[]): PersonSelection => {
  const all = new Set(paths);
  return [...all].filter((path) => !ancestorsOf(path).some((ancestor) => all.has(ancestor))).sort();
};

/**
 * A batch function for keys that can share a call if they only differ in their selection. Calls `load` once per group, with the
 * union of its selections, and gives the result (or `Error`) to each key of the group, in the order of the keys.
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
      const selection = unionOf((groups.get(name) ?? []).map((each) => each.selection));
      const value = load({ ...key, selection }).catch((error: unknown) => error as Error);
      values.set(name, value);
      return value;
    }),
  );
};
