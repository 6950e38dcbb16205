import type { FastifyInstance, FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import type { Config } from '../config.ts';

import { sendError } from './http-errors.ts';

/** GraphiQL with everything that it needs inside: about 9 MB, made when first asked for. */
interface Page {
  readonly etag: string;
  readonly contentSecurityPolicy: string;
  readonly html: Buffer;
  readonly packed: Readonly<Record<'br' | 'gzip', () => Promise<Buffer>>>;
}

/** `GET /`: the explorer. It loads nothing from anywhere, and its policy forbids it to talk to any other server. */
export const addExplorer = (app: FastifyInstance, upstreams: Config['upstreams']): void => {
  const page = once(() => renderPage(headersText[upstreams]));
  app.route({
    method: 'GET',
    url: '/',
    compress: false,
    handler: async (request, reply) => {
      const rendered = await page();
      return rendered === undefined
        ? sendError(reply, 404, 'NOT_FOUND', 'The explorer is a development dependency that is not installed')
        : sendPage(reply, rendered, request.headers['accept-encoding'], request.headers['if-none-match']);
    },
  });
};

const sendPage = async (
  reply: FastifyReply,
  page: Page,
  acceptEncoding: string | undefined,
  knownTag: string | undefined,
): Promise<FastifyReply> => {
  reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': page.contentSecurityPolicy,
    'referrer-policy': 'no-referrer',
    etag: page.etag,
    vary: 'accept-encoding',
  });
  if (knownTag === page.etag) return reply.code(304).send();
  const encoding = (['br', 'gzip'] as const).find((name) => acceptEncoding?.includes(name));
  if (encoding === undefined) return reply.send(page.html);
  return reply.header('content-encoding', encoding).send(await page.packed[encoding]());
};

const renderPage = async (headers: string): Promise<Page | undefined> => {
  const [graphiql, examples] = await Promise.all([importGraphiql(), readExamples()]);
  if (graphiql === undefined) return undefined;
  const text = withHeader(
    graphiql.renderGraphiQL({
      // It would stand in the page a second time, beside our own bar.
      title: ' ',
      endpoint: '/graphql',
      defaultTabs: examples.map(({ query }) => ({ query, headers })),
      defaultHeaders: headers,
      favicon: FAVICON,
      logo: ' ',
    }),
    examples,
  );
  const html = Buffer.from(text);
  return {
    etag: `"${sha256(html)}"`,
    contentSecurityPolicy: contentSecurityPolicyOf(text),
    html,
    packed: {
      br: once(() => promisify(brotliCompress)(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })),
      gzip: once(() => promisify(gzip)(html)),
    },
  };
};

/** A production install leaves the package out. */
const importGraphiql = () => import('@graphql-yoga/render-graphiql').catch(() => undefined);

/** What the headers pane starts with. GraphiQL reads JSON with comments. */
const headersText: Readonly<Record<Config['upstreams'], string>> = {
  sandbox: `{
  // Without headers you are the sandbox's demo user.
  // To be the other one, uncomment:
  // "x-google-authorization": "Bearer sandbox-google-second",
  // "x-ringcentral-authorization": "Bearer sandbox-ringcentral-second"
}`,
  live: `{
  // "x-google-authorization": "Bearer …",
  // "x-ringcentral-authorization": "Bearer …"
}`,
};

const FAVICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#3b4b98"/>' +
    '<circle cx="8" cy="6" r="2.6" fill="#fff"/><path d="M3 14a5 5 0 0 1 10 0z" fill="#fff"/></svg>',
)}`;

/** A bar above GraphiQL whose menu opens an example in a tab, also after all tabs were closed. */
const withHeader = (html: string, examples: readonly Example[]): string => {
  const links = examples.map(
    ({ title, query }) => `<a href="/?query=${encodeURIComponent(query)}">${escapeHtml(title)}</a>`,
  );
  const bar = `<header class="bar"><b>Contacts graph</b><details><summary>Examples</summary><nav>${links.join('')}</nav></details>
    <span>Run: Ctrl-Enter · schema and descriptions: the book icon on the left</span></header>`;
  return html
    .replace('<title> </title>', '<title>Contacts graph</title>')
    .replace('</head>', () => `<style>${BAR_STYLE}</style></head>`)
    .replace(/<body[^>]*>/, (body) => `${body}${bar}`);
};

const BAR_STYLE = `
  body { display: flex; flex-direction: column; height: 100vh; margin: 0; overflow: hidden; }
  #root { flex: 1; min-height: 0; height: auto !important; }
  #root .graphiql-container { height: 100%; }
  .bar { display: flex; gap: 1.5em; align-items: center; padding: .5em 1em; background: #3b4b98; color: #fff;
    font: 14px system-ui, sans-serif; position: relative; z-index: 10; }
  .bar span { opacity: .8; margin-left: auto; }
  .bar summary { cursor: pointer; }
  .bar nav { position: absolute; top: 100%; display: grid; background: #fff; box-shadow: 0 2px 12px #0004; padding: .5em 0; }
  .bar a { color: #223; text-decoration: none; padding: .4em 1em; }
  .bar a:hover { background: #e8ebf7; }`;

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);

/** Scripts by their hashes; workers from blobs, as the editor makes them; requests to this server alone. */
const contentSecurityPolicyOf = (html: string): string => {
  const start = html.indexOf('>', html.indexOf('<script')) + 1;
  const script = html.slice(start, html.lastIndexOf('</script>'));
  return [
    "default-src 'none'",
    `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
};

const sha256 = (data: Buffer): string => createHash('sha256').update(data).digest('base64url');

const once = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
};

/** A ready-made operation for the explorer. */
export interface Example {
  /** The comment on the first line of the file. */
  readonly title: string;
  readonly query: string;
}

const EXAMPLES = new URL('../../examples/operations/', import.meta.url);

/** The operations of `examples/operations/` in the order of their file names, none where the folder is not shipped. */
export const readExamples = async (): Promise<readonly Example[]> => {
  const names = await readdir(EXAMPLES).catch(() => []);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.graphql'))
      .sort()
      .map(async (name) => {
        const query = await readFile(new URL(name, EXAMPLES), 'utf8');
        return { title: /^# *(.+)/.exec(query)?.[1] ?? name, query };
      }),
  );
};
