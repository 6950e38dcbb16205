import { readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual, parseEnv } from 'node:util';

import { ConnectError } from './connect-error.ts';

/** New values by name; `undefined` removes the variable. */
export type Changes = Readonly<Record<string, string | undefined>>;

type Values = Readonly<Record<string, string | undefined>>;

/** The variables in the text of an env file, as Node parses it. */
export const parseVariables = (text: string): Values => ({ ...parseEnv(text) });

/** A value, in quotes if necessary. Node accepts three kinds of quotes, and no escapes. */
const quoted = (name: string, value: string): string => {
  if (/^[\w.~:/+=@-]*$/.test(value)) return value;
  const quote = ["'", '"', '`'].find((sign) => !value.includes(sign));
  if (quote === undefined || /[\r\n]/.test(value))
    throw new ConnectError(
      `${name} has characters that are not possible in an env file; set it in the environment instead.`,
    );
  return `${quote}${value}${quote}`;
};

const withVariable = (lines: readonly string[], name: string, value: string | undefined): string[] => {
  const isDefinition = (line: string): boolean => new RegExp(`^\\s*(export\\s+)?${name}\\s*=`).test(line);
  const first = lines.findIndex(isDefinition);
  const others = lines.filter((line, index) => index === first || !isDefinition(line));
  if (value === undefined) return others.filter((line) => !isDefinition(line));
  const line = `${name}=${quoted(name, value)}`;
  return first === -1 ? [...others, line] : others.with(first, line);
};

/**
 * The text of an env file with some variables changed. Variables that exist are changed in place; comments, order and all
 * other lines stay.
 * @throws ConnectError when the change would affect another variable, for example in a value of several lines
 */
export const changeVariables = (text: string, changes: Changes): string => {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
  const changed = Object.entries(changes).reduce(
    (before, [name, value]) => withVariable(before, name, value),
    lines,
  );
  const result = changed.map((line) => `${line}${lineEnd}`).join('');
  const before = parseVariables(text);
  const isPresent = ([, value]: [string, string | undefined]): boolean => value !== undefined;
  const expected = Object.fromEntries(Object.entries({ ...before, ...changes }).filter(isPresent));
  const hasSeveralLines = Object.keys(changes).some((name) => before[name]?.includes('\n'));
  if (hasSeveralLines || !isDeepStrictEqual(parseVariables(result), expected))
    throw new ConnectError(
      `The env file has a line that cannot be edited safely; remove ${Object.keys(changes).join(', ')} from it and run this again.`,
    );
  return result;
};

const codeOf = (error: unknown): string => (error as { readonly code?: string }).code ?? String(error);

/** The text of an env file; empty when it does not exist. */
export const readEnvFile = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw new ConnectError(`${file} cannot be read (${codeOf(error)}); name another file with --file.`);
  }
};

/**
 * Changes an env file, completely or not at all. Afterwards only its owner can read it (mode 0600; on Windows the
 * permissions of the folder apply).
 */
export const updateEnvFile = async (file: string, changes: Changes): Promise<void> => {
  const text = changeVariables(await readEnvFile(file), changes);
  // A symbolic link stays: its target is replaced.
  const target = await realpath(file).catch(() => file);
  const draft = join(dirname(target), `.env.${process.pid}.draft`);
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new ConnectError(
      `${file} cannot be written (${codeOf(error)}); nothing was saved. Name another file with --file.`,
    );
  }
};
