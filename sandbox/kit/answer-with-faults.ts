import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';

import type { CallFaults, FaultOf } from './faults.ts';
import { type UpstreamRequest, type UpstreamResponse, withHeaders } from './http.ts';
import type { IncomingCall } from './incoming.ts';
import type { PageLoop } from './page-loop.ts';
import { send, type SendOptions } from './send.ts';
import { spoilAnswer } from './spoil.ts';

/** The parts of the server that a fault uses. */
export interface FaultContext {
  readonly call: IncomingCall;
  /** Processes the request, or `instead`, and returns the answer. */
  readonly process: (instead?: UpstreamRequest) => Promise<UpstreamResponse>;
  /** The upstream's own error for a status and, if given, a reason. */
  readonly fail: (status: number, reason?: string) => UpstreamResponse;
  /** Makes the requested page part of a loop of pages; absent when this upstream has no pages. */
  readonly loop: (length: number) => PageLoop | undefined;
  readonly finish: (response: UpstreamResponse) => UpstreamResponse;
  readonly sendOptions: SendOptions;
}

const JSON_TYPE = 'application/json; charset=utf-8';

const htmlPage = (status: number): string =>
  `<!DOCTYPE html>
<html lang=en>
  <meta charset=utf-8>
  <title>Error ${status} (Server Error)!!1</title>
  <style>body{font:15px sans-serif;margin:7% auto;max-width:390px}</style>
  <p><b>${status}.</b> <ins>That is an error.</ins>
  <p>The server met a temporary problem and could not complete the request.
</html>
`;

const statusAnswer = (fault: FaultOf<'status'>, { fail, finish }: FaultContext): UpstreamResponse => {
  const own = fail(fault.status, fault.reason);
  const answer =
    fault.body === undefined
      ? own
      : finish({
          status: fault.status,
          headers: {
            'content-type': typeof fault.body === 'string' ? 'text/plain; charset=utf-8' : JSON_TYPE,
          },
          body: typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body),
        });
  return withHeaders(
    { ...answer, status: fault.sentAs ?? fault.status },
    {
      ...(fault.retryAfter !== undefined && { 'retry-after': String(fault.retryAfter) }),
      ...fault.headers,
    },
  );
};

const half = (answer: UpstreamResponse): UpstreamResponse => {
  const body = Buffer.from(answer.body ?? '');
  return { ...answer, body: body.subarray(0, Math.floor(body.length / 2)) };
};

/** Sends the content-length of the whole body, then half of the body, and resets the connection. */
const cutOff = async ({ call }: FaultContext, answer: UpstreamResponse): Promise<void> => {
  const body = Buffer.from(answer.body ?? '');
  call.response.writeHead(answer.status, { ...answer.headers, 'content-length': String(body.length) });
  await new Promise((resolve) => call.response.write(body.subarray(0, Math.floor(body.length / 2)), resolve));
  call.destroy();
};

function* jsonText(bytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(2 ** 16, 'x');
  yield Buffer.from('"');
  for (let left = bytes; left > 0; left -= piece.length)
    yield piece.subarray(0, Math.min(left, piece.length));
  yield Buffer.from('"');
}

/** Written in pieces with backpressure, so that the sandbox does not hold it all in memory. */
const sendHuge = async (fault: FaultOf<'huge'>, { call: { response } }: FaultContext): Promise<void> => {
  const bytes = fault.bytes ?? 64 * 2 ** 20;
  response.writeHead(fault.status ?? 200, { 'content-type': JSON_TYPE, 'content-length': String(bytes + 2) });
  // The client is expected to close the connection early, so that is not an error.
  await pipeline(jsonText(bytes), response).catch(() => undefined);
};

const announce = ({ status }: FaultOf<'interim'>, { response }: IncomingCall): void => {
  if (status === 100) response.writeContinue();
  else if (status === 102) response.writeProcessing();
  // Node sends early hints only with a link.
  else response.writeEarlyHints({ link: '<https://example.com/>; rel=preconnect' });
};

const pause = async (ms: number): Promise<void> => {
  if (ms > 0) await delay(ms, undefined, { ref: false });
};

/** Processes a call and applies its faults: sends an answer, a changed answer or none. */
export const answerWithFaults = async (
  { fault, delays }: CallFaults,
  context: FaultContext,
): Promise<void> => {
  const { call, process, finish, sendOptions } = context;
  const reply = (answer: UpstreamResponse): Promise<void> =>
    send(call, answer, { ...sendOptions, beforeBody: () => pause(delays.body) });
  await pause(delays.before);
  // A client that disconnected while waiting needs no answer.
  if (call.isGone()) return;
  switch (fault?.kind) {
    case undefined:
    case 'latency': {
      const answer = await process();
      await pause(delays.after);
      return reply(answer);
    }
    case 'status':
      return reply(statusAnswer(fault, context));
    case 'reset':
    case 'hang':
      if (fault.when === 'after') await process();
      if (fault.kind === 'reset') call.destroy();
      return;
    case 'html': {
      const status = fault.status ?? 502;
      const headers = { 'content-type': 'text/html; charset=UTF-8' };
      return reply(finish({ status, headers, body: htmlPage(status) }));
    }
    case 'truncated': {
      const answer = await process();
      return fault.isCut === true ? cutOff(context, answer) : reply(half(answer));
    }
    case 'empty': {
      const { status, headers } = await process();
      return reply({ status, ...(headers && { headers }) });
    }
    case 'content-type':
      return reply(withHeaders(await process(), { 'content-type': fault.contentType ?? 'text/plain' }));
    case 'interim':
      announce(fault, call);
      return reply(await process());
    case 'edit':
    case 'encoding':
      return reply(spoilAnswer(await process(), fault));
    case 'loop': {
      const loop = context.loop(fault.length ?? 1);
      return reply(spoilAnswer(await process(loop?.request), fault, loop));
    }
    case 'huge':
      return sendHuge(fault, context);
  }
};
