import { invalidSelector } from './errors.ts';
import { membersOf, type MessageName } from './message-schema.ts';

/** Which members of a message to keep. A member whose selection is undefined is kept whole. */
export type Selection = ReadonlyMap<string, Selection | undefined>;

/** A parsed selector: names (or `*`) with their sub-selectors. */
interface Path {
  readonly name: string;
  readonly below?: readonly Path[];
}

/** Parses `a,b/c,d(e,f/*)`: a list of paths, each ending in a name, a `*` or a list in parentheses. */
const parsePaths = (text: string): readonly Path[] => {
  let position = 0;

  const parsePath = (): Path => {
    const name = /^(\*|\w+)/.exec(text.slice(position))?.[0];
    if (name === undefined) throw invalidSelector();
    position += name.length;
    const sign = text[position];
    if (sign !== '/' && sign !== '(') return { name };
    position += 1;
    if (sign === '/') return { name, below: [parsePath()] };
    const below = parseList();
    if (text[position] !== ')') throw invalidSelector();
    position += 1;
    return { name, below };
  };

  const parseList = (): readonly Path[] => {
    const paths = [parsePath()];
    while (text[position] === ',') {
      position += 1;
      paths.push(parsePath());
    }
    return paths;
  };

  const paths = parseList();
  if (position !== text.length) throw invalidSelector();
  return paths;
};

/** Combines two selections of the same member. Undefined, which means all of it, wins. */
const union = (left: Selection | undefined, right: Selection | undefined): Selection | undefined =>
  left === undefined || right === undefined
    ? undefined
    : [...right].reduce((merged, [name, below]) => add(merged, name, below), new Map(left));

const add = (
  into: Map<string, Selection | undefined>,
  name: string,
  below: Selection | undefined,
): Map<string, Selection | undefined> =>
  into.set(name, into.has(name) ? union(into.get(name), below) : below);

/** The selection of one path; absent when the message has no such path. */
const resolvePath = (path: Path, message: MessageName): Selection | undefined => {
  const members = membersOf(message);
  const names = path.name === '*' ? [...members.keys()] : members.has(path.name) ? [path.name] : [];
  const found = new Map<string, Selection | undefined>();
  for (const name of names) {
    if (path.below === undefined) {
      found.set(name, undefined);
      continue;
    }
    const type = members.get(name);
    const below = type === undefined ? undefined : resolvePaths(path.below, type);
    if (below !== undefined) found.set(name, below);
  }
  return found.size === 0 ? undefined : found;
};

const resolvePaths = (paths: readonly Path[], message: MessageName): Selection | undefined => {
  const selections = paths.map((path) => resolvePath(path, message));
  return selections.includes(undefined) ? undefined : selections.reduce(union);
};

/** Parses the `fields` parameter for a message; refuses an unknown path. Empty or absent selects all. */
export const readSelector = (text: string | undefined, message: MessageName): Selection | undefined => {
  if (text === undefined || text === '') return undefined;
  const selection = resolvePaths(parsePaths(text), message);
  if (selection === undefined) throw invalidSelector();
  return selection;
};

/** Applies a selection to a JSON value. */
export const applySelection = (value: unknown, selection: Selection | undefined): unknown => {
  if (selection === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => applySelection(item, selection));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      selection.has(name) ? [[name, applySelection(member, selection.get(name))]] : [],
    ),
  );
};
