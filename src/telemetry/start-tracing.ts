import { keepContext } from './async-context.ts';
import type { Logger } from './logger.ts';
import { type Tracing, untraced } from './tracing.ts';

/** @param endpoint base URL of an OTLP receiver; without one no trace is kept, and nothing of OpenTelemetry is loaded. */
export const startTracing = async (endpoint: string | undefined, logger: Logger): Promise<Tracing> => {
  keepContext();
  if (endpoint === undefined) return untraced;
  const { createOtlpTracing } = await import('./otlp-tracing.ts');
  return createOtlpTracing(endpoint, logger);
};
