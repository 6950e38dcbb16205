import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SCRIPT = fileURLToPath(new URL('../../../scripts/soak.ts', import.meta.url));

/** The short form of `npm run soak`. */
it('half a minute of full load on failing upstreams leaks nothing', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    SCRIPT,
    '--seconds',
    '30',
  ]);
  expect(stderr).toBe('');
  expect(Number(/(\d+) operations/.exec(stdout)?.[1])).toBeGreaterThan(100);
}, 90_000);
