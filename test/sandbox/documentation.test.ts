import { readFile } from 'node:fs/promises';

import { expect, it } from '@jest/globals';

import { FAULT_KINDS } from '../../sandbox/kit/parse-fault.ts';

const docs = await readFile(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');

/** Rows of the tables whose first cell names this in code. */
const isInATable = (name: string): boolean =>
  docs.split('\n').some((line) => line.startsWith('|') && line.split('|')[1]?.includes(`\`${name}\``));

it.each(FAULT_KINDS)('says what the fault %s does', (kind) => {
  expect(isInATable(kind)).toBe(true);
});
