import type { Person } from '../__generated__/google-people.ts';

/**
 * What to read of each person: dotted paths of Google's Person, sorted, none of them below another one. A path stands
 * for all that is below it. `resourceName` is always read and never listed.
 */
export type PersonSelection = readonly string[];

/** The mask value that gives a top-level field, where it is not the field's own name; null where none is needed. */
const MASK_VALUES: Partial<Record<keyof Person, string | null>> = {
  ageRange: 'ageRanges',
  etag: null,
  resourceName: null,
};

/** A property that no item of the field lacks; `metadata.source.type` for the others. */
const NEVER_EMPTY: Partial<Record<keyof Person, string>> = {
  emailAddresses: 'value',
  names: 'displayName',
  phoneNumbers: 'value',
  photos: 'url',
};

/** Above this number of properties a value is read whole: selector and cursors stay short, and little would be saved. */
const MAX_PROPERTIES = 8;

/**
 * @param paths dotted paths of Google's Person. Where a path and one below it are both given, the object itself was chosen, and
 *   only some of it: it must come back even when what was chosen of it is empty.
 */
export const selectionOf = (paths: Iterable<string>): PersonSelection => {
  const wanted = new Set([...paths].flatMap(cut));
  const ancestors = new Set([...wanted].flatMap((path) => ancestorsOf(path)));
  const leaves = [...wanted].filter((path) => !ancestors.has(path));
  const chosenObjects = [...wanted].filter((path) => ancestors.has(path));
  return withoutDescendants([...leaves, ...chosenObjects.flatMap(anchorsOf), ...crowdedFields(leaves)]);
};

/** What `make` makes of an object, made once for each: an operation of the same document comes with the same objects. */
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

/** All that any of the selections reads; a single one is given back as it is. */
export const unionOf = (selections: Iterable<PersonSelection>): PersonSelection => {
  const [first = [], ...others] = new Set(selections);
  return others.length === 0 ? first : withoutDescendants([first, ...others].flat());
};

/** Whether reading `wide` gives all of `narrow`. */
export const covers = (wide: PersonSelection, narrow: PersonSelection): boolean => {
  const paths = new Set(wide);
  return narrow.every((path) => paths.has(path) || ancestorsOf(path).some((ancestor) => paths.has(ancestor)));
};

/**
 * The selection less what no mask value of `allowed` gives: Google refuses a whole call for one wrong value. Given back
 * as it is where nothing has to go.
 */
export const restrictTo = (selection: PersonSelection, allowed: readonly string[]): PersonSelection => {
  const isAllowed = (value: string | null): boolean => value === null || allowed.includes(value);
  return selection.every((path) => isAllowed(maskValueOf(path)))
    ? selection
    : selection.filter((path) => isAllowed(maskValueOf(path)));
};

/** The mask values (`readMask`, `personFields`) that the selection needs, sorted; `names` where it needs none. */
export const maskOf = onceFor((selection: PersonSelection): readonly string[] => {
  const values = new Set(selection.map(maskValueOf).filter((value) => value !== null));
  // A mask is required even where nothing but `resourceName` shall come back; the selector then drops what it gives.
  return values.size === 0 ? ['names'] : [...values].sort();
});

type Tree = Map<string, Tree>;

const newTree = (): Tree => new Map<string, Tree>();

/** The selection in the syntax of Google's `fields`, relative to a Person: `resourceName,names(displayName)`. */
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
 * Paths end where a message begins that may itself be missing (a birthday's date): it is read whole, so that one that
 * lacks what was asked of it can be told from one that is not there.
 */
const cut = (path: string): string[] => {
  const names = path.split('.');
  if (names[0] === 'resourceName') return [];
  return [names.slice(0, names[0] === 'metadata' ? 3 : names[1] === 'metadata' ? 4 : 2).join('.')];
};

/** Proto3 JSON omits what is empty; an anchor is never empty and so keeps the object that it is in. */
const anchorsOf = (path: string): string[] => {
  const [field = '', ...below] = path.split('.');
  if (field === 'metadata') return below.length === 0 ? [] : ['metadata.sources.type'];
  const property = NEVER_EMPTY[field as keyof Person];
  return [
    below.length > 0 || property === undefined ? `${field}.metadata.source.type` : `${field}.${property}`,
  ];
};

/** Fields of which so many properties are asked that they are better read whole. */
const crowdedFields = (paths: readonly string[]): string[] => {
  const byField = Map.groupBy(paths, fieldOf);
  return [...byField].filter(([, { length }]) => length > MAX_PROPERTIES).map(([field]) => field);
};

const withoutDescendants = (paths: readonly string[]): PersonSelection => {
  const all = new Set(paths);
  return [...all].filter((path) => !ancestorsOf(path).some((ancestor) => all.has(ancestor))).sort();
};

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
      const selection = unionOf((groups.get(name) ?? []).map((each) => each.selection));
      const value = load({ ...key, selection }).catch((error: unknown) => error as Error);
      values.set(name, value);
      return value;
    }),
  );
};
