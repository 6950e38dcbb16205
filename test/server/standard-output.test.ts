import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';

import { createLogger, standardOutput } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { CHILD_ENVIRONMENT } from '../support/child-environment.ts';

const LOGGER = new URL('../../src/telemetry/logger.ts', import.meta.url).href;
const LINES = 20_000;

/** Logs about 10 MB, 20 lines per tick, waits for a slow reader and writes a report to standard error. */
const programOf = (patienceMs: number): string => `
  import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
  import { createLogger, standardOutput } from ${JSON.stringify(LOGGER)};
  let dropped = 0;
  let waiting = 0;
  const logger = createLogger({ logLevel: 'info', isDeveloperMode: false }, standardOutput((lines) => (dropped += lines)));
  for (let line = 1; line <= ${String(LINES)}; line++) {
    logger.info({ text: 'x'.repeat(400) }, 'a line');
    if (line % 20 === 0) await turn();
    waiting = Math.max(waiting, process.stdout.writableLength);
  }
  for (let tries = 0; tries < ${String(patienceMs / 10)} && process.stdout.writableLength > 0; tries++) await delay(10);
  await turn();
  process.stderr.write(JSON.stringify({ dropped, waiting }), () => process.exit(0));`;

const run = async (
  stdout: 'pipe' | number,
  reader: (stream: NodeJS.ReadableStream) => void = () => undefined,
  patienceMs = 3_000,
): Promise<{ readonly code: unknown; readonly dropped: number; readonly waiting: number }> => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', programOf(patienceMs)],
    {
      env: CHILD_ENVIRONMENT,
      stdio: ['ignore', stdout, 'pipe'],
    },
  );
  if (child.stdout) reader(child.stdout);
  let report = '';
  child.stderr?.on('data', (data) => (report += String(data)));
  const [code] = (await once(child, 'close', { signal: AbortSignal.timeout(25_000) }).catch(async () => {
    child.kill('SIGKILL');
    return once(child, 'exit');
  })) as unknown[];
  return { code, ...(JSON.parse(report) as { dropped: number; waiting: number }) };
};

describe('a log that cannot be written', () => {
  (existsSync('/dev/full') ? it : it.skip)(
    'drops lines on a full disk, and the process keeps running',
    async () => {
      expect(await run(openSync('/dev/full', 'w'))).toEqual({ code: 0, dropped: LINES, waiting: 0 });
    },
  );

  it('drops lines if the reader is gone, and the process keeps running', async () => {
    const { code, dropped } = await run('pipe', (stream) =>
      (stream as NodeJS.ReadableStream & { destroy(): void }).destroy(),
    );
    expect(code).toBe(0);
    expect(dropped).toBeGreaterThan(LINES / 2);
  });

  it('drops lines if the reader does not read, and buffers at most 1 MiB', async () => {
    // The stream has no listener, so it is not read.
    const { code, dropped, waiting } = await run(
      'pipe',
      (stream) => {
        setTimeout(() => stream.resume(), 20_000).unref();
      },
      0,
    );
    expect(code).toBe(0);
    expect(dropped).toBeGreaterThan(LINES / 2);
    expect(waiting).toBeLessThanOrEqual(2 ** 20);
  });

  it('counts every line that a reader does not get', async () => {
    let lines = 0;
    const { dropped } = await run('pipe', (stream) => {
      stream.on('data', (data) => (lines += String(data).split('\n').length - 1));
    });
    expect(lines + dropped).toBe(LINES);
  });

  it('counts dropped lines in a metric', async () => {
    const metrics = createMetrics({ processMetrics: false });
    metrics.logLinesDropped(3);
    expect((await metrics.render()).text).toContain('contacts_log_lines_dropped_total 3');
  });
});

it('counts each known error code under its own label, and all others as OTHER', async () => {
  const { ERROR_CODES, REQUEST_ERROR_CODES } = await import('../../src/clients/errors/error-code.ts');
  const metrics = createMetrics({ processMetrics: false });
  const codes = [...ERROR_CODES, ...REQUEST_ERROR_CODES];
  metrics.operationStarted();
  metrics.operationEnded(
    { operationType: 'query', codes: [...codes, 'MADE_UP'], upstreamCalls: 0 },
    'failed',
    1,
  );
  const { text } = await metrics.render();
  for (const code of [...codes, 'OTHER']) expect(text).toContain(`code="${code}"`);
  expect(text).not.toContain('MADE_UP');
});

it('writes readable lines in developer mode', () => {
  const written: string[] = [];
  const logger = createLogger(
    { logLevel: 'info', isDeveloperMode: true },
    { write: (line) => void written.push(line) },
  );
  logger.warn({ upstreams: ['Google'] }, 'a warning');
  expect(written.join('')).toMatch(/^\[\d\d:\d\d:\d\d\] WARN: a warning \{"upstreams":\["Google"\]\}\n$/);
  expect(standardOutput).toBeInstanceOf(Function);
});
