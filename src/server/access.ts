import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

import { sendError } from './http-errors.ts';

/** The header in which routers send the shared secret. */
export const ROUTER_SECRET_HEADER = 'router-authorization';

/**
 * Checks whether a header value is one of the secrets, in constant time: hashes have equal lengths, and every secret is
 * compared.
 */
export const createSecretCheck = (
  secrets: readonly string[],
): ((value: string | readonly string[] | undefined) => boolean) => {
  const hashes = secrets.map(sha256);
  return (value) => {
    if (typeof value !== 'string') return false;
    const given = sha256(value);
    return hashes.filter((hash) => timingSafeEqual(hash, given)).length > 0;
  };
};

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Origins of Apollo's web tools that can query a local server. Sandbox is a page of Studio. */
export const APOLLO_TOOL_ORIGINS: readonly string[] = [
  'https://studio.apollographql.com',
  'https://explorer.embed.apollographql.com',
  'https://sandbox.embed.apollographql.com',
];

/** Whether the page is served by this machine, on any port. */
const isLoopback = (origin: string): boolean =>
  URL.canParse(origin) && isLoopbackName(new URL(origin).hostname);

const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);

export interface CorsOptions {
  /** The configured origins. */
  readonly corsOrigins: readonly string[];
  /** Also allows pages of this machine and Apollo's tools. */
  readonly isDeveloperMode: boolean;
}

/**
 * Enables CORS for these origins. Any request header is allowed, because pages send their own besides the credentials.
 * Cookies are not allowed, because nothing here reads them. Preflight responses are cacheable for two hours, the maximum
 * of Chromium.
 */
export const allowOrigins = async (
  app: FastifyInstance,
  { corsOrigins, isDeveloperMode }: CorsOptions,
): Promise<void> => {
  if (!isDeveloperMode && corsOrigins.length === 0) return;
  const listed = new Set([...corsOrigins, ...(isDeveloperMode ? APOLLO_TOOL_ORIGINS : [])]);
  const isAllowed = (origin: string | undefined): boolean =>
    origin !== undefined && (listed.has(origin) || (isDeveloperMode && isLoopback(origin)));
  if (isDeveloperMode) {
    // Private Network Access: browsers send this preflight before a public page may reach a private address.
    app.addHook('onRequest', (request, reply, done) => {
      const { origin, 'access-control-request-private-network': asked } = request.headers;
      if (asked === 'true' && isAllowed(origin)) reply.header('access-control-allow-private-network', 'true');
      done();
    });
  }
  await app.register(cors, {
    origin: (origin, done) => done(null, isAllowed(origin)),
    methods: ['GET', 'POST'],
    exposedHeaders: ['x-request-id', 'cache-control', 'retry-after'],
    maxAge: 7_200,
    strictPreflight: false,
  });
};

/**
 * Protects against DNS rebinding: rejects requests whose `Host` is a public name. The owner of such a name can make it
 * resolve to this machine, and the browser then treats the graph as the same origin as the owner's page. IP addresses,
 * names without a dot, and names that public DNS does not resolve are safe.
 */
export const rejectForeignHosts = (app: FastifyInstance, ownHost: string): void => {
  app.addHook('onRequest', (request, reply, done) => {
    if (isOwnName(request.headers.host, ownHost)) done();
    else
      sendError(
        reply,
        403,
        'FORBIDDEN',
        'In developer mode the Host header must name this machine: an IP address, localhost, or the name in HOST',
      );
  });
};

const LOCAL_ENDINGS = ['.localhost', '.local', '.internal', '.test'];

const isOwnName = (host: string | undefined, ownHost: string): boolean => {
  if (host === undefined) return true;
  const url = `http://${host.toLowerCase()}`;
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return (
    hostname.startsWith('[') ||
    isIP(hostname) !== 0 ||
    !hostname.includes('.') ||
    hostname === ownHost.toLowerCase() ||
    LOCAL_ENDINGS.some((ending) => hostname.endsWith(ending))
  );
};
