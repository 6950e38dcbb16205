import { afterEach, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHECK = new URL('../../scripts/check-node.js', import.meta.url);
const FOLDER = mkdtempSync(join(tmpdir(), 'check-node-'));
afterEach(() => rmSync(FOLDER, { recursive: true, force: true }));

/** A program that wants this Node; it prints a word when it is started. */
const start = (needed: string) => {
  mkdirSync(join(FOLDER, 'scripts'), { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), JSON.stringify({ type: 'module', engines: { node: needed } }));
  writeFileSync(join(FOLDER, 'main.js'), "process.stdout.write('started')");
  copyFileSync(CHECK, join(FOLDER, 'scripts/check-node.js'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', './scripts/check-node.js', 'main.js'],
    { cwd: FOLDER, encoding: 'utf8' },
  );
  return [status, stdout, stderr];
};

it('refuses a Node that is too old in one line with the required version', () => {
  const [major = 0] = process.versions.node.split('.').map(Number);
  for (const needed of [`${String(major + 1)}.0`, `${String(major)}.999`])
    expect(start(`>=${needed}`)).toEqual([
      1,
      '',
      `Node ${process.versions.node} is too old: this program needs Node ${needed} or newer (npm ci without --omit=dev installs one)\n`,
    ]);
  expect(start(`>=${String(major)}.0`)).toEqual([0, 'started', '']);
});
