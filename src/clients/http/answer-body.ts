import { headerValue } from '../errors/retry-after.ts';
import type { HttpAnswer } from './http-client.ts';
import { parseJson } from './json.ts';

/** A successful answer, read. Answers may be shared by several waiters: treat everything in them as read-only. */
export interface CallAnswer {
  readonly status: number;
  /** Media type in lower case without parameters; empty where the answer has none. */
  readonly mediaType: string;
  /** The whole header field. */
  readonly contentType: string;
  /** Parsed JSON; text for `multipart/…`; undefined where there is no content. */
  readonly body: unknown;
  readonly upstreamRequestId: string | undefined;
  /** An earlier try of this call may have been carried out: what a DELETE does not find may be its own doing. */
  readonly isRepeated: boolean;
}

const JSON_TYPE = /^(?:application|text)\/(?:[\w.-]+\+)?json$/;

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;

/**
 * Body and type of a 2xx answer, or undefined where it is not what an API sends: another type than JSON or
 * multipart, JSON that is cut or broken, or a bare value in place of an object or list.
 */
export function readAnswer({
  status,
  headers,
  body,
}: HttpAnswer): Pick<CallAnswer, 'mediaType' | 'contentType' | 'body'> | undefined {
  const contentType = headerValue(headers, 'content-type') ?? '';
  const mediaType = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (status === 204 || status === 205) return { mediaType, contentType, body: undefined };
  const text = body.toString('utf8');
  if (mediaType.startsWith('multipart/')) return { mediaType, contentType, body: text };
  if (mediaType !== '' && !JSON_TYPE.test(mediaType)) return undefined;
  try {
    const value = parseJson(text);
    return isRecord(value) ? { mediaType, contentType, body: value } : undefined;
  } catch {
    return undefined;
  }
}
