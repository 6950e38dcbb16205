import { fstatSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import pino, { type DestinationStream } from 'pino';
import type { PrettyOptions } from 'pino-pretty';

import type { Config } from '../config.ts';

import type { OperationLine, UpstreamCallLine } from './operation-facts.ts';

/** The methods of pino that we use. */
export interface Logger {
  debug(facts: object | string, message?: string): void;
  info(facts: object | string, message?: string): void;
  warn(facts: object | string, message?: string): void;
  error(facts: object | string, message?: string): void;
}

/** Maximum number of bytes to buffer for a slow reader. */
const MAX_UNREAD_BYTES = 2 ** 20;

/**
 * Standard output with one write per tick of the event loop, because a write per line costs more than the line itself. Lines
 * that cannot be written are dropped and counted: a full disk or a reader that is gone or too slow must neither end the
 * process nor fill its memory.
 */
export const standardOutput = (onDropped: (lines: number) => void = () => undefined): DestinationStream => {
  const write = isPipe() ? writeToPipe : writeToFile;
  let lines: string[] = [];
  const flush = (): void => {
    const { length } = lines;
    if (length > 0) write(lines.join(''), () => onDropped(length));
    lines = [];
  };
  process.on('exit', flush);
  // Without a listener, an error of the stream ends the process.
  process.stdout.on('error', () => undefined);
  return {
    write: (line) => {
      if (lines.length === 0) setImmediate(flush);
      lines.push(line);
    },
  };
};

const STDOUT = 1;

/** Whether standard output has a reader: it is a pipe, a socket or a terminal. */
const isPipe = (): boolean => {
  const stats = fstatSync(STDOUT);
  return stats.isFIFO() || stats.isSocket() || isatty(STDOUT);
};

type Write = (text: string, onLost: () => void) => void;

/** Node never closes standard output: after the reader is gone, each write fails on its own. */
const writeToPipe: Write = (text, onLost) => {
  const { stdout } = process;
  if (stdout.writableLength + text.length > MAX_UNREAD_BYTES) onLost();
  else
    stdout.write(text, (error) => {
      if (error) onLost();
    });
};

/** Does not use the stream, which is unusable after its first error: a full disk may have space again later. */
const writeToFile: Write = (text, onLost) => {
  try {
    let rest = Buffer.from(text);
    while (rest.length > 0) rest = rest.subarray(writeSync(STDOUT, rest));
  } catch {
    onLost();
  }
};

/** Logs JSON lines; in developer mode, short readable lines. */
export const createLogger = (
  config: Pick<Config, 'logLevel' | 'isDeveloperMode'>,
  destination: DestinationStream = standardOutput(),
): Logger =>
  pino(
    {
      level: config.logLevel,
      timestamp: isoTime(),
      formatters: { level: (label) => ({ level: label }) },
    },
    config.isDeveloperMode && readable !== undefined
      ? { write: (line) => void destination.write(readable(line)) }
      : destination,
  );

/** Like pino's `isoTime`, but reuses the text for all lines of the same millisecond. */
const isoTime = (): (() => string) => {
  let at = 0;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== at) {
      at = now;
      text = `,"time":"${new Date(now).toISOString()}"`;
    }
    return text;
  };
};

/** Turns a JSON line into `[09:41:07] INFO: query Favorites 200 12 ms, 3 upstream calls`. */
const createReadable = ({
  prettyFactory,
}: {
  readonly prettyFactory: (options: PrettyOptions) => (facts: unknown) => string;
}): ((line: string) => string) => {
  const shared: PrettyOptions = { colorize: isatty(STDOUT), translateTime: 'SYS:HH:MM:ss', singleLine: true };
  const short = prettyFactory({
    ...shared,
    include: 'time,level',
    messageFormat: (facts) => textOf(facts) ?? '',
  });
  const whole = prettyFactory({ ...shared, ignore: 'pid,hostname' });
  return (line) => {
    const facts = JSON.parse(line) as Record<string, unknown>;
    return (textOf(facts) === undefined ? whole : short)(facts);
  };
};

/** Undefined in a production install, which does not contain pino-pretty; developer mode then logs JSON. */
const readable = await import('pino-pretty').then(createReadable, () => undefined);

const textOf = (facts: Readonly<Record<string, unknown>>): string | undefined => {
  if (facts['kind'] === 'operation') return operationText(facts);
  return facts['kind'] === 'upstream call' ? callText(facts) : undefined;
};

/** Indented, because the line appears above the line of its operation. */
const callText = (facts: Readonly<Record<string, unknown>>): string => {
  const { upstream, method, route, status, ms, code, batchSize } = facts as unknown as UpstreamCallLine;
  const size = batchSize === undefined ? '' : `, ${batchSize} ids`;
  return `  ${upstream} ${method} ${route} ${status || code} ${ms} ms${size}`;
};

const operationText = (facts: Readonly<Record<string, unknown>>): string => {
  const { type, name, status, ms, upstreamCalls, codes } = facts as unknown as OperationLine;
  const failures = codes === undefined ? '' : `, ${codes.join(' ')}`;
  const calls = `${upstreamCalls} upstream call${upstreamCalls === 1 ? '' : 's'}`;
  return `${type} ${name ?? '(unnamed)'} ${status} ${ms} ms, ${calls}${failures}`;
};
