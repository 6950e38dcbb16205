import { describe, expect, it } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ERROR_CODES, REQUEST_ERROR_CODES } from '../src/clients/errors/error-code.ts';

const DOCUMENTS = globSync(['*.md', 'docs/*.md', 'examples/**/*.md']).sort();
const read = (file: string): string => readFileSync(file, 'utf8');
const { scripts } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** In code marks, text that begins with one of these folders is a path in this repository. */
const OURS = /^(src|schema|sandbox|import|connect|test|bench|examples|docs|scripts|codegen)\//;
/** Paths with placeholders, and files that a command makes. */
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

it('the steps of CONTRIBUTING.md name files of each folder', () => {
  const folders = new Set(
    pathsIn(read('CONTRIBUTING.md')).map((path) => path.split('/').slice(0, 2).join('/')),
  );
  expect([...folders]).toEqual(
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
      ].map((folder) => `src/${folder}`),
    ),
  );
});

it('docs/architecture.md has a row for each folder of src/', () => {
  const folders = globSync('src/*/').map((folder) => folder.replaceAll('\\', '/').replace(/\/$/, ''));
  const text = read('docs/architecture.md');
  expect(folders.length).toBeGreaterThan(10);
  expect(folders.filter((folder) => !text.includes(`\`${folder}\``))).toEqual([]);
});

it('the README names every error code', () => {
  const text = read('README.md');
  expect([...ERROR_CODES, ...REQUEST_ERROR_CODES].filter((code) => !text.includes(code))).toEqual([]);
});
