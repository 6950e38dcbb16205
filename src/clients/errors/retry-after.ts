import type { UpstreamName } from './error-code.ts';

/** Header fields of an answer, names in lower case. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

const LONGEST_SECONDS = 86_400;

/** The one value of a header field; of a repeated field the first. */
export const headerValue = (headers: AnswerHeaders, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
};

/** A header field that holds a non-negative whole number, else undefined. */
export const headerNumber = (headers: AnswerHeaders, name: string): number | undefined => {
  const value = headerValue(headers, name)?.trim();
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
};

/**
 * Seconds that `Retry-After` asks for, in either of its two forms, a day at most; undefined where it is absent or
 * unreadable.
 */
export const retryAfterSeconds = (headers: AnswerHeaders, now: number = Date.now()): number | undefined => {
  const value = headerValue(headers, 'retry-after')?.trim();
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Math.min(Number(value), LONGEST_SECONDS);
  const date = Date.parse(value);
  if (Number.isNaN(date) || !/[A-Za-z]/.test(value)) return undefined;
  return Math.min(Math.max(0, Math.ceil((date - now) / 1000)), LONGEST_SECONDS);
};

/** Where each upstream names an exchange, for its support. */
const REQUEST_ID_HEADERS: Readonly<Record<UpstreamName, string>> = {
  'google-people': 'x-request-id',
  ringcentral: 'rcrequestid',
};

/** Upstream's id of an exchange, where it looks like one. */
export const upstreamRequestId = (upstream: UpstreamName, headers: AnswerHeaders): string | undefined => {
  const value = headerValue(headers, REQUEST_ID_HEADERS[upstream]);
  return value !== undefined && /^[\w-]{1,128}$/.test(value) ? value : undefined;
};
