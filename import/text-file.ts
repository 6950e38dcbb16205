import { createReadStream } from 'node:fs';

import { FileError } from './contact.ts';

/** A text file that is read in pieces, each time from the beginning. */
export interface TextFile {
  readonly path: string;
  /** A label that `TextDecoder` knows, such as `utf-8` or `windows-1252`. A byte order mark in the file overrides it. */
  readonly encoding: string;
}

const MAX_LINE_BYTES = 32 * 2 ** 20;
const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];
/** `N;CHARSET=ISO-8859-1:…`: vCard 2.1 names the encoding of a single line. */
const LINE_CHARSET = /^[^:\n]{0,200};\s*CHARSET="?([\w.-]+)/i;
// eslint-disable-next-line no-control-regex -- the range of ASCII begins with control characters
const NOT_ASCII = /[^\x00-\x7f]/;

/**
 * Reads the text in pieces, with `\n` as line end and without a byte order mark. Invalid bytes of single lines become U+FFFD.
 * @throws FileError when the file cannot be read or is in another encoding
 */
export async function* readText(file: TextFile): AsyncGenerator<string, void, undefined> {
  const encoding = await findEncoding(file);
  // A piece may end in the middle of a Windows line end.
  let held = '';
  let isFirst = true;
  for await (const decoded of decodePieces(file.path, encoding)) {
    const whole = held + (isFirst ? decoded.replace(/^\uFEFF/, '') : decoded);
    isFirst = false;
    held = whole.endsWith('\r') ? '\r' : '';
    yield (held === '' ? whole : whole.slice(0, -1)).replaceAll(/\r\n?/g, '\n');
  }
  if (held !== '') yield '\n';
}

/** The encoding of the byte order mark, else the given one. Fails when most lines are invalid in that encoding. */
const findEncoding = async ({ path, encoding }: TextFile): Promise<string> => {
  let found: string | undefined;
  let [readable, unreadable] = [0, 0];
  for await (const bytes of readPieces(path)) {
    if (found === undefined) {
      found = encodingOfMark(bytes) ?? encoding;
      if (found.startsWith('utf-16')) return found;
    }
    const text = decode(bytes, found);
    if (text !== undefined) {
      if (NOT_ASCII.test(text)) readable += text.split('\n').filter((line) => NOT_ASCII.test(line)).length;
      continue;
    }
    for (const line of linesOf(bytes)) {
      const decoded = decode(line, found);
      if (decoded !== undefined) readable += NOT_ASCII.test(decoded) ? 1 : 0;
      else if (charsetOf(line) === undefined) unreadable += 1;
    }
  }
  if (unreadable > readable) {
    throw new FileError(`is not text in ${encoding}; name its encoding, such as --encoding windows-1252`);
  }
  return found ?? encoding;
};

const encodingOfMark = (bytes: Buffer): string | undefined => {
  const [first = 1, second = 1, third = 1, fourth = 1] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  // Some programs leave out the mark. In Latin text the zero bytes reveal the encoding.
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? 'utf-16be' : undefined;
};

async function* decodePieces(path: string, encoding: string): AsyncGenerator<string> {
  if (!encoding.startsWith('utf-16')) {
    for await (const bytes of readPieces(path)) yield decode(bytes, encoding) ?? decodeLines(bytes, encoding);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const bytes of readPieces(path)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

const decodeLines = (bytes: Buffer, encoding: string): string =>
  linesOf(bytes)
    .map((line) => {
      const charset = charsetOf(line);
      return (
        decode(line, encoding) ??
        (charset === undefined ? undefined : decode(line, charset)) ??
        new TextDecoder(encoding, { ignoreBOM: true }).decode(line)
      );
    })
    .join('');

/** Undefined when the bytes are invalid in that encoding, or the encoding is unknown. */
export const decode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const charsetOf = (line: Buffer): string | undefined =>
  LINE_CHARSET.exec(line.toString('latin1', 0, 300))?.[1];

const linesOf = (bytes: Buffer): readonly Buffer[] =>
  (bytes.toString('latin1').match(/[^\n\r]*[\n\r]|[^\n\r]+$/g) ?? []).map((line) =>
    Buffer.from(line, 'latin1'),
  );

/** Reads the bytes in pieces that end at a line end, so that no line is split. */
async function* readPieces(path: string): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  try {
    for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
      const end = Math.max(bytes.lastIndexOf(LINE_FEED), bytes.lastIndexOf(CARRIAGE_RETURN)) + 1;
      held.push(end === 0 ? bytes : bytes.subarray(0, end));
      size += bytes.length;
      if (end === 0 && size <= MAX_LINE_BYTES) continue;
      if (end === 0) throw new FileError('has a line of more than 32 MiB; is it a file of contacts?');
      yield Buffer.concat(held);
      held = [bytes.subarray(end)];
      size = bytes.length - end;
    }
  } catch (error) {
    throw asFileError(error);
  }
  if (size > 0) yield Buffer.concat(held);
}

const asFileError = (error: unknown): unknown => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new FileError('does not exist');
  if (code === 'EISDIR') return new FileError('is a folder');
  if (code === 'EACCES') return new FileError('cannot be read: permission denied');
  return error;
};
