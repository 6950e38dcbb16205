const LINE = '\r\n';

/** The boundary in a `multipart/…` content type; absent without one. */
export const boundaryOf = (contentType: string): string | undefined => {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ?? [];
  return quoted ?? plain;
};

/** The bodies of a multipart text in order; absent when it is malformed. Ignores headers of parts. */
export const splitMultipart = (text: string, boundary: string): readonly string[] | undefined => {
  const [preamble, ...pieces] = `\n${text.replaceAll(LINE, '\n')}`.split(`\n--${boundary}`);
  const end = pieces.pop();
  if (preamble === undefined || end?.startsWith('--') !== true) return undefined;
  const bodies = pieces.map((piece) => /^[ \t]*\n(?:[^\n]+\n)*\n([^]*)$/.exec(piece)?.[1]);
  return bodies.every((body) => body !== undefined) ? bodies : undefined;
};

/** A multipart body of JSON texts. A part that is undefined is empty. */
export const joinMultipart = (parts: readonly (string | undefined)[], boundary: string): string => {
  const written = parts.map(
    (part) => `--${boundary}${LINE}Content-Type: application/json${LINE}${LINE}${part ?? ''}${LINE}`,
  );
  return `${written.join('')}--${boundary}--${LINE}`;
};
