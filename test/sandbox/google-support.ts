import {
  type GoogleSandboxOptions,
  type GoogleUpstream,
  type Person,
  startGooglePeople,
} from '../../sandbox/google-people/index.ts';
import { type Clock, createClock } from '../../sandbox/kit/index.ts';

/** Query parameters. The name of a list is repeated. */
export type Parameters = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface GoogleErrorBody {
  readonly code: number;
  readonly message: string;
  readonly status: string;
  readonly errors?: readonly object[];
  readonly details?: readonly { readonly reason?: string }[];
}

/** All members that responses of this API may have; each test reads those that it expects. */
export interface GoogleBody extends Partial<Person> {
  readonly otherContacts?: readonly Person[];
  readonly nextPageToken?: string;
  readonly nextSyncToken?: string;
  readonly totalSize?: number;
  readonly results?: readonly { readonly person: Person }[];
  readonly responses?: readonly {
    readonly requestedResourceName: string;
    readonly httpStatusCode: number;
    readonly status: object;
    readonly person?: Person;
  }[];
  readonly error?: GoogleErrorBody;
}

export interface GoogleAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: GoogleBody;
}

export interface CallOptions {
  /** Null sends no credential. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is text. */
  readonly body?: unknown;
}

export interface GoogleTest {
  readonly upstream: GoogleUpstream;
  /** Only moves when it is advanced. */
  readonly clock: Clock;
  readonly call: (path: string, parameters?: Parameters, options?: CallOptions) => Promise<GoogleAnswer>;
  readonly list: (parameters: Parameters, options?: CallOptions) => Promise<GoogleAnswer>;
  /** Every page of a list, by page token. */
  readonly listAll: (parameters: Parameters) => Promise<readonly GoogleBody[]>;
}

const queryOf = (parameters: Parameters): string =>
  new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) =>
      (Array.isArray(value) ? (value as readonly string[]) : [value]).map((item) => [name, String(item)]),
    ),
  ).toString();

const parse = (text: string): GoogleBody => {
  try {
    return JSON.parse(text) as GoogleBody;
  } catch {
    return {};
  }
};

/** Only Google's side, on a free port, with a stopped clock. */
export const startGoogle = async (
  options: GoogleSandboxOptions & { readonly quotas?: 'generous' | 'real' } = {},
): Promise<GoogleTest> => {
  const clock = createClock(() => Date.UTC(2030, 4, 1, 12));
  const { quotas = 'generous', ...rest } = options;
  const upstream = await startGooglePeople({ ...rest, host: '127.0.0.1', port: 0, quotas, clock });

  const call: GoogleTest['call'] = async (path, parameters = {}, { token, headers, body } = {}) => {
    const response = await fetch(`${upstream.url}${path}?${queryOf(parameters)}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(token !== null && { authorization: `Bearer ${token ?? 'sandbox-google-demo'}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  };
  const list: GoogleTest['list'] = (parameters, callOptions) =>
    call('/v1/otherContacts', parameters, callOptions);

  return {
    upstream,
    clock,
    call,
    list,
    async listAll(parameters) {
      const pages: GoogleBody[] = [];
      let pageToken: string | undefined;
      do {
        const { body } = await list({ ...parameters, ...(pageToken !== undefined && { pageToken }) });
        pages.push(body);
        pageToken = body.nextPageToken;
      } while (pageToken !== undefined);
      return pages;
    },
  };
};

export const CONTACT = 'READ_SOURCE_TYPE_CONTACT';
export const PROFILE = 'READ_SOURCE_TYPE_PROFILE';
export const OTHER_CONTACT = 'READ_SOURCE_TYPE_OTHER_CONTACT';

/** Status and message of an error, for a single comparison. */
export const errorOf = ({ status, body }: GoogleAnswer): readonly unknown[] => [
  status,
  body.error?.status,
  body.error?.message,
];

export const INVALID_ARGUMENT = [400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.'] as const;
