import { type Clock, createClock, parseJson } from '../../sandbox/kit/index.ts';
import type { ContactFields } from '../../sandbox/ringcentral/contact.ts';
import {
  type RingcentralSandboxOptions,
  type RingcentralUpstream,
  startRingcentral,
  type StoredContact,
} from '../../sandbox/ringcentral/index.ts';

export interface TestServer {
  readonly upstream: RingcentralUpstream;
  /** Only moves when it is advanced. */
  readonly clock: Clock;
  readonly call: (method: string, path: string, request?: TestRequest) => Promise<Answer>;
  /** The same below the demo user's own extension. */
  readonly own: (method: string, path: string, request?: TestRequest) => Promise<Answer>;
}

export interface TestRequest {
  /** Null sends no credential. */
  readonly token?: string | null;
  /** Sent as JSON unless it is a string. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface WireError {
  readonly errorCode: string;
  readonly message: string;
  readonly parameterName: string;
  readonly permissionName: string;
  readonly permissionsName: string;
}

/**
 * All members that answers of the API may have. A test reads the members that it expects; a missing one fails its
 * assertion.
 */
export interface WireBody extends WireError, Omit<StoredContact, 'id'> {
  readonly id: number | string;
  readonly uri: string;
  readonly availability: string;
  readonly errors: readonly WireError[];
  readonly records: readonly WireBody[];
  readonly paging: Readonly<Record<string, number>>;
  readonly navigation: Readonly<Record<string, { readonly uri: string }>>;
  readonly syncInfo: { readonly syncType: string; readonly syncToken: string };
  readonly nextPageId?: number;
  readonly nextPageUri: string;
  /** In the first part of a multipart answer. */
  readonly response: readonly { readonly status: number; readonly href: string }[];
  readonly status: string;
  readonly creationTime: string;
  readonly lastModifiedTime: string;
  readonly results: {
    readonly affectedItems: readonly {
      readonly extensionId: string;
      readonly contacts: readonly ContactFields[];
    }[];
    readonly errors: readonly WireError[];
  };
  readonly apiVersions: readonly { readonly uriString: string }[];
  readonly access_token: string;
  readonly refresh_token: string;
  readonly scope: string;
  readonly owner_id: string;
  readonly error: string;
}

export interface Answer<Body = WireBody> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed text, integers beyond 2^53 as strings of digits; throws when it is not JSON. */
  readonly json: Body;
}

const START = Date.parse('2026-03-01T12:00:00Z');

export const startTestServer = async (
  options: RingcentralSandboxOptions & { readonly quotas?: 'generous' | 'real' } = {},
): Promise<TestServer> => {
  const clock = createClock(() => START);
  const upstream = await startRingcentral({
    host: '127.0.0.1',
    port: 0,
    quotas: 'generous',
    clock,
    bookSizes: { demo: 60, second: 20 },
    ...options,
  });
  const call: TestServer['call'] = async (method, path, { token, body, headers } = {}) => {
    const response = await fetch(`${upstream.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token !== null && { authorization: `Bearer ${token ?? 'sandbox-ringcentral-demo'}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      get json() {
        return parseJson(text) as WireBody;
      },
    };
  };
  const own: TestServer['own'] = (method, path, request) =>
    call(method, `/restapi/v1.0/account/~/extension/~${path}`, request);
  return { upstream, clock, call, own };
};

/** Both levels of an error: the legacy one and the one to rely on. */
export const codesOf = ({ text }: Answer): readonly [top: string | undefined, first: string | undefined] => {
  const { errorCode, errors = [] } = JSON.parse(text) as Partial<WireBody>;
  return [errorCode, errors[0]?.errorCode];
};
