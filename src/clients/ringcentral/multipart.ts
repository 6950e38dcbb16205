/** One part of a multipart body. */
export interface MultipartPart {
  /** Media type in lower case without parameters; empty if the part has none. */
  readonly mediaType: string;
  readonly body: string;
}

const BOUNDARY = /;\s*boundary=(?:"((?:[^"\\]|\\.)+)"|([^\s;]+))/i;

const boundaryOf = (contentType: string, text: string): string | undefined => {
  const match = BOUNDARY.exec(contentType);
  const named = match?.[1]?.replace(/\\(.)/g, '$1') ?? match?.[2];
  // If the header does not have it, the first delimiter line does.
  return named ?? /^--([^\r\n]+?)[ \t]*$/m.exec(text)?.[1];
};

// A part without headers may or may not begin with the blank line that should end them.
const STARTS_WITH_JSON = /^\s*[[{]/;
const BLANK_LINE = /\r?\n[ \t]*\r?\n/;
const CONTENT_TYPE = /^content-type[ \t]*:[ \t]*([^;\r\n]*)/im;

const readPart = (text: string): MultipartPart => {
  if (STARTS_WITH_JSON.test(text)) return { mediaType: '', body: text.trim() };
  if (/^\r?\n/.test(text)) return { mediaType: '', body: text.trim() };
  const gap = BLANK_LINE.exec(text);
  const head = gap === null ? text : text.slice(0, gap.index);
  const mediaType = (CONTENT_TYPE.exec(head)?.[1] ?? '').trim().toLowerCase();
  return { mediaType, body: gap === null ? '' : text.slice(gap.index + gap[0].length).trim() };
};

const escapeForPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * The parts of a multipart body in order; undefined if the boundary or the closing delimiter is missing, as in a truncated
 * answer. Accepts the variants in captures of RingCentral's answers: line ends with and without carriage return, a boundary
 * with and without quotes or a space before it, headers in any case or none.
 */
export const parseMultipart = (contentType: string, text: string): readonly MultipartPart[] | undefined => {
  const boundary = boundaryOf(contentType, text);
  if (boundary === undefined) return undefined;
  const delimiter = new RegExp(`(?:^|\\r?\\n)--${escapeForPattern(boundary)}(--)?[ \\t]*(?=\\r?\\n|$)`, 'g');
  const parts: MultipartPart[] = [];
  let start: number | undefined;
  for (const match of text.matchAll(delimiter)) {
    if (start !== undefined) {
      // The line end after the delimiter belongs to the delimiter.
      parts.push(readPart(text.slice(start, match.index).replace(/^\r?\n/, '')));
    }
    if (match[1] !== undefined) return parts;
    start = match.index + match[0].length;
  }
  return undefined;
};

/** A body of type `multipart/mixed` with one JSON part per value, and its content type. */
export const formatMultipart = (
  values: readonly unknown[],
  boundary: string,
): { contentType: string; body: string } => {
  const parts = values.map(
    (value) => `--${boundary}\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(value)}\r\n`,
  );
  return {
    contentType: `multipart/mixed; boundary=${boundary}`,
    body: `${parts.join('')}--${boundary}--\r\n`,
  };
};
