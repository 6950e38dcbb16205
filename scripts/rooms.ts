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
export const folderOf = (file: string): string => file.split('/').slice(1, 2).join('');

/** Groups the imports of files by folder. */
export const folderImports = (
  imports: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> => {
  const folders = Map.groupBy(imports, ([file]) => folderOf(file));
  return new Map(
    [...folders].map(([folder, files]) => [
      folder,
      [...new Set(files.flatMap(([, targets]) => targets.map(folderOf)))]
        .filter((target) => target !== folder)
        .sort(),
    ]),
  );
};

/** Circular imports: strongly connected components of more than one node, by Tarjan's algorithm. */
export const cyclesOf = (graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] => {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const cycles: string[][] = [];
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
    const cycle = path.splice(path.indexOf(node));
    if (cycle.length > 1) cycles.push(cycle.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return cycles;
};

if (import.meta.main) {
  const imports = readImports();
  const folders = folderImports(imports);
  for (const [folder, targets] of [...folders].sort())
    console.log(`${folder.padEnd(14)} → ${targets.join(' ')}`);
  const cycles = [...cyclesOf(imports), ...cyclesOf(folders)];
  for (const cycle of cycles) console.log(`cycle: ${cycle.join(', ')}`);
  process.exitCode = cycles.length === 0 ? 0 : 1;
}
