import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  compareWithDeclarations,
  DECLARATIONS_FILE,
  findBreakingChanges,
  readDeclarations,
} from './breaking-changes.ts';
import {
  API_FILE,
  printRelease,
  printSchemas,
  PUBLISHED_DIRECTORY,
  RELEASED_FILE,
} from './published-schema.ts';

const USAGE = `Usage: npm run schema [-- --check | --release]
  (none)     writes the subgraph SDL of each GRAPH_NODE profile and the API schema to schema/published
  --check    writes nothing; fails when a file is out of date or a breaking change is undeclared
--release  also makes the current API schema the released one, and empties the list of declarations`;

const NO_DECLARATIONS = `# Breaking changes of the API schema since the last release, each with its reason. \`npm test\` fails on an undeclared breaking
# change, and on an entry without a change. \`npm run schema -- --release\` empties the list: move it to the release notes.
#
# - change: FIELD_REMOVED Person.names
#   reason: …
[]
`;

const read = (name: string): string | undefined => {
  const file = join(PUBLISHED_DIRECTORY, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

/** Writes the files that differ, and prints their names. */
const write = (files: ReadonlyMap<string, string>): void => {
  mkdirSync(PUBLISHED_DIRECTORY, { recursive: true });
  const changed = [...files].filter(([name, text]) => read(name) !== text);
  for (const [name, text] of changed) writeFileSync(join(PUBLISHED_DIRECTORY, name), text);
  console.log(
    changed.length === 0
      ? 'schema/published is up to date'
      : `Wrote ${changed.map(([name]) => name).join(', ')}`,
  );
};

const findComplaints = async (): Promise<readonly string[]> => {
  const printed = printSchemas();
  const stale = [...printed]
    .filter(([name, text]) => read(name) !== text)
    .map(([name]) => `schema/published/${name} is out of date: run npm run schema`);
  const released = read(RELEASED_FILE);
  if (released === undefined)
    return [...stale, `${RELEASED_FILE} is missing: run npm run schema -- --release`];
  const changes = await findBreakingChanges(released, printed.get(API_FILE) ?? '');
  return [...stale, ...compareWithDeclarations(changes, readDeclarations(read(DECLARATIONS_FILE) ?? ''))];
};

const main = async ([option, ...rest]: readonly string[]): Promise<boolean> => {
  if (rest.length > 0 || ![undefined, '--check', '--release'].includes(option)) {
    console.error(USAGE);
    return false;
  }
  const release = [
    [RELEASED_FILE, printRelease()],
    [DECLARATIONS_FILE, NO_DECLARATIONS],
  ] as const;
  if (option !== '--check') write(new Map([...printSchemas(), ...(option === '--release' ? release : [])]));
  const complaints = await findComplaints();
  for (const complaint of complaints) console.error(complaint);
  return complaints.length === 0;
};

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
