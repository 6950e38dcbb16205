import { describe, expect, it } from '@jest/globals';

import { cyclesOf, folderImports, readImports } from '../scripts/rooms.ts';

const imports = readImports();

describe('the imports of src/, including types', () => {
  it('are read', () => {
    expect(imports.get('src/server/start.ts')).toContain('src/server/server.ts');
  });

  it('have no cycle of files', () => {
    expect(cyclesOf(imports)).toEqual([]);
  });

  it('have no cycle of folders', () => {
    expect(cyclesOf(folderImports(imports))).toEqual([]);
  });
});

it('finds each cycle, and no file that only leads to one', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['b']],
    ['d', ['e']],
    ['e', ['f']],
    ['f', ['d']],
  ]);
  expect(
    cyclesOf(graph)
      .map((cycle) => cycle.join(' '))
      .toSorted(),
  ).toEqual(['b c', 'd e f']);
});
