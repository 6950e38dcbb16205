import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { request, type StandIn, startStandIn, until } from './stand-in.ts';

let server: StandIn | undefined;
const SOCKETS: Socket[] = [];
afterEach(async () => {
  for (const socket of SOCKETS.splice(0)) socket.destroy();
  await server?.close();
  server = undefined;
});

/** A client that sends requests and never reads the responses. */
const unreadingClient = async (text: string): Promise<{ readonly isClosed: () => boolean }> => {
  const socket = connect(server!.app.server.address() as { port: number });
  socket.pause();
  SOCKETS.push(socket);
  let isClosed = false;
  socket.once('close', () => (isClosed = true)).on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return { isClosed: () => isClosed };
};

const post = (query: string): string => {
  const body = JSON.stringify({ query });
  return `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`;
};
const aliases = (count: number) =>
  `{ ${Array.from({ length: count }, (_, index) => `a${String(index)}: big`).join(' ')} }`;
const openConnections = (): Promise<number> =>
  new Promise((resolve, reject) => {
    server!.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });

describe('a client that does not read', () => {
  // The operating system buffers some megabytes; the rest stays in the memory of the process.
  const MANY = 5;

  it('is disconnected', async () => {
    server = await startStandIn({ MAX_OPERATION_COST: '1000000' }, { slowClients: { idleMs: 500 } });
    let accepted = 0;
    server.app.server.on('connection', () => (accepted += 1));
    await Promise.all(Array.from({ length: 2 }, () => unreadingClient(post(aliases(100)).repeat(MANY))));
    await until(async () => accepted === 2 && (await openConnections()) === 0, 25_000);
    // A request that takes longer than `idleMs` to arrive is disconnected, too. On a busy machine this can happen.
    await until(async () => (await server!.post('{ hello }').catch(() => undefined))?.status === 200);
  }, 60_000);

  it('is disconnected, the oldest response first, if unread responses take too much memory', async () => {
    server = await startStandIn({ MAX_OPERATION_COST: '1000000' }, { slowClients: { unsent: 6_000_000 } });
    for (let index = 0; index < 3; index++) await unreadingClient(post(aliases(100)).repeat(MANY));
    await until(async () => (await openConnections()) <= 1, 25_000);
    expect((await server.post('{ hello }')).status).toBe(200);
  }, 60_000);

  it('can have at most ten requests in flight on one connection', async () => {
    server = await startStandIn();
    await unreadingClient(post('{ wait(ms: 60000) }').repeat(200));
    await until(() => server!.events.waiting >= 10);
    expect((await request(`${server.url}/healthz`)).status).toBe(200);
    expect(server.events.waiting).toBe(10);
  });

  it('may pipeline ten requests if it reads the responses', async () => {
    server = await startStandIn();
    const socket = connect(server.app.server.address() as { port: number });
    SOCKETS.push(socket);
    let text = '';
    socket.on('data', (data) => (text += String(data)));
    socket.write(post('{ hello }').repeat(10));
    await until(() => text.split('{"data":{"hello":"world"}}').length === 11);
  });
});
