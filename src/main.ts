import { once } from 'node:events';

import { type Config, ConfigError, loadConfig, withSandbox } from './config.ts';

/** Starts what the environment asks for, and stops it on SIGTERM or SIGINT. */
const main = async (): Promise<void> => {
  const settings = loadConfig();
  // Loaded after the configuration was read, so that a bad value is reported at once.
  const { startSubgraph, startText } = await import('./server/start.ts');
  const sandbox = settings.upstreams === 'sandbox' ? await startDemoUpstreams(settings) : undefined;
  const config = sandbox?.config ?? settings;
  // Register the signal handlers before announcing readiness: a supervisor may send SIGTERM right away.
  const isAskedToEnd = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const subgraph = await startSubgraph(config);
  if (config.isDeveloperMode) process.stdout.write(startText(subgraph.url, config));

  await isAskedToEnd;
  // A second signal means: do not wait any longer.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
  await subgraph.close();
  await sandbox?.close();
};

/** Only loaded when asked for: a production image need not have the sandbox. */
const startDemoUpstreams = async (config: Config) => {
  const { startSandbox } = await import('../sandbox/index.ts');
  const sandbox = await startSandbox(config.sandbox);
  return { config: withSandbox(config, sandbox), close: sandbox.close };
};

/** What a person can mend takes one line; anything else is a defect and shows its stack. */
const explain = (error: unknown): string => {
  if (error instanceof ConfigError) return error.message;
  const { code, port } = error as { readonly code?: string; readonly port?: number };
  if (code !== 'EADDRINUSE') return error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Port ${port ?? ''} is taken; set PORT, SANDBOX_GOOGLE_PORT or SANDBOX_RINGCENTRAL_PORT to another one (0 takes any free port)`;
};

/** How long handles may take to close. */
const CLOSING_MS = 2_000;

try {
  await main();
  // With everything closed the process ends by itself. A handle that keeps it alive is a leak; do not hide it by exiting.
  setTimeout(() => {
    process.stderr.write(`Still open at the end: ${process.getActiveResourcesInfo().join(', ')}\n`);
    process.exit(0);
  }, CLOSING_MS).unref();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
