import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { MODES } from '../../bench/modes.ts';

const BENCH = ['--disable-warning=ExperimentalWarning', 'bench/main.ts'];
/** Flags that make a mode short. Its numbers mean nothing then, but it prints all of them. */
const SHORT = ['--seconds', '0.1', '--rounds', '1'];
const SHORT_BY_MODE: Readonly<Record<string, readonly string[]>> = {
  cold: ['--seconds', '1', '--only', 'personalContacts-100'],
  memory: ['--seconds', '3'],
  delay: ['--rounds', '1'],
};

const isRule = (line: string | undefined): boolean => line?.startsWith('| -') === true;

/** The cells of the rows of all Markdown tables in the text, without their titles. */
const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line, index, lines) => line.startsWith('| ') && !isRule(line) && !isRule(lines[index + 1]))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));

it.each(Object.entries(MODES))('measures each contender in the mode %s', async (mode, { contenders }) => {
  const flags = SHORT_BY_MODE[mode] ?? SHORT;
  const { stdout } = await promisify(execFile)(process.execPath, [...BENCH, mode, ...flags]).catch(
    // Between the tables, the output explains each failure.
    (error: unknown) => error as { readonly stdout: string },
  );

  expect(stdout).not.toContain('FAILED');
  const rows = rowsOf(stdout);
  const names = contenders.map(({ name }) => name);
  expect(new Set(rows.flatMap((cells) => cells.filter((cell) => names.includes(cell))))).toEqual(
    new Set(names),
  );
  // Unknown values are a dash: memory on some systems, and the load of a floor, which has no load.
  for (const cells of rows)
    expect(cells.slice(2)).toEqual(cells.slice(2).map(() => expect.stringMatching(/^[\d.]+$|^–$/)));
  expect(rows.some((cells) => !cells.includes('–'))).toBe(true);
});
