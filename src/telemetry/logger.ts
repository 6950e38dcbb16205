import { fstatSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import pino, { type DestinationStream } from 'pino';
import type { PrettyOptions } from 'pino-pretty';

import type { Config } from '../config.ts';

import type { OperationLine, UpstreamCallLine } from './operation-facts.ts';

/** The part of pino that this program uses. */
export interface Logger {
  debug(facts: object | string, message?: string): void;
  info(facts: object | string, message?: string): void;
  warn(facts: object | string, message?: string): void;
  error(facts: object | string, message?: string): void;
}

/** Bytes of lines that may wait for a reader who is slower than they come. */
const MAX_UNREAD_BYTES = 2 ** 20;

/**
 * Standard output with one write for all lines of a turn of the event loop: a write for each would cost more than the
 * line itself. Lines that it does not take are dropped and counted: a full disk, a reader that went away or one that does
 * not read must neither end the process nor fill its memory.
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
  // Without a listener an error of the stream ends the process.
  process.stdout.on('error', () => undefined);
  return {
    write: (line) => {
      if (lines.length === 0) setImmediate(flush);
      lines.push(line);
    },
  };
};

const STDOUT = 1;

/** Whether somebody reads it: a pipe, a socket or a terminal. */
const isPipe = (): boolean => {
  const stats = fstatSync(STDOUT);
  return stats.isFIFO() || stats.isSocket() || isatty(STDOUT);
};

type Write = (text: string, onLost: () => void) => void;

/** Node keeps standard output open whatever happens: each write to a reader that went away fails by itself. */
const writeToPipe: Write = (text, onLost) => {
  const { stdout } = process;
  if (stdout.writableLength + text.length > MAX_UNREAD_BYTES) onLost();
  else
    stdout.write(text, (error) => {
      if (error) onLost();
    });
};

/** Not by the stream, which would be unusable after the first error: disks get room again. */
const writeToFile: Write = (text, onLost) => {
  try {
    let rest = Buffer.from(text);
    while (rest.length > 0) rest = rest.subarray(writeSync(STDOUT, rest));
  } catch {
    onLost();
  }
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
    config.isDeveloperMode && readable !== undefined
      ? { write: (line) => void destination.write(readable(line)) }
      : destination,
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

/** `[09:41:07] INFO: query Favorites 200 12 ms, 3 upstream calls` out of a JSON line. */
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

/** A production install leaves pino-pretty out; a developer mode without it logs JSON. */
const readable = await import('pino-pretty').then(createReadable, () => undefined);

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
