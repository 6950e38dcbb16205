import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

import { sendError } from './http-errors.ts';

/** The header that routers send the shared secret in. */
export const ROUTER_SECRET_HEADER = 'router-authorization';

/**
 * Tells whether a header value is one of the secrets, in a time that says nothing about them: hashes have one length,
 * and every secret is compared. Without secrets everything is accepted.
 */
export const createSecretCheck = (
  secrets: readonly string[],
): ((value: string | readonly string[] | undefined) => boolean) => {
  const hashes = secrets.map(sha256);
  return (value) => {
    if (hashes.length === 0) return true;
    if (typeof value !== 'string') return false;
    const given = sha256(value);
    return hashes.filter((hash) => timingSafeEqual(hash, given)).length > 0;
  };
};

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Where Apollo's web tools run that may be pointed at a server of one's own. Sandbox is a page of Studio. */
export const APOLLO_TOOL_ORIGINS: readonly string[] = [
  'https://studio.apollographql.com',
  'https://explorer.embed.apollographql.com',
  'https://sandbox.embed.apollographql.com',
];

/** Whether it is a page of this machine, on any port. */
const isLoopback = (origin: string): boolean =>
  URL.canParse(origin) && isLoopbackName(new URL(origin).hostname);

const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);

export interface CorsOptions {
  /** Origins that the configuration names. */
  readonly corsOrigins: readonly string[];
  /** Lets pages of this machine and Apollo's tools in too. */
  readonly isDeveloperMode: boolean;
}

/**
 * Lets pages of these origins call the graph. Request headers are not restricted: pages send their own besides the
 * credentials. Cookies are not allowed, nothing here reads any. Browsers may keep the answer of a preflight for two hours,
 * the longest that any of them does.
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
    // Browsers ask this before a public page may reach an address on the machine or its network.
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
 * Refuses requests whose `Host` is a name that somebody else may own. A page of such a name can let it point to this machine
 * (DNS rebinding), and the browser then takes the graph for the page's own server. Addresses, names without a dot and names
 * that no public DNS answers are safe.
 */
export const refuseForeignHosts = (app: FastifyInstance, ownHost: string): void => {
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
