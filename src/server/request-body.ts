import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isUtf8 } from 'node:buffer';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Limits of a request body. Bytes are counted after decompression. */
export const BODY_LIMITS = {
  /** Bytes of a request that writes no list of contacts. Larger bodies are parsed in slices. */
  ordinary: 2 ** 20,
  /**
   * Bytes of a request that writes a list of contacts. RingCentral accepts 20 MiB in its largest request, an upload of address
   * books. The same contacts are longer as GraphQL variables, which may contain nulls and escape non-ASCII characters.
   */
  upload: 32 * 2 ** 20,
  /** Maximum number of requests in flight whose bodies are larger than `ordinary`. */
  uploadsAtOnce: 8,
  /** JSON values in a large body, not counting keys. */
  values: 2_000_000,
  /** Nesting depth of a large body: that of the variables plus the levels around them. */
  depth: 70,
};

/** Larger requests are rarely sent twice, so the response cache ignores them. */
const MAX_CACHED_REQUEST_BYTES = 64 * 2 ** 10;

/** Why a body was rejected; `http-errors.ts` has the messages. */
export type BodyErrorCode =
  | 'BODY_TOO_LARGE'
  | 'QUERY_TOO_LARGE'
  | 'EMPTY_BODY'
  | 'INVALID_JSON'
  | 'INVALID_UTF8'
  | 'TOO_DEEP'
  | 'TOO_MANY_UPLOADS'
  | 'TOO_MANY_VALUES'
  | 'UNSUPPORTED_CHARSET';

const BODY_ERROR_STATUS: Readonly<Partial<Record<BodyErrorCode, number>>> = {
  BODY_TOO_LARGE: 413,
  QUERY_TOO_LARGE: 413,
  TOO_DEEP: 413,
  TOO_MANY_VALUES: 413,
  TOO_MANY_UPLOADS: 503,
  UNSUPPORTED_CHARSET: 415,
};

const bodyError = (code: BodyErrorCode): Error =>
  Object.assign(new Error(code), { statusCode: BODY_ERROR_STATUS[code] ?? 400, code });

declare module 'fastify' {
  interface FastifyRequest {
    /** Size of the body after decompression. */
    bodyBytes: number;
    /** The body's text, as part of the key in the response cache; null if the body is too large for that. */
    bodyText: string | null;
    /** Frees the request's slot among the large bodies. */
    endUpload: (() => void) | null;
  }
}

/**
 * Parses JSON bodies, and rejects every other type. JSON is UTF-8 (RFC 8259). Fastify's own parser ignores the charset and
 * replaces invalid bytes with U+FFFD, so a damaged name would be written without an error.
 */
export const addJsonBodies = (app: FastifyInstance): void => {
  const parseSmall = app.getDefaultJsonParser('error', 'error');
  let uploads = 0;
  const beginUpload = (request: FastifyRequest): void => {
    if (request.endUpload !== null) return;
    if (uploads >= BODY_LIMITS.uploadsAtOnce) throw bodyError('TOO_MANY_UPLOADS');
    uploads += 1;
    request.endUpload = () => {
      uploads -= 1;
      request.endUpload = null;
    };
  };

  app.decorateRequest('bodyBytes', 0);
  app.decorateRequest('bodyText', null);
  app.decorateRequest('endUpload', null);
  app.addHook('onResponse', (request, _reply, done) => {
    request.endUpload?.();
    done();
  });
  app.removeContentTypeParser(['text/plain', 'application/json']);
  app.addContentTypeParser(
    'application/json',
    async (request: FastifyRequest, payload: AsyncIterable<Buffer>) => {
      if (!isUtf8Charset(request.headers['content-type'])) throw bodyError('UNSUPPORTED_CHARSET');
      if (Number(request.headers['content-length'] ?? 0) > BODY_LIMITS.upload)
        throw bodyError('BODY_TOO_LARGE');
      const chunks: Buffer[] = [];
      for await (const chunk of payload) {
        chunks.push(chunk);
        request.bodyBytes += chunk.length;
        if (request.bodyBytes > BODY_LIMITS.upload) throw bodyError('BODY_TOO_LARGE');
        if (request.bodyBytes > BODY_LIMITS.ordinary) beginUpload(request);
      }
      const bytes = Buffer.concat(chunks);
      if (bytes.length === 0) throw bodyError('EMPTY_BODY');
      if (!isUtf8(bytes)) throw bodyError('INVALID_UTF8');
      const text = bytes.toString('utf8');
      if (bytes.length > BODY_LIMITS.ordinary) return checkQuery(await parseInSlices(text, BODY_LIMITS));
      if (bytes.length <= MAX_CACHED_REQUEST_BYTES) request.bodyText = text;
      return new Promise((resolve, reject) => {
        void parseSmall(request, text, (error, value) => (error ? reject(error) : resolve(value)));
      });
    },
  );
};

/** A large body may only be large because of its variables: parsing a document of that size would block the process. */
const checkQuery = (body: unknown): unknown => {
  const query = (body as { readonly query?: unknown } | null)?.query;
  if (typeof query === 'string' && query.length > BODY_LIMITS.ordinary) throw bodyError('QUERY_TOO_LARGE');
  return body;
};

/** ASCII is a subset of UTF-8. */
const isUtf8Charset = (contentType = ''): boolean =>
  ['utf-8', 'utf8', 'us-ascii', undefined].includes(
    /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1]?.toLowerCase(),
  );

export interface SliceLimits {
  readonly values: number;
  readonly depth: number;
  /** Values to parse before yielding to the event loop. */
  readonly slice?: number;
}

type Container = unknown[] | Record<string, unknown>;

/**
 * Like `JSON.parse`, but yields to the event loop and stops as soon as a limit is exceeded. `JSON.parse` still parses the
 * strings and numbers.
 * @throws an error whose `code` is a `BodyErrorCode`
 */
export const parseInSlices = async (text: string, limits: SliceLimits): Promise<unknown> => {
  const { slice = 10_000 } = limits;
  const scanner = createScanner(text);
  const open: Container[] = [];
  let root: unknown;
  let key: string | undefined;
  let values = 0;

  const place = (value: unknown): void => {
    const parent = open.at(-1);
    if (parent === undefined) root = value;
    else if (Array.isArray(parent)) parent.push(value);
    else if (key !== undefined) parent[key] = value;
  };

  for (;;) {
    values += 1;
    if (values > limits.values) throw bodyError('TOO_MANY_VALUES');
    if (values % slice === 0) await nextTurn();
    // Read a scalar, or the start of a list or object.
    const opened = scanner.open();
    if (opened === undefined) place(scanner.scalar());
    else {
      place(opened);
      open.push(opened);
      if (open.length > limits.depth) throw bodyError('TOO_DEEP');
      if (!scanner.isEnd(opened)) {
        if (!Array.isArray(opened)) key = scanner.key();
        continue;
      }
      open.pop();
    }
    // After a value comes a sibling, or the end of its container.
    for (;;) {
      const parent = open.at(-1);
      if (parent === undefined) {
        scanner.finish();
        return root;
      }
      if (scanner.isEnd(parent)) {
        open.pop();
        continue;
      }
      scanner.comma();
      if (!Array.isArray(parent)) key = scanner.key();
      break;
    }
  }
};

/** The tokens of a JSON text, one after another. */
const createScanner = (text: string) => {
  let at = 0;

  const next = (): string => {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return text.charAt(at);
      at += 1;
    }
  };

  const expect = (character: string): void => {
    if (next() !== character) throw bodyError('INVALID_JSON');
    at += 1;
  };

  const string = (): string => {
    const start = at;
    let end = start;
    do {
      end = text.indexOf('"', end + 1);
      if (end === -1) throw bodyError('INVALID_JSON');
    } while (isEscaped(text, end));
    at = end + 1;
    return parseScalar(text.slice(start, at)) as string;
  };

  return {
    /** A new list or object if one starts here; otherwise undefined. */
    open: (): Container | undefined => {
      const character = next();
      if (character !== '[' && character !== '{') return undefined;
      at += 1;
      return character === '[' ? [] : {};
    },
    /** Whether the list or object ends here. */
    isEnd: (container: Container): boolean => {
      if (next() !== (Array.isArray(container) ? ']' : '}')) return false;
      at += 1;
      return true;
    },
    comma: () => expect(','),
    key: (): string => {
      if (next() !== '"') throw bodyError('INVALID_JSON');
      const key = string();
      // Assigning it would change the object's prototype.
      if (key === '__proto__') throw bodyError('INVALID_JSON');
      expect(':');
      return key;
    },
    scalar: (): unknown => {
      if (next() === '"') return string();
      LITERAL.lastIndex = at;
      const [literal] = LITERAL.exec(text) ?? [];
      if (literal === undefined) throw bodyError('INVALID_JSON');
      at += literal.length;
      return parseScalar(literal);
    },
    finish: (): void => {
      if (next() !== '') throw bodyError('INVALID_JSON');
    },
  };
};

/** A candidate for a number, `true`, `false` or `null`; `JSON.parse` validates it. */
const LITERAL = /[-+.\w]+/y;

/** Whether the quote at that index is escaped: it follows an odd number of backslashes. */
const isEscaped = (text: string, quote: number): boolean => {
  let backslashes = 0;
  while (text.charAt(quote - 1 - backslashes) === '\\') backslashes += 1;
  return backslashes % 2 === 1;
};

const parseScalar = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw bodyError('INVALID_JSON');
  }
};
