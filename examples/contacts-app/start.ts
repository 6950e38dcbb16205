import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

import { startSandbox } from '../../sandbox/index.ts';
import { type Environment, loadConfig, withSandbox } from '../../src/config.ts';
import { startSubgraph } from '../../src/server/start.ts';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

/** The graph with a sandbox, configured like `npm start`. */
const startGraph = async (env: Environment): Promise<string> => {
  const settings = loadConfig({ LOG_LEVEL: 'warn', ...env });
  const sandbox = await startSandbox(settings.sandbox);
  const { url } = await startSubgraph(withSandbox(settings, sandbox));
  return url;
};

/** `npm run example:app`. `GRAPH_URL` selects a graph that is already running, `APP_PORT` a port other than 4173. */
const { env } = process;
env['GRAPH_URL'] ??= await startGraph(env);
// A separate folder for each start, so that a second start does not replace the files of the first one.
const OUT_DIR = await mkdtemp(join(tmpdir(), 'contacts-app-'));
process.once('exit', () => rmSync(OUT_DIR, { recursive: true, force: true }));
process.once('SIGINT', () => process.exit(130));
await build({ root: ROOT, logLevel: 'warn', build: { outDir: OUT_DIR, emptyOutDir: true } });
const app = await preview({
  root: ROOT,
  build: { outDir: OUT_DIR },
  preview: { port: Number(env['APP_PORT'] ?? 4173) },
});
console.log(`
  Contacts app     ${app.resolvedUrls?.local[0] ?? ''}
  Contacts graph   ${env['GRAPH_URL']}/graphql
`);
