import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ConnectError } from './connect-error.ts';

/** The request with which the browser returns, and a function that answers it. */
export interface BrowserAnswer {
  readonly url: URL;
  readonly reply: (isSignedIn: boolean, text: string) => void;
}

/** A small server on this machine that waits for the browser to return. */
export interface Loopback {
  /** The redirect URI with the actual port. */
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
 * Listens on 127.0.0.1 for the first request to the redirect URI, and answers any other with 404.
 * @param redirect a loopback URL; port 0 uses a free port
 * @throws ConnectError when the port is taken
 */
export const listenForBrowser = async (redirect: URL): Promise<Loopback> => {
  const { promise: answer, resolve } = Promise.withResolvers<BrowserAnswer>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', redirect);
    if (request.method !== 'GET' || url.pathname !== redirect.pathname) {
      sendPage(response, 404, 'Not found', 'This page is only for the sign-in.');
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
      `Port ${redirect.port || '80'} of 127.0.0.1 cannot be used (${code}); stop the program that uses it, or give another URL with --redirect and register it in the app.`,
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
