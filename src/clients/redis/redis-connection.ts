import { Redis, type RedisOptions } from 'ioredis';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const read = (name: string): string => readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), 'utf8');
const ofBudget = (name: string) => ({ lua: read('budget') + read(name), numberOfKeys: 4 });

/**
 * Lua scripts, in the format of ioredis. The quota has its own scripts, with the rules of sliding-window.ts: the library
 * rate-limiter-flexible uses fixed windows, rolling-rate-limiter the clocks of the processes, and neither can return the
 * place of a call that was not counted.
 */
const scripts = {
  take: ofBudget('take'),
  settle: ofBudget('settle'),
  note: ofBudget('note'),
  beat: { lua: read('beat'), numberOfKeys: 1 },
  lock: { lua: read('lock'), numberOfKeys: 1 },
  unlock: { lua: read('unlock'), numberOfKeys: 1 },
} as const;

export type ScriptName = keyof typeof scripts;

/** Whether replicas share their state. `reason` is a code (`ECONNREFUSED`, `READONLY`, `TIMEOUT`), never an address. */
export type SharingChange =
  { readonly isShared: true } | { readonly isShared: false; readonly reason: string };

export interface RedisConnectionOptions {
  /** `redis://` or `rediss://`. */
  readonly url: string;
  readonly onChange: (change: SharingChange) => void;
  /** Timeout of a command in milliseconds: 100. */
  readonly commandMs?: number;
}

/** The connection to the Redis that replicas share. All users must be able to continue without it. */
export interface RedisConnection {
  /** A unique name of this process. */
  readonly replica: string;
  isUp(): boolean;
  /**
   * Milliseconds since the reconnect, before which Redis may have lost its data. `Infinity` if the connection was never lost,
   * 0 while it is down.
   */
  upForMs(): number;
  /** Milliseconds since the connection was lost: 0 while it is up, `Infinity` if it never was up. */
  downForMs(): number;
  /** Number of replicas at the last heartbeat, this one included. */
  replicas(): number;
  /**
   * The answer of Redis; undefined if there is none in time: then the command may or may not have been executed. Commands are
   * retried, so they must be idempotent.
   */
  ask<Answer>(command: (redis: Redis) => Promise<Answer>): Promise<Answer | undefined>;
  run(script: ScriptName, keys: readonly string[], values: readonly (string | number)[]): Promise<unknown>;
  /** Waits until the connection is up, or has failed for now. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

const HEARTBEAT_MS = 1_000;
// Replicas without a heartbeat are counted for this time.
const HEARTBEAT_LIFE_MS = 5_000;
const ATTEMPTS = 3;
// Multiple of the command timeout: a connection on which all commands fail for longer is closed.
const GIVE_UP_AFTER = 1.9;
const START_MS = 1_000;
const FAREWELL_MS = 200;

/** ioredis rejects commands immediately while it is not connected: nothing here may wait for Redis. */
const connectionOptions = {
  keyPrefix: 'contacts-subgraph:',
  connectionName: 'contacts-subgraph',
  lazyConnect: true,
  connectTimeout: 2_000,
  // ioredis waits this long for a connection to end, even if it has ended already.
  disconnectTimeout: 100,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
} as const satisfies RedisOptions;

export const createRedisConnection = ({
  url,
  onChange,
  commandMs = 100,
}: RedisConnectionOptions): RedisConnection => {
  const replica = randomBytes(9).toString('base64url');
  const started = Promise.withResolvers<undefined>();
  let isStarting = true;
  let isClosed = false;
  let isShared = true;
  // Since when the connection is up or down; one of the two is undefined.
  let upSince: number | undefined;
  let downSince: number | undefined = -Infinity;
  let replicas = 1;
  let failedTries = 0;
  let lastError: unknown;
  let failingSince: number | undefined;

  const retryMs = (): number => Math.min(250, 50 * 2 ** Math.min(failedTries++, 5)) + Math.random() * 50;
  const redis = new Redis(url, {
    ...connectionOptions,
    commandTimeout: commandMs,
    retryStrategy: retryMs,
    scripts,
  });

  const report = (change: SharingChange): void => {
    if (change.isShared === isShared || isClosed) return;
    isShared = change.isShared;
    onChange(change);
  };

  const goUp = (): void => {
    upSince = isStarting ? -Infinity : performance.now();
    downSince = undefined;
    lastError = undefined;
    failedTries = 0;
    failingSince = undefined;
    report({ isShared: true });
    started.resolve(undefined);
  };

  const goDown = (error: unknown): void => {
    if (upSince !== undefined) downSince = performance.now();
    upSince = undefined;
    report({ isShared: false, reason: reasonOf(error) });
    started.resolve(undefined);
  };

  const upForMs = (): number => (upSince === undefined ? 0 : performance.now() - upSince);

  const call = (script: ScriptName, keys: readonly string[], values: readonly (string | number)[]) => {
    // ioredis adds a method for each script, which its types do not have.
    const methods = redis as unknown as Record<ScriptName, (...all: (string | number)[]) => Promise<unknown>>;
    return methods[script](...keys, ...values);
  };

  const beat = async (): Promise<void> => {
    const count = Number(await call('beat', ['replicas'], [replica, HEARTBEAT_LIFE_MS]));
    // Just after a reconnect, the heartbeats of other replicas may still be missing.
    replicas = upForMs() > HEARTBEAT_LIFE_MS ? count : Math.max(replicas, count);
  };

  /** A single timeout is tolerated; the connection is closed when all commands fail for a while. */
  const handleFailure = (error: unknown): void => {
    const now = performance.now();
    failingSince ??= now;
    if (upSince === undefined || now - failingSince < GIVE_UP_AFTER * commandMs) return;
    goDown(error);
    redis.disconnect(true);
  };

  const ask: RedisConnection['ask'] = async (command) => {
    for (let tries = 1; tries <= ATTEMPTS && upSince !== undefined; tries += 1) {
      try {
        const answer = await command(redis);
        failingSince = undefined;
        return answer;
      } catch (error) {
        handleFailure(error);
      }
    }
    return undefined;
  };

  redis.on('ready', () => {
    beat().then(goUp, (error: unknown) => {
      lastError = error;
      redis.disconnect(true);
    });
  });
  redis.on('error', (error: unknown) => (lastError = error));
  redis.on('close', () => goDown(lastError));
  void redis.connect().catch(() => undefined);
  const heartbeat = setInterval(() => {
    void ask(beat);
  }, HEARTBEAT_MS).unref();

  return {
    replica,
    isUp: () => upSince !== undefined,
    upForMs,
    downForMs: () => (downSince === undefined ? 0 : performance.now() - downSince),
    replicas: () => replicas,
    ask,
    run: (script, keys, values) => ask(() => call(script, keys, values)),
    async ready() {
      await Promise.race([started.promise, delay(START_MS, undefined, { ref: false })]);
      isStarting = false;
      if (upSince === undefined) goDown(lastError);
    },
    async close() {
      clearInterval(heartbeat);
      isClosed = true;
      if (upSince !== undefined) {
        const farewell = redis.zrem('replicas', replica).then(() => redis.quit());
        await Promise.race([farewell.catch(() => undefined), delay(FAREWELL_MS, undefined, { ref: false })]);
      }
      redis.disconnect();
    },
  };
};

const KNOWN_CODE = /^[A-Z][A-Z\d_]{2,30}$/;

/** A code for the failure. Messages are not passed on, because they may contain an address or a command. */
const reasonOf = (error: unknown): string => {
  const { code, message = '' } = (error ?? {}) as { readonly code?: unknown; readonly message?: string };
  if (typeof code === 'string' && KNOWN_CODE.test(code)) return code;
  // Error messages of Redis begin with a code.
  const [word = ''] = message.split(' ');
  if (KNOWN_CODE.test(word)) return word;
  return message.includes('timed out') ? 'TIMEOUT' : 'CLOSED';
};
