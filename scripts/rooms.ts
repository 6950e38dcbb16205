import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Prints which folders of src/ import from which: `npm run rooms`. Ends with 1 where files or folders import in a circle. */

/**
 * From each file of src/ to those that it imports, types as well. Generated files are left out: the types of resolvers refer to
 * the records and the context by design.
 */
export const readImports = (): ReadonlyMap<string, readonly string[]> =>
  new Map(
    globSync('src/**/*.ts', { exclude: ['src/__generated__/**'] }).map((file) => [
      file,
      [...readFileSync(file, 'utf8').matchAll(/(?:from |import\()'(\.[^']+\.ts)'/g)].map(([, target = '']) =>
        join(dirname(file), target),
      ),
    ]),
  );

/** The folder of a file, one level below src/; the file itself where it is in none. */
export const roomOf = (file: string): string => file.split('/').slice(1, 2).join('');

/** The imports of files as those of their folders. */
export const roomImports = (
  imports: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> => {
  const rooms = Map.groupBy(imports, ([file]) => roomOf(file));
  return new Map(
    [...rooms].map(([room, files]) => [
      room,
      [...new Set(files.flatMap(([, targets]) => targets.map(roomOf)))]
        .filter((target) => target !== room)
        .sort(),
    ]),
  );
};

/** Groups of nodes that reach one another: Tarjan's strongly connected components of more than one node. */
export const circlesOf = (graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] => {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    let low = order.size - 1;
    path.push(node);
    for (const target of graph.get(node) ?? []) {
      if (!order.has(target)) visit(target);
      if (path.includes(target)) low = Math.min(low, lowest.get(target) ?? order.get(target) ?? low);
    }
    lowest.set(node, low);
    if (low !== order.get(node)) return;
    const circle = path.splice(path.indexOf(node));
    if (circle.length > 1) circles.push(circle.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
};

if (import.meta.main) {
  const imports = readImports();
  const rooms = roomImports(imports);
  for (const [room, targets] of [...rooms].sort()) console.log(`${room.padEnd(14)} → ${targets.join(' ')}`);
  const circles = [...circlesOf(imports), ...circlesOf(rooms)];
  for (const circle of circles) console.log(`circle: ${circle.join(', ')}`);
  process.exitCode = circles.length === 0 ? 0 : 1;
}
