import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { maxConcurrency } from '../../sandbox/kit/index.ts';

import {
  type CallOptions,
  errorOf,
  type GoogleAnswer,
  type GoogleTest,
  INVALID_ARGUMENT,
  type Parameters,
  startGoogle,
} from './google-support.ts';

let google: GoogleTest;

beforeAll(async () => {
  google = await startGoogle({ otherContactCount: 400 });
});
afterEach(() => google.upstream.reset());
afterAll(() => google.upstream.close());

describe('search', () => {
  const search = (query: string, parameters: Parameters = {}, options?: CallOptions): Promise<GoogleAnswer> =>
    google.call(
      '/v1/otherContacts:search',
      { query, readMask: 'names,emailAddresses', ...parameters },
      options,
    );

  const warmUp = async (): Promise<void> => {
    expect((await search('')).text).toBe('{}\n');
    google.clock.advance(2_000);
  };

  const found = async (query: string): Promise<readonly string[]> =>
    ((await search(query, { pageSize: 30 })).body.results ?? []).map(({ person }) => person.resourceName);

  it('finds nothing until some time after a warm-up', async () => {
    expect((await search('ma')).text).toBe('{}\n');
    await search('');
    google.clock.advance(1_999);
    expect((await search('ma')).text).toBe('{}\n');
    google.clock.advance(1);
    expect((await search('ma')).body.results?.length).toBeGreaterThan(0);
    // Each user has a cache of its own.
    expect((await search('ma', {}, { token: 'sandbox-google-second' })).text).toBe('{}\n');
  });

  it('finds contacts added after a warm-up only after the next one', async () => {
    await warmUp();
    const { person } = google.upstream.store.book('demo').addOtherContact({ givenName: 'Zephyrine' });
    expect(await found('zephyrine')).toEqual([]);
    await warmUp();
    expect(await found('zephyrine')).toEqual([person.resourceName]);
  });

  it('matches phrases that begin at a word', async () => {
    const book = google.upstream.store.book('demo');
    const { person } = book.addOtherContact({
      givenName: 'Zephyrine Ånn',
      familyName: "O'Xylo",
      emailAddress: 'zed.qquux@example.org',
      phoneNumber: '+44 20 7946 0999',
    });
    await warmUp();
    for (const query of [
      'z',
      'zeph',
      'ZEPHYRINE',
      'Zephyrine Å',
      'ann o',
      'xylo',
      'zed.qq',
      'qquux',
      '+44 20 7946 0999',
      '20 7946 0999',
      '79460999',
      '(44) 2079',
    ]) {
      expect([query, (await found(query)).includes(person.resourceName)]).toEqual([query, true]);
    }
    for (const query of ['ephyrine', 'zephyrine o', 'ylo', 'quux', '7946 1', '946 0999']) {
      expect([query, (await found(query)).includes(person.resourceName)]).toEqual([query, false]);
    }
  });

  it('gives 10 results by default, and at most 30', async () => {
    await warmUp();
    const sizes = [{}, { pageSize: 0 }, { pageSize: 3 }, { pageSize: 31 }, { pageSize: 1000 }];
    const answers = await Promise.all(sizes.map((size) => search('example', size)));
    expect(answers.map(({ body }) => body.results?.length)).toEqual([10, 10, 3, 30, 30]);
    expect(answers[3]?.body).not.toHaveProperty('nextPageToken');
  });

  it('refuses invalid parameters', async () => {
    expect(errorOf(await search('a', { readMask: '' })).slice(0, 2)).toEqual([400, 'INVALID_ARGUMENT']);
    expect((await search('a', { readMask: 'names,photos' })).body.error?.message).toMatch(
      /^Invalid readMask mask path: "photos"/,
    );
    expect((await search('a', { pageToken: 'x' })).body.error?.message).toMatch(/Unknown name "pageToken"/);
    expect((await search('a', { sources: 'READ_SOURCE_TYPE_CONTACT' })).status).toBe(400);
    expect(errorOf(await search('a', { pageSize: -1 }))).toEqual(INVALID_ARGUMENT);
    google.upstream.settings.update({ acceptsPhotosInSearch: true });
    expect((await search('a', { readMask: 'names,photos' })).status).toBe(200);
  });

  it('does not look into profiles', async () => {
    await warmUp();
    const { text } = await search('example', { pageSize: 30, readMask: 'names,emailAddresses,metadata' });
    expect(text).not.toContain('PROFILE');
  });
});

describe('copy', () => {
  const nameAt = (position: number): string =>
    google.upstream.store.book('demo').otherContactAt(position)?.person.resourceName ?? '';

  const copy = (name: string, body: unknown, options: CallOptions = {}): Promise<GoogleAnswer> =>
    google.call(`/v1/${name}:copyOtherContactToMyContactsGroup`, {}, { ...options, body });

  const get = (
    name: string,
    personFields = 'names,emailAddresses,memberships,metadata',
  ): Promise<GoogleAnswer> => google.call(`/v1/${name}`, { personFields });

  it('creates a new contact in the group, and keeps the original', async () => {
    const { status, body } = await copy(nameAt(0), { copyMask: 'names,emailAddresses' });
    expect(status).toBe(200);
    expect(body.resourceName).toMatch(/^people\/c\d+$/);
    expect(body.resourceName).not.toBe(nameAt(0).replace('otherContacts', 'people'));
    expect(Object.keys(body).sort()).toEqual([
      'emailAddresses',
      'etag',
      'memberships',
      'metadata',
      'names',
      'resourceName',
    ]);
    expect(body.metadata?.sources?.[0]?.type).toBe('CONTACT');
    expect(body.memberships).toEqual([
      expect.objectContaining({
        contactGroupMembership: {
          contactGroupId: 'myContacts',
          contactGroupResourceName: 'contactGroups/myContacts',
        },
      }),
    ]);
    expect((await google.list({ readMask: 'names' })).body.totalSize).toBe(400);
    expect((await get(body.resourceName ?? '')).body).toEqual(body);
  });

  it('copies the fields of its mask and returns those of its read mask', async () => {
    const { body } = await copy(nameAt(0), { copyMask: 'emailAddresses', readMask: 'names,emailAddresses' });
    expect(Object.keys(body)).toEqual(['resourceName', 'etag', 'emailAddresses']);
    expect((await get(body.resourceName ?? '')).body.names).toBeUndefined();
  });

  it('creates two contacts when made twice', async () => {
    const first = await copy(nameAt(1), { copyMask: 'emailAddresses' });
    const second = await copy(nameAt(1), { copyMask: 'emailAddresses' });
    expect(first.body.resourceName).not.toBe(second.body.resourceName);
    expect(google.upstream.store.book('demo').contacts()).toHaveLength(62);
  });

  it('keeps the primary value primary', async () => {
    const book = google.upstream.store.book('demo');
    const position = Array.from({ length: 400 }, (_, index) => index).find((index) => {
      const emails = book.otherContactAt(index)?.person.fields.emailAddresses ?? [];
      return emails.length > 1 && emails.length < 5 && emails[0]?.metadata.primary !== true;
    });
    const original = book.otherContactAt(position ?? -1)?.person.fields.emailAddresses ?? [];
    const { body } = await copy(nameAt(position ?? -1), { copyMask: 'emailAddresses' });
    const primary = (list: readonly { readonly metadata: { readonly primary?: boolean } }[]): number =>
      list.findIndex(({ metadata }) => metadata.primary);
    expect(primary(body.emailAddresses ?? [])).toBe(primary(original));
  });

  it('can take some time to be found', async () => {
    google.upstream.settings.update({ copyPropagationMs: 4_000 });
    const { body } = await copy(nameAt(0), { copyMask: 'names' });
    expect((await get(body.resourceName ?? '')).status).toBe(404);
    google.clock.advance(4_000);
    expect((await get(body.resourceName ?? '')).status).toBe(200);
  });

  it.each([
    [{}, 'copyMask is required. Please specify one or more valid paths.'],
    [{ copyMask: 'organizations' }, expect.stringMatching(/^Invalid copyMask mask path: "organizations"\./)],
    [
      { copyMask: 'names', readMask: 'nonsense' },
      expect.stringMatching(/^Invalid readMask mask path: "nonsense"\./),
    ],
    [
      { copyMask: 'names', mask: 'x' },
      'Invalid JSON payload received. Unknown name "mask": Cannot find field.',
    ],
    [
      { copyMask: ['names'] },
      `Invalid value at 'copy_mask' (type.googleapis.com/google.protobuf.FieldMask), ["names"]`,
    ],
    [
      { copyMask: 'names', sources: ['X'] },
      `Invalid value at 'sources' (type.googleapis.com/google.people.v1.ReadSourceType), "X"`,
    ],
    ['{"copyMask"', 'Invalid JSON payload received. Unexpected token.'],
  ])('refuses %j', async (body, message) => {
    expect(errorOf(await copy(nameAt(0), body))).toEqual([400, 'INVALID_ARGUMENT', message]);
    expect(google.upstream.store.book('demo').contacts()).toHaveLength(60);
  });

  it('of an unknown contact is 404, or 500 by setting', async () => {
    expect(errorOf(await copy('otherContacts/c1', { copyMask: 'names' })).slice(0, 2)).toEqual([
      404,
      'NOT_FOUND',
    ]);
    google.upstream.settings.update({ missingCopyStatus: 500 });
    expect(errorOf(await copy('otherContacts/c1', { copyMask: 'names' })).slice(0, 2)).toEqual([
      500,
      'INTERNAL',
    ]);
    expect((await copy('people/c1', { copyMask: 'names' })).headers.get('content-type')).toMatch(
      /^text\/html/,
    );
  });

  it('needs both scopes, or either by setting', async () => {
    const tokens = ['sandbox-google-contacts-only', 'sandbox-google-other-only'];
    const tryAll = async (): Promise<readonly number[]> =>
      Promise.all(
        tokens.map(async (token) => (await copy(nameAt(0), { copyMask: 'names' }, { token })).status),
      );
    expect(await tryAll()).toEqual([403, 403]);
    google.upstream.settings.update({ copyScopes: 'either' });
    expect(await tryAll()).toEqual([200, 200]);
  });

  it('logs the written bodies and concurrent calls', async () => {
    google.upstream.addFault({ kind: 'latency', latencyMs: 20 });
    await Promise.all([0, 1].map((position) => copy(nameAt(position), { copyMask: 'names' })));
    const calls = google.upstream.calls();
    expect(
      calls.map(({ route, method, caller, requestBody }) => [route, method, caller, requestBody]),
    ).toEqual(
      [0, 1].map(() => [
        '/v1/{resourceName}:copyOtherContactToMyContactsGroup',
        'POST',
        'demo',
        { copyMask: 'names' },
      ]),
    );
    expect(maxConcurrency(calls)).toBe(2);
  });
});
