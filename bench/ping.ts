/**
 * Sends requests to `TARGET` one after the other and reports how long the longest took: `/start` begins, `/stop`
 * ends. It is a separate process, because the process that receives a large answer is busy at that time.
 */
import { Agent, createServer, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** The response of `/stop`. */
export interface Pings {
  readonly count: number;
  readonly longestMs: number;
}

const PAUSE_MS = 1;
const TARGET = process.env.TARGET ?? '';
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const ping = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const begin = performance.now();
    get(TARGET, { agent }, (response) => {
      response.resume().once('end', () => {
        resolve(performance.now() - begin);
      });
    }).once('error', reject);
  });

let isPinging = false;
let running = Promise.resolve<Pings>({ count: 0, longestMs: 0 });
const run = async (): Promise<Pings> => {
  const times: number[] = [];
  while (isPinging) {
    times.push(await ping());
    await sleep(PAUSE_MS);
  }
  return { count: times.length, longestMs: Math.max(...times) };
};

const handle = async (path: string | undefined): Promise<string> => {
  isPinging = path === '/start';
  if (!isPinging) return JSON.stringify(await running);
  running = run();
  return '';
};

createServer((request, response) => {
  handle(request.url).then(
    (text) => response.end(text),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(process.env.PORT), '127.0.0.1');
