import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

it('estimates the memory of books near to what the heap says, so that the bound on it holds', async () => {
  const program = new URL('./measure.ts', import.meta.url).pathname;
  const flags = ['--expose-gc', '--disable-warning=ExperimentalWarning'];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, program, '300', '100']);
  const { kept, estimatedBytes, mostHeapBytes } = JSON.parse(stdout) as Record<string, number>;
  expect(kept).toBe(100);
  expect(mostHeapBytes! / estimatedBytes!).toBeLessThan(1.1);
  expect(mostHeapBytes! / estimatedBytes!).toBeGreaterThan(0.7);
});
