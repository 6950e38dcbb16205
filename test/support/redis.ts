import { describe, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const USUAL_PATHS = [
  '/usr/bin/redis-server',
  '/usr/local/bin/redis-server',
  '/opt/homebrew/bin/redis-server',
];

const HOW_TO_GET_REDIS =
  'no Redis found: install one (apt-get install redis-server) or name it in REDIS_SERVER_PATH';

/** An installed Redis; `REDIS_SERVER_PATH` takes precedence. */
const REDIS_PATH = [process.env['REDIS_SERVER_PATH'] ?? '', ...USUAL_PATHS].find(
  (path) => path !== '' && existsSync(path),
);

/** Tests that need Redis. Without one they are skipped with a message that says how to install it, or fail in CI. */
export const describeWithRedis: (name: string, tests: () => void) => void = (name, tests) => {
  if (REDIS_PATH !== undefined) describe(name, tests);
  else if (process.env['CI'] === 'true') {
    it(name, () => {
      throw new Error(HOW_TO_GET_REDIS);
    });
  } else describe.skip(`${name} (${HOW_TO_GET_REDIS})`, tests);
};

/** A separate Redis server on loopback that stores no file. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  /** Kills it like a crash, so that all data is lost. */
  readonly crash: () => Promise<void>;
  /** Starts it again on the same port, empty. */
  readonly restart: () => Promise<void>;
  /** Stops it: connections stay open, but nothing is answered. */
  readonly freeze: () => void;
  readonly thaw: () => void;
}

/** A client that looks into a Redis, until the end of its block. */
export const lookInto = ({ url }: Pick<RedisServer, 'url'>): Redis & Disposable => {
  const client = new Redis(url);
  return Object.assign(client, { [Symbol.dispose]: () => client.disconnect() });
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const end = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('data', () => end(true)).once('error', () => end(false));
  });

export const startRedis = async (): Promise<RedisServer> => {
  const directory = await mkdtemp(join(tmpdir(), 'contacts-redis-'));
  const port = await freePort();
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const options = { port: String(port), bind: '127.0.0.1', dir: directory, save: '', appendonly: 'no' };
    const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    child = spawn(REDIS_PATH ?? '', words, { stdio: 'ignore' });
    for (const deadline = performance.now() + 10_000; !(await answers(port)); await delay(10)) {
      if (child.exitCode !== null) throw new Error(`Redis ended with ${String(child.exitCode)}.`);
      if (performance.now() > deadline) throw new Error('Redis does not answer.');
    }
  };
  const crash = async (): Promise<void> => {
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };

  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    crash,
    restart: start,
    freeze: () => child?.kill('SIGSTOP'),
    thaw: () => child?.kill('SIGCONT'),
    [Symbol.asyncDispose]: async () => {
      await crash();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
