import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';
import { ask, routesOf } from '../graph/support.ts';

import {
  type Book,
  COLLEAGUE,
  contactList,
  faultsOf,
  MAX_BYTES,
  messagesOf,
  ofBytes,
  upload,
} from './support.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
beforeEach(() => harness.sandbox.ringcentral.reset());
afterAll(() => harness.close());

const ONE = [{ firstName: 'Fern' }];
const books = (count: number): readonly Book[] =>
  Array.from({ length: count }, (_, index) => ({ extensionId: String(index + 1), contacts: ONE }));
const refusedWith = async (addressBooks: readonly Book[]): Promise<readonly string[]> => {
  const answer = await upload(harness, addressBooks);
  expect([answer.errors, answer.data.uploadAddressBooks.upload, answer.calls]).toEqual([undefined, null, []]);
  return faultsOf(answer);
};

describe('the number of address books', () => {
  it('must not be 0', async () => {
    expect(await refusedWith([])).toEqual(['addressBooks EMPTY']);
  });

  it('may be 500', async () => {
    // The sandbox has fewer extensions and rejects the others, which shows that the call arrives.
    const answer = await upload(harness, books(500));
    expect([routesOf(answer.calls), faultsOf(answer)]).toEqual([
      ['address-book-bulk-upload'],
      ['addressBooks INVALID'],
    ]);
  });

  it('must not be 501', async () => {
    expect(await refusedWith(books(501))).toEqual(['addressBooks TOO_LONG']);
  });
});

describe('the number of contacts of one address book', () => {
  const of = (count: number) => [{ extensionId: COLLEAGUE, contacts: contactList(count) }];

  it('must not be 0', async () => {
    expect(await refusedWith(of(0))).toEqual(['addressBooks.0.contacts EMPTY']);
  });

  it.each([1, 10_000])('may be %i', async (count) => {
    const { data, calls } = await upload(harness, of(count));
    expect(data.uploadAddressBooks).toMatchObject({ upload: { status: 'ACCEPTED' }, userErrors: [] });
    expect(calls.map(({ status, requestBody }) => [status, requestBody])).toEqual([
      [202, { records: of(count) }],
    ]);
  });

  it('must not be 10,001', async () => {
    const answer = await upload(harness, of(10_001));
    expect([faultsOf(answer), answer.calls]).toEqual([['addressBooks.0.contacts TOO_LONG'], []]);
    expect(messagesOf(answer)).toEqual(['The list must have 1 to 10,000 entries, but has 10,001.']);
  });
});

describe('the size of an upload', () => {
  it('must not be over 20 MiB as JSON', async () => {
    const tooLong = await upload(harness, ofBytes(MAX_BYTES + 1, COLLEAGUE, COLLEAGUE));
    expect([faultsOf(tooLong), routesOf(tooLong.calls)]).toEqual([['addressBooks TOO_LONG'], []]);
    expect(messagesOf(tooLong)[0]).toContain('20,971,521 bytes');
  });

  it('is refused by the HTTP server if the request is far too large', async () => {
    const contacts = [{ notes: 'x'.repeat(32 * 2 ** 20) }];
    const { status, errors, calls } = await upload(harness, [{ extensionId: COLLEAGUE, contacts }]);
    expect([status, calls]).toEqual([413, []]);
    expect(errors?.map(({ message, extensions }) => [message, extensions])).toEqual([
      ['The request body is larger than the maximum of 32 MiB', { code: 'BAD_REQUEST' }],
    ]);
  });

  it('is limited to 200,000 objects before anything else is checked', async () => {
    const contacts = new Array<object>(10_000).fill({});
    const many = Array.from({ length: 20 }, (_, index) => ({ extensionId: String(index), contacts }));
    const { status, errors, calls } = await upload(harness, many);
    expect([status, errors?.[0]?.extensions, calls]).toEqual([400, { code: 'BAD_USER_INPUT' }, []]);
    expect(errors?.[0]?.message).toContain('200000 objects in its variables, which is the maximum');
  });

  it("must be in variables, because the operation's text has a lower limit", async () => {
    const literal = (count: number) =>
      `mutation { uploadAddressBooks(input: { addressBooks: [{ extensionId: "${COLLEAGUE}", contacts: [${'{ firstName: "Fern" } '.repeat(count)}] }] }) { userErrors { code } } }`;
    expect((await ask(harness, literal(1_000))).calls).toHaveLength(1);
    const { status, errors } = await ask(harness, literal(3_000));
    expect([status, errors?.[0]?.extensions]).toEqual([400, { code: 'BAD_USER_INPUT' }]);
  });
});

describe('an invalid upload', () => {
  it('is refused with all errors at once, each with its path', async () => {
    const faulty = [
      { extensionId: COLLEAGUE, contacts: [...ONE, { appInfo: 'here', ringtoneIndex: '1' }] },
      { extensionId: '71104-1', contacts: [] },
      { extensionId: '711041004', contacts: ONE },
      { extensionId: '~', contacts: [...ONE, ...ONE, { ringtoneIndex: '' }] },
      { extensionId: COLLEAGUE, contacts: contactList(10_001) },
      { extensionId: '~', contacts: ONE },
    ];
    expect(await refusedWith(faulty)).toEqual([
      'addressBooks.0.contacts.1.ringtoneIndex INVALID',
      'addressBooks.0.contacts.1.appInfo INVALID',
      'addressBooks.1.extensionId INVALID',
      'addressBooks.1.contacts EMPTY',
      'addressBooks.3.contacts.2.ringtoneIndex INVALID',
      'addressBooks.4.extensionId DUPLICATE',
      'addressBooks.4.contacts TOO_LONG',
      'addressBooks.5.extensionId DUPLICATE',
    ]);
  });

  it('is refused with the first fifty errors and the number of the others', async () => {
    const withFaults = (count: number) => [
      { extensionId: COLLEAGUE, contacts: new Array<object>(count).fill({ appInfo: 'here' }) },
    ];
    expect(await refusedWith(withFaults(50))).toHaveLength(50);
    const answer = await upload(harness, withFaults(10_000));
    expect([answer.calls, faultsOf(answer).length, faultsOf(answer).at(-1)]).toEqual([[], 51, '* INVALID']);
    expect(messagesOf(answer).at(-1)).toBe('9,950 more errors are not listed.');
  });

  it('is refused for an invalid account id', async () => {
    const { data, errors, calls } = await upload(harness, books(1), { accountId: '../1' });
    expect([data.uploadAddressBooks, errors?.[0]?.extensions, calls]).toEqual([
      null,
      { code: 'BAD_USER_INPUT' },
      [],
    ]);
  });
});
