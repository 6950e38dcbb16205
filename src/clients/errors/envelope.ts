import { type Fields, isFields } from '../http/json.ts';

import type { UpstreamName } from './error-code.ts';
import type { ErrorFault } from './upstream-error.ts';

/** The content of an error body of any format. `message` is upstream's text: rules match it, and it is not kept. */
export interface ErrorEnvelope {
  readonly upstreamCode: string | undefined;
  /** Google: `ErrorInfo.reason` or `errors[].reason`. RingCentral: the top-level code if it differs from the first inner one. */
  readonly reason: string | undefined;
  readonly message: string;
  readonly parameterName: string | undefined;
  /** RingCentral: all entries of `errors` including the first one, because each may be about a different attribute. */
  readonly faults: readonly ErrorFault[];
  readonly permission: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly requestId: string | undefined;
}

const EMPTY: ErrorEnvelope = {
  upstreamCode: undefined,
  reason: undefined,
  message: '',
  parameterName: undefined,
  faults: [],
  permission: undefined,
  retryAfterSeconds: undefined,
  requestId: undefined,
};

// Error bodies have at most a few kilobytes; a longer one is something else and is not parsed.
const LONGEST_ENVELOPE = 256 * 1024;

// More than the number of attributes of a contact.
const MAX_FAULTS = 50;

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

// Callers see codes and names, so their format is checked: a malicious or invalid body cannot add text to our messages.
const matching =
  (shape: RegExp) =>
  (value: unknown): string | undefined =>
    typeof value === 'string' && shape.test(value) ? value : undefined;

const codeOf = matching(/^[A-Za-z][\w.-]{0,63}$/);
const parameterOf = matching(/^[A-Za-z_][\w.[\]-]{0,63}$/);
const permissionOf = matching(/^[A-Za-z]\w{0,63}$/);
const requestIdOf = matching(/^[\w-]{1,128}$/);

const durationSeconds = (value: unknown): number | undefined => {
  const match = /^(\d{1,6}(?:\.\d{1,9})?)s$/.exec(textOf(value));
  return match?.[1] === undefined ? undefined : Math.ceil(Number(match[1]));
};

const detailOf = (details: readonly Fields[], type: string): Fields =>
  details.find((detail) => textOf(detail['@type']).endsWith(`google.rpc.${type}`)) ?? {};

/** Google's envelope; `errors[]` exists only in its old format, `details[]` only sometimes in the new one. */
const readGoogle = (error: Fields): ErrorEnvelope => {
  const details = listOf(error['details']);
  const violation = listOf(detailOf(details, 'BadRequest')['fieldViolations'])[0];
  const legacy = listOf(error['errors'])[0] ?? {};
  return {
    upstreamCode: codeOf(error['status']),
    reason: codeOf(detailOf(details, 'ErrorInfo')['reason']) ?? codeOf(legacy['reason']),
    message: textOf(error['message']),
    parameterName:
      parameterOf(violation?.['field']) ??
      (legacy['locationType'] === 'parameter' ? parameterOf(legacy['location']) : undefined),
    faults: [],
    permission: undefined,
    retryAfterSeconds: durationSeconds(detailOf(details, 'RetryInfo')['retryDelay']),
    requestId: requestIdOf(detailOf(details, 'RequestInfo')['requestId']),
  };
};

/** All published messages have the parameter in brackets. Some codes may not have a `parameterName`. */
const parameterIn = (message: unknown): string | undefined =>
  parameterOf(/\bparameter \[([^\]]*)\]/i.exec(textOf(message))?.[1]);

const faultOf = (entry: Fields): ErrorFault => ({
  upstreamCode: codeOf(entry['errorCode']),
  parameterName: parameterOf(entry['parameterName']) ?? parameterIn(entry['message']),
});

/** RingCentral's envelope: `errors[0]` takes precedence, because the top level has older codes for the same failures. */
const readRingcentral = (body: Fields): ErrorEnvelope => {
  const entries = listOf(body['errors']);
  const first = entries[0] ?? {};
  const topCode = codeOf(body['errorCode']);
  const upstreamCode = codeOf(first['errorCode']) ?? topCode;
  const parameter = listOf(first['parameters'])[0] ?? {};
  // One of the gateway's messages has an s in the name of the member.
  const permissions = [first['permissionName'], body['permissionName'], body['permissionsName']];
  return {
    upstreamCode,
    reason: topCode === upstreamCode ? undefined : topCode,
    message: textOf(first['message']) || textOf(body['message']),
    parameterName:
      faultOf(first).parameterName ?? faultOf(body).parameterName ?? parameterOf(parameter['parameterName']),
    faults: entries.slice(0, MAX_FAULTS).map(faultOf),
    permission: permissions.map(permissionOf).find((name) => name !== undefined),
    retryAfterSeconds: undefined,
    requestId: undefined,
  };
};

/** RFC 6749: `{"error": "invalid_grant", …}`; RingCentral adds its own `errors`, with a more specific code. */
const readOAuth = (body: Fields): ErrorEnvelope => {
  const inner = readRingcentral(body);
  const error = codeOf(body['error']);
  return {
    ...inner,
    upstreamCode: inner.upstreamCode ?? error,
    reason: error,
    message: textOf(body['error_description']),
  };
};

const parsed = (body: unknown): unknown => {
  if (typeof body !== 'string') return body;
  if (body.length > LONGEST_ENVELOPE) return undefined;
  try {
    // Without a byte order mark.
    return JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch {
    // HTML of a gateway, or a truncated or empty body: only the status can be used.
    return undefined;
  }
};

/** Parses an error body (text or parsed JSON) of either upstream or of a token endpoint. Never throws. */
export const readEnvelope = (upstream: UpstreamName, body: unknown): ErrorEnvelope => {
  const value = parsed(body);
  // Google wraps errors of streaming methods in a one-element array.
  const fields = fieldsOf(Array.isArray(value) ? value[0] : value);
  if (typeof fields['error'] === 'string') return readOAuth(fields);
  if (upstream === 'google-people') return isFields(fields['error']) ? readGoogle(fields['error']) : EMPTY;
  return readRingcentral(fields);
};
