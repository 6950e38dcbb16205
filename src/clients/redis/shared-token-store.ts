import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

import { type IssuedToken, renewAheadMs, type TokenStore } from '../http/server-credential.ts';

import type { Locks } from './locks.ts';
import type { RedisConnection } from './redis-connection.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
// RingCentral ends a session after a week without use; Google keeps refresh tokens for longer.
const REFRESH_LIFE_MS = 7 * 24 * 60 * 60_000;

/** AES-GCM with a key derived from the secret. A text can be decrypted only for the same `place`. */
const createCipher = (secret: string) => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'contacts-subgraph tokens', 32));
  return {
    encrypt(text: string, place: string): string {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place));
      const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), encrypted]).toString('base64');
    },
    decrypt(encrypted: string, place: string): string | undefined {
      const bytes = Buffer.from(encrypted, 'base64');
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES))
          .setAAD(Buffer.from(place))
          .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
};

interface Kept {
  readonly token: IssuedToken | undefined;
  readonly refreshToken: string | undefined;
}

/**
 * Shares the tokens of one credential in Redis. RingCentral allows a user about five sessions and ends any of the others, so
 * replicas cannot have a session each. While Redis is unavailable, each replica fetches its own token.
 * @param locks so that one replica at a time requests a token
 * @param waitMs timeout of the wait for another replica's request
 */
export const createSharedTokenStore = (
  connection: RedisConnection,
  locks: Locks,
  waitMs: number,
  key: string,
  secret: string,
): TokenStore => {
  const cipher = createCipher(secret);
  const tokenPlace = `token:${key}`;
  const refreshPlace = `refresh:${key}`;

  const load = async (refused: string | undefined): Promise<Kept> => {
    const found = await connection.ask((redis) =>
      Promise.all([redis.get(tokenPlace), redis.pttl(tokenPlace), redis.get(refreshPlace)]),
    );
    const [token, leftMs, refresh] = found ?? [null, 0, null];
    const refreshToken = (refresh && cipher.decrypt(refresh, refreshPlace)) ?? undefined;
    const text = token && cipher.decrypt(token, tokenPlace);
    const { accessToken, lifeMs } = JSON.parse(text ?? '{}') as Partial<IssuedToken>;
    const isGood =
      accessToken !== undefined &&
      lifeMs !== undefined &&
      accessToken !== refused &&
      leftMs > renewAheadMs(lifeMs);
    return { token: isGood ? { accessToken, lifeMs: leftMs, refreshToken } : undefined, refreshToken };
  };

  const store = async ({ accessToken, lifeMs, refreshToken }: IssuedToken): Promise<void> => {
    const text = JSON.stringify({ accessToken, lifeMs });
    await connection.ask((redis) =>
      Promise.all([
        redis.set(tokenPlace, cipher.encrypt(text, tokenPlace), 'PX', Math.ceil(lifeMs)),
        refreshToken === undefined
          ? undefined
          : redis.set(refreshPlace, cipher.encrypt(refreshToken, refreshPlace), 'PX', REFRESH_LIFE_MS),
      ]),
    );
  };

  return {
    async obtain(refused, request, signal) {
      const { token } = await load(refused);
      if (token !== undefined) return token;
      const lock = await locks.acquire({ name: key, owner: key, maxWaitMs: waitMs, signal });
      try {
        const { token: renewed, refreshToken } = await load(refused);
        if (renewed !== undefined) return renewed;
        const issued = await request(refreshToken);
        await store(issued);
        return issued;
      } finally {
        lock.release();
      }
    },
  };
};
