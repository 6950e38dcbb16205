import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), 'load-env-'));
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: { readonly start: string };
};

beforeAll(() => {
  for (const name of ['package.json', 'scripts/check-node.js', 'scripts/load-env.js'])
    cpSync(join(ROOT, name), join(FOLDER, name));
  mkdirSync(join(FOLDER, 'src'));
  writeFileSync(join(FOLDER, 'src/main.ts'), 'process.stdout.write(String(process.env["PORT"]));');
});
afterAll(() => rmSync(FOLDER, { recursive: true }));

/** Runs the command of `npm start` in a folder whose program prints PORT. */
const start = (env: Readonly<Record<string, string>> = {}) => {
  const [, ...args] = scripts.start.split(' ');
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: FOLDER,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  });
  return [status, stdout, stderr];
};

it('npm start reads .env, and the environment takes precedence', () => {
  expect(start()).toEqual([0, 'undefined', '']);
  writeFileSync(join(FOLDER, '.env'), '# Mine\nPORT="5000"\n');
  expect(start()).toEqual([0, '5000', '']);
  expect(start({ PORT: '6000' })).toEqual([0, '6000', '']);
});

it('npm start reads the file named by ENV_FILE instead, and fails without it', () => {
  writeFileSync(join(FOLDER, 'other.env'), 'PORT=7000\n');
  expect(start({ ENV_FILE: 'other.env' })).toEqual([0, '7000', '']);
  expect(start({ ENV_FILE: 'missing.env' })).toEqual([
    1,
    '',
    'missing.env cannot be read (ENOENT); set ENV_FILE to another file, or unset it\n',
  ]);
});
