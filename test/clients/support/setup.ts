import type { UpstreamError } from '../../../src/clients/errors/upstream-error.ts';
import { type CallScope, type CallScopeOptions, createCallScope } from '../../../src/clients/http/call.ts';
import {
  type Clients,
  createUpstreams,
  type Upstreams,
  type UpstreamsOptions,
} from '../../../src/clients/upstreams.ts';

import { type Answer, startUpstreamStub, type UpstreamStub } from './upstream-stub.ts';

export const GOOGLE_TOKEN = 'google-secret-token';
export const RINGCENTRAL_TOKEN = 'ringcentral-secret-token';
export const BOOK = { accountId: '~', extensionId: '~' };

/** A time that tests must not wait for: waiting for it fails the test by its time limit, on a machine of any speed. */
export const BEYOND_TEST_MS = 100_000;

export interface Session extends Clients {
  readonly scope: CallScope;
}

export interface Bench extends AsyncDisposable {
  readonly stub: UpstreamStub;
  readonly upstreams: Upstreams;
  /** Clients of one operation of a caller who sends both headers, or others if given. */
  session(
    scope?: CallScopeOptions,
    headers?: { googleAuthorization?: string; ringcentralAuthorization?: string },
  ): Session;
}

/** Both clients over one local server that stands in for both upstreams and their token endpoints. */
export const setUp = async (
  answers: readonly Answer[] = [],
  options: Partial<UpstreamsOptions> = {},
): Promise<Bench> => {
  const stub = await startUpstreamStub(...answers);
  const upstreams = createUpstreams({
    googlePeopleUrl: stub.url,
    googleTokenUrl: `${stub.url}/token`,
    ringcentralUrl: stub.url,
    timeoutMs: 2_000,
    maxRateWaitMs: 300,
    ...options,
  });
  return {
    stub,
    upstreams,
    session(scopeOptions, headers) {
      const scope = createCallScope(scopeOptions);
      const clients = upstreams.clientsFor({
        ...(headers ?? {
          googleAuthorization: `Bearer ${GOOGLE_TOKEN}`,
          ringcentralAuthorization: `Bearer ${RINGCENTRAL_TOKEN}`,
        }),
        scope,
      });
      return { googlePeople: clients.googlePeople, ringcentral: clients.ringcentral, scope };
    },
    async [Symbol.asyncDispose]() {
      await stub.close();
      await upstreams.close();
    },
  };
};

/** The error of a rejected promise. Throws if the promise is fulfilled. */
export const failureOf = async (promise: Promise<unknown>): Promise<UpstreamError> => {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error as UpstreamError,
  );
  if (outcome === undefined) throw new Error('The promise was fulfilled.');
  return outcome;
};
