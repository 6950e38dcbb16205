import type { UpstreamName } from './error-code.ts';

/** One of the things that an error body complains of. */
export interface ErrorFault {
  readonly upstreamCode: string | undefined;
  readonly parameterName: string | undefined;
}

/** What an error body says, whichever of the envelopes it uses. Only `message` is upstream's prose; it is read here and dropped. */
export interface ErrorEnvelope {
  readonly upstreamCode: string | undefined;
  /** Google: `ErrorInfo.reason` or `errors[].reason`. RingCentral: the top-level code where it differs from the first inner one. */
  readonly reason: string | undefined;
  readonly message: string;
  readonly parameterName: string | undefined;
  /** RingCentral: all entries of `errors`, the first one included, since each may be about another attribute of a contact. */
  readonly faults: readonly ErrorFault[];
  readonly permission: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly requestId: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

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

// Error bodies are at most a few kilobytes; beyond this one is something else, and not worth parsing.
const LONGEST_ENVELOPE = 256 * 1024;

// More than a contact has attributes.
const MAX_FAULTS = 50;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

// Codes and names are shown to callers, so only what looks like one passes: a hostile or broken body cannot speak through them.
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

/** Every published message names its parameter in brackets; whether a member of its own does so too is not known of all codes. */
const parameterIn = (message: unknown): string | undefined =>
  parameterOf(/\bparameter \[([^\]]*)\]/i.exec(textOf(message))?.[1]);

const faultOf = (entry: Fields): ErrorFault => ({
  upstreamCode: codeOf(entry['errorCode']),
  parameterName: parameterOf(entry['parameterName']) ?? parameterIn(entry['message']),
});

/** RingCentral's envelope: `errors[0]` speaks first, because the top level carries older words for the same thing. */
const readRingcentral = (body: Fields): ErrorEnvelope => {
  const entries = listOf(body['errors']);
  const first = entries[0] ?? {};
  const topCode = codeOf(body['errorCode']);
  const upstreamCode = codeOf(first['errorCode']) ?? topCode;
  const parameter = listOf(first['parameters'])[0] ?? {};
  // One of the gateway's messages spells the member with an s.
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

/** RFC 6749: `{"error": "invalid_grant", …}`; RingCentral adds its own list, whose code is the finer one. */
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
    // A byte order mark is none of the text.
    return JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch {
    // HTML of a gateway, a cut body, nothing at all: the status has to say it alone.
    return undefined;
  }
};

/** Reads an error body (text, or JSON that is parsed already) of either upstream or of a token endpoint. Never throws. */
export const readEnvelope = (upstream: UpstreamName, body: unknown): ErrorEnvelope => {
  const value = parsed(body);
  // Google wraps errors of streamed methods into a one-element array.
  const fields = fieldsOf(Array.isArray(value) ? value[0] : value);
  if (typeof fields['error'] === 'string') return readOAuth(fields);
  if (upstream === 'google-people') return isFields(fields['error']) ? readGoogle(fields['error']) : EMPTY;
  return readRingcentral(fields);
};

/**
 * Whether a body that came with a success is an error envelope: the status that it names, 0 where it names none, and
 * undefined where it is no envelope.
 */
export const envelopeStatus = (upstream: UpstreamName, body: unknown): number | undefined => {
  const fields = fieldsOf(Array.isArray(body) && body.length === 1 ? body[0] : body);
  const { error } = fields;
  if (upstream === 'google-people' && isFields(error)) {
    const { code } = error;
    return typeof code === 'number' && Number.isInteger(code) && code >= 400 && code < 600 ? code : 0;
  }
  // No resource of either upstream has members of these names.
  return typeof fields['errorCode'] === 'string' || typeof error === 'string' ? 0 : undefined;
};
