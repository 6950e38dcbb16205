import type { ErrorFault } from './envelope.ts';
import type { ErrorCode, UpstreamName } from './error-code.ts';

/** What is known of a failed call. Nothing here is a secret, a personal datum or upstream's own prose. */
export interface UpstreamErrorDetails {
  readonly code: ErrorCode;
  readonly upstream: UpstreamName;
  /** Upstream's own word: a `google.rpc` status, a `CMN-…` code, an OAuth error. */
  readonly upstreamCode?: string | undefined;
  /** A finer word where upstream has one: Google's `ErrorInfo.reason`, or `CONTACT_LIMIT_REACHED` for a full book. */
  readonly reason?: string | undefined;
  /** Upstream's id of the exchange, for its support. */
  readonly upstreamRequestId?: string | undefined;
  /** HTTP status; of a bulk call that of the one item. Absent where there was no answer. */
  readonly status?: number | undefined;
  /** Seconds until another try has a chance. */
  readonly retryAfterSeconds?: number | undefined;
  /** The parameter or field that upstream complains of, as upstream spells it. */
  readonly parameterName?: string | undefined;
  /** Everything that upstream complains of, where its answer lists more than `upstreamCode` and `parameterName` say. */
  readonly faults?: readonly ErrorFault[] | undefined;
  /** The permission or scope that the credential lacks. */
  readonly permission?: string | undefined;
  /** The failure below HTTP, such as `ECONNRESET`. */
  readonly networkCode?: string | undefined;
  /** A write that upstream may or may not have carried out. */
  readonly outcomeUnknown?: boolean | undefined;
  /** Says it better than the words that belong to the code. */
  readonly message?: string | undefined;
}

const NAMES: Readonly<Record<UpstreamName, string>> = {
  'google-people': 'Google People',
  ringcentral: 'RingCentral',
};

/** How a caller brings its credential, and what the operator sets so that the server has one of its own. */
export const CREDENTIAL_SOURCES: Readonly<
  Record<UpstreamName, { readonly header: string; readonly variables: readonly string[] }>
> = {
  'google-people': {
    header: 'x-google-authorization',
    variables: ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET', 'GOOGLE_REFRESH_TOKEN'],
  },
  ringcentral: {
    header: 'x-ringcentral-authorization',
    variables: [
      'RINGCENTRAL_CLIENT_ID',
      'RINGCENTRAL_CLIENT_SECRET',
      'RINGCENTRAL_JWT or RINGCENTRAL_REFRESH_TOKEN',
    ],
  },
};

/** What upstream is called in a message. */
export const upstreamTitle = (upstream: UpstreamName): string => NAMES[upstream];

const seconds = (count: number): string => (count === 1 ? '1 second' : `${count} seconds`);

const waitHint = ({ retryAfterSeconds }: UpstreamErrorDetails): string =>
  retryAfterSeconds === undefined ? 'Try again later.' : `Try again in ${seconds(retryAfterSeconds)}.`;

const forbidden = ({ upstream, reason, permission }: UpstreamErrorDetails): string => {
  const name = NAMES[upstream];
  if (reason === 'SERVICE_DISABLED')
    return `The project behind this credential has not enabled the API of ${name}.`;
  if (permission !== undefined) return `${name} allows this only with the permission ${permission}.`;
  if (reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT')
    return `The access token lacks a scope that ${name} requires for this.`;
  return `${name} does not allow this caller to do that.`;
};

const badInput = ({ upstream, parameterName, reason }: UpstreamErrorDetails): string => {
  const name = NAMES[upstream];
  if (reason === 'CONTACT_LIMIT_REACHED') return 'The address book is full.';
  return parameterName === undefined
    ? `${name} refused the request as invalid.`
    : `${name} refused the value of ${parameterName}.`;
};

const WORDS: Readonly<Record<ErrorCode, (details: UpstreamErrorDetails) => string>> = {
  UNAUTHENTICATED: ({ upstream }) =>
    `${NAMES[upstream]} refused the credential. Send a valid access token as "Bearer …" in the header ` +
    `${CREDENTIAL_SOURCES[upstream].header}.`,
  FORBIDDEN: forbidden,
  BAD_USER_INPUT: badInput,
  NOT_FOUND: ({ upstream }) => `Not found in ${NAMES[upstream]}.`,
  RATE_LIMITED: (details) =>
    `The quota of ${NAMES[details.upstream]} for this caller is used up. ${waitHint(details)}`,
  SYNC_TOKEN_EXPIRED: ({ upstream }) =>
    `${NAMES[upstream]} no longer accepts this sync token. Drop what you have and start over without \`since\`.`,
  UPSTREAM_TIMEOUT: ({ upstream }) => `${NAMES[upstream]} did not answer in time.`,
  UPSTREAM_UNAVAILABLE: (details) => `${NAMES[details.upstream]} is not available. ${waitHint(details)}`,
  UPSTREAM_BAD_RESPONSE: ({ upstream }) => `${NAMES[upstream]} sent an answer that cannot be read.`,
  INTERNAL_SERVER_ERROR: ({ upstream }) =>
    `This server sent ${NAMES[upstream]} a request that it does not accept.`,
};

const UNKNOWN_OUTCOME =
  'It is not known whether the change was made: read the data again before you repeat it.';

/** The message of a failure, in our words. */
export const describeFailure = (details: UpstreamErrorDetails): string => {
  const words = WORDS[details.code](details);
  return details.outcomeUnknown === true ? `${words} ${UNKNOWN_OUTCOME}` : words;
};
