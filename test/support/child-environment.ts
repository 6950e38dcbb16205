import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The environment of programs that tests start: only PATH of this process's environment. Node caches compiled code from one start
 * to the next, which makes a start a third faster.
 */
export const CHILD_ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: join(tmpdir(), 'contacts-test-compile-cache'),
};
