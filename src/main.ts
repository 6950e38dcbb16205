import { once } from 'node:events';
import { ConfigError, loadConfig, withSandbox, type Config } from './config.ts';

/** Starts what the environment asks for, and stops it on SIGTERM or SIGINT. */
const main = async (): Promise<void> => {
  const settings = loadConfig();
  // Only now, so that a bad value is told at once.
  const [{ startSubgraph }, { startText }] = await Promise.all([
    import('./server/start.ts'),
    import('./server/start-text.ts'),
  ]);
  const sandbox = settings.upstreams === 'sandbox' ? await startDemoUpstreams(settings) : undefined;
  const config = sandbox?.config ?? settings;
  // From now on, and not from the moment on at which it says that it is there: whoever has read that may end it at once.
  const isAskedToEnd = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const subgraph = await startSubgraph(config);
  if (config.isDeveloperMode) process.stdout.write(startText(subgraph.url, config));

  await isAskedToEnd;
  // Whoever asks a second time does not want to wait any longer.
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

/** What a person can mend takes one line; anything else is a defect and shows where it happened. */
const explain = (error: unknown): string => {
  if (error instanceof ConfigError) return error.message;
  const { code, port } = error as { readonly code?: string; readonly port?: number };
  if (code !== 'EADDRINUSE') return error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Port ${port ?? ''} is taken; set PORT, SANDBOX_GOOGLE_PORT or SANDBOX_RINGCENTRAL_PORT to another one (0: any that is free)`;
};

/** How long what was closed may take to let go of its handles. */
const AFTERGLOW_MS = 2_000;

try {
  await main();
  // With everything closed the process ends by itself. What keeps it alive is a leak, which an exit alone would hide.
  setTimeout(() => {
    process.stderr.write(`Still open at the end: ${process.getActiveResourcesInfo().join(', ')}\n`);
    process.exit(0);
  }, AFTERGLOW_MS).unref();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
