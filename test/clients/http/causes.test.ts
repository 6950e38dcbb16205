import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:https';
import { type AddressInfo, createServer as createPlainServer, type Socket } from 'node:net';

import type { CallRecord } from '../../../src/clients/http/call.ts';
import { createMetrics } from '../../../src/telemetry/metrics.ts';
import { selfSigned } from '../../support/certificate.ts';
import { BOOK, failureOf, setUp } from '../support/setup.ts';
import { type Answer, json, success, text } from '../support/upstream-stub.ts';

/** A loopback port that nothing listens on. */
const freePort = async (): Promise<number> => {
  const server = createPlainServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

interface Peer extends AsyncDisposable {
  readonly url: string;
}

const selfSignedPeer = async (): Promise<Peer> => {
  const server = createServer(selfSigned(), (_, response) => response.end('{}'));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const plainPeer = async (): Promise<Peer> => {
  const sockets = new Set<Socket>();
  const server = createPlainServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const closedPort = async (): Promise<Peer> => ({
  url: `http://127.0.0.1:${await freePort()}`,
  [Symbol.asyncDispose]: () => Promise.resolve(),
});
const unknownHost = (): Promise<Peer> =>
  Promise.resolve({ url: 'http://nowhere.invalid', [Symbol.asyncDispose]: () => Promise.resolve() });

describe('the cause of a network error', () => {
  it.each([
    ['a refused connection', closedPort, ['ECONNREFUSED']],
    ['a name that does not resolve', unknownHost, ['ENOTFOUND', 'EAI_AGAIN']],
    ['a self-signed certificate', selfSignedPeer, ['DEPTH_ZERO_SELF_SIGNED_CERT']],
    [
      'TLS to a port without TLS',
      plainPeer,
      ['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'],
    ],
  ])('is logged and counted for %s, and not part of the answer', async (_, start, codes) => {
    await using peer = await start();
    const records: CallRecord[] = [];
    await using bench = await setUp([], { ringcentralUrl: peer.url, timeoutMs: 20_000 });
    const { ringcentral } = bench.session({ onCall: (record) => records.push(record) });
    const error = await failureOf(ringcentral.listContacts(BOOK));
    expect(error.code).toBe('UPSTREAM_UNAVAILABLE');
    const code = records[0]?.networkCode;
    expect(codes).toContain(code);
    expect(JSON.stringify([error.message, error.extensions])).not.toContain(String(code));
    const metrics = createMetrics({ processMetrics: false });
    for (const record of records) metrics.upstreamCall(record);
    expect((await metrics.render()).text).toContain(
      `contacts_upstream_network_failures_total{upstream="ringcentral",cause="${String(code)}"} ${records.length}`,
    );
  });

  it('is counted as OTHER where the code is unknown, so that labels stay few', async () => {
    const metrics = createMetrics({ processMetrics: false });
    const call = {
      upstream: 'ringcentral',
      operationId: 'listContacts',
      method: 'GET',
      route: '/',
      ms: 1,
    } as const;
    for (const networkCode of ['E_ONE', 'E_TWO'])
      metrics.upstreamCall({ ...call, status: 0, attempt: 1, shared: false, networkCode });
    expect((await metrics.render()).text).toContain('cause="OTHER"} 2');
  });
});

describe('an answer', () => {
  it('that is not UTF-8 is a bad response', async () => {
    const latin1 = Buffer.from('{"records":[{"firstName":"Žofie é"}]}', 'latin1');
    await using bench = await setUp([text(latin1, 'application/json')]);
    expect(await failureOf(bench.session().ringcentral.listContacts(BOOK))).toMatchObject({
      code: 'UPSTREAM_BAD_RESPONSE',
    });
  });

  it('with a byte order mark is parsed, errors as well', async () => {
    const list = { records: [{ firstName: 'Zoë' }] };
    const mark = '\uFEFF';
    const error = mark + JSON.stringify({ errorCode: 'CMN-102' });
    await using bench = await setUp([json(mark + JSON.stringify(list)), json(error, 404)]);
    const { ringcentral } = bench.session();
    expect(await ringcentral.listContacts(BOOK)).toEqual(list);
    expect(await failureOf(ringcentral.listContacts(BOOK))).toMatchObject({ upstreamCode: 'CMN-102' });
  });

  it.each([414, 431])('with status %i means that the request is too long', async (status) => {
    await using bench = await setUp([text('<html>', 'text/html', status)]);
    expect(await failureOf(bench.session().ringcentral.listContacts(BOOK))).toMatchObject({
      code: 'BAD_USER_INPUT',
      status,
    });
    expect(bench.stub.requests).toHaveLength(1);
  });

  const interim: readonly (readonly [string, readonly string[]])[] = [
    ['in a packet of its own', ['HTTP/1.1 100 Continue\r\n\r\n', '']],
    ['in one packet with the answer', ['HTTP/1.1 100 Continue\r\n\r\nREST']],
    ['in pieces', ['HTTP/1.1 1', '00 Continue\r\nx-a: b\r\n', '\r\n', '']],
    ['twice', ['HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n', '']],
  ];
  it.each(interim)('after 100 Continue %s is read', async (_, pieces) => {
    const body = '{"id":1,"records":[{"notes":"HTTP/1.1 100 Continue"}]}';
    const head = `content-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close`;
    const rest = `HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`;
    const answer: Answer = async (_request, { socket }) => {
      for (const piece of pieces) {
        socket?.write(piece === '' ? rest : piece.replace('REST', rest));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      socket?.end();
    };
    await using bench = await setUp([answer]);
    const { ringcentral } = bench.session();
    expect(await ringcentral.listContacts(BOOK)).toEqual(JSON.parse(body));
    expect(await ringcentral.createContact(BOOK, {})).toEqual(JSON.parse(body));
    expect(bench.stub.requests).toHaveLength(2);
  });
});

it('100 Continue does not disturb later answers on the same connection', async () => {
  const polite: Answer = (request, response) => {
    response.writeContinue();
    return json({ id: 1, records: [{ notes: request.method }] })(request, response);
  };
  await using bench = await setUp([polite]);
  const { ringcentral } = bench.session();
  expect(await ringcentral.listContacts(BOOK)).toMatchObject({ records: [{ notes: 'GET' }] });
  expect(await ringcentral.createContact(BOOK, {})).toMatchObject({ records: [{ notes: 'POST' }] });
  expect(bench.stub.requests.map(({ connection }) => connection)).toEqual([1, 1]);
});

describe('a URL', () => {
  it('that is too long is not sent', async () => {
    await using bench = await setUp([success]);
    const phoneNumber = Array.from({ length: 2_000 }, (_, n) => `+1650555${String(n).padStart(4, '0')}`);
    const error = await failureOf(bench.session().ringcentral.listContacts({ ...BOOK, phoneNumber }));
    expect((error as unknown as { extensions: object }).extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(bench.stub.requests).toHaveLength(0);
  });

  it('with two hundred names is sent', async () => {
    await using bench = await setUp([success]);
    const resourceNames = Array.from({ length: 200 }, (_, n) => `people/c${String(10n ** 18n + BigInt(n))}`);
    await bench.session().googlePeople.batchGetPeople({ resourceNames, personFields: 'names' });
    expect(bench.stub.requests).toHaveLength(1);
  });
});
