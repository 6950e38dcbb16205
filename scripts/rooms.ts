import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `npm run rooms` prints which folders of src/ import which. Exits with 1 when files or folders have circular imports. */

/**
 * The imports of each file of src/, type imports included. Generated files are left out: resolver types refer to
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

/** The folder of a file, one level below src/, or the file itself when it is not in a folder. */
export const roomOf = (file: string): string => file.split('/').slice(1, 2).join('');

/** Groups the imports of files by folder. */
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

/** Circular imports: strongly connected components of more than one node, by Tarjan's algorithm. */
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
