import pino, { type DestinationStream } from 'pino';
import type { Config } from '../config.ts';
import type { OperationLine, UpstreamCallLine } from './operation-log.ts';

/** The part of pino that this program uses. */
export interface Logger {
  debug(facts: object | string, message?: string): void;
  info(facts: object | string, message?: string): void;
  warn(facts: object | string, message?: string): void;
  error(facts: object | string, message?: string): void;
}

/**
 * Standard output with one write for all lines of a turn of the event loop: a write for each would cost more than the
 * line itself. None is lost when the process ends, and none comes late.
 */
const standardOutput = (): DestinationStream => {
  let lines = '';
  const flush = (): void => {
    if (lines === '') return;
    process.stdout.write(lines);
    lines = '';
  };
  process.on('exit', flush);
  return {
    write: (line) => {
      if (lines === '') setImmediate(flush);
      lines += line;
    },
  };
};

/** JSON lines for machines; in developer mode one short line for people. */
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
    config.isDeveloperMode ? { write: (line) => void destination.write(readable(line)) } : destination,
  );

/** As pino's own of that name, which makes the text anew for each line; under load many fall into one millisecond. */
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

/** `09:41:07 query Favorites 200 12 ms, 3 upstream calls` out of a JSON line. */
const readable = (line: string): string => {
  const {
    time,
    level,
    pid: _pid,
    hostname: _hostname,
    msg,
    ...facts
  } = JSON.parse(line) as Record<string, unknown>;
  const clock = String(time).slice(11, 19);
  const mark = level === 'info' ? '' : `${String(level)} `;
  return `${clock} ${mark}${textOf(facts) ?? plainText(msg, facts)}\n`;
};

const textOf = (facts: Readonly<Record<string, unknown>>): string | undefined => {
  if (facts['kind'] === 'operation') return operationText(facts);
  return facts['kind'] === 'upstream call' ? callText(facts) : undefined;
};

/** Indented: it stands above the operation that it belongs to. */
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

const plainText = (message: unknown, facts: Readonly<Record<string, unknown>>): string => {
  const { stack, ...rest } = facts;
  const details = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  return `${String(message)}${details}${Array.isArray(stack) ? `\n${stack.join('\n')}` : ''}`;
};
