import { createHash } from 'node:crypto';

/** A checksum, to detect invented and truncated tokens. */
const checksum = (text: string): string =>
  createHash('sha256').update(`sandbox/${text}`).digest('base64url').slice(0, 8);

/** An opaque token that carries a JSON payload. `kind` keeps page tokens and sync tokens apart. */
export const writeToken = (kind: 'page' | 'sync', payload: object): string => {
  const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
  return `${checksum(`${kind}/${text}`)}${text}`;
};

/** The payload of a token of this kind; absent for anything that `writeToken` did not create. */
export const readToken = (kind: 'page' | 'sync', token: string): unknown => {
  const text = token.slice(8);
  if (token.slice(0, 8) !== checksum(`${kind}/${text}`)) return undefined;
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
};
