import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { boundaryOf, joinMultipart, splitMultipart } from '../../sandbox/ringcentral/multipart.ts';

import {
  type Answer,
  codesOf,
  startTestServer,
  type TestServer,
  type WireBody,
} from './ringcentral-support.ts';

let server: TestServer;
const CONTACTS = '/address-book/contact';
const JSON_FORM = 'application/vnd.ringcentral.multipart+json';
const [FIRST, SECOND, LONG] = ['90500000004', '90500001004', '9007199254740993'] as const;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => server.upstream.reset());
afterAll(() => server.upstream.close());

/** The statuses in the first part and the bodies of the others; undefined for empty parts. */
const partsOf = ({ text, headers }: Answer) => {
  const parts = splitMultipart(text, boundaryOf(headers.get('content-type') ?? '') ?? '') ?? [];
  const [first, ...bodies] = parts.map((part) =>
    part.trim() === '' ? undefined : (JSON.parse(part) as WireBody),
  );
  return { statuses: first?.response.map(({ status }) => status), response: first?.response, bodies };
};

describe('reading several contacts', () => {
  it('answers a single id plainly, whatever format is requested', async () => {
    for (const accept of ['application/json', JSON_FORM]) {
      const answer = await server.own('GET', `${CONTACTS}/${FIRST}`, { headers: { accept } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        'application/json;charset=utf-8',
      ]);
    }
  });

  it('answers in multipart, statuses first, failed ids in position', async () => {
    const answer = await server.own('GET', `${CONTACTS}/111,${FIRST},%20${LONG}, x`);
    expect(answer.status).toBe(207);
    expect(answer.headers.get('content-type')).toMatch(/^multipart\/mixed; boundary=\S+$/);
    const { statuses, response, bodies } = partsOf(answer);
    expect(statuses).toEqual([404, 200, 200, 400]);
    expect(response?.[1]).toEqual({ href: bodies[1]?.uri, status: 200, responseDescription: 'OK' });
    expect(bodies).toMatchObject([
      { errorCode: 'CMN-102', errors: [{ parameterName: 'contactId' }] },
      { id: Number(FIRST) },
      { firstName: server.upstream.store.contact('demo', LONG)?.firstName },
      { errors: [{ errorCode: 'CMN-101' }] },
    ]);
    expect(answer.text).toContain(`"id":${LONG},`);
  });

  it('answers in JSON on request', async () => {
    const answer = await server.own('GET', `${CONTACTS}/${FIRST},111`, { headers: { accept: JSON_FORM } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([207, JSON_FORM]);
    expect(answer.json).toMatchObject([
      { resourceId: FIRST, status: 200, body: { id: Number(FIRST) } },
      { resourceId: '111', status: 404, body: { errorCode: 'CMN-102' } },
    ]);
  });

  it.each([
    [`application/json, multipart/mixed, ${JSON_FORM}`, 'multipart'],
    [`${JSON_FORM}, multipart/mixed;q=0.5`, 'json'],
    [`multipart/mixed;q=0.5, ${JSON_FORM}`, 'json'],
    [`${JSON_FORM};q=0`, 'multipart'],
    ['*/*', 'multipart'],
  ])('reads %s as %s', async (accept, form) => {
    const { headers } = await server.own('GET', `${CONTACTS}/${FIRST},${SECOND}`, { headers: { accept } });
    expect(headers.get('content-type') === JSON_FORM ? 'json' : 'multipart').toBe(form);
  });

  it('can be limited to one format', async () => {
    server.upstream.settings.update({ bulkEncoding: 'json' });
    expect((await server.own('GET', `${CONTACTS}/${FIRST},${SECOND}`)).headers.get('content-type')).toBe(
      JSON_FORM,
    );
  });

  it('refuses more ids than the limit', async () => {
    const ids = (count: number): string => Array.from({ length: count }, (_, index) => index + 1).join(',');
    expect((await server.own('GET', `${CONTACTS}/${ids(50)}`)).status).toBe(207);
    const answer = await server.own('GET', `${CONTACTS}/${ids(51)}`);
    expect([answer.status, ...codesOf(answer)]).toEqual([400, 'CMN-106', 'CMN-106']);
  });

  it('repeats an id that is requested twice, or refuses it', async () => {
    expect(partsOf(await server.own('GET', `${CONTACTS}/${FIRST},${FIRST}`)).bodies).toHaveLength(2);
    server.upstream.settings.update({ duplicateIds: 'refuse' });
    expect(codesOf(await server.own('GET', `${CONTACTS}/${FIRST},${FIRST}`))[1]).toBe('CMN-406');
  });
});

describe('deleting several contacts', () => {
  it('returns no body when everything succeeded', async () => {
    const answer = await server.own('DELETE', `${CONTACTS}/${FIRST},${SECOND}`);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(server.upstream.store.contact('demo', FIRST)).toBeUndefined();
  });

  it('reports each id when one failed', async () => {
    const answer = await server.own('DELETE', `${CONTACTS}/${FIRST},111`);
    expect(answer.status).toBe(207);
    const { statuses, bodies } = partsOf(answer);
    expect(statuses).toEqual([204, 404]);
    expect(bodies).toEqual([undefined, expect.objectContaining({ errorCode: 'CMN-102' })]);
    const json = await server.own('DELETE', `${CONTACTS}/${SECOND},111`, { headers: { accept: JSON_FORM } });
    expect(json.json).toMatchObject([{ resourceId: SECOND, status: 204 }, { status: 404 }]);
  });
});

describe('updating several contacts', () => {
  const put = (path: string, type: string, body: string) =>
    server.own('PUT', `${CONTACTS}/${path}`, { body, headers: { 'content-type': type } });
  const nameOf = (id: string) => server.upstream.store.contact('demo', id)?.firstName;

  it('accepts the bodies in multipart, in the order of the path', async () => {
    const body = joinMultipart(['{"firstName":"One"}', '{"homePhone":"x"}', '{"firstName":"Three"}'], 'B');
    const answer = await put(`${FIRST},${SECOND},${LONG}`, 'multipart/mixed; boundary=B', body);
    expect(answer.status).toBe(207);
    expect(partsOf(answer).statuses).toEqual([200, 400, 200]);
    expect([nameOf(FIRST), nameOf(LONG)]).toEqual(['One', 'Three']);
  });

  it('accepts them in JSON', async () => {
    const bodies = JSON.stringify([{ body: { firstName: 'One' } }, { body: { firstName: 'Two' } }]);
    expect((await put(`${FIRST},${SECOND}`, JSON_FORM, bodies)).status).toBe(207);
    expect([nameOf(FIRST), nameOf(SECOND)]).toEqual(['One', 'Two']);
    expect((await put(FIRST, JSON_FORM, '[{"body":{"firstName":"Single"}}]')).status).toBe(200);
    expect(codesOf(await put(`${FIRST},${SECOND}`, JSON_FORM, '[{"body":{}}]'))[1]).toBe('CMN-104');
  });

  it('accepts ids in the body when enabled', async () => {
    const bodies = `[{"resourceId":"${FIRST}","body":{"firstName":"One"}},{"resourceId":${LONG},"body":{"firstName":"Two"}}]`;
    expect((await put('*', JSON_FORM, bodies)).status).toBe(400);
    server.upstream.settings.update({ bulkWildcard: true });
    expect((await put('*', JSON_FORM, bodies)).status).toBe(207);
    expect([nameOf(FIRST), nameOf(LONG)]).toEqual(['One', 'Two']);
  });

  it('refuses one body for several ids unless set to apply it', async () => {
    const body = '{"firstName":"Same"}';
    expect(codesOf(await put(`${FIRST},${SECOND}`, 'application/json', body))[1]).toBe('CMN-104');
    server.upstream.settings.update({ bulkSingleBody: 'apply' });
    expect((await put(`${FIRST},${SECOND}`, 'application/json', body)).status).toBe(207);
    expect([nameOf(FIRST), nameOf(SECOND)]).toEqual(['Same', 'Same']);
  });

  it('applies the dialing plan, or refuses a query', async () => {
    const bodies = '[{"body":{"homePhone":"020 7946 0111"}}]';
    expect((await put(`${FIRST}?dialingPlan=GB`, JSON_FORM, bodies)).json.homePhone).toBe('+442079460111');
    for (const bulkQuery of ['multipart', 'refuse'] as const) {
      server.upstream.settings.update({ bulkQuery });
      expect(codesOf(await put(`${FIRST}?dialingPlan=GB`, JSON_FORM, bodies))[1]).toBe('CMN-105');
      const parts = joinMultipart(['{"homePhone":"020 7946 0112"}'], 'B');
      const { status } = await put(`${FIRST}?dialingPlan=GB`, 'multipart/mixed; boundary=B', parts);
      expect([bulkQuery, status]).toEqual([bulkQuery, bulkQuery === 'multipart' ? 200 : 400]);
    }
  });

  it('can be limited to one format', async () => {
    const bodies = JSON.stringify([{ body: { firstName: 'One' } }, { body: { firstName: 'Two' } }]);
    const parts = joinMultipart(['{"firstName":"Three"}', '{"firstName":"Four"}'], 'B');
    const both = async () => [
      (await put(`${FIRST},${SECOND}`, JSON_FORM, bodies)).status,
      (await put(`${FIRST},${SECOND}`, 'multipart/mixed; boundary=B', parts)).status,
    ];
    server.upstream.settings.update({ bulkBodies: 'json' });
    expect(await both()).toEqual([207, 415]);
    server.upstream.settings.update({ bulkBodies: 'multipart' });
    expect(await both()).toEqual([415, 207]);
    expect(nameOf(FIRST)).toBe('Three');
  });
});
