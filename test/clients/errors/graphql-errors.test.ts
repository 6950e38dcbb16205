import { describe, expect, it } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';

import {
  codedError,
  upstreamBadResponse,
  userInputError,
} from '../../../src/clients/errors/graphql-errors.ts';
import { UpstreamError, withDetails } from '../../../src/clients/errors/upstream-error.ts';
import { callFailure } from '../../../src/clients/errors/upstream-failure.ts';

const full = new UpstreamError({
  code: 'RATE_LIMITED',
  upstream: 'ringcentral',
  upstreamCode: 'CMN-301',
  upstreamRequestId: 'b1c0',
  status: 429,
  retryAfterSeconds: 60,
  parameterName: 'page',
  permission: 'ReadContacts',
  networkCode: 'ECONNRESET',
});
const PROMISED = {
  code: 'RATE_LIMITED',
  upstream: 'ringcentral',
  upstreamCode: 'CMN-301',
  upstreamRequestId: 'b1c0',
  retryAfter: 60,
};

describe('errors of the graph', () => {
  it('have the documented extensions of an upstream failure and no others', () => {
    expect(full.extensions).toEqual(PROMISED);
    const bare = callFailure('google-people', { kind: 'timeout', outcomeUnknown: false });
    expect(bare.extensions).toEqual({ code: 'UPSTREAM_TIMEOUT', upstream: 'google-people' });
  });

  it('have them also where a resolver throws the failure itself', async () => {
    const schema = buildSchema('type Query { field: Int }');
    const rootValue = { field: () => Promise.reject(full) };
    const { errors } = await graphql({ schema, source: '{ field }', rootValue });
    expect(errors?.[0]?.toJSON()).toMatchObject({
      message: full.message,
      extensions: PROMISED,
      path: ['field'],
    });
  });

  it('name the argument that is wrong', () => {
    const error = userInputError('must be between 0 and 1000, and is -1', 'first');
    expect([error.message, error.extensions]).toEqual([
      'first: must be between 0 and 1000, and is -1',
      { code: 'BAD_USER_INPUT' },
    ]);
    expect(userInputError('no').message).toBe('no');
    expect(codedError('FORBIDDEN', 'x').extensions).toEqual({ code: 'FORBIDDEN' });
    expect(upstreamBadResponse('ringcentral', 'x').extensions).toEqual({
      code: 'UPSTREAM_BAD_RESPONSE',
      upstream: 'ringcentral',
    });
  });
});

describe('an upstream failure', () => {
  it('keeps its other facts when one changes, and its message is updated', () => {
    const changed = withDetails(full, { outcomeUnknown: true });
    expect(changed).toMatchObject({ ...full, outcomeUnknown: true });
    expect(changed.message).toContain('not known whether the change was made');
  });

  it('names the header and the variables where there is no credential', () => {
    const message = callFailure('ringcentral', { kind: 'no-credential' }).message;
    for (const name of [
      'x-ringcentral-authorization',
      'RINGCENTRAL_CLIENT_ID',
      'RINGCENTRAL_CLIENT_SECRET',
      'RINGCENTRAL_JWT',
    ]) {
      expect(message).toContain(name);
    }
    expect(callFailure('google-people', { kind: 'malformed-credential' }).message).toContain(
      'x-google-authorization',
    );
  });

  it('says how long to wait', () => {
    expect(full.message).toContain('60 seconds');
    expect(callFailure('ringcentral', { kind: 'quota', retryAfterSeconds: 1 }).message).toContain(
      '1 second.',
    );
  });
});
