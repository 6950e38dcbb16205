import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ConnectError } from './connect-error.ts';

/** The browser's way back: the address that it was sent to, and what it is shown. */
export interface BrowserAnswer {
  readonly url: URL;
  readonly reply: (isSignedIn: boolean, text: string) => void;
}

/** A small server on this machine that waits for the browser to come back. */
export interface Loopback {
  /** The redirect address with the real port. */
  readonly redirectUri: string;
  readonly answer: Promise<BrowserAnswer>;
  readonly close: () => void;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const sendPage = (response: ServerResponse, status: number, title: string, text: string): void => {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    connection: 'close',
  });
  response.end(`<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>body { font: 16px/1.4 sans-serif; margin: 10vh auto; max-width: 32em; overflow-wrap: anywhere; padding: 0 1em }</style>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
</main>
</html>
`);
};

/**
 * Listens on 127.0.0.1 for the first request to the redirect address, and answers any other with 404.
 * @param redirect a loopback address; port 0 takes a free one
 * @throws ConnectError where the port is taken
 */
export const listenForBrowser = async (redirect: URL): Promise<Loopback> => {
  const { promise: answer, resolve } = Promise.withResolvers<BrowserAnswer>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', redirect);
    if (request.method !== 'GET' || url.pathname !== redirect.pathname) {
      sendPage(response, 404, 'Not found', 'Only the sign-in page leads here.');
      return;
    }
    resolve({
      url,
      reply: (isSignedIn, text) => {
        sendPage(response, isSignedIn ? 200 : 400, isSignedIn ? 'Signed in' : 'Not signed in', text);
      },
    });
  });
  try {
    await once(server.listen(Number(redirect.port || 80), '127.0.0.1'), 'listening');
  } catch (error) {
    const { code = String(error) } = error as { readonly code?: string };
    throw new ConnectError(
      `Port ${redirect.port || '80'} of 127.0.0.1 cannot be used (${code}); end the program that uses it, or give another address with --redirect and register it with the app.`,
    );
  }
  const { port } = server.address() as AddressInfo;
  const { protocol, hostname, pathname } = redirect;
  return {
    redirectUri: `${protocol}//${hostname}:${port}${pathname}`,
    answer,
    close: () => {
      server.close();
      server.closeIdleConnections();
    },
  };
};
