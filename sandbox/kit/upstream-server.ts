import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { answerWithFaults } from './answer-with-faults.ts';
import {
  type ArrivedCall,
  createCallLog,
  recordedBody,
  recordedCredential,
  recordedHeaders,
  recordedQuery,
} from './call-log.ts';
import { CONTROL_PREFIX, createControl } from './control.ts';
import { type CallFaults, createFaultList } from './faults.ts';
import { type QuotaUse, Refusal, type UpstreamRequest, type UpstreamResponse } from './http.ts';
import { type IncomingCall, readCall } from './incoming.ts';
import { createRouter, type RouteMatch } from './router.ts';
import { send, type SendOptions } from './send.ts';
import type { SandboxUpstream, UpstreamDefinition } from './upstream.ts';

// Plain node:http and not Fastify: these servers must send what a framework prevents (a body shorter than its
// content-length, a connection reset), must pass bodies that are not JSON to the upstream's own error messages, and have
// paths such as `/v1/otherContacts:search`, whose colon marks a parameter in Fastify. Nothing of Fastify would be used.

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

interface ChosenMethod {
  readonly method: string;
  /** The answer when the upstream refuses the method override. */
  readonly refused?: UpstreamResponse;
}

const methodOf = (request: UpstreamRequest, { effectiveMethod }: UpstreamDefinition): ChosenMethod => {
  try {
    return { method: effectiveMethod?.(request) ?? request.method };
  } catch (error) {
    if (error instanceof Refusal) return { method: request.method, refused: error.response };
    throw error;
  }
};

/** The part of a request that is logged. */
const describeCall = (
  request: UpstreamRequest,
  match: RouteMatch | undefined,
  { fault: applied, delays }: CallFaults,
): Omit<ArrivedCall, 'at' | 'startedAt'> => {
  const { method, path, query, headers, body, caller } = request;
  const fault = applied?.kind ?? (Math.max(...Object.values(delays)) > 0 ? 'latency' : undefined);
  const credential = recordedCredential(headers, query);
  const hasBody = method !== 'GET' && match?.route.isSecret !== true;
  return {
    method,
    route: match?.label ?? path,
    path,
    query: recordedQuery(query),
    headers: recordedHeaders(headers),
    ...(caller !== undefined && { caller }),
    ...(credential !== undefined && { credential }),
    ...(fault !== undefined && { fault }),
    ...(hasBody && { requestBody: recordedBody(body) }),
  };
};

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
    const body = await call.readBody(definition.maxBodyBytes ?? 32 * 2 ** 20);
    const at = clock.now();
    const sent: UpstreamRequest = { ...call.head, body: body ?? Buffer.alloc(0) };
    if (sent.path.startsWith(CONTROL_PREFIX)) {
      await send(call, control(sent), sendOptions);
      return;
    }
    const caller = definition.identify(sent);
    const identified: UpstreamRequest = caller === undefined ? sent : { ...sent, caller };
    const { method, refused } = methodOf(identified, definition);
    const match = route(method, sent.path);
    const request: UpstreamRequest = { ...identified, method, params: match?.params ?? {} };
    const callFaults = faults.take({ method, route: match?.label ?? sent.path, caller });
    const end = log.begin({ at, startedAt, ...describeCall(request, match, callFaults) });
    let quota: QuotaUse | undefined;
    call.onEnd((outcome) => end({ ...outcome, ...(quota && { quota }), finishedAt: performance.now() }));

    const finish = (response: UpstreamResponse): UpstreamResponse =>
      definition.finish?.(response, request) ?? response;
    const process = async (asked = request): Promise<UpstreamResponse> => {
      const made = await guarded(asked, () => {
        if (refused !== undefined) return refused;
        if (body === undefined) return definition.failure(413, asked);
        return match === undefined ? definition.notFound(asked) : match.route.handle(asked);
      });
      quota = made.quota;
      return finish(made);
    };
    await answerWithFaults(callFaults, {
      call,
      process,
      fail: (status, reason) => finish(definition.failure(status, request, reason)),
      loop: (length) => definition.loop?.(request, length),
      finish,
      sendOptions,
    });
  };

  const server = createServer((request, response) => {
    const call = readCall(request, response);
    answer(call).catch((error: unknown) => {
      if (call.isGone()) return;
      console.error(`The ${name} sandbox failed:`, error);
      call.destroy();
    });
  });
  // Longer than the idle timeout of usual clients, so that a pooled connection is never closed during a request.
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
