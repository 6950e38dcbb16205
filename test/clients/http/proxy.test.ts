import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as forward } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { selfSigned } from '../../support/certificate.ts';
import { BOOK, failureOf, setUp } from '../support/setup.ts';
import { json } from '../support/upstream-stub.ts';

interface Proxy extends AsyncDisposable {
  readonly url: string;
  /** `GET http://…` per forwarded request, `CONNECT host:port` per tunnel. */
  readonly seen: string[];
}

/** A forward proxy that connects to loopback for every host name. */
const startProxy = async (): Promise<Proxy> => {
  const seen: string[] = [];
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? '');
    seen.push(`${incoming.method ?? ''} ${url.origin}${url.pathname}`);
    const { method, headers } = incoming;
    const path = url.pathname + url.search;
    const outgoing = forward({ host: '127.0.0.1', port: url.port, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(outgoing);
  });
  server.on('connect', (incoming, socket) => {
    seen.push(`CONNECT ${incoming.url ?? ''}`);
    const port = Number(incoming.url?.split(':')[1]);
    const outgoing = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      outgoing.pipe(socket).pipe(outgoing);
    });
    for (const one of [socket, outgoing]) one.on('error', () => one.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const named = (url: string): string => url.replace('127.0.0.1', 'upstream.example.test');

describe('a forward proxy', () => {
  it('carries API calls and requests for tokens', async () => {
    await using proxy = await startProxy();
    await using bench = await setUp([]);
    bench.stub.answer(({ url }, response) =>
      json(url.endsWith('/token') ? { access_token: 'token', expires_in: 3600 } : { records: [] })(
        {} as never,
        response,
      ),
    );
    const url = named(bench.stub.url);
    await using proxied = await setUp([], {
      ringcentralUrl: url,
      ringcentral: { clientId: 'app', clientSecret: 'app-secret', jwt: 'jwt' },
      proxy: { httpProxy: proxy.url },
    });
    expect(await proxied.session({}, {}).ringcentral.listContacts(BOOK)).toEqual({ records: [] });
    expect(proxy.seen).toEqual([
      `POST ${url}/restapi/oauth/token`,
      `GET ${url}/restapi/v1.0/account/~/extension/~/address-book/contact`,
    ]);
  });

  it('is a tunnel for TLS, and certificates are still checked', async () => {
    await using proxy = await startProxy();
    const server = createTlsServer(selfSigned(), (_, response) => response.end('{}'));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const ringcentralUrl = `https://upstream.example.test:${port}`;
    await using bench = await setUp([], { ringcentralUrl, proxy: { httpsProxy: proxy.url } });
    const error = await failureOf(bench.session().ringcentral.listFavoriteContacts(BOOK));
    expect(error.networkCode).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(new Set(proxy.seen)).toEqual(new Set([`CONNECT upstream.example.test:${port}`]));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it.each(['127.0.0.1', 'example.org, 127.0.0.1', '*'])('is bypassed for NO_PROXY=%s', async (noProxy) => {
    await using proxy = await startProxy();
    const stubs = await setUp([json({ records: [] })], {});
    await using _stubs = stubs;
    await using bench = await setUp([], {
      ringcentralUrl: stubs.stub.url,
      proxy: { httpProxy: proxy.url, httpsProxy: proxy.url, noProxy },
    });
    expect(await bench.session().ringcentral.listContacts(BOOK)).toEqual({ records: [] });
    expect(proxy.seen).toEqual([]);
  });
});

const CHILD = fileURLToPath(new URL('./extra-ca-child.ts', import.meta.url));

describe('an extra certificate authority', () => {
  it('of NODE_EXTRA_CA_CERTS is trusted', async () => {
    const certificate = selfSigned();
    const server = createTlsServer(certificate, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"records":[]}');
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const folder = await mkdtemp(join(tmpdir(), 'extra-ca-'));
    const file = join(folder, 'ca.pem');
    await writeFile(file, certificate.cert);
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const read = async (env: NodeJS.ProcessEnv): Promise<string> => {
      const options = { env: { ...process.env, ...env } };
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', CHILD, url],
        options,
      );
      return stdout;
    };
    expect(await read({ NODE_EXTRA_CA_CERTS: file })).toBe('{"records":[]}');
    expect(await read({ NODE_EXTRA_CA_CERTS: '' })).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    await rm(folder, { recursive: true });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }, 20_000);
});
