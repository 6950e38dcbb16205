import {
  GOOGLE_CLIENT_ID,
  GOOGLE_CLIENT_SECRET,
  GOOGLE_REFRESH_TOKENS,
  type GoogleSandboxOptions,
  type GoogleUpstream,
  startGooglePeople,
} from './google-people/index.ts';
import { type Clock, createClock } from './kit/index.ts';
import {
  RINGCENTRAL_CLIENT_ID,
  RINGCENTRAL_CLIENT_SECRET,
  RINGCENTRAL_JWT,
  type RingcentralSandboxOptions,
  type RingcentralUpstream,
  startRingcentral,
} from './ringcentral/index.ts';

export type { GoogleSandboxOptions, GoogleUpstream } from './google-people/index.ts';
export type { Clock, Fault, RecordedCall } from './kit/index.ts';
export { createClock, maxConcurrency, mostWithin } from './kit/index.ts';
export type { RingcentralSandboxOptions, RingcentralUpstream } from './ringcentral/index.ts';

/** `generous` for trying things out, `real` for the limits of real accounts. */
export type SandboxQuotas = 'generous' | 'real';

export interface SandboxOptions {
  /** 0, the default, uses any free port. */
  readonly googlePort?: number;
  readonly ringcentralPort?: number;
  /** `127.0.0.1` by default. */
  readonly host?: string;
  /** `generous` by default. */
  readonly quotas?: SandboxQuotas;
  /** Length of the minute of both upstreams' quotas, in seconds; 60 by default. */
  readonly windowSeconds?: number;
  readonly google?: GoogleSandboxOptions;
  readonly ringcentral?: RingcentralSandboxOptions;
  /** The clock of both upstreams; the system clock by default. */
  readonly clock?: Clock;
}

/** Access tokens that never expire: one for each user with all rights, and some for `demo` that lack rights. */
const GOOGLE_ACCESS_TOKENS = {
  demo: 'sandbox-google-demo',
  second: 'sandbox-google-second',
  contactsOnly: 'sandbox-google-contacts-only',
  otherContactsOnly: 'sandbox-google-other-only',
  emailOnly: 'sandbox-google-email-only',
} as const;

const RINGCENTRAL_ACCESS_TOKENS = {
  demo: 'sandbox-ringcentral-demo',
  second: 'sandbox-ringcentral-second',
  readOnly: 'sandbox-ringcentral-read-only',
  noContacts: 'sandbox-ringcentral-no-contacts',
  reader: 'sandbox-ringcentral-reader',
} as const;

/** Credentials for programs; of the user `demo` unless the name says otherwise. */
export const SANDBOX_CREDENTIALS = {
  google: {
    clientId: GOOGLE_CLIENT_ID,
    clientSecret: GOOGLE_CLIENT_SECRET,
    refreshToken: GOOGLE_REFRESH_TOKENS.demo,
    accessTokens: GOOGLE_ACCESS_TOKENS,
  },
  ringcentral: {
    clientId: RINGCENTRAL_CLIENT_ID,
    clientSecret: RINGCENTRAL_CLIENT_SECRET,
    jwt: RINGCENTRAL_JWT,
    accessTokens: RINGCENTRAL_ACCESS_TOKENS,
  },
} as const;

export interface Sandbox {
  readonly google: GoogleUpstream;
  readonly ringcentral: RingcentralUpstream;
  readonly credentials: typeof SANDBOX_CREDENTIALS;
  /** The clock that both upstreams share. */
  readonly clock: Clock;
  close(): Promise<void>;
}

/** Starts both upstreams. When a port is taken, it rejects and leaves nothing running. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const { host = '127.0.0.1', quotas = 'generous', clock = createClock(), windowSeconds } = options;
  const common = { host, quotas, clock, ...(windowSeconds !== undefined && { windowSeconds }) };
  const google = await startGooglePeople({ ...options.google, ...common, port: options.googlePort ?? 0 });
  const ringcentral = await startRingcentral({
    ...options.ringcentral,
    ...common,
    port: options.ringcentralPort ?? 0,
  }).catch(async (error: unknown) => {
    await google.close();
    throw error;
  });
  return {
    google,
    ringcentral,
    credentials: SANDBOX_CREDENTIALS,
    clock,
    close: async () => void (await Promise.all([google.close(), ringcentral.close()])),
  };
};
