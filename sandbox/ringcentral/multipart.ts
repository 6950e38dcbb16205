const LINE = '\r\n';

/** The boundary in a `multipart/…` content type, or absent. */
export const boundaryOf = (contentType: string): string | undefined => {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ?? [];
  return quoted ?? plain;
};

/** The bodies of a multipart text in order; absent when it is malformed. Headers of parts are passed over. */
export const splitMultipart = (text: string, boundary: string): readonly string[] | undefined => {
  const [preamble, ...pieces] = `\n${text.replaceAll(LINE, '\n')}`.split(`\n--${boundary}`);
  const end = pieces.pop();
  if (preamble === undefined || end?.startsWith('--') !== true) return undefined;
  const bodies = pieces.map((piece) => /^[ \t]*\n(?:[^\n]+\n)*\n([^]*)$/.exec(piece)?.[1]);
  return bodies.every((body) => body !== undefined) ? bodies : undefined;
};

/** JSON texts as the parts of one multipart body. A part that has none is left empty. */
export const joinMultipart = (parts: readonly (string | undefined)[], boundary: string): string => {
  const written = parts.map(
    (part) => `--${boundary}${LINE}Content-Type: application/json${LINE}${LINE}${part ?? ''}${LINE}`,
  );
  return `${written.join('')}--${boundary}--${LINE}`;
};
