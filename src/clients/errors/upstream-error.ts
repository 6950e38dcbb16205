import type { ErrorCode, UpstreamName } from './error-code.ts';

/** One of the problems that an error body lists. */
export interface ErrorFault {
  readonly upstreamCode: string | undefined;
  readonly parameterName: string | undefined;
}

/** The facts of a failed call. They contain no secret, no personal data and no text of upstream. */
export interface UpstreamErrorDetails {
  readonly code: ErrorCode;
  readonly upstream: UpstreamName;
  /** Upstream's own code: a `google.rpc` status, a `CMN-…` code, an OAuth error. */
  readonly upstreamCode?: string | undefined;
  /** A more specific code if upstream has one: Google's `ErrorInfo.reason`, or `CONTACT_LIMIT_REACHED` for a full book. */
  readonly reason?: string | undefined;
  /** Upstream's id of the request, for its support. */
  readonly upstreamRequestId?: string | undefined;
  /** HTTP status; in a bulk call the status of the item. Absent without an answer. */
  readonly status?: number | undefined;
  /** Seconds until a retry may succeed. */
  readonly retryAfterSeconds?: number | undefined;
  /** The parameter or field that upstream rejects, by upstream's name. */
  readonly parameterName?: string | undefined;
  /** All problems, if the answer lists more than those in `upstreamCode` and `parameterName`. */
  readonly faults?: readonly ErrorFault[] | undefined;
  /** The missing permission or scope of the credential. */
  readonly permission?: string | undefined;
  /** The error below HTTP, such as `ECONNRESET`. */
  readonly networkCode?: string | undefined;
  /** The call was a write that upstream may or may not have done. */
  readonly outcomeUnknown?: boolean | undefined;
  /** Replaces the default message of the code. */
  readonly message?: string | undefined;
}

/** The name of each upstream in messages. */
export const UPSTREAM_TITLES: Readonly<Record<UpstreamName, string>> = {
  'google-people': 'Google People',
  ringcentral: 'RingCentral',
};

/** The header for a caller's own credential, and the variables for the server's own. */
export const CREDENTIAL_SOURCES: Readonly<
  Record<UpstreamName, { readonly header: string; readonly variables: string }>
> = {
  'google-people': {
    header: 'x-google-authorization',
    variables: 'GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_REFRESH_TOKEN',
  },
  ringcentral: {
    header: 'x-ringcentral-authorization',
    variables:
      'RINGCENTRAL_CLIENT_ID, RINGCENTRAL_CLIENT_SECRET, RINGCENTRAL_JWT or RINGCENTRAL_REFRESH_TOKEN',
  },
};

const waitHint = ({ retryAfterSeconds }: UpstreamErrorDetails): string => {
  if (retryAfterSeconds === undefined) return 'Try again later.';
  return `Try again in ${retryAfterSeconds === 1 ? '1 second' : `${retryAfterSeconds} seconds`}.`;
};

const forbidden = ({ upstream, reason, permission }: UpstreamErrorDetails): string => {
  const name = UPSTREAM_TITLES[upstream];
  if (reason === 'SERVICE_DISABLED')
    return `The project behind this credential has not enabled the API of ${name}.`;
  if (permission !== undefined) return `${name} allows this only with the permission ${permission}.`;
  if (reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT')
    return `The access token lacks a scope that ${name} requires for this.`;
  return `${name} does not allow this caller to do that.`;
};

const badInput = ({ upstream, parameterName, reason }: UpstreamErrorDetails): string => {
  const name = UPSTREAM_TITLES[upstream];
  if (reason === 'CONTACT_LIMIT_REACHED') return 'The address book is full.';
  return parameterName === undefined
    ? `${name} refused the request as invalid.`
    : `${name} refused the value of ${parameterName}.`;
};

const MESSAGES: Readonly<Record<ErrorCode, (details: UpstreamErrorDetails) => string>> = {
  UNAUTHENTICATED: ({ upstream }) =>
    `${UPSTREAM_TITLES[upstream]} refused the credential. Send a valid access token as "Bearer …" in the header ` +
    `${CREDENTIAL_SOURCES[upstream].header}.`,
  FORBIDDEN: forbidden,
  BAD_USER_INPUT: badInput,
  NOT_FOUND: ({ upstream }) => `Not found in ${UPSTREAM_TITLES[upstream]}.`,
  RATE_LIMITED: (details) =>
    `The quota of ${UPSTREAM_TITLES[details.upstream]} for this caller is used up. ${waitHint(details)}`,
  SYNC_TOKEN_EXPIRED: ({ upstream }) =>
    `${UPSTREAM_TITLES[upstream]} no longer accepts this sync token. Drop what you have and start over without \`since\`.`,
  UPSTREAM_TIMEOUT: ({ upstream }) => `${UPSTREAM_TITLES[upstream]} did not answer in time.`,
  UPSTREAM_UNAVAILABLE: (details) =>
    `${UPSTREAM_TITLES[details.upstream]} is not available. ${waitHint(details)}`,
  UPSTREAM_BAD_RESPONSE: ({ upstream }) => `${UPSTREAM_TITLES[upstream]} sent an invalid answer.`,
  INTERNAL_SERVER_ERROR: ({ upstream }) =>
    `This server sent ${UPSTREAM_TITLES[upstream]} a request that it does not accept.`,
};

const UNKNOWN_OUTCOME =
  'It is not known whether the change was made: read the data again before you repeat it.';

const messageOf = (details: UpstreamErrorDetails): string => {
  if (details.message !== undefined) return details.message;
  const message = MESSAGES[details.code](details);
  return details.outcomeUnknown === true ? `${message} ${UNKNOWN_OUTCOME}` : message;
};

/**
 * The only error that the clients throw. It can be shown to callers: it contains no body, URL, header or token, and the
 * message is ours. GraphQL copies `extensions` when a resolver throws it.
 */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly code: ErrorCode;
  readonly upstream: UpstreamName;
  readonly upstreamCode: string | undefined;
  readonly reason: string | undefined;
  readonly upstreamRequestId: string | undefined;
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly parameterName: string | undefined;
  readonly faults: readonly ErrorFault[];
  readonly permission: string | undefined;
  readonly networkCode: string | undefined;
  readonly outcomeUnknown: boolean;

  constructor(details: UpstreamErrorDetails) {
    super(messageOf(details));
    this.code = details.code;
    this.upstream = details.upstream;
    this.upstreamCode = details.upstreamCode;
    this.reason = details.reason;
    this.upstreamRequestId = details.upstreamRequestId;
    this.status = details.status;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.parameterName = details.parameterName;
    this.faults = details.faults ?? [];
    this.permission = details.permission;
    this.networkCode = details.networkCode;
    this.outcomeUnknown = details.outcomeUnknown ?? false;
  }

  /** The documented extensions, without absent ones. */
  get extensions(): Readonly<Record<string, string | number>> {
    return {
      code: this.code,
      upstream: this.upstream,
      ...(this.upstreamCode === undefined ? {} : { upstreamCode: this.upstreamCode }),
      ...(this.upstreamRequestId === undefined ? {} : { upstreamRequestId: this.upstreamRequestId }),
      ...(this.retryAfterSeconds === undefined ? {} : { retryAfter: this.retryAfterSeconds }),
    };
  }
}

/** The same failure with other facts. The message is created again, so a custom message is lost. */
export const withDetails = (
  error: UpstreamErrorDetails,
  changes: Partial<UpstreamErrorDetails>,
): UpstreamError => new UpstreamError({ ...error, message: undefined, ...changes });
