import { describe, expect, it } from '@jest/globals';

import { answerFailure, callFailure } from '../../../src/clients/errors/upstream-failure.ts';
import { type FieldOf, undoneError, userErrorsOf } from '../../../src/clients/errors/user-error.ts';

const refusal = (status: number, ...errors: readonly object[]) =>
  answerFailure({ upstream: 'ringcentral', status, body: { errors }, isWrite: true });

/** Returns its arguments, so that tests see them. */
const fieldOf: FieldOf = (parameterName, code) => [parameterName ?? '-', code];

describe('a failed write has user errors', () => {
  it.each([
    ['PAB-102', 'PHONE_NUMBER_INVALID'],
    ['PAB-103', 'PHONE_NUMBER_TOO_LONG'],
    ['PAB-104', 'PHONE_NUMBER_ASTERISK'],
    ['PAB-105', 'PHONE_NUMBER_EXTENSION_TOO_LONG'],
    ['PAB-106', 'PHONE_NUMBER_DTMF_TOO_LONG'],
    ['FAV-100', 'NOT_FOUND'],
    ['FAV-101', 'FAVORITE_DUPLICATE'],
    ['FAV-102', 'FAVORITE_TARGET_AMBIGUOUS'],
    ['FAV-103', 'FAVORITE_DUPLICATE'],
    ['FAV-104', 'FAVORITES_FULL'],
    ['FAV-105', 'FAVORITE_NOT_IN_DIRECTORY'],
    ['CMN-101', 'INVALID'],
  ])('when upstream says %s', (errorCode, code) => {
    const error = refusal(400, { errorCode, parameterName: 'homePhone' });
    expect(userErrorsOf(error, fieldOf)).toEqual([
      {
        code,
        field: ['homePhone', code],
        message: expect.stringMatching(/^[A-Z].*\.$/),
      },
    ]);
  });

  it('when something does not exist', () => {
    const error = refusal(404, { errorCode: 'CMN-102', parameterName: 'contactId' });
    expect(userErrorsOf(error, fieldOf)).toMatchObject([
      {
        code: 'NOT_FOUND',
        field: ['contactId', 'NOT_FOUND'],
      },
    ]);
  });

  it('when the book is full, which only the message says', () => {
    const message = 'Contact cannot be created: max contacts count reached (10000)';
    expect(userErrorsOf(refusal(400, { errorCode: 'PAB-101', message }), fieldOf)).toMatchObject([
      {
        code: 'ADDRESS_BOOK_FULL',
      },
    ]);
  });

  it('for all problems that upstream lists', () => {
    const errors = userErrorsOf(
      refusal(
        400,
        { errorCode: 'CMN-101', parameterName: 'notes' },
        { errorCode: 'PAB-102', parameterName: 'homePhone' },
        { errorCode: 'PAB-104', message: 'Parameter [carPhone] is invalid. Something.' },
        { errorCode: 'XYZ-1', message: 'An unknown error.' },
      ),
      (parameterName = '-') => [parameterName],
    );
    expect(errors?.map(({ code, field }) => [code, field])).toEqual([
      ['INVALID', ['notes']],
      ['PHONE_NUMBER_INVALID', ['homePhone']],
      ['PHONE_NUMBER_ASTERISK', ['carPhone']],
    ]);
  });
});

describe('a failed write has no user errors', () => {
  it.each([
    ['an invalid request without a parameter name', refusal(400, { errorCode: 'CMN-101' })],
    ['a request that our code built wrongly', refusal(400, { errorCode: 'CMN-104' })],
    ['no permission', refusal(403, { errorCode: 'CMN-401' })],
    ['no quota', refusal(429, { errorCode: 'CMN-301' })],
    ['an outage', refusal(500, { errorCode: 'CMN-203', parameterName: 'homePhone' })],
    [
      'an unknown outcome',
      callFailure('ringcentral', { kind: 'network', networkCode: 'ECONNRESET', outcomeUnknown: true }),
    ],
    ['another kind of error', new TypeError('x')],
  ])('when it is %s', (_name, error) => {
    expect(userErrorsOf(error, fieldOf)).toBeUndefined();
  });
});

describe('an item that was not written', () => {
  it('has the message of the failure', () => {
    const error = callFailure('ringcentral', { kind: 'quota', retryAfterSeconds: 42 });
    expect(undoneError(error, ['ids', '3'])).toEqual({
      code: 'NOT_DONE',
      field: ['ids', '3'],
      message: expect.stringContaining('42 seconds'),
    });
  });

  it('may have an unknown outcome', () => {
    const error = callFailure('ringcentral', { kind: 'timeout', outcomeUnknown: true });
    expect(undoneError(error, null)).toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      message: expect.stringContaining('not known'),
    });
  });
});
