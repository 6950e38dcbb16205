import type { Socket } from 'node:net';

const INTERIM = Buffer.from('HTTP/1.1 100');
const BLANK_LINE = Buffer.from('\r\n\r\n');

/** Also true for its first bytes alone: the others may not have come yet. */
const beginsLikeInterim = (bytes: Buffer): boolean => {
  const length = Math.min(INTERIM.length, bytes.length);
  return bytes.compare(INTERIM, 0, length, 0, length) === 0;
};

/**
 * Makes a socket pass over `100 Continue`. undici never asks for it and so gives up an exchange that is answered with
 * it, though HTTP (RFC 9110, 15.2) has clients pass over answers of that kind which they did not ask for. Only what comes
 * first after a request was written is looked at: later the same bytes are part of a body.
 */
export const ignoreContinue = (socket: Socket): void => {
  const read = socket.read.bind(socket) as (size?: number) => Buffer | null;
  const write = socket.write.bind(socket) as (...all: unknown[]) => boolean;
  let isHeadAwaited = false;
  let held: Buffer | undefined;

  socket.write = (...all: unknown[]) => {
    isHeadAwaited = true;
    return write(...all);
  };

  socket.read = (size?: number): Buffer | null => {
    const chunk = read(size);
    if (!isHeadAwaited || chunk === null) return chunk;
    let rest = held === undefined ? chunk : Buffer.concat([held, chunk]);
    held = undefined;
    while (beginsLikeInterim(rest)) {
      const end = rest.indexOf(BLANK_LINE);
      if (end < 0) {
        // The rest of it is on its way.
        held = rest;
        return null;
      }
      rest = rest.subarray(end + BLANK_LINE.length);
      if (rest.length === 0) return null;
    }
    isHeadAwaited = false;
    return rest;
  };
};
