import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { once as onceEmitted } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { brotliCompress, constants, gzip } from 'node:zlib';

import type { Config } from '../config.ts';

import type { BuiltFile } from './explorer/build.ts';
import { sendError } from './http-errors.ts';

/** An identity that can be chosen in the explorer, with the headers that are sent with each operation. */
export interface Caller {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A ready-made operation, read from a file whose first line is `# Group: Title`. */
export interface Example {
  readonly group: string;
  readonly title: string;
  readonly isWrite: boolean;
  readonly query: string;
}

/** The data that the server embeds in the page. */
export interface ExplorerSetup {
  readonly note: string;
  /** The first one is the default. */
  readonly callers: readonly Caller[];
  readonly examples: readonly Example[];
}

interface PageFile {
  readonly type: string;
  readonly etag: string;
  readonly data: Buffer;
  readonly packed: Readonly<Record<'br' | 'gzip', () => Promise<Buffer>>>;
}

/**
 * `GET /`: the explorer, which is GraphiQL with our own examples, caller switch and cost strip. The first request builds it
 * from `explorer/` in 2 to 4 seconds; the files then stay in memory. It loads nothing from other servers, and its
 * Content-Security-Policy forbids it.
 */
export const addExplorer = (app: FastifyInstance, upstreams: Config['upstreams']): void => {
  const files = once(() => buildPage(upstreams));
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    headers: Readonly<Record<string, string>>,
  ) => {
    const built = await files();
    if (built === undefined)
      return sendError(
        reply,
        404,
        'NOT_FOUND',
        'The explorer is not available, because development dependencies are not installed',
      );
    const file = built.get(name);
    return file === undefined
      ? sendError(reply, 404, 'NOT_FOUND', 'Not found; the explorer is at /')
      : sendFile(request, reply.headers(headers), file);
  };
  app.get('/', { compress: false }, (request, reply) => send(request, reply, 'index.html', PAGE_HEADERS));
  app.get<{ Params: { name: string } }>('/explorer/:name', { compress: false }, (request, reply) =>
    send(request, reply, `explorer/${request.params.name}`, ASSET_HEADERS),
  );
};

const sendFile = async (
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { type, etag, data, packed }: PageFile,
): Promise<FastifyReply> => {
  reply.headers({ 'content-type': type, etag, vary: 'accept-encoding' });
  if (headers['if-none-match'] === etag) return reply.code(304).send();
  const encoding = (['br', 'gzip'] as const).find((name) => headers['accept-encoding']?.includes(name));
  if (encoding === undefined) return reply.send(data);
  return reply.header('content-encoding', encoding).send(await packed[encoding]());
};

/** The editor needs inline styles and workers. Requests may only go to this server. */
const PAGE_HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
};

/** File names contain a hash of the contents. */
const ASSET_HEADERS = { 'cache-control': 'public, max-age=31536000, immutable' };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

/** All files of the page by name; undefined in a production install, which does not contain Vite. */
const buildPage = async (
  upstreams: Config['upstreams'],
): Promise<ReadonlyMap<string, PageFile> | undefined> => {
  const [built, examples] = await Promise.all([runBuild(), readExamples()]);
  if (built === undefined) return undefined;
  const setup = JSON.stringify({ ...SETUPS[upstreams], examples } satisfies ExplorerSetup);
  return new Map(
    built.map(({ name, data }) => [
      name,
      pageFile(name, name === 'index.html' ? withSetup(String(data), setup) : data),
    ]),
  );
};

/** Builds in a worker, because the build changes `process.env` and would block this thread. */
const runBuild = async (): Promise<readonly BuiltFile[] | undefined> => {
  const worker = new Worker(new URL('./explorer/build.ts', import.meta.url), {
    env: { NODE_ENV: 'production' },
  });
  const [files] = (await onceEmitted(worker, 'message')) as [readonly BuiltFile[] | undefined];
  await worker.terminate();
  return files;
};

const withSetup = (html: string, setup: string): string =>
  html.replace('SETUP', () => setup.replaceAll('<', '\\u003c'));

const pageFile = (name: string, content: string | Uint8Array): PageFile => {
  const data = Buffer.from(content);
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(data).digest('base64url')}"`,
    data,
    packed: {
      br: once(() => promisify(brotliCompress)(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })),
      gzip: once(() => promisify(gzip)(data)),
    },
  };
};

const SETUPS: Readonly<Record<Config['upstreams'], Omit<ExplorerSetup, 'examples'>>> = {
  sandbox: {
    note: 'Sandbox: all contacts are made up, and no data leaves this machine.',
    callers: [
      { name: 'Demo user', headers: {} },
      {
        name: 'Second user',
        headers: {
          'x-google-authorization': 'Bearer sandbox-google-second',
          'x-ringcentral-authorization': 'Bearer sandbox-ringcentral-second',
        },
      },
    ],
  },
  live: {
    note: 'Live: operations read and change real address books and use real quota.',
    callers: [{ name: "The server's own account", headers: {} }],
  },
};

const once = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
};

const EXAMPLES = new URL('../../examples/operations/', import.meta.url);

/** The operations of `examples/operations/` in order of file name; none if the folder is missing. */
export const readExamples = async (): Promise<readonly Example[]> => {
  const names = await readdir(EXAMPLES).catch(() => []);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.graphql'))
      .sort()
      .map(async (name) => parseExample(await readFile(new URL(name, EXAMPLES), 'utf8'))),
  );
};

const parseExample = (query: string): Example => {
  const [, group = 'More', title = 'Untitled'] = /^# ([^:\n]+): (.+)/.exec(query) ?? [];
  return { group, title, isWrite: /^mutation\b/m.test(query), query };
};
