import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import { BODY_LIMITS, parseInSlices } from '../../src/server/request-body.ts';
import { type Harness, startHarness } from '../support/harness.ts';

import { request, type StandIn, startStandIn } from './stand-in.ts';

const LIMITS = { values: 1_000, depth: 10, slice: 3 };

describe('parsing in slices', () => {
  it('gives the same result as JSON.parse, with any whitespace', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ noUnicodeString: false, maxDepth: 4 }),
        fc.constantFrom('', '\t', '\r\n'),
        async (value, space) => {
          fc.pre(!JSON.stringify(value).includes('__proto__'));
          const text = `${space}${JSON.stringify(value, undefined, space)}${space}`;
          expect(await parseInSlices(text, { ...LIMITS, depth: 100, values: 1e6 })).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    '',
    ' ',
    '{',
    '[',
    '[1',
    '[1,',
    '[1,]',
    '[,1]',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,}',
    '{a:1}',
    '{"a" 1}',
    '[1 2]',
    '1 2',
    '[1]]',
    '"a',
    '"\\"',
    '"\n"',
    '"\\x"',
    '01',
    '1.',
    '.5',
    '+1',
    '1e',
    'NaN',
    'nul',
    'True',
    "'a'",
    '[1}',
    '{"a":1]',
    '{"__proto__":1}',
    '\u00a01',
  ])('refuses what JSON.parse refuses, and prototypes: %j', async (text) => {
    await expect(parseInSlices(text, LIMITS)).rejects.toMatchObject({ code: 'INVALID_JSON' });
  });

  it('stops at the limits, and not earlier', async () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    await expect(parseInSlices(nested(10), LIMITS)).resolves.toBeDefined();
    await expect(parseInSlices(nested(11), LIMITS)).rejects.toMatchObject({ code: 'TOO_DEEP' });
    // The rest of the text is not parsed.
    await expect(parseInSlices('['.repeat(1e6), LIMITS)).rejects.toMatchObject({ code: 'TOO_DEEP' });
    const flat = (values: number) => JSON.stringify(Array.from({ length: values - 1 }, () => ({})));
    await expect(parseInSlices(flat(1_000), LIMITS)).resolves.toHaveLength(999);
    await expect(parseInSlices(flat(1_001), LIMITS)).rejects.toMatchObject({ code: 'TOO_MANY_VALUES' });
  });

  it('yields to the event loop', async () => {
    const state = { isDone: false };
    let turns = 0;
    const parsed = parseInSlices(JSON.stringify(Array.from({ length: 900 }, () => 1)), {
      ...LIMITS,
      slice: 10,
    });
    void parsed.then(() => (state.isDone = true));
    while (!state.isDone) {
      turns += 1;
      await nextTurn();
    }
    expect(turns).toBeGreaterThan(50);
  });
});

describe('large requests', () => {
  let server: StandIn;
  beforeAll(async () => {
    server = await startStandIn();
  });
  afterAll(() => server.close());

  const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: Object.keys(headers).includes('content-encoding') ? gzipSync(body) : body,
    });
  const filler = ' '.repeat(BODY_LIMITS.ordinary);

  it.each<[string, string, string]>([
    [
      'that are not an upload',
      JSON.stringify({ query: '{ hello }', variables: { text: filler } }),
      'larger than 1 MiB, which is the maximum for all fields except uploadAddressBooks',
    ],
    [
      'with a large document',
      JSON.stringify({ query: `{ hello }${filler}` }),
      'The document is larger than the maximum of 1 MiB',
    ],
    [
      'with lists in lists',
      `{"query":"{ hello }","variables":{"a":${'['.repeat(2 ** 20)}`,
      'nests lists and objects more than 70 levels deep',
    ],
    [
      'with millions of objects',
      `{"query":"{ hello }","variables":{"a":[${'{},'.repeat(2_100_000)}`,
      'more than 2000000 values',
    ],
    [
      'with millions of lists',
      `{"query":"{ hello }","variables":{"a":[${'[],'.repeat(2_100_000)}`,
      'more than 2000000 values',
    ],
  ])('%s are refused with 413', async (_what, body, says) => {
    for (const headers of [{}, { 'content-encoding': 'gzip' }]) {
      const answer = await post(body, headers);
      expect([answer.status, answer.body.errors?.[0]?.extensions]).toEqual([413, { code: 'BAD_REQUEST' }]);
      expect(answer.body.errors?.[0]?.message).toContain(says);
    }
  });

  it('are read eight at a time; further ones get 503 with `retry-after`', async () => {
    const begun = Array.from({ length: BODY_LIMITS.uploadsAtOnce }, () => openUpload());
    await Promise.all(begun.map(({ isSent }) => isSent));
    const refused = await post(JSON.stringify({ query: '{ hello }', variables: { text: filler } }));
    expect([
      refused.status,
      refused.headers.get('retry-after'),
      refused.body.errors?.[0]?.extensions,
    ]).toEqual([503, '1', { code: 'SERVICE_UNAVAILABLE' }]);
    expect((await server.post('{ hello }')).status).toBe(200);
    for (const { finish } of begun) finish();
    expect((await Promise.all(begun.map(({ status }) => status))).every((status) => status === 413)).toBe(
      true,
    );
    expect((await post(JSON.stringify({ query: '{ hello }', variables: { text: filler } }))).status).toBe(
      413,
    );
  });

  /** A request whose body is over the ordinary limit and stays open until `finish` is called. */
  const openUpload = () => {
    let finish = (): void => undefined;
    let sent = (): void => undefined;
    const isSent = new Promise<void>((resolve) => (sent = resolve));
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulls += 1;
        if (pulls === 1) controller.enqueue(Buffer.from(`{"query":"{ hello }","variables":{"a":"${filler}`));
        else if (pulls === 2) {
          controller.enqueue(Buffer.from('x'));
          // The server has read the request by then.
          setTimeout(sent, 300);
          return new Promise<void>((resolve) => {
            finish = () => {
              controller.enqueue(Buffer.from('"}}'));
              controller.close();
              resolve();
            };
          });
        }
        return undefined;
      },
    });
    const status = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit).then((response) => response.status);
    return { isSent, status, finish: () => finish() };
  };
});

describe('an upload of address books', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.close());

  it('may be larger than any other request', async () => {
    const contacts = Array.from({ length: 4_000 }, (_, index) => ({
      firstName: `Contact ${String(index)}`,
      notes: 'n'.repeat(300),
    }));
    const { status, body } = await harness.execute(
      'mutation Upload($input: UploadAddressBooksInput!) { uploadAddressBooks(input: $input) { upload { taskId } userErrors { message } } }',
      { variables: { input: { addressBooks: [{ extensionId: '~', contacts }] } } },
    );
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    expect(body.data.uploadAddressBooks).toEqual({ upload: { taskId: expect.any(String) }, userErrors: [] });
  });
});
