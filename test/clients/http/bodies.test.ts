import { describe, expect, it } from '@jest/globals';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import { BOOK, failureOf, GOOGLE_TOKEN, RINGCENTRAL_TOKEN, setUp } from '../support/setup.ts';
import { type Answer, cut, json, success, text } from '../support/upstream-stub.ts';

const list = { records: [{ id: 1, firstName: 'Ada' }] };
const BODY = JSON.stringify(list);
const encoded = (content: Buffer, encoding: string): Answer =>
  text(content, 'application/json', 200, { 'content-encoding': encoding });

describe('a request', () => {
  it('has gzip in its user agent, and no unnecessary headers', async () => {
    await using bench = await setUp([success]);
    const { googlePeople, ringcentral } = bench.session();
    await googlePeople.getPerson({ resourceName: 'people/c1', personFields: 'names' });
    await ringcentral.createContact(BOOK, {
      firstName: 'Ada',
      homePhone: undefined,
      email: null as unknown as string,
    });
    const [get, post] = bench.stub.requests;
    expect(get).toMatchObject({
      method: 'GET',
      url: '/v1/people/c1?personFields=names&prettyPrint=false',
      body: '',
    });
    expect(get?.headers).toEqual({
      host: expect.any(String),
      connection: 'keep-alive',
      'user-agent': expect.stringMatching(/gzip/),
      'accept-encoding': 'gzip, br',
      accept: 'application/json',
      authorization: `Bearer ${GOOGLE_TOKEN}`,
    });
    // `null` removes an attribute, so it must be sent. `undefined` members are left out.
    expect(post).toMatchObject({ method: 'POST', body: '{"firstName":"Ada","email":null}' });
    expect(post?.headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': '32',
      authorization: `Bearer ${RINGCENTRAL_TOKEN}`,
    });
  });

  it('has the configured key and quota user', async () => {
    await using bench = await setUp([success], { googleApiKey: 'key+1', googleQuotaUser: 'team a' });
    await bench.session().googlePeople.listOtherContacts({
      readMask: 'names,photos',
      sources: ['READ_SOURCE_TYPE_CONTACT', 'READ_SOURCE_TYPE_PROFILE'],
    });
    expect(bench.stub.requests[0]?.url).toBe(
      '/v1/otherContacts?readMask=names%2Cphotos&sources=READ_SOURCE_TYPE_CONTACT&sources=READ_SOURCE_TYPE_PROFILE&key=key%2B1&prettyPrint=false&quotaUser=team%20a',
    );
  });
});

describe('valid bodies', () => {
  it.each([
    ['gzip', encoded(gzipSync(BODY), 'gzip')],
    ['brotli', encoded(brotliCompressSync(BODY), 'br')],
    ['deflate', encoded(deflateSync(BODY), 'deflate')],
    ['two codings', encoded(brotliCompressSync(gzipSync(BODY)), 'gzip, br')],
    ['identity', encoded(Buffer.from(BODY), 'identity')],
    ['no type', text(BODY, '')],
    ['a type with parameters', text(BODY, 'Application/JSON ; charset=UTF-8')],
    ['a JSON dialect', text(BODY, 'application/vnd.example+json')],
    ['pretty-printed', text(`${JSON.stringify(list, null, 2)}\n`, 'application/json')],
  ])('%s', async (_, answer) => {
    await using bench = await setUp([answer]);
    expect(await bench.session().ringcentral.listContacts(BOOK)).toEqual(list);
  });

  it('of several megabytes, compressed or not', async () => {
    const large = {
      records: Array.from({ length: 40_000 }, (_, id) => ({
        id,
        notes: `note ${id} of many, ${'x'.repeat(40)}`,
      })),
    };
    const content = JSON.stringify(large);
    await using bench = await setUp([encoded(gzipSync(content), 'gzip'), text(content, 'application/json')]);
    const { ringcentral } = bench.session();
    expect(await ringcentral.listContacts({ ...BOOK, page: 1 })).toEqual(large);
    expect(await ringcentral.listContacts({ ...BOOK, page: 2 })).toEqual(large);
  });

  it('with ids beyond 2^53', async () => {
    await using bench = await setUp([text('{"id":9007199254740993,"firstName":"Ada"}', 'application/json')]);
    const contact = await bench
      .session()
      .ringcentral.readContact({ ...BOOK, contactId: ['9007199254740993'] });
    expect(contact.id).toBe('9007199254740993');
  });

  it('are empty where there is no content', async () => {
    await using bench = await setUp([text('', 'text/plain', 204)]);
    expect(await bench.session().ringcentral.deleteContact({ ...BOOK, contactId: [1] })).toBeUndefined();
  });
});

describe('invalid bodies', () => {
  const bomb = gzipSync(`{}${' '.repeat(40 * 1024 * 1024)}`);
  const rows: readonly (readonly [string, Answer])[] = [
    ['HTML', text('<html>sign in</html>', 'text/html')],
    ['JSON labelled as HTML', text(BODY, 'text/html; charset=utf-8')],
    ['HTML labelled as JSON', text('<html>', 'application/json')],
    ['truncated JSON', text(BODY.slice(0, -3), 'application/json')],
    ['nothing', text('', 'application/json')],
    ['no content', text('', 'application/json', 204)],
    ['null', text('null', 'application/json')],
    ['a bare value', text('"ok"', 'application/json')],
    ['a list in place of an object', text('[]', 'application/json')],
    ['several results where one was requested', json({}, 207)],
    ['a plain body labelled as gzip', encoded(Buffer.from(BODY), 'gzip')],
    ['a truncated compressed body', encoded(gzipSync(BODY).subarray(0, -12), 'gzip')],
    ['an unknown coding', encoded(Buffer.from(BODY), 'snappy')],
    ['a small body that decompresses to 40 MiB', encoded(bomb, 'gzip')],
    ['a redirect to another host', text('', 'text/plain', 302, { location: 'http://example.com/' })],
    ['a redirect to itself', text('', 'text/plain', 302, { location: '/loop' })],
  ];

  it.each(rows)('%s', async (_, answer) => {
    await using bench = await setUp([answer]);
    const error = await failureOf(bench.session().ringcentral.listContacts(BOOK));
    expect(error).toMatchObject({
      code: 'UPSTREAM_BAD_RESPONSE',
      upstream: 'ringcentral',
      outcomeUnknown: false,
    });
    expect(JSON.stringify([error, error.message, error.stack])).not.toMatch(/secret|sign in|contact\?/);
  });

  it('of 33 MiB are not read to the end', async () => {
    let sent = 0;
    const endless: Answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const more = (): void => {
        if (response.destroyed || sent >= 100) return;
        sent += 1;
        response.write(chunk, more);
      };
      more();
    };
    await using bench = await setUp([endless], { timeoutMs: 10_000 });
    expect(await failureOf(bench.session().ringcentral.listContacts(BOOK))).toMatchObject({
      code: 'UPSTREAM_BAD_RESPONSE',
    });
    expect(sent).toBeGreaterThan(31);
    expect(sent).toBeLessThan(60);
    expect(bench.stub.requests).toHaveLength(1);
  });

  it('of a write leave its outcome unknown', async () => {
    await using bench = await setUp([text('<html>', 'text/html')]);
    const error = await failureOf(bench.session().ringcentral.createContact(BOOK, { firstName: 'Ada' }));
    expect(error).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE', outcomeUnknown: true });
    expect(bench.stub.requests).toHaveLength(1);
  });

  it('that are truncated are retried, and are unreadable in the end', async () => {
    await using bench = await setUp([cut]);
    expect(await failureOf(bench.session().ringcentral.listContacts(BOOK))).toMatchObject({
      code: 'UPSTREAM_BAD_RESPONSE',
      networkCode: expect.any(String),
    });
    expect(bench.stub.requests).toHaveLength(3);
    bench.stub.answer(cut, json(list));
    expect(await bench.session().ringcentral.listContacts(BOOK)).toEqual(list);
  });
});

describe('bodies of errors', () => {
  const html = '<html><body>502. That is an error.</body></html>';

  it.each([
    ['HTML', text(html, 'text/html', 404)],
    ['nothing', text('', '', 404)],
    ['truncated JSON', text('{"errorCode":"CMN-1', 'application/json', 404)],
    ['binary', text(Buffer.from([0xff, 0xfe, 0, 1, 0x80]), 'application/octet-stream', 404)],
    ['a megabyte', text('x'.repeat(1024 * 1024), 'text/html', 404)],
    ['compressed', text(gzipSync(html), 'text/html', 404, { 'content-encoding': 'gzip' })],
    [
      'half a body',
      (_, response) => {
        response.writeHead(404, { 'content-length': '500', 'content-type': 'application/json' });
        response.write('{"errorCode":');
        setImmediate(() => response.socket?.destroy());
      },
    ],
  ])('may be %s: the status decides', async (_, answer) => {
    await using bench = await setUp([answer]);
    expect(await failureOf(bench.session().ringcentral.listContacts(BOOK))).toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
    });
    expect(bench.stub.requests).toHaveLength(1);
  });

  it('may be compressed', async () => {
    const envelope = gzipSync(JSON.stringify({ errorCode: 'CMN-102', errors: [{ errorCode: 'CMN-102' }] }));
    await using bench = await setUp([
      text(envelope, 'application/json', 404, { 'content-encoding': 'gzip', rcrequestid: 'abc-1' }),
    ]);
    expect(await failureOf(bench.session().ringcentral.listContacts(BOOK))).toMatchObject({
      upstreamCode: 'CMN-102',
      upstreamRequestId: 'abc-1',
    });
  });
});

describe('redirects', () => {
  it('of a read are followed on the same host, with the credential', async () => {
    await using bench = await setUp([text('', '', 302, { location: '/elsewhere?x=1' }), json(list)]);
    expect(await bench.session().ringcentral.listContacts(BOOK)).toEqual(list);
    expect(bench.stub.requests[1]).toMatchObject({
      method: 'GET',
      url: '/elsewhere?x=1',
      headers: { authorization: `Bearer ${RINGCENTRAL_TOKEN}` },
    });
  });

  it('to another host are not followed, and the credential is not sent there', async () => {
    await using other = await setUp([json(list)]);
    await using bench = await setUp([text('', '', 302, { location: `${other.stub.url}/x` })]);
    expect(await failureOf(bench.session().ringcentral.listContacts(BOOK))).toMatchObject({
      code: 'UPSTREAM_BAD_RESPONSE',
    });
    expect([bench.stub.requests.length, other.stub.requests.length]).toEqual([1, 0]);
  });

  it('of a write are not followed', async () => {
    await using bench = await setUp([text('', '', 302, { location: '/elsewhere' }), json(list)]);
    expect(await failureOf(bench.session().ringcentral.createContact(BOOK, {}))).toMatchObject({
      code: 'UPSTREAM_BAD_RESPONSE',
    });
    expect(bench.stub.requests).toHaveLength(1);
  });
});
