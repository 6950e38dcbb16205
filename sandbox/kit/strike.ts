import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';

import type { Fault, Strike } from './faults.ts';
import type { UpstreamResponse } from './http.ts';
import { withHeaders } from './http.ts';
import type { IncomingCall } from './incoming.ts';
import type { SendOptions } from './send.ts';
import { send } from './send.ts';

/** What a fault needs of the server it strikes. */
export interface StrikeContext {
  readonly call: IncomingCall;
  /** Does what was asked and gives the answer. */
  readonly process: () => Promise<UpstreamResponse>;
  /** The upstream's own error for a status. */
  readonly fail: (status: number) => UpstreamResponse;
  readonly finish: (response: UpstreamResponse) => UpstreamResponse;
  readonly sendOptions: SendOptions;
}

type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { readonly kind: Kind }>;

const JSON_TYPE = 'application/json; charset=utf-8';

const HTML_PAGE = (status: number): string =>
  `<!DOCTYPE html>
<html lang=en>
  <meta charset=utf-8>
  <title>Error ${status} (Server Error)!!1</title>
  <style>body{font:15px sans-serif;margin:7% auto;max-width:390px}</style>
  <p><b>${status}.</b> <ins>That is an error.</ins>
  <p>The server met a temporary problem and could not complete the request.
</html>
`;

const statusAnswer = (fault: FaultOf<'status'>, { fail, finish }: StrikeContext): UpstreamResponse => {
  const own = fail(fault.status);
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
  return withHeaders(answer, {
    ...(fault.retryAfter !== undefined && { 'retry-after': String(fault.retryAfter) }),
    ...fault.headers,
  });
};

const half = (answer: UpstreamResponse): UpstreamResponse => {
  const body = Buffer.from(answer.body ?? '');
  return { ...answer, body: body.subarray(0, Math.floor(body.length / 2)) };
};

/** Promises the whole length, sends half, and lets go of the connection. */
const cutOff = async ({ call }: StrikeContext, answer: UpstreamResponse): Promise<void> => {
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

/** Written in pieces, at the reader's pace, so that the sandbox does not hold it all. */
const sendHuge = async (fault: FaultOf<'huge'>, { call: { response } }: StrikeContext): Promise<void> => {
  const bytes = fault.bytes ?? 64 * 2 ** 20;
  response.writeHead(fault.status ?? 200, { 'content-type': JSON_TYPE, 'content-length': String(bytes + 2) });
  // A reader that has had enough closes the connection, which is what the fault is for and no failure of ours.
  await pipeline(jsonText(bytes), response).catch(() => undefined);
};

const pause = async (ms: number): Promise<void> => {
  if (ms > 0) await delay(ms, undefined, { ref: false });
};

/** Answers a call, or does not, as the faults in force have it. */
export const strikeDown = async (
  { fault, latencyMs, answerLatencyMs }: Strike,
  context: StrikeContext,
): Promise<void> => {
  const { call, process, sendOptions, finish } = context;
  await pause(latencyMs);
  // A caller that went away while it waited has asked for nothing any more.
  if (call.isGone()) return;
  switch (fault?.kind) {
    case undefined:
    case 'latency': {
      const answer = await process();
      await pause(answerLatencyMs);
      return send(call, answer, sendOptions);
    }
    case 'status':
      return send(call, statusAnswer(fault, context), sendOptions);
    case 'reset':
    case 'hang':
      if (fault.when === 'after') await process();
      if (fault.kind === 'reset') call.destroy();
      return;
    case 'html': {
      const status = fault.status ?? 502;
      const headers = { 'content-type': 'text/html; charset=UTF-8' };
      return send(call, finish({ status, headers, body: HTML_PAGE(status) }), sendOptions);
    }
    case 'truncated': {
      const answer = await process();
      return fault.isCut === true ? cutOff(context, answer) : send(call, half(answer), sendOptions);
    }
    case 'empty': {
      const { status, headers } = await process();
      return send(call, { status, ...(headers && { headers }) }, sendOptions);
    }
    case 'content-type': {
      const type = fault.contentType ?? 'text/plain';
      return send(call, withHeaders(await process(), { 'content-type': type }), sendOptions);
    }
    case 'huge':
      return sendHuge(fault, context);
  }
};
