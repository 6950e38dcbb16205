import { createHash, timingSafeEqual } from 'node:crypto';

/** The header that routers send the shared secret in. */
export const routerSecretHeader = 'router-authorization';

/**
 * Tells whether a header value is one of the secrets, in a time that says nothing about them: hashes have one length,
 * and every secret is compared. Without secrets everything is accepted.
 */
export const createSecretCheck = (
  secrets: readonly string[],
): ((value: string | readonly string[] | undefined) => boolean) => {
  const hashes = secrets.map(sha256);
  return (value) => {
    if (hashes.length === 0) return true;
    if (typeof value !== 'string') return false;
    const given = sha256(value);
    return hashes.filter((hash) => timingSafeEqual(hash, given)).length > 0;
  };
};

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
