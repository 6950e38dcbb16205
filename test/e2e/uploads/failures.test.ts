import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Fault } from '../../../sandbox/index.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { bookOf, failuresOf, routesOf } from '../graph/support.ts';

import { COLLEAGUE, faultsOf, messagesOf, upload } from './support.ts';

const BOOKS = [{ extensionId: COLLEAGUE, contacts: [{ firstName: 'Fern' }] }];
const UNKNOWN = /not known whether the change was made/;

// The graph remembers quota refusals and a caller's own book, so each test starts a new one.
let harness: Harness;
beforeEach(async () => {
  harness = await startHarness({ env: { UPSTREAM_TIMEOUT_MS: '1000' } });
});
afterEach(() => harness.close());

const addFault = (fault: Fault): void => harness.sandbox.ringcentral.addFault(fault);

describe('an upload with an unknown outcome', () => {
  it.each<readonly [string, Fault, string]>([
    ['the connection breaks after it was done', { kind: 'reset', when: 'after' }, 'UPSTREAM_UNAVAILABLE'],
    ['the connection breaks before', { kind: 'reset' }, 'UPSTREAM_UNAVAILABLE'],
    ['no answer comes', { kind: 'hang', when: 'after' }, 'UPSTREAM_TIMEOUT'],
    ['upstream fails', { kind: 'status', status: 500 }, 'UPSTREAM_UNAVAILABLE'],
    ['the answer is truncated', { kind: 'truncated' }, 'UPSTREAM_BAD_RESPONSE'],
  ])('is not sent again and says so: %s', async (_case, fault, code) => {
    addFault({ ...fault, times: 1 });
    const answer = await upload(harness, BOOKS);
    expect([answer.data, failuresOf(answer)]).toEqual([
      { uploadAddressBooks: null },
      [`uploadAddressBooks ${code}`],
    ]);
    expect(answer.errors?.[0]?.message).toMatch(UNKNOWN);
    expect(answer.calls).toHaveLength(1);
  });

  it('may have been accepted without a task id', async () => {
    addFault({ kind: 'status', status: 202, body: { status: 'Accepted' } });
    const answer = await upload(harness, BOOKS);
    expect(failuresOf(answer)).toEqual(['uploadAddressBooks UPSTREAM_BAD_RESPONSE']);
    expect(answer.errors?.[0]?.message).toContain('Do not repeat the upload');
    expect(answer.calls).toHaveLength(1);
  });
});

describe('an upload that upstream refused', () => {
  const maintenance = { errorCode: 'CMN-211', errors: [{ errorCode: 'CMN-211' }] };
  it.each<readonly [string, Fault, string]>([
    ['its quota is used up', { kind: 'status', status: 429, retryAfter: 45 }, 'RATE_LIMITED'],
    ['it accepts no writes now', { kind: 'status', status: 503, body: maintenance }, 'UPSTREAM_UNAVAILABLE'],
    ['the permission is missing', { kind: 'status', status: 403 }, 'FORBIDDEN'],
  ])('is an error, and was certainly not done: %s', async (_case, fault, code) => {
    addFault(fault);
    const answer = await upload(harness, BOOKS);
    expect(failuresOf(answer)).toEqual([`uploadAddressBooks ${code}`]);
    expect(answer.errors?.[0]?.message).not.toMatch(UNKNOWN);
    expect(answer.calls).toHaveLength(1);
  });

  it('for other extensions needs an administrator', async () => {
    const answer = await upload(harness, BOOKS, { as: 'second' });
    expect(failuresOf(answer)).toEqual(['uploadAddressBooks FORBIDDEN']);
    expect(answer.errors?.[0]?.extensions['upstreamCode']).toBe('CMN-419');
  });

  it('by a caller without a credential costs no call', async () => {
    for (const extensionId of [COLLEAGUE, '~']) {
      const answer = await upload(harness, [{ ...BOOKS[0]!, extensionId }], { as: 'nobody' });
      expect([failuresOf(answer), answer.calls]).toEqual([['uploadAddressBooks UNAUTHENTICATED'], []]);
    }
  });

  it('because of an unknown extension or account reports its path', async () => {
    const unknown = { ...BOOKS[0]!, extensionId: '1' };
    expect(faultsOf(await upload(harness, [unknown]))).toEqual(['addressBooks.0.extensionId INVALID']);
    expect(faultsOf(await upload(harness, [...BOOKS, unknown]))).toEqual(['addressBooks INVALID']);
    expect(faultsOf(await upload(harness, BOOKS, { accountId: '1' }))).toEqual(['accountId NOT_FOUND']);
  });

  it('because of its size is a user error', async () => {
    addFault({ kind: 'status', status: 413 });
    const answer = await upload(harness, BOOKS);
    expect([faultsOf(answer), answer.errors]).toEqual([['addressBooks TOO_LONG'], undefined]);
    expect(messagesOf(answer)[0]).toContain('Upload fewer contacts');
  });
});

describe("the caller's own book", () => {
  const own = [{ extensionId: '~', contacts: [{ firstName: 'Fern' }] }];

  it('is looked up once by a Light call', async () => {
    const first = await upload(harness, own);
    expect(routesOf(first.calls)).toEqual(['favorite', 'address-book-bulk-upload']);
    expect(first.calls[1]?.requestBody).toEqual({
      records: [{ ...own[0], extensionId: bookOf(harness).extensionId }],
    });
    expect(routesOf((await upload(harness, own)).calls)).toEqual(['address-book-bulk-upload']);
  });

  it('must not also be listed by its real id', async () => {
    const { extensionId } = bookOf(harness);
    const answer = await upload(harness, [{ ...own[0]!, extensionId }, ...BOOKS, ...own]);
    expect([faultsOf(answer), routesOf(answer.calls)]).toEqual([
      ['addressBooks.2.extensionId DUPLICATE'],
      ['favorite'],
    ]);
  });

  it('is not guessed if upstream does not return it', async () => {
    harness.sandbox.ringcentral.addFault({
      kind: 'status',
      status: 200,
      body: { records: [] },
      match: { method: 'GET' },
    });
    const answer = await upload(harness, own);
    expect([failuresOf(answer), routesOf(answer.calls)]).toEqual([
      ['uploadAddressBooks UPSTREAM_BAD_RESPONSE'],
      ['favorite'],
    ]);
  });
});
