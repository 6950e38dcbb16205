import { describe, expect, it } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ERROR_CODES, REQUEST_ERROR_CODES } from '../src/clients/errors/error-code.ts';

const DOCUMENTS = globSync(['*.md', 'docs/*.md', 'examples/**/*.md']).sort();
const read = (file: string): string => readFileSync(file, 'utf8');
const { scripts } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Folders of this repository: what begins with one of them, in code marks, is a path of ours. */
const OURS = /^(src|schema|sandbox|import|connect|test|bench|examples|docs|scripts|codegen)\//;
/** Paths with a place for a name, and files that a command makes. */
const isExample = (path: string): boolean => /[<>…{]|PersonX/.test(path);
const MADE_BY_COMMANDS = ['examples/supergraph/supergraph.graphql', 'examples/supergraph/cosmo/config.json'];

const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([\w./*<>…{}-]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => OURS.test(path) && !isExample(path) && !MADE_BY_COMMANDS.includes(path));

const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !target.includes('://'));

describe.each(DOCUMENTS)('%s', (file) => {
  const text = read(file);

  it('names only files that exist', () => {
    expect(pathsIn(text).filter((path) => globSync(path).length === 0)).toEqual([]);
  });

  it('links only to files that exist', () => {
    expect(linksIn(text).filter((target) => !existsSync(join(dirname(file), target)))).toEqual([]);
  });

  it('names only commands that exist', () => {
    const commands = [...text.matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });
});

it('the walks of CONTRIBUTING.md name the files of each room', () => {
  const rooms = new Set(
    pathsIn(read('CONTRIBUTING.md')).map((path) => path.split('/').slice(0, 2).join('/')),
  );
  expect([...rooms]).toEqual(
    expect.arrayContaining(
      [
        'server',
        'context',
        'resolvers',
        'lists',
        'writes',
        'books',
        'mirror',
        'loaders',
        'clients',
        'relay',
      ].map((room) => `src/${room}`),
    ),
  );
});

it('docs/architecture.md has a row for each room of src/', () => {
  const rooms = globSync('src/*/').map((folder) => folder.replaceAll('\\', '/').replace(/\/$/, ''));
  const text = read('docs/architecture.md');
  expect(rooms.length).toBeGreaterThan(10);
  expect(rooms.filter((room) => !text.includes(`\`${room}\``))).toEqual([]);
});

it('the README names every error code', () => {
  const text = read('README.md');
  expect([...ERROR_CODES, ...REQUEST_ERROR_CODES].filter((code) => !text.includes(code))).toEqual([]);
});
