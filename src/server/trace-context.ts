import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Where in whose trace a request stands, by W3C Trace Context. */
export interface TraceParent {
  /** The header as it came. */
  readonly header: string;
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** The caller's own span: 16 hexadecimal digits. */
  readonly spanId: string;
  /** One byte; bit 0: the caller records this trace. */
  readonly flags: number;
}

const TRACEPARENT = /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(-.*)?$/;

/** The `traceparent` header; undefined where there is none or it is malformed, as the specification wants it. */
export const readTraceParent = ({ traceparent }: IncomingHttpHeaders): TraceParent | undefined => {
  if (typeof traceparent !== 'string') return undefined;
  const [header, version, traceId, spanId, flags, rest] = TRACEPARENT.exec(traceparent) ?? [];
  if (header === undefined || traceId === undefined || spanId === undefined || flags === undefined)
    return undefined;
  // Later versions may add fields, the first one has none.
  if (version === '00' && rest !== undefined) return undefined;
  return { header, traceId, spanId, flags: Number.parseInt(flags, 16) };
};

/** The caller's `x-request-id` where it is harmless to log and send on, else one of our own. */
export const requestIdOf = (headers: IncomingHttpHeaders): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:+/=-]{1,128}$/.test(given) ? given : randomUUID();
};
