import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import type * as Vite from 'vite';

export interface BuiltFile {
  /** Path relative to the root of the server. */
  readonly name: string;
  readonly data: string | Uint8Array;
}

/** Builds the files of the page in memory. */
const buildFiles = async ({ build }: typeof Vite): Promise<readonly BuiltFile[]> => {
  const result = await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'error',
    build: { write: false, assetsDir: 'explorer', target: 'es2023', modulePreload: { polyfill: false } },
  });
  if (!Array.isArray(result) && !('output' in result))
    throw new TypeError('Vite returned a watcher instead of a build result');
  return [result]
    .flat()
    .flatMap(({ output }) => output)
    .map((file) => ({ name: file.fileName, data: file.type === 'chunk' ? file.code : file.source }));
};

// A production install does not contain Vite.
const vite = await import('vite').catch(() => undefined);
parentPort?.postMessage(vite && (await buildFiles(vite)));
