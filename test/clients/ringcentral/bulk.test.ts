import { describe, expect, it } from '@jest/globals';

import type { PersonalContactResource } from '../../../src/__generated__/ringcentral.ts';
import type { UpstreamError } from '../../../src/clients/errors/upstream-error.ts';
import { BOOK, failureOf, setUp } from '../support/setup.ts';
import { type Answer, json, reset, text } from '../support/upstream-stub.ts';

const BULK_JSON = 'application/vnd.ringcentral.multipart+json';
const href = (id: string) =>
  `https://platform.example.com/restapi/v1.0/account/1/extension/2/address-book/contact/${id}`;
const contact = (id: string) => `{"uri":"${href(id)}","id":${id},"firstName":"Name ${id}"}`;
const MISSING = JSON.stringify({
  errorCode: 'CMN-102',
  errors: [{ errorCode: 'CMN-102', parameterName: 'contactId' }],
});

interface Item {
  readonly id: string;
  readonly status: number;
  readonly body: string;
}
const found = (id: string): Item => ({ id, status: 200, body: contact(id) });
const lost = (id: string): Item => ({ id, status: 404, body: MISSING });

const vnd = (items: readonly Item[]): Answer =>
  text(
    `[${items.map(({ id, status, body }) => `{"resourceId":"${id}","status":${status}${body === '' ? '' : `,"body":${body}`}}`).join(',')}]`,
    BULK_JSON,
    207,
    { rcrequestid: 'req-1' },
  );

const multipart = (items: readonly Item[]): Answer => {
  const statuses = JSON.stringify({
    response: items.map(({ id, status }) => ({ href: href(id), status, responseDescription: '' })),
  });
  const parts = [statuses, ...items.map(({ body }) => body)].map(
    (body) => `--Boundary_1\r\nContent-Type: application/json\r\n\r\n${body}\r\n`,
  );
  return text(`${parts.join('')}--Boundary_1--`, 'multipart/mixed; boundary=Boundary_1', 207, {
    rcrequestid: 'req-1',
  });
};

const BIG = '9007199254740993';
const summary = (outcomes: readonly (PersonalContactResource | UpstreamError | true)[]) =>
  outcomes.map((one) => (one === true ? true : one instanceof Error ? one.code : String(one.id)));

describe.each([
  ['JSON', vnd],
  ['multipart', multipart],
] as const)('several contacts, answered as %s', (_, encode) => {
  it('are in the order of the ids, each with its own outcome', async () => {
    await using bench = await setUp([encode([found('1'), lost('2'), found(BIG)])]);
    const { ringcentral, scope } = bench.session();
    const outcomes = await ringcentral.readContacts(BOOK, ['1', '2', BIG]);
    expect(summary(outcomes)).toEqual(['1', 'NOT_FOUND', BIG]);
    expect(outcomes[1]).toMatchObject({
      upstreamCode: 'CMN-102',
      parameterName: 'contactId',
      status: 404,
      upstreamRequestId: 'req-1',
      outcomeUnknown: false,
    });
    expect(bench.stub.requests).toMatchObject([
      {
        method: 'GET',
        url: `/restapi/v1.0/account/~/extension/~/address-book/contact/1,2,${BIG}`,
        headers: { accept: expect.stringContaining(BULK_JSON) },
      },
    ]);
    expect(scope.calls).toMatchObject([{ operationId: 'readContact', batchSize: 3, status: 207 }]);
  });

  it('are matched by the ids in the answer where it changes the order or omits some', async () => {
    await using bench = await setUp([encode([found('3'), found('1')])]);
    expect(summary(await bench.session().ringcentral.readContacts(BOOK, ['1', '2', '3']))).toEqual([
      '1',
      'UPSTREAM_BAD_RESPONSE',
      '3',
    ]);
  });

  it('are replaced in one call', async () => {
    const bad: Item = {
      id: '2',
      status: 400,
      body: JSON.stringify({
        errorCode: 'PAB-102',
        errors: [{ errorCode: 'PAB-102', parameterName: 'homePhone' }],
      }),
    };
    await using bench = await setUp([encode([found('1'), bad])]);
    const outcomes = await bench.session().ringcentral.updateContacts({ ...BOOK, dialingPlan: 'GB' }, [
      { contactId: '1', contact: { firstName: 'Ada' } },
      { contactId: '2', contact: { homePhone: 'x' } },
    ]);
    expect(summary(outcomes)).toEqual(['1', 'BAD_USER_INPUT']);
    expect(outcomes[1]).toMatchObject({ upstreamCode: 'PAB-102', parameterName: 'homePhone' });
    const [request] = bench.stub.requests;
    expect(request).toMatchObject({ method: 'PUT', headers: { 'content-type': BULK_JSON } });
    expect(request?.url).toMatch(/contact\/1,2\?dialingPlan=GB$/);
    expect(JSON.parse(request?.body ?? '')).toEqual([
      { body: { firstName: 'Ada' } },
      { body: { homePhone: 'x' } },
    ]);
  });

  it('are deleted in one call, whatever the bodies of the parts', async () => {
    const deleted = (id: string): Item => ({ id, status: 204, body: '' });
    await using bench = await setUp([encode([deleted('1'), lost('2'), deleted('3')])]);
    expect(summary(await bench.session().ringcentral.deleteContacts(BOOK, ['1', '2', '3']))).toEqual([
      true,
      'NOT_FOUND',
      true,
    ]);
  });

  it('count as deleted where a retry of a lost call does not find them', async () => {
    await using bench = await setUp([reset, encode([lost('1'), found('2')])]);
    expect(summary(await bench.session().ringcentral.deleteContacts(BOOK, ['1', '2']))).toEqual([true, true]);
    expect(bench.stub.requests).toHaveLength(2);
  });
});

describe('a bulk call', () => {
  it('for one id is a plain call', async () => {
    await using bench = await setUp([
      text(contact('7'), 'application/json'),
      text(MISSING, 'application/json', 404),
      text(contact('7'), 'application/json'),
      text('', '', 204),
    ]);
    const { ringcentral } = bench.session();
    expect(summary(await ringcentral.readContacts(BOOK, ['7']))).toEqual(['7']);
    expect(await failureOf(ringcentral.readContacts(BOOK, ['8']))).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      summary(await ringcentral.updateContacts(BOOK, [{ contactId: '7', contact: { firstName: 'Ada' } }])),
    ).toEqual(['7']);
    expect(bench.stub.requests[2]).toMatchObject({
      body: '{"firstName":"Ada"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await ringcentral.deleteContacts(BOOK, ['7'])).toEqual([true]);
  });

  it('for no id sends nothing', async () => {
    await using bench = await setUp([]);
    const { ringcentral } = bench.session();
    expect(
      await Promise.all([
        ringcentral.readContacts(BOOK, []),
        ringcentral.updateContacts(BOOK, []),
        ringcentral.deleteContacts(BOOK, []),
      ]),
    ).toEqual([[], [], []]);
    expect(bench.stub.requests).toHaveLength(0);
  });

  it('may be answered with 204 when all are deleted', async () => {
    await using bench = await setUp([text('', '', 204)]);
    expect(await bench.session().ringcentral.deleteContacts(BOOK, ['1', '2', '3'])).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('takes at most 30 different ids', async () => {
    await using bench = await setUp([]);
    const { ringcentral } = bench.session();
    const ids = Array.from({ length: 31 }, (_, id) => String(id));
    await expect(ringcentral.readContacts(BOOK, ids)).rejects.toThrow('at most 30');
    await expect(ringcentral.deleteContacts(BOOK, ['1', '1'])).rejects.toThrow('only once');
    expect(bench.stub.requests).toHaveLength(0);
  });

  it('fails as a whole where upstream refuses it as a whole', async () => {
    await using bench = await setUp([json({ errorCode: 'CMN-401' }, 403)]);
    expect(await failureOf(bench.session().ringcentral.readContacts(BOOK, ['1', '2']))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it.each([
    ['a bare object', json({ id: 1 }, 207)],
    ['one contact for two', text(contact('1'), 'application/json')],
    ['a list of numbers', text('[1,2]', BULK_JSON, 207)],
    ['multipart without its end', text('--b\r\n\r\n{"response":[]}\r\n', 'multipart/mixed; boundary=b', 207)],
    [
      'multipart that lacks parts',
      text(
        `--b\r\n\r\n{"response":[{"status":200},{"status":200}]}\r\n--b\r\n\r\n${contact('1')}\r\n--b--`,
        'multipart/mixed; boundary=b',
        207,
      ),
    ],
    ['HTML', text('<html>', 'text/html', 207)],
  ])('is a bad response when answered by %s', async (_, answer) => {
    await using bench = await setUp([answer]);
    expect(await failureOf(bench.session().ringcentral.readContacts(BOOK, ['1', '2']))).toMatchObject({
      code: 'UPSTREAM_BAD_RESPONSE',
      outcomeUnknown: false,
    });
  });

  it('never mixes up contacts', async () => {
    await using bench = await setUp([vnd([found('5'), found('6')])]);
    expect(summary(await bench.session().ringcentral.readContacts(BOOK, ['1', '2']))).toEqual([
      'UPSTREAM_BAD_RESPONSE',
      'UPSTREAM_BAD_RESPONSE',
    ]);
  });

  it('with a dialing plan that RingCentral refuses in bulk becomes one call per contact', async () => {
    const refused = json({ errors: [{ errorCode: 'CMN-105' }] }, 400);
    const bad = json({ errors: [{ errorCode: 'PAB-102', parameterName: 'homePhone' }] }, 400);
    await using bench = await setUp([
      (request, response) => {
        const [, ids = ''] = /contact\/([\d,]+)\?dialingPlan=GB$/.exec(request.url) ?? [];
        const answer = ids.includes(',')
          ? refused
          : ids === '2'
            ? bad
            : text(contact(ids), 'application/json');
        return answer(request, response);
      },
    ]);
    const updates = ['1', '2', '3'].map((contactId) => ({ contactId, contact: { firstName: 'Ada' } }));
    const update = async () =>
      summary(await bench.session().ringcentral.updateContacts({ ...BOOK, dialingPlan: 'GB' }, updates));
    expect(await update()).toEqual(['1', 'BAD_USER_INPUT', '3']);
    // Tries both encodings, then one call per contact.
    expect(bench.stub.requests).toHaveLength(5);
    expect(await update()).toEqual(['1', 'BAD_USER_INPUT', '3']);
    expect(bench.stub.requests).toHaveLength(8);
  });

  it('with a dialing plan uses the encoding that RingCentral accepts', async () => {
    const refused = json({ errors: [{ errorCode: 'CMN-105' }] }, 400);
    await using bench = await setUp([refused, vnd([found('1'), found('2')])]);
    const updates = ['1', '2'].map((contactId) => ({ contactId, contact: { firstName: 'Ada' } }));
    const book = { ...BOOK, dialingPlan: 'GB' };
    expect(summary(await bench.session().ringcentral.updateContacts(book, updates))).toEqual(['1', '2']);
    await bench.session().ringcentral.updateContacts(book, updates);
    const types = bench.stub.requests.map(({ headers }) => headers['content-type']?.split(';')[0]);
    expect(types).toEqual([BULK_JSON, 'multipart/mixed', 'multipart/mixed']);
  });

  it('made one by one stops where the rest would fail as well', async () => {
    const refused = json({ errors: [{ errorCode: 'CMN-105' }] }, 400);
    await using bench = await setUp([
      refused,
      refused,
      text(contact('1'), 'application/json'),
      json({ errors: [{ errorCode: 'CMN-301' }] }, 429),
    ]);
    const updates = ['1', '2', '3', '4'].map((contactId) => ({ contactId, contact: { firstName: 'Ada' } }));
    const outcomes = await bench
      .session()
      .ringcentral.updateContacts({ ...BOOK, dialingPlan: 'GB' }, updates);
    expect(summary(outcomes)).toEqual(['1', 'RATE_LIMITED', 'RATE_LIMITED', 'RATE_LIMITED']);
    expect(bench.stub.requests).toHaveLength(4);
  });

  it('that RingCentral refuses as JSON is sent as multipart, from then on at once', async () => {
    const unsupported = json({}, 415);
    await using bench = await setUp([unsupported, vnd([found('1'), found('2')])]);
    const updates = ['1', '2'].map((contactId) => ({
      contactId,
      contact: { firstName: `Ada ${contactId}` },
    }));
    expect(summary(await bench.session().ringcentral.updateContacts(BOOK, updates))).toEqual(['1', '2']);
    await bench.session().ringcentral.updateContacts(BOOK, updates);
    const types = bench.stub.requests.map(({ headers }) => headers['content-type']?.split(';')[0]);
    expect(types).toEqual([BULK_JSON, 'multipart/mixed', 'multipart/mixed']);
    const boundary = bench.stub.requests[1]?.headers['content-type']?.split('boundary=')[1] ?? '';
    const part = (id: string) =>
      `--${boundary}\r\nContent-Type: application/json\r\n\r\n{"firstName":"Ada ${id}"}\r\n`;
    expect(bench.stub.requests[1]?.body).toBe(`${part('1')}${part('2')}--${boundary}--\r\n`);
  });
});
