import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The trace id of a W3C `traceparent` header; undefined where there is none or it is malformed. */
export const traceIdOf = (headers: IncomingHttpHeaders): string | undefined => {
  const value = headers['traceparent'];
  const match =
    typeof value === 'string' ? /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}(-|$)/.exec(value) : null;
  // All zeros is the specification's mark of an invalid id.
  return match?.[1] === undefined || /^0+$/.test(match[1]) ? undefined : match[1];
};

/** The caller's `x-request-id` where it is harmless to log and send on, else one of our own. */
export const requestIdOf = (headers: IncomingHttpHeaders): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:+/=-]{1,128}$/.test(given) ? given : randomUUID();
};
