import { once } from 'node:events';

import { type Config, ConfigError, loadConfig, withSandbox } from './config.ts';
import './v8-flags.ts';

/** Starts the server as configured by the environment, and stops it on SIGTERM or SIGINT. */
const main = async (): Promise<void> => {
  const settings = loadConfig();
  // Imported after the configuration is checked, so that a bad value is reported immediately.
  const { startSubgraph, startText } = await import('./server/start.ts');
  const sandbox = settings.upstreams === 'sandbox' ? await startDemoUpstreams(settings) : undefined;
  const config = sandbox?.config ?? settings;
  // Register the signal handlers before announcing readiness: a supervisor may send SIGTERM right away.
  const stopSignal = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const subgraph = await startSubgraph(config);
  if (config.isDeveloperMode) process.stdout.write(startText(subgraph.url, config));

  await stopSignal;
  // A second signal exits without waiting for running operations.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
  await subgraph.close();
  await sandbox?.close();
};

/** Imported only when configured: a production image does not contain the sandbox. */
const startDemoUpstreams = async (config: Config) => {
  const { startSandbox } = await import('../sandbox/index.ts');
  const sandbox = await startSandbox(config.sandbox);
  return { config: withSandbox(config, sandbox), close: sandbox.close };
};

/** One line for an error that the operator can fix. Anything else is a bug, so it shows its stack. */
const explain = (error: unknown): string => {
  if (error instanceof ConfigError) return error.message;
  const { code, port } = error as { readonly code?: string; readonly port?: number };
  if (code !== 'EADDRINUSE') return error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Port ${port ?? ''} is already in use; set PORT, SANDBOX_GOOGLE_PORT or SANDBOX_RINGCENTRAL_PORT to another port (0 picks any free port)`;
};

/** How long open handles may take to close. */
const CLOSE_TIMEOUT_MS = 2_000;

try {
  await main();
  // The process exits by itself once everything is closed. A handle that keeps it alive is a leak, so name it before exiting.
  setTimeout(() => {
    process.stderr.write(`Still open after the shutdown: ${process.getActiveResourcesInfo().join(', ')}\n`);
    process.exit(0);
  }, CLOSE_TIMEOUT_MS).unref();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
