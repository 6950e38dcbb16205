/** The result of a request to the graph. */
export type Answer<Data> =
  /** Problems concern fields below the root; the other fields are valid. */
  | { readonly kind: 'data'; readonly data: Data; readonly problems: readonly string[] }
  /** Rate limited; nothing was done. */
  | { readonly kind: 'limited'; readonly seconds: number }
  /** Refused; nothing was done. */
  | { readonly kind: 'refused'; readonly message: string }
  /** A read may be repeated; the outcome of a write is unknown. */
  | { readonly kind: 'failed'; readonly message: string };

export interface Graph {
  /** Sends one operation. Never rejects. */
  send<Data>(query: string, variables: object, signal?: AbortSignal): Promise<Answer<Data>>;
}

interface GraphqlBody {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly retryAfter?: number };
  }[];
}

/** Longer than the graph waits for RingCentral, and longer than routers usually wait for the graph. */
const TIMEOUT_MS = 120_000;
const DEFAULT_WAIT_SECONDS = 60;

export const createGraph = (url: string, headers: Readonly<Record<string, string>>): Graph => ({
  async send<Data>(query: string, variables: object, signal?: AbortSignal): Promise<Answer<Data>> {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
        signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
      });
      return read<Data>(response, await response.text());
    } catch (error) {
      return failureOf(error);
    }
  },
});

const read = <Data>(response: Response, text: string): Answer<Data> => {
  const { status } = response;
  const { data, errors = [] } = parse(text) ?? {};
  // When a field below the root fails, the other fields are still valid.
  const isWhole = data != null && (errors.length === 0 || Object.values(data).every((root) => root !== null));
  if (isWhole) return { kind: 'data', data: data as Data, problems: errors.map(({ message }) => message) };
  const code = errors[0]?.extensions?.code;
  if (status === 429 || code === 'RATE_LIMITED') {
    const header = Number(response.headers.get('retry-after') ?? Number.NaN);
    return {
      kind: 'limited',
      seconds: errors[0]?.extensions?.retryAfter ?? (header || DEFAULT_WAIT_SECONDS),
    };
  }
  const hint =
    status === 413 ? 'the request is too large for the graph or for a proxy in front of it' : undefined;
  const message = hint ?? errors[0]?.message ?? `HTTP ${status} without a GraphQL response`;
  const isRefused = (status >= 400 && status < 500) || (code !== undefined && REFUSALS.has(code));
  return {
    kind: isRefused ? 'refused' : 'failed',
    message: code === undefined ? message : `${message} (${code})`,
  };
};

const parse = (text: string): GraphqlBody | undefined => {
  try {
    const body = JSON.parse(text) as unknown;
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    // Probably an error page of a proxy.
    return undefined;
  }
};

/** Error codes of the graph that mean that nothing was done. Other codes leave the outcome open. */
const REFUSALS: ReadonlySet<string> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'NOT_FOUND',
  'SERVICE_UNAVAILABLE',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]);

/** Network errors before any request was sent. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Only the code of the error is passed on: its message may quote headers. */
const failureOf = (error: unknown): Answer<never> => {
  const { cause, name } = error as Error;
  const { code = name } = (cause ?? {}) as { readonly code?: string };
  if (UNREACHABLE.has(code)) {
    const message = `the graph cannot be reached (${code}); is it running, and is --url right?`;
    return { kind: 'refused', message };
  }
  if (name === 'TimeoutError') return { kind: 'failed', message: 'the graph did not answer in time' };
  return { kind: 'failed', message: `the connection to the graph broke (${code})` };
};
