import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { RecordedCall } from './call-log.ts';
import { createCallLog, recordedBody, recordedHeaders, recordedQuery } from './call-log.ts';
import type { Clock } from './clock.ts';
import type { ControlRoute, SettingsControl } from './control.ts';
import { CONTROL_PREFIX, createControl } from './control.ts';
import type { Fault } from './faults.ts';
import { createFaultList } from './faults.ts';
import type { UpstreamRequest, UpstreamResponse } from './http.ts';
import { Refusal } from './http.ts';
import type { IncomingCall } from './incoming.ts';
import { readCall } from './incoming.ts';
import type { Route } from './router.ts';
import { createRouter } from './router.ts';
import { strikeDown } from './strike.ts';
import type { SendOptions } from './send.ts';
import { send } from './send.ts';

// Plain node:http and not Fastify: these servers must answer what a framework takes care never to send (a body short
// of its length, a connection torn down), must hand bodies that are not JSON to the upstream's own error messages, and
// carry paths such as `/v1/otherContacts:search`, whose colon is Fastify's parameter sign. Nothing of it would be left in use.

/** What one upstream brings to the kit. */
export interface UpstreamDefinition {
  readonly name: 'google-people' | 'ringcentral';
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly clock: Clock;
  readonly routes: readonly Route[];
  /** Label of the sandbox user a request's credential belongs to; absent for none or an invalid one. */
  readonly identify: (request: UpstreamRequest) => string | undefined;
  /** The answer where no route fits. */
  readonly notFound: (request: UpstreamRequest) => UpstreamResponse;
  /** The upstream's own error body for a status that a fault asks for, or 500 for a bug of the sandbox. */
  readonly failure: (status: number, request: UpstreamRequest) => UpstreamResponse;
  /** Last touch on every answer, faults' too: headers such as a request id. */
  readonly finish?: (response: UpstreamResponse, request: UpstreamRequest) => UpstreamResponse;
  /** Method that counts, for upstreams that take an override; a Refusal may be thrown. */
  readonly effectiveMethod?: (request: UpstreamRequest) => string;
  /** Whether an answer may be compressed; by default whenever `accept-encoding` names gzip. */
  readonly allowsGzip?: SendOptions['allowsGzip'];
  /** Longest request body in bytes, 413 above; 32 MiB by default. */
  readonly maxBodyBytes?: number;
  readonly settings?: SettingsControl;
  readonly control?: readonly ControlRoute[];
  /** Brings the upstream's own state (data, quotas, settings, tokens) back to the seed. */
  readonly reset: () => void;
}

/** A running upstream: what its control endpoints do, as methods. */
export interface SandboxUpstream {
  readonly name: 'google-people' | 'ringcentral';
  /** Base URL without a trailing slash. */
  readonly url: string;
  readonly clock: Clock;
  /** Calls received, oldest first; at most the newest 10,000. */
  calls(): readonly RecordedCall[];
  clearCalls(): void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** Data, quotas, settings, calls and faults back to the start. The clock stays where it is. */
  reset(): void;
  /** Ends all connections, hung ones too. Once closed, closing again does nothing. */
  close(): Promise<void>;
}

const listen = async (server: Server, host: string, port: number): Promise<string> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${name}:${address.port}`;
};

const close = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    if (!server.listening) return resolve();
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });

/** Starts one upstream. Rejects when the port is taken. */
export const createUpstreamServer = async (definition: UpstreamDefinition): Promise<SandboxUpstream> => {
  const { clock, name } = definition;
  const log = createCallLog();
  const faults = createFaultList();
  const route = createRouter(definition.routes);
  const sendOptions: SendOptions = { allowsGzip: definition.allowsGzip ?? (() => true) };

  const reset = (): void => {
    definition.reset();
    log.clear();
    faults.clear();
  };

  const guarded = async (
    request: UpstreamRequest,
    handle: () => UpstreamResponse | Promise<UpstreamResponse>,
  ): Promise<UpstreamResponse> => {
    try {
      return await handle();
    } catch (error) {
      if (error instanceof Refusal) return error.response;
      console.error(`The ${name} sandbox failed on ${request.method} ${request.path}:`, error);
      return definition.failure(500, request);
    }
  };

  const answer = async (call: IncomingCall): Promise<void> => {
    const startedAt = performance.now();
    const at = clock.now();
    const body = await call.readBody(definition.maxBodyBytes ?? 32 * 2 ** 20);
    const sent: UpstreamRequest = { ...call.head, body: body ?? Buffer.alloc(0) };
    if (sent.path.startsWith(CONTROL_PREFIX)) {
      await send(call, control(sent), sendOptions);
      return;
    }
    const caller = definition.identify(sent);
    const identified: UpstreamRequest = caller === undefined ? sent : { ...sent, caller };
    let refused: UpstreamResponse | undefined;
    let method = sent.method;
    try {
      method = definition.effectiveMethod?.(identified) ?? method;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused = error.response;
    }
    const match = route(method, sent.path);
    const request: UpstreamRequest = { ...identified, method, params: match?.params ?? {} };
    const label = match?.label ?? sent.path;
    const strike = faults.strike({ method, route: label, caller });
    const end = log.begin({
      at,
      method,
      route: label,
      path: sent.path,
      query: recordedQuery(sent.query),
      headers: recordedHeaders(sent.headers),
      startedAt,
      ...(caller !== undefined && { caller }),
      ...(strike.fault && { fault: strike.fault.kind }),
      ...(strike.fault === undefined && strike.latencyMs > 0 && { fault: 'latency' }),
      ...(match?.route.isSecret !== true && method !== 'GET' && { requestBody: recordedBody(sent.body) }),
    });
    call.onEnd((outcome) => end({ ...outcome, finishedAt: performance.now() }));

    const finish = (response: UpstreamResponse): UpstreamResponse =>
      definition.finish?.(response, request) ?? response;
    const process = async (): Promise<UpstreamResponse> =>
      finish(
        await guarded(request, () => {
          if (refused !== undefined) return refused;
          if (body === undefined) return definition.failure(413, request);
          return match === undefined ? definition.notFound(request) : match.route.handle(request);
        }),
      );
    const fail = (status: number): UpstreamResponse => finish(definition.failure(status, request));
    await strikeDown(strike, { call, process, fail, finish, sendOptions });
  };

  const server = createServer((request, response) => {
    const call = readCall(request, response);
    answer(call).catch((error: unknown) => {
      if (call.isGone()) return;
      console.error(`The ${name} sandbox failed:`, error);
      call.destroy();
    });
  });
  // Longer than the idle time of ordinary clients, so that a pooled connection is never closed under a request.
  server.keepAliveTimeout = 65_000;
  const url = await listen(server, definition.host, definition.port);
  const control = createControl({
    name,
    url,
    clock,
    log,
    faults,
    settings: definition.settings,
    routes: definition.control ?? [],
    reset,
  });

  return {
    name,
    url,
    clock,
    calls: log.calls,
    clearCalls: log.clear,
    addFault: faults.add,
    clearFaults: faults.clear,
    reset,
    close: () => close(server),
  };
};
