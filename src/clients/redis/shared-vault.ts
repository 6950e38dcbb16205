import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

import type { SerialQueue } from '../http/serial-queue.ts';
import type { IssuedToken } from '../http/token-request.ts';
import { renewAheadMs, type TokenStore } from '../http/token-store.ts';
import type { Link } from './link.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
// RingCentral keeps a session for a week without use, Google a refresh token for longer.
const REFRESH_LIFE_MS = 7 * 24 * 60 * 60_000;

/** Makes text unreadable to whoever has the store and not the credential. `place` is where it belongs and counts nowhere else. */
const createSeal = (secret: string) => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'contacts-subgraph tokens', 32));
  return {
    close(text: string, place: string): string {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    open(sealed: string, place: string): string | undefined {
      const bytes = Buffer.from(sealed, 'base64');
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
 * A vault in the store that replicas share. RingCentral lets one user have about five sessions and ends others without
 * saying which, so each replica with one of its own would not do. While the store is away each asks for itself.
 * @param waitMs how long to wait for another replica that is asking
 */
export function createSharedVault(
  link: Link,
  turns: SerialQueue,
  waitMs: number,
  key: string,
  secret: string,
): TokenStore {
  const seal = createSeal(secret);
  const tokenPlace = `token:${key}`;
  const refreshPlace = `refresh:${key}`;

  const read = async (refused: string | undefined): Promise<Kept> => {
    const found = await link.ask((redis) =>
      Promise.all([redis.get(tokenPlace), redis.pttl(tokenPlace), redis.get(refreshPlace)]),
    );
    const [sealedToken, leftMs, sealedRefresh] = found ?? [null, 0, null];
    const refreshToken = (sealedRefresh && seal.open(sealedRefresh, refreshPlace)) ?? undefined;
    const text = sealedToken && seal.open(sealedToken, tokenPlace);
    const { accessToken, lifeMs } = JSON.parse(text ?? '{}') as Partial<IssuedToken>;
    const isGood =
      accessToken !== undefined &&
      lifeMs !== undefined &&
      accessToken !== refused &&
      leftMs > renewAheadMs(lifeMs);
    return { token: isGood ? { accessToken, lifeMs: leftMs, refreshToken } : undefined, refreshToken };
  };

  const write = async ({ accessToken, lifeMs, refreshToken }: IssuedToken): Promise<void> => {
    const text = JSON.stringify({ accessToken, lifeMs });
    await link.ask((redis) =>
      Promise.all([
        redis.set(tokenPlace, seal.close(text, tokenPlace), 'PX', Math.ceil(lifeMs)),
        refreshToken === undefined
          ? undefined
          : redis.set(refreshPlace, seal.close(refreshToken, refreshPlace), 'PX', REFRESH_LIFE_MS),
      ]),
    );
  };

  return {
    async obtain(refused, request) {
      const { token } = await read(refused);
      if (token !== undefined) return token;
      return turns.run(key, undefined, waitMs, async () => {
        const { token: brought, refreshToken } = await read(refused);
        if (brought !== undefined) return brought;
        const issued = await request(refreshToken);
        await write(issued);
        return issued;
      });
    },
  };
}
