import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type GraphQLResult, type Harness, startHarness } from '../../support/harness.ts';

import { type OtlpReceiver, startOtlpReceiver } from './support/otlp-receiver.ts';

/** Part of every secret and personal value. Output that contains it leaks. Digits, so that it can be in a phone number. */
const CANARY = 'canary';
const PHONE = '+12025550142';

let receiver: OtlpReceiver;
let harness: Harness;
let metrics = '';
const FAILURES: GraphQLResult[] = [];

const bearer = (token: string) => ({
  'x-google-authorization': `Bearer ${token}`,
  'x-ringcentral-authorization': `Bearer ${token}`,
});

/** A contact with the canary in every text, created directly in the sandbox. */
const plantContact = async (): Promise<void> => {
  const { ringcentral, credentials } = harness.sandbox;
  const url = `${ringcentral.url}/restapi/v1.0/account/~/extension/~/address-book/contact`;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${credentials.ringcentral.accessTokens.demo}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ firstName: `A ${CANARY}`, company: CANARY, homePhone: PHONE }),
  });
  expect(response.status).toBe(200);
};

// Runs operations with every kind of outcome, at the most verbose log level.
beforeAll(async () => {
  receiver = await startOtlpReceiver();
  harness = await startHarness({
    // The breaker never opens, so that every failure comes from upstream.
    breaker: { minimumTries: Infinity },
    env: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'trace',
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      UPSTREAM_TIMEOUT_MS: '1500',
      GOOGLE_SEARCH_WARMUP_MS: '0',
      ROUTER_SECRET: `router-${CANARY}`,
      GOOGLE_API_KEY: `key-${CANARY}`,
      GOOGLE_QUOTA_USER: `user-${CANARY}`,
      GOOGLE_CLIENT_ID: `id-${CANARY}`,
      GOOGLE_CLIENT_SECRET: `secret-${CANARY}`,
      GOOGLE_REFRESH_TOKEN: `refresh-${CANARY}`,
      RINGCENTRAL_CLIENT_ID: `id-${CANARY}`,
      RINGCENTRAL_CLIENT_SECRET: `secret-${CANARY}`,
      RINGCENTRAL_JWT: `jwt-${CANARY}`,
    },
  });
  await plantContact();
  const { google, ringcentral } = harness.sandbox;
  const secret = { 'router-authorization': `router-${CANARY}` };
  const ask = (query: string, headers: Readonly<Record<string, string>> = {}, as?: 'nobody') =>
    harness.execute(query, {
      headers: { ...secret, 'x-include-upstream-calls': '1', ...headers },
      ...(as && { as }),
      variables: { text: CANARY, phone: [PHONE] },
    });
  const READ = `query Read($text: String!, $phone: [String!]) {
    byName: personalContacts(startsWith: $text) { nodes { displayName } }
    byPhone: personalContacts(phoneNumbers: $phone) { nodes { displayName company } }
    searchOtherContacts(query: $text) { nodes { displayName } }
    ${CANARY}: person(resourceName: "people/${CANARY}") { displayName }
  }`;

  const whole = await ask(READ);
  expect(JSON.stringify(whole.body.data.byPhone)).toContain(CANARY);
  const troubled: (() => Promise<GraphQLResult>)[] = [
    () => ask(READ, bearer(`token-${CANARY}`)),
    () => ask(READ, bearer(`not a ${CANARY} token`)),
    // The server's own credentials are refused by the token endpoints.
    () => ask(READ, {}, 'nobody'),
    () => ask(READ, { 'router-authorization': `wrong-${CANARY}` }),
    () => ask(`query Bad($text: String!) { ${CANARY}(a: $text) }`),
    () => ask(`{ personalContacts(after: "${CANARY}") { totalCount } }`),
    () => ask(`{ node(id: "${CANARY}") { id } } # ${CANARY}`),
    () => ask(`{ "${CANARY}`),
  ];
  FAILURES.push(...(await Promise.all(troubled.map((operation) => operation()))));
  const body = {
    message: CANARY,
    errors: [{ errorCode: 'CMN-1', message: CANARY }],
    error: { message: CANARY },
  };
  const faults = [
    { kind: 'status', status: 500, body },
    { kind: 'status', status: 400, body },
    { kind: 'status', status: 429, retryAfter: 0, body },
    { kind: 'status', status: 200, body: CANARY },
    { kind: 'truncated' },
    { kind: 'truncated', isCut: true },
    { kind: 'content-type' },
    { kind: 'hang' },
  ] as const;
  for (const fault of faults) {
    for (const upstream of [google, ringcentral]) upstream.addFault(fault);
    FAILURES.push(await ask(READ));
    for (const upstream of [google, ringcentral]) upstream.clearFaults();
  }
  const request = await fetch(`${harness.url}/graphql?query=%7B${CANARY}%7D`, {
    headers: { ...secret, 'apollo-require-preflight': '1' },
  });
  expect(request.status).toBe(400);
  metrics = await (await fetch(`${harness.url}/metrics`)).text();
  await harness.close();
});
afterAll(() => receiver.close());

describe('secrets and personal data do not appear', () => {
  it('in the log, which has lines for all outcomes', () => {
    const log = JSON.stringify(harness.log());
    const kinds = harness.log().map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'operation').length).toBe(FAILURES.length + 2);
    expect(kinds.filter((kind) => kind === 'upstream call').length).toBeGreaterThan(30);
    expect(log).toContain('/oauth/token');
    expect(log).not.toContain(CANARY);
    expect(log).not.toContain(PHONE.slice(1));
  });

  it('in the metrics', () => {
    expect(metrics).toContain('contacts_upstream_call_duration_seconds_count');
    expect(metrics).not.toContain(CANARY);
    expect(metrics).not.toContain(PHONE.slice(1));
  });

  it('in the traces', () => {
    expect(receiver.spans().length).toBeGreaterThan(50);
    expect(receiver.text()).not.toContain(CANARY);
    expect(receiver.text()).not.toContain(PHONE.slice(1));
  });

  it('in responses, except for what the caller sent', () => {
    for (const { body } of FAILURES) {
      const { extensions, errors = [] } = body;
      expect(JSON.stringify(extensions ?? null)).not.toContain(CANARY);
      for (const { extensions: own } of errors) expect(JSON.stringify(own)).not.toContain(CANARY);
      // Validation errors quote the operation; errors of upstreams and credentials quote nothing.
      const upstreamErrors = errors.filter(({ extensions: own }) => own['upstream'] !== undefined);
      expect(JSON.stringify(upstreamErrors.map(({ message }) => message))).not.toContain(CANARY);
    }
    expect(FAILURES.flatMap(({ body }) => body.errors ?? []).length).toBeGreaterThan(40);
  });
});
