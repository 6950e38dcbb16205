import { createReadStream } from 'node:fs';

import { FileError } from './contact.ts';

/** A text file that is read in pieces, from its beginning each time. */
export interface TextFile {
  readonly path: string;
  /** A label that `TextDecoder` knows, such as `utf-8` or `windows-1252`. */
  readonly encoding: string;
}

/**
 * The text in pieces, line ends as `\n` and without a byte order mark.
 * @throws FileError where it cannot be read or is in another encoding
 */
export async function* readText({ path, encoding }: TextFile): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  // The end of a piece may be the first half of a Windows line end.
  let held = '';
  const pieceOf = (text: string): string => {
    const whole = held + text;
    held = whole.endsWith('\r') ? '\r' : '';
    return (held === '' ? whole : whole.slice(0, -1)).replaceAll(/\r\n?/g, '\n');
  };
  try {
    for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
      yield pieceOf(decoder.decode(bytes, { stream: true }));
    }
    yield pieceOf(decoder.decode()) + held.replace('\r', '\n');
  } catch (error) {
    throw asFileError(error, encoding);
  }
}

function asFileError(error: unknown, encoding: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new FileError(`is not text in ${encoding}; name its encoding, such as --encoding windows-1252`);
  }
  if (code === 'ENOENT') return new FileError('does not exist');
  if (code === 'EISDIR') return new FileError('is a folder');
  if (code === 'EACCES') return new FileError('may not be read by you');
  return error;
}
