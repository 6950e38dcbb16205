import { describe, expect, it } from '@jest/globals';

import { circlesOf, readImports, roomImports } from '../scripts/rooms.ts';

const imports = readImports();

describe('the imports of src/, types as well', () => {
  it('are read', () => {
    expect(imports.get('src/server/start.ts')).toContain('src/server/server.ts');
  });

  it('make no circle of files', () => {
    expect(circlesOf(imports)).toEqual([]);
  });

  it('make no circle of folders', () => {
    expect(circlesOf(roomImports(imports))).toEqual([]);
  });
});

it('finds each circle, and no file that only leads to one', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['b']],
    ['d', ['e']],
    ['e', ['f']],
    ['f', ['d']],
  ]);
  expect(
    circlesOf(graph)
      .map((circle) => circle.join(' '))
      .toSorted(),
  ).toEqual(['b c', 'd e f']);
});
